/* What the makers of workbooks share; no library is seen here. */
#ifndef SHEET_H
#define SHEET_H

#include <stdint.h>

#include "workbook.h"

/* Text as a cell may hold it: valid, without control characters but line ends, at most 32,767
 * UTF-16 units. Appended. */
void sheet_text(struct buf *out, const char *s);
bool sheet_text_is_clean(const char *s); /* whether it is so already: quick, false where in doubt */

/* A name a tab may have: at most 31 UTF-16 units, none of []:*?/\, not empty. Appended; `number`
 * (from 0) makes names different where `taken` says that the first choice is. */
void sheet_name(struct buf *out, const char *name, int number);

/* The widths of columns in cells, from what they hold: enough for numbers and days, and for text as
 * much as a printed page has room for. 0: left out. */
void sheet_widths(const struct sheet *s, int *cells, bool all);

/* Pixels (96 to the inch) of a column of so many cells, with what stands about its text. */
int sheet_pixels(enum column_kind k, int cells);

/* Printed pages side by side, and the columns each of them begins with: what is too wide for one is
 * not made too small to read. */
int sheet_pages(const struct sheet *s, const int *cells, int *repeated);

/* Lines a text takes in so many cells, or one more: spreadsheets break lines in ways of their own.
 */
int sheet_lines(const char *s, int cells);

/* "12.50" -> 12.5; false: no number that a sheet keeps exactly. */
bool sheet_number(const char *s, double *v);
/* "2026-03-05" -> the number of that day in a sheet; false: no day a sheet knows. */
bool sheet_day(const char *s, double *v);

/* Reads a finished workbook back: every part whole, and cells[i] cells on sheet i. */
bool sheet_verify(const char *path, const int64_t *cells, int sheets);

#endif
