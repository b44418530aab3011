/* What the two readers of .xlsx share: the package, and the rows of a sheet. */
#ifndef SOURCE_XLSX_H
#define SOURCE_XLSX_H

#include <stdint.h>

#include "archive.h"
#include "buf.h"
#include "source_own.h"
#include "source_rows.h"
#include "xml.h"

struct xlsx {
    struct source base;
    struct archive *a;
    char *folder; /* of the workbook in the archive, with its slash; "" */
    size_t *part; /* of each sheet */
    size_t part_cap;
    bool from_1904;
    struct buf strings; /* the shared ones, each closed by a zero byte */
    size_t *string;     /* where each begins */
    size_t nstrings, string_cap;
    enum shows *shows; /* of each cell format */
    size_t nformats, format_cap;
    struct sheet_reader *reader;
};

enum { XLSX_TEXT = 1 << 20 }; /* bytes of one cell; spreadsheets stop at 32,767 characters */

enum status xlsx_sheet_begin(struct xlsx *x, size_t part, struct err *e);
int xlsx_sheet_next(struct xlsx *x, struct source_row *row, struct err *e);
void xlsx_sheet_end(struct xlsx *x);

/* Appends text in which _x000A_ stands for a character. */
void xlsx_unescape(struct buf *out, const char *s, size_t n);

#endif
