/* One change turned round: what was inserted goes, what was deleted comes back under its old id,
 * what was changed becomes what it was. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "mem.h"
#include "undo_own.h"
#include "words.h"

static enum status read_step(struct db *db, int64_t change, struct step *t, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_JOURNAL_GET);
    stmt_bind_int(s, 1, change);
    int got = stmt_step(s, e);
    if (got == 1)
        *t = (struct step){ .change = change,
                            .en = model_entity(stmt_text(s, 0)),
                            .row = stmt_int(s, 1),
                            .key = mem_dup(stmt_text(s, 2)),
                            .version = (int)stmt_int(s, 3),
                            .op = undo_op(stmt_text(s, 4)) };
    bool known = got == 1 && (t->en != NULL || !strcmp(stmt_text(s, 0), JOURNAL_POLICY));
    stmt_reset(s);
    if (got == 1 && !known)
        return err_set(e, ST_REFUSED, "其中有本程序不认识的记录，请升级程序后再试。");
    return got == 1 ? ST_OK : ST_FAILED;
}

static enum status refuse_referred(struct undo_steps *u, const struct row *row,
                                   const struct step *t, struct err *e)
{
    struct buf who = BUF_INIT;
    int64_t n;
    enum status s = row_referrers(u->c->db, row, &n, &who, e);
    if (s == ST_OK)
        s = err_set(e, ST_REFUSED, "%s“%s”已被%s%s引用，请先改动或删除这些记录。", _(t->en->label),
                    t->key, n > 0 ? " " : _("后来补录的"),
                    n > 0 ? buf_str(&who) : _("沿革或同名的登记"));
    buf_free(&who);
    return s;
}

static enum status take_out(struct undo_steps *u, const struct step *t, int64_t id, struct err *e)
{
    struct row row;
    row_init(&row, t->en);
    enum status s = row_load(u->c->db, t->en, id, &row, e);
    if (s == ST_OK && (s = closed_check(u->c, &row, NULL, e)) == ST_REFUSED) {
        row_clear(&row);
        return s;
    }
    if (s == ST_OK)
        s = change_write(u->c, &row, NULL, e);
    if (s == ST_REFUSED && !t->en->append) /* the database holds on to what is referred to */
        s = refuse_referred(u, &row, t, e);
    row_clear(&row);
    return s;
}

/* What the change says the row was, put over it. */
static enum status bring_back(struct undo_steps *u, const struct step *t, struct row *row,
                              struct err *e)
{
    uint64_t mask;
    bool erased;
    enum status s = journal_values(u->c->db, t->change, JOURNAL_BEFORE, row, &mask, &erased, e);
    if (s == ST_OK && erased)
        s = err_set(e, ST_REFUSED,
                    "%s“%s”的不公开原值已被清除，不能恢复，"
                    "请重新填写（dangjian set）。",
                    _(t->en->label), t->key);
    return s;
}

/* Nobody else has its key by now, and the door lets it in. */
static enum status admit(struct undo_steps *u, const struct row *before, const struct row *after,
                         const struct step *t, struct err *e)
{
    struct row other;
    row_init(&other, t->en);
    enum status s = row_find(u->c->db, t->en, row_values(after), &other, e);
    if (s == ST_OK && other.id != after->id)
        s = err_set(e, ST_REFUSED, "已另有一条%s“%s”（%s 于 %s 录入），请先改动或删除它。",
                    _(t->en->label), t->key, other.entered_by, other.entered_on);
    else if (s == ST_MISSING)
        s = ST_OK;
    if (s == ST_OK) {
        s = check_with_others(u->c, before, after, e);
        if (s == ST_REFUSED)
            err_prefix(e, "%s“%s”", _(t->en->label), t->key);
    }
    row_clear(&other);
    return s;
}

static enum status change_back(struct undo_steps *u, const struct step *t, int64_t id,
                               struct err *e)
{
    struct row now, next;
    row_init(&now, t->en);
    row_init(&next, t->en);
    enum status s = row_load(u->c->db, t->en, id, &now, e);
    if (s == ST_OK) {
        row_copy(&next, &now);
        s = bring_back(u, t, &next, e);
    }
    if (s == ST_OK)
        s = admit(u, &now, &next, t, e);
    if (s == ST_OK)
        s = change_write(u->c, &now, &next, e);
    row_clear(&now);
    row_clear(&next);
    return s;
}

/* The journal keeps the fields; who entered the row is told by the batch that inserted it. */
static enum status enter_as_before(struct undo_steps *u, const struct step *t, struct row *row,
                                   struct err *e)
{
    struct stmt *s = db_query(u->c->db, QUERY_UNDO_ENTERED);
    stmt_bind_static(s, 1, t->en->name);
    stmt_bind_int(s, 2, t->row);
    stmt_bind_int(s, 3, t->change);
    int got = stmt_step(s, e);
    row->entered_on = mem_dup(got == 1 ? stmt_text(s, 0) : u->c->today_text);
    row->entered_by = mem_dup(got == 1 ? stmt_text(s, 1) : u->c->journal.user);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status put_back(struct undo_steps *u, const struct step *t, int64_t id, struct err *e)
{
    struct row row, none;
    row_init(&row, t->en);
    row_init(&none, t->en);
    enum status s = enter_as_before(u, t, &row, e);
    if (s == ST_OK)
        s = bring_back(u, t, &row, e);
    row.id = id; /* 0: the next one that is free */
    row.version = t->version;
    if (s == ST_OK)
        s = admit(u, &none, &row, t, e);
    if (s == ST_OK)
        s = change_write(u->c, NULL, &row, e);
    if (s == ST_OK) {
        char name[96];
        snprintf(name, sizeof name, "%s/%" PRId64, t->en->name, t->row);
        map_set(u->ids, name, row.id);
    }
    row_clear(&row);
    return s;
}

enum status undo_step(struct undo_steps *u, int64_t change, struct err *e)
{
    struct step t = { 0 };
    int64_t id = 0;
    enum status s = read_step(u->c->db, change, &t, e);
    if (s == ST_OK && t.en == NULL) {
        s = undo_policy_step(u, &t, e);
        free(t.key);
        return s;
    }
    if (s == ST_OK)
        s = undo_look(u, &t, &id, e);
    if (s == ST_OK)
        s = t.op == INSERTED  ? take_out(u, &t, id, e)
            : t.op == DELETED ? put_back(u, &t, id, e)
                              : change_back(u, &t, id, e);
    free(t.key);
    return s;
}
