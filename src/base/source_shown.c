/* Whether the text that a page shows for a number is a day: 5年, 555-1234 and 12-15 are numbers in
 * other formats, so the day must be the one the number counts. */
#include "source_shown.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MARCH_0000 = 693899, /* days from 0000-03-01 to 1899-12-30 */
    LAST_DAY = 2958466,  /* the year 10000 */
    DAY_SECONDS = 86400
};

/* Counted from 0000-03-01 four centuries are 146,097 days and each month begins where the steps of
 * 153 days for five months have it. */
bool serial_split(double v, struct serial_day *out)
{
    if (!(v >= 61 && v < LAST_DAY)) /* those before count a day that never was */
        return false;
    int since = (int)v + MARCH_0000, in_era = since % 146097;
    int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * year + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153;
    out->day = in_year - (153 * month + 2) / 5 + 1;
    out->month = month < 10 ? month + 3 : month - 9;
    out->year = since / 146097 * 400 + year + (out->month <= 2);
    return true;
}

/* What of a day a text has named so far. */
struct named {
    bool year, month, day;
};

static bool once(bool *part, bool fits)
{
    bool first = fits && !*part;
    *part = *part || first;
    return first;
}

static bool begins(const char *s, const char *word)
{
    return strncmp(s, word, strlen(word)) == 0;
}

/* A number of the text, n digits, and what stands behind it. */
static bool name_part(const struct serial_day *d, struct named *have, long value, size_t n,
                      const char *behind)
{
    bool year = (n == 4 && value == d->year) || (n <= 2 && value == d->year % 100),
         month = n <= 2 && value == d->month, day = n <= 2 && value == d->day;
    if (begins(behind, "年"))
        return once(&have->year, year);
    if (begins(behind, "月"))
        return once(&have->month, month);
    if (begins(behind, "日") || begins(behind, "号"))
        return once(&have->day, day);
    if (begins(behind, "时") || begins(behind, "点") || begins(behind, "分") ||
        begins(behind, "秒"))
        return true;
    return once(&have->month, month) || once(&have->day, day) || once(&have->year, year);
}

static bool names_day(const char *s, double v, struct named *have)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct serial_day d;
    *have = (struct named){ 0 };
    if (!serial_split(v, &d))
        return false;
    have->month = strcasestr(s, months[d.month - 1]) != NULL;
    while (*s != '\0') {
        size_t n = strspn(s, "0123456789");
        if (n == 0) {
            s++;
        } else if (s[n] == ':') { /* the time of that day */
            s += strspn(s, "0123456789:.");
        } else if (n > 4 || !name_part(&d, have, strtol(s, NULL, 10), n, s + n)) {
            return false;
        } else {
            s += n;
        }
    }
    return have->month && (have->day || have->year);
}

/* 10:30, 26:30:05 or minutes and seconds. Seconds that are not shown are cut off. */
static bool names_time(const char *s, double v)
{
    int a, b, c = 0;
    s += strcspn(s, "0123456789");
    int got = sscanf(s, "%4d:%2d:%2d", &a, &b, &c);
    if (got < 2 || strpbrk(s, "-/") != NULL || strstr(s, "年") != NULL)
        return false;
    double seconds = v * DAY_SECONDS + 0.5, half = DAY_SECONDS / 2.0,
           off = fmod(seconds - (a * 3600 + b * 60 + c), half);
    off += off < 0 ? half : 0;
    return off <= (got == 3 ? 1 : 60) || (got == 2 && fabs(seconds - (a * 60 + b)) <= 1);
}

enum shows source_shown(const char *text, double v, bool from_1904, double *serial)
{
    struct named have;
    double other = from_1904 ? v : v + DAYS_1904;
    *serial = from_1904 && v >= 1 ? v + DAYS_1904 : v;
    if (v < 0 || text[0] == '-')
        return SHOWS_NUMBER;
    if (text[strcspn(text, "0123456789")] == '\0') { /* 一九八〇年一月 */
        bool day = strstr(text, "年") != NULL && strstr(text, "月") != NULL;
        return !day ? SHOWS_NUMBER : strstr(text, "日") != NULL ? SHOWS_DAY : SHOWS_MONTH;
    }
    if (names_time(text, v))
        return SHOWS_DAY;
    if (!names_day(text, *serial, &have)) {
        if (!names_day(text, other, &have))
            return SHOWS_NUMBER;
        *serial = other;
    }
    return have.day || strchr(text, ':') != NULL ? SHOWS_DAY : SHOWS_MONTH;
}

bool source_dated(const char *text)
{
    int year, month, used = 0;
    if (sscanf(text, "%4d%n", &year, &used) != 1 || used != 4 || year < 1900 || year > 2199)
        return false;
    const char *mark = text + used;
    size_t n = begins(mark, "年") ? strlen("年") : *mark == '-' || *mark == '/';
    return n > 0 && isdigit((unsigned char)mark[n]) && sscanf(mark + n, "%2d", &month) == 1 &&
           month >= 1 && month <= 12;
}
