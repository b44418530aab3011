/* Importing rows: the file is looked at (which sheet, where its header is, which column is which
 * field), then its rows go through the door one by one, in one transaction, one batch. A try and
 * the import itself are the same run; only the try is taken back.
 *
 *     source_open … import_plan … import_run (dry, as often as one likes) … import_run …
 * import_free, source_close */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "model.h"
#include "source.h"

struct buf;
struct map;

/* What one refused row says: where and why. */
struct refusal {
    int line;     /* of the file or sheet */
    int column;   /* from 0; -1: the row as a whole */
    char *reason; /* one Chinese sentence */
};

struct import {
    const struct entity *en;
    struct source *source; /* borrowed */
    size_t sheet;
    int header_line; /* what stands above it are titles */
    char **header;
    size_t ncolumns;
    int *field;       /* of each column; -1: passed over */
    uint64_t given;   /* the fields that have a column */
    bool *remembered; /* of each column: its field comes from an earlier import */
    /* of the last run */
    struct refusal *refusals; /* in the order of the file */
    size_t nrefusals, cap;
    int64_t created, updated, unchanged, refused;
    /* of a try of persons or organisations, how the file differs from the roster: names for people,
     * at most IMPORT_NAMES of each; the counts are whole */
    struct names {
        char **name;
        size_t n, cap;
        int64_t count;
    } only_here, only_there; /* in the file alone; in the roster of its organisations alone */
};

enum { IMPORT_NAMES = 20 };

/* COLUMN=FIELD of --map; FIELD "" passes the column over. */
struct import_map {
    const char *column, *field;
    bool remembered; /* of an earlier import: the column may be missing */
};

/* Finds the sheet (`sheet` NULL: the only one that fits), the header and what its columns mean.
 * ST_USAGE: unknown headers, all named in e; a double one; several sheets that fit; none. */
enum status import_plan(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_map *maps, size_t nmaps,
                        struct err *e);

struct import_how {
    bool dry_run; /* everything is tried, nothing is kept */
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

/* What one cell says, as model_read() would have it: numbers that are days, digits a spreadsheet
 * lost, quotes before digits. Appended to out; refused as model_read() refuses. */
enum status import_value(const struct field *f, const struct source_cell *c, struct buf *out,
                         struct err *e);

/* A refusal for people: 第 5 行，召开日期：…。 */
void import_explain(const struct import *im, const struct refusal *r, struct buf *out);

/* The refused rows as they stand in the file, with their reasons in a last column, which import
 * passes over: read out of the file once more. */
struct import_rejects {
    const struct import *im;
    size_t at;        /* the next refusal */
    size_t columns;   /* of the file, the reason left out: cells are columns + 1 */
    size_t *column;   /* of the file, of each cell */
    struct buf *text; /* of each cell */
};
enum status import_rejects_begin(struct import_rejects *r, const struct import *im, struct err *e);
const char *import_rejects_header(const struct import_rejects *r, size_t i); /* 0..columns */
/* As next of struct rows: 1 a row, 0 the end, -1 failed. */
int import_rejects_next(void *rejects, const char **cell, struct err *e);
void import_rejects_end(struct import_rejects *r);

#endif
