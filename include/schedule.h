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

typedef void (*duty_sink)(void *ctx, const struct duty *d);

/* Where marks come from: for one organisation its own, grouped by type and within that sorted by
 * for_day, and those of the persons whose stream is there, grouped by person and within that
 * likewise. The memory is borrowed until the next call. A source that streams may rely on
 * organisations being asked for in ascending order. */
struct mark_source {
    void *ctx;
    void (*read)(void *ctx, int org, const struct mark **own, size_t *nown,
                 const struct mark **persons, size_t *npersons);
};

struct schedule;

/* today: T. until: periods that have not begun are given too when their deadline lies at or before
 * it. */
struct schedule *schedule_new(const struct world *w, struct mark_source marks, daynum today,
                              daynum until);
void schedule_free(struct schedule *s);

/* The obligations of one organisation, sorted by rule id, period_start, event. */
void schedule_org(struct schedule *s, int org, duty_sink sink, void *ctx);

/* Makes it the organisation that schedule_fact may be asked about (missed.SLOT and marks.TYPE look
 * at its marks), without scheduling it. */
void schedule_enter(struct schedule *s, int org);
/* A fact of an organisation as conditions see it, `term_overdue` too. */
struct ratio schedule_fact(struct schedule *s, int org, daynum day, struct fact_ref f);

/* All organisations in the order of their codes. */
void schedule_all(struct schedule *s, duty_sink sink, void *ctx);

/* Why a duty stands as it does: each mark that could have counted, and what became of it. */
enum verdict {
    VERDICT_COUNTS,
    VERDICT_BEFORE,      /* for a day before the window */
    VERDICT_AFTER,       /* for a day after it */
    VERDICT_FUTURE,      /* done after the day asked */
    VERDICT_OTHER_EVENT, /* names another event */
    VERDICT_CONDITION,   /* is not what `counts` asks for */
};
typedef void (*verdict_sink)(void *ctx, const struct mark *m, enum verdict v);

/* Calls back for each mark of the duty's organisation (or event's person) of a type its rule
 * accepts, within a year of the window. For rules with `each` and for structure and term rules
 * there is nothing to call back about. */
void schedule_why(struct schedule *s, const struct duty *d, verdict_sink sink, void *ctx);

#endif
