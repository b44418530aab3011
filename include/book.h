/* A book: what a report makes. Several tables under titles, printed one after another or as the
 * sheets of a workbook.
 *
 *   table, text       each sheet under its title, its notes below; what only explains (说明, 依据)
 *                     where it is asked for by name
 *   csv, json, jsonl  one table: `data`, else the first sheet's
 *   xlsx              a sheet each
 *
 * or in every form the one sheet that is asked for. */
#ifndef BOOK_H
#define BOOK_H

#include "table.h"
#include "workbook.h"
#include "world.h"

struct book_sheet {
    const char *name, *title; /* on the tab; above the table */
    struct table *table;      /* its notes are the lines about it */
    bool form;                /* ends in the line of those who fill in, check and stamp it */
    bool explains;            /* 说明, 依据: no figures of its own */
    const char *foot;         /* lines below the table, to be filled in by hand; NULL: none */
    struct sheet_chart chart; /* without a title: none */
};

struct book {
    const char *title, *unit, *author;
    daynum day;
    struct book_sheet *sheet;
    size_t n, cap;
    struct table *data; /* what programs read where it is another than the first sheet; or NULL */
    struct pool *pool;
};

/* The texts are copied, here and below. */
struct book *book_new(const char *title, const char *unit, const char *author, daynum day);
void book_free(struct book *b); /* NULL is legal */

/* A further sheet; the first one ends in the signature line. The table is the book's. */
struct table *book_add(struct book *b, const char *name, const char *title,
                       const struct column *columns, size_t n);
/* The same with a table that is made already: the book takes it. */
void book_take(struct book *b, const char *name, const char *title, struct table *t);
struct table *book_data(struct book *b, const struct column *columns, size_t n);
/* A chart below the last sheet: a bar for each row (not for totals). */
void book_chart(struct book *b, const char *title, int label, int value);

/* Lines below the last sheet, for people: a reply to be written by hand. */
void book_foot(struct book *b, const char *lines);

/* 说明: a line for what a figure means, how it is counted and where that stands. */
void book_explain(struct book *b, const char *figure, const char *meaning, const char *source);
void book_explain_all(struct book *b, const char *const (*lines)[3], size_t n);
/* 依据: a line for each rule, by id, each once: what it demands, what counts, its clause. */
void book_rules(struct book *b, const struct world *w, const struct rule *const *r, size_t n);

const struct book_sheet *book_find(const struct book *b, const char *name); /* NULL: none */

/* only: that sheet alone; NULL: as above. width as in rows.h. */
void book_print(struct buf *out, const struct book *b, const struct book_sheet *only,
                enum table_format f, int width);
enum status book_save(const char *path, const struct book *b, const struct book_sheet *only,
                      struct err *e);

#endif
