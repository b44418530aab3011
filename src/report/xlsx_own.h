/* What the makers of workbooks by libxlsxwriter share. */
#ifndef XLSX_OWN_H
#define XLSX_OWN_H

#include <stdbool.h>
#include <stdint.h>
#include <xlsxwriter.h>

#include "err.h"

/* Puts the sheets in and counts the cells of each into cells[]. */
typedef enum status xlsx_fill(lxw_workbook *wb, const void *ctx, int64_t *cells, struct err *e);

/* Bars of the rows header + 1 .. last of a sheet. */
struct xlsx_bars {
    const char *title;
    lxw_row_t header, last;
    lxw_col_t label, value;
    bool share;               /* the values are shares: 0 to 100% */
    lxw_row_t at;             /* the row at which it begins */
    double width, row_height; /* pixels of the whole sheet; points */
};
/* The first row below it. */
lxw_row_t xlsx_chart(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b);

/* Begins a workbook beside its place, has it filled, reads it back and puts it there; as
 * workbook_save. */
enum status xlsx_make(const char *path, xlsx_fill *fill, const void *ctx, int sheets,
                      struct err *e);

#endif
