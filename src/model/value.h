/* Readers of values that are days or made of them (value_day.c, value_time.c, payments.c): the
 * room's own. Each takes what was typed, trimmed and in plain digits, and appends its one spelling;
 * ST_USAGE with a sentence else. */
#ifndef VALUE_H
#define VALUE_H

#include "err.h"

struct buf;

enum status value_day(const char *s, struct buf *out, struct err *e);      /* 2026-03-05 */
enum status value_month(const char *s, struct buf *out, struct err *e);    /* 2026-03 */
enum status value_time(const char *s, struct buf *out, struct err *e);     /* 09:30 */
enum status value_moment(const char *s, struct buf *out, struct err *e);   /* 2026-03-05 09:30 */
enum status value_period(const char *s, struct buf *out, struct err *e);   /* 2026H1, 2026Q3 … */
enum status value_payments(const char *s, struct buf *out, struct err *e); /* payments.h */

#endif
