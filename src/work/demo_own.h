/* What the files of the demonstration share: the plan of an office that does not exist.
 *
 * First everything is planned in memory (organisations, people, posts, terms, events, records),
 * then it is put through the door in the order of its days, so that codes and journal read as if
 * somebody had kept the books. Nothing is left to chance but what demo_roll says, and that depends
 * on the seed alone. */
#ifndef DEMO_OWN_H
#define DEMO_OWN_H

#include "demo.h"
#include "fields.h"
#include "save.h"

struct demo_org {
    char code[20];
    char name[96];
    char brief[128];
    const char *kind;
    int parent;         /* place in the list; -1: none */
    bool closed, fresh; /* the branch dissolved last year, the one founded half a year ago */
    int unit;           /* which unit it belongs to; -1: above the units */
    int serial;         /* among those of its kind in the unit */
    int moved_to;       /* its parent since moved_on; -1: it never moved */
    daynum moved_on;
    daynum founded, dissolved, committee; /* DAY_NONE: not */
    daynum seated;                        /* since when its officers hold their posts */
    int size;                             /* members it is to have */
    int groups, first_group;
    int theme_week, theme_weekday, dues_day;
    int first_stay, stays; /* of demo.stay_at */
    int first_post, posts; /* of demo.post_at */
    int joint;             /* the branch it invites to joint theme days; -1: none */
    bool guest;            /* is invited */
    int relayed;           /* the last decision from above that it put down, counted from 1 */
};

/* What a person is there for in the demonstration. */
enum demo_lot {
    LOT_PLAIN,
    LOT_NEWCOMER,    /* came from outside four months ago */
    LOT_MOVED,       /* from another branch, eight months ago */
    LOT_FROM_CLOSED, /* from the branch that was dissolved */
    LOT_TO_NEW,      /* to the branch that was founded half a year ago */
    LOT_LEFT,        /* for elsewhere, seven months ago */
    LOT_PROBATIONARY,
    LOT_CONFIRMED, /* became a full member eight months ago */
    LOT_ACTIVIST,  /* no member yet */
};

struct demo_person {
    enum demo_lot lot;
    bool female, retired;
    int place;                  /* among the members of the branch */
    int stay, stays;            /* of demo.stay, in the order of days */
    int org;                    /* where the person is now, or was last */
    int base;                   /* yuan a month on which dues are reckoned */
    const char *title;          /* NULL: by the place */
    int failed;                 /* the year of a review that was not passed; 0 */
    daynum birth, joined, full; /* DAY_NONE: not */
};

struct demo_stay {
    int person, org, group; /* group -1: none */
    daynum from, to;        /* DAY_NONE: still */
};

struct demo_post {
    int person, org;
    const char *role;
    daynum from, to; /* DAY_NONE: still */
    const char *rank;
    bool full_time;
};

struct demo_term {
    int org, number;
    daynum elected, extended; /* DAY_NONE: not */
};

struct demo_event {
    const char *type;
    int org, person; /* one of the two; -1 */
    bool below;
    daynum on;
    char code[16]; /* set when it was put */
};

enum demo_type {
    THEME_DAY,
    JULY_FIRST,
    ASSEMBLY,
    BRANCH_COMMITTEE,
    GROUP_MEETING,
    LECTURE,
    LIFE_MEETING,
    SPECIAL_LIFE_MEETING,
    MEMBER_REVIEW,
    QUARTER_REPORT,
    THEME_PLAN_QUARTER,
    THEME_PLAN,
    PLAN,
    TRAINING,
    TALK,
    LEADING_GROUP_MEETING,
    REPORT_HEARING,
    INSPECTION,
    HALF_REVIEW,
    CONGRESS,
    COMMITTEE_MEETING,
    THEORY_LIST,
    BY_ELECTION,
    HANDLING,
    REPORT_UP,
    YEAR_REPORT,
    FIELD_STAY,
    FIELD_WORK,
    POST_TRAINING,
    DISPOSITION,
    DEMO_TYPES
};

/* What becomes of an obligation; tallies spread it, so that every office has its share and a small
 * one is not overwhelmed. */
enum demo_fate { FATE_DONE, FATE_LATE, FATE_MISSED };

/* One record to be. */
struct demo_deed {
    daynum held, for_on; /* for_on DAY_NONE: the day it was held */
    int serial;          /* order among those of a day */
    int org;
    int person; /* partner of a talk, speaker of a lecture, who is trained for a post; -1:
                   whoever holds the post */
    int event;  /* it names; -1: none */
    int hours;  /* 0: the type's own */
    enum demo_type type;
    enum demo_fate all; /* whether all took part: some make it up late, or not at all */
};

/* Of a sort of obligation. */
struct demo_tally {
    int missed, late; /* of a thousand */
    int owed_missed, owed_late;
    int sort, n; /* for the dice */
};

struct demo {
    struct demo_ask ask;
    daynum today, from; /* from: the first day on record, tracking_from */
    int units;
    struct demo_org *org;
    struct demo_person *person;
    struct demo_stay *stay;
    struct demo_post *post;
    struct demo_term *term;
    struct demo_event *event;
    struct demo_deed *deed;
    size_t norg, npersons, nstay, npost, nterm, nevent, ndeed;
    size_t cap_org, cap_person, cap_stay, cap_post, cap_term, cap_event, cap_deed;
    int *stay_at, *post_at; /* both in the order of their organisations */
    int *unit_at;           /* the first organisation of each unit */
    struct change *c;
    int64_t receipts;
    size_t done, total; /* steps of putting, for those who wait */
};

/* Before each step of putting: whether all went well so far (*s) and somebody still waits. */
bool demo_step(struct demo *d, enum status *s, struct err *e);

/* 0 .. n-1, by the seed and what it is for. */
int demo_roll(const struct demo *d, int n, int a, int b, int c);
struct demo_tally demo_tally(const struct demo *d, int sort, int missed, int late);
enum demo_fate demo_fate(const struct demo *d, struct demo_tally *t);
/* The day n months before today, or the first of that month. */
daynum demo_months_ago(const struct demo *d, int n);
daynum demo_first_ago(const struct demo *d, int n);
/* The working day at or after `on`, else before it; it stays within lo .. hi where that holds
 * one. */
daynum demo_workday(daynum on, daynum lo, daynum hi);

bool demo_is(const struct demo_org *o, const char *kind);
bool demo_lives(const struct demo_org *o, daynum on);
bool demo_stays(const struct demo_stay *s, daynum on);
bool demo_member(const struct demo_person *p, daynum on); /* full or probationary */
int demo_holder(const struct demo *d, int org, const char *role, daynum on); /* -1: nobody */
int demo_home(const struct demo *d, int person, daynum on); /* the branch; -1: none */

/* Waived for that month. */
bool demo_suspended(const struct demo_org *o, const struct demo *d, daynum on);
bool demo_frail(const struct demo *d, int person); /* waived for good */
daynum demo_counts_for(const struct demo_deed *deed);

/* The plan, in this order. */
void demo_plan_orgs(struct demo *d);
void demo_plan_terms(struct demo *d); /* and since when officers hold their posts */
void demo_plan_people(struct demo *d);
void demo_plan_posts(struct demo *d);
void demo_plan_events(struct demo *d);
void demo_plan_deeds(struct demo *d);
void demo_index(struct demo *d); /* stays and posts by organisation */

void demo_add_deed(struct demo *d, const struct demo_deed *deed);
bool demo_joint_month(const struct demo_deed *deed); /* theme days are joint in it */
/* The k-th of the unit's branches; -1: there are not so many. */
int demo_branch(const struct demo *d, int unit, int k);
/* The first of that kind; -1: none. */
int demo_of_unit(const struct demo *d, int unit, const char *kind);
int demo_person_at(const struct demo *d, int org, int place); /* -1: none */

/* Through the door. */
enum status demo_put_orgs(struct demo *d, struct err *e);
enum status demo_put_people(struct demo *d, struct err *e);
enum status demo_put_events(struct demo *d, struct err *e); /* and waivers */
enum status demo_put_deeds(struct demo *d, struct err *e);
enum status demo_put_dues(struct demo *d, struct err *e);
enum status demo_put_lists(struct demo *d, struct err *e); /* debriefs and ledgers */

/* A row on its way to the door. */
struct demo_row {
    struct row row;
    uint64_t given;
};
void demo_row_begin(struct demo_row *r, const struct entity *en);
void demo_set(struct demo_row *r, int field, const char *value); /* "" is not given */
void demo_set_day(struct demo_row *r, int field, daynum day);    /* nor is DAY_NONE */
void demo_set_number(struct demo_row *r, int field, int n);
/* After it the row holds what the database holds; demo_row_end in every case. */
enum status demo_put(struct demo *d, struct demo_row *r, struct err *e);
void demo_row_end(struct demo_row *r);
/* What is put next was typed on that day, at the latest today. */
void demo_typed(struct demo *d, daynum on);

void demo_person_code(const struct demo *d, int person, char out[16]);
void demo_person_name(const struct demo *d, int person, char out[32]);

/* The words of the records. */
struct demo_form {
    const char *types; /* ; between */
    const char *label;
    const char *start, *end; /* "": no hour */
    int hours;               /* of study; 0: none */
    const char *host;        /* role of whoever leads it; NULL: nobody */
    enum { ROLL_NONE, ROLL_MEMBERS, ROLL_OFFICERS } roll; /* who is asked to come */
};
extern const struct demo_form demo_forms[DEMO_TYPES];
const char *demo_theme(const struct demo *d, const struct demo_deed *deed);
const char *demo_place(const struct demo *d, const struct demo_deed *deed);

#endif
