/* Rows in the database. The one file that assembles statements: out of names of the dictionary
 * alone; values are always bound. */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "name_key.h"
#include "row_read.h"
#include "words.h"

/* The kept statements of an entity. */
enum { BY_ID, BY_KEY, INSERT, UPDATE, DELETE, RESTORE, CODE, NAMED, NAME, LAST };

enum { FIRST = 4 }; /* id, version, entered_on, entered_by stand before the fields */

/* Lists that are also kept as tables, a row for each word. */
static const struct link {
    const struct entity *en;
    int field;
    const char *table, *column;
} links[] = {
    { &entity_activity, F_ACTIVITY_TYPES, "activity_type", "type" },
    { &entity_activity, F_ACTIVITY_EVENTS, "activity_event", "event" },
    { &entity_activity, F_ACTIVITY_JOINT, "activity_joint", "org" },
    { &entity_dues, F_DUES_EARLIER, "dues_earlier", "payment" },
};

enum { LINKS = sizeof links / sizeof *links };

void row_columns(struct buf *sql, const struct entity *en)
{
    buf_puts(sql, "id, version, entered_on, entered_by");
    for (int i = 0; i < en->nfields; i++)
        buf_printf(sql, ", \"%s\"", en->fields[i].name);
}

static void add_key(struct buf *sql, const struct entity *en)
{
    int n = 0;
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].key) {
            n++;
            buf_printf(sql, "%s\"%s\" = $%d", n > 1 ? " AND " : "", en->fields[i].name, n);
        }
    }
}

static void add_insert(struct buf *sql, const struct entity *en)
{
    buf_printf(sql, "INSERT INTO \"%s\" (", en->name);
    row_columns(sql, en);
    buf_puts(sql, ") VALUES ($1");
    for (int i = 2; i <= en->nfields + FIRST; i++)
        buf_printf(sql, ", $%d", i);
    buf_puts(sql, ")");
}

static void add_update(struct buf *sql, const struct entity *en)
{
    buf_printf(sql, "UPDATE \"%s\" SET version = version + 1", en->name);
    for (int i = 0; i < en->nfields; i++)
        buf_printf(sql, ", \"%s\" = $%d", en->fields[i].name, i + 1 + FIRST);
    buf_puts(sql, " WHERE id = $1 AND version = $2");
}

static bool has_field(const struct entity *en, const char *name)
{
    for (int i = 0; i < en->nfields; i++) {
        if (!strcmp(en->fields[i].name, name))
            return true;
    }
    return false;
}

static void add_named(struct buf *sql, const struct entity *en)
{
    buf_printf(sql, "SELECT code FROM \"%s\" WHERE ", en->name);
    if (!has_field(en, "name"))
        buf_puts(sql, "0 AND code = $1");
    else
        buf_puts(sql, has_field(en, "short_name") ? "name = $1 OR short_name = $1" : "name = $1");
    buf_puts(sql, " LIMIT 2");
}

static struct stmt *statement(struct db *db, const struct entity *en, int which)
{
    struct stmt *s = db_kept(db, en, which);
    if (s != NULL)
        return s;
    struct buf sql = BUF_INIT;
    switch (which) {
    case BY_ID:
    case BY_KEY:
        buf_puts(&sql, "SELECT ");
        row_columns(&sql, en);
        buf_printf(&sql, " FROM \"%s\" WHERE ", en->name);
        if (which == BY_ID)
            buf_puts(&sql, "id = $1");
        else
            add_key(&sql, en);
        break;
    case INSERT:
    case RESTORE:
        add_insert(&sql, en);
        break;
    case UPDATE:
        add_update(&sql, en);
        break;
    case DELETE:
        buf_printf(&sql, "DELETE FROM \"%s\" WHERE id = $1 AND version = $2", en->name);
        break;
    case LAST:
        buf_printf(&sql, "SELECT max(id) FROM \"%s\"", en->name);
        break;
    case CODE:
        buf_printf(&sql, "SELECT code FROM \"%s\" WHERE code = $1", en->name);
        break;
    case NAMED:
        add_named(&sql, en);
        break;
    case NAME:
        buf_printf(&sql, "SELECT %s FROM \"%s\" WHERE code = $1",
                   has_field(en, "short_name") ? "coalesce(short_name, name)"
                   : has_field(en, "name")     ? "name"
                                               : "code",
                   en->name);
        break;
    }
    s = db_keep_as(db, en, which, buf_str(&sql));
    buf_free(&sql);
    return s;
}

/* A value that is empty is NULL, but '' in a key. `v` must live until the statement is done. */
static void bind(struct stmt *s, int n, const struct field *f, const char *v)
{
    bool empty = v == NULL || *v == '\0';
    if (empty && f->key && !model_is_number(f))
        stmt_bind_static(s, n, "");
    else if (empty)
        stmt_bind_null(s, n);
    else if (model_is_number(f))
        stmt_bind_int(s, n, model_number(f, v));
    else
        stmt_bind_static(s, n, v);
}

static void bind_fields(struct stmt *s, const struct row *r)
{
    for (int i = 0; i < r->en->nfields; i++)
        bind(s, i + 1 + FIRST, &r->en->fields[i], r->value[i]);
}

/* In the place of the last row's value where it fits: a list is read without allocating. */
static void refill(char **value, const char *s)
{
    size_t n = strlen(s);
    if (*value != NULL && strlen(*value) >= n) {
        memcpy(*value, s, n + 1);
    } else {
        free(*value);
        *value = mem_dupn(s, n);
    }
}

static void empty(char **value)
{
    free(*value);
    *value = NULL;
}

static void fill_value(struct stmt *s, int column, const struct field *f, char **value)
{
    struct buf number = BUF_INIT;
    if (stmt_is_null(s, column)) {
        empty(value);
    } else if (model_is_number(f)) {
        empty(value);
        model_number_text(f, stmt_int(s, column), &number);
        *value = buf_take(&number);
    } else {
        const char *text = stmt_text(s, column);
        if (*text == '\0')
            empty(value);
        else
            refill(value, text);
    }
}

void row_fill(struct stmt *s, const struct entity *en, struct row *r)
{
    if (r->en != en)
        row_clear(r);
    r->en = en;
    r->id = stmt_int(s, 0);
    r->version = (int)stmt_int(s, 1);
    refill(&r->entered_on, stmt_text(s, 2));
    refill(&r->entered_by, stmt_text(s, 3));
    for (int i = 0; i < en->nfields; i++)
        fill_value(s, i + FIRST, &en->fields[i], &r->value[i]);
}

static enum status one(struct stmt *s, const struct entity *en, struct row *row, struct err *e)
{
    struct err own = { 0 };
    int got = stmt_step(s, e != NULL ? e : &own);
    if (got == 1)
        row_fill(s, en, row);
    stmt_reset(s);
    return got == 1 ? ST_OK : got == 0 ? ST_MISSING : ST_FAILED;
}

enum status row_load(struct db *db, const struct entity *en, int64_t id, struct row *row,
                     struct err *e)
{
    struct stmt *s = statement(db, en, BY_ID);
    stmt_bind_int(s, 1, id);
    return one(s, en, row, e);
}

enum status row_find(struct db *db, const struct entity *en, const char *const *values,
                     struct row *row, struct err *e)
{
    struct stmt *s = statement(db, en, BY_KEY);
    int n = 0;
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].key)
            bind(s, ++n, &en->fields[i], values[i]);
    }
    return one(s, en, row, e);
}

enum status row_resolve_exact(struct db *db, const char *entity, const char *typed, struct buf *out,
                              struct err *e)
{
    const struct entity *en = model_entity(entity);
    struct stmt *s = statement(db, en, CODE);
    stmt_bind_static(s, 1, typed);
    int got = stmt_step(s, e);
    stmt_reset(s);
    if (got == 1)
        buf_puts(out, typed);
    if (got != 0)
        return got == 1 ? ST_OK : ST_FAILED;
    s = statement(db, en, NAMED);
    stmt_bind_static(s, 1, typed);
    size_t len = out->len;
    got = stmt_step(s, e);
    if (got == 0)
        return err_set(e, ST_MISSING, "没有%s“%.200s”，请先录入（已有的见 dangjian list %s）。",
                       _(en->label), typed, en->name);
    if (got == 1)
        buf_puts(out, stmt_text(s, 0));
    if (got == 1 && stmt_step(s, e) == 1) {
        got = -1;
        err_set(e, ST_REFUSED, "有不止一个%s叫“%.200s”（%s、%s 等），请改填编号。", _(en->label),
                typed, out->data + len, stmt_text(s, 0));
        out->len = len;
        out->data[len] = '\0';
    }
    stmt_reset(s);
    return got == 1 ? ST_OK : e != NULL ? e->status : ST_FAILED;
}

enum status row_name(struct db *db, const char *entity, const char *code, struct buf *out,
                     struct err *e)
{
    struct stmt *s = statement(db, model_entity(entity), NAME);
    stmt_bind_static(s, 1, code);
    int got = stmt_step(s, e);
    if (got >= 0)
        buf_puts(out, got == 1 ? stmt_text(s, 0) : code);
    stmt_reset(s);
    return got >= 0 ? ST_OK : ST_FAILED;
}

static enum status link_insert(struct db *db, const struct row *r, const struct link *l,
                               const char *word, struct err *e)
{
    struct stmt *s = db_kept(db, l, INSERT);
    if (s == NULL) {
        struct buf sql = BUF_INIT;
        buf_printf(&sql, "INSERT INTO %s (%s, %s) VALUES ($1, $2) ON CONFLICT DO NOTHING", l->table,
                   l->en->name, l->column);
        s = db_keep_as(db, l, INSERT, buf_str(&sql));
        buf_free(&sql);
    }
    stmt_bind_int(s, 1, r->id);
    stmt_bind_static(s, 2, word);
    return stmt_run(s, e);
}

/* One word of a list; plan(year) is a plan as well. */
static enum status link_word(struct db *db, const struct row *r, const struct link *l, char *word,
                             struct err *e)
{
    enum status st = link_insert(db, r, l, word, e);
    char *form = strchr(word, '(');
    if (st != ST_OK || l->en != &entity_activity || l->field != F_ACTIVITY_TYPES || form == NULL)
        return st;
    *form = '\0';
    return link_insert(db, r, l, word, e);
}

/* Writes the words of a list field into its table. */
static enum status write_link(struct db *db, const struct row *r, int which, bool fresh,
                              struct err *e)
{
    const struct link *l = &links[which];
    struct stmt *s = fresh ? NULL : db_kept(db, l, DELETE);
    enum status st = ST_OK;
    if (!fresh && s == NULL) {
        struct buf sql = BUF_INIT;
        buf_printf(&sql, "DELETE FROM %s WHERE %s = $1", l->table, l->en->name);
        s = db_keep_as(db, l, DELETE, buf_str(&sql));
        buf_free(&sql);
    }
    if (!fresh) {
        stmt_bind_int(s, 1, r->id);
        st = stmt_run(s, e);
    }
    const char *list = row_get(r, l->field);
    for (char *word; st == ST_OK && (word = listed_take(&list)) != NULL; free(word))
        st = link_word(db, r, l, word, e);
    return st;
}

static enum status write_links(struct db *db, const struct row *r, bool fresh, struct err *e)
{
    enum status s = ST_OK;
    for (int i = 0; i < LINKS && s == ST_OK; i++) {
        if (links[i].en == r->en)
            s = write_link(db, r, i, fresh, e);
    }
    return s;
}

/* What is kept beside the row itself. */
static enum status write_beside(struct db *db, const struct row *r, bool fresh, struct err *e)
{
    enum status s = write_links(db, r, fresh, e);
    return s == ST_OK ? name_key_put(db, r, e) : s;
}

enum status row_last_id(struct db *db, const struct entity *en, int64_t *id, struct err *e)
{
    struct stmt *s = statement(db, en, LAST);
    int got = stmt_step(s, e);
    *id = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got == 1 ? ST_OK : ST_FAILED;
}

enum status row_insert(struct db *db, struct row *r, const char *today, const char *user,
                       struct err *e)
{
    struct stmt *s = statement(db, r->en, INSERT);
    stmt_bind_int(s, 1, r->id);
    stmt_bind_int(s, 2, 1);
    stmt_bind_static(s, 3, today);
    stmt_bind_static(s, 4, user);
    bind_fields(s, r);
    enum status st = stmt_run(s, e);
    if (st != ST_OK)
        return st;
    r->version = 1;
    return write_beside(db, r, true, e);
}

enum status row_restore(struct db *db, const struct row *r, struct err *e)
{
    struct stmt *s = statement(db, r->en, RESTORE);
    stmt_bind_int(s, 1, r->id);
    stmt_bind_int(s, 2, r->version);
    stmt_bind_static(s, 3, r->entered_on);
    stmt_bind_static(s, 4, r->entered_by);
    bind_fields(s, r);
    enum status st = stmt_run(s, e);
    return st == ST_OK ? write_beside(db, r, true, e) : st;
}

static enum status moved_on(const struct row *r, struct err *e)
{
    struct buf key = BUF_INIT;
    row_key(r, &key);
    err_set(e, ST_REFUSED, "%s“%.200s”已被别人改动过，请重新读取后再改。", _(r->en->label),
            buf_str(&key));
    buf_free(&key);
    return ST_REFUSED;
}

enum status row_update(struct db *db, struct row *r, struct err *e)
{
    struct stmt *s = statement(db, r->en, UPDATE);
    stmt_bind_int(s, 1, r->id);
    stmt_bind_int(s, 2, r->version);
    bind_fields(s, r);
    enum status st = stmt_run(s, e);
    if (st != ST_OK)
        return st;
    if (db_changes(db) == 0)
        return moved_on(r, e);
    r->version++;
    return write_beside(db, r, false, e);
}

enum status row_delete(struct db *db, const struct row *r, struct err *e)
{
    struct stmt *s = statement(db, r->en, DELETE);
    stmt_bind_int(s, 1, r->id);
    stmt_bind_int(s, 2, r->version);
    enum status st = stmt_run(s, e);
    if (st == ST_OK && db_changes(db) == 0)
        return moved_on(r, e);
    return st == ST_OK ? name_key_drop(db, r, e) : st;
}
