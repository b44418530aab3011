/* What the kinds of rules share while one organisation is scheduled. Private to the room. */
#ifndef ENGINE_H
#define ENGINE_H

#include "index.h"
#include "schedule.h"

/* A rule with the periods that may be asked of anybody on this day: computed once, used for every
 * organisation. */
struct asked {
    struct period period, window;
    daynum judged; /* min(T, w2): on this day populations and conditions are looked at */
};

struct plan {
    const struct rule *rule;
    int policy;          /* an organisation is asked only while it is under this policy */
    struct asked *asked; /* RULE_PERIODIC, RULE_STREAK */
    size_t nasked;
    daynum from; /* deadlines before it are not looked at; RULE_EVENT alone: the others have none */
    size_t edge; /* RULE_STREAK: marks for periods before it are asked of source.back */
};

struct slice {
    const struct mark *mark;
    size_t n;
};

/* The marks of one person. */
struct whose {
    int person;
    struct slice marks;
};

/* What evidence reached: how much, and on which day the need was met (DAY_NONE: not yet). */
struct tally {
    int64_t have;
    daynum reached;
};

/* A mark on its way into a tally. */
struct grain {
    int64_t record; /* those of one record, or with MEASURE_PERSONS of one person, count once */
    daynum for_day, done;
    int32_t amount;
};

/* Some time of somebody in a population: of a membership, of a post. */
struct stretch {
    int person;
    struct span span;
};

/* How far into the arrays of lacking persons and elements. */
struct taken {
    size_t lacking, elements;
};

struct schedule {
    const struct world *w;
    struct mark_source source;
    daynum today, until;
    struct plan *plan; /* in the order of rule ids */
    size_t nplan, plan_cap;

    /* the organisation at hand */
    int org;    /* -1: none yet */
    int policy; /* it is under; WORLD_POLICIES: that depends on the day */
    daynum tracking;
    struct slice persons;  /* marks of those whose stream this is, as they were read */
    struct slice *by_type; /* own marks of each evidence type */
    size_t ntypes;
    struct whose *by_person; /* of those whose stream this is, in their order */
    size_t nby_person, by_person_cap;

    /* what came out, until it is sorted and handed over */
    struct duty *duty;
    size_t nduty, duty_cap;
    struct taken *list_at; /* of each duty: where its lists begin */
    size_t list_at_cap;
    int *lacking;
    size_t nlacking, lacking_cap;
    struct taken taken; /* belong to duties kept already */

    /* streak.c: how many periods in a row somebody has missed; those who have */
    struct run *run;
    size_t run_cap;
    bool run_orgs; /* they are organisations */
    int *running;
    size_t nrunning, running_cap;

    /* each.c: the population, period by period */
    struct crowd *crowd;
    size_t crowd_cap;
    size_t crowd_first, crowd_last; /* the periods asked of the organisation lie in between */
    struct absence *absence;
    size_t nabsence, absence_cap;
    int *absent; /* those of `absence`, in order */
    size_t absent_cap;

    /* each_person.c: where a population is looked for, and who was found there */
    int *place;
    size_t nplace, place_cap;
    struct stretch *stretch;
    size_t nstretch, stretch_cap;

    struct asking *asking; /* explain.c: whom a walk tells */

    const char **element; /* what records lack; of each duty from element_at on */
    size_t nelement, element_cap;

    /* scratch */
    struct slice *types; /* one for each evidence type of a rule */
    struct grain *grain;
    size_t ngrain, grain_cap;
};

/* gather.c: marks -> tally. Marks in [first, last] by for-day and done by `today` are weighed by
 * the rule's measure. */
struct weighing {
    const struct rule *rule;
    daynum first, last, today;
    int person; /* whose event it is about; -1 */
};
void gather_begin(struct schedule *s);
/* part PART_NONE: any; held: only records held in this span. */
void gather_add(struct schedule *s, const struct weighing *q, struct slice marks, enum part part,
                struct span held);
/* Whether a mark is one of the kind asked for: marks without a part fit every part. */
bool mark_fits(const struct schedule *s, const struct mark *m, enum part part, struct span held);
/* counts.c: whether the rule's `counts` holds for the record; person: where the mark is nobody's.
 */
bool record_counts(const struct schedule *s, const struct rule *r, const struct mark *m,
                   int person);
struct tally gather_end(struct schedule *s, const struct rule *r);
/* The marks of one type within a slice grouped by type. */
struct slice slice_of_type(struct slice all, int type);
struct slice slice_of_person(const struct schedule *s, int person);

/* schedule.c */
void schedule_look(struct schedule *s, int org); /* makes it the organisation at hand */
/* The marks that source.back has for a rule in the place of those of persons; rule NULL: those that
 * were there before again. */
void schedule_look_back(struct schedule *s, const struct rule *r);
/* A duty of the organisation at hand without a period, a deadline or anything reached. */
struct duty duty_plain(const struct schedule *s, const struct rule *r);
/* Settles the status by the table of section 3 (but `unmet`), and keeps the duty; lacking entries
 * added before with duty_lacks() since the last call belong to it. */
void duty_add(struct schedule *s, struct duty d, struct tally t);
void duty_keep(struct schedule *s, const struct duty *d); /* the status is settled already */
void duty_lacks(struct schedule *s, int who);
bool waived(const struct schedule *s, const struct rule *r, int org, daynum day);
bool person_waived(const struct schedule *s, const struct rule *r, int person, daynum day);
/* Whether the rule's condition holds for the organisation on a day. */
bool rule_holds(struct schedule *s, const struct expr *when, int org, daynum day);
/* Whether the organisation is under the plan's policy on a day, and of a kind the rule asks. */
bool plan_concerns(const struct schedule *s, const struct plan *p, int org, daynum day);

/* One file for each kind. */
void periodic_prepare(struct schedule *s, struct plan *p, daynum first);
void periodic_schedule(struct schedule *s, const struct plan *p);
bool periodic_asks(struct schedule *s, const struct plan *p, const struct asked *a);
struct duty periodic_duty(const struct schedule *s, const struct plan *p, const struct asked *a);
void each_schedule(struct schedule *s, const struct plan *p);

/* Calls back for each one of the population of each period that is asked: the day on which its
 * need was met, DAY_NONE where it is not. The periods of one of them come in ascending order. */
typedef void (*each_visit)(struct schedule *s, const struct plan *p, size_t period, int who,
                           daynum reached);
void each_walk(struct schedule *s, const struct plan *p, each_visit visit);
/* rule.instead: `own`, or what all those below did, each by itself, whichever came first. */
struct tally each_instead(struct schedule *s, const struct plan *p, size_t period,
                          struct tally own);
void each_walk_instead(struct schedule *s, const struct plan *p, size_t period, each_visit visit);
bool each_asks(const struct schedule *s, size_t period); /* of the last walk */
void each_person(struct schedule *s, const struct plan *p, size_t first, size_t last,
                 each_visit visit); /* each_person.c: those of some of the periods */
/* Fills s->stretch: memberships or posts that put persons into the population, as the tree stands
 * on the day; by person, from. */
void person_stretches(struct schedule *s, const struct rule *r, daynum day);
bool person_among(const struct schedule *s, const struct rule *r, int person, daynum day);
bool each_is_orgs(const struct rule *r); /* `who` is an organisation */
/* The order of codes. */
int population_order(const struct world *w, bool orgs, int a, int b);
/* Why somebody with those stretches of time is not in the population. */
struct stretch;
enum left_out person_left_out(const struct schedule *s, const struct rule *r, const struct asked *a,
                              const struct stretch *v, size_t n, int *days);
unsigned each_roles(const struct rule *r); /* of offices: the posts that hold one */

void streak_schedule(struct schedule *s, const struct plan *p);
/* Whether the last periods are enough where nobody has missed all of them: else source.back is
 * asked for the marks of those before. */
bool streak_looks_back(const struct schedule *s, const struct plan *p);
/* Of p->asked: the first one without which no line can be told from none. */
size_t streak_least(const struct schedule *s, const struct plan *p);
void item_schedule(struct schedule *s, const struct plan *p);
void record_schedule(struct schedule *s, const struct plan *p);
void event_schedule(struct schedule *s, const struct plan *p);
bool event_counts(const struct plan *p, const struct world_event *v); /* its type and deadline do */
void term_schedule(struct schedule *s, const struct plan *p);
bool term_is_overdue(struct schedule *s, int org, daynum day);
/* Overdue, or the election was held in the calendar year of that day after the term had ended. */
bool term_was_late(struct schedule *s, int org, daynum day);
void structure_schedule(struct schedule *s, const struct plan *p);
enum { STRUCTURE_MISSED_DAYS = 366 }; /* so long a line missed counts */
/* Facts that only hold as of today: overdue lines of a slot, marks of S and all below. */
int64_t structure_missed(struct schedule *s, int slot);
int64_t structure_marks(const struct schedule *s, int type);
void plan_schedule(struct schedule *s, const struct plan *p); /* by its kind */

#endif
