/* What the files of closing share. */
#ifndef CLOSE_OWN_H
#define CLOSE_OWN_H

#include "close.h"
#include "save.h"

/* A period as typed, as the dictionary writes it. quarter: nothing else will do (ST_USAGE). */
enum status close_read_period(const char *typed, bool quarter, char code[8], struct period *p,
                              struct err *e);
/* v->root: that organisation, or those that stand under nobody on a day (NULL). */
enum status close_take_roots(struct db *db, const char *org, const char *day, struct close_view *v,
                             struct err *e);

/* Which organisations of the view owe the report of the quarter (a rule that asks for a
 * quarter_report in it is overdue, or before its last day still owed): v->nreport, v->report. c:
 * also records it for each, held today, for the last day of the quarter once it is over; NULL: does
 * not. */
enum status close_reports(struct db *db, const struct close_ask *ask, struct close_view *v,
                          struct change *c, struct err *e);

#endif
