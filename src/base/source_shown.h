/* What a page shows for a number, against the number itself. */
#ifndef SOURCE_SHOWN_H
#define SOURCE_SHOWN_H

#include <stdbool.h>

#include "source_rows.h"

enum { DAYS_1904 = 1462 }; /* between the two days from which spreadsheets count */

struct serial_day {
    int year, month, day; /* 1-based */
};
/* Days since 1899-12-30, from 1900-03-01 on; false: none of ours. */
bool serial_split(double v, struct serial_day *out);

/* SHOWS_DAY, SHOWS_MONTH where the text shows the day (or the time) that v counts, be it from 1904;
 * SHOWS_NUMBER for all else. *serial: v counted as source_cell has it. The text decides from when v
 * counts, where it tells; else from_1904 does. */
enum shows source_shown(const char *text, double v, bool from_1904, double *serial);
/* Whether a text begins with a year and a month: 2026-3, 2026/3/5, 2026年3月. */
bool source_dated(const char *text);

#endif
