/* The report `figures`: heads, attendance, talks and dues of each organisation. */
#include <stdlib.h>

#include "dues_grid.h"
#include "handed_sum.h"
#include "mem.h"
#include "report.h"
#include "words.h"

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },         { "org_name", "组织", COLUMN_TEXT },
    { "scope", "范围", COLUMN_TEXT },       { "full", "正式", COLUMN_INT },
    { "probationary", "预备", COLUMN_INT }, { "expected", "应到", COLUMN_INT },
    { "present", "实到", COLUMN_INT },      { "attendance", "参会率", COLUMN_SHARE },
    { "talks", "谈话", COLUMN_INT },        { "due", "应缴", COLUMN_MONEY },
    { "paid", "实缴", COLUMN_MONEY },       { "owing", "欠缴", COLUMN_MONEY },
};

static void begin_line(struct table *t, const struct world *w, int org, daynum d,
                       const struct handed_sum *handed)
{
    struct buf name = BUF_INIT;
    buf_puts(&name, world_name(w, org, d));
    handed_mark(handed, org, &name);
    table_text(t, w->org[org].code);
    table_text(t, buf_str(&name));
    buf_free(&name);
}

static void add_figures(struct table *t, const struct figures *f, const char *scope,
                        const char *label)
{
    table_word(t, scope, label);
    table_int(t, f->full);
    table_int(t, f->probationary);
    table_int(t, f->expected);
    table_int(t, f->present);
    table_ratio(t, ratio_div(ratio_int(f->present), ratio_int(f->expected)));
    table_int(t, f->talks);
    report_dues_sum(t, f->due, f->unset);
    table_money(t, f->paid);
    report_dues_sum(t, f->owing, f->unset_owed);
}

/* Whether something stands below it on a day. */
static void find_parents(const struct world *w, daynum d, bool *parent)
{
    for (int i = 0; i < (int)w->norg; i++) {
        int above = world_parent(w, i, d);
        if (above >= 0)
            parent[above] = true;
    }
}

static void explain(struct book *b)
{
    static const char *const lines[][3] = {
        { "范围", "本级只算本组织，含下级连同期末在其下的各组织", "" },
        { "正式、预备", "期末当日的正式党员、预备党员；含下级时党小组的党员算在支部", "" },
        { "应到",
          "本期各次全体党员应到、并记了到会名单的会议：开会当日的党员，减去当日免除全部事项的，"
          "逐次相加",
          "支部主题党日、党员大会、党小组会、党课、组织生活会、民主评议等；支委会、谈心谈话不算" },
        { "实到", "其中到会的和事后补课的", "" },
        { "参会率", "实到 ÷ 应到；没有应到的为空白", "" },
        { "谈话", "本期进行的谈心谈话次数", "" },
        { "应缴、实缴",
          "本期各月党费，与党费月历一致：应缴为登记的，没有登记的按核定的基数和比例；实缴为截至当日"
          "已缴的",
          "党费核定、党费记录" },
        { "欠缴", "已过的月份没有缴足的，逐月计算：某月多缴的不抵另一月的欠缴", "" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        book_explain(b, _(lines[i][0]), _(lines[i][1]), _(lines[i][2]));
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    const struct world *w = office_world(o);
    struct period p = q->period;
    struct figures *own = mem_alloc(w->norg * sizeof *own);
    struct figures *sum = mem_alloc(w->norg * sizeof *sum);
    bool *parent = mem_alloc(w->norg * sizeof *parent);
    int *shown = mem_alloc(w->norg * sizeof *shown);
    size_t nshown = 0;
    struct handed_sum handed = { 0 };
    enum status st = office_figures(o, p, own, e);
    if (!st)
        st = dues_figures(o, p, q->today, NULL, own, e);
    if (!st)
        st = handed_sum_read(&handed, o, p, q->today, e);
    handed_figures(&handed, o, p.last, own);
    struct table *t = book_add(b, _("基础数字"), _("党建工作基础数字"), columns,
                               sizeof columns / sizeof *columns);
    figures_sum(w, p, own, sum);
    find_parents(w, p.last, parent);
    for (int i = 0; !st && i < (int)w->norg; i++) {
        if (!report_wants(o, q, i, p.last) ||
            (!period_overlap(p, w->org[i].life) && figures_none(&sum[i])))
            continue;
        shown[nshown++] = i;
        begin_line(t, w, i, p.last, &handed);
        add_figures(t, &own[i], "own", _("本级"));
        if (parent[i]) {
            begin_line(t, w, i, p.last, &handed);
            add_figures(t, &sum[i], "sum", _("含下级"));
        }
    }
    report_notes(t, o, q);
    buf_puts(&t->notes, _("人数为期末当日；参会率 = (实到 + 补课) ÷ (开会当日党员 − 免除)，"
                          "只算全体党员应到的会；欠缴逐月计算\n"));
    report_dues_unset(t, w, p.last, own, shown, nshown);
    explain(b);
    handed_sum_free(&handed);
    free(own);
    free(sum);
    free(parent);
    free(shown);
    return st;
}

const struct report report_figures = {
    .name = "figures",
    .title = "基础数字：党员人数、参会率、谈心谈话、党费应缴实缴欠缴",
    .every = EVERY_QUARTER,
    .brief = (const char *const[]){ NULL },
    .make = make,
};
