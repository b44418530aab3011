/* The report `year`: the quarter's tables of a whole year, and how many records there are of every
 * kind, whatever entity keeps them. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "listed.h"
#include "map.h"
#include "mem.h"
#include "row.h"
#include "summary.h"
#include "words.h"

/* By which field a record stands in a year, and what it is counted by. */
static const struct kept {
    const char *entity, *when, *kind; /* kind NULL: all together */
} kept[] = {
    { "event", "occurred_on", "type" },
    { "ledger", "opened_on", "kind" },
    { "project", "started_on", "kind" },
    { "tie", "from_on", "kind" },
    { "debrief", "year", "form" },
    { "review", "year", "result" },
    { "star", "year", "stars" },
    { "assessment", "year", "cohort" },
    { "criterion", "year", "cohort" },
    { "score", "given_on", NULL },
    { "transfer", "issued_on", NULL },
    { "term", "elected_on", NULL },
    { "post", "from_on", "role" },
    { "waiver", "from_on", NULL },
    { "plan", "planned_on", "type" },
    { "remittance", "quarter", NULL },
    { "dues_base", "from_on", "category" },
};

struct count {
    const char *group, *label;
    char *kind; /* as people read it */
    int64_t n;
};

struct counting {
    const struct summary *s;
    struct map *at; /* entity/kind -> place */
    struct count *v;
    size_t n, cap;
};

static void add(struct counting *x, const struct entity *en, const char *kind, const char *shown)
{
    struct buf key = BUF_INIT;
    buf_printf(&key, "%s/%s", en->name, kind);
    int64_t i = map_get(x->at, buf_str(&key), -1);
    if (i < 0) {
        i = (int64_t)x->n;
        map_add(x->at, buf_str(&key), i);
        x->v = mem_grow(x->v, x->n, &x->cap, sizeof *x->v);
        x->v[x->n++] = (struct count){ en->group, _(en->label), mem_dup(shown), 0 };
    }
    x->v[i].n++;
    buf_free(&key);
}

/* A type with its form is a kind of its own; the type alone is there too (said twice by some). */
static void take_record(void *ctx, const struct figure_record *r, const struct figures *own)
{
    struct counting *x = ctx;
    const struct report_query *q = x->s->q;
    (void)own;
    if (r->org < 0 || !report_wants(x->s->o, q, r->org, q->period.last))
        return;
    const char *types = r->types;
    for (char *type; (type = listed_take(&types)) != NULL; free(type))
        add(x, &entity_activity, type, summary_type(x->s, type));
}

/* 2026-03-05, 2026-03, 2026Q1, 2026. */
static bool stands_in(struct period p, const char *s)
{
    struct period own = { date_parse(s), date_parse(s) };
    if (own.first == DAY_NONE && !period_parse(s, &own))
        return false;
    return p.first <= own.first && own.last <= p.last;
}

/* What is private to its organisation is not even counted. */
static enum status count_rows(struct counting *x, const struct kept *k, struct err *e)
{
    const struct entity *en = model_entity(k->entity);
    int when = model_field(en, k->when), kind = k->kind != NULL ? model_field(en, k->kind) : -1;
    const struct report_query *q = x->s->q;
    struct row_query ask = { .en = en, .sort = -1 };
    ask.org = q->org >= 0 ? x->s->w->org[q->org].code : NULL;
    struct row_iter *it = row_each(office_db(x->s->o), &ask);
    struct buf shown = BUF_INIT;
    struct row row;
    int got;
    row_init(&row, en);
    while ((got = row_next(it, &row, e)) == 1) {
        if (!stands_in(q->period, row_get(&row, when)) ||
            (en->hidden != NULL && en->hidden(row_values(&row))))
            continue;
        const char *word = kind >= 0 ? row_get(&row, kind) : "";
        buf_clear(&shown);
        if (*word != '\0')
            model_show(&en->fields[kind], word, &shown);
        add(x, en, word, buf_str(&shown));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&shown);
    return got < 0 ? e->status : ST_OK;
}

static void put(const struct counting *x, struct book *b)
{
    static const struct column columns[] = {
        { "group", "类别", COLUMN_TEXT },
        { "record", "记录", COLUMN_TEXT },
        { "kind", "种类", COLUMN_TEXT },
        { "records", "条数", COLUMN_INT },
    };
    struct table *t =
        book_add(b, _("记录"), _("各类记录条数"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < x->n; i++) {
        table_text(t, x->v[i].group);
        table_text(t, x->v[i].label);
        table_text(t, x->v[i].kind);
        table_int(t, x->v[i].n);
    }
    report_notes(t, x->s->o, x->s->q);
    buf_puts(&t->notes, _("活动按召开日期，其他按发生、开始、所属年度；不公开的事项不计\n"));
}

static enum status add_records(const struct summary *s, struct book *b, struct err *e)
{
    struct counting x = { .s = s, .at = map_new() };
    enum status st = office_figure_records(s->o, s->q->period, take_record, &x, e);
    for (size_t i = 0; i < sizeof kept / sizeof *kept && !st; i++)
        st = count_rows(&x, &kept[i], e);
    put(&x, b);
    for (size_t i = 0; i < x.n; i++)
        free(x.v[i].kind);
    free(x.v);
    map_free(x.at);
    return st;
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct summary s;
    enum status st = summary_read(&s, o, q, e);
    if (!st)
        st = summary_sheets(&s, b, _("党建工作情况年报"), e);
    if (!st) {
        summary_data(&s, b);
        st = add_records(&s, b, e);
    }
    summary_free(&s);
    return st;
}

const struct report report_year = {
    .name = "year",
    .title = "年报：同季报，另有全年各类记录的条数",
    .every = EVERY_YEAR,
    .brief = summary_detail,
    .make = make,
};
