/* The report `due`: every obligation whose deadline lies in a period, and how it stands. */
#include <stdlib.h>

#include "due_rows.h"
#include "mem.h"
#include "report.h"
#include "words.h"

static const enum due_column shown[] = { DUE_STATUS,  DUE_DEADLINE, DUE_DAYS,  DUE_CODE,
                                         DUE_ORG,     DUE_MATTER,   DUE_NEED,  DUE_HAVE,
                                         DUE_DONE_ON, DUE_LACKING,  DUE_SOURCE };

/* What `due --format json` says, but for what a person alone can use. */
static const struct column columns[] = {
    { "id", "编号", COLUMN_CODE },        { "org", "代码", COLUMN_CODE },
    { "org_name", "组织", COLUMN_TEXT },  { "rule", "规则", COLUMN_CODE },
    { "title", "事项", COLUMN_TEXT },     { "source", "依据", COLUMN_TEXT },
    { "period_start", "起", COLUMN_DAY }, { "period_end", "止", COLUMN_DAY },
    { "deadline", "期限", COLUMN_DAY },   { "status", "状态", COLUMN_TEXT },
    { "days_left", "天数", COLUMN_INT },  { "need", "应完成", COLUMN_NUMBER },
    { "have", "已完成", COLUMN_NUMBER },  { "done_on", "完成日期", COLUMN_DAY },
    { "lacking", "尚缺", COLUMN_LIST },
};

static void add_lacking(struct table *t, const struct world *w, const struct duty *d)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < d->nlacking; i++)
        buf_printf(&b, "%s%s", i ? ";" : "",
                   d->lacking_orgs ? w->org[d->lacking[i]].code : w->person[d->lacking[i]].code);
    for (size_t i = 0; i < d->nelements; i++)
        buf_printf(&b, "%s%s", b.len ? ";" : "", d->elements[i]);
    table_text(t, buf_str(&b));
    buf_free(&b);
}

static void add_duty(struct table *t, const struct world *w, const struct duty *d, daynum today)
{
    struct buf id = BUF_INIT;
    due_id(&id, w, d);
    table_text(t, buf_str(&id));
    table_text(t, w->org[d->org].code);
    table_text(t, world_name(w, d->org, today));
    table_text(t, d->rule->id);
    table_text(t, _(d->rule->title));
    table_text(t, d->rule->source);
    table_day(t, d->period_start);
    table_day(t, d->period_end);
    table_day(t, d->deadline);
    table_text(t, duty_status_word(d->status));
    table_int(t, d->deadline - today);
    table_number(t, d->need, d->hours);
    table_number(t, d->have, d->hours);
    table_day(t, d->done_on);
    add_lacking(t, w, d);
    buf_free(&id);
}

static void explain(struct book *b)
{
    static const char *const lines[][2] = {
        { "一行", "一个组织按一条规则在一期应办的一件事" },
        { "应完成、已完成", "该规则要求和已记录的次数、人数、天数或学时" },
        { "天数", "期限减去截至日期，负数表示已过" },
        { "逾期", "期限已过仍未完成" },
        { "临期", "离期限不多于提前提醒的天数" },
        { "待办", "已到办理时间" },
        { "未到期", "还没到办理时间" },
        { "完成、补办", "期限内完成、期限过后完成；按开会日期算，不按录入日期" },
        { "免除", "经批准免办" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        book_explain(b, _(lines[i][0]), _(lines[i][1]), _("见“依据”"));
}

static void fill(struct book *b, const struct office *o, const struct report_query *q,
                 const struct due_filter *f, const struct due_list *l)
{
    const struct world *w = office_world(o);
    const struct rule **rules = mem_alloc((l->n + 1) * sizeof *rules);
    struct due_rows rows;
    due_rows_begin(&rows, w, l, shown, sizeof shown / sizeof *shown);
    struct table *t = table_of(&rows.rows);
    due_rows_end(&rows);
    report_notes(t, o, q);
    due_summary(&t->notes, f, l);
    book_take(b, _("事项"), _("本期党建工作事项"), t);
    t = book_data(b, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < l->n; i++) {
        add_duty(t, w, &l->duty[i], q->today);
        rules[i] = l->duty[i].rule;
    }
    explain(b);
    book_rules(b, w, rules, l->n);
    free((void *)rules);
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    struct due_list l;
    f.today = q->today;
    f.from = q->period.first;
    f.to = q->period.last;
    f.all = true;
    f.org = q->org;
    f.watch = q->watch;
    enum status st = due_list_make(&l, o, &f, e);
    if (!st)
        fill(b, o, q, &f, &l);
    due_list_free(&l);
    return st;
}

const struct report report_due = {
    .name = "due",
    .title = "待办事项：期限在本期的全部事项及其状态",
    .every = EVERY_QUARTER,
    .make = make,
};
