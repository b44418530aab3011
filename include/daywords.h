/* Days as people type them, and a calendar. */
#ifndef DAYWORDS_H
#define DAYWORDS_H

#include <stdbool.h>

#include "buf.h"
#include "date.h"

/* The day the screens go by: the one they are told to take for today (--on), else the clock's. */
void day_pin(daynum today); /* DAY_NONE: the clock's again */
daynum day_today(void);

/* 今天 昨天 前天 明天 后天, +7 -3, 月初 月底 季末 年底 上月底, 周三 上周五 下周一, 15 (a day of
 * this month), 3/5 3-5 3.5 3月5日 (the year is the one `side` tells: 12/20 typed in January of
 * something that happened is last December), and everything date_parse_loose reads; full-width
 * digits and signs too. In English: today yesterday tomorrow, month start, month end, quarter end,
 * year end, mon, monday, next mon, last fri. False: none of these. */
bool day_words(const char *s, daynum today, enum day_side side, daynum *out);

/* Whether s names a day that no calendar has (2/30, 2026-02-29, 31 in November; 2/29 where no year
 * near today is a leap year) or one of a year before 1900 or after 2199; said in *out: "2 月没有 30
 * 日". */
bool day_missing(const char *s, daynum today, struct buf *out);

/* Periods as people type them: 2026Q3 2026H1 2026-03 2026, 本月 上月 下月, 本季度 上季度 下季度,
 * 上半年 下半年 of this year, 今年 去年 明年 and 本年 上年 下年, 3月 二季度 of this year, 2026年3月
 * 2026年第3季度 2026年上半年; full-width signs too; in English this last next month quarter half
 * year, Q3, H1. False: none of these. */
bool period_words(const char *s, daynum today, struct period *out);

/* What the office calendar says of a day; its name (清明节) is appended where name is not NULL. */
enum day_mark { DAY_PLAIN, DAY_OFF, DAY_WORK };
typedef enum day_mark day_noter(void *ctx, daynum d, struct buf *name);

/* A calendar in a dialog: weeks begin on Monday; arrows by day and week, PgUp PgDn by month, Home
 * today. False: Esc. `from` is where the cursor starts (DAY_NONE: today); note may be NULL. */
bool day_pick(const char *title, daynum from, daynum today, day_noter *note, void *ctx,
              daynum *out);

#endif
