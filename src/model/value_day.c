/* Reading days, months, moments and periods as people and spreadsheets write them. */
#include "value.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "date.h"
#include "mem.h"

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
    }
    return n > 0;
}

enum status value_day(const char *s, struct buf *out, struct err *e)
{
    daynum d = date_parse_loose(s);
    if (d == DAY_NONE)
        return err_set(e, ST_USAGE, "“%.80s”不是有效的日期，请写成 2026-03-05 的样子。", s);
    char day[DAY_TEXT];
    date_format(d, day);
    buf_puts(out, day);
    return ST_OK;
}

/* 2026-03, 2026/3, 2026.3, 2026年3月, 202603; a whole day of that month as well, as spreadsheets
 * give it. */
enum status value_month(const char *typed, struct buf *out, struct err *e)
{
    struct buf plain = BUF_INIT;
    int year = 0, month = 0;
    date_numerals(typed, &plain);
    const char *s = buf_str(&plain);
    size_t n = plain.len;
    if (n == 6 && all_digits(s, 6)) {
        year = atoi(s) / 100;
        month = atoi(s) % 100;
    } else if (n >= 6 && all_digits(s, 4)) {
        year = atoi(s);
        const char *at = s + 4;
        at += !strncmp(at, "年", 3) ? 3 : strchr("-/.", *at) != NULL ? 1 : 0;
        size_t digits = strspn(at, "0123456789");
        const char *end = at + digits;
        end += !strncmp(end, "月", 3) ? 3 : 0;
        if (digits >= 1 && digits <= 2 && at != s + 4 && *end == '\0')
            month = atoi(at);
        else if (date_parse_loose(s) != DAY_NONE)
            month = date_split(date_parse_loose(s)).month;
    }
    buf_free(&plain);
    if (!date_valid(year, month, 1))
        return err_set(e, ST_USAGE, "“%.80s”不是有效的月份，请写成 2026-03 的样子。", typed);
    buf_printf(out, "%04d-%02d", year, month);
    return ST_OK;
}

/* A day, and a time after a blank or T where there is one: 2026/3/5 9:30. */
enum status value_moment(const char *s, struct buf *out, struct err *e)
{
    size_t n = strcspn(s, " T");
    const char *time = s + n + (s[n] == 'T');
    time += strspn(time, " ");
    char *day = mem_dupn(s, n);
    struct buf moment = BUF_INIT;
    struct err own;
    enum status st = value_day(day, &moment, &own);
    if (st == ST_OK && *time != '\0') {
        buf_putc(&moment, ' ');
        st = value_time(time, &moment, &own);
    }
    if (st == ST_OK)
        buf_puts(out, buf_str(&moment));
    else
        st = err_set(e, ST_USAGE, "“%.80s”不是有效的时间，请写成 2026-03-05 09:30 的样子。", s);
    buf_free(&moment);
    free(day);
    return st;
}

/* What stands after the year: H1, Q3, 上半年, 第三季度, 3季度; 0: none of them. */
static char part_of_year(const char *s, int *n)
{
    static const char *const numbers[] = { "一", "二", "三", "四" };
    static const char *const halves[] = { "上半年", "下半年" };
    bool ascii = strlen(s) == 2 && strchr("HhQq", *s) != NULL;
    *n = ascii ? s[1] - '0' : 0;
    if (ascii)
        return *s == 'H' || *s == 'h' ? 'H' : 'Q';
    for (int i = 0; i < 2; i++) {
        if (!strcmp(s, halves[i])) {
            *n = i + 1;
            return 'H';
        }
    }
    s += !strncmp(s, "第", 3) ? 3 : 0;
    for (int i = 0; i < 4; i++) {
        if (!strncmp(s, numbers[i], 3) || *s == '1' + i)
            *n = i + 1;
    }
    s += *n == 0 ? 0 : *s >= '1' && *s <= '4' ? 1 : 3;
    return *n > 0 && (!strcmp(s, "季度") || !strcmp(s, "季")) ? 'Q' : '\0';
}

enum status value_period(const char *typed, struct buf *out, struct err *e)
{
    struct buf period = BUF_INIT, plain = BUF_INIT;
    struct err own;
    struct period p;
    int n;
    date_numerals(typed, &plain);
    const char *s = buf_str(&plain);
    const char *at = s + (strlen(s) > 4 ? 4 : strlen(s));
    at += !strncmp(at, "年", 3) ? 3 : 0;
    char part = part_of_year(at, &n);
    if (all_digits(s, 4) && (*at == '\0' || part != '\0'))
        buf_add(&period, s, 4);
    else
        value_month(s, &period, &own);
    if (part != '\0')
        buf_printf(&period, "%c%d", part, n);
    enum status st = ST_OK;
    if (period_parse(buf_str(&period), &p))
        buf_puts(out, buf_str(&period));
    else
        st = err_set(e, ST_USAGE,
                     "“%.80s”不是有效的期间，请写成 2026、2026H1、2026Q3 或 2026-03 的样子。",
                     typed);
    buf_free(&plain);
    buf_free(&period);
    return st;
}
