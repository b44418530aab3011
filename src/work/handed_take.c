/* Figures handed up: stored, held against what had come, and who has not handed up. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "digest.h"
#include "door.h"
#include "handed_up.h"
#include "mem.h"
#include "office.h"
#include "words.h"

struct taking {
    struct change *c;
    const struct handed_ask *ask;
    const struct handed_file *f;
    char digest[DIGEST_TEXT], at[20];
    struct buf *said;
    struct office *office; /* the roster; NULL where it could not be read */
    struct figures *own;   /* of each organisation of it, of the period */
};

struct receipt {
    int64_t id; /* 0: nothing came before */
    int edition;
    char as_of[DAY_TEXT];
    bool same; /* the file itself */
};

static enum status last_receipt(struct taking *t, const char *org, struct receipt *r, struct err *e)
{
    struct stmt *s = db_query(t->c->db, QUERY_HANDED_LAST);
    *r = (struct receipt){ 0 };
    stmt_bind_text(s, 1, org);
    stmt_bind_text(s, 2, t->f->period);
    int got = stmt_step(s, e);
    if (got > 0) {
        r->id = stmt_int(s, 0);
        r->edition = (int)stmt_int(s, 1);
        strncat(r->as_of, stmt_text(s, 2), sizeof r->as_of - 1);
        r->same = !strcmp(stmt_text(s, 4), t->digest);
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status keep_lines(struct taking *t, const char *org, int64_t receipt, struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < t->f->n && !st; i++) {
        const struct handed_line *l = &t->f->line[i];
        for (int k = 0; k < HANDED_FIGURES && !st && !strcmp(l->org, org); k++) {
            if (l->value[k] < 0)
                continue;
            struct stmt *s = db_query(t->c->db, QUERY_HANDED_LINE_INSERT);
            stmt_bind_int(s, 1, receipt);
            stmt_bind_int(s, 2, (int64_t)i);
            stmt_bind_text(s, 3, l->line);
            stmt_bind_text(s, 4, l->key ? l->key : "");
            stmt_bind_text(s, 5, l->title ? l->title : "");
            stmt_bind_text(s, 6, handed_figure(k));
            stmt_bind_int(s, 7, l->value[k]);
            st = stmt_run(s, e);
        }
    }
    return st;
}

static enum status keep(struct taking *t, const char *org, struct err *e)
{
    struct stmt *s = db_query(t->c->db, QUERY_HANDED_INSERT);
    const char *slash = strrchr(t->ask->path, '/');
    stmt_bind_text(s, 1, org);
    stmt_bind_text(s, 2, t->f->period);
    stmt_bind_int(s, 3, t->f->edition);
    stmt_bind_text(s, 4, t->f->as_of);
    stmt_bind_text(s, 5, t->f->unit ? t->f->unit : "");
    stmt_bind_text(s, 6, t->at);
    stmt_bind_text(s, 7, t->ask->user);
    stmt_bind_text(s, 8, slash ? slash + 1 : t->ask->path);
    stmt_bind_text(s, 9, t->digest);
    enum status st = stmt_run(s, e);
    return st ? st : keep_lines(t, org, db_last_id(t->c->db), e);
}

/* 应到 and so on by their names in the file: one line for each figure of the organisation itself.
 */
static enum status tell_difference(struct taking *t, const struct handed_line *l,
                                   const struct receipt *r, int *n, struct err *e)
{
    struct stmt *s = db_query(t->c->db, QUERY_HANDED_VALUES);
    int got;
    stmt_bind_int(s, 1, r->id);
    while ((got = stmt_step(s, e)) > 0) {
        if (strcmp(stmt_text(s, 0), "org"))
            continue;
        for (int k = 0; k < HANDED_FIGURES; k++) {
            int64_t was = stmt_int(s, 4);
            if (strcmp(stmt_text(s, 3), handed_figure(k)) || was == l->value[k])
                continue;
            buf_printf(t->said, _("  %s：%" PRId64 " → %" PRId64 "\n"), handed_figure(k), was,
                       l->value[k]);
            ++*n;
        }
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status find_org(struct taking *t, const char *org, bool *own, struct buf *name,
                            struct err *e)
{
    struct stmt *s = db_query(t->c->db, QUERY_HANDED_ORG);
    stmt_bind_text(s, 1, org);
    int got = stmt_step(s, e);
    if (got > 0) {
        buf_puts(name, stmt_text(s, 0));
        *own = !strcmp(stmt_text(s, 1), "own");
    }
    stmt_reset(s);
    return got > 0   ? ST_OK
           : got < 0 ? ST_FAILED
                     : err_set(e, ST_REFUSED,
                               "没有代码为“%s”的组织；请先录入，或核对是不是本单位的文件。", org);
}

/* The roster here may know who is a member: where it does, both should say the same. */
static void tell_heads(const struct taking *t, const struct handed_line *l)
{
    int org = t->office ? office_org(t->office, l->org) : -1;
    const struct figures *here = org >= 0 ? &t->own[org] : NULL;
    int64_t full = l->value[HANDED_FULL], probationary = l->value[HANDED_PROBATIONARY];
    if (!here || !(here->full | here->probationary) || full < 0)
        return;
    probationary = probationary < 0 ? 0 : probationary;
    if (here->full != full || here->probationary != probationary)
        buf_printf(t->said,
                   _("  党员人数与本库名册不同：上报正式 %lld、预备 %lld，名册期末正式 %lld、"
                     "预备 %lld，请核对\n"),
                   (long long)full, (long long)probationary, (long long)here->full,
                   (long long)here->probationary);
}

static enum status take_org(struct taking *t, const struct handed_line *l, struct err *e)
{
    struct receipt r = { 0 };
    struct buf name = BUF_INIT;
    bool own = false;
    int differs = 0;
    enum status st = find_org(t, l->org, &own, &name, e);
    if (!st)
        st = change_reach(t->c, l->org, _("上报数字"), e);
    if (!st)
        st = last_receipt(t, l->org, &r, e);
    if (!st && r.id && t->f->edition < r.edition)
        st = err_set(e, ST_REFUSED, "%s（%s）%s 已收第 %d 版，这个文件是第 %d 版，没有收下。",
                     buf_str(&name), l->org, t->f->period, r.edition, t->f->edition);
    if (!st && r.id && r.same) {
        buf_printf(t->said, _("%s（%s）%s：与已收的相同\n"), buf_str(&name), l->org, t->f->period);
    } else if (!st) {
        buf_printf(t->said, _("%s（%s）%s：%s，截至 %s"), buf_str(&name), l->org, t->f->period,
                   r.id ? _("再次上报") : _("收到上报"), t->f->as_of);
        buf_printf(t->said, t->f->edition ? _("，第 %d 版\n") : _("；对方没有结账，数字还会变\n"),
                   t->f->edition);
        tell_heads(t, l);
        if (!own)
            buf_puts(t->said,
                     _("  这个组织的账在本库（books 不是 own），上报的数字只留存，不用\n"));
        if (r.id)
            st = tell_difference(t, l, &r, &differs, e);
        if (!st && r.id && !differs)
            buf_puts(t->said, _("  本级数字没有变\n"));
        if (!st)
            st = keep(t, l->org, e);
    }
    if (!st && !(r.id && r.same)) {
        struct buf note = BUF_INIT;
        buf_printf(&note, _("%s %s 上报：%s"), l->org, t->f->period, t->digest);
        st = change_note(t->c, "closing", buf_str(&note), e);
        buf_free(&note);
    }
    buf_free(&name);
    return st;
}

static enum status read_roster(struct taking *t, struct err *e)
{
    struct period p;
    enum status st = office_open(&t->office, t->c->db, PEOPLE_CODED, e);
    if (st || !period_parse(t->f->period, &p))
        return st;
    t->own = mem_alloc((office_world(t->office)->norg + 1) * sizeof *t->own);
    return office_figures(t->office, p, t->own, e);
}

enum status handed_take(struct db *db, const struct handed_ask *ask, char period[8],
                        struct buf *said, struct err *e)
{
    struct handed_file f;
    struct digest d;
    struct taking t = { .ask = ask, .f = &f, .said = said };
    enum status st = handed_read(db, ask->text, &f, e);
    if (st)
        return st;
    snprintf(period, 8, "%s", f.period);
    digest_begin(&d);
    digest_add_bytes(&d, ask->text, strlen(ask->text)); /* as sha256sum has it */
    digest_end(&d, t.digest);
    clock_stamp(t.at);
    st = change_begin(&t.c, db, _("收上报数字"), ask->today, ask->user, e);
    if (st) {
        handed_free(&f);
        return st;
    }
    st = read_roster(&t, e);
    for (size_t i = 0; i < f.n && !st; i++)
        if (!strcmp(f.line[i].line, "org"))
            st = take_org(&t, &f.line[i], e);
    office_close(t.office);
    free(t.own);
    st = change_end(t.c, st, e);
    handed_free(&f);
    return st;
}

enum status handed_states(struct db *db, const char *org, struct period p, const char *period,
                          void (*take)(void *ctx, const struct handed_state *s), void *ctx,
                          struct err *e)
{
    struct office *o = NULL;
    enum status st = office_open(&o, db, PEOPLE_CODED, e);
    const struct world *w = st ? NULL : office_world(o);
    int above = !st && org ? office_org(o, org) : -1;
    for (int i = 0; !st && i < (int)w->norg; i++) {
        if (!office_own_books(o, i) || !world_active(w, i, p.last) ||
            (org && i != above && !world_below(w, i, above, p.last)))
            continue;
        struct stmt *s = db_query(db, QUERY_HANDED_LAST);
        stmt_bind_text(s, 1, w->org[i].code);
        stmt_bind_text(s, 2, period);
        int got = stmt_step(s, e);
        struct handed_state x = { w->org[i].code, world_name(w, i, p.last), "", "", "", 0 };
        if (got > 0) {
            x.edition = (int)stmt_int(s, 1);
            x.as_of = stmt_text(s, 2);
            x.received_at = stmt_text(s, 3);
            x.digest = stmt_text(s, 4);
        }
        take(ctx, &x);
        stmt_reset(s);
        st = got < 0 ? ST_FAILED : ST_OK;
    }
    office_close(o);
    return st;
}
