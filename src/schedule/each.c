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

/* The absentees, period by period; within one in the order of their codes, in which they mostly
 * come already. crowd[i].at is then where those of the next period begin. */
static void sort_absences(struct schedule *s, size_t nperiods, bool orgs)
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
            for (; j > begin && population_order(s->w, orgs, s->absent[j - 1], who) > 0; j--)
                s->absent[j] = s->absent[j - 1];
            s->absent[j] = who;
        }
}

/* An empty population asks nothing. */
static void crowd_end(struct schedule *s, const struct plan *p, bool orgs)
{
    size_t at = 0;
    sort_absences(s, p->nasked, orgs);
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

/* An office is met by whoever held the post on the record's day; a record counts once whoever of
 * them took part. */
static daynum office_met_on(struct schedule *s, const struct rule *r, const struct asked *a,
                            int org, unsigned roles)
{
    const struct world_index *x = s->w->index;
    struct weighing q = { r, a->window.first, a->window.last, s->today, -1 };
    gather_begin(s);
    for (size_t i = x->post[org]; i < x->post[org + 1]; i++) {
        const struct world_post *v = &s->w->post[i];
        if (!(roles & world_post_roles(s->w, v)))
            continue;
        struct slice all = slice_of_person(s, v->person);
        for (size_t t = 0; t < r->nevidence; t++)
            gather_add(s, &q, slice_of_type(all, r->evidence[t]), r->part, v->span);
    }
    return gather_end(s, r).reached;
}

/* By the marks of the organisation itself. */
static daynum org_met_on(struct schedule *s, const struct rule *r, const struct asked *a, int org)
{
    const struct world_index *x = s->w->index;
    struct weighing q = { r, a->window.first, a->window.last, s->today, -1 };
    struct slice all = { x->outer + x->outer_at[org], x->outer_at[org + 1] - x->outer_at[org] };
    gather_begin(s);
    for (size_t t = 0; t < r->nevidence; t++)
        gather_add(s, &q, slice_of_type(all, r->evidence[t]), PART_NONE, SPAN_ALL);
    return gather_end(s, r).reached;
}

int population_order(const struct world *w, bool orgs, int a, int b)
{
    return orgs ? (a > b) - (a < b) : world_person_order(w, a, b);
}

unsigned each_roles(const struct rule *r)
{
    return r->each == EACH_HEAD ? 1U << POST_SECRETARY : r->each_set;
}

static daynum one_met_on(struct schedule *s, const struct rule *r, const struct asked *a, int org)
{
    return r->each == EACH_ORG || r->instead ? org_met_on(s, r, a, org)
                                             : office_met_on(s, r, a, org, each_roles(r));
}

/* The organisations of those kinds below, at any depth, as the tree stands on the day judged. */
static void count_below(struct schedule *s, const struct plan *p, size_t period, unsigned kinds,
                        int above, int depth, each_visit visit)
{
    const struct world_index *x = s->w->index;
    const struct asked *a = &p->asked[period];
    for (size_t i = x->child_at[above]; depth && i < x->child_at[above + 1]; i++) {
        int org = x->child[i].org;
        if (!span_holds(x->child[i].span, a->judged))
            continue;
        if ((kinds & (1U << s->w->org[org].kind)) && world_active(s->w, org, a->window.last) &&
            period_half(a->period, world_active_days(s->w, org, a->period)))
            visit(s, p, period, org, one_met_on(s, p->rule, a, org));
        count_below(s, p, period, kinds, org, depth - 1, visit);
    }
}

void each_walk_instead(struct schedule *s, const struct plan *p, size_t period, each_visit visit)
{
    count_below(s, p, period, p->rule->instead, s->org, TREE_DEPTH, visit);
}

struct tally each_instead(struct schedule *s, const struct plan *p, size_t period, struct tally own)
{
    while (s->crowd_cap <= period)
        s->crowd = mem_grow(s->crowd, s->crowd_cap, &s->crowd_cap, sizeof *s->crowd);
    s->nabsence = 0;
    s->crowd[period] = (struct crowd){ .asked = true, .reached = DAY_ALWAYS };
    each_walk_instead(s, p, period, crowd_count);
    const struct crowd *c = &s->crowd[period];
    if (!c->need || c->have < c->need)
        return own;
    if (own.have < p->rule->count)
        return (struct tally){ p->rule->count, c->reached };
    if (c->reached < own.reached)
        own.reached = c->reached;
    return own;
}

/* The office of S itself, and what lies below. */
static void each_org(struct schedule *s, const struct plan *p, each_visit visit)
{
    const struct rule *r = p->rule;
    bool office = r->each == EACH_OFFICE, below = !office || r->below;
    unsigned kinds = office ? (1U << ORG_KINDS) - 1 : r->each_set;
    for (size_t i = 0; i < p->nasked; i++) {
        if (!s->crowd[i].asked)
            continue;
        if (office)
            visit(s, p, i, s->org, one_met_on(s, r, &p->asked[i], s->org));
        if (below)
            count_below(s, p, i, kinds, s->org, TREE_DEPTH, visit);
    }
}

void each_walk(struct schedule *s, const struct plan *p, each_visit visit)
{
    if (!crowd_begin(s, p))
        return;
    if (each_is_orgs(p->rule))
        each_org(s, p, visit);
    else
        each_person(s, p, s->crowd_first, s->crowd_last, visit);
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
