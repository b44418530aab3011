/* Civil days, periods and lifetimes.
 *
 * A day is a number in the proleptic Gregorian calendar, 0 = 1970-01-01, from
 * 1900-01-01 to 2199-12-31. No time zone, no time_t, no clock (clock.h alone
 * reads today). Months are added with the day of month kept, or the last day of
 * a shorter month taken; the n-th occurrence is always computed from the anchor. */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

typedef int32_t daynum;

#define DAY_NONE INT32_MIN             /* not recorded */
#define DAY_ALWAYS (-(INT32_C(1) << 28)) /* a missing start of a lifetime */
#define DAY_STILL (INT32_C(1) << 28)     /* a missing end of a lifetime */
#define DAY_MIN (-25567)               /* 1900-01-01 */
#define DAY_MAX 84005                  /* 2199-12-31 */
#define DAY_TEXT 11                    /* bytes of "2026-11-21" and the closing zero */

struct ymd {
    int year, month, day; /* 1-based */
};

/* Where a day that is typed without its year lies: something that happened (召开日期) lies behind
 * us, a deadline ahead. */
enum day_side { DAY_NEAR, DAY_BEHIND, DAY_AHEAD };

bool date_is_leap(int year);
int date_month_days(int year, int month);
bool date_valid(int year, int month, int day); /* exists, and lies within DAY_MIN..DAY_MAX */
/* A valid day; a year that is no year (a database written by others has such) gives DAY_ALWAYS or
 * DAY_STILL, as with date_add_months. */
daynum date_make(int year, int month, int day);
struct ymd date_split(daynum d);
int date_weekday(daynum d);                     /* 1 Monday .. 7 Sunday */

/* 2024-01-31 + 1 = 2024-02-29. A result may lie outside DAY_MIN..DAY_MAX; DAY_NONE, DAY_ALWAYS and
 * DAY_STILL stay what they are, and beyond the years 0..9999 the latter two are the answer. */
daynum date_add_months(daynum d, int months);
daynum date_add_years(daynum d, int years);     /* 2024-02-29 + 3 = 2027-02-28 */
daynum date_month_end(daynum d);

/* YYYY-MM-DD alone; DAY_NONE for anything else, a day that does not exist included. */
daynum date_parse(const char *s);
/* What people write: 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日 (or 号), 20260305, full-width
 * digits, 二〇二六年三月五日, blanks around; DAY_NONE otherwise. */
daynum date_parse_loose(const char *s);
/* Appends s in half-width, the numbers before 年月日号点时分刻 in digits: 三月五日 as 3月5日,
 * 二0二六年 as 2026年, 八点三十 as 8点30. What is no number, or might be two (三五日), stays as it
 * is. */
void date_numerals(const char *s, struct buf *out);
void date_format(daynum d, char out[DAY_TEXT]); /* "" for DAY_NONE, DAY_ALWAYS and DAY_STILL */
const char *date_weekday_name(daynum d);        /* 周一 .. 周日 */

/* A lifetime: from <= day < to. */
struct span {
    daynum from, to;
};
#define SPAN_ALL ((struct span){ DAY_ALWAYS, DAY_STILL })

struct span span_make(daynum from, daynum to); /* DAY_NONE becomes DAY_ALWAYS / DAY_STILL */
bool span_holds(struct span s, daynum d);
struct span span_cut(struct span a, struct span b); /* the common part; empty: from >= to */
int span_days(struct span s);                       /* 0 for an empty one */

/* A calendar period: both days belong to it. */
struct period {
    daynum first, last;
};

/* How a rule repeats: every so many months; only month, quarter, half-year and whole years
 * exist. */
enum every {
    EVERY_NONE = 0,
    EVERY_MONTH = 1,
    EVERY_QUARTER = 3,
    EVERY_HALF = 6,
    EVERY_YEAR = 12, /* n years: 12 n */
};

/* "month", "quarter", "half-year", "year", "2 years".."10 years"; 0 otherwise. */
int every_parse(const char *s);

/* The period of that length that holds d. Blocks of n years start on 1 January of 2000 + k·n. */
struct period period_of(int every, daynum d);
struct period period_next(int every, struct period p);

int period_days(struct period p);
struct span period_span(struct period p); /* first .. last + 1 */

/* The half rule: a lifetime that holds `days` days of p is there for p when days x 2 >= days of
 * p. */
bool period_half(struct period p, int days);
/* Days of p that s holds. */
int period_overlap(struct period p, struct span s);

/* The part of a period in which a rule wants its evidence. */
struct window {
    enum { WINDOW_WHOLE, WINDOW_DAYS, WINDOW_FIRST_MONTH, WINDOW_BY } kind;
    int from_month, from_day; /* WINDOW_DAYS; an open side is 1-1 or 12-31 */
    int to_month, to_day;     /* WINDOW_BY: day of the n-th month of the period */
};

/* "", "first-month", "MM-DD..MM-DD", "..MM-DD", "MM-DD.."; false: not one, or it wraps. */
bool window_parse(const char *s, struct window *w);
/* N-DD: up to that day of the N-th month of the period (the last day of a shorter month). */
bool window_parse_by(const char *s, struct window *w);
/* The window in p; 02-29 in a common year is 02-28. */
struct period window_in(const struct window *w, struct period p);

/* A period as people name it: 2026, 2026H1, 2026Q3, 2026-03. False: not one. */
bool period_parse(const char *s, struct period *p);
/* The same way back; "" where people have no such name for it. */
enum { PERIOD_TEXT = 32 };
void period_format(struct period p, char out[PERIOD_TEXT]);
/* 2026年3月, 2026年第3季度, 2026年上半年, 2026年, 2026—2027年; other stretches as two days. */
void period_name(struct period p, char *out, size_t n);

#endif
