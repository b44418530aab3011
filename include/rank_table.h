/* A ranking as a table: the same for the command and the report. */
#ifndef RANK_TABLE_H
#define RANK_TABLE_H

#include "rank.h"
#include "report.h"

enum { RANK_COLUMNS = 9 };
extern const struct column rank_columns[RANK_COLUMNS];

/* A table for a ranking, with the columns of its kind. */
struct table *rank_table_new(const struct rank_list *l);
/* Adds the organisations, or persons, of the year asked that are in scope, each cohort by rank; the
 * notes name the source of each ranking. */
void rank_lines(struct table *t, struct office *o, const struct rank_list *l,
                const struct report_query *q);
/* The notes every such table ends with. */
void rank_notes(struct table *t, const struct office *o, const struct report_query *q);

#endif
