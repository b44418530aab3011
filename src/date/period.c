/* Calendar periods, the half rule, windows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "words.h"

int every_parse(const char *s)
{
    static const struct {
        const char *name;
        int months;
    } names[] = {
        { "month", EVERY_MONTH },
        { "quarter", EVERY_QUARTER },
        { "half-year", EVERY_HALF },
        { "year", EVERY_YEAR },
    };
    if (s == NULL)
        return EVERY_NONE;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(s, names[i].name) == 0)
            return names[i].months;
    }
    int years = strncmp(s, "10", 2) == 0 ? 10 : *s >= '2' && *s <= '9' ? *s - '0' : 0;
    if (years == 0 || strcmp(s + (years == 10 ? 2 : 1), " years") != 0)
        return EVERY_NONE;
    return EVERY_YEAR * years;
}

static int floor_div(int a, int b)
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* All lengths divide the months since January 2000 evenly: for n years that is the rule of the
 * blocks, for parts of a year any January would do. */
struct period period_of(int every, daynum d)
{
    struct ymd a = date_split(d);
    int since = (a.year - 2000) * 12 + a.month - 1;
    int first = floor_div(since, every) * every;
    daynum start = date_add_months(date_make(2000, 1, 1), first);
    return (struct period){ start, date_add_months(start, every) - 1 };
}

struct period period_next(int every, struct period p)
{
    return period_of(every, p.last + 1);
}

int period_days(struct period p)
{
    return p.last - p.first + 1;
}

struct span period_span(struct period p)
{
    return (struct span){ p.first, p.last + 1 };
}

bool period_half(struct period p, int days)
{
    return (int64_t)days * 2 >= period_days(p);
}

int period_overlap(struct period p, struct span s)
{
    return span_days(span_cut(period_span(p), s));
}

static bool two_digits(const char *s, int *out)
{
    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return false;
    *out = (s[0] - '0') * 10 + (s[1] - '0');
    return true;
}

/* MM-DD, 02-29 included. */
static bool month_day(const char *s, int *month, int *day)
{
    return two_digits(s, month) && s[2] == '-' && two_digits(s + 3, day) && *month >= 1 &&
           *month <= 12 && *day >= 1 && *day <= date_month_days(2000, *month);
}

bool window_parse(const char *s, struct window *w)
{
    enum { MARK = 5 }; /* bytes of MM-DD */
    *w = (struct window){ WINDOW_WHOLE, 1, 1, 12, 31 };
    if (s == NULL || *s == '\0')
        return true;
    if (strcmp(s, "first-month") == 0) {
        w->kind = WINDOW_FIRST_MONTH;
        return true;
    }
    w->kind = WINDOW_DAYS;
    const char *dots = strstr(s, "..");
    if (dots == NULL || strlen(s) == 2)
        return false;
    size_t before = (size_t)(dots - s), after = strlen(dots + 2);
    if (before > 0 && (before != MARK || !month_day(s, &w->from_month, &w->from_day)))
        return false;
    if (after > 0 && (after != MARK || !month_day(dots + 2, &w->to_month, &w->to_day)))
        return false;
    return w->from_month * 100 + w->from_day <= w->to_month * 100 + w->to_day;
}

bool window_parse_by(const char *s, struct window *w)
{
    char sign;
    int month, day, end = 0;
    *w = (struct window){ WINDOW_BY, 1, 1, 1, 1 };
    if (sscanf(s, "%3d%c%2d%n", &month, &sign, &day, &end) != 3 || sign != '-' || s[end] != '\0' ||
        month < 1 || month > 120 || day < 1 || day > 31)
        return false;
    w->to_month = month;
    w->to_day = day;
    return true;
}

static daynum day_in_year(int year, int month, int day)
{
    int last = date_month_days(year, month);
    return date_make(year, month, day < last ? day : last);
}

struct period window_in(const struct window *w, struct period p)
{
    if (w->kind == WINDOW_FIRST_MONTH)
        return (struct period){ p.first, date_month_end(p.first) };
    if (w->kind == WINDOW_WHOLE)
        return p;
    if (w->kind == WINDOW_BY) {
        struct ymd m = date_split(date_add_months(p.first, w->to_month - 1));
        return (struct period){ p.first, day_in_year(m.year, m.month, w->to_day) };
    }
    int year = date_split(p.first).year;
    return (struct period){ day_in_year(year, w->from_month, w->from_day),
                            day_in_year(year, w->to_month, w->to_day) };
}

bool period_parse(const char *s, struct period *p)
{
    int century, rest, n;
    if (s == NULL || strlen(s) < 4 || !two_digits(s, &century) || !two_digits(s + 2, &rest))
        return false;
    int year = century * 100 + rest;
    if (!date_valid(year, 1, 1))
        return false;
    daynum start = date_make(year, 1, 1);
    s += 4;
    size_t left = strlen(s);
    if (left == 0) {
        *p = period_of(EVERY_YEAR, start);
        return true;
    }
    if (left == 3 && *s == '-' && two_digits(s + 1, &n) && n >= 1 && n <= 12) {
        *p = period_of(EVERY_MONTH, date_make(year, n, 1));
        return true;
    }
    n = left == 2 ? s[1] - '0' : 0;
    if ((*s == 'H' || *s == 'h') && (n == 1 || n == 2)) {
        *p = period_of(EVERY_HALF, date_make(year, n * 6, 1));
        return true;
    }
    if ((*s == 'Q' || *s == 'q') && n >= 1 && n <= 4) {
        *p = period_of(EVERY_QUARTER, date_make(year, n * 3, 1));
        return true;
    }
    return false;
}

void period_format(struct period p, char out[PERIOD_TEXT])
{
    struct period same;
    struct ymd a = date_split(p.first);
    snprintf(out, PERIOD_TEXT, "%04d-%02d", a.year, a.month);
    for (int tries = 0; tries < 4; tries++) {
        if (period_parse(out, &same) && same.first == p.first && same.last == p.last)
            return;
        if (tries == 0)
            snprintf(out, PERIOD_TEXT, "%04dQ%d", a.year, (a.month + 2) / 3);
        else if (tries == 1)
            snprintf(out, PERIOD_TEXT, "%04dH%d", a.year, (a.month + 5) / 6);
        else
            snprintf(out, PERIOD_TEXT, "%04d", a.year);
    }
    out[0] = '\0';
}

void period_name(struct period p, char *out, size_t n)
{
    struct ymd a = date_split(p.first), b = date_split(p.last);
    bool whole = a.day == 1 && date_month_end(p.last) == p.last;
    int months = (b.year - a.year) * 12 + b.month - a.month + 1;
    if (whole && months == EVERY_MONTH) {
        snprintf(out, n, _("%d年%d月"), a.year, a.month);
    } else if (whole && months == EVERY_QUARTER && a.month % 3 == 1) {
        snprintf(out, n, _("%d年第%d季度"), a.year, b.month / 3);
    } else if (whole && months == EVERY_HALF && a.month % 6 == 1) {
        snprintf(out, n, _("%d年%s半年"), a.year, a.month == 1 ? _("上") : _("下"));
    } else if (whole && months == EVERY_YEAR && a.month == 1) {
        snprintf(out, n, _("%d年"), a.year);
    } else if (whole && months > 0 && months % EVERY_YEAR == 0 && a.month == 1) {
        snprintf(out, n, _("%d—%d年"), a.year, b.year);
    } else {
        char first[DAY_TEXT], last[DAY_TEXT];
        date_format(p.first, first);
        date_format(p.last, last);
        snprintf(out, n, "%s—%s", first, last);
    }
}
