/* Closing a quarter and opening it again: deeds through the door. */
#include "close.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "above.h"
#include "close_own.h"
#include "door.h"
#include "fields.h"
#include "kept_digest.h"
#include "mem.h"
#include "words.h"

/* 2026q1 -> 2026Q1, as the dictionary writes it. */
enum status close_read_period(const char *typed, bool quarter, char code[8], struct period *p,
                              struct err *e)
{
    struct buf out = BUF_INIT;
    const struct field *f = &entity_closing.fields[F_CLOSING_PERIOD];
    enum status st = model_read(f, typed, &out, e);
    bool fits = !st && out.len < 8 && period_parse(buf_str(&out), p);
    if (fits)
        snprintf(code, 8, "%s", buf_str(&out));
    buf_free(&out);
    if (!fits || (quarter && !strchr(code, 'Q')))
        return err_set(e, ST_USAGE, "%s“%s”；写成 2026Q1。",
                       fits ? _("结账按季度，不按") : _("没有这样的季度"), typed);
    return ST_OK;
}

enum status close_take_roots(struct db *db, const char *org, const char *day, struct close_view *v,
                             struct err *e)
{
    struct stmt *s = db_query(db, QUERY_CLOSE_ROOTS);
    size_t cap = 0;
    int got = 0;
    if (org) {
        v->root = mem_grow(v->root, v->nroot, &cap, sizeof *v->root);
        v->root[v->nroot++] = mem_dup(org);
        return ST_OK;
    }
    stmt_bind_text(s, 1, day);
    while ((got = stmt_step(s, e)) > 0) {
        v->root = mem_grow(v->root, v->nroot, &cap, sizeof *v->root);
        v->root[v->nroot++] = mem_dup(stmt_text(s, 0));
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

void close_view_free(struct close_view *v)
{
    for (size_t i = 0; i < v->nroot; i++)
        free(v->root[i]);
    free(v->root);
    buf_free(&v->overdue);
    buf_free(&v->report);
    *v = (struct close_view){ 0 };
}

void closing_clear(struct closing *c)
{
    free(c->closed_by);
    free(c->reason);
    *c = (struct closing){ 0 };
}

enum status closing_find(struct db *db, const char *org, const char *period, int edition,
                         struct closing *out, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_CLOSINGS_OF);
    int got;
    *out = (struct closing){ 0 };
    stmt_bind_text(s, 1, org);
    stmt_bind_text(s, 2, period);
    while ((got = stmt_step(s, e)) > 0) {
        bool stands = !*stmt_text(s, 4);
        if (edition ? stmt_int(s, 1) != edition : !stands)
            continue;
        out->id = stmt_int(s, 0);
        out->edition = (int)stmt_int(s, 1);
        snprintf(out->closed_on, sizeof out->closed_on, "%s", stmt_text(s, 2));
        snprintf(out->reopened_on, sizeof out->reopened_on, "%s", stmt_text(s, 4));
        out->closed_by = mem_dup(stmt_text(s, 3));
        out->reason = mem_dup(stmt_text(s, 5));
        break;
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Whether `above` is the organisation or stands above it on a day. */
static enum status covers(struct db *db, const char *above, const char *org, const char *day,
                          bool *yes, struct err *e)
{
    char *at = mem_dup(org);
    enum status st = ST_OK;
    *yes = false;
    for (int depth = 0; *at && depth < ABOVE_MOST && !*yes && !st; depth++) {
        *yes = !strcmp(at, above);
        st = above_next(db, &at, day, e);
    }
    free(at);
    return st;
}

enum status closing_covering(struct db *db, const char *org, const char *code, struct period p,
                             char **whose, char **on, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_CLOSINGS_STANDING);
    enum status st = ST_OK;
    char last[DAY_TEXT];
    int got = 0;
    date_format(p.last, last);
    *whose = *on = NULL;
    while (!*whose && !st && (got = stmt_step(s, e)) > 0) {
        bool there = false;
        if (!strcmp(stmt_text(s, 2), code))
            st = covers(db, stmt_text(s, 1), org, last, &there, e);
        if (st || !there)
            continue;
        *whose = mem_dup(stmt_text(s, 1));
        *on = mem_dup(stmt_text(s, 4));
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : st;
}

static enum status refuse_closed(struct db *db, const char *org, const struct close_view *v,
                                 struct err *e)
{
    char *whose, *on;
    enum status st = closing_covering(db, org, v->code, v->period, &whose, &on, e);
    if (!st && whose) {
        struct buf name = BUF_INIT;
        row_name(db, "org", whose, &name, NULL);
        st = err_set(e, ST_REFUSED,
                     "%s（%s）%s 已于 %s 结账；要更正，请先反结账"
                     "（dangjian --org %s reopen %s --reason 理由）。",
                     buf_str(&name), whose, v->code, on, whose, v->code);
        buf_free(&name);
    }
    free(whose);
    free(on);
    return st;
}

/* Reads what is asked for and whether it may be. */
static enum status prepare(struct db *db, const struct close_ask *ask, struct close_view *v,
                           struct err *e)
{
    char day[DAY_TEXT];
    *v = (struct close_view){ .edition = 1 };
    enum status st = close_read_period(ask->period, true, v->code, &v->period, e);
    date_format(ask->today, day);
    if (!st && ask->today <= v->period.last) {
        char last[DAY_TEXT];
        date_format(v->period.last, last);
        st = err_set(e, ST_REFUSED, "%s 到 %s 才结束（今天是 %s），结束之后再结账。", v->code, last,
                     day);
    }
    if (!st)
        st = close_take_roots(db, ask->org, day, v, e);
    for (size_t i = 0; i < v->nroot && !st; i++)
        st = refuse_closed(db, v->root[i], v, e);
    return st;
}

/* The next edition: one more than the last there was. */
static enum status next_edition(struct db *db, const char *org, const char *period, int *edition,
                                struct err *e)
{
    struct stmt *s = db_query(db, QUERY_CLOSINGS_OF);
    stmt_bind_text(s, 1, org);
    stmt_bind_text(s, 2, period);
    int got = stmt_step(s, e);
    *edition = got > 0 ? (int)stmt_int(s, 1) + 1 : 1;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static void count(struct close_view *v, const struct account *a)
{
    v->norg += a->norg;
    v->nduty += a->nduty;
    for (size_t i = 0; i < a->nduty; i++) {
        const struct account_duty *d = &a->duty[i];
        v->count[duty_class_of(d->status, d->advice)]++;
        if (d->status == DUTY_OVERDUE)
            buf_printf(&v->overdue, "%s  %s\n", a->org[d->org].name, d->matter);
    }
}

/* Makes the account of each root; keep: also writes it. */
static enum status each_root(struct db *db, const struct close_ask *ask, struct close_view *v,
                             enum status (*keep)(void *ctx, struct office *o, int root,
                                                 const struct account *a, struct err *e),
                             void *ctx, struct err *e)
{
    struct office *o = NULL;
    enum status st = office_open(&o, db, PEOPLE_NAMED, e);
    for (size_t i = 0; i < v->nroot && !st; i++) {
        struct account *a = NULL;
        int org = office_org(o, v->root[i]);
        st = org < 0 ? err_set(e, ST_MISSING,
                               "没有代码为“%s”的组织；dangjian list org 可列出全部。", v->root[i])
                     : account_make(&a, o, v->period, ask->today, org, e);
        if (!st)
            count(v, a);
        if (!st && keep)
            st = keep(ctx, o, org, a, e);
        account_free(a);
    }
    office_close(o);
    return st;
}

enum status close_look(struct db *db, const struct close_ask *ask, struct close_view *v,
                       struct err *e)
{
    enum status st = prepare(db, ask, v, e);
    if (!st)
        st = each_root(db, ask, v, NULL, NULL, e);
    if (!st && v->nroot)
        st = next_edition(db, v->root[0], v->code, &v->edition, e);
    if (!st)
        st = close_reports(db, ask, v, NULL, e);
    if (st)
        close_view_free(v);
    return st;
}

struct keeping {
    struct change *c;
    const struct close_view *v;
    const struct close_ask *ask;
    struct buf *keys, *said;
};

static enum status put_closing(struct change *c, struct row *row, uint64_t given, struct buf *keys,
                               struct err *e)
{
    enum put did;
    enum status st = change_put(c, row, given, &did, e);
    if (!st) {
        row_key(row, keys);
        buf_putc(keys, '\n');
    }
    return st;
}

static void tell(struct keeping *k, const struct row *row, const struct account *a)
{
    struct close_view one = { 0 };
    size_t met = 0;
    count(&one, a);
    met = one.count[DUTY_DONE] + one.count[DUTY_LATE];
    row_name(k->c->db, "org", row_get(row, F_CLOSING_ORG), k->said, NULL);
    buf_printf(k->said, _("（%s）%s 已结账"), row_get(row, F_CLOSING_ORG), k->v->code);
    if (strcmp(row_get(row, F_CLOSING_EDITION), "1"))
        buf_printf(k->said, _("，更正第 %s 版"), row_get(row, F_CLOSING_EDITION));
    buf_printf(
        k->said, _("：%zu 个组织，完成 %zu 项（补办 %zu），逾期 %zu，免除 %zu；数字已留存。\n"),
        one.norg, met, one.count[DUTY_LATE], one.count[DUTY_OVERDUE], one.count[DUTY_WAIVED]);
    close_view_free(&one);
}

static enum status keep(void *ctx, struct office *o, int org, const struct account *a,
                        struct err *e)
{
    struct keeping *k = ctx;
    const char *root = office_world(o)->org[org].code;
    struct row row;
    char text[16];
    int edition = 1;
    enum status st = next_edition(k->c->db, root, k->v->code, &edition, e);
    row_init(&row, &entity_closing);
    snprintf(text, sizeof text, "%d", edition);
    row_set(&row, F_CLOSING_ORG, root);
    row_set(&row, F_CLOSING_PERIOD, k->v->code);
    row_set(&row, F_CLOSING_EDITION, text);
    row_set(&row, F_CLOSING_CLOSED_ON, k->c->today_text);
    row_set(&row, F_CLOSING_CLOSED_BY, k->ask->user);
    if (!st)
        st = put_closing(k->c, &row, FIELD_ALL, k->keys, e);
    if (!st)
        st = account_keep(k->c->db, row.id, a, e);
    struct close_keep more = { row.id, edition, org, a->period, a->today, k->ask->user };
    if (!st && k->ask->keeper)
        st = k->ask->keeper(o, &more, e);
    struct buf key = BUF_INIT;
    row_key(&row, &key);
    if (!st)
        st = kept_digest_keep(k->c, row.id, buf_str(&key), e);
    buf_free(&key);
    if (!st)
        tell(k, &row, a);
    row_clear(&row);
    return st;
}

static enum status close_all(struct change *c, const struct close_ask *ask, struct buf *keys,
                             struct buf *said, struct err *e)
{
    struct close_view v;
    struct keeping k = { c, &v, ask, keys, said };
    enum status st = prepare(c->db, ask, &v, e);
    if (!st)
        st = close_reports(c->db, ask, &v, ask->hand_in ? c : NULL, e);
    if (!st && v.nreport && !ask->hand_in)
        buf_printf(said,
                   _("%zu 个组织还没有 %s 的季度报告记录（%s）；随报表上报的，请撤销后加 --hand-in "
                     "重新结账，或单独录入。\n"),
                   v.nreport, v.code, buf_str(&v.report));
    else if (!st && v.nreport)
        buf_printf(said, _("已为 %zu 个组织记下向上级党组织报告工作（%s）。\n"), v.nreport,
                   buf_str(&v.report));
    if (!st)
        st = each_root(c->db, ask, &v, keep, &k, e);
    close_view_free(&v);
    return st;
}

static enum status begin(struct change **c, struct db *db, const struct close_ask *ask,
                         const char *deed, struct err *e)
{
    struct buf what = BUF_INIT;
    buf_printf(&what, "%s %s", deed, ask->period);
    enum status st = change_begin(c, db, buf_str(&what), ask->today, ask->user, e);
    buf_free(&what);
    return st;
}

enum status close_period(struct db *db, const struct close_ask *ask, struct buf *keys,
                         struct buf *said, struct err *e)
{
    struct change *c;
    enum status st = begin(&c, db, ask, _("结账"), e);
    if (st)
        return st;
    st = close_all(c, ask, keys, said, e);
    return change_end(c, st, e);
}

static enum status reopen_one(struct change *c, const char *org, struct close_view *v,
                              const char *reason, struct buf *keys, struct buf *said, struct err *e)
{
    struct closing found;
    struct row row;
    enum status st = closing_find(c->db, org, v->code, 0, &found, e);
    if (!st && !found.id) {
        st = refuse_closed(c->db, org, v, e); /* by one above: that one is named */
        return st ? st
                  : err_set(e, ST_REFUSED,
                            "%s 的 %s 没有结账，不用反结账；结过的账见 "
                            "dangjian list closing。",
                            org, v->code);
    }
    row_init(&row, &entity_closing);
    if (!st)
        st = row_load(c->db, &entity_closing, found.id, &row, e);
    row_set(&row, F_CLOSING_REOPENED_ON, c->today_text);
    row_set(&row, F_CLOSING_REASON, reason);
    if (!st)
        st = put_closing(c, &row, FIELD_BIT(F_CLOSING_REOPENED_ON) | FIELD_BIT(F_CLOSING_REASON),
                         keys, e);
    if (!st) {
        row_name(c->db, "org", org, said, NULL);
        buf_printf(said, _("（%s）%s 已反结账，可以改动其中的记录；第 %d 版的数字仍留着。\n"), org,
                   v->code, found.edition);
    }
    row_clear(&row);
    closing_clear(&found);
    return st;
}

enum status close_reopen(struct db *db, const struct close_ask *ask, const char *reason,
                         struct buf *keys, struct buf *said, struct err *e)
{
    struct change *c;
    struct close_view v = { 0 };
    char day[DAY_TEXT];
    enum status st = close_read_period(ask->period, false, v.code, &v.period, e);
    if (st || (st = begin(&c, db, ask, _("反结账"), e)) != ST_OK)
        return st;
    date_format(ask->today, day);
    st = close_take_roots(db, ask->org, day, &v, e);
    for (size_t i = 0; i < v.nroot && !st; i++)
        st = reopen_one(c, v.root[i], &v, reason, keys, said, e);
    close_view_free(&v);
    return change_end(c, st, e);
}

enum status closing_root(struct db *db, daynum today, struct buf *code, struct err *e)
{
    struct close_view v = { 0 };
    char day[DAY_TEXT];
    date_format(today, day);
    enum status st = close_take_roots(db, NULL, day, &v, e);
    if (!st && v.nroot == 1)
        buf_puts(code, v.root[0]);
    close_view_free(&v);
    return st;
}

enum status close_changes(struct office *o, const char *org, const struct account *kept,
                          daynum today, struct account_changes *out, struct err *e)
{
    struct account *now = NULL, *then = NULL;
    int scope = office_org(o, org);
    enum status st = account_make(&now, o, kept->period, today, scope, e);
    if (!st && account_runs(kept))
        st = account_make(&then, o, kept->period, kept->today, scope, e);
    if (!st)
        account_compare(kept, now, then, out);
    account_free(now);
    account_free(then);
    return st;
}
