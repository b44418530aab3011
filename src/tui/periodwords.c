/* Periods as words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daywords.h"
#include "timewords.h"

static bool in_range(struct period p, struct period *out)
{
    if (p.first < DAY_MIN || p.last > DAY_MAX)
        return false;
    *out = p;
    return true;
}

/* So many periods of that length after the one that holds today. */
static bool by_name(const char *s, daynum today, struct period *out)
{
    static const struct time_word words[] = {
        { "本月", EVERY_MONTH, 0 },
        { "这个月", EVERY_MONTH, 0 },
        { "上月", EVERY_MONTH, -1 },
        { "上个月", EVERY_MONTH, -1 },
        { "下月", EVERY_MONTH, 1 },
        { "下个月", EVERY_MONTH, 1 },
        { "本季度", EVERY_QUARTER, 0 },
        { "本季", EVERY_QUARTER, 0 },
        { "上季度", EVERY_QUARTER, -1 },
        { "上季", EVERY_QUARTER, -1 },
        { "下季度", EVERY_QUARTER, 1 },
        { "下季", EVERY_QUARTER, 1 },
        { "今年", EVERY_YEAR, 0 },
        { "本年", EVERY_YEAR, 0 },
        { "本年度", EVERY_YEAR, 0 },
        { "去年", EVERY_YEAR, -1 },
        { "上年", EVERY_YEAR, -1 },
        { "上年度", EVERY_YEAR, -1 },
        { "明年", EVERY_YEAR, 1 },
        { "下年", EVERY_YEAR, 1 },
        { "this month", EVERY_MONTH, 0 },
        { "last month", EVERY_MONTH, -1 },
        { "next month", EVERY_MONTH, 1 },
        { "this quarter", EVERY_QUARTER, 0 },
        { "last quarter", EVERY_QUARTER, -1 },
        { "next quarter", EVERY_QUARTER, 1 },
        { "this half", EVERY_HALF, 0 },
        { "last half", EVERY_HALF, -1 },
        { "this year", EVERY_YEAR, 0 },
        { "last year", EVERY_YEAR, -1 },
        { "next year", EVERY_YEAR, 1 },
    };
    const struct time_word *w = time_find(words, sizeof words / sizeof *words, s);
    if (w == NULL)
        return false;
    daynum first = date_add_months(period_of(w->base, today).first, w->base * w->n);
    return in_range(period_of(w->base, first), out);
}

/* The year may be left out: this one. Moves *s behind it. */
static bool year_of(const char **s, daynum today, int *year)
{
    int written, end = 0;
    *year = date_split(today).year;
    if (sscanf(*s, "%4d年%n", &written, &end) == 1 && end > 0) {
        *year = written;
        *s += end;
    }
    return date_valid(*year, 1, 1);
}

/* 1..4, or as a hanzi; 0: neither. */
static int quarter_of(const char *s, const char **rest)
{
    static const char *const names[] = { "一", "二", "三", "四" };
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(names[i]);
        if (*s == '1' + i || strncmp(s, names[i], n) == 0) {
            *rest = s + (*s == '1' + i ? 1 : n);
            return i + 1;
        }
    }
    return 0;
}

static bool part_of_year(const char *s, daynum today, struct period *out)
{
    static const char nth[] = "第";
    const char *rest;
    int year, n = 0, end = 0;
    if (!year_of(&s, today, &year))
        return false;
    if (*s == '\0')
        return in_range(period_of(EVERY_YEAR, date_make(year, 1, 1)), out);
    if (strcmp(s, "上半年") == 0 || strcmp(s, "下半年") == 0)
        return in_range(period_of(EVERY_HALF, date_make(year, strcmp(s, "上半年") == 0 ? 1 : 7, 1)),
                        out);
    if (sscanf(s, "%2d月%n", &n, &end) == 1 && end > 0 && s[end] == '\0' && n >= 1 && n <= 12)
        return in_range(period_of(EVERY_MONTH, date_make(year, n, 1)), out);
    if (strncmp(s, nth, sizeof nth - 1) == 0)
        s += sizeof nth - 1;
    n = quarter_of(s, &rest);
    if (n == 0 || (strcmp(rest, "季度") != 0 && strcmp(rest, "季") != 0))
        return false;
    return in_range(period_of(EVERY_QUARTER, date_make(year, n * 3, 1)), out);
}

/* Q3, H1: of this year. */
static bool part_alone(const char *s, daynum today, struct period *out)
{
    struct buf whole = BUF_INIT;
    buf_printf(&whole, "%d%s", date_split(today).year, s);
    bool found = strchr("QqHh", *s) != NULL && period_parse(buf_str(&whole), out);
    buf_free(&whole);
    return found;
}

bool period_words(const char *s, daynum today, struct period *out)
{
    char *word = time_fold(s);
    bool found = *word != '\0' && (period_parse(word, out) || by_name(word, today, out));
    if (!found) {
        word = time_digits(word);
        found = *word != '\0' && (part_of_year(word, today, out) || part_alone(word, today, out));
    }
    free(word);
    return found;
}
