/* An explanation in words: every figure with its clause. */
#include "why.h"

#include <string.h>

#include "due_words.h"

/* While the marks are told. */
struct telling {
    struct buf counted, missed;
    int ncounted, nmissed;
    struct office *o;
    struct db *db;
    struct err *e;
    bool failed;
};

static enum query record_query(int64_t record)
{
    static const struct {
        const char *entity;
        enum query q;
    } queries[] = {
        { "dues", QUERY_WHY_DUES },       { "review", QUERY_WHY_REVIEW },
        { "star", QUERY_WHY_STAR },       { "assessment", QUERY_WHY_ASSESSMENT },
        { "debrief", QUERY_WHY_DEBRIEF }, { "transfer", QUERY_WHY_TRANSFER },
        { "project", QUERY_WHY_PROJECT }, { "ledger", QUERY_WHY_LEDGER },
    };
    const char *entity = office_record_entity(record);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        if (!strcmp(queries[i].entity, entity))
            return queries[i].q;
    return QUERY_WHY_ACTIVITY;
}

static const char *verdict_words(enum verdict v)
{
    switch (v) {
    case VERDICT_BEFORE:
        return "早于起算日，不计";
    case VERDICT_AFTER:
        return "晚于期限，不计";
    case VERDICT_FUTURE:
        return "在查询日之后，不计";
    case VERDICT_OTHER_EVENT:
        return "对应的是别的事项，不计";
    case VERDICT_CONDITION:
        return "不合计数的条件，不计";
    default:
        return "计入";
    }
}

/* Entered more than a week after the day it happened: said, never held against anybody. */
static bool entered_late(const char *entered, const char *held)
{
    daynum a = date_parse(entered), b = date_parse(held);
    return a != DAY_NONE && b != DAY_NONE && a - b > 7;
}

static void tell_mark(void *ctx, const struct mark *m, enum verdict v)
{
    struct telling *t = ctx;
    struct buf *b = v == VERDICT_COUNTS ? &t->counted : &t->missed;
    char done[DAY_TEXT];
    struct stmt *s = db_query(t->db, record_query(m->record));
    stmt_bind_int(s, 1, office_record_id(m->record));
    int got = stmt_step(s, t->e);
    t->failed |= got < 0;
    if (got > 0) {
        date_format(m->done, done);
        buf_printf(b, "  · %s %s", stmt_text(s, 1), stmt_text(s, 5));
        if (*stmt_text(s, 2))
            buf_printf(b, "《%s》", stmt_text(s, 2));
        if (*stmt_text(s, 0))
            buf_printf(b, "（%s）", stmt_text(s, 0));
        if (*stmt_text(s, 3))
            buf_printf(b, "，计入日期 %s", stmt_text(s, 3));
        if (m->done != m->held)
            buf_printf(b, "，%s 补课", done);
        if (entered_late(stmt_text(s, 4), stmt_text(s, 1)))
            buf_printf(b, "，%s 补录", stmt_text(s, 4));
        buf_printf(b, "：%s\n", verdict_words(v));
        (*(v == VERDICT_COUNTS ? &t->ncounted : &t->nmissed))++;
    }
    stmt_reset(s);
}

static void say_rule(struct buf *b, const struct world *w, const struct duty *d, daynum today)
{
    const struct rule *r = d->rule;
    const struct vocabulary *v = policy_set_words(w->policies);
    buf_printf(b, "%s（%s）\n", r->title, r->id);
    buf_printf(b, "组织：%s（%s）\n", world_name(w, d->org, today), w->org[d->org].code);
    buf_printf(b, "依据：%s%s\n", r->source, r->chosen ? "（数字为程序所定，可修改）" : "");
    buf_puts(b, "要求：");
    due_demand(b, w, r);
    buf_putc(b, '\n');
    if (r->when_text)
        buf_printf(b, "条件：%s\n", r->when_text);
    if (r->nevidence) {
        buf_puts(b, "算数的记录：");
        for (size_t i = 0; i < r->nevidence; i++)
            buf_printf(b, "%s%s", i ? "、" : "", vocabulary_evidence_title(v, r->evidence[i]));
        buf_putc(b, '\n');
    }
    if (*r->note)
        buf_printf(b, "说明：%s\n", r->note);
}

static void say_stand(struct buf *b, const struct world *w, const struct duty *d, daynum today)
{
    char from[DAY_TEXT], to[DAY_TEXT], now[DAY_TEXT], done[DAY_TEXT];
    date_format(d->window_start, from);
    date_format(d->deadline, to);
    date_format(today, now);
    date_format(d->done_on, done);
    if (d->event >= 0) {
        const struct world_event *v = &w->event[d->event];
        buf_printf(b, "事项：%s（%s）%s%s\n",
                   vocabulary_event_title(policy_set_words(w->policies), v->type), v->code,
                   d->person < 0 ? "" : "，", d->person < 0 ? "" : w->person[d->person].name);
    }
    if (*to)
        buf_printf(b, "起止：%s 至 %s\n", from, to);
    buf_printf(b, "状态：%s（截至 %s），进度 ", duty_status_label(d->status), now);
    due_progress(b, d);
    if (*done)
        buf_printf(b, "，%s 达到", done);
    else if (*to && today > d->deadline)
        buf_printf(b, "，已过期限 %d 天", (int)(today - d->deadline));
    else if (*to)
        buf_printf(b, "，距期限 %d 天", (int)(d->deadline - today));
    buf_putc(b, '\n');
}

static void say_elements(struct buf *b, const struct duty *d)
{
    if (d->nelements)
        buf_puts(b, "缺少的要素：");
    for (size_t i = 0; i < d->nelements; i++)
        buf_printf(b, "%s%s%s", i ? "、" : "", d->elements[i], i + 1 == d->nelements ? "\n" : "");
}

static void say_lacking(struct buf *b, const struct world *w, const struct duty *d, daynum today)
{
    if (!d->nlacking)
        return;
    buf_printf(b, "尚缺 %zu：\n", d->nlacking);
    for (size_t i = 0; i < d->nlacking; i++) {
        int k = d->lacking[i];
        if (d->lacking_orgs)
            buf_printf(b, "  · %s（%s）\n", world_name(w, k, today), w->org[k].code);
        else
            buf_printf(b, "  · %s（%s）\n", w->person[k].name, w->person[k].code);
    }
}

enum status why_explain(struct buf *out, struct office *o, const struct duty *d, daynum today,
                        struct err *e)
{
    const struct world *w = office_world(o);
    struct telling t = { .o = o, .db = office_db(o), .e = e };
    struct schedule *s = schedule_new(w, office_marks(o, false), today, today);
    say_rule(out, w, d, today);
    say_stand(out, w, d, today);
    say_lacking(out, w, d, today);
    say_elements(out, d);
    schedule_why(s, d, tell_mark, &t);
    if (t.ncounted)
        buf_printf(out, "计入的记录 %d 条：\n%s", t.ncounted, buf_str(&t.counted));
    if (t.nmissed)
        buf_printf(out, "相近而不计的 %d 条：\n%s", t.nmissed, buf_str(&t.missed));
    bool counted = d->rule->kind == RULE_PERIODIC || d->rule->kind == RULE_EVENT;
    if (counted && d->rule->each == EACH_NONE && !t.ncounted)
        buf_puts(out, "没有计入的记录。\n");
    schedule_free(s);
    buf_free(&t.counted);
    buf_free(&t.missed);
    return t.failed ? e->status : office_failed(o, e);
}
