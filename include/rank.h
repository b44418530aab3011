/* Rankings of assessed organisations (obligations.md, section 8): each cohort apart, ties share a
 * rank. They name who falls into which set; what follows from it a person decides. */
#ifndef RANK_H
#define RANK_H

#include "buf.h"
#include "office.h"
#include "yardstick.h"

/* One organisation in one year; of points a person, each branch (org) apart. */
struct rank_line {
    int org, person; /* person -1: the organisation */
    int year;
    const char *cohort; /* "": all together */
    const char *grade;  /* the word; "" */
    struct ratio score; /* unknown: not ranked */
    daynum rated;       /* DAY_NONE: not recorded */
    char *parts;        /* of points: 履行岗位职责 40、参加组织生活 30; else NULL */
    struct ratio share; /* of points: percent for which they count; unknown: none */
    const struct yardstick *ranking;

    /* filled by rank_settle */
    int rank;       /* 1 + how many have more; 0: not ranked */
    int from_below; /* 1 + how many have less */
    int of;         /* how many are ranked in the cohort */
    bool top, bottom, interview;
    bool repeat; /* in the bottom set in so many years in a row, this one the last */
};

/* Sorts by year, ranking, cohort, rank and organisation, and fills the rest. */
void rank_settle(struct rank_line *v, size_t n);

struct rank_list {
    struct rank_line *v; /* of all the years looked at */
    size_t n, cap;
    int year;
    bool points; /* it is one of persons' points */
};

/* The ranking NAME (or POLICY.NAME) of that year and of as many before it as its sets look back:
 * every organisation under a policy that has it. Assessments rated after `today` are not known.
 * ST_MISSING where no policy in use has such a ranking. */
enum status rank_make(struct rank_list *l, struct office *o, const char *name, int year,
                      daynum today, struct err *e);
void rank_free(struct rank_list *l);
/* 12 个中第 11 名；在后 3 名；连续 2 年在后 3 名，2025 年 12 个中第 12 名 */
void rank_reason(struct buf *b, const struct rank_list *l, const struct rank_line *r);

#endif
