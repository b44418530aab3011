/* The figures of a quarter or a year for programs. */
#include <string.h>

#include "due_print.h"
#include "fields.h"
#include "summary.h"
#include "words.h"

enum { RULES_FIGURES = 7, MEETING_FIGURES = 4, HEAD_FIGURES = 6, LEDGER_FIGURES = 4 };

static const struct column columns[] = {
    { "unit", "填报单位", COLUMN_TEXT },
    { "period", "期间", COLUMN_CODE },
    { "as_of", "截至", COLUMN_DAY },
    { "edition", "版次", COLUMN_INT }, /* of the closing; null: open */
    { "org", "代码", COLUMN_CODE },
    { "org_name", "组织", COLUMN_TEXT },
    { "kind", "类别", COLUMN_TEXT },
    { "line", "行", COLUMN_TEXT }, /* org, rule, meeting, ledger, review */
    { "key", "键", COLUMN_TEXT },  /* of a rule, a type, a kind, a grade */
    { "title", "名称", COLUMN_TEXT },
    { "need", "应完成", COLUMN_INT }, /* org and rule: obligations with a deadline in the period */
    { "have", "完成", COLUMN_INT },
    { "late", "其中补办", COLUMN_INT },
    { "overdue", "逾期", COLUMN_INT }, /* of a ledger: items */
    { "pending", "期限未到", COLUMN_INT },
    { "advice", "建议未做", COLUMN_INT },
    { "waived", "免除", COLUMN_INT },
    { "held", "次数", COLUMN_INT }, /* meeting; of a review: persons of that grade */
    { "expected", "应到", COLUMN_INT },
    { "present", "实到", COLUMN_INT },
    { "attendance", "到会率", COLUMN_SHARE },
    { "full", "正式", COLUMN_INT },
    { "probationary", "预备", COLUMN_INT },
    { "talks", "谈话", COLUMN_INT },
    { "due", "应缴", COLUMN_MONEY },
    { "paid", "实缴", COLUMN_MONEY },
    { "owing", "欠缴", COLUMN_MONEY },
    { "opened", "新增", COLUMN_INT }, /* ledger */
    { "closed", "办结", COLUMN_INT },
    { "left", "未办结", COLUMN_INT },
};

static void nulls(struct table *t, int n)
{
    while (n-- > 0)
        table_null(t);
}

static void begin_line(struct table *t, const struct summary *s, const char *unit, int org,
                       const char *line, const char *key, const char *title)
{
    char period[PERIOD_TEXT];
    period_format(s->q->period, period);
    table_text(t, unit);
    table_text(t, period);
    table_day(t, s->q->today);
    if (s->q->edition)
        table_int(t, s->q->edition);
    else
        table_null(t);
    table_text(t, s->w->org[org].code);
    table_text(t, world_name(s->w, org, s->q->today));
    table_text(t, org_kind_word((int)s->w->org[org].kind));
    table_text(t, line);
    table_text(t, key);
    table_text(t, title);
}

static void add_cell(struct table *t, const struct matrix_cell *c)
{
    table_int(t, c->need);
    table_int(t, c->have);
    table_int(t, c->late);
    table_int(t, c->overdue);
    table_int(t, matrix_pending(c));
    table_int(t, c->advice);
    table_int(t, c->waived);
}

static void add_attendance(struct table *t, int64_t expected, int64_t present)
{
    table_int(t, expected);
    table_int(t, present);
    table_ratio(t, ratio_div(ratio_int(present), ratio_int(expected)));
}

static void add_org(struct table *t, const struct summary *s, const char *unit, int org)
{
    const struct figures *f = &s->own[org];
    begin_line(t, s, unit, org, "org", "", "");
    if (summary_missing(s, org)) {
        nulls(t, RULES_FIGURES + MEETING_FIGURES + HEAD_FIGURES + LEDGER_FIGURES - 1);
        return;
    }
    add_cell(t, &s->of[org]);
    table_null(t); /* records of several types stand with each: there is no sum */
    add_attendance(t, f->expected, f->present);
    table_int(t, f->full);
    table_int(t, f->probationary);
    table_int(t, f->talks);
    report_dues_sum(t, f->due, f->unset);
    table_money(t, f->paid);
    report_dues_sum(t, f->owing, f->unset_owed);
    nulls(t, LEDGER_FIGURES - 1);
}

static void add_rules(struct table *t, const struct summary *s, const char *unit, int org,
                      size_t row)
{
    const struct matrix *m = &s->matrix;
    for (size_t k = m->org[row].first; k < m->org[row + 1].first; k++) {
        if (m->entry[k].cell.missing)
            continue; /* what would be asked is no figure */
        const struct matrix_rule *r = &m->rule[m->entry[k].column];
        begin_line(t, s, unit, org, "rule", r->id, _(r->title));
        add_cell(t, &m->entry[k].cell);
        nulls(t, MEETING_FIGURES + HEAD_FIGURES + LEDGER_FIGURES - 1);
    }
}

static void add_meeting(struct table *t, const struct summary *s, const char *unit,
                        const struct summary_meeting *m)
{
    begin_line(t, s, unit, m->org, "meeting", m->type, summary_type(s, m->type));
    nulls(t, RULES_FIGURES);
    table_int(t, m->held);
    add_attendance(t, m->expected, m->present);
    nulls(t, HEAD_FIGURES + LEDGER_FIGURES - 1);
}

static void add_ledger(struct table *t, const struct summary *s, const char *unit,
                       const struct summary_ledger *l)
{
    begin_line(t, s, unit, l->org, "ledger", l->kind, summary_kind(l->kind));
    nulls(t, 3);
    table_int(t, l->overdue);
    nulls(t, RULES_FIGURES - 4 + MEETING_FIGURES + HEAD_FIGURES);
    table_int(t, l->opened);
    table_int(t, l->closed);
    table_int(t, l->left);
}

static void add_review(struct table *t, const struct summary *s, const char *unit,
                       const struct review_branch *r)
{
    const struct choice *grade = entity_review.fields[F_REVIEW_RESULT].choices;
    for (int g = 0; g < REVIEW_GRADES; g++) {
        begin_line(t, s, unit, r->org, "review", grade[g].word, review_grade_label(g));
        nulls(t, RULES_FIGURES);
        table_int(t, r->count[g]);
        nulls(t, MEETING_FIGURES - 1 + HEAD_FIGURES + LEDGER_FIGURES - 1);
    }
}

void summary_data(const struct summary *s, struct book *b)
{
    struct table *t = book_data(b, columns, sizeof columns / sizeof *columns);
    size_t row = 0, meeting = 0, ledger = 0, review = 0;
    for (size_t i = 0; i < s->n; i++) {
        int org = s->org[i];
        add_org(t, s, b->unit, org);
        while (row < s->matrix.norgs && strcmp(s->matrix.org[row].code, s->w->org[org].code) < 0)
            row++;
        if (row < s->matrix.norgs && !strcmp(s->matrix.org[row].code, s->w->org[org].code))
            add_rules(t, s, b->unit, org, row);
        while (meeting < s->nmeetings && s->meeting[meeting].org < org)
            meeting++;
        for (; meeting < s->nmeetings && s->meeting[meeting].org == org; meeting++)
            add_meeting(t, s, b->unit, &s->meeting[meeting]);
        while (ledger < s->nledgers && s->ledger[ledger].org < org)
            ledger++;
        for (; ledger < s->nledgers && s->ledger[ledger].org == org; ledger++)
            add_ledger(t, s, b->unit, &s->ledger[ledger]);
        while (review < s->reviews.n && s->reviews.v[review].org < org)
            review++;
        if (review < s->reviews.n && s->reviews.v[review].org == org)
            add_review(t, s, b->unit, &s->reviews.v[review]);
    }
}
