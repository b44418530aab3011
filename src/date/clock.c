/* Today and now. Nothing else in the program reads the clock. */
#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The local time; all zero, which is no day, if the machine does not know it. */
static struct tm now(void)
{
    struct tm tm;
    time_t t = time(NULL);
    if (t == (time_t)-1 || localtime_r(&t, &tm) == NULL)
        memset(&tm, 0, sizeof tm);
    return tm;
}

static const char *pinned(void)
{
    const char *day = getenv("DANGJIAN_TODAY");
    return day != NULL && *day != '\0' ? day : NULL;
}

bool clock_pinned(void)
{
    return pinned() != NULL;
}

/* The pinned day, or the one of that time. */
static daynum day_at(const struct tm *tm)
{
    if (pinned() != NULL)
        return date_parse(pinned());
    int year = tm->tm_year + 1900, month = tm->tm_mon + 1;
    return date_valid(year, month, tm->tm_mday) ? date_make(year, month, tm->tm_mday) : DAY_NONE;
}

daynum clock_today(void)
{
    struct tm tm = now();
    return day_at(&tm);
}

long long clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Asked for once: midnight may come in between. */
void clock_stamp(char out[20])
{
    char day[DAY_TEXT];
    struct tm tm = { 0 };
    if (pinned() == NULL)
        tm = now();
    date_format(day_at(&tm), day);
    char text[64];
    snprintf(text, sizeof text, "%s %02d:%02d:%02d", day, tm.tm_hour, tm.tm_min, tm.tm_sec);
    memcpy(out, text, 19);
    out[19] = '\0';
}
