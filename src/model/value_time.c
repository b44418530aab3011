/* Reading times as people write them: 9:30, 9点半, 下午3点. */
#include "value.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "date.h"

/* The hours that are so called, and what makes them those of 24: 下午 is 1 to 7, and 13 to 19. An
 * hour that is not is a slip, or is said of two: 晚上12点 ends one day and begins another, and
 * 下午12点 is noon to one and midnight to the next. */
static const struct part {
    const char *word;
    int first, last, add;
} parts[] = {
    { "凌晨", 1, 5, 0 },   { "清晨", 4, 9, 0 },   { "早晨", 4, 9, 0 },  { "早上", 4, 11, 0 },
    { "上午", 5, 11, 0 },  { "中午", 11, 12, 0 }, { "中午", 1, 2, 12 }, { "中午", 13, 14, 0 },
    { "下午", 1, 7, 12 },  { "下午", 13, 19, 0 }, { "傍晚", 4, 8, 12 }, { "傍晚", 16, 20, 0 },
    { "晚上", 5, 11, 12 }, { "晚上", 17, 23, 0 },
};

enum { PARTS = sizeof parts / sizeof *parts };

static bool skip(const char **s, const char *word)
{
    const char *at = *s + strspn(*s, " ");
    size_t n = strlen(word);
    if (strncmp(at, word, n) != 0)
        return false;
    *s = at + n + strspn(at + n, " ");
    return true;
}

/* Digits at *s, so many at most; -1: none, or more. */
static int number(const char **s, size_t *digits)
{
    *digits = strspn(*s, "0123456789");
    int value = *digits >= 1 && *digits <= 2 ? atoi(*s) : -1;
    *s += *digits;
    return value;
}

/* Behind 点. -1: no minutes; -2: 8点5, of which nobody knows whether it is 8:05 or 8:50. */
static int minutes_said(const char *s)
{
    static const struct {
        const char *word;
        int minutes;
    } words[] = { { "", 0 },      { "整", 0 },   { "钟", 0 },   { "钟整", 0 },   { "半", 30 },
                  { "钟半", 30 }, { "1刻", 15 }, { "3刻", 45 }, { "1刻钟", 15 }, { "3刻钟", 45 } };
    size_t digits;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(s, words[i].word) == 0)
            return words[i].minutes;
    int n = number(&s, &digits);
    bool minutes = skip(&s, "分");
    if (n < 0 || *s != '\0')
        return -1;
    return digits == 2 || minutes ? n : -2;
}

/* Behind a colon: seconds are dropped. */
static int minutes_written(const char *s)
{
    size_t digits;
    int n = number(&s, &digits);
    s += strncmp(s, "分", strlen("分")) == 0 ? strlen("分") : 0;
    if (*s == ':' && s[1] != '\0')
        s += 1 + strspn(s + 1, "0123456789");
    return digits == 2 && *s == '\0' ? n : -1;
}

/* The hour of 24; -2: it is not told which. */
static int hour_of(const char *part, int hour, bool said)
{
    if (part == NULL) /* 0点 and 24点 are of two days, 0:00 of one */
        return said && (hour == 0 || hour == 24) ? -2 : hour;
    for (int i = 0; i < PARTS; i++)
        if (strcmp(parts[i].word, part) == 0 && hour >= parts[i].first && hour <= parts[i].last)
            return hour + parts[i].add;
    return -2;
}

enum status value_time(const char *typed, struct buf *out, struct err *e)
{
    struct buf plain = BUF_INIT;
    const char *part = NULL;
    size_t digits;
    date_numerals(typed, &plain);
    const char *s = buf_str(&plain);
    for (int i = 0; i < PARTS && part == NULL; i++)
        part = skip(&s, parts[i].word) ? parts[i].word : NULL;
    int hour = skip(&s, "两") ? 2 : number(&s, &digits);
    bool said = skip(&s, "点") || skip(&s, "时");
    int minute = said ? minutes_said(s) : skip(&s, ":") ? minutes_written(s) : -1;
    int of_day = hour_of(part, hour, said);
    buf_free(&plain);
    if (hour >= 0 && hour <= 24 && minute != -1 && minute < 60 && (of_day == -2 || minute == -2))
        return err_set(e, ST_USAGE,
                       "“%.80s”说不清是几点几分，请按 24 小时写，如 00:30、08:05、12:30。", typed);
    if (of_day < 0 || of_day > 23 || minute < 0 || minute > 59)
        return err_set(e, ST_USAGE, "“%.80s”不是有效的时间，请写成 09:30 的样子。", typed);
    buf_printf(out, "%02d:%02d", of_day, minute);
    return ST_OK;
}
