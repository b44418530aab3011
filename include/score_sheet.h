/* How the points of an assessment came about: each criterion (考核指标) with its weight, who gave
 * how many points and why, and the sums. Nothing is judged by it. */
#ifndef SCORE_SHEET_H
#define SCORE_SHEET_H

#include "buf.h"
#include "office.h"

/* Appends lines for an organisation in a year: the criteria of its cohort, and those of every one,
 * that it or an organisation above it (on d) set. Nothing where there are none. `total` is the
 * score on record (unknown: none); that the points come to another sum is said. */
enum status score_sheet_words(struct buf *page, struct office *o, int org, int year,
                              const char *cohort, struct ratio total, daynum d, struct err *e);

#endif
