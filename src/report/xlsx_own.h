/* What the makers of workbooks by libxlsxwriter share. */
#ifndef XLSX_OWN_H
#define XLSX_OWN_H

#include <stdint.h>
#include <xlsxwriter.h>

#include "err.h"

/* Puts the sheets in and counts the cells of each into cells[]. */
typedef enum status xlsx_fill(lxw_workbook *wb, const void *ctx, int64_t *cells, struct err *e);

/* Begins a workbook beside its place, has it filled, reads it back and puts it there; as
 * workbook_save. */
enum status xlsx_make(const char *path, xlsx_fill *fill, const void *ctx, int sheets,
                      struct err *e);

#endif
