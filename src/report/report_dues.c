/* The report `dues` (党费收缴登记表): the month grid of each branch in scope, for a year or a part
 * of it, with what is due a month, what was paid, and an empty column to sign in. */
#include <stdlib.h>

#include "dues_grid.h"
#include "mem.h"
#include "report.h"
#include "words.h"
#include "yard_print.h"
#include "yardstick.h"

enum { LEADING = 5, TRAILING = 5, MONTHS = 12 }; /* columns before and after those of the months */

struct register_book {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct book *b;
    struct table *data;
    int first, last; /* months, 0..11 */
};

/* Sums of a sheet. */
struct sums {
    int64_t month[MONTHS];
    struct dues_sums all;
};

static const struct column data_columns[] = {
    { "org", "代码", COLUMN_CODE },       { "org_name", "组织", COLUMN_TEXT },
    { "person", "编号", COLUMN_CODE },    { "name", "姓名", COLUMN_TEXT },
    { "month", "月份", COLUMN_CODE },     { "mark", "状态", COLUMN_TEXT },
    { "due", "应缴", COLUMN_MONEY },      { "paid", "实缴", COLUMN_MONEY },
    { "short", "欠缴", COLUMN_MONEY },    { "paid_on", "缴纳日期", COLUMN_DAY },
    { "rate", "比例", COLUMN_SHARE },     { "basis", "核定依据", COLUMN_TEXT },
    { "base", "党费基数", COLUMN_MONEY },
};
enum { DATA_COLUMNS = sizeof data_columns / sizeof *data_columns }; /* base, the last, is private */

static const char *const marks[DUES_MARKS] = {
    [DUES_NOT_ASKED] = "not_asked", [DUES_AHEAD] = "ahead", [DUES_OWING] = "owing",
    [DUES_PART] = "part",           [DUES_PAID] = "paid",   [DUES_LATE] = "late",
};
static const char *const mark_labels[DUES_MARKS] = {
    [DUES_NOT_ASKED] = "不要求", [DUES_AHEAD] = "待缴", [DUES_OWING] = "欠缴",
    [DUES_PART] = "不足",        [DUES_PAID] = "已缴",  [DUES_LATE] = "补缴",
};

static void put_money(struct table *t, int64_t fen)
{
    if (fen >= 0)
        table_money(t, fen);
    else
        table_null(t);
}

static struct ratio share_of(struct ratio percent)
{
    return ratio_div(percent, ratio_int(100));
}

/* ---- for programs ---- */

static void add_data(const struct register_book *x, int org, const struct dues_row *r, int m)
{
    const struct dues_cell *c = &r->month[m];
    struct table *t = x->data;
    struct buf month = BUF_INIT;
    buf_printf(&month, "%04d-%02d", date_split(x->q->period.first).year, m + 1);
    table_text(t, x->w->org[org].code);
    table_text(t, world_name(x->w, org, x->q->today));
    table_text(t, r->person);
    table_text(t, r->name);
    table_text(t, buf_str(&month));
    buf_free(&month);
    table_word(t, marks[c->mark], _(mark_labels[c->mark]));
    put_money(t, dues_offered(r, m));
    put_money(t, c->paid);
    put_money(t, dues_is_owed(c) && dues_offered(r, m) < 0 ? -1 : dues_short(r, m));
    table_day(t, c->paid_on);
    table_ratio(t, share_of(c->rate));
    table_text(t, c->basis);
    if (x->q->guarded)
        put_money(t, c->base);
}

/* ---- for people ---- */

static struct table *begin(const struct register_book *x, int org)
{
    static const char *const names[MONTHS] = { "m01", "m02", "m03", "m04", "m05", "m06",
                                               "m07", "m08", "m09", "m10", "m11", "m12" };
    static const char *const labels[MONTHS] = { "1月", "2月", "3月", "4月",  "5月",  "6月",
                                                "7月", "8月", "9月", "10月", "11月", "12月" };
    static const struct column trailing[TRAILING] = {
        { "due", "应缴合计", COLUMN_MONEY },
        { "paid", "实缴合计", COLUMN_MONEY },
        { "owing", "欠缴", COLUMN_MONEY },
        { "owing_months", "欠缴月份", COLUMN_TEXT },
        { "signature", "　　签名　　", COLUMN_TEXT },
    };
    struct column columns[LEADING + MONTHS + TRAILING] = { { "number", _("序号"), COLUMN_INT },
                                                           { "name", _("姓名"), COLUMN_TEXT } };
    size_t n = 2;
    if (x->q->guarded)
        columns[n++] = (struct column){ "base", _("党费基数"), COLUMN_MONEY };
    columns[n++] = (struct column){ "rate", _("比例"), COLUMN_SHARE };
    columns[n++] = (struct column){ "fee", _("月应缴"), COLUMN_MONEY };
    for (int m = x->first; m <= x->last; m++)
        columns[n++] = (struct column){ names[m], labels[m], COLUMN_MONEY };
    for (int i = 0; i < TRAILING; i++)
        columns[n++] = trailing[i];
    struct buf title = BUF_INIT;
    char period[64];
    const char *name = world_name(x->w, org, x->q->today);
    period_name(x->q->period, period, sizeof period);
    buf_printf(&title, _("%s党费收缴登记表（%s）"), period, name);
    struct table *t = book_add(x->b, name, buf_str(&title), columns, n);
    x->b->sheet[x->b->n - 1].form = true;
    table_drop_empty(t, "owing_months");
    t->look[n - 3].alarm = true; /* owing */
    buf_free(&title);
    return t;
}

/* 3、4月 */
static void put_owed(const struct register_book *x, struct table *t, const struct dues_row *r)
{
    struct buf b = BUF_INIT;
    for (int m = x->first; m <= x->last; m++)
        if (dues_is_owed(&r->month[m]))
            buf_printf(&b, "%s%d", b.len > 0 ? _("、") : "", m + 1);
    if (b.len > 0)
        buf_puts(&b, _("月"));
    table_text(t, buf_str(&b));
    buf_free(&b);
}

/* The last month of the period that is asked or recorded, else its last. */
static int told_month(const struct register_book *x, const struct dues_row *r)
{
    for (int m = x->last; m >= x->first; m--)
        if (dues_counts(&r->month[m]))
            return m;
    return x->last;
}

static void add_row(const struct register_book *x, struct table *t, const struct dues_row *r,
                    int64_t number, struct sums *sum)
{
    struct dues_sums own = { 0 };
    int told = told_month(x, r);
    table_int(t, number);
    table_text(t, r->name);
    if (x->q->guarded)
        put_money(t, r->month[told].base);
    table_ratio(t, share_of(r->month[told].rate));
    if (dues_offered(r, told) < 0 && dues_counts(&r->month[told]))
        table_unknown(t, _("未定标准"));
    else
        put_money(t, dues_offered(r, told));
    for (int m = x->first; m <= x->last; m++) {
        put_money(t, r->month[m].paid);
        sum->month[m] += r->month[m].paid > 0 ? r->month[m].paid : 0;
    }
    dues_row_add(r, x->first, x->last, &own);
    dues_row_add(r, x->first, x->last, &sum->all);
    report_dues_sum(t, own.due, own.unset);
    table_money(t, own.paid);
    report_dues_sum(t, own.owing, own.unset_owed);
    put_owed(x, t, r);
    table_text(t, "");
}

static void add_sums(const struct register_book *x, struct table *t, const struct sums *sum)
{
    table_null(t);
    table_text(t, _("合计"));
    if (x->q->guarded)
        table_null(t);
    table_null(t);
    table_null(t);
    for (int m = x->first; m <= x->last; m++)
        table_money(t, sum->month[m]);
    report_dues_sum(t, sum->all.due, sum->all.unset);
    table_money(t, sum->all.paid);
    report_dues_sum(t, sum->all.owing, sum->all.unset_owed);
    table_text(t, "");
    table_text(t, "");
    t->total = true;
}

static void end(const struct register_book *x, struct table *t, const struct dues_grid *g,
                const struct sums *sum)
{
    char day[DAY_TEXT];
    date_format(x->q->today, day);
    buf_printf(&t->notes, _("单位：元；截至 %s\n"), day);
    buf_puts(&t->notes, _("各月为实缴金额，空白的没有缴；月应缴、比例为本期最后一个应缴的月份\n"));
    if (sum->all.unset > 0)
        buf_printf(&t->notes,
                   _("有 %lld 个月未定标准（没有登记应缴，也没有核定基数），没有算进应缴和欠缴\n"),
                   (long long)sum->all.unset);
    for (size_t i = 0; i < g->n; i++)
        if (g->streak > 0 && g->warn > 0 && g->row[i].behind >= g->warn)
            buf_printf(&t->notes, _("%s连续 %d 个月没有缴（%s）\n"), g->row[i].name,
                       g->row[i].behind, g->source);
}

static enum status add_branch(const struct register_book *x, const struct dues_reader *r, int org,
                              struct err *e)
{
    struct dues_grid g;
    struct sums sum = { 0 };
    enum status st = dues_reader_grid(r, org, &g, e);
    if (st)
        return st;
    struct table *t = begin(x, org);
    for (size_t i = 0; i < g.n; i++) {
        add_row(x, t, &g.row[i], (int64_t)i + 1, &sum);
        for (int m = x->first; m <= x->last; m++)
            if (dues_counts(&g.row[i].month[m]))
                add_data(x, org, &g.row[i], m);
    }
    add_sums(x, t, &sum);
    end(x, t, &g, &sum);
    dues_grid_free(&g);
    return ST_OK;
}

/* ---- 说明 ---- */

static const char *const lines[][3] = {
    { "列入的人员", "期末（未到期末的为截至当日）属于该支部的党员，和已转出但本年还欠缴的", "" },
    { "月应缴", "登记的应缴金额；没有登记的按核定的基数和比例计算；都没有的为最近一次登记的金额",
      "党费核定记录" },
    { "比例", "核定基数适用的档次；按定额缴纳的为空白", "" },
    { "应缴合计", "本期各应缴月份应缴金额之和；免除和不要求的月份不算；一个月也不知道的为未定标准",
      "" },
    { "实缴合计", "本期各月实际缴纳的金额；补缴的算在所补的月份", "" },
    { "欠缴、欠缴月份", "月份已过而没有缴足的，逐月计算，与待办和党费月历一致", "党章第九条" },
    { "党费基数", "不公开，只有写明理由时列出，理由记入变更记录", "" },
    { "签名", "由缴纳人在纸上签名", "" },
};

static bool is_told(const struct yardstick *const *told, size_t n, const struct yardstick *y)
{
    for (size_t i = 0; i < n; i++)
        if (told[i] == y)
            return true;
    return false;
}

/* The brackets of the scales in force, each with its clause, each once. */
static void explain(const struct register_book *x)
{
    const struct yardstick **told = NULL;
    size_t n = 0, cap = 0;
    struct buf b = BUF_INIT;
    book_explain_all(x->b, lines, sizeof lines / sizeof *lines);
    for (size_t k = 0; k < x->w->npolicy; k++)
        for (size_t i = 0; i < x->w->policy[k]->nyards; i++) {
            const struct yardstick *y = x->w->policy[k]->yard[i];
            if (y->kind != YARD_SCALE || y->nbracket == 0 || !span_holds(y->life, x->q->today) ||
                is_told(told, n, y))
                continue;
            told = mem_grow((void *)told, n, &cap, sizeof *told);
            told[n++] = y;
            buf_clear(&b);
            yard_print_scale(&b, y);
            book_explain(x->b, y->title, buf_str(&b), y->source);
        }
    free((void *)told);
    buf_free(&b);
}

static enum status fill(struct register_book *x, const struct dues_reader *r, struct err *e)
{
    enum status st = ST_OK;
    for (int i = 0; i < (int)x->w->norg && !st; i++)
        if (report_wants(x->o, x->q, i, x->q->today) && dues_reader_has(r, i))
            st = add_branch(x, r, i, e);
    if (x->b->n == 0)
        report_notes(book_add(x->b, _("党费"), _("党费收缴登记表"), data_columns, DATA_COLUMNS - 1),
                     x->o, x->q);
    explain(x);
    return st;
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct register_book x = { .o = o, .w = office_world(o), .q = q, .b = b };
    struct ymd first = date_split(q->period.first), last = date_split(q->period.last);
    struct dues_reader *r = NULL;
    if (first.year != last.year)
        return err_set(e, ST_USAGE, "党费登记表在一年之内，--period 请写成 2026 或 2026Q3。");
    x.first = first.month - 1;
    x.last = last.month - 1;
    x.data = book_data(b, data_columns, DATA_COLUMNS - !q->guarded);
    enum status st = dues_reader_new(&r, o, first.year, q->today, -1, e);
    if (!st)
        st = fill(&x, r, e);
    dues_reader_free(r);
    return st;
}

const struct report report_dues = {
    .name = "dues",
    .title = "党费收缴登记表：各支部按月的应缴、实缴、欠缴和签名栏",
    .every = EVERY_YEAR,
    .make = make,
};
