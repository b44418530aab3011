/* The matrix printed: wide for people, a line for each cell for programs. */
#ifndef MATRIX_PRINT_H
#define MATRIX_PRINT_H

#include "matrix.h"
#include "table.h"

/* have/need of each, with totals, in as many blocks of columns as lines of `width` cells ask for
 * (0: one). */
void matrix_print(struct buf *out, const struct matrix *m, const struct world *w, int width);
/* org, org_name, rule, title, have, need, waived, overdue: one row for each cell where something
 * was asked. (2/3 side by side would become a date in a spreadsheet.) */
struct table *matrix_table(const struct matrix *m, const struct world *w);

#endif
