/* The tables of a quarter or a year for people. */
#include <stdlib.h>
#include <string.h>

#include "due_rows.h"
#include "mem.h"
#include "rules_table.h"
#include "summary.h"
#include "words.h"

static void begin_line(struct table *t, const struct summary *s, int org)
{
    struct buf name = BUF_INIT;
    buf_puts(&name, org < 0 ? _("合计") : world_name(s->w, org, s->q->today));
    if (org >= 0)
        handed_mark(&s->handed, org, &name);
    table_text(t, org < 0 ? "" : s->w->org[org].code);
    table_text(t, buf_str(&name));
    buf_free(&name);
}

static struct ratio share(int64_t part, int64_t whole)
{
    return ratio_div(ratio_int(part), ratio_int(whole));
}

/* The notes below a table, with one line of its own. */
static void end_table(struct table *t, const struct summary *s, const char *note)
{
    report_notes(t, s->o, s->q);
    buf_printf(&t->notes, "%s\n", note);
}

/* A table whose rows stand one after another in the summary. */
struct sheet_face {
    const char *name, *title;
    const struct column *column;
    size_t columns;
    int alarm, status; /* columns; -1: none */
    const char *note;
    void (*put)(struct table *t, const struct summary *s, size_t row);
};
#define COLUMNS_OF(array) .column = (array), .columns = sizeof(array) / sizeof *(array)

static void add_sheet(const struct summary *s, struct book *b, const struct sheet_face *f, size_t n)
{
    struct table *t = book_add(b, _(f->name), _(f->title), f->column, f->columns);
    if (f->alarm >= 0)
        t->look[f->alarm].alarm = true;
    if (f->status >= 0)
        t->look[f->status].status = true;
    for (size_t i = 0; i < n; i++)
        f->put(t, s, i);
    end_table(t, s, _(f->note));
}

/* ---- 汇总 ---- */

static const struct column total_columns[] = {
    { "org", "代码", COLUMN_CODE },           { "org_name", "组织", COLUMN_TEXT },
    { "need", "应完成", COLUMN_INT },         { "have", "完成", COLUMN_INT },
    { "late", "其中补办", COLUMN_INT },       { "overdue", "逾期", COLUMN_INT },
    { "pending", "期限未到", COLUMN_INT },    { "advice", "建议未做", COLUMN_INT },
    { "waived", "免除", COLUMN_INT },         { "done", "完成率", COLUMN_SHARE },
    { "full", "正式党员", COLUMN_INT },       { "probationary", "预备党员", COLUMN_INT },
    { "expected", "应到", COLUMN_INT },       { "present", "实到", COLUMN_INT },
    { "attendance", "到会率", COLUMN_SHARE }, { "talks", "谈心谈话", COLUMN_INT },
    { "due", "党费应缴", COLUMN_MONEY },      { "paid", "实缴", COLUMN_MONEY },
    { "owing", "欠缴", COLUMN_MONEY },
};
enum { TOTAL_OVERDUE = 5 };

/* Empty for none: where there is none at all, the column goes. */
static void put_advice(struct table *t, const struct matrix_cell *c)
{
    if (c->advice)
        table_int(t, c->advice);
    else
        table_null(t);
}

static void add_total(struct table *t, const struct matrix_cell *c, const struct figures *f)
{
    table_int(t, c->need);
    table_int(t, c->have);
    table_int(t, c->late);
    table_int(t, c->overdue);
    table_int(t, matrix_pending(c));
    put_advice(t, c);
    table_int(t, c->waived);
    table_ratio(t, share(c->have, c->need));
    table_int(t, f->full);
    table_int(t, f->probationary);
    table_int(t, f->expected);
    table_int(t, f->present);
    table_ratio(t, share(f->present, f->expected));
    table_int(t, f->talks);
    report_dues_sum(t, f->due, f->unset);
    table_money(t, f->paid);
    report_dues_sum(t, f->owing, f->unset_owed);
}

static void add_totals(const struct summary *s, struct book *b)
{
    struct table *t = book_add(b, _("汇总"), _("各组织情况汇总"), total_columns,
                               sizeof total_columns / sizeof *total_columns);
    t->look[TOTAL_OVERDUE].alarm = true;
    for (size_t i = 0; i < s->n; i++) {
        begin_line(t, s, s->org[i]);
        if (summary_missing(s, s->org[i])) {
            for (size_t k = 2; k < sizeof total_columns / sizeof *total_columns; k++)
                table_null(t);
            continue;
        }
        add_total(t, &s->of[s->org[i]], &s->own[s->org[i]]);
    }
    begin_line(t, s, -1);
    add_total(t, &s->matrix.all, &s->sum);
    t->total = true;
    end_table(t, s,
              _("各行只算本组织期限在本期的事项；合计中党小组的党员算在支部；完成率 = 完成 ÷ "
                "应完成（应完成不含免除）"));
    report_dues_unset(t, s->w, s->q->today, s->own, s->org, s->n);
    table_drop_empty(t, "advice");
    if (s->handed.n)
        buf_puts(&t->notes, _("台账不在本库的组织按其上报的数字；未报的不计入合计\n"));
}

/* ---- 事项 ---- */

static const struct column matter_columns[] = {
    { "org", "代码", COLUMN_CODE },       { "org_name", "组织", COLUMN_TEXT },
    { "title", "事项", COLUMN_TEXT },     { "need", "应完成", COLUMN_INT },
    { "have", "完成", COLUMN_INT },       { "late", "其中补办", COLUMN_INT },
    { "overdue", "逾期", COLUMN_INT },    { "pending", "期限未到", COLUMN_INT },
    { "advice", "建议未做", COLUMN_INT }, { "waived", "免除", COLUMN_INT },
    { "source", "依据", COLUMN_TEXT },
};
enum { MATTER_OVERDUE = 6 };

static void add_matter(struct table *t, const struct matrix_rule *r, const struct matrix_cell *c)
{
    table_text(t, _(r->title));
    table_int(t, c->need);
    table_int(t, c->have);
    table_int(t, c->late);
    table_int(t, c->overdue);
    table_int(t, matrix_pending(c));
    put_advice(t, c);
    table_int(t, c->waived);
    table_text(t, r->source);
}

static void add_matters(const struct summary *s, struct book *b)
{
    const struct matrix *m = &s->matrix;
    struct table *t = book_add(b, _("事项"), _("各事项完成情况"), matter_columns,
                               sizeof matter_columns / sizeof *matter_columns);
    t->look[MATTER_OVERDUE].alarm = true;
    for (size_t i = 0; i < m->norgs; i++)
        for (size_t k = m->org[i].first; k < m->org[i + 1].first; k++) {
            if (m->entry[k].cell.missing)
                continue; /* the line of the organisation says 未报 */
            table_text(t, m->org[i].code);
            table_text(t, m->org[i].name);
            add_matter(t, &m->rule[m->entry[k].column], &m->entry[k].cell);
        }
    table_drop_empty(t, "advice");
    end_table(t, s, _("期限在本期的各项要求；没有期限的（组织设置等）见“未完成”"));
}

/* ---- 会议, 台账, 任期 ---- */

static void put_meeting(struct table *t, const struct summary *s, size_t row)
{
    const struct summary_meeting *m = &s->meeting[row];
    begin_line(t, s, m->org);
    table_text(t, summary_type(s, m->type));
    table_int(t, m->held);
    table_int(t, m->expected);
    table_int(t, m->present);
    table_ratio(t, share(m->present, m->expected));
}

static const struct column meeting_columns[] = {
    { "org", "代码", COLUMN_CODE },           { "org_name", "组织", COLUMN_TEXT },
    { "type", "会议、活动", COLUMN_TEXT },    { "held", "次数", COLUMN_INT },
    { "expected", "应到", COLUMN_INT },       { "present", "实到", COLUMN_INT },
    { "attendance", "到会率", COLUMN_SHARE },
};
static const struct sheet_face meetings = {
    .name = N_("会议"),
    .title = N_("会议和活动情况"),
    COLUMNS_OF(meeting_columns),
    .alarm = -1,
    .status = -1,
    .note = N_("一次会议有几种类型的，各算一次；到会率只算全体党员应到并记了名单的会"),
    .put = put_meeting,
};

static void put_ledger(struct table *t, const struct summary *s, size_t row)
{
    const struct summary_ledger *l = &s->ledger[row];
    begin_line(t, s, l->org);
    table_text(t, summary_kind(l->kind));
    table_int(t, l->opened);
    table_int(t, l->closed);
    table_int(t, l->left);
    table_int(t, l->overdue);
}

static const struct column ledger_columns[] = {
    { "org", "代码", COLUMN_CODE },        { "org_name", "组织", COLUMN_TEXT },
    { "kind", "台账", COLUMN_TEXT },       { "opened", "本期新增", COLUMN_INT },
    { "closed", "本期办结", COLUMN_INT },  { "left", "尚未办结", COLUMN_INT },
    { "overdue", "其中逾期", COLUMN_INT },
};
enum { LEDGER_OVERDUE_COLUMN = 6 };
static const struct sheet_face ledgers = {
    .name = N_("台账"),
    .title = N_("台账办理情况"),
    COLUMNS_OF(ledger_columns),
    .alarm = LEDGER_OVERDUE_COLUMN,
    .status = -1,
    .note = N_("尚未办结和逾期按截至日期计算"),
    .put = put_ledger,
};

static void put_term(struct table *t, const struct summary *s, size_t row)
{
    const struct term_line *l = &s->terms.v[row];
    table_text(t, l->org);
    table_text(t, l->name);
    table_day(t, l->elected);
    table_day(t, l->due);
    table_word(t, duty_status_word(l->status), duty_status_label(l->status));
    table_text(t, l->source);
}

static const struct column term_columns[] = {
    { "org", "代码", COLUMN_CODE },           { "org_name", "组织", COLUMN_TEXT },
    { "elected_on", "选举日期", COLUMN_DAY }, { "due", "届满日期", COLUMN_DAY },
    { "status", "状态", COLUMN_TEXT },        { "source", "依据", COLUMN_TEXT },
};
enum { TERM_STATUS = 4 };
static const struct sheet_face terms = {
    .name = N_("任期"),
    .title = N_("任期和换届"),
    COLUMNS_OF(term_columns),
    .alarm = -1,
    .status = TERM_STATUS,
    .note = N_("没有任期记录的为不达标"),
    .put = put_term,
};

/* ---- 未完成 ---- */

static void add_lacking(const struct summary *s, struct book *b)
{
    static const enum due_column shown[] = { DUE_STATUS,  DUE_DEADLINE, DUE_DAYS, DUE_CODE,
                                             DUE_ORG,     DUE_MATTER,   DUE_NEED, DUE_HAVE,
                                             DUE_LACKING, DUE_SOURCE };
    struct due_rows rows;
    due_rows_begin(&rows, s->w, &s->lacking, shown, sizeof shown / sizeof *shown);
    struct table *t = table_of(&rows.rows);
    due_rows_end(&rows);
    book_take(b, _("未完成"), _("逾期和不达标事项"), t);
    end_table(t, s, _("期限在本期而逾期的；没有期限、截至当日不达标的"));
}

/* ---- 完成率, 说明, 依据 ---- */

/* Of an organisation of which nothing was asked there is no share. */
static void put_share(struct table *t, const struct summary *s, size_t row)
{
    const struct matrix_cell *c = &s->of[s->org[row]];
    if (c->need == 0)
        return;
    begin_line(t, s, s->org[row]);
    table_int(t, c->need);
    table_int(t, c->have);
    table_int(t, c->overdue);
    table_ratio(t, share(c->have, c->need));
}

static const struct column share_columns[] = {
    { "org", "代码", COLUMN_CODE },    { "org_name", "组织", COLUMN_TEXT },
    { "need", "应完成", COLUMN_INT },  { "have", "完成", COLUMN_INT },
    { "overdue", "逾期", COLUMN_INT }, { "done", "完成率", COLUMN_SHARE },
};
enum { SHARE_NAME = 1, SHARE_OVERDUE = 4, SHARE_DONE = 5 };
static const struct sheet_face shares = {
    .name = N_("完成率"),
    .title = N_("各组织完成率"),
    COLUMNS_OF(share_columns),
    .alarm = SHARE_OVERDUE,
    .status = -1,
    .note = N_("按组织代码排列，不是排名；图中最多列前 60 个组织"),
    .put = put_share,
};

static void explain(struct book *b)
{
    static const char *const lines[][3] = {
        { "组织数", "有这项要求的组织有几个，含已免除的；合计一行是有任何一项要求的组织", "" },
        { "应完成", "期限在本期的各项要求，一个组织一条规则一期算一项；不含免除的", "见“依据”" },
        { "完成", "在期限内完成的，和期限过后补办的", "见“依据”“计入的记录”一栏" },
        { "其中补办", "期限过后才完成的；按开会日期算，不按录入日期", "" },
        { "逾期", "截至当日期限已过而没有完成的", "" },
        { "期限未到", "截至当日期限还没有到、还没有完成的：待办清单的临期、待办和未到期", "" },
        { "建议未做", "文件用“可”“一般”“原则上”的，期限已过而没有做；不算逾期，也不算完成",
          "见“依据”" },
        { "免除", "经批准免办的，单独列出，不算完成", "组织的“免除”记录及批准文号" },
        { "完成率", "完成 ÷ 应完成；没有要求的为空白", "" },
        { "正式党员、预备党员", "期末当日属于该组织的党员；党小组的党员同时列在党小组一行", "" },
        { "应到、实到、到会率",
          "本期各次全体党员应到、并记了到会名单的会议；应到是开会当日的党员减去免除全部事项的，"
          "实到含事后补课的",
          "支部主题党日、党员大会、党小组会、党课、组织生活会、民主评议等；支委会、谈心谈话不算" },
        { "谈心谈话", "本期进行的谈心谈话次数", "" },
        { "党费应缴、实缴、欠缴",
          "本期各月的党费，与党费月历一致：应缴为登记的，没有登记的按核定的基数和比例；实缴为截至当"
          "日"
          "已缴的；欠缴为已过的月份没有缴足的，多缴的不抵另一月。月份算在欠缴时应缴的组织，"
          "缴足的算在当月 1 日所在组织",
          "党费核定、党费记录" },
        { "会议的次数", "按召开日期在本期的记录计算；一次会议有几种类型的，各算一次", "" },
        { "台账", "本期新增按登记日期、本期办结按办结日期；尚未办结和逾期按截至日期", "" },
        { "发展党员", "截至当日名册上各阶段的人数，已转出、离开的不算", "名册的“状态”一栏" },
        { "民主评议",
          "季报等为本期内进行的评议，年报为本年度的评议；按评议当日所在支部，没有写评议日期的按年"
          "末",
          "党员评议记录" },
        { "任期", "届满日期为选举日期加任期年数，经批准延期的为延期至的日期", "见“依据”" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        book_explain(b, _(lines[i][0]), _(lines[i][1]), _(lines[i][2]));
}

static void add_rules(const struct summary *s, struct book *b)
{
    const struct rule **v = mem_alloc((s->matrix.nrules + s->lacking.n + 1) * sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < s->matrix.nrules; i++)
        if ((v[n] = rules_find(s->w, s->matrix.rule[i].id, s->matrix.rule[i].version)) != NULL)
            n++;
    for (size_t i = 0; i < s->lacking.n; i++)
        v[n++] = s->lacking.duty[i].rule;
    book_rules(b, s->w, v, n);
    free((void *)v);
}

const char *const summary_detail[] = { "事项", "会议", "完成率", NULL };

enum status summary_sheets(const struct summary *s, struct book *b, const char *name, struct err *e)
{
    struct buf title = BUF_INIT;
    char period[64];
    period_name(s->q->period, period, sizeof period);
    bool apart = (unsigned char)*name < 0x80; /* words of letters do not touch */
    buf_printf(&title, "%s%s%s", period, apart ? " " : "", name);
    summary_front(s, b, buf_str(&title));
    add_lacking(s, b);
    add_totals(s, b);
    add_matters(s, b);
    add_sheet(s, b, &meetings, s->nmeetings);
    add_sheet(s, b, &ledgers, s->nledgers);
    add_sheet(s, b, &terms, s->terms.n);
    summary_reviews(s, b);
    enum status st = summary_stages(s, b, e);
    add_sheet(s, b, &shares, s->n);
    book_chart(b, _("各组织完成率"), SHARE_NAME, SHARE_DONE);
    explain(b);
    add_rules(s, b);
    buf_free(&title);
    return st;
}
