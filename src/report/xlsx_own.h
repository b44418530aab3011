/* What the makers of workbooks by libxlsxwriter share. */
#ifndef XLSX_OWN_H
#define XLSX_OWN_H

#include <stdbool.h>
#include <stdint.h>
#include <xlsxwriter.h>

#include "err.h"

/* What a cell looks like. */
enum style {
    STYLE_TITLE,
    STYLE_ABOUT,
    STYLE_HEAD,
    STYLE_TEXT,
    STYLE_CODE,
    STYLE_NUMBER,
    STYLE_MONEY,
    STYLE_SHARE,
    STYLE_DAY,
    STYLE_STATUS,
    STYLE_BAD, /* what follows is laid over a cell by its words */
    STYLE_SOON,
    STYLE_OFF,
    STYLES
};

void xlsx_styles(lxw_workbook *wb, lxw_format *style[STYLES]);

/* A4 landscape, `wide` pages side by side, numbered; as many below as it takes, or all on one.
 * Between the margins there are so many pixels and points. */
enum { XLSX_PAGE_WIDE = 1026, XLSX_PAGE_HIGH = 500 };
void xlsx_page(lxw_worksheet *ws, int wide, bool one);

/* Puts the sheets in, at most `sheets` of them, and says how many; the cells of each into cells[],
 * which are nought before. room is for xlsx_sheet(). */
struct xlsx_room;
typedef enum status xlsx_fill(lxw_workbook *wb, struct xlsx_room *room, const void *ctx,
                              int64_t *cells, int *sheets, struct err *e);

/* A sheet of that name, or of one like it where it is taken; NULL: the library made none. With
 * room it is written in large pieces: of a workbook's sheets of very many rows the first one is. */
lxw_worksheet *xlsx_sheet(lxw_workbook *wb, const char *wanted, struct xlsx_room *room);

/* Bars of the rows header + 1 .. last of a sheet. */
struct xlsx_bars {
    const char *from, *title; /* the sheet of the rows */
    lxw_row_t header, last;
    lxw_col_t label, value;
    bool share; /* the values are shares: 0 to 100% */
};
/* On an empty sheet; of many bars, some on each page. */
void xlsx_chart(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b);

/* Begins a workbook beside its place, has it filled, reads it back and puts it there; as
 * workbook_save. */
enum status xlsx_make(const char *path, xlsx_fill *fill, const void *ctx, int sheets,
                      struct err *e);

#endif
