/* The demonstration's dice, days and look-ups. */
#include <stdlib.h>
#include <string.h>

#include "demo_own.h"
#include "mem.h"

/* SplitMix64: small, and the same on every machine. */
static uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

int demo_roll(const struct demo *d, int n, int a, int b, int c)
{
    uint64_t x = mix(d->ask.seed);
    x = mix(x ^ (uint64_t)(uint32_t)a);
    x = mix(x ^ (uint64_t)(uint32_t)b);
    x = mix(x ^ (uint64_t)(uint32_t)c);
    return n < 2 ? 0 : (int)(x % (uint64_t)n);
}

enum { ROLL_TALLY = 50, ROLL_MISSED, ROLL_LATE };

struct demo_tally demo_tally(const struct demo *d, int sort, int missed, int late)
{
    struct demo_tally t = { .missed = missed, .late = late, .sort = sort };
    if (missed > 0)
        t.owed_missed = demo_roll(d, 1000, ROLL_TALLY, sort, 0);
    if (late > 0)
        t.owed_late = demo_roll(d, 1000, ROLL_TALLY, sort, 1);
    return t;
}

/* What is owed grows unevenly: else every twentieth of twenty branches would be the same. */
enum demo_fate demo_fate(const struct demo *d, struct demo_tally *t)
{
    t->n++;
    t->owed_missed += demo_roll(d, 2 * t->missed + 1, ROLL_MISSED, t->sort, t->n);
    t->owed_late += demo_roll(d, 2 * t->late + 1, ROLL_LATE, t->sort, t->n);
    if (t->owed_missed >= 1000) {
        t->owed_missed -= 1000;
        return FATE_MISSED;
    }
    if (t->owed_late >= 1000) {
        t->owed_late -= 1000;
        return FATE_LATE;
    }
    return FATE_DONE;
}

daynum demo_months_ago(const struct demo *d, int n)
{
    return date_add_months(d->today, -n);
}

daynum demo_first_ago(const struct demo *d, int n)
{
    struct ymd t = date_split(demo_months_ago(d, n));
    return date_make(t.year, t.month, 1);
}

/* Weekends, and the days on which every office is closed whatever the calendar of the year. */
static bool is_workday(daynum on)
{
    struct ymd t = date_split(on);
    bool closed = (t.month == 1 && t.day <= 3) || (t.month == 5 && t.day <= 5) ||
                  (t.month == 10 && t.day <= 7);
    return date_weekday(on) < 6 && !closed;
}

daynum demo_workday(daynum on, daynum lo, daynum hi)
{
    for (daynum day = on; day <= hi; day++) {
        if (day >= lo && is_workday(day))
            return day;
    }
    for (daynum day = on; day >= lo; day--) {
        if (day <= hi && is_workday(day))
            return day;
    }
    return on < lo ? lo : on > hi ? hi : on;
}

bool demo_is(const struct demo_org *o, const char *kind)
{
    return !strcmp(o->kind, kind);
}

bool demo_lives(const struct demo_org *o, daynum on)
{
    return span_holds(span_make(o->founded, o->dissolved), on);
}

bool demo_stays(const struct demo_stay *s, daynum on)
{
    return span_holds(span_make(s->from, s->to), on);
}

bool demo_member(const struct demo_person *p, daynum on)
{
    return p->joined != DAY_NONE && p->joined <= on;
}

int demo_holder(const struct demo *d, int org, const char *role, daynum on)
{
    const struct demo_org *o = &d->org[org];
    for (int i = 0; i < o->posts; i++) {
        const struct demo_post *p = &d->post[d->post_at[o->first_post + i]];
        if (!strcmp(p->role, role) && span_holds(span_make(p->from, p->to), on))
            return p->person;
    }
    return -1;
}

int demo_home(const struct demo *d, int person, daynum on)
{
    const struct demo_person *p = &d->person[person];
    for (int i = 0; i < p->stays; i++) {
        if (demo_stays(&d->stay[p->stay + i], on))
            return d->stay[p->stay + i].org;
    }
    return -1;
}

int demo_of_unit(const struct demo *d, int unit, const char *kind)
{
    for (size_t i = (size_t)d->unit_at[unit]; i < d->norg && d->org[i].unit == unit; i++) {
        if (demo_is(&d->org[i], kind))
            return (int)i;
    }
    return -1;
}

int demo_branch(const struct demo *d, int unit, int k)
{
    int first = demo_of_unit(d, unit, "branch");
    size_t at = (size_t)first + (size_t)k;
    bool there = k >= 0 && at < d->norg && d->org[at].unit == unit;
    return there && demo_is(&d->org[at], "branch") ? (int)at : -1;
}

int demo_person_at(const struct demo *d, int org, int place)
{
    const struct demo_org *o = &d->org[org];
    for (int i = 0; i < o->stays; i++) {
        int person = d->stay[d->stay_at[o->first_stay + i]].person;
        if (d->person[person].org == org && d->person[person].place == place)
            return person;
    }
    return -1;
}

/* One branch was away for a month, four months ago. */
bool demo_suspended(const struct demo_org *o, const struct demo *d, daynum on)
{
    daynum first = demo_first_ago(d, 4);
    return demo_is(o, "branch") && o->serial == 8 && on >= first && on <= date_month_end(first);
}

bool demo_frail(const struct demo *d, int person)
{
    const struct demo_person *p = &d->person[person];
    const struct demo_org *o = &d->org[p->org];
    return o->serial % 24 == 7 && o->size > 20 && p->place >= o->size - 3;
}

/* Counting sort: the order of the list stays within each organisation. */
static int *by_org(const struct demo *d, const int *org_of, size_t n, bool stays)
{
    int *at = mem_alloc((n + 1) * sizeof *at), *next = mem_alloc((d->norg + 1) * sizeof *next);
    for (size_t i = 0; i < n; i++)
        next[org_of[i] + 1]++;
    for (size_t o = 0; o < d->norg; o++) {
        *(stays ? &d->org[o].stays : &d->org[o].posts) = next[o + 1];
        next[o + 1] += next[o];
        *(stays ? &d->org[o].first_stay : &d->org[o].first_post) = next[o];
    }
    for (size_t i = 0; i < n; i++)
        at[next[org_of[i]]++] = (int)i;
    free(next);
    return at;
}

void demo_index(struct demo *d)
{
    int *org = mem_alloc((d->nstay + d->npost + 1) * sizeof *org);
    for (size_t i = 0; i < d->nstay; i++)
        org[i] = d->stay[i].org;
    free(d->stay_at);
    d->stay_at = by_org(d, org, d->nstay, true);
    for (size_t i = 0; i < d->npost; i++)
        org[i] = d->post[i].org;
    free(d->post_at);
    d->post_at = by_org(d, org, d->npost, false);
    free(org);
}
