/* The report `ledger`: the items of the ledgers kind by kind, each with its log. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "ledger_board.h"
#include "mem.h"
#include "report.h"
#include "row.h"
#include "words.h"

static const struct column columns[] = {
    { "code", "编号", COLUMN_CODE },         { "kind", "台账", COLUMN_TEXT },
    { "org", "代码", COLUMN_CODE },          { "org_name", "组织", COLUMN_TEXT },
    { "title", "事项", COLUMN_TEXT },        { "content", "内容", COLUMN_TEXT },
    { "target", "目标", COLUMN_TEXT },       { "measures", "措施", COLUMN_TEXT },
    { "owner", "责任人", COLUMN_TEXT },      { "opened_on", "立项日期", COLUMN_DAY },
    { "filed_on", "备案日期", COLUMN_DAY },  { "published_on", "公示日期", COLUMN_DAY },
    { "due", "期限", COLUMN_DAY },           { "status", "状态", COLUMN_TEXT },
    { "closed_on", "销号日期", COLUMN_DAY }, { "log", "进展", COLUMN_TEXT },
    { "source", "依据", COLUMN_TEXT },
};
enum { STATUS = 13, COLUMNS = sizeof columns / sizeof *columns };

struct listing {
    const struct office *o;
    const struct report_query *q;
    struct ledger_board board;
};

static const char *const states[LEDGER_STATES] = { [LEDGER_OVERDUE] = "overdue",
                                                   [LEDGER_SOON] = "due",
                                                   [LEDGER_OPEN] = "open",
                                                   [LEDGER_WAIVED] = "waived",
                                                   [LEDGER_CLOSED] = "closed" };

static const char *kind_label(const char *kind)
{
    return model_choice_label(&entity_ledger.fields[F_LEDGER_KIND], kind);
}

/* Open at some time of the period. */
static bool wanted(const struct listing *x, const struct ledger_line *l)
{
    return l->opened <= x->q->period.last &&
           (l->state != LEDGER_CLOSED || l->closed >= x->q->period.first);
}

/* 2026-03-05 张三：进展, a line each, the first one first. */
static enum status read_log(const struct listing *x, const struct ledger_line *l, struct buf *out,
                            struct err *e)
{
    struct row_query q = { .en = &entity_ledger_log,
                           .sort = F_LEDGER_LOG_AT,
                           .nwhere = 1,
                           .where = { { F_LEDGER_LOG_LEDGER, l->code } } };
    struct row_iter *it = row_each(office_db(x->o), &q);
    struct row row;
    int got;
    row_init(&row, q.en);
    while ((got = row_next(it, &row, e)) == 1) {
        const char *at = row_get(&row, F_LEDGER_LOG_AT), *by = row_get(&row, F_LEDGER_LOG_BY);
        char day[DAY_TEXT];
        snprintf(day, sizeof day, "%s", at);
        if (date_parse(day) > x->q->today)
            continue;
        buf_printf(out, _("%s%s%s%s：%s"), out->len > 0 ? "\n" : "", at, *by != '\0' ? " " : "", by,
                   row_get(&row, F_LEDGER_LOG_TEXT));
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

static void add_days(struct table *t, const struct ledger_line *l)
{
    table_day(t, l->opened);
    table_day(t, l->filed);
    table_day(t, l->published);
    table_day(t, l->due);
    table_word(t, states[l->state], ledger_state_label(l->state));
    table_day(t, l->state == LEDGER_CLOSED ? l->closed : DAY_NONE);
}

/* named: the kind too; where the sheet is of one kind its heading says it. */
static enum status add_line(const struct listing *x, struct table *t, const struct ledger_line *l,
                            bool named, struct err *e)
{
    const struct world *w = office_world(x->o);
    struct buf log = BUF_INIT;
    struct row row;
    int org = office_org(x->o, l->org);
    row_init(&row, &entity_ledger);
    enum status st = row_load(office_db(x->o), &entity_ledger, l->id, &row, e);
    if (!st)
        st = read_log(x, l, &log, e);
    table_text(t, l->code);
    if (named)
        table_word(t, l->kind, kind_label(l->kind));
    else
        table_null(t);
    table_text(t, l->org);
    table_text(t, org >= 0 ? world_name(w, org, x->q->today) : "");
    table_text(t, l->title);
    table_text(t, row_get(&row, F_LEDGER_CONTENT));
    table_text(t, row_get(&row, F_LEDGER_TARGET));
    table_text(t, row_get(&row, F_LEDGER_MEASURES));
    table_text(t, l->owner);
    add_days(t, l);
    table_text(t, buf_str(&log));
    table_text(t, l->source != NULL ? l->source : "");
    row_clear(&row);
    buf_free(&log);
    return st;
}

static enum status add_kind(const struct listing *x, struct table *t, const char *kind,
                            struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < x->board.n && !st; i++)
        if (wanted(x, &x->board.v[i]) && (kind == NULL || !strcmp(x->board.v[i].kind, kind)))
            st = add_line(x, t, &x->board.v[i], kind == NULL, e);
    return st;
}

static size_t count_kind(const struct listing *x, const char *kind, enum ledger_state only)
{
    size_t n = 0;
    for (size_t i = 0; i < x->board.n; i++)
        n += wanted(x, &x->board.v[i]) && !strcmp(x->board.v[i].kind, kind) &&
             (only == LEDGER_STATES || x->board.v[i].state == only);
    return n;
}

/* 共 3 项：逾期 1、已办结 2 */
static void say_count(struct buf *b, const struct listing *x, const char *kind)
{
    buf_printf(b, _("共 %zu 项"), count_kind(x, kind, LEDGER_STATES));
    for (int s = 0, n = 0; s < LEDGER_STATES; s++) {
        size_t count = count_kind(x, kind, (enum ledger_state)s);
        if (count > 0)
            buf_printf(b, "%s%s %zu", n++ > 0 ? _("、") : _("："),
                       ledger_state_label((enum ledger_state)s), count);
    }
    buf_putc(b, '\n');
}

static struct table *begin_kind(struct book *b, const char *kind)
{
    struct table *t = book_add(b, kind_label(kind), kind_label(kind), columns, COLUMNS);
    static const char *const rare[] = { "kind",     "content",      "target", "measures",
                                        "filed_on", "published_on", "log",    "closed_on" };
    t->look[STATUS].status = true;
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        table_drop_empty(t, rare[i]);
    b->sheet[b->n - 1].form = true;
    return t;
}

static const char *const lines[][3] = {
    { "列入的事项", "本期内曾经没有办结的：期末前立项，本期开始前还没有销号", "" },
    { "期限", "台账中写的完成时限；没有写而制度规定了天数的，为制度的期限", "见“依据”一栏" },
    { "状态",
      "截至当日：期限已过没有销号的为逾期，离期限 7 天以内的为临期；"
      "有制度要求的与待办一致",
      "见“依据”一栏" },
    { "进展", "每次记录的时间、经办人和情况；记下后不能再改", "" },
};

static enum status fill(const struct listing *x, struct book *b, struct err *e)
{
    enum status st = ST_OK;
    for (const struct choice *c = entity_ledger.fields[F_LEDGER_KIND].choices; c->word && !st;
         c++) {
        if (count_kind(x, c->word, LEDGER_STATES) == 0)
            continue;
        struct table *t = begin_kind(b, c->word);
        st = add_kind(x, t, c->word, e);
        report_notes(t, x->o, x->q);
        say_count(&t->notes, x, c->word);
    }
    if (b->n == 0)
        report_notes(book_add(b, _("台账"), _("台账"), columns, COLUMNS), x->o, x->q);
    if (!st)
        st = add_kind(x, book_data(b, columns, COLUMNS), NULL, e);
    book_explain_all(b, lines, sizeof lines / sizeof *lines);
    return st;
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct listing x = { .o = o, .q = q };
    enum status st = ledger_board_of(&x.board, o, report_scope(o, q), q->today, e);
    if (!st)
        st = fill(&x, b, e);
    ledger_board_free(&x.board);
    return st;
}

const struct report report_ledger = {
    .name = "ledger",
    .title = "台账：问题、责任、决议、整改等各类事项及其进展",
    .make = make,
};
