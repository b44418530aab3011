/* Days as words. */
#include "daywords.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

static bool in_range(daynum d, daynum *out)
{
    if (d < DAY_MIN || d > DAY_MAX)
        return false;
    *out = d;
    return true;
}

/* What a clerk types is Chinese in every language of the program: these words are not translated.
 */
static bool by_name(const char *s, daynum today, daynum *out)
{
    static const struct {
        const char *word;
        int days;
    } words[] = { { "今天", 0 }, { "今日", 0 }, { "昨天", -1 }, { "昨日", -1 },   { "前天", -2 },
                  { "明天", 1 }, { "明日", 1 }, { "后天", 2 },  { "大前天", -3 }, { "大后天", 3 } };
    struct ymd t = date_split(today);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(s, words[i].word) == 0)
            return in_range(today + words[i].days, out);
    if (strcmp(s, "月初") == 0)
        return in_range(date_make(t.year, t.month, 1), out);
    if (strcmp(s, "月底") == 0 || strcmp(s, "月末") == 0)
        return in_range(date_month_end(today), out);
    if (strcmp(s, "上月底") == 0)
        return in_range(date_make(t.year, t.month, 1) - 1, out);
    if (strcmp(s, "季末") == 0 || strcmp(s, "季底") == 0)
        return in_range(period_of(EVERY_QUARTER, today).last, out);
    if (strcmp(s, "年底") == 0 || strcmp(s, "年末") == 0)
        return in_range(date_make(t.year, 12, 31), out);
    return false;
}

/* 周三, 本周三, 上周五, 下周一, 星期三. */
static bool by_weekday(const char *s, daynum today, daynum *out)
{
    static const char *const prefix[] = { "上周",   "本周",   "下周", "上星期",
                                          "本星期", "下星期", "周",   "星期" };
    static const int weeks[] = { -1, 0, 1, -1, 0, 1, 0, 0 };
    static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日", "天" };

    for (size_t i = 0; i < sizeof prefix / sizeof *prefix; i++) {
        size_t n = strlen(prefix[i]);

        if (strncmp(s, prefix[i], n) != 0)
            continue;
        for (int d = 0; d < 8; d++)
            if (strcmp(s + n, names[d]) == 0)
                return in_range(today - date_weekday(today) + 1 + (d < 7 ? d : 6) + 7 * weeks[i],
                                out);
    }
    return false;
}

/* Of the days `month`-`day` of last, this and next year the one that is meant. Behind us: this
 * year's, or last year's where that is far ahead (one that comes soon is more likely a slip, which
 * is seen, than a day a year ago, which is not). Ahead: this year's, or next year's where that is
 * long gone. Else the nearest. */
static bool without_year(int month, int day, daynum today, enum day_side side, daynum *out)
{
    enum { SOON = 31, LONG_GONE = 92 };
    struct ymd t = date_split(today);
    int nearest = INT_MAX;

    for (int year = t.year - 1; year <= t.year + 1; year++) {
        if (!date_valid(year, month, day))
            continue;
        daynum d = date_make(year, month, day);
        bool fits = side == DAY_BEHIND  ? year <= t.year && d <= today + SOON
                    : side == DAY_AHEAD ? year >= t.year && d >= today - LONG_GONE
                                        : true;

        if (!fits || abs(d - today) >= nearest)
            continue;
        nearest = abs(d - today);
        *out = d;
    }
    return nearest < INT_MAX;
}

static bool by_number(const char *s, daynum today, enum day_side side, daynum *out)
{
    struct ymd t = date_split(today);
    int month, day, end = 0;
    char *rest;

    if (*s == '+' || *s == '-') {
        long n = strtol(s, &rest, 10);

        return rest > s + 1 && *rest == '\0' && labs(n) < 40000 && in_range(today + (daynum)n, out);
    }
    if ((sscanf(s, "%4d%*1[/.-]%4d%n", &month, &day, &end) == 2 && s[end] == '\0') ||
        (sscanf(s, "%4d月%4d日%n", &month, &day, &end) == 2 && end > 0 && s[end] == '\0') ||
        (sscanf(s, "%4d月%4d号%n", &month, &day, &end) == 2 && end > 0 && s[end] == '\0') ||
        (sscanf(s, "%4d月%4d%n", &month, &day, &end) == 2 && end > 0 && s[end] == '\0'))
        return without_year(month, day, today, side, out);
    if ((sscanf(s, "%2d%n", &day, &end) == 1 && s[end] == '\0') ||
        (sscanf(s, "%2d日%n", &day, &end) == 1 && s[end] == '\0') ||
        (sscanf(s, "%2d号%n", &day, &end) == 1 && s[end] == '\0')) {
        if (!date_valid(t.year, t.month, day))
            return false;
        *out = date_make(t.year, t.month, day);
        return true;
    }
    return false;
}

bool day_words(const char *s, daynum today, enum day_side side, daynum *out)
{
    struct buf b = BUF_INIT;
    bool found = false;
    const char *text;
    size_t n;

    text_fold_width(&b, s);
    n = b.len;
    text = text_trim(buf_str(&b), &n);
    char *word = mem_dupn(text, n);

    if (n > 0 && today != DAY_NONE)
        found = by_name(word, today, out) || by_weekday(word, today, out) ||
                by_number(word, today, side, out);
    if (n > 0 && !found) {
        *out = date_parse_loose(word);
        found = *out != DAY_NONE;
    }
    free(word);
    buf_free(&b);
    return found;
}
