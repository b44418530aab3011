/* The journal and its chain. */
#include "journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "json.h"
#include "mem.h"
#include "meta.h"
#include "words.h"

#define CHAIN_END "chain.end" /* of meta: number and hash of the last batch */

static void chain_begin(struct digest *d, const char *prev, int64_t id, const char *at,
                        const char *user, const char *what, int64_t undoes)
{
    digest_begin(d);
    digest_add(d, prev);
    digest_add_int(d, id);
    digest_add(d, at);
    digest_add(d, user);
    digest_add(d, what);
    digest_add_int(d, undoes);
}

/* A line of a batch, all of which the chain holds. */
struct line {
    const char *entity;
    int64_t row; /* 0: of no row */
    const char *key;
    int64_t version;
    const char *op;             /* insert, update, delete, note */
    const char *before, *after; /* JSON; NULL: there was none, there is none */
};

static void chain_line(struct digest *d, const struct line *l)
{
    digest_add(d, l->entity);
    digest_add_int(d, l->row);
    digest_add(d, l->key);
    digest_add_int(d, l->version);
    digest_add(d, l->op);
    digest_add(d, l->before);
    digest_add(d, l->after);
}

static const char *op_of(bool was_there, bool is_there)
{
    return !was_there ? "insert" : !is_there ? "delete" : "update";
}

static void hash_value(const char *salt, const char *value, char out[DIGEST_TEXT])
{
    struct digest d;
    digest_begin(&d);
    digest_add(&d, salt);
    digest_add(&d, value);
    digest_end(&d, out);
}

enum status journal_begin(struct journal *j, struct db *db, const char *what, const char *user,
                          int64_t undoes, struct err *e)
{
    *j = (struct journal){ .db = db, .batch = 1, .undoes = undoes };
    j->user = mem_dup(user);
    j->what = mem_dup(what);
    clock_stamp(j->at);
    struct stmt *s = db_query(db, QUERY_BATCH_LAST);
    int got = stmt_step(s, e);
    if (got == 1) {
        j->batch = stmt_int(s, 0) + 1;
        strncpy(j->prev, stmt_text(s, 1), sizeof j->prev - 1);
    }
    stmt_reset(s);
    chain_begin(&j->chain, j->prev, j->batch, j->at, j->user, j->what, undoes);
    return got >= 0 ? ST_OK : ST_FAILED;
}

void journal_tell_clock(struct db *db, struct buf *out)
{
    char today[DAY_TEXT];
    if (clock_pinned())
        return;
    date_format(clock_today(), today);
    struct stmt *s = db_query(db, QUERY_BATCH_LAST);
    if (stmt_step(s, NULL) == 1 && strncmp(stmt_text(s, 2), today, DAY_TEXT - 1) > 0)
        buf_printf(out,
                   _("请核对电脑的时钟：它说今天是 %s，而最后一次改动记在 %.10s。期限都按今天算。"),
                   today, stmt_text(s, 2));
    stmt_reset(s);
}

/* A field of a change: a string, or the salted hash of one. */
static void add_field(struct buf *b, const struct field *f, const char *value, const char *salt)
{
    buf_putc(b, b->len == 0 ? '{' : ',');
    json_string(b, f->name);
    buf_putc(b, ':');
    if (salt == NULL) {
        json_string(b, value);
        return;
    }
    char hash[DIGEST_TEXT];
    hash_value(salt, value, hash);
    buf_printf(b, "{\"sha256\":\"%s\"}", hash);
}

struct change_text {
    struct buf before, after;
    struct {
        int field;
        char salt[DIGEST_SALT];
    } guarded[MODEL_MAX_FIELDS];
    int n;
};

static bool hidden(const struct row *r, int field)
{
    return r != NULL && model_guarded(r->en, field, row_values(r));
}

static void describe(struct change_text *t, const struct row *before, const struct row *after)
{
    const struct entity *en = before != NULL ? before->en : after->en;
    for (int i = 0; i < en->nfields; i++) {
        const char *was = before == NULL ? "" : row_get(before, i);
        const char *is = after == NULL ? "" : row_get(after, i);
        if (!strcmp(was, is))
            continue;
        const char *salt = NULL;
        if (hidden(before, i) || hidden(after, i)) {
            t->guarded[t->n].field = i;
            digest_salt(t->guarded[t->n].salt);
            salt = t->guarded[t->n++].salt;
        }
        if (before != NULL)
            add_field(&t->before, &en->fields[i], was, salt);
        if (after != NULL)
            add_field(&t->after, &en->fields[i], is, salt);
    }
    if (before != NULL)
        buf_puts(&t->before, t->before.len == 0 ? "{}" : "}");
    if (after != NULL)
        buf_puts(&t->after, t->after.len == 0 ? "{}" : "}");
}

static enum status write_guarded(struct journal *j, const struct change_text *t,
                                 const struct row *before, const struct row *after, struct err *e)
{
    const struct entity *en = before != NULL ? before->en : after->en;
    int64_t id = db_last_id(j->db);
    enum status s = ST_OK;
    for (int i = 0; i < t->n && s == ST_OK; i++) {
        int field = t->guarded[i].field;
        struct stmt *st = db_query(j->db, QUERY_GUARDED_INSERT);
        stmt_bind_int(st, 1, id);
        stmt_bind_static(st, 2, en->fields[field].name);
        stmt_bind_static(st, 3, t->guarded[i].salt);
        stmt_bind_static(st, 4, before == NULL ? NULL : row_get(before, field));
        stmt_bind_static(st, 5, after == NULL ? NULL : row_get(after, field));
        s = stmt_run(st, e);
    }
    return s;
}

static enum status write_line(struct journal *j, const struct line *l, struct err *e)
{
    struct stmt *s = db_query(j->db, QUERY_JOURNAL_INSERT);
    stmt_bind_int(s, 1, j->batch);
    stmt_bind_static(s, 2, l->entity);
    stmt_bind_int(s, 3, l->row);
    stmt_bind_static(s, 4, l->key);
    stmt_bind_int(s, 5, l->version);
    stmt_bind_static(s, 6, l->op);
    stmt_bind_static(s, 7, l->before);
    stmt_bind_static(s, 8, l->after);
    enum status st = stmt_run(s, e);
    if (st == ST_OK) {
        chain_line(&j->chain, l);
        j->changes++;
    }
    return st;
}

enum status journal_row(struct journal *j, const struct row *before, const struct row *after,
                        struct err *e)
{
    const struct row *r = after != NULL ? after : before;
    struct change_text t = { 0 };
    struct buf key = BUF_INIT;
    row_key(r, &key);
    describe(&t, before, after);
    const struct line line = { .entity = r->en->name,
                               .row = r->id,
                               .key = buf_str(&key),
                               .version = r->version,
                               .op = op_of(before != NULL, after != NULL),
                               .before = t.before.data,
                               .after = t.after.data };
    enum status s = write_line(j, &line, e);
    if (s == ST_OK)
        s = write_guarded(j, &t, before, after, e);
    buf_free(&t.before);
    buf_free(&t.after);
    buf_free(&key);
    return s;
}

enum status journal_policy(struct journal *j, const char *key, const char *before,
                           const char *after, struct err *e)
{
    const struct line line = { .entity = JOURNAL_POLICY,
                               .key = key,
                               .op = op_of(before != NULL, after != NULL),
                               .before = before,
                               .after = after };
    return write_line(j, &line, e);
}

const char *journal_label(const char *entity)
{
    return !strcmp(entity, JOURNAL_POLICY)   ? _("制度条文")
           : !strcmp(entity, JOURNAL_REPORT) ? _("报表")
                                             : entity;
}

enum status journal_note(struct journal *j, const char *entity, const char *text, struct err *e)
{
    struct buf after = BUF_INIT;
    buf_puts(&after, "{\"note\":");
    json_string(&after, text);
    buf_puts(&after, "}");
    const struct line line = {
        .entity = entity, .key = "", .op = "note", .after = buf_str(&after)
    };
    enum status s = write_line(j, &line, e);
    buf_free(&after);
    return s;
}

/* The end of the chain is kept apart, so that batches taken off its end are missed. */
static void end_text(char out[DIGEST_TEXT + 24], int64_t batch, const char *hash)
{
    snprintf(out, DIGEST_TEXT + 24, "%lld %s", (long long)batch, hash);
}

static enum status keep_end(struct db *db, int64_t batch, const char *hash, struct err *e)
{
    char end[DIGEST_TEXT + 24];
    end_text(end, batch, hash);
    return meta_set(db, CHAIN_END, end, e);
}

enum status journal_end(struct journal *j, struct err *e)
{
    char hash[DIGEST_TEXT];
    if (j->changes == 0)
        return ST_OK;
    digest_end(&j->chain, hash);
    struct stmt *s = db_query(j->db, QUERY_BATCH_INSERT);
    stmt_bind_int(s, 1, j->batch);
    stmt_bind_static(s, 2, j->at);
    stmt_bind_static(s, 3, j->user);
    stmt_bind_static(s, 4, j->what);
    if (j->undoes != 0)
        stmt_bind_int(s, 5, j->undoes);
    else
        stmt_bind_null(s, 5);
    stmt_bind_static(s, 6, j->prev);
    stmt_bind_static(s, 7, hash);
    enum status st = stmt_run(s, e);
    return st == ST_OK ? keep_end(j->db, j->batch, hash, e) : st;
}

void journal_free(struct journal *j)
{
    free(j->user);
    free(j->what);
    *j = (struct journal){ 0 };
}

enum status journal_values(struct db *db, int64_t change, enum journal_side side, struct row *row,
                           uint64_t *mask, bool *erased, struct err *e)
{
    struct stmt *s =
        db_query(db, side == JOURNAL_AFTER ? QUERY_JOURNAL_AFTER : QUERY_JOURNAL_BEFORE);
    int got;
    *mask = 0;
    *erased = false;
    stmt_bind_int(s, 1, change);
    while ((got = stmt_step(s, e)) == 1) {
        int field = model_field(row->en, stmt_text(s, 0));
        if (field < 0)
            continue;
        *erased |= stmt_is_null(s, 1) && stmt_int(s, 2) != 0;
        row_set(row, field, stmt_text(s, 1));
        *mask |= UINT64_C(1) << field;
    }
    return got == 0 ? ST_OK : ST_FAILED;
}

static enum status verify_rows(struct db *db, int64_t batch, struct digest *d, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_JOURNAL_OF_BATCH);
    int got;
    stmt_bind_int(s, 1, batch);
    while ((got = stmt_step(s, e)) == 1)
        chain_line(d, &(struct line){ .entity = stmt_text(s, 1),
                                      .row = stmt_int(s, 2),
                                      .key = stmt_text(s, 3),
                                      .version = stmt_int(s, 4),
                                      .op = stmt_text(s, 5),
                                      .before = stmt_is_null(s, 6) ? NULL : stmt_text(s, 6),
                                      .after = stmt_is_null(s, 7) ? NULL : stmt_text(s, 7) });
    return got == 0 ? ST_OK : ST_FAILED;
}

static enum status broken(int64_t batch, struct err *e)
{
    return err_set(e, ST_REFUSED,
                   "变更记录第 %lld 批与校验值不符：它或它之前的记录被程序之外的手段改动过。",
                   (long long)batch);
}

static enum status verify_end(struct db *db, int64_t batch, const char *hash, struct err *e)
{
    char end[DIGEST_TEXT + 24];
    struct buf kept = BUF_INIT;
    end_text(end, batch, hash);
    enum status st = meta_get(db, CHAIN_END, &kept, e);
    bool same = st == ST_MISSING ? batch == 0 : !strcmp(buf_str(&kept), end);
    if (st != ST_FAILED)
        st = same ? ST_OK
                  : err_set(e, ST_REFUSED,
                            "变更记录到第 %lld 批为止，与记下的末尾不符（应为第 %lld 批）："
                            "末尾的记录被程序之外的手段删去过。",
                            (long long)batch, strtoll(buf_str(&kept), NULL, 10));
    buf_free(&kept);
    return st;
}

static enum status verify_chain(struct db *db, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_BATCH_ALL);
    char prev[DIGEST_TEXT] = "", hash[DIGEST_TEXT];
    int64_t expected = 1;
    enum status st = ST_OK;
    int got = 0;
    while (st == ST_OK && (got = stmt_step(s, e)) == 1) {
        struct digest d;
        int64_t id = stmt_int(s, 0);
        chain_begin(&d, prev, id, stmt_text(s, 1), stmt_text(s, 2), stmt_text(s, 3),
                    stmt_int(s, 4));
        st = verify_rows(db, id, &d, e);
        digest_end(&d, hash);
        if (st == ST_OK && (id != expected++ || strcmp(prev, stmt_text(s, 5)) != 0 ||
                            strcmp(hash, stmt_text(s, 6)) != 0))
            st = broken(id, e);
        memcpy(prev, hash, sizeof prev);
    }
    stmt_reset(s);
    if (st == ST_OK && got == 0)
        return verify_end(db, expected - 1, prev, e);
    return st != ST_OK ? st : ST_FAILED;
}

static bool side_holds(struct stmt *s, int value, int hash)
{
    char now[DIGEST_TEXT];
    if (stmt_is_null(s, value)) /* not there, or erased */
        return true;
    hash_value(stmt_text(s, 2), stmt_text(s, value), now);
    return !strcmp(now, stmt_text(s, hash));
}

enum status journal_verify(struct db *db, struct err *e)
{
    enum status st = verify_chain(db, e);
    struct stmt *s = db_query(db, QUERY_GUARDED_ALL);
    int got = 0;
    while (st == ST_OK && (got = stmt_step(s, e)) == 1) {
        if (!side_holds(s, 3, 5) || !side_holds(s, 4, 6))
            st = err_set(e, ST_REFUSED, "变更记录第 %lld 条中“%s”的原值与校验值不符。",
                         (long long)stmt_int(s, 0), stmt_text(s, 1));
    }
    stmt_reset(s);
    if (st != ST_OK || got < 0)
        return st != ST_OK ? st : ST_FAILED;
    s = db_query(db, QUERY_JOURNAL_ORPHANS);
    got = stmt_step(s, e);
    if (got == 1 && stmt_int(s, 0) > 0)
        st = err_set(e, ST_REFUSED, "变更记录有 %lld 条不属于任何一批：有一批被删去了。",
                     (long long)stmt_int(s, 0));
    stmt_reset(s);
    return got < 0 ? ST_FAILED : st;
}
