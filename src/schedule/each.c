/* Rules with `each` (obligations.md, section 4): every one of a population must meet the need; one
 * line for the organisation, which names those who do not. */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

/* What became of one period. */
struct crowd {
    bool asked;
    int64_t need, have;
    daynum reached; /* when the last one did */
    size_t at;      /* see sort_absences */
};

/* Somebody who lacks in a period. */
struct absence {
    size_t period;
    int who;
};

/* Which periods are asked, and between which two they lie; false: none. */
static bool crowd_begin(struct schedule *s, const struct plan *p)
{
    while (s->crowd_cap < p->nasked)
        s->crowd = mem_grow(s->crowd, s->crowd_cap, &s->crowd_cap, sizeof *s->crowd);
    s->nabsence = 0;
    size_t n = 0;
    for (size_t i = 0; i < p->nasked; i++) {
        bool asked = periodic_asks(s, p, &p->asked[i]);
        s->crowd[i] = (struct crowd){ .asked = asked, .reached = DAY_ALWAYS };
        if (asked && n++ == 0)
            s->crowd_first = i;
        if (asked)
            s->crowd_last = i;
    }
    return n > 0;
}

static void crowd_count(struct schedule *s, const struct plan *p, size_t period, int who,
                        daynum reached)
{
    struct crowd *c = &s->crowd[period];
    (void)p;
    c->need++;
    if (reached != DAY_NONE) {
        c->have++;
        if (reached > c->reached)
            c->reached = reached;
        return;
    }
    s->absence = mem_grow(s->absence, s->nabsence, &s->absence_cap, sizeof *s->absence);
    s->absence[s->nabsence++] = (struct absence){ period, who };
}

/* The absentees, period by period; within one in the order of their numbers, in which they mostly
 * come already. crowd[i].at is then where those of the next period begin. */
static void sort_absences(struct schedule *s, size_t nperiods)
{
    size_t at = 0;
    while (s->absent_cap < s->nabsence)
        s->absent = mem_grow(s->absent, s->absent_cap, &s->absent_cap, sizeof *s->absent);
    for (size_t i = 0; i < nperiods; i++) {
        s->crowd[i].at = at;
        at += (size_t)(s->crowd[i].need - s->crowd[i].have);
    }
    for (size_t i = 0; i < s->nabsence; i++) {
        struct crowd *c = &s->crowd[s->absence[i].period];
        s->absent[c->at++] = s->absence[i].who;
    }
    for (size_t i = 0, begin = 0; i < nperiods; begin = s->crowd[i++].at)
        for (size_t k = begin + 1; k < s->crowd[i].at; k++) {
            int who = s->absent[k];
            size_t j = k;
            for (; j > begin && s->absent[j - 1] > who; j--)
                s->absent[j] = s->absent[j - 1];
            s->absent[j] = who;
        }
}

/* An empty population asks nothing. */
static void crowd_end(struct schedule *s, const struct plan *p, bool orgs)
{
    size_t at = 0;
    sort_absences(s, p->nasked);
    for (size_t i = 0; i < p->nasked; i++) {
        const struct crowd *c = &s->crowd[i];
        for (; at < c->at; at++)
            duty_lacks(s, s->absent[at]);
        if (!c->need)
            continue;
        struct duty d = periodic_duty(s, p, &p->asked[i]);
        d.need = c->need;
        d.hours = false;
        d.lacking_orgs = orgs;
        duty_add(s, d, (struct tally){ c->have, c->reached });
    }
}

/* The day on which the marks of one person met the rule's count by themselves; DAY_NONE: not yet.
 * s->types holds its marks of each type the rule accepts. */
static daynum met_on(struct schedule *s, const struct rule *r, const struct asked *a)
{
    struct weighing q = { r, a->window.first, a->window.last, s->today };
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
                (r->part == PART_NONE || mark_fits(s, m, r->part, SPAN_ALL)))
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

/* In it on the day judged, there for the period (several stretches add up, no day twice), not taken
 * out by a waiver. */
static bool belongs(const struct schedule *s, const struct rule *r, const struct asked *a,
                    const struct candidate *c)
{
    bool in = false;
    int days = 0;
    struct span rest = SPAN_ALL;
    for (size_t i = 0; i < c->nspan; i++) {
        struct span x = span_cut(c->span[i], rest);
        in |= span_holds(c->span[i], a->judged);
        if (x.from < x.to) {
            days += period_overlap(a->period, x);
            rest.from = x.to;
        }
    }
    return in && period_half(a->period, days) &&
           (r->each == EACH_POST ||
            world_is_member(s->w, c->person, a->judged, r->each == EACH_FULL_MEMBER)) &&
           !person_waived(s, r, c->person, a->window.last);
}

/* One stretch over all periods, a member from the first day judged on (who is one stays one),
 * nobody waived: then there is nothing to ask period by period. */
static bool belongs_always(const struct schedule *s, const struct plan *p,
                           const struct candidate *c)
{
    const struct rule *r = p->rule;
    const struct asked *first = &p->asked[s->crowd_first], *last = &p->asked[s->crowd_last];
    const size_t *waivers = &s->w->index->waiver[s->org];
    return c->nspan == 1 && c->span->from <= first->period.first &&
           c->span->from <= first->judged && c->span->to > last->period.last &&
           waivers[0] == waivers[1] &&
           (r->each == EACH_POST ||
            world_is_member(s->w, c->person, first->judged, r->each == EACH_FULL_MEMBER));
}

static void count_person(struct schedule *s, const struct plan *p, const struct candidate *c,
                         each_visit visit)
{
    struct slice all = slice_of_person(s, c->person);
    for (size_t t = 0; t < p->rule->nevidence; t++)
        s->types[t] = slice_of_type(all, p->rule->evidence[t]);
    bool always = belongs_always(s, p, c);
    for (size_t i = s->crowd_first; i <= s->crowd_last; i++)
        if (s->crowd[i].asked && (always || belongs(s, p->rule, &p->asked[i], c)))
            visit(s, p, i, c->person, met_on(s, p->rule, &p->asked[i]));
}

enum { MOST_SPANS = 64 }; /* of one person in one organisation */

static void each_member(struct schedule *s, const struct plan *p, each_visit visit)
{
    const struct world_index *x = s->w->index;
    bool group = s->w->org[s->org].kind == ORG_GROUP;
    const struct world_membership *v = group ? x->grouped : s->w->membership;
    const size_t *at = group ? x->grouped_at : x->membership;
    struct span spans[MOST_SPANS];
    for (size_t i = at[s->org]; i < at[s->org + 1];) {
        struct candidate c = { v[i].person, spans, 0 };
        for (; i < at[s->org + 1] && v[i].person == c.person; i++)
            if (c.nspan < MOST_SPANS)
                spans[c.nspan++] = v[i].span;
        count_person(s, p, &c, visit);
    }
}

static void each_post(struct schedule *s, const struct plan *p, each_visit visit)
{
    const struct world_index *x = s->w->index;
    const struct world_post *v = s->w->post;
    struct span spans[MOST_SPANS];
    for (size_t i = x->post[s->org], end = x->post[s->org + 1]; i < end;) {
        struct candidate c = { v[i].person, spans, 0 };
        for (; i < end && v[i].person == c.person; i++)
            if ((p->rule->each_set & (1U << v[i].role)) && c.nspan < MOST_SPANS)
                spans[c.nspan++] = v[i].span;
        if (c.nspan)
            count_person(s, p, &c, visit);
    }
}

/* An office is met by whoever held the post on the record's day; a record counts once whoever of
 * them took part. */
static daynum office_met_on(struct schedule *s, const struct rule *r, const struct asked *a,
                            int org, unsigned roles)
{
    const struct world_index *x = s->w->index;
    struct weighing q = { r, a->window.first, a->window.last, s->today };
    gather_begin(s);
    for (size_t i = x->post[org]; i < x->post[org + 1]; i++) {
        const struct world_post *v = &s->w->post[i];
        if (!(roles & (1U << v->role)))
            continue;
        struct slice all = slice_of_person(s, v->person);
        for (size_t t = 0; t < r->nevidence; t++)
            gather_add(s, &q, slice_of_type(all, r->evidence[t]), r->part, v->span);
    }
    return gather_end(s, r).reached;
}

static void each_office(struct schedule *s, const struct plan *p, each_visit visit)
{
    for (size_t i = 0; i < p->nasked; i++)
        if (s->crowd[i].asked)
            visit(s, p, i, s->org,
                  office_met_on(s, p->rule, &p->asked[i], s->org, p->rule->each_set));
}

/* The heads of the organisations below, at any depth, as the tree stands on the day judged. */
static void count_heads(struct schedule *s, const struct plan *p, size_t period, int above,
                        int depth, each_visit visit)
{
    const struct world_index *x = s->w->index;
    const struct asked *a = &p->asked[period];
    for (size_t i = x->child_at[above]; depth && i < x->child_at[above + 1]; i++) {
        int org = x->child[i].org;
        if (!span_holds(x->child[i].span, a->judged))
            continue;
        if ((p->rule->each_set & (1U << s->w->org[org].kind)) &&
            world_active(s->w, org, a->window.last) &&
            period_half(a->period, world_active_days(s->w, org, a->period)))
            visit(s, p, period, org, office_met_on(s, p->rule, a, org, 1U << POST_SECRETARY));
        count_heads(s, p, period, org, depth - 1, visit);
    }
}

static void each_head(struct schedule *s, const struct plan *p, each_visit visit)
{
    for (size_t i = 0; i < p->nasked; i++)
        if (s->crowd[i].asked)
            count_heads(s, p, i, s->org, TREE_DEPTH, visit);
}

void each_walk(struct schedule *s, const struct plan *p, each_visit visit)
{
    if (!crowd_begin(s, p))
        return;
    switch (p->rule->each) {
    case EACH_MEMBER:
    case EACH_FULL_MEMBER:
        each_member(s, p, visit);
        break;
    case EACH_POST:
        each_post(s, p, visit);
        break;
    case EACH_OFFICE:
        each_office(s, p, visit);
        break;
    case EACH_HEAD:
        each_head(s, p, visit);
        break;
    case EACH_ORG:
    case EACH_NONE:
        break;
    }
}

bool each_asks(const struct schedule *s, size_t period)
{
    return s->crowd[period].asked;
}

bool each_is_orgs(const struct rule *r)
{
    return r->each == EACH_OFFICE || r->each == EACH_HEAD || r->each == EACH_ORG;
}

void each_schedule(struct schedule *s, const struct plan *p)
{
    each_walk(s, p, crowd_count);
    crowd_end(s, p, each_is_orgs(p->rule));
}
