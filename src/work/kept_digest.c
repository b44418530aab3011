/* Digests of what closings keep: made with them, held against them by check. */
#include "kept_digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "digest.h"
#include "door.h"
#include "mem.h"
#include "words.h"

/* Written as it stands, whatever the language: it is looked for by its beginning. */
static const char kept_note[] = N_("留存数字 %lld %s %s");

struct part {
    char *name, digest[DIGEST_TEXT];
};
struct parts {
    struct part *v;
    size_t n, cap;
};

static void clear(struct parts *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->v[i].name);
    free(p->v);
    *p = (struct parts){ 0 };
}

static struct part *add(struct parts *p, const char *name)
{
    p->v = mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
    p->v[p->n] = (struct part){ .name = mem_dup(name) };
    return &p->v[p->n++];
}

/* Of the rows as they are. */
static enum status make(struct parts *p, struct db *db, int64_t closing, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_TEXTS);
    struct digest d;
    int got;
    *p = (struct parts){ 0 };
    stmt_bind_int(s, 1, closing);
    while ((got = stmt_step(s, e)) > 0) {
        if (p->n == 0 || strcmp(p->v[p->n - 1].name, stmt_text(s, 0)) != 0) {
            if (p->n > 0)
                digest_end(&d, p->v[p->n - 1].digest);
            add(p, stmt_text(s, 0));
            digest_begin(&d);
            digest_add_int(&d, closing);
        }
        digest_add(&d, stmt_text(s, 1));
    }
    stmt_reset(s);
    if (p->n > 0)
        digest_end(&d, p->v[p->n - 1].digest);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* As they were written. */
static enum status read(struct parts *p, struct db *db, int64_t closing, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_DIGESTS);
    int got;
    *p = (struct parts){ 0 };
    stmt_bind_int(s, 1, closing);
    while ((got = stmt_step(s, e)) > 0) {
        struct part *x = add(p, stmt_text(s, 0));
        snprintf(x->digest, sizeof x->digest, "%s", stmt_text(s, 1));
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static void sum_up(const struct parts *p, char out[DIGEST_TEXT])
{
    struct digest d;
    digest_begin(&d);
    for (size_t i = 0; i < p->n; i++) {
        digest_add(&d, p->v[i].name);
        digest_add(&d, p->v[i].digest);
    }
    digest_end(&d, out);
}

enum status kept_digest_keep(struct change *c, int64_t closing, const char *key, struct err *e)
{
    struct parts p;
    char all[DIGEST_TEXT];
    struct buf note = BUF_INIT;
    enum status st = make(&p, c->db, closing, e);
    for (size_t i = 0; i < p.n && !st; i++) {
        struct stmt *s = db_query(c->db, QUERY_KEPT_DIGEST_INSERT);
        stmt_bind_int(s, 1, closing);
        stmt_bind_text(s, 2, p.v[i].name);
        stmt_bind_text(s, 3, p.v[i].digest);
        st = stmt_run(s, e);
    }
    sum_up(&p, all);
    buf_printf(&note, kept_note, (long long)closing, key, all);
    if (!st)
        st = change_note(c, "closing", buf_str(&note), e);
    buf_free(&note);
    clear(&p);
    return st;
}

struct checking_kept {
    struct db *db;
    int64_t closing;
    const char *key;
    void (*differs)(void *ctx, const char *key, const char *part);
    void *ctx;
};

static void tell(const struct checking_kept *k, const char *part)
{
    struct stmt *s = db_query(k->db, QUERY_KEPT_PART_NAME);
    struct err ignored = { 0 };
    stmt_bind_int(s, 1, k->closing);
    stmt_bind_text(s, 2, part);
    bool named = stmt_step(s, &ignored) > 0;
    k->differs(k->ctx, k->key, named ? stmt_text(s, 0) : !strcmp(part, "rules") ? _("规则") : part);
    stmt_reset(s);
}

/* Both in the order of their names. */
static void compare(const struct checking_kept *k, const struct parts *was, const struct parts *is)
{
    for (size_t i = 0, j = 0; i < was->n || j < is->n;) {
        int order = i == was->n ? 1 : j == is->n ? -1 : strcmp(was->v[i].name, is->v[j].name);
        if (order != 0 || strcmp(was->v[i].digest, is->v[j].digest) != 0)
            tell(k, order > 0 ? is->v[j].name : was->v[i].name);
        i += order <= 0;
        j += order >= 0;
    }
}

static enum status check_one(const struct checking_kept *k, const char *noted, struct err *e)
{
    struct parts was, is = { 0 };
    char all[DIGEST_TEXT];
    enum status st = read(&was, k->db, k->closing, e);
    if (!st)
        st = make(&is, k->db, k->closing, e);
    sum_up(&was, all);
    if (!st && strcmp(all, noted) != 0)
        k->differs(k->ctx, k->key, _("校验值"));
    if (!st)
        compare(k, &was, &is);
    clear(&was);
    clear(&is);
    return st;
}

enum status kept_digest_check(struct db *db,
                              void (*differs)(void *ctx, const char *key, const char *part),
                              void *ctx, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_NOTES);
    struct parts notes = { 0 };
    enum status st = ST_OK;
    int got;
    while ((got = stmt_step(s, e)) > 0)
        add(&notes, stmt_text(s, 0));
    stmt_reset(s);
    for (size_t i = 0; got == 0 && i < notes.n && !st; i++) {
        struct checking_kept k = { db, 0, NULL, differs, ctx };
        char *at = notes.v[i].name, *rest;
        k.closing = strtoll(at + strcspn(at, " "), &rest, 10);
        char *last = strrchr(rest, ' ');
        if (*rest != ' ' || last == rest)
            continue;
        *last = '\0';
        k.key = rest + 1;
        st = check_one(&k, last + 1, e);
    }
    clear(&notes);
    return got < 0 ? ST_FAILED : st;
}
