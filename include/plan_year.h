/* The plan of a year (年度计划): on which day a branch means to hold each of its theme days.
 *
 * How many there are is what its policy asks; the day is the branch's own (theme_day 2.5: the
 * second Friday), moved to the next working day, or back where the month has none left. */
#ifndef PLAN_YEAR_H
#define PLAN_YEAR_H

#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "workdays.h"

struct planned {
    struct period window; /* in which the policy wants it */
    daynum wanted;        /* by the branch's day alone */
    daynum day;           /* what is planned */
    char *moved;    /* why day is another than wanted: 清明节; NULL: it is not, or by hand */
    char *theme;    /* owned; "" for none */
    char *activity; /* the code of what it became; "" while nothing was held */
    int64_t id;     /* of the plan's row; 0: not saved yet */
    int version;
};

struct plan_year {
    char *org, *type;
    int year;
    struct planned *v; /* by window */
    size_t n, cap;
    char day[4]; /* 2.5; "": the branch has none */
};

/* The day of that month which is the n-th such weekday (1 Monday .. 7 Sunday); the last one where
 * there are fewer. */
daynum plan_nth_weekday(int year, int month, int n, int weekday);

/* What is planned already stays; the rest is offered. day: "2.5"; NULL: the branch's own. A branch
 * that nothing is asked of has no plan (n = 0), and neither has one without a day. */
enum status plan_year_read(struct plan_year *p, struct db *db, const char *org, const char *type,
                           const char *day, int year, daynum today, struct err *e);
/* Keeps every line, and the branch's day where it was given, as one change. */
enum status plan_year_save(struct plan_year *p, struct db *db, daynum today, const char *user,
                           struct err *e);
void plan_year_free(struct plan_year *p);

#endif
