/* Reading many rows: the statement is assembled from the dictionary, as in row.c. */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "row_read.h"
#include "words.h"

const char row_below[] = "WITH RECURSIVE below(code) AS (SELECT $1 UNION "
                         "SELECT org.code FROM org JOIN below ON org.parent = below.code) ";

struct row_iter {
    struct stmt *s;
    const struct entity *en;
};

static int field_named(const struct entity *en, const char *name)
{
    for (int i = 0; i < en->nfields; i++) {
        if (!strcmp(en->fields[i].name, name))
            return i;
    }
    return -1;
}

static bool is_list(const struct field *f)
{
    return f->kind == FIELD_CHOICES || f->kind == FIELD_REFS;
}

bool row_scope(struct buf *sql, const struct entity *en, const char *t)
{
    static const char in[] = "IN (SELECT code FROM below)";
    int org = field_named(en, "org"), person = field_named(en, "person");
    int activity = field_named(en, "activity"), group = field_named(en, "group");
    int ledger = field_named(en, "ledger");
    if (!strcmp(en->name, "org")) {
        buf_printf(sql, "%scode %s", t, in);
    } else if (org >= 0) {
        buf_printf(sql, "(%sorg %s", t, in);
        if (group >= 0)
            buf_printf(sql, " OR %s\"group\" %s", t, in);
        if (!en->fields[org].required && person >= 0)
            buf_printf(sql, " OR %sperson IN (SELECT code FROM person WHERE org %s)", t, in);
        buf_puts(sql, ")");
    } else if (activity >= 0) {
        buf_printf(sql, "%sactivity IN (SELECT code FROM activity WHERE org %s)", t, in);
    } else if (ledger >= 0) {
        buf_printf(sql, "%sledger IN (SELECT code FROM ledger WHERE org %s)", t, in);
    } else if (person >= 0) {
        buf_printf(sql, "%sperson IN (SELECT code FROM person WHERE org %s OR \"group\" %s)", t, in,
                   in);
    } else {
        return false;
    }
    return true;
}

void row_keeps(struct buf *sql, const struct entity *en, const char *t)
{
    buf_printf(sql, "kept('%s', %s\"%s\")", en->name, t, en->fields[en->kept->by].name);
}

void row_open_column(struct buf *sql, const struct entity *en, int field, const char *t)
{
    const char *name = en->fields[field].name;
    if (en->fields[field].guard != GUARD_OPEN) {
        buf_puts(sql, "NULL");
    } else if (model_may_keep(en, field)) {
        buf_puts(sql, "CASE WHEN NOT ");
        row_keeps(sql, en, t);
        buf_printf(sql, " THEN %s\"%s\" END", t, name);
    } else {
        buf_printf(sql, "%s\"%s\"", t, name);
    }
}

/* A list holds a word; plan(year) is a plan too. */
static void add_holds(struct buf *sql, const struct field *f, int param)
{
    buf_printf(sql, "(instr(';' || \"%s\" || ';', ';' || $%d || ';') > 0", f->name, param);
    if (f->kind == FIELD_CHOICES && f->open)
        buf_printf(sql, " OR instr(';' || \"%s\", ';' || $%d || '(') > 0", f->name, param);
    buf_puts(sql, ")");
}

static void add_condition(struct buf *sql, const struct row_query *q, int i)
{
    int field = q->where[i].field;
    const struct field *f = &q->en->fields[field];
    if (q->where[i].value[0] == '\0')
        buf_printf(sql, "(\"%s\" IS NULL%s%s%s)", f->name, model_is_number(f) ? "" : " OR \"",
                   model_is_number(f) ? "" : f->name, model_is_number(f) ? "" : "\" = ''");
    else if (q->guarded && f->guard == GUARD_PRIVATE)
        buf_puts(sql, "0");
    else if (is_list(f))
        add_holds(sql, f, i + 2);
    else
        buf_printf(sql, "\"%s\" = $%d", f->name, i + 2);
    if (q->guarded && q->where[i].value[0] != '\0' && model_may_keep(q->en, field)) {
        buf_puts(sql, " AND NOT ");
        row_keeps(sql, q->en, "");
    }
}

static void add_where(struct buf *sql, const struct row_query *q)
{
    const char *join = " WHERE ";
    if (q->org != NULL) {
        size_t before = sql->len;
        buf_puts(sql, join);
        if (row_scope(sql, q->en, "")) {
            join = " AND ";
        } else {
            sql->len = before;
            sql->data[before] = '\0';
        }
    }
    for (int i = 0; i < q->nwhere; i++) {
        buf_puts(sql, join);
        join = " AND ";
        add_condition(sql, q, i);
    }
}

static void add_order(struct buf *sql, const struct row_query *q)
{
    buf_puts(sql, " ORDER BY ");
    if (q->sort >= 0) {
        if (q->guarded)
            row_open_column(sql, q->en, q->sort, "");
        else
            buf_printf(sql, "\"%s\"", q->en->fields[q->sort].name);
        buf_puts(sql, q->descending ? " DESC, " : ", ");
    }
    for (int i = 0; i < q->en->nfields; i++) {
        if (q->en->fields[i].key)
            buf_printf(sql, "\"%s\"%s, ", q->en->fields[i].name,
                       q->sort < 0 && q->descending ? " DESC" : "");
    }
    buf_puts(sql, "id");
    if (q->limit > 0)
        buf_printf(sql, " LIMIT %lld OFFSET %lld", (long long)q->limit, (long long)q->offset);
}

static struct stmt *ask(struct db *db, const struct row_query *q, bool count)
{
    struct buf sql = BUF_INIT;
    if (q->org != NULL)
        buf_puts(&sql, row_below);
    buf_puts(&sql, "SELECT ");
    if (count)
        buf_puts(&sql, "count(*)");
    else
        row_columns(&sql, q->en);
    buf_printf(&sql, " FROM \"%s\"", q->en->name);
    add_where(&sql, q);
    if (!count)
        add_order(&sql, q);
    struct stmt *s = db_prepare_own(db, buf_str(&sql));
    buf_free(&sql);
    if (q->org != NULL)
        stmt_bind_text(s, 1, q->org);
    for (int i = 0; i < q->nwhere; i++) {
        const struct field *f = &q->en->fields[q->where[i].field];
        if (model_is_number(f) && q->where[i].value[0] != '\0')
            stmt_bind_int(s, i + 2, model_number(f, q->where[i].value));
        else if (q->where[i].value[0] != '\0')
            stmt_bind_text(s, i + 2, q->where[i].value);
    }
    return s;
}

struct row_iter *row_each(struct db *db, const struct row_query *q)
{
    struct row_iter *it = mem_alloc(sizeof *it);
    it->en = q->en;
    it->s = ask(db, q, false);
    return it;
}

int row_next(struct row_iter *it, struct row *row, struct err *e)
{
    int got = stmt_step(it->s, e);
    if (got == 1)
        row_fill(it->s, it->en, row);
    return got;
}

void row_iter_free(struct row_iter *it)
{
    if (it == NULL)
        return;
    stmt_free(it->s);
    free(it);
}

enum status row_count(struct db *db, const struct row_query *q, int64_t *n, struct err *e)
{
    struct stmt *s = ask(db, q, true);
    int got = stmt_step(s, e);
    *n = got == 1 ? stmt_int(s, 0) : 0;
    stmt_free(s);
    return got == 1 ? ST_OK : ST_FAILED;
}

/* The table that holds the words of a list field, where there is one (0001-init.sql). */
static const char *link_table(const struct entity *en, const struct field *f)
{
    if (strcmp(en->name, "activity") != 0)
        return NULL;
    return !strcmp(f->name, "events")  ? "activity_event"
           : !strcmp(f->name, "joint") ? "activity_joint"
                                       : NULL;
}

static enum status count_one(struct db *db, const struct entity *from, const struct field *f,
                             const struct row *r, int64_t *n, struct err *e)
{
    struct buf sql = BUF_INIT;
    const char *table = link_table(from, f);
    if (table != NULL)
        buf_printf(&sql, "SELECT count(*) FROM %s WHERE %s = $1", table, f->ref);
    else
        buf_printf(&sql, "SELECT count(*) FROM \"%s\" WHERE \"%s\" = $1", from->name, f->name);
    struct stmt *s = db_prepare(db, buf_str(&sql));
    stmt_bind_text(s, 1, row_get(r, 0));
    int got = stmt_step(s, e);
    *n = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    buf_free(&sql);
    return got == 1 ? ST_OK : ST_FAILED;
}

/* What is part of the row itself, by its key: histories, and that another one of its name is not
 * it. */
static bool is_own(const struct entity *from, const struct field *f, const struct row *r)
{
    static const char *const own[][2] = { { "placement", "org" },
                                          { "org_namesake", "org" },
                                          { "membership", "person" },
                                          { "namesake", "person" } };
    for (size_t i = 0; f->key && i < sizeof own / sizeof *own; i++)
        if (!strcmp(from->name, own[i][0]) && !strcmp(r->en->name, own[i][1]))
            return true;
    return false;
}

enum status row_referrers(struct db *db, const struct row *r, int64_t *n, struct buf *out,
                          struct err *e)
{
    *n = 0;
    for (size_t i = 0; r->en->prefix != NULL && model_entities[i] != NULL; i++) {
        const struct entity *from = model_entities[i];
        int64_t here = 0;
        for (int k = 0; k < from->nfields; k++) {
            const struct field *f = &from->fields[k];
            int64_t more;
            if (f->ref == NULL || strcmp(f->ref, r->en->name) != 0 || is_own(from, f, r))
                continue;
            if (count_one(db, from, f, r, &more, e) != ST_OK)
                return ST_FAILED;
            here += more;
        }
        if (here > 0)
            buf_printf(out, _("%s%lld 条%s"), *n > 0 ? _("、") : "", (long long)here,
                       _(from->label));
        *n += here;
    }
    return ST_OK;
}
