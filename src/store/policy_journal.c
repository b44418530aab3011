/* A policy that changes, section by section, each with its line in the journal. */
#include <string.h>

#include "json.h"
#include "policy_merge.h"
#include "policy_store.h"

/* own [rule theme-day/2] */
static void section_key(struct buf *b, const char *id, const struct policy_entry *head)
{
    buf_printf(b, "%s [%s%s%s]", id, head->section, *head->name ? " " : "", head->name);
}

static void add_pair(struct buf *b, const char *key, const char *value)
{
    buf_putc(b, b->len ? ',' : '{');
    json_string(b, key);
    buf_putc(b, ':');
    json_string(b, value);
}

/* The keys of the section at i of t that differ from those of `other`; NULL on the side that has
 * not the key. */
static void add_changes(struct buf *mine, struct buf *theirs, const struct policy_text *t, size_t i,
                        const struct policy_text *other, bool only_missing)
{
    const struct policy_entry *x = &t->entry[i];
    for (size_t k = 1; k <= policy_section_keys(t, i); k++) {
        const char *value = policy_text_get(other, x->section, x->name, x[k].key);
        if (value && (only_missing || !strcmp(value, x[k].value)))
            continue;
        add_pair(mine, x[k].key, x[k].value);
        if (theirs)
            add_pair(theirs, x[k].key, value);
    }
}

static void close_object(struct buf *b)
{
    buf_puts(b, b->len ? "}" : "{}");
}

/* One section: a its place in old, b in next; either may be missing (== n). */
static enum status journal_section(struct journal *j, const char *id, const struct policy_text *old,
                                   size_t a, const struct policy_text *next, size_t b,
                                   struct err *e)
{
    struct buf key = BUF_INIT, before = BUF_INIT, after = BUF_INIT;
    bool was = a < old->n, is = b < next->n;
    section_key(&key, id, was ? &old->entry[a] : &next->entry[b]);
    if (was)
        add_changes(&before, is ? &after : NULL, old, a, next, false);
    if (is)
        add_changes(&after, was ? &before : NULL, next, b, old, was);
    close_object(&before);
    close_object(&after);
    enum status st = journal_policy(j, buf_str(&key), was ? buf_str(&before) : NULL,
                                    is ? buf_str(&after) : NULL, e);
    buf_free(&key);
    buf_free(&before);
    buf_free(&after);
    return st;
}

static enum status clear_section(struct db *db, const char *id, const struct policy_entry *head,
                                 struct err *e)
{
    struct stmt *s = db_query(db, QUERY_POLICY_SECTION_CLEAR);
    stmt_bind_text(s, 1, id);
    stmt_bind_text(s, 2, head->section);
    stmt_bind_text(s, 3, head->name);
    return stmt_run(s, e);
}

static enum status add_section(struct db *db, const char *id, const struct policy_text *t, size_t i,
                               struct err *e)
{
    enum status st = ST_OK;
    for (size_t k = 0; k <= policy_section_keys(t, i) && !st; k++) {
        const struct policy_entry *x = &t->entry[i + k];
        struct stmt *s = db_query(db, QUERY_POLICY_ENTRY_ADD);
        stmt_bind_text(s, 1, id);
        stmt_bind_text(s, 2, x->section);
        stmt_bind_text(s, 3, x->name);
        stmt_bind_text(s, 4, x->key);
        stmt_bind_text(s, 5, x->value);
        stmt_bind_int(s, 6, x->line);
        st = stmt_run(s, e);
    }
    return st;
}

enum status policy_store_change(struct db *db, struct journal *j, const char *id,
                                const struct policy_text *old, const struct policy_text *next,
                                struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < old->n && !st; i++) {
        const struct policy_entry *head = &old->entry[i];
        if (*head->key || policy_section_same(old, i, next))
            continue;
        size_t at = policy_section_at(next, head);
        st = journal_section(j, id, old, i, next, at, e);
        if (!st)
            st = clear_section(db, id, head, e);
        if (!st && at < next->n)
            st = add_section(db, id, next, at, e);
    }
    for (size_t i = 0; i < next->n && !st; i++) {
        const struct policy_entry *head = &next->entry[i];
        if (*head->key || policy_section_at(old, head) < old->n)
            continue;
        st = journal_section(j, id, old, old->n, next, i, e);
        if (!st)
            st = add_section(db, id, next, i, e);
    }
    return st ? st : policy_store_head(db, id, next, j->at, j->user, e);
}
