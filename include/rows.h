/* Rows: typed columns, and rows pulled one by one. Every list that leaves the program is such rows,
 * however they come about; printed here as text for people and as CSV and JSON for programs, in
 * workbook.h as a sheet.
 *
 * Cells travel as text, spelt as in model.h: 2026-03-05, 12.50, 1.5, yes, a;b. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_INT,
    COLUMN_MONEY,  /* in yuan with two decimals */
    COLUMN_SHARE,  /* a part of a whole: 0.9167, for people 91.7% */
    COLUMN_SCORE,  /* an exact decimal, at most four places */
    COLUMN_LIST,   /* words joined by ';': an array in JSON */
    COLUMN_CODE,   /* what may look like a number and is none: codes, ID numbers, months, times */
    COLUMN_YESNO,  /* yes, no: true and false in JSON */
    COLUMN_NUMBER, /* 3, -2, 1.5 */
    COLUMN_DAY,
};

struct column {
    const char *name;  /* in CSV and JSON */
    const char *label; /* for people */
    enum column_kind kind;
};

/* How people are shown a column. */
struct column_look {
    int least;   /* cells to which it may shrink where a line is too long; 0: it does not */
    bool keep;   /* shown also where it is empty in every row, or the line has no room */
    bool status; /* holds words of enum duty_status, which a workbook marks */
    bool broad;  /* on paper: takes what the others leave of the page */
    bool alarm;  /* a number that is bad unless it is nought: marked too */
};

enum { ROWS_COLUMNS = 512 };

struct rows {
    const struct column *column;
    const struct column_look *look; /* of each column; NULL: all are kept, texts give way */
    int columns;                    /* 1..ROWS_COLUMNS */
    /* 1: the cells of the next row are set (NULL: empty), borrowed until the next call; 0: there is
     * none; -1: failed. After 0 or -1 it is not called again. */
    int (*next)(void *ctx, const char **cell, struct err *e);
    void *ctx;
    const unsigned *marks; /* of the row just given: bits below; NULL: none has any */
};

/* On paper: the first cell takes the whole width, as a heading; the row begins a page. */
enum { ROW_ACROSS = 1, ROW_PAGE = 2 };

/* Those before TABLE_CSV are for people. */
enum table_format { TABLE_TABLE, TABLE_TEXT, TABLE_XLSX, TABLE_CSV, TABLE_JSON, TABLE_JSONL };

/* "csv" and so on; false: none of them. */
bool table_format_read(const char *word, enum table_format *f);

/* Prints all but workbooks into out, which the caller may empty between two rows. As text, lines
 * have at most `width` cells (0: as many as they need); columns are as wide as the first
 * ROWS_SAMPLE rows need, and those that are empty in them are left out. */
enum { ROWS_SAMPLE = 1000 };
struct rows_printer;
struct rows_printer *rows_print_begin(const struct rows *t, enum table_format f, struct buf *out,
                                      int width);
int rows_print_next(struct rows_printer *p, struct err *e); /* as struct rows's next */
void rows_print_end(struct rows_printer *p);                /* closes the list and frees p */

/* The first rows of a table, copied, and then all of them again: so that widths can be known before
 * anything is written. */
struct rows_head;
struct rows_head *rows_head_new(const struct rows *t);
/* Reads at most `rows` rows; width[] becomes the cells each column needs for them, 0 where all are
 * empty. *all: the table has no further ones. */
enum status rows_head_read(struct rows_head *h, int rows, int *width, bool *all, struct err *e);
int rows_head_next(struct rows_head *h, const char **cell, struct err *e); /* as next */
unsigned rows_head_marks(const struct rows_head *h); /* of the row just given */
void rows_head_free(struct rows_head *h);

bool column_is_number(enum column_kind k); /* set to the right */

#endif
