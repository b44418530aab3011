/* Democratic reviews (民主评议党员) of a year, branch by branch: how many of each grade. The share
 * of 优秀 is compared with a third and said; whoever decides is a person. */
#ifndef REVIEW_TALLY_H
#define REVIEW_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "office.h"

enum { REVIEW_GRADES = 4 }; /* 优秀 合格 基本合格 不合格, as the dictionary has them */

struct review_branch {
    int org; /* of the office's world */
    char *code, *name;
    int count[REVIEW_GRADES];
    char *names[REVIEW_GRADES];    /* 、 between; "" */
    int reviewed;                  /* the sum of the counts */
    int unfiled;                   /* of them without the number of their file (档案号) */
    const struct yardstick *scale; /* of the policy it is under; borrowed from the office; NULL */
};

struct review_tally {
    struct review_branch *v; /* in the order of codes: those of which somebody was reviewed */
    size_t n;
};

/* A person is counted in the branch that was the own one on the day of the review, or on the last
 * day of the year where none is recorded. Reviews held after `today` are not known. org: that
 * organisation and those below it; -1: all. The office must know names. */
enum status review_tally_make(struct review_tally *t, struct office *o, int year, daynum today,
                              int org, struct err *e);
/* The same of the reviews held in a period, whichever year they are of; those without a day are in
 * none. */
enum status review_tally_held(struct review_tally *t, struct office *o, struct period p,
                              daynum today, int org, struct err *e);
void review_tally_free(struct review_tally *t);
/* 优秀 are more than a third of those reviewed (支部工作条例第十八条: 一般不超过三分之一). */
bool review_above_third(const struct review_branch *b);
const char *review_grade_label(int grade);

#endif
