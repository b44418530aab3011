/* What the files of rankings share. */
#ifndef RANK_OWN_H
#define RANK_OWN_H

#include "rank.h"

/* The ranking of that name in a policy; written NAME or POLICY.NAME. NULL: none. */
const struct yardstick *rank_named(const struct policy *p, const char *name, daynum d);

/* rank_points.c: adds a line for each person who was given points in that year; and its reason. */
enum status rank_take_points(struct rank_list *l, struct office *o, const char *name, int year,
                             daynum today, struct err *e);
void rank_points_reason(struct buf *b, const struct rank_line *r);

#endif
