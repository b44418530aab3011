/* A row of a sheet while it is put together, and the merged cells that reach into it: what the
 * readers of workbooks share. */
#ifndef SOURCE_ROWS_H
#define SOURCE_ROWS_H

#include "buf.h"
#include "source.h"

/* What a number format makes of a number. Beyond SHOWS_ZEROS: a code of so many digits (0000). */
enum shows {
    SHOWS_NUMBER,
    SHOWS_DAY,   /* or a time */
    SHOWS_MONTH, /* 1970年1月 */
    SHOWS_ZEROS,
    SHOWS_MOST = SHOWS_ZEROS + 20
};
enum shows format_shows(const char *code);
enum shows format_built_in(int id); /* those without a code */

/* Cells shown as one: rows of the sheet, columns from 0. */
struct merge {
    int first, last, left, right;
    struct source_cell value; /* what the first cell says, while it is open; text owned */
};

struct row_maker {
    bool from_1904; /* days count from then */
    struct place *place;
    size_t n, cap;
    struct buf text; /* of all cells, each closed by a zero byte; at 0 the empty one */
    struct source_cell *cell;
    size_t cell_cap;
    struct merge *merge; /* those to come, by their first rows */
    size_t nmerges, merge_cap, next_merge;
    struct merge *open; /* those that hold the row at hand, or will yet; none lies over another */
    size_t nopen, open_cap;
};

/* False: too many of them. Those of a row may be told while it is put together. */
bool row_maker_merge(struct row_maker *m, const struct merge *one);
void row_maker_merges_end(struct row_maker *m); /* where they were told in any order, beforehand */

void row_maker_begin(struct row_maker *m);
/* column: from 0, below SOURCE_COLUMNS */
void row_maker_text(struct row_maker *m, int column, enum source_kind kind, const char *s,
                    size_t n);
/* A number, as its format shows it: a day, else by at most 15 digits. `written` are the digits as
 * they stand in the file (NULL: unknown); digits alone are kept. */
void row_maker_number(struct row_maker *m, int column, double v, const char *written,
                      enum shows shows);
void row_maker_truth(struct row_maker *m, int column, bool yes); /* 是, 否 */
/* Whether a merged cell from above holds this one. */
bool row_maker_covers(const struct row_maker *m, int column, int line);
/* Every cell of a merged one says what the first says. Borrowed until the next row. */
void row_maker_finish(struct row_maker *m, int line, struct source_row *row);
void row_maker_free(struct row_maker *m);

#endif
