/* The demonstration's records: what each organisation does in each period, and what it forgets. */
#include <stdlib.h>
#include <string.h>

#include "demo_own.h"
#include "mem.h"
#include "sorted.h"

enum { ROLL_DAY = 300, ROLL_DELAY, ROLL_HEAD };

/* What organisations of a kind do once in every period. */
struct habit {
    const char *kind;
    enum demo_type type;
    int every;
    const char *window;
    int early, late_part; /* thousandths of the window between which the day lies */
    int weekday;          /* 0: any */
    enum { ANY, WITH_GROUPS, WITHOUT_GROUPS, WITH_COMMITTEE } which;
    int missed, late; /* of a thousand periods */
};

static const struct habit habits[] = {
    { "branch", THEME_DAY, EVERY_MONTH, "", 0, 999, 0, ANY, 3, 14 },
    { "branch", ASSEMBLY, EVERY_MONTH, "", 100, 800, 1, WITHOUT_GROUPS, 4, 15 },
    { "branch", ASSEMBLY, EVERY_QUARTER, "", 300, 900, 1, WITH_GROUPS, 10, 40 },
    { "branch", BRANCH_COMMITTEE, EVERY_MONTH, "", 50, 700, 2, WITH_COMMITTEE, 6, 15 },
    { "group", GROUP_MEETING, EVERY_MONTH, "", 100, 800, 2, ANY, 6, 15 },
    { "branch", LECTURE, EVERY_QUARTER, "", 200, 850, 4, ANY, 9, 40 },
    { "branch", QUARTER_REPORT, EVERY_QUARTER, "", 780, 980, 0, ANY, 9, 50 },
    { "branch", THEME_PLAN_QUARTER, EVERY_QUARTER, "first-month", 50, 800, 0, ANY, 10, 50 },
    { "branch", LIFE_MEETING, EVERY_HALF, "", 780, 960, 1, ANY, 20, 60 },
    { "branch", MEMBER_REVIEW, EVERY_YEAR, "12-01..12-31", 200, 900, 4, ANY, 0, 90 },
    { "branch", PLAN, EVERY_YEAR, "..03-31", 300, 900, 0, ANY, 20, 60 },
    { "branch", THEME_PLAN, EVERY_YEAR, "..01-31", 200, 900, 0, ANY, 0, 60 },
    { "branch", TRAINING, EVERY_YEAR, "09-01..10-31", 100, 800, 2, ANY, 0, 0 },
    { "branch", FIELD_WORK, EVERY_YEAR, "07-01..08-31", 0, 700, 1, ANY, 0, 0 },
    { "leading_group", FIELD_STAY, EVERY_YEAR, "04-01..05-31", 0, 700, 1, ANY, 0, 0 },
    { "leading_group", YEAR_REPORT, EVERY_YEAR, "10-01..12-31", 300, 900, 2, ANY, 0, 0 },
    { "leading_group", LEADING_GROUP_MEETING, EVERY_YEAR, "..03-31", 150, 700, 3, ANY, 0, 0 },
    { "leading_group", REPORT_HEARING, EVERY_YEAR, "10-01..12-31", 300, 900, 1, ANY, 0, 0 },
    { "leading_group", INSPECTION, EVERY_QUARTER, "", 300, 900, 3, ANY, 0, 100 },
    { "leading_group", HALF_REVIEW, EVERY_HALF, "", 850, 990, 3, ANY, 0, 300 },
    { "leading_small_group", REPORT_HEARING, EVERY_HALF, "", 100, 400, 2, ANY, 0, 0 },
    { "leading_small_group", REPORT_HEARING, EVERY_HALF, "", 500, 900, 2, ANY, 0, 0 },
    { "committee", CONGRESS, EVERY_YEAR, "", 300, 900, 5, ANY, 0, 0 },
    { "committee", COMMITTEE_MEETING, EVERY_QUARTER, "", 100, 500, 1, ANY, 0, 0 },
    { "committee", INSPECTION, EVERY_HALF, "", 400, 900, 3, ANY, 0, 0 },
    { "committee", THEORY_LIST, EVERY_YEAR, "..03-31", 300, 900, 0, ANY, 0, 0 },
    { "committee", LECTURE, EVERY_YEAR, "", 400, 600, 4, ANY, 0, 0 },
    { "work_committee", INSPECTION, EVERY_QUARTER, "", 300, 900, 3, ANY, 0, 0 },
    { "work_committee", HALF_REVIEW, EVERY_HALF, "", 850, 990, 3, ANY, 0, 0 },
};

enum { HABITS = sizeof habits / sizeof *habits };

/* The tallies go through a plan with their offices. */
struct round {
    struct demo *d;
    struct demo_tally habit[HABITS], all;
};

void demo_add_deed(struct demo *d, const struct demo_deed *deed)
{
    d->deed = mem_grow(d->deed, d->ndeed, &d->cap_deed, sizeof *d->deed);
    d->deed[d->ndeed] = *deed;
    d->deed[d->ndeed].serial = (int)d->ndeed;
    d->ndeed++;
}

static bool keeps(const struct habit *h, const struct demo_org *o)
{
    if (!demo_is(o, h->kind))
        return false;
    return h->which == ANY || (h->which == WITH_GROUPS && o->groups > 0) ||
           (h->which == WITHOUT_GROUPS && o->groups == 0) ||
           (h->which == WITH_COMMITTEE && o->committee != DAY_NONE);
}

/* The n-th such weekday of the month of `in`. */
static daynum theme_day(const struct demo_org *o, daynum in)
{
    struct ymd t = date_split(in);
    daynum first = date_make(t.year, t.month, 1);
    return first + (o->theme_weekday - date_weekday(first) + 7) % 7 + 7 * (o->theme_week - 1);
}

/* What is left of a window for records: since the first day on record, while the organisation
 * lives. */
static struct period open_part(const struct demo *d, const struct demo_org *o, struct period w)
{
    struct span s = span_cut(period_span(w), span_make(o->founded, o->dissolved));
    s = span_cut(s, (struct span){ d->from, DAY_STILL });
    return (struct period){ s.from, s.to - 1 };
}

static daynum pick_day(const struct round *r, int habit, int org, struct period w)
{
    const struct habit *h = &habits[habit];
    const struct demo_org *o = &r->d->org[org];
    int days = w.last - w.first;
    int part = h->early + demo_roll(r->d, h->late_part - h->early, ROLL_DAY + habit * 8, org,
                                    w.last);
    daynum on = w.first + days * part / 1000;
    if (h->type == THEME_DAY)
        on = theme_day(o, w.last);
    else if (h->weekday != 0 && days > 12)
        on += h->weekday - date_weekday(on);
    return demo_workday(on, w.first, w.last);
}

/* After the end, and never on the weekday on which the next one is held. */
static daynum late_day(const struct round *r, int habit, int org, daynum end)
{
    const struct habit *h = &habits[habit];
    int usual = h->type == THEME_DAY ? r->d->org[org].theme_weekday : h->weekday;
    daynum on = end + 2 + demo_roll(r->d, 15, ROLL_DELAY + habit * 8, org, end);
    on = demo_workday(on, on, on + 8);
    return date_weekday(on) == usual ? demo_workday(on + 1, on + 1, on + 8) : on;
}

/* Training makes up for the hours a year on record lacks before it was begun. */
static int training_hours(const struct demo *d, struct period w)
{
    struct ymd from = date_split(d->from);
    if (from.year != date_split(w.last).year)
        return 20;
    int others = 2 * (13 - from.month) + 2 * ((13 - from.month) / 3);
    return others > 20 ? 20 : 40 - others;
}

static void do_once(struct round *r, int habit, int org, struct period p)
{
    const struct habit *h = &habits[habit];
    struct demo *d = r->d;
    const struct demo_org *o = &d->org[org];
    struct window win;
    window_parse(h->window, &win);
    struct period whole = window_in(&win, p);
    bool any_day = h->type == TRAINING || h->type == FIELD_WORK || h->type == FIELD_STAY;
    if (any_day && whole.last < d->from)
        whole.last = p.last; /* the books begin later in the year */
    struct period w = open_part(d, o, whole);
    if (h->every == EVERY_MONTH && demo_suspended(o, d, w.last))
        return;
    if (w.last < w.first || (h->type == THEME_DAY && theme_day(o, w.last) < w.first))
        return;
    enum demo_fate fate = demo_fate(d, &r->habit[habit]);
    struct demo_deed deed = { .held = pick_day(r, habit, org, w), .for_on = DAY_NONE, .org = org,
                              .person = -1, .event = -1, .type = h->type };
    if (h->type == THEME_DAY) {
        deed.all = demo_fate(d, &r->all);
        deed.type = date_split(w.last).month == 6 ? JULY_FIRST : THEME_DAY;
    }
    if (h->type == TRAINING)
        deed.hours = training_hours(d, w);
    if (fate == FATE_LATE && w.last == whole.last) {
        deed.for_on = deed.held;
        deed.held = late_day(r, habit, org, w.last);
    }
    if (fate == FATE_MISSED || deed.held > d->today || !demo_lives(o, deed.held))
        return;
    demo_add_deed(d, &deed);
}

static void follow_habits(struct round *r)
{
    for (int i = 0; i < HABITS; i++) {
        r->habit[i] = demo_tally(r->d, i, habits[i].missed, habits[i].late);
        struct period p = period_of(habits[i].every, r->d->from);
        for (; p.first <= r->d->today; p = period_next(habits[i].every, p)) {
            for (size_t org = 0; org < r->d->norg; org++) {
                if (keeps(&habits[i], &r->d->org[org]))
                    do_once(r, i, (int)org, p);
            }
        }
    }
}

/* Once a year, on a day of its own: a talk with a head, a lecture of a leader. */
static void do_yearly(struct demo *d, enum demo_type type, int org, int person, int seed,
                      struct period live)
{
    struct period p = period_of(EVERY_YEAR, d->from);
    for (; p.first <= d->today; p = period_next(EVERY_YEAR, p)) {
        struct span s = span_cut(period_span(p), (struct span){ live.first, live.last + 1 });
        struct period w = { s.from, s.to - 1 };
        if (span_days(s) < 20)
            continue;
        int part = 80 + demo_roll(d, 880, ROLL_HEAD, seed, p.first);
        daynum on = w.first + (w.last - w.first) * part / 1000;
        struct demo_deed deed = { .held = demo_workday(on, w.first, w.last), .for_on = DAY_NONE,
                                  .org = org, .person = person, .event = -1, .type = type };
        if (type == TALK) /* with whoever leads it on the day */
            deed.person = demo_holder(d, seed, "secretary", deed.held);
        if (deed.held <= d->today && deed.person >= 0)
            demo_add_deed(d, &deed);
    }
}

static void meet_heads(struct demo *d)
{
    for (size_t i = 0; i < d->norg; i++) {
        const struct demo_org *o = &d->org[i];
        if (!demo_is(o, "branch") && !demo_is(o, "general_branch"))
            continue;
        struct period all = { d->from, d->today + 366 };
        do_yearly(d, TALK, demo_of_unit(d, o->unit, "committee"), -1, (int)i,
                  open_part(d, o, all));
    }
    for (size_t i = 0; i < d->npost; i++) {
        const struct demo_post *p = &d->post[i];
        if (!demo_is(&d->org[p->org], "leading_group"))
            continue;
        struct period all = { d->from, d->today + 366 };
        do_yearly(d, LECTURE, demo_home(d, p->person, d->today), p->person, -1 - (int)i, all);
    }
}

/* Every two years all secretaries are trained, unit by unit. */
static void train_heads(struct demo *d)
{
    struct period p = period_of(24, d->from);
    for (; d->units > 1 && p.first <= d->today; p = period_next(24, p)) {
        for (int u = 0; u < d->units; u++) {
            struct period w = open_part(d, &d->org[0], p);
            daynum on = w.first + (w.last - w.first) * (100 + u * 600 / d->units) / 1000;
            struct demo_deed deed = { .held = demo_workday(on, w.first, w.last),
                                      .for_on = DAY_NONE, .org = 0, .person = -1 - u,
                                      .event = -1, .hours = 24, .type = TRAINING };
            if (deed.held <= d->today)
                demo_add_deed(d, &deed);
        }
    }
}

/* In two months of the year two branches hold their theme day together; the guest's own falls
 * away. */
static void join(struct demo *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->ndeed; i++) {
        const struct demo_deed *e = &d->deed[i];
        if (e->type != THEME_DAY || !d->org[e->org].guest || !demo_joint_month(e))
            d->deed[n++] = *e;
    }
    d->ndeed = n;
}

daynum demo_counts_for(const struct demo_deed *deed)
{
    return deed->for_on != DAY_NONE ? deed->for_on : deed->held;
}

bool demo_joint_month(const struct demo_deed *deed)
{
    int month = date_split(demo_counts_for(deed)).month;
    return month == 4 || month == 10;
}

static int by_day(const void *a, const void *b)
{
    const struct demo_deed *x = a, *y = b;
    if (x->held != y->held)
        return x->held < y->held ? -1 : 1;
    return (x->serial > y->serial) - (x->serial < y->serial);
}

static bool relays(const struct demo_deed *e)
{
    return e->event < 0 && (e->type == ASSEMBLY || e->type == BRANCH_COMMITTEE ||
                            e->type == THEME_DAY || e->type == JULY_FIRST);
}

static int not_after(const void *on, const void *deed)
{
    return ((const struct demo_deed *)deed)->held <= *(const daynum *)on;
}

/* The first record held after that day. */
static size_t first_after(const struct demo *d, daynum on)
{
    return sorted_place(&on, d->deed, d->ndeed, sizeof *d->deed, not_after);
}

/* The first meeting of half of the branches after a decision says that it was passed on; the
 * others' did not say so, and count as well. */
static void relay(struct demo *d)
{
    for (size_t k = 0; k < d->nevent; k++) {
        const struct demo_event *ev = &d->event[k];
        size_t i = first_after(d, ev->on);
        for (; ev->below && i < d->ndeed && d->deed[i].held <= ev->on + 30; i++) {
            struct demo_deed *e = &d->deed[i];
            struct demo_org *o = &d->org[e->org];
            bool takes = relays(e) && e->for_on == DAY_NONE && o->serial % 2 == 0 &&
                         o->unit == d->org[ev->org].unit && o->relayed != (int)k + 1;
            if (takes) {
                o->relayed = (int)k + 1;
                e->event = (int)k;
            }
        }
    }
}

void demo_plan_deeds(struct demo *d)
{
    struct round r = { .d = d };
    r.all = demo_tally(d, HABITS, 8, 30);
    follow_habits(&r);
    meet_heads(d);
    train_heads(d);
    join(d);
    qsort(d->deed, d->ndeed, sizeof *d->deed, by_day);
    relay(d);
}
