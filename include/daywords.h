/* Days as people type them. */
#ifndef DAYWORDS_H
#define DAYWORDS_H

#include <stdbool.h>

#include "date.h"

/* 今天 昨天 前天 明天 后天, +7 -3, 月初 月底 季末 年底 上月底, 周三 上周五 下周一, 15 (of this
 * month), 3/5 3-5 3.5 3月5日 (of this year), and everything date_parse_loose reads; full-width
 * digits and signs too. False: none of these. */
bool day_words(const char *s, daynum today, daynum *out);

/* A calendar in a dialog: arrows by day and week, PgUp PgDn by month, Home today. False: Esc.
 * `from` is where the cursor starts (DAY_NONE: today). */
bool day_pick(const char *title, daynum from, daynum today, daynum *out);

#endif
