/* 概况: the page a leader reads first. Each matter summed over all organisations, and a few lines
 * about the whole. */
#include <stdlib.h>

#include "dues_fee.h"
#include "mem.h"
#include "summary.h"
#include "words.h"

static const struct column columns[] = {
    { "title", "事项", COLUMN_TEXT },      { "orgs", "组织数", COLUMN_INT },
    { "need", "应完成", COLUMN_INT },      { "have", "完成", COLUMN_INT },
    { "late", "其中补办", COLUMN_INT },    { "overdue", "逾期", COLUMN_INT },
    { "pending", "期限未到", COLUMN_INT }, { "advice", "建议未做", COLUMN_INT },
    { "waived", "免除", COLUMN_INT },      { "done", "完成率", COLUMN_SHARE },
    { "source", "依据", COLUMN_TEXT },
};
enum { OVERDUE = 5 };

/* How many organisations; asked: of which anything was asked. unmet: what has no deadline and is
 * not met, which no rate of what was due counts. */
struct counts {
    int64_t asked, overdue, missing;
    size_t unmet;
    int64_t *of_rule; /* by column of the matrix */
};

static void count(struct counts *n, const struct summary *s)
{
    const struct matrix *m = &s->matrix;
    n->of_rule = mem_alloc((m->nrules + 1) * sizeof *n->of_rule);
    for (size_t i = 0; i < m->norgs; i++) {
        n->asked += matrix_asked(&m->of_org[i]);
        n->overdue += m->of_org[i].overdue > 0;
        for (size_t k = m->org[i].first; k < m->org[i + 1].first; k++)
            n->of_rule[m->entry[k].column] += matrix_asked(&m->entry[k].cell);
    }
    for (size_t i = 0; i < s->n; i++)
        n->missing += summary_missing(s, s->org[i]);
    for (size_t i = 0; i < s->lacking.n; i++)
        n->unmet += s->lacking.duty[i].status == DUTY_UNMET;
}

static void put_line(struct table *t, const char *title, int64_t orgs, const struct matrix_cell *c,
                     const char *source)
{
    table_text(t, title);
    table_int(t, orgs);
    table_int(t, c->need);
    table_int(t, c->have);
    table_int(t, c->late);
    table_int(t, c->overdue);
    table_int(t, matrix_pending(c));
    if (c->advice)
        table_int(t, c->advice);
    else
        table_null(t); /* where there is none at all, the column goes */
    table_int(t, c->waived);
    table_ratio(t, ratio_div(ratio_int(c->have), ratio_int(c->need)));
    table_text(t, source);
}

static void say_money(struct buf *b, const char *label, int64_t fen, int64_t unset)
{
    buf_puts(b, label);
    if (fen == 0 && unset > 0) {
        buf_puts(b, _("未定标准"));
        return;
    }
    buf_putc(b, ' ');
    dues_money(b, fen);
    buf_puts(b, _(" 元"));
}

static void say_whole(struct buf *b, const struct summary *s, const struct counts *n)
{
    const struct figures *f = &s->sum;
    const struct matrix_cell *c = &s->matrix.all;
    char share[RATIO_TEXT] = "";
    buf_printf(b, _("%zu 个组织：%lld 个有期限在本期的事项，其中 %lld 个有逾期"), s->n,
               (long long)n->asked, (long long)n->overdue);
    if (n->missing > 0)
        buf_printf(b, _("；%lld 个未报，不计入"), (long long)n->missing);
    buf_putc(b, '\n');
    buf_printf(b, _("应完成 %d 项，完成 %d 项（其中补办 %d 项），逾期 %d 项，期限未到 %d 项"),
               c->need, c->have, c->late, c->overdue, matrix_pending(c));
    if (c->need > 0) {
        ratio_percent(ratio_div(ratio_int(c->have), ratio_int(c->need)), share);
        buf_printf(b, _("；完成率 %s"), share);
    }
    if (n->unmet > 0)
        buf_printf(b, _("；另有没有期限的不达标 %zu 项"), n->unmet);
    buf_putc(b, '\n');
    buf_printf(b, _("正式党员 %lld 名，预备党员 %lld 名；谈心谈话 %lld 次"), (long long)f->full,
               (long long)f->probationary, (long long)f->talks);
    if (f->expected > 0) {
        ratio_percent(ratio_div(ratio_int(f->present), ratio_int(f->expected)), share);
        buf_printf(b, _("；到会率 %s（实到 %lld ÷ 应到 %lld）"), share, (long long)f->present,
                   (long long)f->expected);
    }
    buf_putc(b, '\n');
    say_money(b, _("党费应缴"), f->due, f->unset);
    say_money(b, _("，实缴"), f->paid, 0);
    say_money(b, _("，欠缴"), f->owing, f->unset_owed);
    if (f->unset > 0 && f->due > 0)
        buf_puts(b, _("；未定标准的人没有计入，见“汇总”"));
    buf_putc(b, '\n');
}

void summary_front(const struct summary *s, struct book *b, const char *title)
{
    const struct matrix *m = &s->matrix;
    struct counts n = { 0 };
    struct table *t = book_add(b, _("概况"), title, columns, sizeof columns / sizeof *columns);
    t->look[OVERDUE].alarm = true;
    count(&n, s);
    for (size_t i = 0; i < m->nrules; i++)
        if (matrix_asked(&m->of_rule[i]))
            put_line(t, _(m->rule[i].title), n.of_rule[i], &m->of_rule[i], m->rule[i].source);
    put_line(t, _("合计"), n.asked, &m->all, "");
    t->total = true;
    table_drop_empty(t, "advice");
    report_notes(t, s->o, s->q);
    say_whole(&t->notes, s, &n);
    buf_puts(&t->notes, _("欠的是哪些，见“未完成”；各组织的数字见“汇总”\n"));
    free(n.of_rule);
}
