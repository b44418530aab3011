/* Eligibility: an expression asked of each subject, and what made it true or false. */
#include "eligible.h"

#include <stdlib.h>
#include <string.h>

#include "fact_words.h"
#include "mem.h"
#include "schedule.h"
#include "words.h"

struct judging {
    struct eligible_list *l;
    struct schedule *s;
    const struct world *w;
    const struct policy *policy; /* of the organisation at hand */
    daynum today;
    const struct ratio *grade; /* of each person; unknown: none */
    int org, person;
};

static struct ratio answer(void *ctx, struct fact_ref f)
{
    const struct judging *j = ctx;
    if (j->person < 0 || f.of_org)
        return schedule_fact(j->s, j->org, j->today, f);
    if (f.of_head)
        return world_head_fact(j->w, j->person, j->today, f);
    if (f.fact == FACT_GRADE)
        return j->grade[j->person];
    return world_person_fact(j->w, j->person, j->today, f);
}

struct reasons {
    struct buf b;
    struct fact_words words;
};

static void add_reason(void *ctx, const struct expr_part *p)
{
    struct reasons *r = ctx;
    buf_puts(&r->b, r->b.len ? _("；") : "");
    part_words(&r->b, p, &r->words);
}

static void judge(struct judging *j, const struct yardstick *y, int person)
{
    struct eligible_list *l = j->l;
    struct reasons r = { BUF_INIT,
                         { policy_set_words(j->w->policies), j->policy,
                           yardstick_find(j->policy, YARD_SCALE, "assessment", j->today),
                           person >= 0, j->w->policies } };
    j->person = person;
    bool holds = expr_true(y->require, answer, j);
    expr_parts(y->require, y->require_text, answer, j, add_reason, &r);
    l->line = mem_grow(l->line, l->n, &l->cap, sizeof *l->line);
    l->line[l->n++] = (struct eligible_line){ y, j->org, person, holds, buf_take(&r.b) };
    l->holds += holds;
}

/* The section of that name in a policy; written NAME or POLICY.NAME. */
static const struct yardstick *section(const struct policy *p, const char *name, daynum d)
{
    size_t n = strlen(p->id);
    const struct yardstick *y = yardstick_find(p, YARD_ELIGIBLE, name, d);
    if (!y && !strncmp(name, p->id, n) && name[n] == '.')
        y = yardstick_find(p, YARD_ELIGIBLE, name + n + 1, d);
    return y;
}

static bool any_section(const struct world *w, const char *name, daynum d)
{
    for (size_t i = 0; i < w->npolicy; i++)
        if (section(w->policy[i], name, d))
            return true;
    return false;
}

/* Persons by their own organisation on a day, in the order of codes: at[org] .. at[org + 1] of
 * list. */
struct homes {
    int *list;
    size_t *at;
};

static struct homes find_homes(const struct world *w, daynum d)
{
    struct homes h = { mem_alloc((w->nperson + 1) * sizeof *h.list),
                       mem_alloc((w->norg + 2) * sizeof *h.at) };
    int *home = mem_alloc((w->nperson + 1) * sizeof *home);
    for (size_t i = 0; i < w->nperson; i++) {
        home[i] = world_home(w, (int)i, d);
        if (home[i] >= 0)
            h.at[home[i] + 2]++;
    }
    for (size_t k = 2; k < w->norg + 2; k++)
        h.at[k] += h.at[k - 1];
    for (size_t i = 0; i < w->nperson; i++)
        if (home[i] >= 0)
            h.list[h.at[home[i] + 1]++] = (int)i;
    free(home);
    return h;
}

static void judge_org(struct judging *j, const char *name, const struct homes *h)
{
    int policy = world_policy(j->w, j->org, j->today);
    if (policy < 0)
        return;
    j->policy = j->w->policy[policy];
    const struct yardstick *y = section(j->policy, name, j->today);
    if (!y)
        return;
    schedule_enter(j->s, j->org);
    if (y->of_person) {
        for (size_t i = h->at[j->org]; i < h->at[j->org + 1]; i++)
            judge(j, y, h->list[i]);
    } else if ((y->subjects & (1U << j->w->org[j->org].kind)) &&
               world_active(j->w, j->org, j->today)) {
        judge(j, y, -1);
    }
}

enum status eligible_make(struct eligible_list *l, struct office *o, const char *name, daynum today,
                          int org, struct err *e)
{
    const struct world *w = office_world(o);
    *l = (struct eligible_list){ 0 };
    if (!any_section(w, name, today))
        return err_set(e, ST_MISSING,
                       "现行制度里没有资格“%s”；dangjian policy show 可列出各制度的资格。", name);
    struct ratio *grade = mem_alloc((w->nperson + 1) * sizeof *grade); /* zeroed: unknown */
    enum status st = office_person_grades(o, today, grade, e);
    struct homes h = find_homes(w, today);
    struct office_ask ask = { .today = today, .only = -1, .items = true };
    if (!st)
        st = office_look(o, &ask, e);
    struct schedule *s = schedule_new(w, office_marks(o, org < 0), today, today);
    struct judging j = { .l = l, .s = s, .w = w, .today = today, .grade = grade };
    for (j.org = 0; !st && j.org < (int)w->norg; j.org++)
        if (org < 0 || j.org == org || world_below(w, j.org, org, today)) {
            judge_org(&j, name, &h);
            st = office_failed(o, e);
        }
    schedule_free(s);
    free(h.list);
    free(h.at);
    free(grade);
    return st;
}

void eligible_free(struct eligible_list *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->line[i].reason);
    free(l->line);
    *l = (struct eligible_list){ 0 };
}
