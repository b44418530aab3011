/* The matrix: one pass over the obligations of a period, summed by organisation and rule. */
#include "matrix.h"

#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "map.h"
#include "mem.h"

/* What one organisation was asked by one rule; those of an organisation come together. */
struct entry {
    size_t row;
    int64_t column; /* in the order in which rules were met */
    struct matrix_cell cell;
};

struct collecting {
    struct matrix *m;
    struct map *column_of; /* rule id -> column */
    struct entry *entry;
    size_t n, cap, row_at; /* row_at: the first entry of the organisation at hand */
    size_t rule_cap, org_cap;
};

/* Versions of a rule share a column, headed by the newest that asked. */
static int64_t find_column(struct collecting *x, const struct rule *r)
{
    int64_t column = map_get(x->column_of, r->id, -1);
    struct matrix *m = x->m;
    if (column >= 0) {
        if (m->rule[column]->version < r->version)
            m->rule[column] = r;
        return column;
    }
    column = (int64_t)m->nrules;
    map_add(x->column_of, r->id, column);
    m->rule = mem_grow(m->rule, m->nrules, &x->rule_cap, sizeof *m->rule);
    m->rule[m->nrules++] = r;
    return column;
}

static struct matrix_cell *find_cell(struct collecting *x, const struct duty *d)
{
    struct matrix *m = x->m;
    if (!m->norgs || m->org[m->norgs - 1] != d->org) {
        m->org = mem_grow(m->org, m->norgs, &x->org_cap, sizeof *m->org);
        m->org[m->norgs++] = d->org;
        x->row_at = x->n;
    }
    int64_t column = find_column(x, d->rule);
    for (size_t i = x->row_at; i < x->n; i++)
        if (x->entry[i].column == column)
            return &x->entry[i].cell;
    x->entry = mem_grow(x->entry, x->n, &x->cap, sizeof *x->entry);
    x->entry[x->n] = (struct entry){ m->norgs - 1, column, { 0, 0, 0, 0 } };
    return &x->entry[x->n++].cell;
}

static void collect(void *ctx, const struct duty *d)
{
    struct matrix_cell *c = find_cell(ctx, d);
    if (d->status == DUTY_WAIVED) {
        c->waived++;
        return;
    }
    c->need++;
    c->have += d->status == DUTY_DONE || d->status == DUTY_LATE;
    c->overdue += d->status == DUTY_OVERDUE;
}

static void add(struct matrix_cell *to, const struct matrix_cell *from)
{
    to->have += from->have;
    to->need += from->need;
    to->waived += from->waived;
    to->overdue += from->overdue;
}

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const struct rule *const *)a)->id, (*(const struct rule *const *)b)->id);
}

/* Columns by id, every cell in its place, totals. */
static void settle(struct collecting *x)
{
    struct matrix *m = x->m;
    size_t *place = mem_alloc((m->nrules + 1) * sizeof *place);
    if (m->nrules)
        qsort(m->rule, m->nrules, sizeof(*m->rule), by_id);
    for (size_t i = 0; i < m->nrules; i++)
        place[map_get(x->column_of, m->rule[i]->id, 0)] = i;
    m->cell = mem_alloc((m->norgs * m->nrules + 1) * sizeof *m->cell);
    m->of_org = mem_alloc((m->norgs + 1) * sizeof *m->of_org);
    m->of_rule = mem_alloc((m->nrules + 1) * sizeof *m->of_rule);
    for (size_t i = 0; i < x->n; i++) {
        const struct entry *one = &x->entry[i];
        size_t column = place[one->column];
        m->cell[one->row * m->nrules + column] = one->cell;
        add(&m->of_org[one->row], &one->cell);
        add(&m->of_rule[column], &one->cell);
        add(&m->all, &one->cell);
    }
    free(place);
}

enum status matrix_make(struct matrix *m, struct office *o, struct period p, daynum today, int org,
                        struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    *m = (struct matrix){ .period = p, .today = today };
    struct collecting x = { .m = m, .column_of = map_new() };
    f.today = today;
    f.from = p.first;
    f.to = p.last;
    f.all = true;
    f.org = org;
    enum status st = due_run(o, &f, collect, &x, NULL, e);
    settle(&x);
    map_free(x.column_of);
    free(x.entry);
    return st;
}

void matrix_free(struct matrix *m)
{
    free(m->rule);
    free(m->org);
    free(m->cell);
    free(m->of_rule);
    free(m->of_org);
    *m = (struct matrix){ 0 };
}

const struct matrix_cell *matrix_at(const struct matrix *m, size_t row, size_t column)
{
    return &m->cell[row * m->nrules + column];
}

bool matrix_asked(const struct matrix_cell *c)
{
    return c->need || c->waived;
}
