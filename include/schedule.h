/* The heart: world + day -> obligations. Pure: no database, no screen, no clock. */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include "policy.h"
#include "world.h"

enum duty_status {
    DUTY_OVERDUE,  /* 逾期 */
    DUTY_UNMET,    /* 不达标 */
    DUTY_DUE,      /* 临期 */
    DUTY_OPEN,     /* 待办 */
    DUTY_UPCOMING, /* 未到期 */
    DUTY_LATE,     /* 补办 */
    DUTY_DONE,     /* 完成 */
    DUTY_WAIVED,   /* 免除 */
    DUTY_STATUSES
};

const char *duty_status_word(enum duty_status s);  /* overdue */
const char *duty_status_label(enum duty_status s); /* 逾期 */
int duty_status_parse(const char *s);              /* -1: none */
const char *rule_kind_word(enum rule_kind k);      /* periodic */

/* What a line is counted as, and called, wherever lines are counted: its status, but advice that
 * was not followed (unmet, of a rule with force = advice) is 建议未做 and never among 不达标. */
enum { DUTY_ADVICE = DUTY_STATUSES, DUTY_CLASSES };
struct duty;
int duty_class_of(enum duty_status s, bool advice);
int duty_class(const struct duty *d);
const char *duty_class_label(int c); /* 逾期, 建议未做 */

/* One obligation. Everything is borrowed until the sink returns. */
struct duty {
    const struct rule *rule;
    int org;
    enum duty_status status;
    daynum period_start, period_end, window_start, deadline; /* DAY_NONE: null */
    daynum done_on;                                          /* DAY_NONE: null */
    int64_t need, have;                                      /* hundredths where `hours` is set */
    bool hours;
    int event;          /* index of world.event; -1 */
    int person;         /* of the event; -1 */
    const char *item;   /* the record that carries the deadline, or lacks something; NULL */
    const int *lacking; /* persons, or organisations where `lacking_orgs` */
    size_t nlacking;
    bool lacking_orgs;
    const char *const *elements; /* RULE_RECORD: what is lacking, sorted */
    size_t nelements;
};

/* Days before its deadline from which d is due: the rule's, or since the day of the deadline's
 * month that the organisation fixed for its dues (remind = dues_day). */
int duty_remind(const struct world *w, const struct duty *d);

typedef void (*duty_sink)(void *ctx, const struct duty *d);

/* Where marks come from: for one organisation its own, grouped by type and within that sorted by
 * for_day, and those of the persons whose stream is there, grouped by person and within that
 * likewise. The memory is borrowed until the next call. A source that streams may rely on
 * organisations being asked for in ascending order. */
struct mark_source {
    void *ctx;
    void (*read)(void *ctx, int org, const struct mark **own, size_t *nown,
                 const struct mark **persons, size_t *npersons);
    /* Marks of these types, of whatever day, of all who ever were members of the organisation read
     * last, as persons: for a source that leaves out those before the day of schedule_marks_from().
     * NULL: read() gives all that may be wanted. */
    void (*back)(void *ctx, int org, const int *types, size_t ntypes, const struct mark **marks,
                 size_t *nmarks);
    void (*end)(void *ctx); /* no more will be asked for; may be NULL */
};

struct schedule;

enum { SCHEDULE_RECORD_DAYS = 400 }; /* incomplete records older than that are left in peace: 3.7 */

/* today: T. until: periods that have not begun are given too when their deadline lies at or before
 * it. */
struct schedule *schedule_new(const struct world *w, struct mark_source marks, daynum today,
                              daynum until);
void schedule_free(struct schedule *s);
/* Obligations of periodic and event rules with a deadline before that day will not be looked at:
 * leaves them out. */
void schedule_begin(struct schedule *s, daynum first);
/* Marks that may alter what is derived: those from a day on; where a rule counts days, those of
 * records of several days too that last until then. */
struct wanted {
    daynum first; /* DAY_STILL: none */
    bool days;
};
struct wanted_marks {
    struct wanted own, persons;
};
/* Those of organisations and of persons, but for what source.back is asked for. */
struct wanted_marks schedule_wanted(const struct schedule *s);
/* source.read() gives the marks of persons from that day on, which is not after what is wanted; not
 * said: all of them. */
void schedule_marks_from(struct schedule *s, daynum first);

/* The obligations of one organisation, sorted by rule id, period_start, event. */
void schedule_org(struct schedule *s, int org, duty_sink sink, void *ctx);

/* Makes it the organisation that schedule_fact may be asked about (missed.SLOT and marks.TYPE look
 * at its marks), without scheduling it. */
void schedule_enter(struct schedule *s, int org);
/* A fact of an organisation as conditions see it, `term_overdue` too. */
struct ratio schedule_fact(struct schedule *s, int org, daynum day, struct fact_ref f);

/* Why a duty stands as it does: each mark that could have counted, and what became of it. */
enum verdict {
    VERDICT_COUNTS,
    VERDICT_SAME_DAY,    /* measure = days: each of its days is counted already */
    VERDICT_FUTURE,      /* done after the day asked */
    VERDICT_BEFORE,      /* for a day before the window */
    VERDICT_AFTER,       /* for a day after it */
    VERDICT_OTHER_PART,  /* taken part in, but not in the part the rule wants */
    VERDICT_NOT_OURS,    /* role = partner: neither S's own nor hosted by its secretary */
    VERDICT_NO_POST,     /* of an office: whoever took part did not hold it on that day */
    VERDICT_OTHER_EVENT, /* names another event */
    VERDICT_CONDITION,   /* is not what `counts` asks for */
    VERDICT_UNNAMED,     /* names no event, and the rule wants it named */
    VERDICT_OTHER_ORG,   /* held by the organisation above or below alone */
    VERDICT_OTHER_TYPE,  /* a record of a type the rule does not accept */
    VERDICTS
};

struct witness {
    struct mark mark;
    enum verdict verdict;
    int days;       /* BEFORE, AFTER, FUTURE: by how many it misses */
    int64_t amount; /* COUNTS: what it adds to what was reached; hundredths for hours */
    int org;        /* OTHER_ORG: whose it is; else -1 */
};

/* Why somebody does not belong to a population. */
enum left_out {
    LEFT_IN, /* belongs to it */
    LEFT_WAIVED,
    LEFT_STATUS, /* no member, or no full member, on the day judged */
    LEFT_AWAY,   /* not there on the day judged */
    LEFT_BRIEF,  /* there for less than half of the period */
    LEFT_AMONG,  /* not one of those the rule narrows it down to */
};

/* What one of those who must meet a need has to show for it: the organisation itself, or one of
 * the population of a rule with `each`. Each record stands once, in the order of its days. */
struct claim {
    int who;        /* person, or organisation where `orgs`; -1: the organisation of the duty */
    bool orgs;      /* `who` is an organisation: its office is asked */
    daynum reached; /* when the need was met; DAY_NONE: not yet */
    enum left_out left;
    int left_days; /* LEFT_BRIEF: how many days of the period */
    const struct witness *w;
    size_t n;
};
typedef void (*claim_sink)(void *ctx, const struct claim *c);

/* Calls back for each claim of a periodic or event rule's duty; the amounts of what counts add up
 * to `have`, or those of the population who reached it do. Marks outside the window by more than
 * its length (31 to 366 days) are left out. The other kinds have no marks. */
void schedule_why(struct schedule *s, const struct duty *d, claim_sink sink, void *ctx);

/* Streak rules: each period that was asked of one of the population, in order. */
typedef void (*turn_sink)(void *ctx, struct period window, bool met, daynum reached);
void schedule_turns(struct schedule *s, const struct duty *d, int who, turn_sink sink, void *ctx);

/* Why nothing is asked: the first reason that holds. */
enum unasked {
    UNASKED_KIND,      /* organisations of its kind are not asked */
    UNASKED_POLICY,    /* it is under another policy on `judged` */
    UNASKED_APPOINTED, /* its committee is appointed: it has no terms */
    UNASKED_RULE,      /* the rule is not in force on the deadline */
    UNASKED_RULE_HALF, /* … for half of the period: `days` of its days */
    UNASKED_TRACKING,  /* the deadline lies before `limit`, from which on it is asked */
    UNASKED_ORG,       /* the organisation does not live on the deadline */
    UNASKED_ORG_HALF,  /* … for half of the period */
    UNASKED_WHEN,      /* the condition is false on `judged` */
    UNASKED_NOBODY,    /* nobody is in the population */
    UNASKED_NOTHING,   /* none of these: there is nothing that asks for it */
};
struct unasked_why {
    enum unasked why;
    daynum judged, limit;
    int days;
};
/* p: the period, or where a rule has none the days from its beginning to the deadline. */
struct unasked_why schedule_unasked(struct schedule *s, int org, const struct rule *r,
                                    struct period p);

/* Since when, looking back from `day`, a fact has been what it is then; DAY_NONE: ever since, or
 * for longer than is worth looking at. */
daynum schedule_fact_since(struct schedule *s, int org, daynum day, struct fact_ref f);

#endif
