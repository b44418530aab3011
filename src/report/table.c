/* Tables and their printers: for people, CSV, JSON. */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "json.h"
#include "mem.h"
#include "text.h"

enum { GAP = 2, LEAST = 8, CELL_TEXT = 64 };

struct table *table_new(const struct column *columns, size_t n)
{
    struct table *t = mem_alloc(sizeof *t);
    t->column = columns;
    t->ncolumns = n;
    t->pool = pool_new();
    return t;
}

void table_free(struct table *t)
{
    if (!t)
        return;
    free(t->cell);
    buf_free(&t->notes);
    pool_free(t->pool);
    free(t);
}

size_t table_rows(const struct table *t)
{
    return t->ncells / t->ncolumns;
}

static struct cell *table_add(struct table *t)
{
    t->cell = mem_grow(t->cell, t->ncells, &t->cap, sizeof *t->cell);
    struct cell *c = &t->cell[t->ncells++];
    *c = (struct cell){ 0 };
    return c;
}

void table_null(struct table *t)
{
    table_add(t)->null = true;
}

void table_word(struct table *t, const char *word, const char *shown)
{
    struct cell *c = table_add(t);
    c->text = pool_dup(t->pool, word);
    c->shown = shown ? pool_dup(t->pool, shown) : NULL;
}

void table_text(struct table *t, const char *text)
{
    table_word(t, text, NULL);
}

void table_int(struct table *t, int64_t n)
{
    table_add(t)->n = n;
}

void table_money(struct table *t, int64_t fen)
{
    table_int(t, fen);
}

void table_ratio(struct table *t, struct ratio r)
{
    struct cell *c = table_add(t);
    c->r = r;
    c->null = !ratio_known(r);
}

bool table_format_read(const char *s, enum table_format *f)
{
    static const char *const words[] = { [TABLE_TABLE] = "table",
                                         [TABLE_TEXT] = "text",
                                         [TABLE_CSV] = "csv",
                                         [TABLE_JSON] = "json",
                                         [TABLE_JSONL] = "jsonl" };
    for (int i = 0; i <= TABLE_JSONL; i++)
        if (!strcmp(s, words[i])) {
            *f = (enum table_format)i;
            return true;
        }
    return false;
}

static bool is_words(enum column_kind k)
{
    return k == COLUMN_TEXT || k == COLUMN_LIST;
}

/* A number as programs and people read it; people see shares in percent. */
static void number_text(char out[CELL_TEXT], const struct column *k, const struct cell *c,
                        bool people)
{
    char text[RATIO_TEXT];
    out[0] = 0;
    if (c->null)
        return;
    switch (k->kind) {
    case COLUMN_MONEY:
        snprintf(out, CELL_TEXT, "%s%lld.%02lld", c->n < 0 ? "-" : "",
                 (long long)(c->n < 0 ? -c->n : c->n) / 100,
                 (long long)(c->n < 0 ? -c->n : c->n) % 100);
        break;
    case COLUMN_SHARE:
        ratio_format(people ? ratio_mul(c->r, ratio_int(100)) : c->r, people ? 1 : 4, text);
        snprintf(out, CELL_TEXT, "%s%s", text, people ? "%" : "");
        break;
    case COLUMN_SCORE:
        ratio_format(c->r, 4, out);
        break;
    default:
        snprintf(out, CELL_TEXT, "%lld", (long long)c->n);
    }
}

static void shown_cell(struct buf *b, const struct column *k, const struct cell *c)
{
    char number[CELL_TEXT];
    buf_clear(b);
    if (c->null)
        return;
    if (is_words(k->kind)) {
        const char *s = c->shown ? c->shown : c->text;
        text_safe(b, s, strlen(s));
        return;
    }
    number_text(number, k, c, true);
    buf_puts(b, number);
}

static void csv_line(struct buf *out, const struct table *t, const struct cell *row)
{
    int at = 0;
    for (size_t i = 0; i < t->ncolumns; i++) {
        char number[CELL_TEXT];
        const char *s = number;
        char *joined = NULL;
        if (!row) {
            s = t->column[i].name;
        } else if (!is_words(t->column[i].kind)) {
            number_text(number, &t->column[i], &row[i], false);
        } else if (row[i].null) {
            s = "";
        } else if (t->column[i].kind == COLUMN_LIST) {
            s = joined = mem_dup(row[i].text);
            for (char *p = joined; *p; p++)
                if (*p == ';')
                    *p = ' ';
        } else {
            s = row[i].text;
        }
        csv_cell(out, &at, s);
        free(joined);
    }
    csv_end(out, &at);
}

static void json_list(struct buf *out, const char *list)
{
    buf_putc(out, '[');
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, ";");
        if (at != list)
            buf_putc(out, ',');
        json_stringn(out, at, n);
        at += n + (at[n] == ';');
    }
    buf_putc(out, ']');
}

static void json_line(struct buf *out, const struct table *t, const struct cell *row)
{
    buf_putc(out, '{');
    for (size_t i = 0; i < t->ncolumns; i++) {
        char number[CELL_TEXT];
        if (i)
            buf_putc(out, ',');
        json_string(out, t->column[i].name);
        buf_putc(out, ':');
        if (t->column[i].kind == COLUMN_LIST) {
            json_list(out, row[i].null ? "" : row[i].text);
        } else if (row[i].null) {
            buf_puts(out, "null");
        } else if (t->column[i].kind == COLUMN_TEXT) {
            json_string(out, row[i].text);
        } else {
            number_text(number, &t->column[i], &row[i], false);
            buf_puts(out, number);
        }
    }
    buf_putc(out, '}');
}

/* The widest texts give way until the line fits. */
static void fit(const struct table *t, int *widths, int width)
{
    int sum = (int)(t->ncolumns - 1) * GAP;
    for (size_t i = 0; i < t->ncolumns; i++)
        sum += widths[i];
    while (width > 0 && sum > width) {
        size_t widest = t->ncolumns;
        for (size_t i = 0; i < t->ncolumns; i++)
            if (is_words(t->column[i].kind) && widths[i] > LEAST &&
                (widest == t->ncolumns || widths[i] > widths[widest]))
                widest = i;
        if (widest == t->ncolumns)
            return;
        widths[widest]--;
        sum--;
    }
}

static void people_line(struct buf *out, const struct table *t, const int *widths,
                        const struct cell *row)
{
    struct buf cell = BUF_INIT;
    for (size_t i = 0; i < t->ncolumns; i++) {
        if (row)
            shown_cell(&cell, &t->column[i], &row[i]);
        const char *s = row ? buf_str(&cell) : t->column[i].label;
        if (i)
            buf_printf(out, "%*s", GAP, "");
        if (is_words(t->column[i].kind))
            text_pad(out, s, widths[i]);
        else
            text_pad_left(out, s, widths[i]);
    }
    while (out->len && out->data[out->len - 1] == ' ')
        out->data[--out->len] = 0;
    buf_putc(out, '\n');
    buf_free(&cell);
}

static void print_people(struct buf *out, const struct table *t, int width)
{
    struct buf cell = BUF_INIT;
    int *widths = mem_alloc(t->ncolumns * sizeof *widths);
    for (size_t i = 0; i < t->ncolumns; i++)
        widths[i] = text_width(t->column[i].label);
    for (size_t k = 0; k < t->ncells; k++) {
        size_t i = k % t->ncolumns;
        shown_cell(&cell, &t->column[i], &t->cell[k]);
        int w = text_width(buf_str(&cell));
        if (w > widths[i])
            widths[i] = w;
    }
    fit(t, widths, width);
    people_line(out, t, widths, NULL);
    for (size_t k = 0; k < t->ncells; k += t->ncolumns)
        people_line(out, t, widths, &t->cell[k]);
    buf_puts(out, buf_str(&t->notes));
    buf_free(&cell);
    free(widths);
}

void table_print(struct buf *out, const struct table *t, enum table_format f, int width)
{
    if (f == TABLE_TABLE || f == TABLE_TEXT) {
        print_people(out, t, width);
        return;
    }
    if (f == TABLE_CSV) {
        buf_puts(out, "\xEF\xBB\xBF");
        csv_line(out, t, NULL);
    }
    if (f == TABLE_JSON)
        buf_putc(out, '[');
    for (size_t k = 0; k < t->ncells; k += t->ncolumns) {
        if (f == TABLE_CSV) {
            csv_line(out, t, &t->cell[k]);
            continue;
        }
        if (f == TABLE_JSON)
            buf_puts(out, k ? ",\n" : "\n");
        json_line(out, t, &t->cell[k]);
        if (f == TABLE_JSONL)
            buf_putc(out, '\n');
    }
    if (f == TABLE_JSON)
        buf_puts(out, t->ncells ? "\n]\n" : "]\n");
}
