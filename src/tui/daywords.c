/* Days as words. */
#include "daywords.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"
#include "text.h"
#include "timewords.h"
#include "words.h"

static daynum pinned = DAY_NONE;

void day_pin(daynum today)
{
    pinned = today;
}

daynum day_today(void)
{
    return pinned != DAY_NONE ? pinned : clock_today();
}

static bool in_range(daynum d, daynum *out)
{
    if (d < DAY_MIN || d > DAY_MAX)
        return false;
    *out = d;
    return true;
}

/* What a clerk types is Chinese in every language of the program, or English. */
static bool by_name(const char *s, daynum today, daynum *out)
{
    enum from { TODAY, MONTH_START, MONTH_END, QUARTER_END, YEAR_END };
    static const struct time_word words[] = {
        { "今天", TODAY, 0 },
        { "今日", TODAY, 0 },
        { "today", TODAY, 0 },
        { "昨天", TODAY, -1 },
        { "昨日", TODAY, -1 },
        { "yesterday", TODAY, -1 },
        { "前天", TODAY, -2 },
        { "大前天", TODAY, -3 },
        { "明天", TODAY, 1 },
        { "明日", TODAY, 1 },
        { "tomorrow", TODAY, 1 },
        { "后天", TODAY, 2 },
        { "大后天", TODAY, 3 },
        { "月初", MONTH_START, 0 },
        { "month start", MONTH_START, 0 },
        { "上月底", MONTH_START, -1 },
        { "last month end", MONTH_START, -1 },
        { "月底", MONTH_END, 0 },
        { "月末", MONTH_END, 0 },
        { "month end", MONTH_END, 0 },
        { "季末", QUARTER_END, 0 },
        { "季底", QUARTER_END, 0 },
        { "quarter end", QUARTER_END, 0 },
        { "年底", YEAR_END, 0 },
        { "年末", YEAR_END, 0 },
        { "year end", YEAR_END, 0 },
    };
    struct ymd t = date_split(today);
    const daynum from[] = {
        [TODAY] = today,
        [MONTH_START] = date_make(t.year, t.month, 1),
        [MONTH_END] = date_month_end(today),
        [QUARTER_END] = period_of(EVERY_QUARTER, today).last,
        [YEAR_END] = date_make(t.year, 12, 31),
    };

    const struct time_word *w = time_find(words, sizeof words / sizeof *words, s);

    return w != NULL && in_range(from[w->base] + w->n, out);
}

/* 1 Monday .. 7 Sunday; 0: none. Of an English name the first three letters do. */
static int weekday_of(const char *s)
{
    static const char *const han[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
    static const char *const english[] = { "monday", "tuesday",  "wednesday", "thursday",
                                           "friday", "saturday", "sunday" };

    for (int d = 0; d < 8; d++)
        if (strcmp(s, han[d]) == 0)
            return d < 7 ? d + 1 : 7;
    for (int d = 0; d < 7; d++)
        if (strlen(s) >= 3 && strncmp(s, english[d], strlen(s)) == 0)
            return d + 1;
    return 0;
}

/* 周三, 本周三, 上周五, 下周一, 星期三; mon, next monday, last fri. */
static bool by_weekday(const char *s, daynum today, daynum *out)
{
    static const struct {
        const char *prefix;
        int week;
    } prefixes[] = { { "上周", -1 },  { "本周", 0 },   { "下周", 1 },  { "上星期", -1 },
                     { "本星期", 0 }, { "下星期", 1 }, { "周", 0 },    { "星期", 0 },
                     { "last ", -1 }, { "this ", 0 },  { "next ", 1 }, { "", 0 } };

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i].prefix);
        int day = strncmp(s, prefixes[i].prefix, n) == 0 ? weekday_of(s + n) : 0;

        if (day > 0 && (n > 0 || (unsigned char)*s < 0x80)) /* 三 alone is no day */
            return in_range(today - date_weekday(today) + day + 7 * prefixes[i].week, out);
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

static bool month_and_day(const char *s, int *month, int *day)
{
    int end = 0;
    return (sscanf(s, "%4d%*1[/.-]%4d%n", month, day, &end) == 2 && s[end] == '\0') ||
           (sscanf(s, "%4d月%4d日%n", month, day, &end) == 2 && end > 0 && s[end] == '\0') ||
           (sscanf(s, "%4d月%4d号%n", month, day, &end) == 2 && end > 0 && s[end] == '\0') ||
           (sscanf(s, "%4d月%4d%n", month, day, &end) == 2 && end > 0 && s[end] == '\0');
}

static bool day_alone(const char *s, int *day)
{
    int end = 0;
    return (sscanf(s, "%2d%n", day, &end) == 1 && s[end] == '\0') ||
           (sscanf(s, "%2d日%n", day, &end) == 1 && s[end] == '\0') ||
           (sscanf(s, "%2d号%n", day, &end) == 1 && s[end] == '\0');
}

static bool whole_day(const char *s, int *year, int *month, int *day)
{
    int end = 0;
    return (sscanf(s, "%4d%*1[/.-]%2d%*1[/.-]%2d%n", year, month, day, &end) == 3 &&
            s[end] == '\0') ||
           (sscanf(s, "%4d年%2d月%2d%n", year, month, day, &end) == 3 && end > 0 &&
            (s[end] == '\0' || strcmp(s + end, "日") == 0 || strcmp(s + end, "号") == 0));
}

static bool by_number(const char *s, daynum today, enum day_side side, daynum *out)
{
    struct ymd t = date_split(today);
    int month, day;
    char *rest;

    if (*s == '+' || *s == '-') {
        long n = strtol(s, &rest, 10);

        return rest > s + 1 && *rest == '\0' && labs(n) < 40000 && in_range(today + (daynum)n, out);
    }
    if (month_and_day(s, &month, &day))
        return without_year(month, day, today, side, out);
    if (!day_alone(s, &day) || !date_valid(t.year, t.month, day))
        return false;
    *out = date_make(t.year, t.month, day);
    return true;
}

char *time_fold(const char *typed)
{
    struct buf b = BUF_INIT;
    text_fold_width(&b, typed);
    size_t n = b.len;
    const char *text = text_trim(buf_str(&b), &n);
    char *word = mem_dupn(text, n), *to = word;

    for (const char *from = word; *from != '\0'; from++) {
        bool letter = to > word && to[-1] >= 'a' && to[-1] <= 'z';
        char c = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;

        if (c == '-' && letter)
            c = ' ';
        if (c != ' ' || to == word || to[-1] != ' ')
            *to++ = c;
    }
    *to = '\0';
    buf_free(&b);
    return word;
}

char *time_digits(char *folded)
{
    struct buf b = BUF_INIT;
    date_numerals(folded, &b);
    free(folded);
    return buf_take(&b);
}

const struct time_word *time_find(const struct time_word *v, size_t n, const char *folded)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(folded, v[i].word) == 0)
            return &v[i];
    return NULL;
}

bool day_words(const char *s, daynum today, enum day_side side, daynum *out)
{
    char *word = time_fold(s);
    bool found = *word != '\0' && today != DAY_NONE &&
                 (by_name(word, today, out) || by_weekday(word, today, out));

    if (!found) {
        word = time_digits(word);
        found = *word != '\0' && today != DAY_NONE && by_number(word, today, side, out);
    }
    if (*word != '\0' && !found) {
        *out = date_parse_loose(word);
        found = *out != DAY_NONE;
    }
    free(word);
    return found;
}

/* Whether one of the years a day without its year can be of has a 29 February. */
static bool is_leap_near(int year)
{
    return date_is_leap(year - 1) || date_is_leap(year) || date_is_leap(year + 1);
}

bool day_missing(const char *s, daynum today, struct buf *out)
{
    enum { LEAP = 2000 };
    struct ymd t = date_split(today), first = date_split(DAY_MIN), last = date_split(DAY_MAX);
    int year, month, day;
    char *word = time_digits(time_fold(s));
    bool named = true, no_year = false;

    if (whole_day(word, &year, &month, &day)) {
        /* all is said */
    } else if (month_and_day(word, &month, &day)) {
        year = LEAP;
        no_year = true;
    } else {
        named = day_alone(word, &day);
        year = t.year;
        month = t.month;
    }
    free(word);
    bool leap_day = no_year && month == 2 && day == 29 && !is_leap_near(t.year);
    if (!named || month < 1 || month > 12 || day < 1 || day > 99 ||
        (date_valid(year, month, day) && !leap_day))
        return false;
    if (leap_day)
        buf_printf(out, _("%d 至 %d 年 2 月没有 29 日；别的年份请写上"), t.year - 1, t.year + 1);
    else if (year < 100)
        buf_puts(out, _("年份请写四位，如 2026"));
    else if (year < first.year || year > last.year)
        buf_printf(out, _("年份 %d 不在 %d 至 %d 年之间，请核对"), year, first.year, last.year);
    else if (date_valid(LEAP, month, day))
        buf_printf(out, _("%d 年 %d 月没有 %d 日"), year, month, day);
    else
        buf_printf(out, _("%d 月没有 %d 日"), month, day);
    return true;
}
