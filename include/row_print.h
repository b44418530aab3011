/* Rows of an entity printed: CSV and JSON for programs, a table and one record for people. */
#ifndef ROW_PRINT_H
#define ROW_PRINT_H

#include <stdbool.h>

#include "buf.h"
#include "db.h"
#include "row.h"

enum row_format { ROWS_TABLE, ROWS_CSV, ROWS_JSON, ROWS_JSONL };

/* What becomes of masked and private fields. */
enum row_guard {
    ROWS_OMIT, /* they have no column (export) */
    ROWS_MASK, /* masked ones are masked, private ones have no column (list, show) */
    ROWS_ALL,  /* everything (export --private) */
};

struct row_printer {
    enum row_format format;
    enum row_guard guard;
    bool system;      /* id, version, entered_on and entered_by as well */
    struct buf *out;  /* which the caller may empty between two rows */
    struct db *db;    /* ROWS_TABLE: for the names of references */
    const struct entity *en;
    int width;        /* ROWS_TABLE: cells of a line; 0: as wide as it needs */
    int64_t rows;     /* printed so far */
    int64_t hidden;   /* rows left out as private (model.h), counted; ROWS_ALL leaves none out */
    struct row_table *table;
};

void row_print_begin(struct row_printer *p);
void row_print(struct row_printer *p, const struct row *r);
/* also one that is private: it was asked for by name */
void row_print_asked(struct row_printer *p, const struct row *r);
void row_print_end(struct row_printer *p);

/* "csv" and so on; false: none of them. */
bool row_format_read(const char *s, enum row_format *f);

/* One record, a line for each field that is filled: label, value as people read it. */
void row_print_record(struct buf *out, struct db *db, const struct row *r, int width);

#endif
