/* The matrix printed: wide for people, a line for each cell for programs. */
#ifndef MATRIX_PRINT_H
#define MATRIX_PRINT_H

#include "matrix.h"

/* A head has so many lines (text_heading), and its column room for its longest word. */
enum { MATRIX_HEAD_LINES = 3 };
int matrix_head_width(const char *title, int least);

/* have/need of each, with totals, in as many blocks of columns as lines of `width` cells ask for
 * (0: one). */
void matrix_print(struct buf *out, const struct matrix *m, int width);
/* org, org_name, rule, title, have, need, waived, overdue: one row for each cell where something
 * was asked. (2/3 side by side would become a date in a spreadsheet.) rows: those of the matrix
 * alone, in that order; NULL: the first n. */
struct table *matrix_table(const struct matrix *m, const size_t *rows, size_t n);

void matrix_csv(struct buf *out, const struct matrix *m, const size_t *rows, size_t n);

/* As a workbook: the grid as people read it, its numbers a line for each cell, the rules with their
 * clauses. unit: whose it is; filter: what was narrowed, or "". ST_REFUSED where the rows or
 * columns are more than a sheet holds. */
struct matrix_sheets {
    const size_t *rows; /* as above */
    size_t n;
    const char *unit, *author, *filter;
};
/* Its first two sheets. */
struct book;
enum status matrix_book(struct book *b, const struct matrix *m, const struct matrix_sheets *how,
                        struct err *e);
enum status matrix_workbook(const char *path, const struct matrix *m,
                            const struct matrix_sheets *how, struct err *e);

#endif
