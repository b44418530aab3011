/* What the files of closing share. */
#ifndef CLOSE_OWN_H
#define CLOSE_OWN_H

#include "close.h"
#include "save.h"

/* Which organisations of the view owe the report of the quarter (a rule that asks for a
 * quarter_report in it is overdue): v->nreport, v->report. c: also records it for each, held today,
 * for the last day of the quarter; NULL: does not. */
enum status close_reports(struct db *db, const struct close_ask *ask, struct close_view *v,
                          struct change *c, struct err *e);

#endif
