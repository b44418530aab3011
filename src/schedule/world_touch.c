/* Whose obligations a changed record can alter: those of the organisations of who took part, and of
 * those above where a rule looks below. */
#include <stdlib.h>
#include <string.h>

#include "index.h"
#include "mem.h"
#include "world.h"

/* Kinds of organisations for which a rule counts what others below them did. */
static unsigned looking_below(const struct world *w)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            const struct rule *r = w->policy[i]->rules[k];
            if (r->below || r->above || r->each == EACH_HEAD || r->each == EACH_ORG || r->instead ||
                expr_asks(r->when, FACT_MARKS) || expr_asks(r->require, FACT_MARKS))
                kinds |= r->subjects;
        }
    return kinds;
}

static int ascending(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Those of the kinds that stood above on any day. */
static void touch_above(const struct world *w, unsigned kinds, bool *touched)
{
    bool *above = mem_alloc(w->norg * sizeof *above);
    memcpy(above, touched, w->norg * sizeof *above);
    world_spread(w, false, above);
    for (size_t i = 0; i < w->norg; i++)
        touched[i] |= above[i] && (kinds & (1U << w->org[i].kind));
    free(above);
}

void world_touch(const struct world *w, const int *person, size_t n, bool *touched)
{
    const struct world_index *x = w->index;
    for (size_t k = 0; k < n; k++)
        for (size_t i = x->person_at[person[k]]; i < x->person_at[person[k] + 1]; i++) {
            const struct world_membership *m = &w->membership[x->of_person[i]];
            touched[m->org] = true;
            if (m->group >= 0)
                touched[m->group] = true;
        }
    for (size_t i = 0; n && i < w->npost; i++)
        if (bsearch(&w->post[i].person, person, n, sizeof *person, ascending) != NULL)
            touched[w->post[i].org] = true;
    unsigned kinds = looking_below(w);
    if (kinds)
        touch_above(w, kinds, touched);
}

static bool meets(struct span a, struct span b)
{
    return a.from < b.to && a.to > b.from;
}

void world_places(const struct world *w, const bool *people, struct span within, bool *at)
{
    for (size_t i = 0; i < w->nmembership; i++) {
        const struct world_membership *m = &w->membership[i];
        if (!people[m->person] || !meets(m->span, within))
            continue;
        at[m->org] = true;
        if (m->group >= 0)
            at[m->group] = true;
    }
    for (size_t i = 0; i < w->npost; i++)
        if (people[w->post[i].person] && meets(w->post[i].span, within))
            at[w->post[i].org] = true;
}

void world_spread(const struct world *w, bool down, bool *at)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < w->nplacement; i++) {
            int above = w->placement[i].parent, below = w->placement[i].org;
            if (above < 0)
                continue;
            int from = down ? above : below, to = down ? below : above;
            if (at[from] && !at[to])
                at[to] = more = true;
        }
    }
}
