/* Why nothing is asked, and since when a fact is what it is. */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

/* The first test that fails, in the order in which people think of them. */
static enum unasked first_reason(struct schedule *s, const struct rule *r, struct period p,
                                 daynum deadline, struct unasked_why *u)
{
    const struct world *w = s->w;
    int policy = world_policy(w, s->org, u->judged), rules = 0;
    for (size_t i = 0; i < s->nplan; i++)
        rules += s->plan[i].rule == r && s->plan[i].policy == policy;
    if (!(r->subjects & (1U << w->org[s->org].kind)))
        return UNASKED_KIND;
    if (!rules)
        return UNASKED_POLICY;
    if (r->kind == RULE_TERM && w->org[s->org].appointed)
        return UNASKED_APPOINTED;
    if (!span_holds(r->life, deadline))
        return UNASKED_RULE;
    if (r->every && !period_half(p, u->days = period_overlap(p, r->life)))
        return UNASKED_RULE_HALF;
    if (r->kind != RULE_STRUCTURE && deadline < s->tracking)
        return UNASKED_TRACKING;
    if (!world_active(w, s->org, deadline) ||
        (r->kind == RULE_EVENT && !world_active(w, s->org, p.first)))
        return UNASKED_ORG;
    if (r->every && !period_half(p, u->days = world_active_days(w, s->org, p)))
        return UNASKED_ORG_HALF;
    if (!rule_holds(s, r->when, s->org, u->judged))
        return UNASKED_WHEN;
    return r->kind == RULE_PERIODIC && r->each != EACH_NONE ? UNASKED_NOBODY : UNASKED_NOTHING;
}

struct unasked_why schedule_unasked(struct schedule *s, int org, const struct rule *r,
                                    struct period p)
{
    struct unasked_why u = { .limit = DAY_NONE };
    schedule_look(s, org);
    daynum deadline = r->every ? window_in(&r->window, p).last : p.last;
    u.judged = deadline < s->today ? deadline : s->today;
    u.limit = s->tracking;
    u.why = first_reason(s, r, p, deadline, &u);
    return u;
}

enum { MOST_LOOKS = 2000 }; /* days on which a fact may have changed, tried backwards */

/* Days on which something changed that a fact of an organisation is made of. */
struct changes {
    daynum *v;
    size_t n, cap;
    daynum until;
};

static void add_day(struct changes *c, daynum d)
{
    if (d == DAY_NONE || d <= DAY_ALWAYS || d > c->until)
        return;
    c->v = mem_grow(c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = d;
}

static void add_span(struct changes *c, struct span s)
{
    add_day(c, s.from);
    add_day(c, s.to);
}

static void add_people(struct changes *c, const struct world *w, int org)
{
    struct members m = index_members(w, org);
    for (size_t i = m.first; i < m.end; i++) {
        add_span(c, m.v[i].span);
        add_day(c, w->person[m.v[i].person].joined);
        add_day(c, w->person[m.v[i].person].full);
    }
}

static void add_posts(struct changes *c, const struct world *w, int org)
{
    for (size_t i = w->index->post[org]; i < w->index->post[org + 1]; i++)
        add_span(c, w->post[i].span);
}

/* It stands under another one, or is called otherwise. */
static void add_places(struct changes *c, const struct world *w, int org)
{
    for (size_t i = w->index->placement[org]; i < w->index->placement[org + 1]; i++)
        add_day(c, w->placement[i].from);
}

/* Itself and whatever ever stood below (down) or above it; to be freed. */
static bool *ever_around(const struct world *w, int org, bool down)
{
    bool *at = mem_alloc(w->norg * sizeof *at);
    at[org] = true;
    world_spread(w, down, at);
    return at;
}

static void add_below(struct changes *c, const struct world *w, int org, enum fact f)
{
    bool *at = ever_around(w, org, true);
    for (int i = 0; i < (int)w->norg; i++) {
        if (!at[i])
            continue;
        add_span(c, w->org[i].life);
        add_places(c, w, i);
        if (f == FACT_MEMBERS || f == FACT_FULL_MEMBERS)
            add_people(c, w, i);
        if (f == FACT_FULLTIME || f == FACT_PARTTIME)
            add_posts(c, w, i);
    }
    free(at);
}

static void add_children(struct changes *c, const struct world *w, int org)
{
    const struct world_index *x = w->index;
    add_span(c, w->org[org].life);
    for (size_t i = x->child_at[org]; i < x->child_at[org + 1]; i++) {
        add_span(c, x->child[i].span);
        add_span(c, w->org[x->child[i].org].life);
    }
}

static void add_recorded(struct changes *c, const struct world *w, int org)
{
    bool *at = ever_around(w, org, false);
    for (int k = 0; k < (int)w->norg; k++) {
        if (!at[k])
            continue;
        add_places(c, w, k);
        for (size_t i = w->index->fact[k]; i < w->index->fact[k + 1]; i++)
            add_day(c, w->fact[i].from);
    }
    free(at);
}

static void add_changes(struct changes *c, const struct world *w, int org, struct fact_ref f)
{
    switch (f.fact) {
    case FACT_HAS_COMMITTEE:
        add_span(c, w->org[org].committee);
        break;
    case FACT_POST:
        add_posts(c, w, org);
        break;
    case FACT_RECORDED:
        add_recorded(c, w, org);
        break;
    case FACT_STAR:
    case FACT_GRADE:
        for (size_t i = w->index->fact[org]; i < w->index->fact[org + 1]; i++)
            add_day(c, w->fact[i].from);
        break;
    case FACT_PAIRINGS:
    case FACT_PROJECTS:
        for (size_t i = 0; i < w->nholding; i++)
            if (w->holding[i].org == org)
                add_span(c, w->holding[i].span);
        break;
    case FACT_TERM_OVERDUE:
    case FACT_TERM_LATE:
    case FACT_MISSED:
    case FACT_MARKS:
        break; /* of today alone, or made of too much */
    case FACT_GROUPS:
    case FACT_DISCIPLINE_COMMITTEE:
        add_children(c, w, org);
        break;
    default:
        add_below(c, w, org, f.fact);
    }
}

static int later_first(const void *a, const void *b)
{
    daynum x = *(const daynum *)a, y = *(const daynum *)b;
    return (x < y) - (x > y);
}

static bool same(struct ratio a, struct ratio b)
{
    return a.num == b.num && a.den == b.den;
}

daynum schedule_fact_since(struct schedule *s, int org, daynum day, struct fact_ref f)
{
    struct changes c = { .until = day };
    struct ratio now = schedule_fact(s, org, day, f);
    daynum since = DAY_NONE;
    add_changes(&c, s->w, org, f);
    if (c.n > 1)
        qsort(c.v, c.n, sizeof *c.v, later_first);
    for (size_t i = 0; i < c.n && i < MOST_LOOKS && since == DAY_NONE; i++)
        if ((i == 0 || c.v[i] != c.v[i - 1]) && !same(schedule_fact(s, org, c.v[i] - 1, f), now))
            since = c.v[i];
    free(c.v);
    return since;
}
