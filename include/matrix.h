/* The matrix: organisations x rules, have and need of each in a period (commands.md). Pure data:
 * the command prints it, a screen can show the same. */
#ifndef MATRIX_H
#define MATRIX_H

#include "office.h"

/* Obligations whose deadline lies in the period, of one organisation by one rule. Nothing was asked
 * where need and waived are both 0. */
struct matrix_cell {
    int64_t have;    /* done and late */
    int64_t need;    /* all but waived */
    int64_t waived;  /* 免除 */
    int64_t overdue; /* 逾期 as of today */
};

struct matrix {
    struct period period;
    daynum today;
    const struct rule *
        *rule; /* columns, by id, the newest version that asked; borrowed from the office */
    size_t nrules;
    int *org; /* rows, in the order of codes: organisations of which something was asked */
    size_t norgs;
    struct matrix_cell *cell;                  /* row by row */
    struct matrix_cell *of_rule, *of_org, all; /* totals */
};

/* org: that organisation and those below it; -1: all. */
enum status matrix_make(struct matrix *m, struct office *o, struct period p, daynum today, int org,
                        struct err *e);
void matrix_free(struct matrix *m);
const struct matrix_cell *matrix_at(const struct matrix *m, size_t row, size_t column);
bool matrix_asked(const struct matrix_cell *c);

#endif
