/* The matrix (履职矩阵): organisations x rules in a period; from each cell to what stands behind
 * it. */
#include "matrix_chart.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "export.h"
#include "file.h"
#include "matrix_print.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "room.h"
#include "stack.h"
#include "words.h"

static size_t count(void *ctx)
{
    const struct chart *g = ctx;
    return g->n > 0 ? g->n + GRID_TOTALS : 0;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct chart *g = ctx;
    size_t at;
    if (column != GRID_NAME)
        matrix_cell_text(out, chart_cell(g, row, column));
    else
        buf_puts(out, chart_row(g, row, &at) ? chart_name(g, at) : _("合计"));
}

static enum look look(void *ctx, size_t row, int column)
{
    static const enum look looks[MATRIX_MARKS] = {
        [MARK_NONE] = LOOK_TEXT,     [MARK_OVERDUE] = LOOK_OVERDUE, [MARK_UNMET] = LOOK_OVERDUE,
        [MARK_DUE] = LOOK_SOON,      [MARK_OPEN] = LOOK_DUE,        [MARK_UPCOMING] = LOOK_DIM,
        [MARK_ADVICE] = LOOK_DIM,    [MARK_LATE] = LOOK_DONE,       [MARK_DONE] = LOOK_DONE,
        [MARK_WAIVED] = LOOK_WAIVED, [MARK_MISSING] = LOOK_DIM,
    };
    return column == GRID_NAME ? LOOK_TEXT : looks[matrix_mark(chart_cell(ctx, row, column))];
}

/* Rows of the matrix; the totals are -1. */
static int64_t id(void *ctx, size_t row)
{
    size_t at;
    return chart_row(ctx, row, &at) ? (int64_t)at : -1;
}

static bool find(void *ctx, int64_t id, size_t *row)
{
    const struct chart *g = ctx;
    size_t lo = 0, hi = g->n;
    *row = 0;
    if (id < 0)
        return true;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (g->shown[mid] < (size_t)id)
            lo = mid + 1;
        else
            hi = mid;
    }
    *row = lo + GRID_TOTALS;
    return lo < g->n && g->shown[lo] == (size_t)id;
}

static void filter(void *ctx, const char *text)
{
    chart_narrow(ctx, text);
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .find = find,
    .filter = filter,
    .empty = N_("这个期间、这个范围里没有要做的：F5 换期间，F3 换范围，F6 看全部"),
};

/* --- what stands behind a cell --- */

static struct narrow narrow_of(const struct chart *g, size_t row, int column)
{
    size_t at;
    struct narrow n = { .period = g->period };
    if (chart_row(g, row, &at))
        n.org = g->m.org[at].code;
    if (column >= GRID_RULES)
        n.rule = g->m.rule[column - GRID_RULES].id;
    return n;
}

static void open_cell(struct chart *g, bool fulfil)
{
    size_t row;
    int column = list_column(g->list);
    if (!list_row(g->list, &row))
        return;
    if (!matrix_asked(chart_cell(g, row, column))) {
        bar_say(LOOK_STATUS, "%s", _("这一格没有要求"));
        return;
    }
    struct narrow n = narrow_of(g, row, column);
    g->changed = cell_open(g->app, &n, fulfil, &g->changed);
    if (g->changed)
        chart_read(g, g->period);
    g->changed = false;
}

/* --- which part of it --- */

static void ask_period(struct chart *g)
{
    struct period p = g->period;
    if (app_ask_period(g->app,
                       _("看期限在哪个期间内的？可写 2026Q3、2026-03、本季度、上季度、去年。"), &p))
        chart_read(g, p);
}

static void step(struct chart *g, int by)
{
    struct period p = g->period;
    if (app_step_period(&p, by))
        chart_read(g, p);
}

static bool read_anew(void *self)
{
    struct chart *g = self;
    return chart_read(g, g->period);
}

static void toggle_red(struct chart *g)
{
    g->red = !g->red;
    chart_narrow(g, list_filter(g->list));
    list_refresh(g->list);
}

/* --- leaving the program --- */

static void say_narrowed(const struct chart *g, struct buf *b)
{
    if (g->red)
        buf_puts(b, _("有逾期或不达标的组织"));
    if (*list_filter(g->list) != '\0')
        buf_printf(b, "%s%s", b->len > 0 ? _("；") : "", list_filter(g->list));
}

static enum status save(void *ctx, const char *path, enum export_format format, struct err *e)
{
    const struct chart *g = ctx;
    struct buf out = BUF_INIT;
    enum status s;
    if (format == EXPORT_XLSX) {
        say_narrowed(g, &out);
        struct matrix_sheets how = { g->shown, g->n, g->unit, g->app->user, buf_str(&out) };
        s = matrix_workbook(path, &g->m, &how, e);
    } else {
        matrix_csv(&out, &g->m, g->shown, g->n);
        s = file_save(path, buf_str(&out), out.len, e);
    }
    buf_free(&out);
    return s;
}

static void export(struct chart *g)
{
    struct buf name = BUF_INIT;
    char period[64];
    period_name(g->period, period, sizeof period);
    buf_printf(&name, _("履职矩阵-%s.xlsx"), period);
    app_export(buf_str(&name), EXPORT_AS_TABLE, save, g);
    buf_free(&name);
}

static void show_marks(void)
{
    struct page *p = page_new(_("格里的字"));
    page_add(p, LOOK_TEXT, 0,
             _("每格是 完成/应完成，后面一个字说其中最急的；空白是没有要求。完成含补办，应完成不含"
               "免除。期限在期间内的才算；没有期限的（组织设置等）看“组织”。"));
    page_add(p, LOOK_TEXT, 0, "");
    for (int k = MARK_OVERDUE; k < MATRIX_MARKS; k++)
        page_addf(p, LOOK_TEXT, 2, "%s  %s", matrix_mark_word((enum matrix_mark)k),
                  matrix_mark_label((enum matrix_mark)k));
    page_open(p);
}

#define MATRIX_ACTIONS(X) \
    X(GRID_OPEN, "Enter", N_("看这一格"), N_("明细"), \
      N_("格里的每一项；只有一项的直接说为什么。在合计上是整行、整列")) \
    X(GRID_FULFIL, "F2", N_("录入、完成这一格"), N_("录入"), \
      N_("格里只有一项没完成的，打开它的表单；几项的先列出来")) \
    X(GRID_SCOPE, "F3", N_("看哪个组织和它的下级"), N_("范围"), NULL) \
    X(GRID_PERIOD, "F5", N_("看另一个期间，或刷新"), N_("期间"), \
      N_("可写 2026Q3、2026-03、上季度、去年；直接按 Enter 就是刷新")) \
    X(GRID_RED, "F6", N_("只看有逾期或不达标的"), N_("欠账"), N_("再按一次看全部")) \
    X(GRID_EXPORT, "F9", N_("导出为文件"), N_("导出"), \
      N_("屏幕上筛选出的全部各行：表格 xlsx 或 CSV")) \
    X(GRID_BEFORE, "[", N_("前一个期间"), NULL, NULL) \
    X(GRID_AFTER, "]", N_("后一个期间"), NULL, NULL) \
    X(GRID_MARKS, "m", N_("格里的字是什么意思"), NULL, \
      N_("逾 逾期，欠 不达标，临 临期，待 待办，未 未到期，议 建议做的没有做，" \
         "补 完成、其中有补办，完 完成，免 免除")) \
    X(GRID_UNDO, "u", N_("撤销自己最近的一次操作"), NULL, N_("先问再撤销")) \
    X(GRID_REDO, "Ctrl-R", N_("重做刚撤销的操作"), NULL, NULL)

ACTION_IDS(MATRIX_ACTIONS);
ACTION_TABLE(matrix_actions, MATRIX_ACTIONS);

static unsigned act(void *self, int what)
{
    struct chart *g = self;
    switch (what) {
    case GRID_OPEN:
    case GRID_FULFIL:
        open_cell(g, what == GRID_FULFIL);
        break;
    case GRID_SCOPE:
        app_choose_scope(g->app, read_anew, g);
        break;
    case GRID_PERIOD:
        ask_period(g);
        break;
    case GRID_RED:
        toggle_red(g);
        break;
    case GRID_EXPORT:
        export(g);
        break;
    case GRID_MARKS:
        show_marks();
        break;
    case GRID_UNDO:
    case GRID_REDO:
        if (journal_undo(g->app, what == GRID_REDO))
            chart_read(g, g->period);
        break;
    default:
        step(g, what == GRID_AFTER ? 1 : -1);
        break;
    }
    return TUI_HANDLED;
}

/* --- drawing --- */

/* What the head has no room for: the rule with its clause, the organisation, the numbers. */
static void draw_hint(const struct chart *g, struct rect r)
{
    struct buf rule = BUF_INIT, numbers = BUF_INIT;
    size_t row, at;
    int column = list_column(g->list);
    if (!list_row(g->list, &row))
        return;
    const struct matrix_rule *of = column >= GRID_RULES ? &g->m.rule[column - GRID_RULES] : NULL;
    if (of != NULL)
        buf_printf(&rule, _("%s  依据：%s"), of->title, of->source);
    else
        buf_puts(&rule, _("合计：所有规则"));
    buf_printf(&numbers, _("%s："), chart_row(g, row, &at) ? g->m.org[at].name : _("合计"));
    matrix_cell_words(&numbers, chart_cell(g, row, column));
    cells_text(r.row, r.col + 2, r.cols - 4, buf_str(&rule), LOOK_HINT);
    cells_text(r.row + 1, r.col + 2, r.cols - 4, buf_str(&numbers), LOOK_HINT);
    buf_free(&rule);
    buf_free(&numbers);
}

static void draw(void *self, struct rect r)
{
    enum { HINT = 2, WIDE = 100 };
    struct chart *g = self;
    g->column[GRID_NAME].width = (r.cols >= WIDE ? 3 : 2) * GRID_CELL;
    list_draw(g->list, (struct rect){ r.row, r.col, r.rows - HINT, r.cols });
    draw_hint(g, (struct rect){ r.row + r.rows - HINT, r.col, HINT, r.cols });
}

static void status(void *self, struct buf *b)
{
    struct chart *g = self;
    char period[64], day[DAY_TEXT];
    size_t row;
    bool there = list_row(g->list, &row);
    period_name(g->period, period, sizeof period);
    date_format(g->m.today, day);
    buf_printf(b, "%zu/%zu", there ? row : 0, g->n);
    if (*list_filter(g->list) != '\0')
        buf_printf(b, _("  筛选：%s"), list_filter(g->list));
    buf_printf(b, _("  期限在%s内  截至 %s"), period, day);
    if (g->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(g->app, "org", g->app->org, b);
    }
    if (g->red)
        buf_puts(b, _("  只看欠账"));
}

static unsigned key(void *self, const struct key *k)
{
    struct chart *g = self;
    unsigned mask = list_key(g->list, k);
    if (mask == TUI_IGNORED && key_is(k, KN_ESC) && g->red) {
        toggle_red(g);
        return TUI_HANDLED;
    }
    return mask;
}

static void resume(void *self)
{
    struct chart *g = self;
    bool changed = g->changed;
    g->changed = false; /* what is said of a failure closes too, and comes here */
    g->changed = changed && !read_anew(g);
}

static void close_grid(void *self)
{
    chart_free(self);
}

static const struct screen_ops ops = {
    .name = N_("履职矩阵"),
    .actions = matrix_actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .resume = resume,
    .others = read_anew,
    .close = close_grid,
};

void matrix_open(struct app *a)
{
    struct chart *g = mem_alloc(sizeof *g);
    g->app = a;
    if (!chart_read(g, period_of(EVERY_QUARTER, a->as_of))) {
        chart_free(g);
        return;
    }
    g->list = list_new(&rows, g);
    list_columns(g->list, g->column, g->columns, GRID_RULES);
    list_cell_cursor(g->list, true);
    list_fixed_rows(g->list, GRID_TOTALS);
    list_tagging(g->list, false);
    list_go_column(g->list, g->columns > GRID_RULES ? GRID_RULES : GRID_ALL);
    list_go(g->list, GRID_TOTALS);
    stack_push(&ops, g);
}
