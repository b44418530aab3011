/* The matrix as a workbook: the grid, its numbers, the rules with their clauses. */
#include <stdlib.h>

#include "matrix_print.h"
#include "mem.h"
#include "table.h"
#include "workbook.h"

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
    table_text(t, "合计");
    add_cell(t, &all);
    for (size_t k = 0; k < m->nrules; k++)
        add_cell(t, &sum[k]);
    free(sum);
    return t;
}

static struct column *grid_columns(const struct matrix *m)
{
    struct column *c = mem_alloc((GRID_RULES + m->nrules) * sizeof *c);
    c[GRID_NAME] = (struct column){ "org_name", "组织", COLUMN_TEXT };
    c[GRID_ALL] = (struct column){ "all", "合计", COLUMN_TEXT };
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
    buf_printf(b, "填报单位：%s　　期限在%s内　　截至日期：%d年%d月%d日\n", how->unit, period,
               day.year, day.month, day.day);
    if (*how->filter != '\0')
        buf_printf(b, "只含：%s\n", how->filter);
    buf_puts(b, "格内为 完成/应完成（完成含补办，应完成不含免除），空白为没有要求；");
    for (int k = MARK_OVERDUE; k < MATRIX_MARKS; k++)
        buf_printf(b, "%s%s %s", k > MARK_OVERDUE ? "，" : "",
                   matrix_mark_word((enum matrix_mark)k), matrix_mark_label((enum matrix_mark)k));
}

static enum status save(const char *path, const struct matrix *m, const struct matrix_sheets *how,
                        struct table *const table[3], struct err *e)
{
    static const char *const names[] = { "履职矩阵", "明细", "依据" };
    struct table_walk walk[3];
    struct buf about = BUF_INIT;
    struct sheet sheet[3];
    say_about(&about, m, how);
    for (int i = 0; i < 3; i++) {
        table_walk_begin(&walk[i], table[i], TABLE_XLSX);
        sheet[i] = (struct sheet){ .name = names[i],
                                   .title = i ? names[i] : "党建工作履职矩阵",
                                   .about = i ? NULL : buf_str(&about),
                                   .table = &walk[i].rows,
                                   .form = i == 0 };
    }
    struct workbook b = { "党建工作履职矩阵", how->unit, how->author, m->today, sheet, 3 };
    enum status s = workbook_save(path, &b, e);
    for (int i = 0; i < 3; i++)
        table_walk_end(&walk[i]);
    buf_free(&about);
    return s;
}

enum status matrix_workbook(const char *path, const struct matrix *m,
                            const struct matrix_sheets *how, struct err *e)
{
    if (GRID_RULES + m->nrules > ROWS_COLUMNS)
        return err_set(e, ST_REFUSED, "规则有 %zu 条，一张表放不下：请用 --org 选小一些的范围。",
                       m->nrules);
    struct column *columns = grid_columns(m);
    struct table *const table[3] = { make_grid(m, how, columns), matrix_table(m, how->rows, how->n),
                                     make_rules(m) };
    enum status s = save(path, m, how, table, e);
    for (int i = 0; i < 3; i++)
        table_free(table[i]);
    free(columns);
    return s;
}
