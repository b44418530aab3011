/* The report `matrix`: organisations x rules of a period. */
#include <stdlib.h>

#include "matrix_print.h"
#include "mem.h"
#include "report.h"
#include "rules_table.h"

static void add_rules(struct book *b, const struct world *w, const struct matrix *m)
{
    const struct rule **v = mem_alloc((m->nrules + 1) * sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < m->nrules; i++)
        if ((v[n] = rules_find(w, m->rule[i].id, m->rule[i].version)) != NULL)
            n++;
    book_rules(b, w, v, n);
    free((void *)v);
}

/* Programs take the cells, a line each. */
static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct matrix m;
    enum status st = matrix_make(&m, o, q->period, q->today, q->org, q->watch, e);
    struct matrix_sheets how = { NULL, m.norgs, b->unit, b->author, "" };
    if (!st)
        st = matrix_book(b, &m, &how, e);
    if (!st) {
        b->data = matrix_table(&m, NULL, m.norgs);
        add_rules(b, office_world(o), &m);
    }
    matrix_free(&m);
    return st;
}

const struct report report_matrix = {
    .name = "matrix",
    .title = "履职矩阵：组织 × 规则，各完成几项、应完成几项",
    .every = EVERY_QUARTER,
    .make = make,
};
