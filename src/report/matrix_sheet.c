/* The matrix as a workbook: the grid, its numbers, the rules with their clauses. */
#include <stdlib.h>

#include "book.h"
#include "matrix_print.h"
#include "mem.h"
#include "table.h"
#include "words.h"

enum { GRID_NAME, GRID_ALL, GRID_RULES }; /* columns of the grid; the rules follow */

static void add_cell(struct table *t, const struct matrix_cell *c)
{
    struct buf b = BUF_INIT;
    matrix_cell_text(&b, c);
    table_text(t, buf_str(&b));
    buf_free(&b);
}

/* The totals last, of the rows shown. */
static struct table *make_grid(const struct matrix *m, const struct matrix_sheets *how,
                               const struct column *columns)
{
    struct table *t = table_new(columns, GRID_RULES + m->nrules);
    struct matrix_cell all, *sum = mem_alloc((m->nrules + 1) * sizeof *sum);
    for (size_t i = 0; i < how->n; i++) {
        size_t row = how->rows != NULL ? how->rows[i] : i;
        table_text(t, m->org[row].name);
        add_cell(t, &m->of_org[row]);
        for (size_t k = 0; k < m->nrules; k++)
            add_cell(t, matrix_at(m, row, k));
    }
    matrix_sum(m, how->rows, how->n, sum, &all);
    table_text(t, _("合计"));
    add_cell(t, &all);
    for (size_t k = 0; k < m->nrules; k++)
        add_cell(t, &sum[k]);
    free(sum);
    return t;
}

static struct column *grid_columns(const struct matrix *m)
{
    struct column *c = mem_alloc((GRID_RULES + m->nrules) * sizeof *c);
    c[GRID_NAME] = (struct column){ "org_name", _("组织"), COLUMN_TEXT };
    c[GRID_ALL] = (struct column){ "all", _("合计"), COLUMN_TEXT };
    for (size_t k = 0; k < m->nrules; k++)
        c[GRID_RULES + k] = (struct column){ m->rule[k].id, m->rule[k].title, COLUMN_TEXT };
    return c;
}

static struct table *make_rules(const struct matrix *m)
{
    static const struct column columns[] = {
        { "rule", "规则", COLUMN_TEXT },
        { "title", "事项", COLUMN_TEXT },
        { "source", "依据", COLUMN_TEXT },
    };
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    for (size_t k = 0; k < m->nrules; k++) {
        table_text(t, m->rule[k].id);
        table_text(t, m->rule[k].title);
        table_text(t, m->rule[k].source);
    }
    return t;
}

static void say_about(struct buf *b, const struct matrix *m, const struct matrix_sheets *how)
{
    char period[64];
    struct ymd day = date_split(m->today);
    period_name(m->period, period, sizeof period);
    buf_printf(b, _("期限在%s内　　截至日期：%d年%d月%d日\n"), period, day.year, day.month,
               day.day);
    if (*how->filter != '\0')
        buf_printf(b, _("只含：%s\n"), how->filter);
    buf_puts(b, _("格内为 完成/应完成（完成含补办，应完成不含免除），空白为没有要求；"));
    for (int k = MARK_OVERDUE; k < MATRIX_MARKS; k++)
        buf_printf(b, "%s%s %s", k > MARK_OVERDUE ? _("，") : "",
                   matrix_mark_word((enum matrix_mark)k), matrix_mark_label((enum matrix_mark)k));
}

enum status matrix_book(struct book *b, const struct matrix *m, const struct matrix_sheets *how,
                        struct err *e)
{
    if (GRID_RULES + m->nrules > ROWS_COLUMNS)
        return err_set(e, ST_REFUSED, "规则有 %zu 条，一张表放不下：请用 --org 选小一些的范围。",
                       m->nrules);
    struct column *columns = grid_columns(m);
    struct table *grid = make_grid(m, how, columns);
    free(columns);
    say_about(&grid->notes, m, how);
    book_take(b, _("履职矩阵"), _("党建工作履职矩阵"), grid);
    book_take(b, _("明细"), _("明细"), matrix_table(m, how->rows, how->n));
    return ST_OK;
}

enum status matrix_workbook(const char *path, const struct matrix *m,
                            const struct matrix_sheets *how, struct err *e)
{
    struct book *b = book_new(_("党建工作履职矩阵"), how->unit, how->author, m->today);
    enum status s = matrix_book(b, m, how, e);
    if (s == ST_OK) {
        book_take(b, _("依据"), _("依据"), make_rules(m));
        s = book_save(path, b, NULL, e);
    }
    book_free(b);
    return s;
}
