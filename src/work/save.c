/* The door: one row is looked up, completed, checked, written and journaled. */
#include "save.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "marks.h"
#include "mem.h"
#include "once.h"
#include "words.h"

enum status change_begin_undo(struct change **out, struct db *db, int64_t undoes, const char *what,
                              daynum today, const char *user, struct err *e)
{
    *out = NULL;
    enum status s = db_begin(db, e);
    if (s != ST_OK)
        return s;
    struct change *c = mem_alloc(sizeof *c);
    c->db = db;
    c->today = today;
    c->fault = -1;
    date_format(today, c->today_text);
    c->counters = map_new();
    s = journal_begin(&c->journal, db, what, user, undoes, e);
    if (s == ST_OK)
        s = scope_begin(c, e);
    if (s != ST_OK) {
        change_abort(c);
        return s;
    }
    *out = c;
    return ST_OK;
}

enum status change_begin(struct change **out, struct db *db, const char *what, daynum today,
                         const char *user, struct err *e)
{
    return change_begin_undo(out, db, 0, what, today, user, e);
}

static void end(struct change *c)
{
    journal_free(&c->journal);
    map_free(c->counters);
    once_free(c->once);
    resolve_forget(c, NULL);
    map_free(c->ids);
    closed_forget(c);
    closed_whose_forget(c);
    dues_forget(c);
    scope_free(c);
    row_clear(&c->was);
    free(c->mark);
    free(c->torn);
    free(c);
}

void change_abort(struct change *c)
{
    if (c == NULL)
        return;
    db_rollback(c->db);
    end(c);
}

enum status change_commit(struct change *c, struct err *e)
{
    if (c->torn != NULL) { /* whoever went on after ST_FAILED */
        err_set(e, ST_FAILED, "%s", c->torn);
        change_abort(c);
        return ST_FAILED;
    }
    if (c->journal.changes == 0) {
        change_abort(c);
        return ST_OK;
    }
    enum status s = marks_settle(c->db, &c->marks, e);
    if (s == ST_OK)
        s = scope_end(c, e);
    if (s == ST_OK)
        s = closed_tell(c, e);
    if (s == ST_OK)
        s = code_keep(c, e);
    if (s == ST_OK)
        s = journal_end(&c->journal, e);
    if (s == ST_OK)
        s = db_commit(c->db, e);
    if (s == ST_OK)
        db_note_own(c->db, c->journal.batch);
    db_rollback(c->db); /* does nothing after a commit */
    end(c);
    return s;
}

enum status change_end(struct change *c, enum status so_far, struct err *e)
{
    if (so_far == ST_OK)
        return change_commit(c, e);
    change_abort(c);
    return so_far;
}

void change_bulk(struct change *c)
{
    if (c->bulk)
        return;
    c->bulk = c->marks.wait = true;
    db_large_cache(c->db);
}

int change_fault(const struct change *c)
{
    return c->fault;
}

const struct row *change_was(const struct change *c)
{
    return &c->was;
}

int64_t change_count(const struct change *c)
{
    return c->journal.changes;
}

enum status change_note(struct change *c, const char *entity, const char *text, struct err *e)
{
    return journal_note(&c->journal, entity, text, e);
}

/* A number that no row of the entity had before, so that a history never mixes two of them: SQLite
 * would give that of the last row again once it is deleted. The journal knows every number ever
 * given. */
static enum status new_id(struct change *c, const struct entity *en, int64_t *id, struct err *e)
{
    if (c->ids == NULL)
        c->ids = map_new();
    int64_t next = map_get(c->ids, en->name, 0), used = 0;
    enum status st = ST_OK;
    if (next == 0) {
        struct stmt *s = db_query(c->db, QUERY_JOURNAL_LAST_ROW);
        stmt_bind_static(s, 1, en->name);
        int got = stmt_step(s, e);
        next = (got == 1 ? stmt_int(s, 0) : 0) + 1;
        stmt_reset(s);
        st = got < 0 ? ST_FAILED : row_last_id(c->db, en, &used, e);
        if (next <= used)
            next = used + 1;
    }
    map_set(c->ids, en->name, next + 1);
    *id = next;
    return st;
}

enum status change_write(struct change *c, struct row *before, struct row *after, struct err *e)
{
    const struct entity *en = before != NULL ? before->en : after->en;
    int64_t id = before != NULL ? before->id : 0;
    if (en->append && before != NULL)
        return err_set(e, ST_REFUSED, "%s记下后不能改动或删除；有出入的请另加一条说明。",
                       _(en->label));
    enum status s = scope_check(c, before, after, e);
    if (s == ST_OK)
        s = closed_check(c, before, after, e);
    bool fresh = before == NULL && after->id == 0;
    if (s == ST_OK && fresh)
        s = new_id(c, en, &after->id, e);
    if (s == ST_OK && !fresh)
        s = marks_before(c->db, &c->marks, en, id, e);
    if (s != ST_OK)
        return s;
    if (after == NULL) {
        s = row_delete(c->db, before, e);
    } else if (before == NULL && !fresh) {
        s = row_restore(c->db, after, e);
    } else if (fresh) {
        s = row_insert(c->db, after, c->today_text, c->journal.user, e);
    } else {
        after->id = before->id;
        after->version = before->version;
        s = row_update(c->db, after, e);
    }
    closed_touch(c, before, after);
    resolve_forget(c, en);
    if (s == ST_OK)
        s = journal_row(&c->journal, before, after, e);
    if (s != ST_OK)
        return s;
    int64_t now = after != NULL ? after->id : 0;
    return fresh ? marks_new(c->db, &c->marks, en, now, e)
                 : marks_after(c->db, &c->marks, en, now, e);
}

static enum status moved_on(const struct row *old, struct err *e)
{
    return err_set(e, ST_REFUSED, "这条%s已被别人改动过（现在是第 %d 版），请重新读取后再改。",
                   _(old->en->label), old->version);
}

/* The row that is meant; old keeps id 0 where it is a new one. */
static enum status find_old(struct change *c, const struct row *row, struct row *old, struct err *e)
{
    if (row->id != 0) {
        enum status s = row_load(c->db, row->en, row->id, old, e);
        if (s == ST_MISSING)
            return err_set(e, ST_REFUSED, "这条%s已被别人删去。", _(row->en->label));
        if (s == ST_OK && row->version != 0 && row->version != old->version)
            return moved_on(old, e);
        return s;
    }
    if (row->en->prefix != NULL && row_get(row, 0)[0] == '\0')
        return ST_OK;
    enum status s = row_find(c->db, row->en, row_values(row), old, e);
    return s == ST_MISSING ? ST_OK : s;
}

/* What is not given stays as it was, or begins as its preset. */
static void complete(const struct row *old, struct row *row, uint64_t given)
{
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        bool fresh = old->id == 0;
        if (!(given & FIELD_BIT(i)))
            row_set(row, i, fresh ? f->preset : row_get(old, i));
        else if (fresh && row_get(row, i)[0] == '\0' && f->preset != NULL && f->required)
            row_set(row, i, f->preset);
    }
}

/* Key fields that are empty but have a preset belong to the key that is looked for. */
static void preset_keys(struct row *row)
{
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        if (row->id == 0 && f->key && f->preset != NULL && row_get(row, i)[0] == '\0')
            row_set(row, i, f->preset);
    }
}

static bool same(const struct row *a, const struct row *b)
{
    for (int i = 0; i < a->en->nfields; i++) {
        if (strcmp(row_get(a, i), row_get(b, i)) != 0)
            return false;
    }
    return true;
}

static enum status keep_code(struct change *c, const struct row *old, struct row *row,
                             struct err *e)
{
    if (row->en->prefix == NULL)
        return ST_OK;
    if (old->id == 0 && row_get(row, 0)[0] == '\0')
        return code_make(c, row, e);
    if (old->id != 0 && strcmp(row_get(old, 0), row_get(row, 0)) != 0) {
        c->fault = 0;
        return err_set(e, ST_REFUSED, "编号定下后不再更改，请改回“%s”。", row_get(old, 0));
    }
    return old->id == 0 ? code_seen(c, row, e) : ST_OK;
}

static enum status write_checked(struct change *c, struct row *old, struct row *row, uint64_t given,
                                 struct err *e)
{
    enum status s = history_before(c, old, row, given, e);
    if (s == ST_OK)
        s = model_check_row(row->en, row_values(row), &c->fault, e);
    if (s == ST_OK)
        s = check_with_others(c, old, row, e);
    if (s == ST_OK)
        s = keep_code(c, old, row, e);
    if (s == ST_OK)
        s = change_write(c, old->id == 0 ? NULL : old, row, e);
    if (s == ST_OK)
        s = history_after(c, old, row, e);
    return s;
}

/* Among thousands of rows a mark for each one costs more than the row: SQLite copies every page
 * that is touched after it. Where the checks come first, there is nothing to take back. Should the
 * database refuse what follows that row, the change is lost as a whole. */
static enum status write_unmarked(struct change *c, struct row *old, struct row *row,
                                  uint64_t given, struct err *e)
{
    int64_t before = db_written(c->db);
    enum status s = write_checked(c, old, row, given, e);
    if (s == ST_OK || db_written(c->db) == before)
        return s;
    if (c->torn == NULL)
        c->torn = mem_dup(e->text);
    return s == ST_FAILED ? s : err_set(e, ST_FAILED, "%s", e->text);
}

/* What a refused row wrote is taken back: out of the database, the chain and the count, and the
 * marks that wait. */
struct mark {
    struct digest chain;
    int64_t changes;
    struct marks_late marks;
};

static enum status set_mark(struct change *c, struct mark *m, struct err *e)
{
    *m = (struct mark){ c->journal.chain, c->journal.changes, c->marks };
    return db_mark(c->db, e);
}

static enum status keep_or_take_back(struct change *c, const struct mark *m, enum status s,
                                     struct err *e)
{
    if (s == ST_OK)
        return db_keep(c->db, e);
    c->journal.chain = m->chain;
    c->journal.changes = m->changes;
    c->marks = m->marks;
    if (db_in_transaction(c->db))
        db_take_back(c->db);
    return s;
}

enum status change_mark(struct change *c, struct err *e)
{
    c->mark = mem_alloc(sizeof *c->mark);
    return set_mark(c, c->mark, e);
}

enum status change_settle(struct change *c, enum status so_far, struct err *e)
{
    enum status s = keep_or_take_back(c, c->mark, so_far, e);
    if (so_far != ST_OK)
        resolve_forget(c, NULL); /* what was found may be gone */
    free(c->mark);
    c->mark = NULL;
    return s;
}

static enum status write_or_nothing(struct change *c, struct row *old, struct row *row,
                                    uint64_t given, struct err *e)
{
    c->foreseen = c->bulk && history_foreseen(c, old, row);
    if (c->foreseen)
        return write_unmarked(c, old, row, given, e);
    struct mark mark;
    enum status s = set_mark(c, &mark, e);
    return s == ST_OK ? keep_or_take_back(c, &mark, write_checked(c, old, row, given, e), e) : s;
}

void change_once(struct change *c, int line)
{
    c->line = line;
    if (c->once == NULL)
        c->once = once_new();
}

int change_line(const struct change *c, int64_t id)
{
    return c->once == NULL ? 0 : once_line(c->once, id);
}

static enum status refuse_second(struct change *c, const struct row *old, struct err *e)
{
    int first = c->line == 0 || old->id == 0 ? 0 : once_line(c->once, old->id);
    if (first == 0)
        return ST_OK;
    return err_set(e, ST_REFUSED,
                   "与第 %d 行是同一条%s而内容不同，请只留一行；是两条的，请各给编号。", first,
                   _(old->en->label));
}

enum status change_put(struct change *c, struct row *row, uint64_t given, enum put *did,
                       struct err *e)
{
    struct row old;
    row_init(&old, row->en);
    c->fault = -1;
    *did = PUT_UNCHANGED;
    preset_keys(row);
    enum status s = resolve_row(c, row, given, true, e);
    if (s == ST_OK)
        s = find_old(c, row, &old, e);
    if (s == ST_OK)
        s = resolve_row(c, row, given, false, e);
    if (s == ST_OK)
        s = history_fill(c, &old, row, &given, e);
    if (s == ST_OK)
        s = dues_fill(c, &old, row, &given, e);
    if (s == ST_OK)
        complete(&old, row, given);
    if (s == ST_OK && old.id != 0 && same(&old, row)) {
        row_copy(row, &old);
    } else if (s == ST_OK && (s = refuse_second(c, &old, e)) == ST_OK) {
        int64_t asked = row->id;
        row->id = old.id; /* the checks leave the row itself out of the others */
        s = write_or_nothing(c, &old, row, given, e);
        if (s == ST_OK)
            *did = old.id == 0 ? PUT_CREATED : PUT_UPDATED;
        else
            row->id = asked;
    }
    if (s == ST_OK && c->line != 0)
        once_note(c->once, row->id, c->line, *did == PUT_CREATED);
    row_clear(&c->was);
    c->was = old;
    return s;
}

static enum status refuse_referred(struct change *c, const struct row *row, struct err *e)
{
    struct buf who = BUF_INIT;
    int64_t n;
    enum status s = row_referrers(c->db, row, &n, &who, e);
    if (s == ST_OK && n > 0)
        s = err_set(e, ST_REFUSED, "%s“%s”还被 %s引用，不能删除；请先改动或删除这些记录。",
                    _(row->en->label), row_get(row, 0), buf_str(&who));
    buf_free(&who);
    return s;
}

static enum status delete_row(struct change *c, struct row *row, struct err *e)
{
    enum status s = refuse_referred(c, row, e);
    if (s == ST_OK)
        s = history_delete_before(c, row, e);
    if (s == ST_OK)
        s = change_write(c, row, NULL, e);
    if (s == ST_OK)
        s = history_delete_after(c, row, e);
    return s;
}

enum status change_delete(struct change *c, const struct entity *en, int64_t id, int version,
                          struct err *e)
{
    struct row row;
    row_init(&row, en);
    c->fault = -1;
    enum status s = row_load(c->db, en, id, &row, e);
    if (s == ST_MISSING)
        s = err_set(e, ST_MISSING, "这条%s已经不在了。", _(en->label));
    else if (s == ST_OK && version != 0 && version != row.version)
        s = moved_on(&row, e);
    struct mark mark;
    if (s == ST_OK)
        s = set_mark(c, &mark, e);
    if (s == ST_OK)
        s = keep_or_take_back(c, &mark, delete_row(c, &row, e), e);
    row_clear(&row);
    return s;
}
