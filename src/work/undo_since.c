/* Whether a row is still as a batch left it: what the journal says was done to it since.
 *
 * What was done and taken back again does not count; and SQLite gives the number of a deleted row
 * to the next one, so that a number alone does not say which row is meant. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "mem.h"
#include "undo_own.h"
#include "words.h"

enum op undo_op(const char *word)
{
    return !strcmp(word, "insert") ? INSERTED : !strcmp(word, "delete") ? DELETED : UPDATED;
}

/* What happened to the row since: the last deed by somebody else that stands. */
struct since {
    bool moved, deleted; /* deleted: that deed */
    bool reused;         /* its id belongs to another row by now */
    bool gone;           /* the last change of that id was a deletion */
    int version;         /* after that last change */
    char at[20];
    char *user, *what;
    int64_t *settled; /* batches that a later one took back */
    size_t nsettled, cap;
};

static bool is_settled(const struct since *x, int64_t batch)
{
    for (size_t i = 0; i < x->nsettled; i++) {
        if (x->settled[i] == batch)
            return true;
    }
    return false;
}

static void settle(struct since *x, int64_t batch)
{
    x->settled = mem_grow(x->settled, x->nsettled, &x->cap, sizeof *x->settled);
    x->settled[x->nsettled++] = batch;
}

static void forget_deed(struct since *x)
{
    free(x->user);
    free(x->what);
    x->user = x->what = NULL;
    x->moved = false;
}

/* One later change, going back in time. A batch that took another one back settles both. */
static void note_touch(struct since *x, struct stmt *s)
{
    int64_t batch = stmt_int(s, 0), undoes = stmt_int(s, 1);
    enum op op = undo_op(stmt_text(s, 5));
    if (is_settled(x, batch))
        return;
    if (undoes != 0) {
        settle(x, undoes);
    } else if (op == INSERTED) { /* what came after concerns another row */
        forget_deed(x);
        x->reused = true;
    } else if (!x->moved) {
        x->moved = true;
        x->deleted = op == DELETED;
        snprintf(x->at, sizeof x->at, "%s", stmt_text(s, 2));
        x->user = mem_dup(stmt_text(s, 3));
        x->what = mem_dup(stmt_text(s, 4));
    }
}

static enum status read_since(struct undo_steps *u, const struct step *t, struct since *x,
                              struct err *e)
{
    struct stmt *s = db_query(u->c->db, QUERY_UNDO_TOUCHES);
    bool first = true;
    int got;
    *x = (struct since){ 0 };
    stmt_bind_static(s, 1, t->en->name);
    stmt_bind_int(s, 2, t->row);
    while ((got = stmt_step(s, e)) == 1) {
        if (first) {
            x->gone = undo_op(stmt_text(s, 5)) == DELETED;
            x->version = (int)stmt_int(s, 6);
        }
        first = false;
        if (stmt_int(s, 0) == u->batch)
            break;
        note_touch(x, s);
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status at_odds(const struct step *t, struct err *e)
{
    return err_set(e, ST_REFUSED, "%s“%s”与变更记录对不上，请先运行 dangjian check。",
                   _(t->en->label), t->key);
}

/* Whether the table holds what the journal says. */
static enum status hold_against(struct undo_steps *u, const struct step *t, const struct since *x,
                                struct err *e)
{
    struct row row;
    row_init(&row, t->en);
    enum status s = row_load(u->c->db, t->en, t->row, &row, e);
    bool same = s == ST_OK ? !x->gone && row.version == x->version : x->gone;
    row_clear(&row);
    if (s == ST_FAILED || same)
        return s == ST_FAILED ? s : ST_OK;
    return at_odds(t, e);
}

enum status undo_look(struct undo_steps *u, const struct step *t, int64_t *id, struct err *e)
{
    char name[96];
    struct since x;
    snprintf(name, sizeof name, "%s/%" PRId64, t->en->name, t->row);
    *id = map_get(u->ids, name, -1);
    if (*id >= 0)
        return ST_OK;
    enum status s = read_since(u, t, &x, e);
    if (s == ST_OK && x.moved)
        s = err_set(e, ST_REFUSED, "%s“%s”后来由 %s 于 %s %s（%s），请与其核对后再改。",
                    _(t->en->label), t->key, x.user, x.at, x.deleted ? _("删除") : _("改动过"),
                    x.what);
    else if (s == ST_OK && x.reused && t->op != DELETED)
        s = at_odds(t, e);
    else if (s == ST_OK && !x.reused)
        s = hold_against(u, t, &x, e);
    *id = x.reused ? 0 : t->row;
    map_set(u->ids, name, *id);
    forget_deed(&x);
    free(x.settled);
    return s;
}
