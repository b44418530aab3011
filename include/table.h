/* A table in memory: what a report makes; every printer takes it as rows (rows.h). */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "date.h"
#include "ratio.h"
#include "rows.h"

struct cell {
    bool null;
    int64_t n;         /* COLUMN_INT, COLUMN_MONEY */
    struct ratio r;    /* COLUMN_SHARE, COLUMN_SCORE */
    const char *text;  /* of the other kinds */
    const char *shown; /* for people; NULL: as the text */
};

struct pool;
struct table {
    const struct column *column;
    struct column_look *look; /* of each column */
    size_t ncolumns;
    struct cell *cell; /* row by row */
    size_t ncells, cap;
    unsigned char *mark; /* of each row, ROW_ACROSS, ROW_PAGE; NULL: none has any */
    size_t nmarks, marks_cap;
    bool total;       /* the last row sums the others: for people alone */
    struct buf notes; /* lines below the table for people: period, filter, as-of day */
    struct pool *pool;
};

struct table *table_new(const struct column *columns, size_t n); /* columns are copied */
struct table *table_of(const struct rows *r); /* all of them, copied; they may not fail */
void table_free(struct table *t);             /* NULL is legal */
size_t table_rows(const struct table *t);

/* That column is left out for people where it is empty in every row. */
void table_drop_empty(struct table *t, const char *column);

/* drop[] is of each row. */
void table_drop_rows(struct table *t, const bool *drop);

/* The next cell of the row; the kind must be the column's. Texts are copied. */
void table_null(struct table *t);
void table_unknown(struct table *t, const char *shown); /* null; people are shown why */
void table_text(struct table *t, const char *text);
void table_word(struct table *t, const char *word, const char *shown);
void table_int(struct table *t, int64_t n);
void table_yesno(struct table *t, bool yes);
void table_money(struct table *t, int64_t fen);
void table_ratio(struct table *t, struct ratio r); /* share or score; unknown is null */
void table_day(struct table *t, daynum d);         /* none is null */
/* A row that is a heading: its first cell, the rest empty. page: it begins a page. */
void table_heading(struct table *t, const char *text, bool page);
void table_mark(struct table *t, unsigned char marks); /* of the row that begins now; 0: none */
void table_number(struct table *t, int64_t n, bool hundredths);

/* Appends a cell as people read it. */
void table_cell(const struct table *t, size_t row, size_t column, struct buf *out);

/* width: cells of a line for people (0: as wide as it needs); texts give way first. Not for
 * TABLE_XLSX. */
void table_print(struct buf *out, const struct table *t, enum table_format f, int width);

/* A table as rows, spelt for a format, from its first row on. */
struct table_walk {
    const struct table *table;
    enum table_format format;
    size_t row;
    unsigned marks;
    struct rows rows;
    struct buf *spelt; /* of each column */
};
void table_walk_begin(struct table_walk *w, const struct table *t, enum table_format f);
void table_walk_end(struct table_walk *w);

#endif
