/* Streak rules (obligations.md 3.5): who has missed so many periods in a row, ending with the last
 * one that is over. */
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "mem.h"

/* The periods somebody has missed in a row up to `period`. */
struct run {
    size_t period;
    int length; /* 0: none */
};

/* Whether `period` follows at once on the one before it, and both were asked. */
static bool follows(const struct schedule *s, const struct plan *p, size_t period)
{
    return period > 0 && each_asks(s, period - 1) &&
           p->asked[period - 1].period.last + 1 == p->asked[period].period.first;
}

/* What the organisation is excused from ends a run too: it was not asked. */
static void run_count(struct schedule *s, const struct plan *p, size_t period, int who,
                      daynum reached)
{
    struct run *r = &s->run[who];
    daynum over = p->asked[period].window.last;
    if (over >= s->today)
        return;
    bool goes_on = r->length > 0 && r->period + 1 == period && follows(s, p, period);
    bool missed = reached == DAY_NONE && !waived(s, p->rule, s->org, over);
    if (missed && !r->length) {
        s->running = mem_grow(s->running, s->nrunning, &s->running_cap, sizeof *s->running);
        s->running[s->nrunning++] = who;
    }
    if (missed)
        *r = (struct run){ period, goes_on ? r->length + 1 : 1 };
    else if (r->length) /* it stays among those running, with a run that is over */
        *r = (struct run){ 0, -1 };
}

/* How many of the periods are over. */
static size_t count_over(const struct schedule *s, const struct plan *p)
{
    size_t n = p->nasked;
    while (n && p->asked[n - 1].window.last >= s->today)
        n--;
    return n;
}

/* The last period that is over, if the rule asked about it: -1 otherwise. */
static int last_over(const struct schedule *s, const struct plan *p)
{
    size_t n = count_over(s, p);
    if (!n)
        return -1;
    struct period next = period_next(p->rule->every, p->asked[n - 1].period);
    bool last = window_in(&p->rule->window, next).last >= s->today;
    return last && each_asks(s, n - 1) ? (int)n - 1 : -1;
}

static int by_code(const void *a, const void *b, void *ctx)
{
    const struct schedule *s = ctx;
    return population_order(s->w, s->run_orgs, *(const int *)a, *(const int *)b);
}

/* One line for the organisation, where anybody is at `warn` or more. */
static void run_end(struct schedule *s, const struct plan *p, size_t last)
{
    const struct rule *r = p->rule;
    int longest = 0;
    if (s->nrunning > 1)
        qsort_r(s->running, s->nrunning, sizeof *s->running, by_code, s);
    for (size_t i = 0; i < s->nrunning; i++) {
        const struct run *x = &s->run[s->running[i]];
        if (x->period != last || x->length < r->warn)
            continue;
        duty_lacks(s, s->running[i]);
        if (x->length > longest)
            longest = x->length;
    }
    if (!longest)
        return;
    struct duty d = periodic_duty(s, p, &p->asked[last]);
    d.need = r->streak;
    d.have = longest;
    d.hours = false;
    d.lacking_orgs = each_is_orgs(r);
    d.status = longest < r->streak ? DUTY_DUE : r->advice ? DUTY_UNMET : DUTY_OVERDUE;
    duty_keep(s, &d);
}

/* A rule about members by their own marks; what is done elsewhere, in groups, by offices, or for
 * more days than one, is not in the stream of the organisation alone. */
bool streak_looks_back(const struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    return r->kind == RULE_STREAK && s->source.back && r->measure != MEASURE_DAYS &&
           (r->each == EACH_MEMBER || r->each == EACH_FULL_MEMBER) && !r->below &&
           !(r->subjects & (1U << ORG_GROUP));
}

/* Who is named has missed the last `warn` periods at least. */
size_t streak_least(const struct schedule *s, const struct plan *p)
{
    size_t over = count_over(s, p), warn = (size_t)p->rule->warn;
    return over > warn ? over - warn : 0;
}

/* Whether one of those who missed the last period missed all before it, too. */
static bool missed_all(const struct schedule *s, size_t last)
{
    for (size_t i = 0; i < s->nrunning; i++) {
        const struct run *x = &s->run[s->running[i]];
        if (x->period == last && x->length == (int)last + 1)
            return true;
    }
    return false;
}

/* By the periods from `edge` on. False: a run may have begun before it. */
static bool schedule_from(struct schedule *s, const struct plan *p, size_t edge)
{
    struct plan late = *p;
    if (edge > 0) { /* nobody may be asked at all: then there is no array either */
        late.asked += edge;
        late.nasked -= edge;
    }
    s->nrunning = 0;
    each_walk(s, &late, run_count);
    int last = late.nasked ? last_over(s, &late) : -1;
    bool known = !edge || last < 0 || !missed_all(s, (size_t)last);
    if (last >= 0 && known)
        run_end(s, &late, (size_t)last);
    for (size_t i = 0; i < s->nrunning; i++)
        s->run[s->running[i]] = (struct run){ 0, 0 };
    return known;
}

void streak_schedule(struct schedule *s, const struct plan *p)
{
    size_t most = s->w->nperson > s->w->norg ? s->w->nperson : s->w->norg, had = s->run_cap;
    while (s->run_cap < most)
        s->run = mem_grow(s->run, s->run_cap, &s->run_cap, sizeof *s->run);
    if (s->run_cap > had)
        memset(s->run + had, 0, (s->run_cap - had) * sizeof *s->run);
    s->run_orgs = each_is_orgs(p->rule);
    if (schedule_from(s, p, p->edge))
        return;
    schedule_look_back(s, p->rule);
    schedule_from(s, p, 0);
    schedule_look_back(s, NULL);
}
