/* Policies in the database: kept as their entries, made into rules by the same path as a file. */
#include "policy_store.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum status policy_store_head(struct db *db, const char *id, const struct policy_text *t,
                              const char *at, const char *by, struct err *e)
{
    const char *title = policy_text_get(t, "policy", "", "title");
    const char *number = policy_text_get(t, "policy", "", "number");
    struct stmt *s = db_query(db, QUERY_POLICY_PUT);
    stmt_bind_text(s, 1, id);
    stmt_bind_text(s, 2, title ? title : id);
    stmt_bind_text(s, 3, number ? number : "");
    stmt_bind_text(s, 4, at);
    stmt_bind_text(s, 5, by);
    return stmt_run(s, e);
}

enum status policy_store_put(struct db *db, const char *id, const struct policy_text *t,
                             const char *at, const char *by, struct err *e)
{
    enum status st = policy_store_head(db, id, t, at, by, e);
    if (st)
        return st;
    struct stmt *s = db_query(db, QUERY_POLICY_ENTRIES_CLEAR);
    stmt_bind_text(s, 1, id);
    st = stmt_run(s, e);
    for (size_t i = 0; i < t->n && !st; i++) {
        const struct policy_entry *x = &t->entry[i];
        s = db_query(db, QUERY_POLICY_ENTRY_PUT);
        stmt_bind_text(s, 1, id);
        stmt_bind_int(s, 2, (int64_t)i + 1);
        stmt_bind_text(s, 3, x->section);
        stmt_bind_text(s, 4, x->name);
        stmt_bind_text(s, 5, x->key);
        stmt_bind_text(s, 6, x->value);
        stmt_bind_int(s, 7, x->line);
        st = stmt_run(s, e);
    }
    return st;
}

struct policy_text *policy_store_get(struct db *db, const char *id, struct err *e)
{
    struct policy_text *t = policy_text_new(id);
    struct stmt *s = db_query(db, QUERY_POLICY_ENTRIES);
    int got;
    if (e)
        e->status = ST_OK;
    stmt_bind_text(s, 1, id);
    while ((got = stmt_step(s, e)) > 0)
        policy_text_add(t, stmt_text(s, 0), stmt_text(s, 1), stmt_text(s, 2), stmt_text(s, 3),
                        (int)stmt_int(s, 4));
    stmt_reset(s);
    if (got < 0 || !t->n) {
        policy_text_free(t);
        return NULL;
    }
    return t;
}

/* The ids, in order, each freed by the caller with the array. */
static enum status policy_store_ids(struct db *db, char ***ids, size_t *n, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_POLICY_IDS);
    size_t cap = 0;
    int got;
    *ids = NULL;
    *n = 0;
    while ((got = stmt_step(s, e)) > 0) {
        *ids = mem_grow(*ids, *n, &cap, sizeof **ids);
        (*ids)[(*n)++] = mem_dup(stmt_text(s, 0));
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

struct policy_text *policy_store_find(void *ctx, const char *id, struct problems *p)
{
    struct err e = { ST_OK, "" };
    struct policy_text *t = policy_store_get(ctx, id, &e);
    if (!t && e.status)
        problems_add(p, id, 0, "%s", e.text);
    return t;
}

enum status policy_store_load(struct db *db, struct policy_set **out, struct err *e)
{
    struct policy_set *set = policy_set_new();
    struct problems p = { NULL, 0, 0 };
    char **ids;
    size_t n;
    enum status st = policy_store_ids(db, &ids, &n, e);
    for (size_t i = 0; i < n; i++) {
        /* an included one has come in with the one that includes it */
        if (!st && !p.n && !policy_set_get(set, ids[i])) {
            struct policy_text *t = policy_store_get(db, ids[i], e);
            if (t)
                policy_set_add(set, t, policy_store_find, db, &p);
            else
                st = e->status;
        }
        free(ids[i]);
    }
    free(ids);
    if (!st && p.n)
        st = err_set(e, ST_FAILED, "数据库里的制度有 %zu 处不对，先是 %s", p.n, p.v[0].text);
    problems_free(&p);
    if (st)
        policy_set_free(set);
    else
        *out = set;
    return st;
}
