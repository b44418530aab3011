/* Changes and their fields, out of the journal. */
#include "log_entry.h"

#include <stdlib.h>
#include <string.h>

#include "listed.h"
#include "row.h"
#include "save.h"
#include "words.h"

const char *const log_guarded = model_withheld;

struct stmt *log_ask(struct db *db, const struct log_ask *ask)
{
    struct stmt *s = db_query(db, QUERY_LOG_CHANGES);
    stmt_bind_text(s, 1, ask->entity);
    stmt_bind_text(s, 2, ask->key);
    stmt_bind_text(s, 3, ask->since);
    stmt_bind_int(s, 4, ask->limit);
    stmt_bind_int(s, 5, ask->batch);
    return s;
}

static uint64_t guarded_in(const struct row *row)
{
    uint64_t fields = 0;
    for (int i = 0; i < row->en->nfields; i++)
        if (model_guarded(row->en, i, row_values(row)))
            fields |= FIELD_BIT(i);
    return fields;
}

/* What one side of a change says the row was. What cannot be read may be anything: all of it is
 * guarded. */
static uint64_t guarded_side(struct db *db, const struct entity *en, int64_t change,
                             enum journal_side side)
{
    struct row row;
    uint64_t mask;
    bool erased;
    row_init(&row, en);
    bool read = journal_values(db, change, side, &row, &mask, &erased, NULL) == ST_OK;
    uint64_t fields = read ? guarded_in(&row) : FIELD_ALL;
    row_clear(&row);
    return fields;
}

/* As the row stands; of one that is gone, as it stood when it was deleted. */
static uint64_t guarded_now(struct db *db, const struct entity *en, const struct log_entry *x,
                            int64_t id)
{
    struct row row;
    row_init(&row, en);
    enum status st = row_load(db, en, id, &row, NULL);
    uint64_t fields = st == ST_OK ? guarded_in(&row) : FIELD_ALL;
    row_clear(&row);
    if (st != ST_MISSING)
        return fields;
    struct stmt *s = db_query(db, QUERY_LOG_DELETED);
    stmt_bind_text(s, 1, x->entity);
    stmt_bind_int(s, 2, id);
    int got = stmt_step(s, NULL);
    int64_t change = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? FIELD_ALL : got == 1 ? guarded_side(db, en, change, JOURNAL_BEFORE) : 0;
}

/* What was written before a record was a talk, or before such were guarded, stands in plain text:
 * the chain holds it, so it is withheld where it is read. */
static uint64_t withheld(struct db *db, const struct log_entry *x, int64_t id)
{
    const struct entity *en = x->en;
    if (en == NULL || (en->kept == NULL && en->hidden == NULL))
        return 0;
    return guarded_now(db, en, x, id) | guarded_side(db, en, x->change, JOURNAL_BEFORE) |
           guarded_side(db, en, x->change, JOURNAL_AFTER);
}

struct log_entry log_entry(struct db *db, struct stmt *s)
{
    struct log_entry x = { .change = stmt_int(s, 0),
                           .batch = stmt_int(s, 1),
                           .at = stmt_text(s, 2),
                           .user = stmt_text(s, 3),
                           .what = stmt_text(s, 4),
                           .undoes = stmt_int(s, 5),
                           .undone = stmt_int(s, 6) != 0,
                           .entity = stmt_text(s, 7),
                           .key = stmt_text(s, 8),
                           .op = stmt_text(s, 9),
                           .version = (int)stmt_int(s, 10),
                           .en = model_entity(stmt_text(s, 7)) };
    x.withheld = withheld(db, &x, stmt_int(s, 11));
    return x;
}

static const char *side_text(struct stmt *s, int type, bool kept)
{
    if (stmt_is_null(s, type))
        return NULL;
    return kept || !strcmp(stmt_text(s, type), "object") ? log_guarded : stmt_text(s, type + 1);
}

int log_side(struct stmt *s, const struct log_entry *x, struct log_side *f, struct err *e)
{
    int got = stmt_step(s, e);
    if (got != 1)
        return got;
    int field = x->en == NULL ? -1 : model_field(x->en, stmt_text(s, 0));
    bool kept = field >= 0 && (x->withheld & FIELD_BIT(field)) != 0;
    *f = (struct log_side){ stmt_text(s, 0), side_text(s, 1, kept), side_text(s, 3, kept) };
    return got;
}

struct stmt *log_sides(struct db *db, const struct log_entry *x)
{
    struct stmt *s = db_query(db, QUERY_LOG_FIELDS);
    stmt_bind_int(s, 1, x->change);
    return s;
}

const char *log_op(const char *op)
{
    return !strcmp(op, "insert")   ? _("新增")
           : !strcmp(op, "update") ? _("修改")
           : !strcmp(op, "delete") ? _("删除")
                                   : _("备注");
}

static void put_names(struct db *db, const struct field *f, const char *codes, struct buf *out)
{
    const char *between = "";
    for (char *code; (code = listed_take(&codes)) != NULL; free(code)) {
        buf_puts(out, between);
        row_name_apart(db, f->ref, code, out, NULL);
        between = _("、");
    }
}

void log_value(struct db *db, const struct field *f, const char *value, struct buf *out)
{
    if (value == log_guarded)
        buf_puts(out, _(value));
    else if (f != NULL && (f->kind == FIELD_REF || f->kind == FIELD_REFS))
        put_names(db, f, value, out);
    else if (f != NULL)
        model_show(f, value, out);
    else
        buf_puts(out, value);
}
