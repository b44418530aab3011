/* The matrix of the screen: computed, narrowed, laid out in columns. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "due_print.h"
#include "matrix_chart.h"
#include "matrix_print.h"
#include "mem.h"
#include "text.h"
#include "words.h"

static enum status compute(struct chart *g, struct period p, struct matrix *m, struct buf *unit,
                           struct err *e)
{
    struct app *a = g->app;
    struct office *o;
    int org = -1;
    *m = (struct matrix){ 0 };
    bar_wait();
    enum status s = app_borrow(a, &o, e);
    if (s != ST_OK)
        return s;
    if (a->org != NULL && (org = office_org(o, a->org)) < 0)
        s = err_set(e, ST_MISSING, _("没有代码为“%s”的组织：请按 F3 另选范围。"), a->org);
    if (s == ST_OK)
        s = matrix_make(m, o, p, a->as_of, org, &bar_watch, e);
    struct due_filter whose = { .today = a->as_of, .org = org, .only = -1 };
    buf_puts(unit, due_unit(office_world(o), &whose));
    app_give_back(a, o);
    return s;
}

/* Of the widest total: no cell holds more. */
static int cell_width(const struct matrix *m)
{
    int width = GRID_CELL;
    for (size_t k = 0; k <= m->nrules; k++) {
        struct buf b = BUF_INIT;
        matrix_cell_text(&b, k < m->nrules ? &m->of_rule[k] : &m->all);
        int w = text_width(buf_str(&b));
        width = w > width ? w : width;
        buf_free(&b);
    }
    return width;
}

/* In lines of the width of the column; what does not fit them is said below the list. */
static char *head_of(const char *title, int width)
{
    struct buf lines = BUF_INIT;
    text_heading(&lines, title, width, MATRIX_HEAD_LINES);
    return buf_take(&lines);
}

static void drop_columns(struct chart *g)
{
    for (int i = 0; i < g->columns; i++)
        free(g->title[i]);
    free(g->title);
    free(g->column);
}

static void make_columns(struct chart *g)
{
    int width = cell_width(&g->m);
    drop_columns(g);
    g->columns = GRID_RULES + (int)g->m.nrules;
    g->title = mem_alloc((size_t)g->columns * sizeof *g->title);
    g->column = mem_alloc((size_t)g->columns * sizeof *g->column);
    for (int i = 0; i < g->columns; i++) {
        const char *title = i < GRID_RULES ? NULL : g->m.rule[i - GRID_RULES].title;
        int wide = title == NULL ? width : matrix_head_width(title, width);
        g->title[i] = title != NULL    ? head_of(title, wide)
                      : i == GRID_NAME ? mem_dup(_("组织"))
                                       : mem_dup(_("合计"));
        g->column[i] =
            (struct list_column){ .title = g->title[i], .width = wide, .right = i != GRID_NAME };
    }
    g->column[GRID_NAME].width = 2 * GRID_CELL;
}

const char *chart_name(const struct chart *g, size_t row)
{
    return short_name(g->names, g->m.org[row].code, g->m.org[row].name);
}

static bool is_red(const struct matrix_cell *c)
{
    return c->overdue > 0 || c->unmet > 0;
}

static bool wanted(const struct chart *g, size_t row, const char *filter)
{
    const struct matrix_org *org = &g->m.org[row];
    if (g->red && !is_red(&g->m.of_org[row]))
        return false;
    return *filter == '\0' || app_matches(org->name, org->code, filter) ||
           app_matches(chart_name(g, row), "", filter);
}

void chart_narrow(struct chart *g, const char *filter)
{
    g->n = 0;
    for (size_t row = 0; row < g->m.norgs; row++)
        if (wanted(g, row, filter))
            g->shown[g->n++] = row;
    matrix_sum(&g->m, g->shown, g->n, g->sum, &g->all);
}

bool chart_row(const struct chart *g, size_t row, size_t *of_matrix)
{
    if (row < GRID_TOTALS)
        return false;
    *of_matrix = g->shown[row - GRID_TOTALS];
    return true;
}

const struct matrix_cell *chart_cell(const struct chart *g, size_t row, int column)
{
    size_t at;
    bool one = chart_row(g, row, &at);
    if (column < GRID_RULES)
        return one ? &g->m.of_org[at] : &g->all;
    size_t rule = (size_t)(column - GRID_RULES);
    return one ? matrix_at(&g->m, at, rule) : &g->sum[rule];
}

/* Where the cursor stands, in words that outlive the matrix. */
struct place {
    char *org, *rule; /* NULL: the totals, or none */
    int column;
};

static struct place place_of(const struct chart *g)
{
    struct place p = { .column = GRID_RULES };
    size_t row, at;
    if (g->list == NULL)
        return p;
    p.column = list_column(g->list);
    if (p.column >= GRID_RULES && p.column < g->columns)
        p.rule = mem_dup(g->m.rule[p.column - GRID_RULES].id);
    if (list_row(g->list, &row) && chart_row(g, row, &at))
        p.org = mem_dup(g->m.org[at].code);
    return p;
}

static void go_back(struct chart *g, struct place *p)
{
    for (size_t k = 0; p->rule != NULL && k < g->m.nrules; k++)
        if (!strcmp(g->m.rule[k].id, p->rule))
            p->column = GRID_RULES + (int)k;
    list_columns(g->list, g->column, g->columns, GRID_RULES);
    list_go_column(g->list, p->column < g->columns ? p->column : g->columns - 1);
    list_refresh(g->list);
    list_go(g->list, GRID_TOTALS);
    for (size_t i = 0; p->org != NULL && i < g->n; i++)
        if (!strcmp(g->m.org[g->shown[i]].code, p->org))
            list_go(g->list, i + GRID_TOTALS);
    free(p->org);
    free(p->rule);
}

bool chart_read(struct chart *g, struct period p)
{
    struct err e = { 0 };
    struct matrix now;
    struct buf unit = BUF_INIT;
    enum status s = compute(g, p, &now, &unit, &e);
    if (s != ST_OK) {
        matrix_free(&now);
        buf_free(&unit);
        app_error(&e);
        return false;
    }
    struct place place = place_of(g);
    matrix_free(&g->m);
    short_names_free(g->names);
    free(g->unit);
    free(g->shown);
    free(g->sum);
    g->m = now;
    g->period = p;
    g->unit = buf_take(&unit);
    g->names = short_names_read(g->app);
    g->shown = mem_alloc((now.norgs + 1) * sizeof *g->shown);
    g->sum = mem_alloc((now.nrules + 1) * sizeof *g->sum);
    make_columns(g);
    chart_narrow(g, g->list != NULL ? list_filter(g->list) : "");
    if (g->list != NULL)
        go_back(g, &place);
    return true;
}

void chart_free(struct chart *g)
{
    list_free(g->list);
    drop_columns(g);
    matrix_free(&g->m);
    short_names_free(g->names);
    free(g->unit);
    free(g->shown);
    free(g->sum);
    free(g);
}
