/* Inside the matrix on the screen (履职矩阵): its state. */
#ifndef MATRIX_CHART_H
#define MATRIX_CHART_H

#include "app.h"
#include "list.h"
#include "matrix.h"
#include "short_names.h"

/* Columns; the rules of the matrix follow. The first row of the list holds the totals. */
enum { GRID_NAME, GRID_ALL, GRID_RULES };
enum { GRID_CELL = 8, GRID_TOTALS = 1 };

struct chart {
    struct app *app;
    struct period period;
    struct matrix m;
    struct short_names *names;
    char *unit;    /* whose it is, for files */
    size_t *shown; /* rows of the matrix */
    size_t n;
    struct matrix_cell *sum, all; /* of those shown */
    struct list_column *column;
    char **title; /* of the columns */
    int columns;
    bool red;     /* only rows that hold something overdue or unmet */
    bool changed; /* something was saved in a screen above */
    struct list *list;
};

/* Computes the matrix anew for p; false: it could not or was stopped, all is as it was. The cursor
 * stays on its organisation and rule where they are still there. */
bool chart_read(struct chart *g, struct period p);
void chart_free(struct chart *g);
/* Which rows are shown. */
void chart_narrow(struct chart *g, const char *filter);
const char *chart_name(const struct chart *g, size_t row); /* of a row of the matrix */

/* A row of the list as one of the matrix; false: the totals. */
bool chart_row(const struct chart *g, size_t row, size_t *of_matrix);
const struct matrix_cell *chart_cell(const struct chart *g, size_t row, int column);

#endif
