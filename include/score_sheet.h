/* How the points of an assessment came about: each criterion (考核指标) with its weight, who gave
 * how many points and why, and the sums. Nothing is judged by it. */
#ifndef SCORE_SHEET_H
#define SCORE_SHEET_H

#include "buf.h"
#include "office.h"

struct score_line {
    char *criterion, *name; /* code, name; a criterion given several times stands as often */
    struct ratio weight;    /* unknown: none is set */
    bool given;             /* else nobody has been given points for it yet */
    struct ratio points;
    char *by, *why;
    daynum on; /* DAY_NONE: not said */
};

struct score_sheet {
    struct score_line *v; /* by criterion, then by day */
    size_t n, cap;
    size_t given;                 /* lines with points */
    struct ratio weights, points; /* the sums */
};

/* The criteria of its cohort, and those of every one, that an organisation or one above it (on d)
 * set, with what it was given, or a person of it (-1: the organisation itself). */
enum status score_sheet_read(struct score_sheet *x, struct office *o, int org, int person, int year,
                             const char *cohort, daynum d, struct err *e);
void score_sheet_free(struct score_sheet *x);

/* Appends lines for an organisation in a year: the criteria of its cohort, and those of every one,
 * that it or an organisation above it (on d) set. Nothing where there are none. `total` is the
 * score on record (unknown: none); that the points come to another sum is said. */
enum status score_sheet_words(struct buf *page, struct office *o, int org, int year,
                              const char *cohort, struct ratio total, daynum d, struct err *e);

#endif
