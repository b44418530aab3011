/* A table of typed columns: what a report makes and what every printer takes. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "ratio.h"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_INT,
    COLUMN_MONEY, /* fen; printed in yuan */
    COLUMN_SHARE, /* a part of a whole: 0.9167, for people 91.7% */
    COLUMN_SCORE, /* an exact decimal, at most four places */
    COLUMN_LIST,  /* words joined by ';': an array in JSON, joined by blanks in CSV */
};

struct column {
    const char *name;  /* in CSV and JSON */
    const char *label; /* for people */
    enum column_kind kind;
};

struct cell {
    bool null;
    int64_t n;         /* COLUMN_INT, COLUMN_MONEY */
    struct ratio r;    /* COLUMN_SHARE, COLUMN_SCORE */
    const char *text;  /* COLUMN_TEXT, COLUMN_LIST */
    const char *shown; /* for people; NULL: as the text */
};

struct pool;
struct table {
    const struct column *column; /* borrowed */
    size_t ncolumns;
    struct cell *cell; /* row by row */
    size_t ncells, cap;
    struct buf notes; /* lines below the table for people: period, filter, as-of day */
    struct pool *pool;
};

struct table *table_new(const struct column *columns, size_t n);
void table_free(struct table *t); /* NULL is legal */
size_t table_rows(const struct table *t);

/* The next cell of the row; the kind must be the column's. Texts are copied. */
void table_null(struct table *t);
void table_text(struct table *t, const char *text);
void table_word(struct table *t, const char *word, const char *shown);
void table_int(struct table *t, int64_t n);
void table_money(struct table *t, int64_t fen);
void table_ratio(struct table *t, struct ratio r); /* share or score; unknown is null */

enum table_format { TABLE_TABLE, TABLE_TEXT, TABLE_CSV, TABLE_JSON, TABLE_JSONL };
bool table_format_read(const char *s, enum table_format *f);
/* width: cells of a line for people (0: as wide as it needs); texts give way first. */
void table_print(struct buf *out, const struct table *t, enum table_format f, int width);

#endif
