/* dangjian report: tables for people and programs. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "close.h"
#include "command.h"
#include "journal.h"
#include "output.h"
#include "paths.h"
#include "report_closed.h"
#include "tabular.h"
#include "text.h"
#include "words.h"

struct report_options {
    struct table_options table; /* first: its options are placed as if it were alone */
    const char *code, *sheet, *reason, *edition;
    bool list, brief, hand_in;
};

#define AT(member) offsetof(struct report_options, member)
static const struct option options[] = {
    { "list", NULL, N_("列出全部报表"), AT(list), NULL, 0 },
    OPTION_PERIOD(N_("2026、2026H1、2026Q3 或 2026-03")),
    { "code", N_("代码"), N_("一个组织或一名党员的报表，写明是谁的"), AT(code), "@org @person", 0 },
    { "sheet", N_("表名"), N_("只要其中一张表；不写时 csv、json 只有主表"), AT(sheet), NULL, 0 },
    { "brief", NULL, N_("简表：不列各栏都是 0 的组织和逐个组织逐项的表，写明略去了什么"), AT(brief),
      NULL, 0 },
    { "edition", N_("版次"), N_("已结账的：那一版当时的样子，不列以后的变动"), AT(edition), NULL,
      0 },
    { "hand-in", NULL, N_("季报：导出就是上报，为欠季度报告的支部各记一条"), AT(hand_in), NULL, 0 },
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    { "private", N_("理由"), N_("连同身份证号、电话和不公开的事项，理由记入变更记录"), AT(reason),
      NULL, 0 },
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status read_options(struct call *c, struct report_options *o, struct err *e)
{
    enum status st = options_read(c, o, e);
    if (!st && c->argc != (o->list ? 0 : 1))
        st = err_set(e, ST_USAGE,
                     "用法：dangjian report 名称 --period 2026Q3；全部名称见 "
                     "dangjian report --list。");
    if (!st && o->reason != NULL && *o->reason == '\0')
        st = err_set(e, ST_USAGE, "--private 后面要写明理由，它会记入变更记录。");
    return st;
}

static enum status list(struct err *e)
{
    struct output out = { 0 };
    for (size_t i = 0; reports[i]; i++) {
        text_pad(&out.buf, reports[i]->name, 12);
        buf_printf(&out.buf, " %s\n", _(reports[i]->title));
    }
    return output_end(&out, e);
}

/* The one sheet that is asked for; NULL: the whole book. */
static enum status find_sheet(const struct book *b, const char *name,
                              const struct book_sheet **only, struct err *e)
{
    struct buf all = BUF_INIT;
    *only = name != NULL ? book_find(b, name) : NULL;
    if (name == NULL || *only != NULL)
        return ST_OK;
    for (size_t i = 0; i < b->n; i++)
        words_add(&all, b->sheet[i].name);
    enum status st =
        err_set(e, ST_MISSING, "这份报表没有名为“%s”的表；有 %s。", name, buf_str(&all));
    buf_free(&all);
    return st;
}

static enum status print(const struct book *b, const char *sheet, const struct table_call *how,
                         struct err *e)
{
    struct output out = { .path = how->path };
    const struct book_sheet *only;
    enum status st = find_sheet(b, sheet, &only, e);
    if (st)
        return st;
    if (how->format == TABLE_XLSX)
        return book_save(how->path, b, only, e);
    book_print(&out.buf, b, only, how->format, how->width);
    return output_end(&out, e);
}

/* One report that is asked for. */
struct asking {
    struct call *c;
    const struct report *r;
    struct report_query q;
    int edition;
    const char *sheet;
    bool brief;
    struct table_call how;
};

/* Programs have no notes to read. */
static void make_brief(const struct asking *x, struct book *b)
{
    struct buf said = BUF_INIT;
    report_brief(x->r, b, x->sheet, &said);
    if (x->how.format != TABLE_XLSX && x->how.format >= TABLE_CSV)
        output_say("%s", buf_str(&said));
    buf_free(&said);
}

static enum status make(void *ctx, struct db *db, struct err *e)
{
    struct asking *x = ctx;
    struct office *o = NULL;
    struct book *b = NULL;
    enum status st = office_open(&o, db, PEOPLE_NAMED, e);
    if (!st)
        st = call_office_org(x->c, o, &x->q.org, e);
    if (!st)
        st = report_closed(x->r, o, &x->q, x->edition, &b, e);
    if (!st && x->brief)
        make_brief(x, b);
    if (!st)
        st = print(b, x->sheet, &x->how, e);
    book_free(b);
    office_close(o);
    return st;
}

static enum status hand_in(struct asking *x, const char *period, struct err *e)
{
    struct db *db = NULL;
    struct buf org = BUF_INIT, said = BUF_INIT;
    struct close_ask ask = { .period = period, .today = x->c->today, .user = x->c->user };
    enum status st = call_open(x->c, &db, e);
    if (!st)
        st = call_org(x->c, db, &org, e);
    ask.org = x->c->org ? buf_str(&org) : NULL;
    if (!st)
        st = close_hand_in(db, &ask, make, x, &said, e);
    if (!st)
        output_say("%s", buf_str(&said));
    buf_free(&org);
    buf_free(&said);
    db_close(db);
    return st;
}

static enum status look(struct asking *x, struct err *e)
{
    struct db *db = NULL;
    enum status st = db_open(&db, x->c->db_path, DB_READ, e);
    if (!st)
        call_tell_clock(db);
    if (!st)
        st = make(x, db, e);
    db_close(db);
    return st;
}

/* A report of a day takes no period: the running year stands for it. */
static enum status read_period(const struct report *r, const char *said, struct report_query *q,
                               struct err *e)
{
    if (said == NULL && r->every == 0) {
        q->period = period_of(EVERY_YEAR, q->today);
        return ST_OK;
    }
    return call_period(said, &q->period, e);
}

static enum status read_edition(const char *said, int *edition, struct err *e)
{
    if (said == NULL)
        return ST_OK;
    *edition = *said >= '1' && *said <= '9' && strlen(said) < 4 ? (int)strtol(said, NULL, 10) : 0;
    return *edition > 0 ? ST_OK
                        : err_set(e, ST_USAGE, "--edition 要写第几版，如 1，这里是“%s”。", said);
}

static enum status run(struct call *c, struct err *e)
{
    struct report_options o = { 0 };
    struct asking x = { .c = c, .q = { .today = c->today, .org = -1, .author = c->user } };
    enum status st = read_options(c, &o, e);
    if (st || o.list)
        return st ? st : list(e);
    x.r = report_find(c->argv[0]);
    if (!x.r)
        return err_set(e, ST_MISSING, _("没有“%s”这种报表；全部名称见 dangjian report --list。"),
                       c->argv[0]);
    st = read_period(x.r, o.table.period, &x.q, e);
    if (!st && o.hand_in && strcmp(x.r->name, "quarter") != 0)
        st = err_set(e, ST_USAGE, _("--hand-in 只用于季报（report quarter）。"));
    if (!st && o.brief && x.r->brief == NULL)
        st = err_set(e, ST_USAGE, "报表 %s 没有简表；有简表的是 quarter、year、figures。",
                     x.r->name);
    if (!st && o.brief && o.hand_in)
        st = err_set(e, ST_USAGE,
                     "--hand-in 上报的是全表，不能用 --brief；要印简表的，另导出一份。");
    if (!st)
        st = call_table(&o.table, &x.how, e);
    if (!st && o.reason != NULL)
        st = call_note_private(c, JOURNAL_REPORT, _(x.r->title), o.reason, e);
    if (!st)
        st = read_edition(o.edition, &x.edition, e);
    x.q.code = o.code;
    x.q.guarded = o.reason != NULL;
    x.sheet = o.sheet;
    x.brief = o.brief;
    if (st)
        return st;
    return o.hand_in ? hand_in(&x, o.table.period, e) : look(&x, e);
}

const struct command command_report = {
    .name = "report",
    .usage = N_("名称 --period 期间"),
    .summary = N_("报表：季报、年报、支部手册、人数、参会率、党费等"),
    .options = options,
    .args = { "@report" },
    .run = run,
};
