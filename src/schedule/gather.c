/* Marks -> how much, and since when: the three measures (obligations.md, section 5). */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

struct slice slice_of_type(struct slice all, int type)
{
    size_t a = 0, b;
    while (a < all.n && all.mark[a].type != type)
        a++;
    for (b = a; b < all.n && all.mark[b].type == type;)
        b++;
    return a < b ? (struct slice){ all.mark + a, b - a } : (struct slice){ NULL, 0 };
}

struct slice slice_of_person(const struct schedule *s, int person)
{
    size_t lo = 0, hi = s->nby_person;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->by_person[mid].person < person)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo < s->nby_person && s->by_person[lo].person == person)
        return s->by_person[lo].marks;
    const struct world_index *x = s->w->index;
    if ((size_t)person >= x->npersons)
        return (struct slice){ NULL, 0 };
    size_t a = x->extra[person], b = x->extra[person + 1];
    return a < b ? (struct slice){ s->w->extra + a, b - a } : (struct slice){ NULL, 0 };
}

void gather_begin(struct schedule *s)
{
    s->ngrain = 0;
}

static void grain_add(struct schedule *s, const struct weighing *q, struct grain g)
{
    if (g.for_day < q->first || g.for_day > q->last || g.done > q->today)
        return;
    s->grain = mem_grow(s->grain, s->ngrain, &s->grain_cap, sizeof *s->grain);
    s->grain[s->ngrain++] = g;
}

/* Each civil day of the record; a made-up one is done on the day it was made up. */
static void add_days(struct schedule *s, const struct weighing *q, const struct mark *m)
{
    daynum from = m->for_day > q->first ? m->for_day : q->first;
    for (daynum d = from; d <= m->last && d <= q->last; d++)
        grain_add(s, q, (struct grain){ m->record, d, m->made_up ? m->done : d, 1 });
}

/* Each one who was present; a person counts once whatever the records. */
static void add_persons(struct schedule *s, const struct weighing *q, const struct mark *m)
{
    const struct world *w = s->w;
    size_t i = world_first(w->presence, w->npresence, sizeof *w->presence, m->record);
    for (; i < w->npresence && w->presence[i].record == m->record; i++) {
        const struct world_presence *p = &w->presence[i];
        daynum done = p->made_up == DAY_NONE ? m->held : p->made_up;
        grain_add(s, q, (struct grain){ p->person, m->for_day, done, 1 });
    }
}

/* With role = partner the record must be S's own, or hosted by one who was its secretary on that
 * day. */
static bool partner_fits(const struct schedule *s, const struct mark *m)
{
    const struct world *w = s->w;
    size_t i = world_first(w->record, w->nrecord, sizeof *w->record, m->record);
    for (; i < w->nrecord && w->record[i].record == m->record; i++) {
        const struct world_record *r = &w->record[i];
        if (r->since <= s->today &&
            (r->host < 0 ? r->org == s->org
                         : world_holds_post(w, r->host, s->org, 1U << POST_SECRETARY, m->held)))
            return true;
    }
    return false;
}

bool mark_fits(const struct schedule *s, const struct mark *m, enum part part, struct span held)
{
    if (!span_holds(held, m->held))
        return false;
    if (part == PART_NONE || m->part == PART_NONE)
        return true;
    return m->part == part && (part != PART_PARTNER || partner_fits(s, m));
}

void gather_add(struct schedule *s, const struct weighing *q, struct slice marks, enum part part,
                struct span held)
{
    for (size_t i = 0; i < marks.n; i++) {
        const struct mark *m = &marks.mark[i];
        if (!mark_fits(s, m, part, held) || !record_counts(s, q->rule, m, q->person))
            continue;
        if (q->rule->measure == MEASURE_PERSONS)
            add_persons(s, q, m);
        else if (q->rule->measure == MEASURE_DAYS && m->last > m->for_day)
            add_days(s, q, m);
        else
            grain_add(s, q,
                      (struct grain){ m->record, m->for_day, m->done,
                                      q->rule->measure == MEASURE_HOURS ? m->hours : 1 });
    }
}

static int by_record(const void *a, const void *b)
{
    const struct grain *x = a, *y = b;
    if (x->record != y->record)
        return x->record < y->record ? -1 : 1;
    return (x->done > y->done) - (x->done < y->done);
}

static int by_for_day(const void *a, const void *b)
{
    const struct grain *x = a, *y = b;
    if (x->for_day != y->for_day)
        return x->for_day < y->for_day ? -1 : 1;
    return (x->done > y->done) - (x->done < y->done);
}

static int by_done(const void *a, const void *b)
{
    const struct grain *x = a, *y = b;
    return (x->done > y->done) - (x->done < y->done);
}

/* A record counts once, with its earliest done-day and its most hours; a day once, likewise. */
static void merge(struct schedule *s, bool days)
{
    size_t kept = 0;
    qsort(s->grain, s->ngrain, sizeof *s->grain, days ? by_for_day : by_record);
    for (size_t i = 0; i < s->ngrain; i++) {
        struct grain *g = &s->grain[i], *last = kept ? &s->grain[kept - 1] : NULL;
        if (last && (days ? last->for_day == g->for_day : last->record == g->record)) {
            if (g->amount > last->amount)
                last->amount = g->amount;
        } else {
            s->grain[kept++] = *g;
        }
    }
    s->ngrain = kept;
}

struct tally gather_end(struct schedule *s, const struct rule *r)
{
    struct tally t = { 0, DAY_NONE };
    if (s->ngrain > 1) {
        merge(s, r->measure == MEASURE_DAYS);
        qsort(s->grain, s->ngrain, sizeof *s->grain, by_done);
    }
    for (size_t i = 0; i < s->ngrain; i++) {
        t.have += s->grain[i].amount;
        if (t.reached == DAY_NONE && t.have >= r->count)
            t.reached = s->grain[i].done;
    }
    return t;
}
