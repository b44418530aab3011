/* One record of a branch's book: who was there, who was not and why, what was said, put to the vote
 * and resolved, and what became of it. Nothing is put in that was not recorded. */
#ifndef MINUTE_H
#define MINUTE_H

#include "office.h"
#include "row.h"
#include "table.h"

struct minute {
    struct office *o;
    int org; /* whose it is; -1: unknown */
    int of;  /* whose members are counted: of what was held jointly those of the book */
    daynum held;
    struct row row;
    bool all; /* what is private too */
    int members, full;   /* of the organisation on that day */
    int parts;           /* lines of the attendance list of those who were to be there */
    int npresent, nfull; /* of them: who was there */
    struct buf host;     /* by name */
    struct buf present, absent, nonvoting, others, follow;
};

enum status minute_read(struct minute *m, struct err *e); /* what stands above members is set */
void minute_clear(struct minute *m);

bool minute_is(const struct minute *m, const char *type);   /* with or without a form */
void minute_types(struct buf *out, const struct minute *m); /* 支部主题党日、党课 */

/* A heading and a row for each item of the printed book. page: on a page of its own. */
void minute_write(const struct minute *m, struct table *t, const char *title, bool page);

#endif
