/* 民主评议: how many of each grade, by branch. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "summary.h"
#include "words.h"

struct table *review_sheet(struct book *b, const struct review_tally *v)
{
    static const struct column columns[] = {
        { "org", "代码", COLUMN_CODE },          { "org_name", "组织", COLUMN_TEXT },
        { "reviewed", "参加评议", COLUMN_INT },  { "excellent", "优秀", COLUMN_INT },
        { "qualified", "合格", COLUMN_INT },     { "basically_qualified", "基本合格", COLUMN_INT },
        { "unqualified", "不合格", COLUMN_INT }, { "share", "优秀比例", COLUMN_SHARE },
        { "remark", "提示", COLUMN_TEXT },
    };
    struct table *t = book_add(b, _("民主评议"), _("民主评议党员情况"), columns,
                               sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->n; i++) {
        const struct review_branch *r = &v->v[i];
        table_text(t, r->code);
        table_text(t, r->name);
        table_int(t, r->reviewed);
        for (int g = 0; g < REVIEW_GRADES; g++)
            table_int(t, r->count[g]);
        table_ratio(t, ratio_div(ratio_int(r->count[0]), ratio_int(r->reviewed)));
        table_text(t, review_above_third(r) ? _("超过三分之一，请核对") : "");
    }
    return t;
}

void summary_reviews(const struct summary *s, struct book *b)
{
    struct table *t = review_sheet(b, &s->reviews);
    report_notes(t, s->o, s->q);
    buf_puts(&t->notes, report_whole_year(s->q->period)
                            ? _("本年度的评议，截至当日已经进行的；按评议当日所在支部\n")
                            : _("本期内进行的评议，不论评议的是哪一年；按评议当日所在支部\n"));
}

/* What an organisation with books of its own handed up; its records here, if any, are not asked. */
static struct review_branch handed_branch(const struct summary *s, const struct handed_org *h)
{
    const struct choice *grade = entity_review.fields[F_REVIEW_RESULT].choices;
    struct review_branch r = { .org = h->org };
    bool wanted = report_wants(s->o, s->q, h->org, s->q->period.last);
    for (size_t i = 0; i < h->n && wanted; i++)
        for (int g = 0; g < REVIEW_GRADES; g++)
            if (!strcmp(h->line[i].line, "review") && !strcmp(h->line[i].key, grade[g].word))
                r.reviewed += r.count[g] = (int)handed_value(&h->line[i], HANDED_HELD);
    if (r.reviewed > 0) {
        r.code = mem_dup(s->w->org[h->org].code);
        r.name = mem_dup(world_name(s->w, h->org, s->q->today));
        for (int g = 0; g < REVIEW_GRADES; g++)
            r.names[g] = mem_dup("");
    }
    return r;
}

static int by_org(const void *a, const void *b)
{
    const struct review_branch *x = a, *y = b;
    return x->org - y->org;
}

static void take_handed(struct summary *s)
{
    struct review_tally *v = &s->reviews, own = *v;
    v->v = mem_alloc((own.n + s->handed.n + 1) * sizeof *v->v);
    v->n = 0;
    struct review_tally gone = { own.v, 0 };
    for (size_t i = 0; i < own.n; i++)
        if (handed_instead(&s->handed, s->o, own.v[i].org, s->q->period.last))
            gone.v[gone.n++] = own.v[i];
        else
            v->v[v->n++] = own.v[i];
    review_tally_free(&gone);
    for (size_t i = 0; i < s->handed.n; i++) {
        const struct handed_org *h = &s->handed.v[i];
        struct review_branch r = handed_branch(s, h);
        if (r.reviewed > 0)
            v->v[v->n++] = r;
    }
    if (v->n > 0)
        qsort(v->v, v->n, sizeof *v->v, by_org);
}

enum status summary_read_reviews(struct summary *s, struct err *e)
{
    struct period p = s->q->period;
    enum status st = report_whole_year(p)
                         ? review_tally_make(&s->reviews, s->o, date_split(p.first).year,
                                             s->q->today, s->q->org, e)
                         : review_tally_held(&s->reviews, s->o, p, s->q->today, s->q->org, e);
    if (!st && s->handed.n > 0)
        take_handed(s);
    return st;
}
