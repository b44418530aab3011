/* Tables in memory. */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "words.h"

enum {
    CELL_TEXT = 64,
    NARROWEST = 8 /* cells to which a text gives way */
};

static int least_of(enum column_kind k)
{
    return k == COLUMN_TEXT || k == COLUMN_LIST ? NARROWEST : 0;
}

struct table *table_new(const struct column *columns, size_t n)
{
    struct table *t = mem_alloc(sizeof *t);
    t->pool = pool_new();
    struct column *own = pool_alloc(t->pool, n * sizeof *own);
    t->look = pool_alloc(t->pool, n * sizeof *t->look);
    for (size_t i = 0; i < n; i++) {
        own[i] = (struct column){ pool_dup(t->pool, columns[i].name),
                                  pool_dup(t->pool, _(columns[i].label)), columns[i].kind };
        t->look[i] = (struct column_look){ .keep = true, .least = least_of(columns[i].kind) };
    }
    t->column = own;
    t->ncolumns = n;
    return t;
}

void table_drop_empty(struct table *t, const char *column)
{
    for (size_t i = 0; i < t->ncolumns; i++)
        if (!strcmp(t->column[i].name, column))
            t->look[i].keep = false;
}

void table_drop_rows(struct table *t, const bool *drop)
{
    size_t rows = table_rows(t), marks = t->nmarks;
    t->ncells = t->nmarks = 0;
    for (size_t i = 0; i < rows; i++) {
        if (drop[i])
            continue;
        if (i < marks)
            t->mark[t->nmarks++] = t->mark[i];
        memmove(&t->cell[t->ncells], &t->cell[i * t->ncolumns], t->ncolumns * sizeof *t->cell);
        t->ncells += t->ncolumns;
    }
}

static void add_spelt(struct table *t, enum column_kind k, const char *s)
{
    if (s == NULL || *s == '\0')
        table_null(t);
    else if (k == COLUMN_INT)
        table_int(t, strtoll(s, NULL, 10));
    else
        table_text(t, s);
}

struct table *table_of(const struct rows *r)
{
    struct table *t = table_new(r->column, (size_t)r->columns);
    const char *cell[ROWS_COLUMNS];
    for (int i = 0; i < r->columns && r->look != NULL; i++)
        t->look[i] = r->look[i];
    while (r->next(r->ctx, cell, NULL) == 1)
        for (int i = 0; i < r->columns; i++)
            add_spelt(t, r->column[i].kind, cell[i]);
    return t;
}

void table_free(struct table *t)
{
    if (!t)
        return;
    free(t->cell);
    free(t->mark);
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

void table_unknown(struct table *t, const char *shown)
{
    struct cell *c = table_add(t);
    c->null = true;
    c->shown = pool_dup(t->pool, shown);
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

void table_yesno(struct table *t, bool yes)
{
    table_word(t, yes ? "yes" : "no", yes ? _("是") : _("否"));
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

void table_day(struct table *t, daynum d)
{
    char text[DAY_TEXT];
    date_format(d, text);
    if (*text != '\0')
        table_text(t, text);
    else
        table_null(t);
}

void table_mark(struct table *t, unsigned char marks)
{
    size_t row = table_rows(t);
    while (marks != 0 && t->nmarks <= row) {
        t->mark = mem_grow(t->mark, t->nmarks, &t->marks_cap, sizeof *t->mark);
        t->mark[t->nmarks++] = 0;
    }
    if (marks != 0)
        t->mark[row] = marks;
}

void table_heading(struct table *t, const char *text, bool page)
{
    table_mark(t, (unsigned char)(ROW_ACROSS | (page ? ROW_PAGE : 0)));
    table_text(t, text);
    for (size_t i = 1; i < t->ncolumns; i++)
        table_null(t);
}

void table_number(struct table *t, int64_t n, bool hundredths)
{
    char text[RATIO_TEXT];
    ratio_format(ratio_div(ratio_int(n), ratio_int(hundredths ? 100 : 1)), 2, text);
    table_text(t, text);
}

static bool is_words(enum column_kind k)
{
    return k != COLUMN_INT && k != COLUMN_MONEY && k != COLUMN_SHARE && k != COLUMN_SCORE;
}

/* A number as programs and people read it; people see shares in percent. */
static void number_text(char out[CELL_TEXT], const struct column *k, const struct cell *c,
                        bool people)
{
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
        if (people)
            ratio_percent(c->r, out);
        else
            ratio_format(c->r, 4, out);
        break;
    case COLUMN_SCORE:
        ratio_format(c->r, 4, out);
        break;
    default:
        snprintf(out, CELL_TEXT, "%lld", (long long)c->n);
    }
}

/* People read the words that were given for them; CSV joins lists by blanks. */
static void spell(struct buf *b, const struct column *k, const struct cell *c, enum table_format f)
{
    char number[CELL_TEXT];
    buf_clear(b);
    if (c->null) {
        buf_puts(b, f < TABLE_CSV && c->shown ? c->shown : "");
        return;
    }
    if (!is_words(k->kind)) {
        number_text(number, k, c, f < TABLE_XLSX);
        buf_puts(b, number);
        return;
    }
    buf_puts(b, f < TABLE_CSV && c->shown ? c->shown : c->text);
    for (size_t i = 0; i < b->len && k->kind == COLUMN_LIST && f == TABLE_CSV; i++)
        if (b->data[i] == ';')
            b->data[i] = ' ';
}

void table_cell(const struct table *t, size_t row, size_t column, struct buf *out)
{
    struct buf b = BUF_INIT;
    spell(&b, &t->column[column], &t->cell[row * t->ncolumns + column], TABLE_TEXT);
    buf_puts(out, buf_str(&b));
    buf_free(&b);
}

static int next_row(void *ctx, const char **cell, struct err *e)
{
    struct table_walk *w = ctx;
    (void)e;
    size_t unseen = w->table->total && w->format >= TABLE_CSV;
    if (w->row + unseen >= table_rows(w->table))
        return 0;
    w->marks = w->row < w->table->nmarks ? w->table->mark[w->row] : 0;
    const struct cell *row = w->table->cell + w->row++ * w->table->ncolumns;
    for (size_t i = 0; i < w->table->ncolumns; i++) {
        spell(&w->spelt[i], &w->table->column[i], &row[i], w->format);
        cell[i] = buf_str(&w->spelt[i]);
    }
    return 1;
}

void table_walk_begin(struct table_walk *w, const struct table *t, enum table_format f)
{
    *w = (struct table_walk){ .table = t, .format = f };
    w->spelt = mem_alloc(t->ncolumns * sizeof *w->spelt);
    w->rows = (struct rows){ t->column, t->look, (int)t->ncolumns,
                             next_row,  w,       t->mark != NULL ? &w->marks : NULL };
}

void table_walk_end(struct table_walk *w)
{
    for (size_t i = 0; i < w->table->ncolumns; i++)
        buf_free(&w->spelt[i]);
    free(w->spelt);
}

void table_print(struct buf *out, const struct table *t, enum table_format f, int width)
{
    struct table_walk w;
    table_walk_begin(&w, t, f);
    struct rows_printer *p = rows_print_begin(&w.rows, f, out, width);
    while (rows_print_next(p, NULL) == 1)
        continue;
    rows_print_end(p);
    table_walk_end(&w);
    if (f < TABLE_CSV && width > 0)
        text_wrap(out, buf_str(&t->notes), width);
    else if (f < TABLE_CSV)
        buf_puts(out, buf_str(&t->notes));
}
