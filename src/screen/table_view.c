/* A table of a report as a list. */
#include "table_view.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "lines.h"
#include "mem.h"
#include "text.h"
#include "words.h"

enum {
    WIDEST = 40, /* cells of a column, and of those that stay */
    STAY = 3,    /* columns at most */
    CUT_LINES = 3
};

struct table_view {
    const struct table *table;
    struct list *list;
    struct list_column *column;
    int *of; /* the column of the table each stands for */
    int columns;
    size_t *shown; /* rows of the table */
    size_t n;
};

static const struct cell *cell_at(const struct table_view *v, size_t row, int column)
{
    return &v->table->cell[v->shown[row] * v->table->ncolumns + (size_t)v->of[column]];
}

static bool is_across(const struct table *t, size_t row)
{
    return row < t->nmarks && (t->mark[row] & ROW_ACROSS);
}

static size_t count(void *ctx)
{
    return ((const struct table_view *)ctx)->n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct table_view *v = ctx;
    table_cell(v->table, v->shown[row], (size_t)v->of[column], out);
}

static bool across(void *ctx, size_t row)
{
    const struct table_view *v = ctx;
    return is_across(v->table, v->shown[row]);
}

/* What a workbook marks is marked here. */
static enum look look(void *ctx, size_t row, int column)
{
    const struct table_view *v = ctx;
    const struct column_look *how = &v->table->look[v->of[column]];
    const struct cell *c = cell_at(v, row, column);
    for (int s = 0; how->status && !c->null && s < DUTY_STATUSES; s++)
        if (!strcmp(c->text, duty_status_word((enum duty_status)s)))
            return duty_look(s);
    return how->alarm && !c->null && c->n > 0 ? LOOK_OVERDUE : LOOK_TEXT;
}

static bool matches(const struct table *t, size_t row, const char *text)
{
    bool found = *text == '\0';
    for (size_t c = 0; c < t->ncolumns && !found; c++) {
        struct buf b = BUF_INIT;
        table_cell(t, row, c, &b);
        found = app_matches(buf_str(&b), "", text);
        buf_free(&b);
    }
    return found;
}

static void filter(void *ctx, const char *text)
{
    struct table_view *v = ctx;
    v->n = 0;
    for (size_t row = 0; row < table_rows(v->table); row++)
        if (matches(v->table, row, text))
            v->shown[v->n++] = row;
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .filter = filter,
    .across = across,
    .empty = N_("这张表没有内容"),
};

/* Cells that the first rows want, or else the first one that is not empty; 0: all are. */
static int width_of(const struct table *t, size_t column)
{
    int most = 0;
    for (size_t row = 0; row < table_rows(t) && (row < ROWS_SAMPLE || most == 0); row++) {
        struct buf b = BUF_INIT;
        if (is_across(t, row))
            continue;
        table_cell(t, row, column, &b);
        int w = text_width(buf_str(&b));
        most = w > most ? w : most;
        buf_free(&b);
    }
    return most;
}

static void make_columns(struct table_view *v, bool *cut)
{
    const struct table *t = v->table;
    v->column = mem_alloc(t->ncolumns * sizeof *v->column);
    v->of = mem_alloc(t->ncolumns * sizeof *v->of);
    for (size_t c = 0; c < t->ncolumns; c++) {
        int title = text_width(_(t->column[c].label)), w = width_of(t, c);
        if (w == 0 && !t->look[c].keep && table_rows(t) > 0)
            continue;
        *cut |= w > WIDEST;
        w = w > WIDEST ? WIDEST : w;
        v->of[v->columns] = (int)c;
        v->column[v->columns++] =
            (struct list_column){ .title = t->column[c].label,
                                  .width = w > title ? w : title,
                                  .right = column_is_number(t->column[c].kind),
                                  .middle = !strcmp(t->column[c].name, "org_name") };
    }
}

/* Up to the name, where that is among the first and leaves room for the others. */
static int staying(const struct table_view *v)
{
    int cells = 0;
    for (int i = 0; i < STAY && i < v->columns; i++) {
        cells += v->column[i].width + 1;
        if (cells > WIDEST)
            break;
        if (v->table->column[v->of[i]].kind == COLUMN_TEXT)
            return i + 1;
    }
    return 0;
}

struct table_view *table_view_new(const struct table *t)
{
    struct table_view *v = mem_alloc(sizeof *v);
    bool cut = false;
    v->table = t;
    v->shown = mem_alloc((table_rows(t) + 1) * sizeof *v->shown);
    make_columns(v, &cut);
    filter(v, "");
    v->list = list_new(&rows, v);
    list_columns(v->list, v->column, v->columns, staying(v));
    list_cut_lines(v->list, cut ? CUT_LINES : 0);
    return v;
}

void table_view_free(struct table_view *v)
{
    if (v == NULL)
        return;
    list_free(v->list);
    free(v->column);
    free(v->of);
    free(v->shown);
    free(v);
}

struct list *table_view_list(const struct table_view *v)
{
    return v->list;
}

/* What is said below the rows has the room that they leave, and a third in any case. */
void table_view_draw(const struct table_view *v, struct rect r)
{
    enum { HEAD = 2 }; /* the titles, and the line of a filter */
    struct buf notes = BUF_INIT;
    int n = 0;
    if (v->table->notes.len > 0)
        text_wrap(&notes, buf_str(&v->table->notes), r.cols - 2);
    for (const char *s = buf_str(&notes); *s != '\0'; s++)
        n += *s == '\n';
    int used = (int)v->n + HEAD < r.rows ? (int)v->n + HEAD : r.rows;
    int most = r.rows - used > r.rows / 3 ? r.rows - used : r.rows / 3;
    n = n > most ? most : n;
    list_draw(v->list, (struct rect){ r.row, r.col, r.rows - n, r.cols });
    const char *s = buf_str(&notes);
    for (int i = 0; i < n; i++) {
        size_t len = strcspn(s, "\n");
        cells_putn(r.row + r.rows - n + i, r.col + 2, r.cols - 2, s, len, LOOK_HINT);
        s += len + (s[len] == '\n');
    }
    buf_free(&notes);
}
