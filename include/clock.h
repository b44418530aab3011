/* The one place that reads today. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>

#include "date.h"

/* The local civil day, or the one pinned by $DANGJIAN_TODAY (empty: not pinned); DAY_NONE where
 * that is set to something that is no day. */
daynum clock_today(void);

/* Milliseconds of a clock that nobody sets: how long something took. */
long long clock_ms(void);

/* Whether it is pinned: the clock of the machine is not asked then. */
bool clock_pinned(void);

/* Now, local, as YYYY-MM-DD HH:MM:SS, for the journal: when somebody typed, never what counts. With
 * a pinned day that day and 00:00:00, so that tests can repeat themselves. */
void clock_stamp(char out[20]);

#endif
