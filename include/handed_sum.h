/* What organisations with books of their own (books = own) handed up for a period: the last receipt
 * of each quarter in it, added up. What is counted as of a day (heads, open items of a ledger) is
 * that of the last quarter. Plain data of its own. */
#ifndef HANDED_SUM_H
#define HANDED_SUM_H

#include "buf.h"
#include "handed_up.h"
#include "office.h"

struct handed_org {
    int org;
    int came;                 /* quarters that were handed up; 0: 未报 */
    int missing;              /* quarters of the period that are over and were not */
    daynum as_of;             /* of the last one; DAY_NONE */
    struct handed_line *line; /* its lines, each rule, type and kind once; `org` is NULL */
    size_t n, cap;
};
struct handed_sum {
    struct handed_org *v; /* by organisation: all with books of their own */
    size_t n;
};

/* Figures as of a day after `today` are not known yet, and a quarter in which an organisation did
 * not live to the end, or that ends before anything is asked of it, is not missing. */
enum status handed_sum_read(struct handed_sum *s, struct office *o, struct period p, daynum today,
                            struct err *e);
void handed_sum_free(struct handed_sum *s);

/* NULL: its books are here. */
const struct handed_org *handed_sum_of(const struct handed_sum *s, int org);
/* 0 where it is not said. */
int64_t handed_value(const struct handed_line *l, enum handed_figure i);
/* Heads, attendance, talks and dues of these organisations, in place of what records here add up
 * to; none where nothing came, and of their groups, whose figures are their branch's. */
void handed_figures(const struct handed_sum *s, const struct office *o, daynum day,
                    struct figures *own);
/* Whether its figures are handed up with those of the organisation, or by the branch of which it is
 * a group. */
bool handed_instead(const struct handed_sum *s, const struct office *o, int org, daynum day);
/* Appends what a name needs where something is missing: （未报）, （缺报 1 季）. */
void handed_mark(const struct handed_sum *s, int org, struct buf *name);

#endif
