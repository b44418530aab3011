/* The report `terms`: when the term of each body ends, and what has to be done by when before it.
 */
#include <stdlib.h>

#include "fields.h"
#include "mem.h"
#include "report.h"
#include "term_board.h"
#include "words.h"

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },          { "org_name", "组织", COLUMN_TEXT },
    { "kind", "类别", COLUMN_TEXT },         { "elected_on", "选举日期", COLUMN_DAY },
    { "years", "任期年数", COLUMN_INT },     { "end", "届满日期", COLUMN_DAY },
    { "extended_to", "延期至", COLUMN_DAY }, { "approval_no", "批复文号", COLUMN_TEXT },
    { "status", "状态", COLUMN_TEXT },       { "days_left", "天数", COLUMN_INT },
    { "notice", "提醒日期", COLUMN_DAY },    { "next", "下一步", COLUMN_TEXT },
    { "next_on", "计划日期", COLUMN_DAY },   { "done", "已办步骤", COLUMN_TEXT },
    { "vacant", "空缺", COLUMN_INT },        { "source", "依据", COLUMN_TEXT },
};
enum { STATUS = 8, VACANT = 14, COLUMNS = sizeof columns / sizeof *columns };

static void add_done(struct table *t, const struct term_line *l)
{
    struct buf b = BUF_INIT;
    char day[DAY_TEXT];
    for (int s = 0; s < TERM_STEPS; s++)
        if (l->done[s] != DAY_NONE) {
            date_format(l->done[s], day);
            buf_printf(&b, "%s%s %s", b.len > 0 ? _("、") : "", term_step_name((enum term_step)s),
                       day);
        }
    table_text(t, buf_str(&b));
    buf_free(&b);
}

static void add_days(struct table *t, const struct term_line *l)
{
    bool known = l->elected != DAY_NONE;
    table_day(t, l->elected);
    if (known)
        table_int(t, l->years);
    else
        table_null(t);
    table_day(t, known ? l->end : DAY_NONE);
    table_day(t, known && l->due != l->end ? l->due : DAY_NONE);
}

static void add_line(struct table *t, const struct term_line *l, daynum today)
{
    bool known = l->elected != DAY_NONE;
    table_text(t, l->org);
    table_text(t, l->name);
    table_word(t, l->kind, model_choice_label(&entity_org.fields[F_ORG_KIND], l->kind));
    add_days(t, l);
    table_text(t, l->approval_no);
    table_word(t, duty_status_word(l->status), duty_status_label(l->status));
    if (l->due != DAY_NONE)
        table_int(t, l->due - today);
    else
        table_null(t);
    table_day(t, l->target[TERM_NOTICE]);
    table_text(t, known && l->next < TERM_STEPS ? term_step_full(l->next) : "");
    table_day(t, known && l->next < TERM_STEPS ? l->target[l->next] : DAY_NONE);
    add_done(t, l);
    table_int(t, (int64_t)l->vacant);
    table_text(t, l->source);
}

static void add_lines(struct book *b, const struct term_board *v, const struct office *o,
                      const struct report_query *q)
{
    struct table *t = book_add(b, _("任期"), _("任期届满一览表"), columns, COLUMNS);
    t->look[STATUS].status = true;
    t->look[VACANT].alarm = true;
    table_drop_empty(t, "extended_to");
    table_drop_empty(t, "approval_no");
    table_drop_empty(t, "done");
    for (size_t i = 0; i < v->n; i++)
        add_line(t, &v->v[i], q->today);
    report_day_notes(t, o, q);
    buf_puts(&t->notes, _("按届满日期排列；没有任期记录的在最前，为不达标\n"));
}

/* Days counted back from the end, a column for each step. */
static void add_steps(struct book *b, const struct term_board *v, const struct office *o,
                      const struct report_query *q)
{
    static const char *const names[TERM_STEPS] = { "notice",      "deliberation", "request",
                                                   "reply",       "candidates",   "names_request",
                                                   "names_reply", "election",     "first_meeting",
                                                   "talks",       "result",       "result_reply" };
    struct column step[2 + TERM_STEPS] = { { "org", _("代码"), COLUMN_CODE },
                                           { "org_name", _("组织"), COLUMN_TEXT } };
    for (int s = 0; s < TERM_STEPS; s++)
        step[2 + s] = (struct column){ names[s], term_step_name((enum term_step)s), COLUMN_DAY };
    struct table *t =
        book_add(b, _("换届步骤"), _("换届步骤计划表（自届满倒排）"), step, 2 + TERM_STEPS);
    for (size_t i = 0; i < v->n; i++) {
        const struct term_line *l = &v->v[i];
        if (l->elected == DAY_NONE)
            continue;
        table_text(t, l->org);
        table_text(t, l->name);
        for (int s = 0; s < TERM_STEPS; s++)
            table_day(t, l->target[s]);
    }
    report_day_notes(t, o, q);
    buf_puts(&t->notes, _("提醒日期依制度；其余各步为参考日期，不按它们计逾期\n"));
}

static void add_vacancies(struct book *b, const struct term_board *v, const struct office *o,
                          const struct report_query *q)
{
    static const struct column vacancy[] = {
        { "org", "代码", COLUMN_CODE },      { "org_name", "组织", COLUMN_TEXT },
        { "role", "空缺职务", COLUMN_TEXT }, { "person", "原任", COLUMN_TEXT },
        { "since", "空缺自", COLUMN_DAY },
    };
    if (v->nvacancy == 0)
        return;
    struct table *t =
        book_add(b, _("空缺"), _("班子空缺情况"), vacancy, sizeof vacancy / sizeof *vacancy);
    for (size_t i = 0; i < v->nvacancy; i++) {
        const struct term_vacancy *x = &v->vacancy[i];
        table_text(t, x->org);
        table_text(t, x->org_name);
        table_word(t, x->role, model_choice_label(&entity_post.fields[F_POST_ROLE], x->role));
        table_text(t, x->person);
        table_day(t, x->since);
    }
    report_day_notes(t, o, q);
}

static const char *const lines[][3] = {
    { "选举日期、任期年数", "最近一次选举；年数按届次记录，没有写的按制度", "见“依据”一栏" },
    { "届满日期", "选举日期加任期年数", "见“依据”一栏" },
    { "延期至", "经上级批准延期的；没有批复文号的不算延期", "届次记录中的批复文号" },
    { "天数", "届满日期（延期的为延期至）减去截至日期，负数表示已过", "" },
    { "提醒日期", "届满前应由上级提醒的日期", "见“依据”一栏" },
    { "下一步、计划日期",
      "届次中最后一个写了日期的步骤之后的一步；没有写日期的，过了计划日期即视为已做，"
      "选举须有新一届的记录",
      "步骤的天数没有文件规定，是参考" },
    { "空缺", "选举后离任而没有人接任的职务", "职务记录" },
};

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct term_board v;
    enum status st = term_board_of(&v, o, report_scope(o, q), q->today, e);
    if (st)
        return st;
    add_lines(b, &v, o, q);
    add_steps(b, &v, o, q);
    add_vacancies(b, &v, o, q);
    book_explain_all(b, lines, sizeof lines / sizeof *lines);
    term_board_free(&v);
    return ST_OK;
}

const struct report report_terms = {
    .name = "terms",
    .title = "任期届满一览：各组织的选举、届满、提醒、换届步骤、延期和空缺",
    .make = make,
};
