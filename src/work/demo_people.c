/* The demonstration's people: where they are, where they were, and what they hold. */
#include <string.h>

#include "demo_own.h"
#include "mem.h"

enum { OFFICERS = 8 }; /* the first places of a branch may hold posts: there all the time */

/* What dice are thrown for. */
enum { ROLL_SINCE = 100, ROLL_AGE, ROLL_JOINED, ROLL_BASE, ROLL_BIRTH };

static void add_stay(struct demo *d, int person, int org, int place, daynum from, daynum to)
{
    const struct demo_org *o = &d->org[org];
    int group = o->groups > 0 ? o->first_group + place % o->groups : -1;
    d->stay = mem_grow(d->stay, d->nstay, &d->cap_stay, sizeof *d->stay);
    d->stay[d->nstay++] = (struct demo_stay){ person, org, group, from, to };
    d->person[person].stays++;
}

/* Born, joined, confirmed before coming to the branch. */
static void set_days(const struct demo *d, struct demo_person *p, int at, daynum since)
{
    int years = p->retired ? 25 + demo_roll(d, 15, ROLL_JOINED, at, 0)
                           : 2 + demo_roll(d, 18, ROLL_JOINED, at, 0);
    struct ymd t = date_split(date_add_years(since, -years));
    p->joined = date_make(t.year, demo_roll(d, 3, ROLL_JOINED, at, 1) ? 7 : 12, 1);
    p->full = date_add_years(p->joined, 1);
    p->birth = date_add_years(p->joined, -(22 + demo_roll(d, 9, ROLL_AGE, at, 0))) -
               demo_roll(d, 360, ROLL_BIRTH, at, 0);
    p->base = p->retired ? 3500 + 100 * demo_roll(d, 40, ROLL_BASE, at, 0)
                         : 4500 + 100 * demo_roll(d, 80, ROLL_BASE, at, 0);
}

static void set_status(const struct demo *d, struct demo_person *p, int at)
{
    if (p->lot == LOT_PROBATIONARY) {
        p->joined = demo_first_ago(d, 2 + at % 8) + 10;
        p->full = DAY_NONE;
    } else if (p->lot == LOT_CONFIRMED) {
        p->full = demo_first_ago(d, 8) + 14;
        p->joined = date_add_years(p->full, -1);
    } else if (p->lot == LOT_ACTIVIST) {
        p->joined = p->full = DAY_NONE;
    }
    if (p->lot == LOT_PROBATIONARY || p->lot == LOT_CONFIRMED || p->lot == LOT_ACTIVIST)
        p->birth = demo_months_ago(d, 12 * 28) - demo_roll(d, 1800, ROLL_BIRTH, at, 1);
}

/* Where a member of the new or the moved ones was before; a living old branch, never the own. */
static int origin(const struct demo *d, int org, int k)
{
    const struct demo_org *o = &d->org[org];
    for (int i = 0; i < 40; i++) {
        int from = demo_branch(d, o->unit, (k + i) % 16);
        if (from >= 0 && from != org && !d->org[from].closed && !d->org[from].fresh &&
            d->org[from].size >= 14 && d->org[from].serial != 7)
            return from;
    }
    return -1;
}

/* From where, and on which day, somebody came who has not always been there; -1: from outside, or
 * always here. */
static int came_from(const struct demo *d, const struct demo_person *p, int org, daynum *on)
{
    const struct demo_org *o = &d->org[org];
    *on = demo_first_ago(d, p->lot == LOT_NEWCOMER ? 4 : 8);
    if (p->lot == LOT_MOVED)
        return origin(d, org, o->serial + 3);
    if (p->lot == LOT_TO_NEW) {
        *on = o->founded;
        return origin(d, org, p->place * 5);
    }
    for (int k = 0; p->lot == LOT_FROM_CLOSED; k++) {
        int from = demo_branch(d, o->unit, k);
        if (from < 0 || d->org[from].closed) {
            *on = from < 0 ? DAY_NONE : d->org[from].dissolved;
            return from;
        }
    }
    return -1;
}

static void add_person(struct demo *d, int org, int place, enum demo_lot lot)
{
    int at = (int)d->npersons;
    d->person = mem_grow(d->person, d->npersons, &d->cap_person, sizeof *d->person);
    struct demo_person *p = &d->person[d->npersons++];
    *p = (struct demo_person){ .lot = lot, .place = place, .org = org, .stay = (int)d->nstay };
    p->female = demo_roll(d, 5, ROLL_AGE, at, 9) < 2;
    p->retired = d->org[org].serial % 24 == 7;
    int months = place < OFFICERS ? 73 + place : 12 + demo_roll(d, 60, ROLL_SINCE, at, 0);
    daynum since = demo_first_ago(d, d->ask.months + months), on;
    set_days(d, p, at, since);
    set_status(d, p, at);
    int from = came_from(d, p, org, &on);
    bool came = lot == LOT_NEWCOMER || (from >= 0 && on > since);
    if (came && from >= 0)
        add_stay(d, at, from, place, since, on);
    add_stay(d, at, org, place, came ? on : since,
             lot == LOT_LEFT ? demo_first_ago(d, 7) : DAY_NONE);
}

/* The last places of a branch are for those to whom something happened. */
static enum demo_lot lot_of(const struct demo *d, const struct demo_org *o, int place)
{
    int end = o->size - place, k = o->serial;
    bool full = demo_branch(d, o->unit, 11) >= 0; /* a unit that has a closed and a new branch */
    if (o->fresh)
        return LOT_TO_NEW;
    if (o->size == 3 && place == 1)
        return LOT_PROBATIONARY; /* two full members are one too few */
    if (place < OFFICERS || k % 24 == 7)
        return LOT_PLAIN;
    if (end == 1 && k % 5 == 2)
        return LOT_PROBATIONARY;
    if (end == 2 && k % 4 == 1)
        return LOT_MOVED;
    if (end == 3 && k < 8 && full)
        return LOT_FROM_CLOSED;
    if (end == 4 && k % 6 == 3)
        return LOT_NEWCOMER;
    return end == 5 && k % 5 == 4 ? LOT_CONFIRMED : LOT_PLAIN;
}

void demo_plan_people(struct demo *d)
{
    for (size_t i = 0; i < d->norg; i++) {
        if (!demo_is(&d->org[i], "branch") || d->org[i].closed)
            continue;
        for (int k = 0; k < d->org[i].size; k++)
            add_person(d, (int)i, k, lot_of(d, &d->org[i], k));
        if (d->org[i].serial % 5 == 1 && !d->org[i].fresh)
            add_person(d, (int)i, d->org[i].size, LOT_LEFT);
        if (d->org[i].serial % 3 == 0 && !d->org[i].fresh)
            add_person(d, (int)i, d->org[i].size + 1, LOT_ACTIVIST);
    }
    demo_index(d);
}

/* Months since the latest term of a branch began, and the one before it; 0: none on record. They
 * make one overdue, some that end within half a year, one extended, some renewed in time or
 * late. */
static const int branch_terms[20][2] = {
    { 46, 11 }, { 0, 20 }, { 50, 12 }, { 0, 28 }, { 0, 33 }, { 43, 8 }, { 0, 24 },
    { 0, 16 },  { 0, 31 }, { 42, 7 },  { 0, 0 },  { 0, 22 }, { 0, 37 }, { 0, 26 },
    { 0, 32 },  { 45, 10 }, { 0, 19 }, { 0, 38 }, { 0, 29 }, { 0, 14 },
};

static void add_term(struct demo *d, int org, int number, int months, bool extended)
{
    d->term = mem_grow(d->term, d->nterm, &d->cap_term, sizeof *d->term);
    daynum elected = demo_months_ago(d, months) - (months > 40 ? 0 : 9);
    if (d->org[org].fresh)
        elected = d->org[org].founded;
    d->term[d->nterm++] = (struct demo_term){
        org, number, elected, extended ? date_add_months(demo_months_ago(d, months), 43) : DAY_NONE
    };
    if (d->org[org].seated > elected)
        d->org[org].seated = elected;
}

static void plan_term(struct demo *d, int org)
{
    struct demo_org *o = &d->org[org];
    int k = o->serial % 20;
    int earlier = branch_terms[k][0], later = branch_terms[k][1];
    if (demo_is(o, "committee")) {
        earlier = 57;
        later = 10;
    } else if (demo_is(o, "general_branch")) {
        earlier = 0;
        later = 27 - 8 * (o->serial % 3);
    } else if (o->closed) {
        later = 39; /* it ended with the branch */
    }
    o->seated = o->fresh ? o->founded : d->from - 31;
    if (earlier > 0)
        add_term(d, org, 3, earlier, false);
    if (later > 0 || o->fresh)
        add_term(d, org, o->fresh ? 1 : 4, later, k == 17 && !o->fresh && demo_is(o, "branch"));
}

void demo_plan_terms(struct demo *d)
{
    for (size_t i = 0; i < d->norg; i++) {
        struct demo_org *o = &d->org[i];
        bool elects = demo_is(o, "branch") || demo_is(o, "general_branch") ||
                      demo_is(o, "committee");
        if (elects)
            plan_term(d, (int)i);
        else
            o->seated = d->from - 31;
        /* from seven members on, but for one that has forgotten it */
        if (demo_is(o, "branch") && (o->size >= 7 || o->closed) && o->serial != 3)
            o->committee = o->seated;
    }
}
