/* Policy files: what is read either has mistakes or makes rules, and comes back the same when it is
 * taken up from its entries. */
#include "fuzz.h"
#include "policy.h"
#include "schema.h"

static struct policy_text *shipped(void *ctx, const char *id, struct problems *p)
{
    (void)ctx;
    for (size_t i = 0; schema_policies[i].id != NULL; i++)
        if (!strcmp(schema_policies[i].id, id))
            return policy_read(id, schema_policies[i].text, p);
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    struct problems p = { 0 }, again = { 0 };
    struct policy_set *set = policy_set_new(), *other = policy_set_new();
    struct policy_text *t = policy_read("a.ini", text, &p), *copy = policy_text_new("a.ini");
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *e = &t->entry[i];
        policy_text_add(copy, e->section, e->name, e->key, e->value, e->line);
    }
    bool form = p.n > 0;
    const struct policy *made = policy_set_add(set, t, shipped, NULL, &p);
    const struct policy *remade = policy_set_add(other, copy, shipped, NULL, &again);
    HOLDS(made != NULL || p.n > 0); /* mistakes of form are the reader's */
    HOLDS(form || made == NULL || p.n == 0);
    HOLDS(form || (made == NULL) == (remade == NULL));
    if (made != NULL && remade != NULL)
        HOLDS(made->nrules == remade->nrules && !strcmp(made->id, remade->id));
    if (made != NULL)
        policy_set_ask_eligible(set);
    problems_sort(&p);
    problems_free(&p);
    problems_free(&again);
    policy_set_free(set);
    policy_set_free(other);
    free(text);
    return 0;
}
