/* The table of reports. */
#include "report.h"

#include <string.h>

#include "due_print.h"
#include "words.h"

extern const struct report report_arrears, report_assessment, report_branch_book, report_due,
    report_dues, report_figures, report_handover, report_ledger, report_matrix, report_person,
    report_quarter, report_ranking, report_roster, report_slip, report_terms, report_year;

const struct report *const reports[] = {
    &report_quarter,
    &report_year,
    &report_branch_book,
    &report_due,
    &report_matrix,
    &report_figures,
    &report_dues,
    &report_arrears,
    &report_roster,
    &report_terms,
    &report_ledger,
    &report_assessment,
    &report_ranking,
    &report_person,
    &report_slip,
    &report_handover,
    NULL,
};

const struct report *report_find(const char *name)
{
    for (size_t i = 0; reports[i]; i++)
        if (!strcmp(reports[i]->name, name))
            return reports[i];
    return NULL;
}

static enum status check_code(const struct report *r, const struct office *o, const char *code,
                              struct err *e)
{
    if (code == NULL)
        return r->code ? err_set(e, ST_USAGE, "报表 %s 要用 --code 写明是%s的。", r->name,
                                 !strcmp(r->of, "person") ? _("哪一名党员") : _("哪一个组织"))
                       : ST_OK;
    if (r->of == NULL)
        return err_set(e, ST_USAGE, "报表 %s 不用 --code；组织范围请用 --org。", r->name);
    if (!strcmp(r->of, "person") && office_person(o, code) < 0)
        return err_set(e, ST_MISSING, "没有代码为“%s”的党员；dangjian list person 可列出全部。",
                       code);
    if (!strcmp(r->of, "org") && office_org(o, code) < 0)
        return err_set(e, ST_MISSING, "没有代码为“%s”的组织；dangjian list org 可列出全部。", code);
    return ST_OK;
}

/* The organisation that hands it in. */
static const char *unit_of(const struct report *r, const struct office *o,
                           const struct report_query *q)
{
    struct due_filter whose = DUE_FILTER_INIT;
    whose.today = q->today;
    whose.org = q->org;
    if (q->code != NULL && r->of != NULL && !strcmp(r->of, "org"))
        whose.org = office_org(o, q->code);
    return due_unit(office_world(o), &whose);
}

enum status report_make(const struct report *r, struct office *o, const struct report_query *q,
                        struct book **out, struct err *e)
{
    *out = NULL;
    enum status st = check_code(r, o, q->code, e);
    if (st)
        return st;
    struct book *b = book_new(_(r->title), unit_of(r, o, q), q->author, q->today);
    st = r->make(o, q, b, e);
    if (st)
        book_free(b);
    else
        *out = b;
    return st;
}

const char *report_scope(const struct office *o, const struct report_query *q)
{
    return q->org >= 0 ? office_world(o)->org[q->org].code : NULL;
}

bool report_wants(const struct office *o, const struct report_query *q, int org, daynum d)
{
    return q->org < 0 || org == q->org || world_below(office_world(o), org, q->org, d);
}

void report_notes(struct table *t, const struct office *o, const struct report_query *q)
{
    char period[64];
    period_name(q->period, period, sizeof period);
    buf_printf(&t->notes, _("%s，"), period);
    report_day_notes(t, o, q);
}

void report_day_notes(struct table *t, const struct office *o, const struct report_query *q)
{
    char day[DAY_TEXT];
    date_format(q->today, day);
    buf_printf(&t->notes, _("截至 %s"), day);
    if (q->org >= 0)
        buf_printf(&t->notes, _("；%s及其下级"), world_name(office_world(o), q->org, q->today));
    buf_putc(&t->notes, '\n');
}

bool report_whole_year(struct period p)
{
    struct ymd a = date_split(p.first), b = date_split(p.last);
    return a.year == b.year && a.month == 1 && b.month == 12;
}

void report_dues_sum(struct table *t, int64_t fen, int64_t unset)
{
    if (fen == 0 && unset > 0)
        table_unknown(t, _("未定标准"));
    else
        table_money(t, fen);
}

void report_dues_unset(struct table *t, const struct world *w, daynum day,
                       const struct figures *own, const int *org, size_t n)
{
    enum { NAMED = 20 };
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const struct figures *f = &own[org[i]];
        if (f->unset_people == 0 || ++found > NAMED)
            continue;
        buf_puts(&t->notes,
                 found == 1 ? _("党费未定标准（没有登记应缴，也没有核定基数）的：") : _("、"));
        buf_printf(&t->notes, _("%s %lld 人"), world_name(w, org[i], day),
                   (long long)f->unset_people);
    }
    if (found > NAMED)
        buf_printf(&t->notes, _("等 %zu 个组织"), found);
    if (found > 0)
        buf_puts(&t->notes, _("；这些人的这些月份没有计入应缴和欠缴，合计也没有计入\n"));
}
