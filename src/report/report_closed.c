/* Closed reports: kept books, and the sheet of what changed. */
#include "report_closed.h"

#include <stdio.h>
#include <stdlib.h>

#include "book_keep.h"
#include "mem.h"
#include "words.h"

/* Each table says whose figures these are. */
static void say_closed(struct book *b, const struct close_keep *k)
{
    char day[DAY_TEXT];
    date_format(k->today, day);
    for (size_t i = 0; i < b->n; i++) {
        if (b->sheet[i].explains)
            continue;
        buf_printf(&b->sheet[i].table->notes, _("结账数字：%s 由 %s 结账"), day, k->user);
        if (k->edition > 1)
            buf_printf(&b->sheet[i].table->notes, _("，更正第 %d 版"), k->edition);
        buf_putc(&b->sheet[i].table->notes, '\n');
    }
}

static enum status keep_one(const struct report *r, struct office *o, const struct close_keep *k,
                            struct err *e)
{
    struct report_query q = { .period = k->period,
                              .today = k->today,
                              .org = k->org,
                              .edition = k->edition,
                              .author = k->user };
    struct book *b = NULL;
    enum status st = report_make(r, o, &q, &b, e);
    if (!st) {
        say_closed(b, k);
        st = book_keep(office_db(o), k->closing, r->name, b, e);
    }
    book_free(b);
    return st;
}

enum status report_keep(struct office *o, const struct close_keep *k, struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; reports[i] && !st; i++)
        if (reports[i]->every == EVERY_QUARTER && !reports[i]->of)
            st = keep_one(reports[i], o, k, e);
    return st;
}

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },    { "org_name", "组织", COLUMN_TEXT },
    { "matter", "事项", COLUMN_TEXT }, { "before", "结账时", COLUMN_TEXT },
    { "after", "现在", COLUMN_TEXT },  { "cause", "缘由", COLUMN_TEXT },
};

static enum status add_changes(struct book *b, struct office *o, const char *org,
                               const struct closing *c, const struct report_query *q, struct err *e)
{
    struct account *kept = NULL;
    struct account_changes found = { 0 };
    char title[64], day[DAY_TEXT];
    enum status st =
        account_read(&kept, office_db(o), c->id, q->period, date_parse(c->closed_on), e);
    if (!st && kept)
        st = close_changes(o, org, kept, q->today, &found, e);
    if (!st) {
        snprintf(title, sizeof title, _("结账后变动 %zu 项"), found.n);
        struct table *t =
            book_add(b, _("结账后变动"), title, columns, sizeof columns / sizeof *columns);
        b->sheet[b->n - 1].form = false;
        for (size_t i = 0; i < found.n; i++) {
            table_text(t, found.v[i].org);
            table_text(t, found.v[i].name);
            table_text(t, found.v[i].what);
            table_text(t, found.v[i].before);
            table_text(t, found.v[i].after);
            table_text(t, account_cause_label(found.v[i].cause));
        }
        date_format(q->today, day);
        buf_printf(&t->notes, _("%s至 %s，上面是结账时的数字\n"), title, day);
    }
    account_changes_free(&found);
    account_free(kept);
    return st;
}

/* Part of something that is closed as a whole: these are today's figures. */
static enum status say_part(struct book *b, struct office *o, const char *org, const char *code,
                            const struct report_query *q, struct err *e)
{
    char *whose, *on;
    enum status st = closing_covering(office_db(o), org, code, q->period, &whose, &on, e);
    for (size_t i = 0; !st && whose && i < b->n; i++)
        if (!b->sheet[i].explains)
            buf_printf(&b->sheet[i].table->notes,
                       _("%s 已由 %s 于 %s 结账；这里是其中一部分，按现在的记录计算\n"), code,
                       whose, on);
    free(whose);
    free(on);
    return st;
}

enum status report_closed(const struct report *r, struct office *o, const struct report_query *q,
                          int edition, struct book **out, struct err *e)
{
    struct closing c = { 0 };
    struct buf org = BUF_INIT;
    char code[PERIOD_TEXT];
    enum status st = ST_OK;
    *out = NULL;
    period_format(q->period, code);
    if (q->org >= 0)
        buf_puts(&org, office_world(o)->org[q->org].code);
    else
        st = closing_root(office_db(o), q->today, &org, e);
    bool may = !st && org.len && *code && !q->code && !q->guarded;
    if (may)
        st = closing_find(office_db(o), buf_str(&org), code, edition, &c, e);
    if (!st && c.id)
        st = book_kept(out, office_db(o), c.id, r->name, e);
    if (!st && !*out && edition)
        st = err_set(e, ST_MISSING,
                     "%s %s 没有第 %d 版的结账数字；结过的账见 dangjian list closing。",
                     buf_str(&org), code, edition);
    else if (!st && *out && !edition)
        st = add_changes(*out, o, buf_str(&org), &c, q, e);
    else if (!st && !*out && (st = report_make(r, o, q, out, e)) == ST_OK && may)
        st = say_part(*out, o, buf_str(&org), code, q, e);
    if (st) {
        book_free(*out);
        *out = NULL;
    }
    closing_clear(&c);
    buf_free(&org);
    return st;
}
