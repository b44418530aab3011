/* Importing rows: a sheet of cells is read and planned without the database, then put through the
 * door in one transaction, one batch.
 *
 *     sheet_read … import_plan … import_run (dry, as often as one likes) … import_run …
 * import_free, sheet_free */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "model.h"

struct buf;
struct pool;

/* A rectangle of text as a file holds it: the first line is the headers. Readers of other formats
 * fill the same. */
struct sheet {
    struct pool *pool;    /* owns every string and array below */
    const char **header;
    size_t ncolumns;
    struct sheet_line {
        int line;           /* of the file, 1-based */
        size_t n;           /* cells; those missing are absent at the end of the line: empty */
        const char **cell;
    } *lines;
    size_t nlines, cap;
};

/* Reads CSV or TSV; "-" is standard input; `encoding` NULL: found out. */
enum status sheet_read_csv(struct sheet *s, const char *path, const char *encoding, struct err *e);
void sheet_begin(struct sheet *s); /* an empty one */
/* the first line added is the headers */
void sheet_add(struct sheet *s, int line, const char *const *cells, size_t n);
void sheet_free(struct sheet *s);

/* What one refused row says: where and why. */
struct refusal {
    size_t row;     /* index into the lines of the sheet */
    int column;     /* of the sheet; -1: the row as a whole */
    char *reason;   /* one Chinese sentence */
};

struct import {
    const struct entity *en;
    const struct sheet *sheet;
    int *field;        /* of each column; -1: passed over */
    uint64_t given;    /* the fields that have a column */
    char **values;     /* nlines x nfields, normalised; NULL: empty */
    bool *bad;         /* lines with a value that could not be read */
    size_t *order;     /* lines in an order in which references exist */
    struct refusal *refusals; /* those of the plan, then those of the last run */
    size_t nrefusals, planned, cap;
    int64_t created, updated, unchanged, refused; /* of the last run */
};

/* COLUMN=FIELD of --map; FIELD "" passes the column over. */
struct import_map {
    const char *column, *field;
};

/* Headers are matched and every value is read. ST_USAGE: an unknown or double header, named in e.
 * Bad values are refusals, no error. */
enum status import_plan(struct import *im, const struct entity *en, const struct sheet *sheet,
                        const struct import_map *maps, size_t nmaps, struct err *e);

struct import_how {
    bool dry_run;    /* everything is tried, nothing is kept */
    /* what is refused stays out, the rest goes in; else one bad row refuses the file */
    bool valid_only;
    daynum today;
    const char *user;
};

/* ST_REFUSED where rows were refused and nothing was kept for that reason; the counts are right in
 * every case. */
enum status import_run(struct import *im, struct db *db, const struct import_how *how,
                       struct err *e);
void import_free(struct import *im);

/* A refusal for people: 第 5 行，召开日期：…。 */
void import_explain(const struct import *im, const struct refusal *r, struct buf *out);
/* The refused lines as CSV with their reasons in a last column, which import passes over. */
void import_rejects(const struct import *im, struct buf *out);

#endif
