/* Workbooks (.xlsx): tables as sheets that a person can print, sign and hand in.
 *
 * A workbook appears whole or not at all: it is made beside its place, read back part by part and
 * cell by cell, and only then put there. Nothing in it is a formula; text is checked, days are
 * days, amounts numbers, what only looks like a number text. */
#ifndef WORKBOOK_H
#define WORKBOOK_H

#include <stdbool.h>

#include "date.h"
#include "err.h"
#include "rows.h"

/* A chart below the rows: a bar for each, its length the value. */
struct sheet_chart {
    const char *title; /* NULL: none */
    int label, value;  /* columns */
    bool total;        /* the last row is a sum and has no bar */
};

struct sheet {
    const char *name;  /* on the tab: made to fit what a tab may be called */
    const char *title; /* NULL: the header and the rows alone, every column, fit for import */
    const char *about; /* lines between title and table: unit, period, filter, as-of day; or NULL */
    const struct rows *table;
    bool form; /* ends in the line of those who fill in, check and stamp it (填报单位 …) */
    struct sheet_chart chart;
    const char *foot; /* lines below the rows, to be filled in by hand; or NULL */
};

struct workbook {
    const char *title;  /* of the document */
    const char *unit;   /* 填报单位; "" */
    const char *author; /* who made it; "" */
    daynum day;         /* made on; 填报日期 */
    const struct sheet *sheet;
    int sheets;
};

/* ST_REFUSED: a database is there. Else what stood there survives every failure. */
enum status workbook_save(const char *path, const struct workbook *b, struct err *e);

/* Rows as a file of their own: TABLE_CSV, or TABLE_XLSX under such a head. */
struct rows_title {
    const char *title, *about, *unit, *author; /* as of a sheet and a workbook */
    daynum day;
    bool form;
};
enum status rows_save(const char *path, const struct rows *t, enum table_format f,
                      const struct rows_title *h, struct err *e);

/* The most a sheet holds, its header included; and the most bars a chart shows: the first ones. */
enum { SHEET_ROWS = 1048576, CHART_BARS = 60 };

#endif
