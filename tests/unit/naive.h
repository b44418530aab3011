/* A second calendar, kept stupid: it starts on Monday, 1 January 1900, and goes on day by day. */
#ifndef NAIVE_H
#define NAIVE_H

#include <stdbool.h>

enum { NAIVE_DAYS = 109573 }; /* 300 years of 365 days and 73 leap days */

struct naive {
    int number; /* 0 = 1970-01-01 */
    int year, month, day, weekday;
};

/* Between 1900 and 2199 only 1900 and 2100 break the rule of four. */
static inline bool naive_leap(int year)
{
    return year % 4 == 0 && year != 1900 && year != 2100;
}

static inline int naive_length(int year, int month)
{
    switch (month) {
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    case 2:
        return naive_leap(year) ? 29 : 28;
    default:
        return 31;
    }
}

/* 70 years of 365 days with 17 leap days (1904 to 1968) lie before 1970: 25567 days. */
static inline struct naive naive_first(void)
{
    return (struct naive){ -(70 * 365 + 17), 1900, 1, 1, 1 };
}

static inline void naive_next(struct naive *n)
{
    n->number++;
    n->weekday = n->weekday == 7 ? 1 : n->weekday + 1;
    if (n->day < naive_length(n->year, n->month)) {
        n->day++;
        return;
    }
    n->day = 1;
    n->month = n->month == 12 ? 1 : n->month + 1;
    if (n->month == 1)
        n->year++;
}

#endif
