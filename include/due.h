/* The due list: which obligations are shown, and in which order. */
#ifndef DUE_H
#define DUE_H

#include <stdbool.h>

#include "office.h"
#include "schedule.h"
#include "watch.h"

/* What is asked for. Start from DUE_FILTER_INIT and today. */
struct due_filter {
    daynum today;
    int within;                /* days ahead */
    daynum from, to;           /* deadlines in that range, both included; DAY_NONE: open */
    unsigned classes;          /* bits of duty_class; 0: what is owed now */
    unsigned kinds;            /* bits of enum rule_kind; 0: all */
    const char *rule;          /* id or slot; NULL: all */
    bool all;                  /* also what is done, waived or far off */
    int org;                   /* that organisation and those below it; -1: all */
    int only;                  /* that organisation alone; -1: as org says */
    bool elsewhere;            /* what an empty book would owe: see due_run */
    const struct watch *watch; /* NULL: nobody waits */
};
#define DUE_FILTER_INIT \
    ((struct due_filter){ .within = 31, .from = DAY_NONE, .to = DAY_NONE, .org = -1, .only = -1 })

enum { DUE_OLD_DAYS = 366 }; /* older overdue ones are one counted line */

/* The day up to which the scheduler has to look. */
daynum due_until(const struct due_filter *f);

enum due_answer { DUE_HIDDEN, DUE_SHOWN, DUE_OLD };
enum due_answer due_shows(const struct due_filter *f, const struct duty *d);

/* Classes by which a filter is asked: 逾期和不达标, all of them. */
enum {
    DUE_FAILED = 1U << DUTY_OVERDUE | 1U << DUTY_UNMET,
    DUE_EVERY_CLASS = (1U << DUTY_CLASSES) - 1,
};

/* Whether an organisation's records are kept elsewhere: its books are its own, or it is a group of
 * a branch whose books are. */
bool due_elsewhere(const struct office *o, int org, daynum d);

/* The rule of the line that stands for an organisation with books of its own (上报季度数字): one
 * for each quarter that is over, the last one where no range of days is asked for; open until the
 * figures came, done as of their day. It has no deadline, for no document at hand sets one. */
extern const struct rule due_hand_up;

/* Runs the scheduler over the organisations the filter wants, in the order of codes; the sink gets
 * what is shown and *old counts what is only too old (it may be NULL). ST_STOPPED where the watch
 * said stop. Of records that are kept elsewhere nothing is owed here but what records here carry
 * (deadlines, incomplete ones) and the line of due_hand_up; with f->elsewhere all is given as if
 * the books were here, and no such line. */
enum status due_run(struct office *o, const struct due_filter *f, duty_sink sink, void *ctx,
                    size_t *old, struct err *e);

/* A list in memory, sorted by urgency: overdue by deadline, then what has no deadline, then the
 * rest by deadline. */
struct due_list {
    struct duty *duty; /* lacking belongs to the list; rule, event and codes to the office */
    size_t n, cap;
    daynum today;
    size_t old;
    size_t count[DUTY_CLASSES]; /* of what is shown, by duty_class */
};
enum status due_list_make(struct due_list *l, struct office *o, const struct due_filter *f,
                          struct err *e);
void due_list_free(struct due_list *l);
/* The same by hand, where one run of the scheduler feeds more than the list. */
void due_list_add(struct due_list *l, const struct duty *d); /* copied */
void due_list_sort(struct due_list *l);
/* That order: 0 for one and the same line alone. */
int due_by_urgency(const struct duty *x, const struct duty *y);

/* ORG/RULE/PERIOD_START[/EVENT or /ITEM], as `why` and calendars use it. */
struct buf;
void due_id(struct buf *b, const struct world *w, const struct duty *d);
/* The organisation whose code such an id begins with; -1: none. *n (may be NULL): bytes of the
 * code, which another program may have given a slash. */
int due_id_org(const struct office *o, const char *id, size_t *n);

#endif
