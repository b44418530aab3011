/* Reports: each a row of one table; it makes a struct table, which any printer takes. */
#ifndef REPORT_H
#define REPORT_H

#include "office.h"
#include "table.h"

/* What is asked for. */
struct report_query {
    struct period period;
    daynum today;
    int org; /* that organisation and those below it; -1: all */
};

struct report {
    const char *name;  /* figures */
    const char *title; /* one Chinese line */
    enum status (*make)(struct office *o, const struct report_query *q, struct table **out,
                        struct err *e);
};

extern const struct report *const reports[];        /* closed by NULL, in the order of --list */
const struct report *report_find(const char *name); /* NULL: none */

/* The notes every report ends with: the period, the organisation, the as-of day. */
void report_notes(struct table *t, const struct office *o, const struct report_query *q);
/* Whether an organisation is asked for. */
bool report_wants(const struct office *o, const struct report_query *q, int org, daynum d);

#endif
