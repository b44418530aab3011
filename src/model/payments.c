/* Payments in a field: read as people write them, kept in one spelling. */
#include "payments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "listed.h"
#include "mem.h"
#include "model.h"
#include "value.h"

static const struct field money = { .kind = FIELD_MONEY }, words = { .kind = FIELD_TEXT };

/* The first word of *s, closed; *s becomes what follows the blanks after it. */
static char *word_of(char **s)
{
    char *word = *s, *end = word + strcspn(word, " \t");
    *s = end + strspn(end, " \t");
    *end = '\0';
    return word;
}

bool payment_next(const char **list, struct payment *p)
{
    struct listed word;
    char text[48];
    if (!listed_next(list, &word))
        return false;
    snprintf(text, sizeof text, "%.*s", (int)word.n, word.text);
    char *rest = text;
    p->on = date_parse(word_of(&rest));
    p->fen = model_number(&money, word_of(&rest));
    size_t before = (size_t)(rest - text);
    p->receipt = word.text + (before < word.n ? before : word.n);
    p->n = word.n - (size_t)(p->receipt - word.text);
    return true;
}

bool payments_have(const char *list, const struct payment *p)
{
    struct payment x;
    while (payment_next(&list, &x))
        if (x.on == p->on && x.fen == p->fen)
            return true;
    return false;
}

int64_t payments_sum(const char *list)
{
    struct payment p;
    int64_t sum = 0;
    while (payment_next(&list, &p))
        sum += p.fen;
    return sum;
}

static void add(struct buf *list, const struct payment *p)
{
    char day[DAY_TEXT];
    date_format(p->on, day);
    buf_printf(list, "%s%s ", list->len > 0 ? ";" : "", day);
    model_number_text(&money, p->fen, list);
    for (size_t i = 0; i < p->n; i++)
        buf_printf(list, "%s%c", i == 0 ? " " : "", p->receipt[i] == ';' ? ',' : p->receipt[i]);
}

void payments_with(const char *list, struct payment p, struct buf *out)
{
    struct payment x;
    bool put = false;
    while (payment_next(&list, &x)) {
        if (!put && p.on < x.on)
            add(out, &p);
        if (p.on == x.on)
            x.fen += p.fen;
        put |= p.on <= x.on;
        add(out, &x);
    }
    if (!put)
        add(out, &p);
}

/* 2026/3/1 10 0012 */
static enum status read_one(char *s, struct buf *out, struct err *e)
{
    struct buf day = BUF_INIT, sum = BUF_INIT, receipt = BUF_INIT;
    enum status st = value_day(word_of(&s), &day, e);
    if (st == ST_OK && *s == '\0')
        st = err_set(e, ST_USAGE, "%s 后面没有金额，请写成 2026-03-01 10.00 的样子。",
                     buf_str(&day));
    if (st == ST_OK)
        st = model_read(&money, word_of(&s), &sum, e);
    if (st == ST_OK)
        st = model_read(&words, s, &receipt, e);
    struct payment p = { date_parse(buf_str(&day)), model_number(&money, buf_str(&sum)),
                         buf_str(&receipt), receipt.len };
    if (st == ST_OK && p.fen == 0)
        st = err_set(e, ST_USAGE, "%s 的金额是 0，请改正。", buf_str(&day));
    if (st == ST_OK)
        add(out, &p);
    buf_free(&receipt);
    buf_free(&sum);
    buf_free(&day);
    return st;
}

/* By days, which stand first. */
static int earlier(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum status join(char **v, size_t n, struct buf *out, struct err *e)
{
    const char *between = "";
    if (n > 0)
        qsort(v, n, sizeof *v, earlier);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && !strncmp(v[i - 1], v[i], DAY_TEXT - 1))
            return err_set(e, ST_USAGE, "%.10s 写了两次：同一天缴的请合并成一笔。", v[i]);
        buf_printf(out, "%s%s", between, v[i]);
        between = ";";
    }
    return ST_OK;
}

enum status value_payments(const char *s, struct buf *out, struct err *e)
{
    enum status st = ST_OK;
    char **v = NULL;
    size_t n = 0, cap = 0;
    while (*s != '\0' && st == ST_OK) {
        size_t len = strcspn(s, ";\n\r"), blank = strspn(s, " \t");
        struct buf one = BUF_INIT;
        char *item = mem_dupn(s, len);
        if (blank < len)
            st = read_one(item + blank, &one, e);
        if (st == ST_OK && one.len > 0) {
            v = mem_grow(v, n, &cap, sizeof *v);
            v[n++] = buf_take(&one);
        }
        buf_free(&one);
        free(item);
        s += len + (s[len] != '\0');
    }
    if (st == ST_OK)
        st = join(v, n, out, e);
    for (size_t i = 0; i < n; i++)
        free(v[i]);
    free(v);
    return st;
}
