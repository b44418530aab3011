/* The tree of organisations on a day, with what the obligations say of each. */
#include "org_tree.h"

#include <stdlib.h>

#include "buf.h"
#include "due.h"
#include "mem.h"
#include "office.h"
#include "words.h"

struct growing {
    struct org_tree *t;
    const struct world *w;
    daynum day;
    int *parent;       /* on that day; -1 */
    int *first, *next; /* children in the order of codes; -1 */
    size_t *at;        /* where an organisation stands in the tree */
};

/* Backwards, so that each list of children comes out in order. */
static void link_children(struct growing *g)
{
    for (int i = 0; i < (int)g->w->norg; i++) {
        g->parent[i] = world_parent(g->w, i, g->day);
        g->first[i] = -1;
    }
    for (int i = (int)g->w->norg - 1; i >= 0; i--) {
        int p = g->parent[i];
        if (p < 0)
            continue;
        g->next[i] = g->first[p];
        g->first[p] = i;
    }
}

static int members_of(const struct growing *g, int org)
{
    struct ratio n = world_fact_value(g->w, org, g->day, (struct fact_ref){ .fact = FACT_MEMBERS });
    return ratio_known(n) ? (int)(n.num / n.den) : 0;
}

static void add_org(struct growing *g, int org, int depth)
{
    struct org_line *l = &g->t->v[g->t->n];
    g->at[org] = g->t->n++;
    *l = (struct org_line){ .code = mem_dup(g->w->org[org].code),
                            .name = mem_dup(world_name(g->w, org, g->day)),
                            .kind = org_kind_word((int)g->w->org[org].kind),
                            .depth = depth,
                            .members = members_of(g, org),
                            .term_due = DAY_NONE,
                            .active = world_active(g->w, org, g->day) };
}

/* Depth first without recursion: a tree may be as deep as it likes. */
static void grow(struct growing *g)
{
    for (int root = 0; root < (int)g->w->norg; root++) {
        int org = root, depth = 0;
        if (g->parent[root] >= 0)
            continue;
        for (;;) {
            add_org(g, org, depth);
            if (g->first[org] >= 0) {
                org = g->first[org];
                depth++;
                continue;
            }
            while (org != root && g->next[org] < 0) {
                org = g->parent[org];
                depth--;
            }
            if (org == root)
                break;
            org = g->next[org];
        }
    }
}

static void count_below(struct growing *g)
{
    for (int i = 0; i < (int)g->w->norg; i++)
        for (int p = g->parent[i]; p >= 0 && world_active(g->w, i, g->day); p = g->parent[p])
            g->t->v[g->at[p]].below++;
}

static void name_secretaries(struct growing *g)
{
    struct buf *names = mem_alloc((g->w->norg + 1) * sizeof *names);
    for (size_t i = 0; i < g->w->npost; i++) {
        const struct world_post *p = &g->w->post[i];
        if (p->role != POST_SECRETARY || !span_holds(p->span, g->day))
            continue;
        words_add(&names[p->org], g->w->person[p->person].name);
    }
    for (size_t i = 0; i < g->w->norg; i++)
        g->t->v[g->at[i]].secretary = names[i].len > 0 ? buf_take(&names[i]) : mem_dup("");
    free(names);
}

static void take_duty(void *ctx, const struct duty *d)
{
    struct growing *g = ctx;
    struct org_line *l = &g->t->v[g->at[d->org]];
    l->unmet += duty_class(d) == DUTY_UNMET;
    if (d->rule->kind != RULE_TERM)
        return;
    if (d->deadline == DAY_NONE) {
        l->term_missing |= d->status == DUTY_UNMET;
    } else if (l->term_due == DAY_NONE || d->deadline > l->term_due) {
        l->term_due = d->deadline;
        l->term_overdue = d->status == DUTY_OVERDUE;
    }
}

static enum status ask(struct growing *g, struct office *o, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = g->day;
    f.classes = DUE_EVERY_CLASS;
    f.kinds = 1U << RULE_STRUCTURE | 1U << RULE_TERM | 1U << RULE_RECORD;
    return due_run(o, &f, take_duty, g, NULL, e);
}

enum status org_tree_of(struct org_tree *t, struct office *o, daynum day, struct err *e)
{
    *t = (struct org_tree){ 0 };
    struct growing g = { .t = t, .w = office_world(o), .day = day };
    size_t n = g.w->norg;
    t->v = mem_alloc((n + 1) * sizeof *t->v);
    g.parent = mem_alloc((n + 1) * sizeof *g.parent);
    g.first = mem_alloc((n + 1) * sizeof *g.first);
    g.next = mem_alloc((n + 1) * sizeof *g.next);
    g.at = mem_alloc((n + 1) * sizeof *g.at);
    for (size_t i = 0; i < n; i++)
        g.next[i] = -1;
    link_children(&g);
    grow(&g);
    count_below(&g);
    name_secretaries(&g);
    enum status s = ask(&g, o, e);
    free(g.parent);
    free(g.first);
    free(g.next);
    free(g.at);
    if (s != ST_OK)
        org_tree_free(t);
    return s;
}

void org_tree_free(struct org_tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->v[i].code);
        free(t->v[i].name);
        free(t->v[i].secretary);
    }
    free(t->v);
    *t = (struct org_tree){ 0 };
}
