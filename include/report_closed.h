/* Closed reports (结账报表): printed as they were on the day of the closing, and below them what is
 * different since (结账后变动). */
#ifndef REPORT_CLOSED_H
#define REPORT_CLOSED_H

#include "close.h"
#include "report.h"

/* Keeps the reports of a period that ask for no code: a close_keeper. */
enum status report_keep(struct office *o, const struct close_keep *k, struct err *e);

/* The book of a report: as a closing of exactly that organisation and period kept it, with what
 * changed since; where none stands as report_make gives it, with a note where one above is closed.
 * edition 0: the one that stands; else that one as it was kept, and nothing below it, the same for
 * ever; ST_MISSING: there is none. */
enum status report_closed(const struct report *r, struct office *o, const struct report_query *q,
                          int edition, struct book **out, struct err *e);

#endif
