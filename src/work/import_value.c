/* What the cell of a file says. Spreadsheets turn what people type into numbers: days count from
 * 1900, codes lose their zeros, ID numbers their last digits. What is lost is refused, never
 * guessed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import.h"
#include "mem.h"
#include "text.h"
#include "words.h"

enum {
    FIRST_1900 = -25568, /* 1899-12-31, from which the first days are counted */
    NO_DAY = 60,         /* 1900-02-29, which spreadsheets know and the calendar does not */
    /* A bare number below this (1910-01-01) is a year or a mistake, no day. */
    PLAIN_FIRST = 3654,
    DAY_SECONDS = 86400
};

static bool is_when(const struct field *f)
{
    return f->kind == FIELD_DAY || f->kind == FIELD_MONTH || f->kind == FIELD_MOMENT ||
           f->kind == FIELD_PERIOD;
}

static bool digits_only(const char *s)
{
    return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

/* 46086.4 -> its day and seconds; false: no day of ours. */
static bool split_serial(double v, daynum *day, int *seconds)
{
    if (!(v >= 0 && v < DAY_MAX - FIRST_1900 + 2))
        return false;
    int whole = (int)floor(v), rest = (int)lround((v - whole) * DAY_SECONDS);
    if (rest == DAY_SECONDS) {
        whole++;
        rest = 0;
    }
    *day = FIRST_1900 + whole - (whole > NO_DAY);
    *seconds = rest;
    return whole != NO_DAY && *day <= DAY_MAX;
}

static void add_time(int seconds, struct buf *out)
{
    buf_printf(out, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
}

static enum status read_serial(const struct field *f, const struct source_cell *c, struct buf *out,
                               struct err *e)
{
    char text[DAY_TEXT];
    daynum day;
    int seconds;
    bool there = split_serial(c->number, &day, &seconds), time_alone = c->number < 1;
    if (!there || (time_alone && is_when(f)))
        return err_set(e, ST_USAGE, "“%.80s”不是有效的日期，请写成 2026-03-05 的样子。", c->text);
    date_format(day, text);
    if (!time_alone && f->kind != FIELD_TIME)
        buf_puts(out, text);
    bool timed = f->kind != FIELD_DAY && f->kind != FIELD_MONTH && f->kind != FIELD_PERIOD;
    if (timed && (seconds > 0 || time_alone || f->kind == FIELD_TIME)) {
        if (out->len > 0)
            buf_putc(out, ' ');
        add_time(seconds, out);
    }
    return ST_OK;
}

/* A number in a column of days: 20260305 as it stands, 202603 and 2026.03 for months, else it is
 * counted from 1900. */
static enum status number_when(const struct field *f, const struct source_cell *c, struct buf *out,
                               struct err *e)
{
    size_t n = strlen(c->text);
    bool month = f->kind == FIELD_MONTH || f->kind == FIELD_PERIOD;
    bool dotted = n >= 6 && n <= 7 && c->text[4] == '.' && digits_only(c->text + 5);
    if (month && dotted && n == 6 && c->text[5] == '1')
        return err_set(e, ST_USAGE,
                       "“%s”说不清是 1 月还是 10 月（表格软件去掉了末尾的 0），请写成 %.4s-01 或 "
                       "%.4s-10。",
                       c->text, c->text, c->text);
    bool plain = digits_only(c->text) && (n == 8 || (month && (n == 6 || n == 4)));
    if (plain || (month && dotted)) {
        buf_puts(out, c->text);
        return ST_OK;
    }
    if (c->number < PLAIN_FIRST)
        return err_set(e, ST_USAGE, "“%.80s”不是有效的日期，请写成 2026-03-05 的样子。", c->text);
    return read_serial(f, c, out, e);
}

/* 1.10101E+17: what a spreadsheet makes of a long number. */
static bool is_scientific(const char *s)
{
    size_t n = strspn(s, "0123456789.");
    return n > 0 && (s[n] == 'E' || s[n] == 'e') && (s[n + 1] == '+' || s[n + 1] == '-') &&
           digits_only(s + n + 2);
}

static bool is_word(const struct field *f)
{
    return f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_CODE ||
           f->kind == FIELD_ID_NO || f->kind == FIELD_REF || f->kind == FIELD_REFS;
}

static enum status lost_digits(const struct field *f, const struct source_cell *c, struct err *e)
{
    return err_set(e, ST_USAGE,
                   "%s在表格软件里成了数字，15 位以后的数字已经丢失（现在是 %.40s），"
                   "请把这一列设为“文本”格式后重新填写。",
                   _(f->label), c->text);
}

static enum status number_value(const struct field *f, const struct source_cell *c, struct buf *out,
                                struct err *e)
{
    if (is_when(f))
        return number_when(f, c, out, e);
    if (f->kind == FIELD_TIME && c->number >= 0 && c->number < 1)
        return read_serial(f, c, out, e);
    bool exact = digits_only(c->text) && f->kind == FIELD_ID_NO && model_id_no(c->text, NULL, NULL);
    if (is_word(f) && source_rounded(c) && !exact)
        return lost_digits(f, c, e);
    buf_puts(out, c->text);
    return ST_OK;
}

/* A day as text with a time behind it: 2026/3/5 0:00:00. */
static size_t day_length(const char *s)
{
    size_t n = strcspn(s, " T");
    const char *time = s + n + (s[n] != '\0');
    return n > 0 && strchr(time, ':') != NULL && time[strspn(time, "0123456789:. Z")] == '\0'
               ? n
               : strlen(s);
}

/* What a formula failed with; a workbook written by a program may hold formulas nobody reckoned. */
static enum status no_value(const struct source_cell *c, struct err *e)
{
    if (!strcmp(c->text, SOURCE_NOT_RECKONED))
        return err_set(e, ST_USAGE,
                       "这一格是公式，文件里没有它的结果；请用表格软件打开，保存一次再导入。");
    return err_set(e, ST_USAGE, "这一格是公式的错误值 %.40s，请改成要填的内容。", c->text);
}

/* What a formula came to, in a text file. */
static bool is_error_word(const char *s)
{
    static const char *const words[] = { "#N/A",   "#REF!", "#VALUE!", "#DIV/0!",
                                         "#NAME?", "#NUM!", "#NULL!",  NULL };
    for (int i = 0; words[i] != NULL; i++)
        if (!strcmp(s, words[i]))
            return true;
    return false;
}

static enum status text_value(const struct field *f, const struct source_cell *c, struct buf *out,
                              struct err *e)
{
    static const char *const quotes[] = { "'", "‘", "’", "`" };
    size_t n = strlen(c->text);
    const char *s = text_trim(c->text, &n);
    if (n > 0 && s[strspn(s, "#")] == '\0')
        return err_set(e, ST_USAGE,
                       "这一格只有 %.10s：在表格软件里列太窄，没有写出内容；请拉宽后再另存。", s);
    if (is_error_word(s))
        return no_value(c, e);
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        size_t k = strlen(quotes[i]);
        if (n > k && !strncmp(s, quotes[i], k) && s[k] >= '0' && s[k] <= '9') {
            s += k; /* typed so that the digits stay what they are */
            n -= k;
            break;
        }
    }
    if (f->kind == FIELD_ID_NO) {
        for (size_t i = 0; i < n; i++)
            if (s[i] != ' ' && s[i] != '\t')
                buf_putc(out, s[i]);
        if (is_scientific(buf_str(out)))
            return lost_digits(f, c, e);
        return ST_OK;
    }
    buf_add(out, s, n);
    if (f->kind == FIELD_CODE && is_scientific(buf_str(out)))
        return lost_digits(f, c, e);
    if (f->kind == FIELD_DAY && n > 0) {
        out->len = day_length(buf_str(out));
        out->data[out->len] = '\0';
    }
    return ST_OK;
}

/* 1970年1月, which the sheet counts as the first of that month. */
static bool month_of(const struct source_cell *c, struct buf *out)
{
    char text[DAY_TEXT];
    daynum day;
    int seconds;
    if (c->kind != SOURCE_MONTH || !split_serial(c->number, &day, &seconds))
        return false;
    date_format(day, text);
    buf_add(out, text, strlen("2026-03"));
    return true;
}

bool import_month(const struct source_cell *c, struct buf *out)
{
    static const struct field month = { .kind = FIELD_MONTH };
    size_t n = strlen(c->text);
    const char *at = text_trim(c->text, &n);
    if (c->kind == SOURCE_MONTH)
        return month_of(c, out);
    if (n == 0 || (c->kind != SOURCE_TEXT && c->kind != SOURCE_NUMBER) ||
        date_parse_loose(c->text) != DAY_NONE)
        return false;
    char *plain = mem_dupn(at, n);
    enum status s = model_read(&month, plain, out, NULL);
    if (s == ST_OK && n == 6 && !strcmp(plain + 4, ".1")) {
        buf_clear(out);
        buf_printf(out, "%.4s-1", plain);
    }
    free(plain);
    return s == ST_OK;
}

static enum status day_value(const struct field *f, const struct source_cell *c, struct buf *out,
                             struct err *e)
{
    bool number = f->kind == FIELD_INT || f->kind == FIELD_NUMBER || f->kind == FIELD_MONEY ||
                  f->kind == FIELD_HOURS;
    if (f->kind == FIELD_CODE || f->kind == FIELD_ID_NO)
        return err_set(e, ST_USAGE, "%s在表格软件里成了日期，请把这一列设为“文本”格式后重新填写。",
                       _(f->label));
    if (number) {
        buf_puts(out, c->text);
        return ST_OK;
    }
    if (is_word(f) && month_of(c, out))
        return ST_OK;
    return read_serial(f, c, out, e);
}

enum status import_value(const struct field *f, const struct source_cell *c, struct buf *out,
                         struct err *e)
{
    struct buf text = BUF_INIT;
    enum status s = ST_OK;
    switch (c->kind) {
    case SOURCE_TEXT:
        s = text_value(f, c, &text, e);
        break;
    case SOURCE_NUMBER:
        s = number_value(f, c, &text, e);
        break;
    case SOURCE_DAY:
    case SOURCE_MONTH:
        s = day_value(f, c, &text, e);
        break;
    case SOURCE_ERROR:
        s = no_value(c, e);
        break;
    }
    if (s == ST_OK)
        s = model_read(f, buf_str(&text), out, e);
    buf_free(&text);
    return s;
}
