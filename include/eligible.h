/* Who is eligible for something that a policy names (obligations.md, section 8), with the reasons.
 * It explains; whoever grants it is a person. */
#ifndef ELIGIBLE_H
#define ELIGIBLE_H

#include "buf.h"
#include "office.h"
#include "yardstick.h"

/* One organisation, or one person. */
struct eligible_line {
    const struct yardstick *yardstick;
    int org;    /* of a person: the own organisation */
    int person; /* -1: the organisation itself */
    bool holds;
    char *reason; /* 星级 ≥ 4 不成立，现为 3；… */
};

struct eligible_list {
    struct eligible_line *line; /* by organisation, then by person */
    size_t n, cap;
    size_t holds; /* how many are */
};

/* Every organisation of the subject kinds that is active on `today`, or every person who then has
 * an own organisation, under a policy that has NAME (or POLICY.NAME). org: that organisation and
 * those below it; -1: all. The office must have been opened with eligibility. ST_MISSING where no
 * policy in use has such a section. */
enum status eligible_make(struct eligible_list *l, struct office *o, const char *name, daynum today,
                          int org, struct err *e);
void eligible_free(struct eligible_list *l);

#endif
