/* Periodic rules (obligations.md 3.1): one obligation for each organisation and each period. */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

/* The periods that may be asked: deadline not before `first`, begun by today or due by `until`, and
 * the rule in force at the end of the window and for half of the period. */
void periodic_prepare(struct schedule *s, struct plan *p, daynum first)
{
    const struct rule *r = p->rule;
    size_t cap = 0;
    if (first < DAY_MIN)
        first = DAY_MIN;
    for (struct period q = period_of(r->every, first); q.first <= DAY_MAX;
         q = period_next(r->every, q)) {
        struct period w = window_in(&r->window, q);
        w.first -= r->before;
        if (w.first > s->today && w.last > s->until)
            break;
        if (w.last < first || !span_holds(r->life, w.last) ||
            !period_half(q, period_overlap(q, r->life)))
            continue;
        p->asked = mem_grow(p->asked, p->nasked, &cap, sizeof *p->asked);
        p->asked[p->nasked++] = (struct asked){ q, w, w.last < s->today ? w.last : s->today };
    }
}

/* Alive at the end of the window and for half of the period. Most live through all of it. */
static bool lives(const struct schedule *s, const struct asked *a)
{
    const struct world_org *o = &s->w->org[s->org];
    daynum from = a->period.first < a->window.last ? a->period.first : a->window.last;
    daynum last = a->period.last > a->window.last ? a->period.last : a->window.last;
    if (o->kind != ORG_GROUP && o->life.from <= from && last < o->life.to)
        return true;
    return world_active(s->w, s->org, a->window.last) &&
           period_half(a->period, world_active_days(s->w, s->org, a->period));
}

/* Whether S is there for the period and asked about it. */
bool periodic_asks(struct schedule *s, const struct plan *p, const struct asked *a)
{
    return a->window.last >= s->tracking && plan_concerns(s, p, s->org, a->judged) && lives(s, a) &&
           (!p->rule->when || rule_holds(s, p->rule->when, s->org, a->judged));
}

struct duty periodic_duty(const struct schedule *s, const struct plan *p, const struct asked *a)
{
    return (struct duty){
        .rule = p->rule,
        .org = s->org,
        .period_start = a->period.first,
        .period_end = a->period.last,
        .window_start = a->window.first,
        .deadline = a->window.last,
        .done_on = DAY_NONE,
        .need = p->rule->count,
        .hours = p->rule->measure == MEASURE_HOURS,
        .event = -1,
        .person = -1,
    };
}

/* The plain case, by far the most frequent: one type, counted, one is enough. `*at` moves on with
 * the periods. */
static struct tally count_one(struct slice marks, size_t *at, const struct asked *a, daynum today)
{
    struct tally t = { 0, DAY_NONE };
    while (*at < marks.n && marks.mark[*at].for_day < a->window.first)
        ++*at;
    for (size_t i = *at; i < marks.n && marks.mark[i].for_day <= a->window.last; i++) {
        daynum done = marks.mark[i].done;
        if (done > today)
            continue;
        if (!t.have++ || done < t.reached)
            t.reached = done;
    }
    return t;
}

static struct tally weigh(struct schedule *s, const struct rule *r, const struct asked *a)
{
    struct weighing q = { r, a->window.first, a->window.last, s->today, -1 };
    gather_begin(s);
    for (size_t i = 0; i < r->nevidence; i++)
        gather_add(s, &q, s->by_type[r->evidence[i]], PART_NONE, SPAN_ALL);
    return gather_end(s, r);
}

void periodic_schedule(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    bool plain = r->nevidence == 1 && r->measure == MEASURE_COUNT && r->count == 1 && !r->counts;
    size_t at = 0;
    if (r->each != EACH_NONE) {
        each_schedule(s, p);
        return;
    }
    for (size_t i = 0; i < p->nasked; i++) {
        const struct asked *a = &p->asked[i];
        if (!periodic_asks(s, p, a))
            continue;
        struct tally t =
            plain ? count_one(s->by_type[r->evidence[0]], &at, a, s->today) : weigh(s, r, a);
        duty_add(s, periodic_duty(s, p, a), r->instead ? each_instead(s, p, i, t) : t);
    }
}
