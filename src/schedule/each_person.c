/* Populations of persons (obligations.md, section 4): who belongs to one, and since when each met
 * the need. */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

/* The day on which the marks of one person met the rule's count by themselves; DAY_NONE: not yet.
 * s->types holds its marks of each type the rule accepts. */
static daynum met_on(struct schedule *s, const struct rule *r, const struct asked *a)
{
    struct weighing q = { r, a->window.first, a->window.last, s->today, -1 };
    if (r->measure != MEASURE_COUNT || r->count != 1) {
        gather_begin(s);
        for (size_t t = 0; t < r->nevidence; t++)
            gather_add(s, &q, s->types[t], r->part, SPAN_ALL);
        return gather_end(s, r).reached;
    }
    /* one of any is enough: the earliest; what lies before this window lies before the later ones
     * too */
    daynum first = DAY_NONE;
    for (size_t t = 0; t < r->nevidence; t++) {
        struct slice *marks = &s->types[t];
        for (; marks->n && marks->mark->for_day < q.first; marks->n--)
            marks->mark++;
        for (size_t i = 0; i < marks->n && marks->mark[i].for_day <= q.last; i++) {
            const struct mark *m = &marks->mark[i];
            if (m->done <= q.today && (first == DAY_NONE || m->done < first) &&
                (r->part == PART_NONE || mark_fits(s, m, r->part, SPAN_ALL)) &&
                (!r->counts || record_counts(s, r, m, -1)))
                first = m->done;
        }
    }
    return first;
}

/* One person with the stretches of time that put it into the population, in order of their
 * beginnings. */
struct candidate {
    int person;
    const struct span *span;
    size_t nspan;
};

struct asking_person {
    const struct world *w;
    int person;
    daynum day;
};

static struct ratio answer(void *ctx, struct fact_ref f)
{
    const struct asking_person *a = ctx;
    return world_person_fact(a->w, a->person, a->day, f);
}

bool person_among(const struct schedule *s, const struct rule *r, int person, daynum day)
{
    struct asking_person a = { s->w, person, day };
    return expr_true(r->among, answer, &a);
}

/* How much of a period somebody was in a population: several stretches, in order, add up, no day
 * twice. */
struct stay {
    bool judged; /* in it on the day judged */
    int days;
    daynum upto; /* reckoned before this day already */
};
#define STAY_INIT ((struct stay){ .upto = DAY_ALWAYS })

static inline void stay_add(struct stay *t, const struct asked *a, struct span v)
{
    t->judged |= v.from <= a->judged && a->judged < v.to;
    if (v.from < t->upto)
        v.from = t->upto;
    if (v.from < v.to) {
        t->days += period_overlap(a->period, v);
        t->upto = v.to;
    }
}

/* In it on the day judged, there for the period, not taken out by a waiver. */
static bool belongs(const struct schedule *s, const struct rule *r, const struct asked *a,
                    const struct candidate *c)
{
    struct stay t = STAY_INIT;
    for (size_t i = 0; i < c->nspan; i++)
        stay_add(&t, a, c->span[i]);
    return t.judged && period_half(a->period, t.days) &&
           (r->each == EACH_POST ||
            world_is_member(s->w, c->person, a->judged, r->each == EACH_FULL_MEMBER)) &&
           !person_waived(s, r, c->person, a->window.last) &&
           person_among(s, r, c->person, a->judged);
}

/* Some of the periods. */
struct periods {
    size_t first, last;
};

/* One stretch over all periods, a member from the first day judged on (who is one stays one),
 * nobody waived: then there is nothing to ask period by period. */
static bool belongs_always(const struct schedule *s, const struct plan *p,
                           const struct candidate *c, struct periods of)
{
    const struct rule *r = p->rule;
    const struct asked *first = &p->asked[of.first], *last = &p->asked[of.last];
    const size_t *waivers = &s->w->index->waiver[s->org];
    return c->nspan == 1 && c->span->from <= first->period.first &&
           c->span->from <= first->judged && c->span->to > last->period.last &&
           waivers[0] == waivers[1] && !r->among &&
           (r->each == EACH_POST ||
            world_is_member(s->w, c->person, first->judged, r->each == EACH_FULL_MEMBER));
}

static void count_person(struct schedule *s, const struct plan *p, const struct candidate *c,
                         struct periods of, each_visit visit)
{
    struct slice all = slice_of_person(s, c->person);
    for (size_t t = 0; t < p->rule->nevidence; t++)
        s->types[t] = slice_of_type(all, p->rule->evidence[t]);
    bool always = belongs_always(s, p, c, of);
    for (size_t i = of.first; i <= of.last; i++)
        if (each_asks(s, i) && (always || belongs(s, p->rule, &p->asked[i], c)))
            visit(s, p, i, c->person, met_on(s, p->rule, &p->asked[i]));
}

enum { MOST_SPANS = 64 }; /* of one person in one organisation */

static void each_member(struct schedule *s, const struct plan *p, struct periods of,
                        each_visit visit)
{
    struct members m = index_members(s->w, s->org);
    struct span spans[MOST_SPANS];
    for (size_t i = m.first; i < m.end;) {
        struct candidate c = { m.v[i].person, spans, 0 };
        for (; i < m.end && m.v[i].person == c.person; i++)
            if (c.nspan < MOST_SPANS)
                spans[c.nspan++] = m.v[i].span;
        count_person(s, p, &c, of, visit);
    }
}

static void each_post(struct schedule *s, const struct plan *p, struct periods of, each_visit visit)
{
    const struct world_index *x = s->w->index;
    const struct world_post *v = s->w->post;
    struct span spans[MOST_SPANS];
    for (size_t i = x->post[s->org], end = x->post[s->org + 1]; i < end;) {
        struct candidate c = { v[i].person, spans, 0 };
        for (; i < end && v[i].person == c.person; i++)
            if ((p->rule->each_set & world_post_roles(s->w, &v[i])) && c.nspan < MOST_SPANS)
                spans[c.nspan++] = v[i].span;
        if (c.nspan)
            count_person(s, p, &c, of, visit);
    }
}

/* ---- reach = below ---- */

static void add_places(struct schedule *s, int org, daynum day, int depth)
{
    const struct world_index *x = s->w->index;
    s->place = mem_grow(s->place, s->nplace, &s->place_cap, sizeof *s->place);
    s->place[s->nplace++] = org;
    for (size_t i = x->child_at[org]; depth && i < x->child_at[org + 1]; i++)
        if (span_holds(x->child[i].span, day))
            add_places(s, x->child[i].org, day, depth - 1);
}

static void add_stretch(struct schedule *s, int person, struct span span)
{
    s->stretch = mem_grow(s->stretch, s->nstretch, &s->stretch_cap, sizeof *s->stretch);
    s->stretch[s->nstretch++] = (struct stretch){ person, span };
}

static void add_members(struct schedule *s, int org)
{
    struct members m = index_members(s->w, org);
    for (size_t i = m.first; i < m.end; i++)
        add_stretch(s, m.v[i].person, m.v[i].span);
}

static void add_posts(struct schedule *s, int org, unsigned roles)
{
    const size_t *at = s->w->index->post;
    for (size_t i = at[org]; i < at[org + 1]; i++)
        if (roles & world_post_roles(s->w, &s->w->post[i]))
            add_stretch(s, s->w->post[i].person, s->w->post[i].span);
}

static int by_person(const void *a, const void *b, void *world)
{
    const struct stretch *x = a, *y = b;
    if (x->person != y->person)
        return world_person_order(world, x->person, y->person);
    return (x->span.from > y->span.from) - (x->span.from < y->span.from);
}

void person_stretches(struct schedule *s, const struct rule *r, daynum day)
{
    s->nplace = s->nstretch = 0;
    add_places(s, s->org, day, r->below ? TREE_DEPTH : 0);
    for (size_t i = 0; i < s->nplace; i++)
        if (r->each == EACH_POST)
            add_posts(s, s->place[i], r->each_set);
        else
            add_members(s, s->place[i]);
    if (s->nstretch)
        qsort_r(s->stretch, s->nstretch, sizeof *s->stretch, by_person, (void *)s->w);
}

/* The tree may stand differently on the day each period is judged. */
static void each_below(struct schedule *s, const struct plan *p, struct periods of,
                       each_visit visit)
{
    struct span spans[MOST_SPANS];
    for (size_t k = of.first; k <= of.last; k++) {
        if (!each_asks(s, k))
            continue;
        person_stretches(s, p->rule, p->asked[k].judged);
        for (size_t i = 0; i < s->nstretch;) {
            struct candidate c = { s->stretch[i].person, spans, 0 };
            for (; i < s->nstretch && s->stretch[i].person == c.person; i++)
                if (c.nspan < MOST_SPANS)
                    spans[c.nspan++] = s->stretch[i].span;
            count_person(s, p, &c, (struct periods){ k, k }, visit);
        }
    }
}

void each_person(struct schedule *s, const struct plan *p, size_t first, size_t last,
                 each_visit visit)
{
    struct periods of = { first, last };
    if (p->rule->below)
        each_below(s, p, of, visit);
    else if (p->rule->each == EACH_POST)
        each_post(s, p, of, visit);
    else
        each_member(s, p, of, visit);
}

enum left_out person_left_out(const struct schedule *s, const struct rule *r, const struct asked *a,
                              const struct stretch *v, size_t n, int *days)
{
    struct stay t = STAY_INIT;
    for (size_t i = 0; i < n; i++)
        stay_add(&t, a, v[i].span);
    *days = t.days;
    if (person_waived(s, r, v->person, a->window.last))
        return LEFT_WAIVED;
    if (r->each != EACH_POST &&
        !world_is_member(s->w, v->person, a->judged, r->each == EACH_FULL_MEMBER))
        return LEFT_STATUS;
    if (!t.judged)
        return LEFT_AWAY;
    if (!period_half(a->period, t.days))
        return LEFT_BRIEF;
    return person_among(s, r, v->person, a->judged) ? LEFT_IN : LEFT_AMONG;
}
