/* One policy set at a time. */
#include "policy_make.h"

#include "test.h"
#include "text.h"

struct policy_set *set;
struct problems problems;
const char *const *shelf;

static struct policy_text *from_shelf(void *ctx, const char *id, struct problems *p)
{
    (void)ctx;
    for (const char *const *s = shelf; s && *s; s += 2)
        if (!strcmp(*s, id))
            return policy_read(id, s[1], p);
    return NULL;
}

int clean(void **state)
{
    (void)state;
    policy_set_free(set);
    problems_free(&problems);
    set = policy_set_new();
    shelf = NULL;
    return 0;
}

int clean_up(void **state)
{
    clean(state);
    policy_set_free(set);
    return 0;
}

const struct policy *load(const char *text)
{
    return policy_set_add(set, policy_read("a.ini", text, &problems), from_shelf, NULL, &problems);
}

const struct policy *good(const char *text)
{
    const struct policy *p = load(text);
    if (!p || problems.n)
        fail_msg("%s", problems.n ? problems.v[0].text : "no policy");
    return p;
}

void wrong(const char *text, int line)
{
    char *whole, head[32];
    void *none = NULL;
    clean(&none);
    if (asprintf(&whole, "%s%s", HEAD, text) < 0)
        fail();
    snprintf(head, sizeof head, line ? "a.ini:%d: " : "a.ini: ", line);
    struct policy_text *t = policy_read("a.ini", whole, &problems);
    bool of_form = problems.n > 0;
    const struct policy *p = policy_set_add(set, t, from_shelf, NULL, &problems);
    if ((p && !of_form) || problems.n != 1 || strncmp(problems.v[0].text, head, strlen(head)) ||
        !text_valid(problems.v[0].text, strlen(problems.v[0].text)))
        fail_msg("line %d: %zu problems for\n%s\n%s", line, problems.n, text,
                 problems.n ? problems.v[0].text : "");
    free(whole);
}

void right(const char *text)
{
    char *whole;
    void *none = NULL;
    clean(&none);
    if (asprintf(&whole, "%s%s", HEAD, text) < 0)
        fail();
    good(whole);
    free(whole);
}
