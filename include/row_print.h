/* Rows of an entity as rows to print (rows.h), and one row as a record. */
#ifndef ROW_PRINT_H
#define ROW_PRINT_H

#include <stdbool.h>

#include "buf.h"
#include "date.h"
#include "db.h"
#include "row.h"
#include "rows.h"

/* What becomes of masked and private fields. */
enum row_guard {
    ROWS_OMIT, /* they have no column (export) */
    ROWS_MASK, /* masked ones are masked, private ones have no column (list, show) */
    ROWS_ALL,  /* everything (export --private) */
};

enum row_words {
    ROWS_WORDS,  /* as they are kept: for programs */
    ROWS_LABELS, /* choices by their labels; import reads both */
    ROWS_NAMES,  /* references by name too */
};

struct row_table {
    struct db *db; /* for ROWS_NAMES */
    const struct entity *en;
    enum row_guard guard;
    enum row_words words;
    bool system;  /* id, version, entered_on and entered_by come first */
    bool no_long; /* leaves out fields of several lines */
    bool asked;   /* shows rows that are private too: they were asked for by name */
    int (*next)(void *ctx, struct row *row, struct err *e); /* as row_next */
    void *ctx;

    struct rows rows; /* made by row_table_begin, fit for use until row_table_end */
    int64_t hidden;   /* rows left out as private (model.h); ROWS_ALL leaves none out */
    struct row row;
    struct row_names *names;
    struct column column[MODEL_MAX_FIELDS + 4];
    struct column_look look[MODEL_MAX_FIELDS + 4];
    int field[MODEL_MAX_FIELDS + 4];
    struct buf cell[MODEL_MAX_FIELDS + 4];
};

void row_table_begin(struct row_table *t);
void row_table_end(struct row_table *t);

/* The rows of t as a workbook: with a title, `about` under it (lines) and a sheet that explains the
 * columns; about NULL: the header and the rows alone, as import takes them. */
enum status row_workbook(const char *path, struct row_table *t, const char *about, const char *unit,
                         const char *author, daynum day, struct err *e);

/* One record, a line for each field that is filled: label, value as people read it. */
void row_print_record(struct buf *out, struct db *db, const struct row *r, int width);

#endif
