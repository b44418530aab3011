/* A change of a policy turned round: the section becomes what it was, where it is still as the
 * batch left it. */
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "mem.h"
#include "policy_merge.h"
#include "policy_store.h"
#include "undo_own.h"
#include "words.h"

/* own [rule theme-day/2] taken apart. */
struct place {
    char *id, *section, *name;
};

static bool place_read(const char *key, struct place *at)
{
    const char *open = strstr(key, " ["), *close = strrchr(key, ']');
    if (!open || !close)
        return false;
    size_t n = (size_t)(close - open) - 2, word = strcspn(open + 2, " ]");
    at->id = mem_dupn(key, (size_t)(open - key));
    at->section = mem_dupn(open + 2, word);
    at->name = word < n ? mem_dupn(open + 3 + word, n - word - 1) : mem_dup("");
    return true;
}

static void place_free(struct place *at)
{
    free(at->id);
    free(at->section);
    free(at->name);
}

/* One side of the change, as a section of a text; a key that was not there has a NULL value and is
 * kept in `gone`. */
static enum status read_side(struct db *db, int64_t change, bool after, const struct place *at,
                             struct policy_text *side, struct policy_text *gone, struct err *e)
{
    struct stmt *s = db_query(db, after ? QUERY_JOURNAL_AFTER : QUERY_JOURNAL_BEFORE);
    int got;
    stmt_bind_int(s, 1, change);
    while ((got = stmt_step(s, e)) == 1)
        policy_text_add(stmt_is_null(s, 1) ? gone : side, at->section, at->name, stmt_text(s, 0),
                        stmt_is_null(s, 1) ? "" : stmt_text(s, 1), 0);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Whether the section of t has what the change left there. */
static bool stands(const struct policy_text *t, const struct place *at, enum op op,
                   const struct policy_text *after, const struct policy_text *gone)
{
    size_t keys = 0;
    if ((policy_text_get(t, at->section, at->name, "") != NULL) == (op == DELETED))
        return false;
    for (size_t i = 0; i < t->n; i++)
        keys += !strcmp(t->entry[i].section, at->section) && !strcmp(t->entry[i].name, at->name) &&
                *t->entry[i].key;
    if (op == INSERTED && keys != after->n)
        return false;
    for (size_t i = 0; i < after->n; i++) {
        const char *value = policy_text_get(t, at->section, at->name, after->entry[i].key);
        if (!value || strcmp(value, after->entry[i].value))
            return false;
    }
    for (size_t i = 0; i < gone->n; i++)
        if (policy_text_get(t, at->section, at->name, gone->entry[i].key))
            return false;
    return true;
}

/* The text with the section as it was before; `gone` are the keys it had not. */
static struct policy_text *as_before(const struct policy_text *t, const struct place *at,
                                     enum op op, const struct policy_text *before,
                                     const struct policy_text *gone)
{
    struct policy_text *out = policy_text_new(t->file);
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *x = &t->entry[i];
        bool here = !strcmp(x->section, at->section) && !strcmp(x->name, at->name);
        const char *was = policy_text_get(before, at->section, at->name, x->key);
        if (here && (op == INSERTED || policy_text_get(gone, at->section, at->name, x->key)))
            continue;
        policy_text_add(out, x->section, x->name, x->key, here && was ? was : x->value, x->line);
        if (!here || *x->key)
            continue;
        for (size_t k = 0; k < before->n; k++)
            if (!policy_text_get(t, at->section, at->name, before->entry[k].key))
                policy_text_add(out, at->section, at->name, before->entry[k].key,
                                before->entry[k].value, 0);
    }
    if (op == DELETED)
        policy_text_add(out, at->section, at->name, "", "", 0);
    for (size_t k = 0; op == DELETED && k < before->n; k++)
        policy_text_add(out, at->section, at->name, before->entry[k].key, before->entry[k].value,
                        0);
    return out;
}

static enum status moved_on(struct db *db, const char *key, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_UNDO_POLICY_LAST);
    stmt_bind_text(s, 1, key);
    int got = stmt_step(s, e);
    if (got == 1)
        err_set(e, ST_REFUSED, "制度 %s 后来由 %s 于 %s 改动过（%s），请与其核对后再改。", key,
                stmt_text(s, 1), stmt_text(s, 0), stmt_text(s, 2));
    stmt_reset(s);
    return got == 1 ? ST_REFUSED : ST_FAILED;
}

enum status undo_policy_step(struct undo_steps *u, const struct step *t, struct err *e)
{
    struct place at = { 0 };
    if (!place_read(t->key, &at))
        return err_set(e, ST_REFUSED, "变更记录里的“%s”看不懂，请先运行 dangjian check。", t->key);
    struct policy_text *now = policy_store_get(u->c->db, at.id, e), *back = NULL;
    struct policy_text *before = policy_text_new(""), *after = policy_text_new("");
    struct policy_text *came = policy_text_new(""), *went = policy_text_new("");
    enum status st = scope_whole(u->c, _("改动制度"), e);
    if (!st)
        st = now ? read_side(u->c->db, t->change, false, &at, before, came, e) : ST_FAILED;
    if (!st)
        st = read_side(u->c->db, t->change, true, &at, after, went, e);
    if (!st && !stands(now, &at, t->op, after, went))
        st = moved_on(u->c->db, t->key, e);
    if (!st)
        back = as_before(now, &at, t->op, before, came);
    u->policy = true;
    if (!st)
        st = policy_store_change(u->c->db, &u->c->journal, at.id, now, back, e);
    policy_text_free(now);
    policy_text_free(back);
    policy_text_free(before);
    policy_text_free(after);
    policy_text_free(came);
    policy_text_free(went);
    place_free(&at);
    return st;
}
