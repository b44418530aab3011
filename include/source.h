/* Rows of cells out of a file: CSV and TSV; workbooks of all kinds that go by .xls and .xlsx, web
 * pages with tables among them. Which it is, the first bytes say, not the name. Rows come one by
 * one: however long the file is, it is never held whole (but for the format of 1997, which ends at
 * 65,536 rows). */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

enum source_kind {
    SOURCE_TEXT,
    SOURCE_NUMBER, /* text has the digits; a day may be meant by it */
    SOURCE_DAY,    /* a number that a sheet shows as a day or a time */
    SOURCE_MONTH,  /* the first of a month, shown as 1970年1月: people may know the month alone */
    SOURCE_ERROR,  /* #N/A: what a formula could not say */
};

/* What a SOURCE_ERROR says where no program has reckoned the formula yet: the file has no value. */
#define SOURCE_NOT_RECKONED "="

struct source_cell {
    enum source_kind kind;
    const char *text; /* never NULL */
    /* SOURCE_NUMBER, _DAY, _MONTH: days since 1899-12-30 (from 1900-03-01 on; a sheet that counts
     * from 1904 is made to agree), the time as a part of a day */
    double number;
};

struct source_row {
    int line;    /* of the file or the sheet, 1-based */
    size_t n;    /* cells; what is behind them is empty */
    bool sparse; /* cells behind the last are empty; else (text files) they are missing */
    bool banner; /* one merged cell across several columns is all there is */
    struct source_cell *cell; /* borrowed until the next row */
};

enum {
    SOURCE_COLUMNS = 16384, /* most of a sheet */
    SOURCE_ROWS = 1048576
};

struct source;

/* `encoding` is that of a text file or a web page (decode.h; NULL: found out). "-": standard input,
 * all but the two binary formats.
 * Formulas are read by their last values, macros not at all. */
enum status source_open(struct source **out, const char *path, const char *encoding, struct err *e);
void source_close(struct source *s); /* NULL is legal */

/* The sheets of a workbook, those that are hidden left out; one without a name ("") of a text
 * file. */
size_t source_sheets(const struct source *s);
const char *source_sheet(const struct source *s, size_t i);

/* From the first row of a sheet, as often as one likes. */
enum status source_begin(struct source *s, size_t sheet, struct err *e);
/* 1: a row that is not blank; 0: the end; -1: failed. */
int source_next(struct source *s, struct source_row *row, struct err *e);

/* Whether a number has more digits than a spreadsheet keeps (15): the last ones are lost. */
bool source_rounded(const struct source_cell *c);

#endif
