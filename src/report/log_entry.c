/* Changes and their fields, out of the journal. */
#include "log_entry.h"
#include "words.h"

#include <string.h>

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

struct log_entry log_entry(struct stmt *s)
{
    return (struct log_entry){ .change = stmt_int(s, 0),
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
}

static const char *side_text(struct stmt *s, int type)
{
    if (stmt_is_null(s, type))
        return NULL;
    return !strcmp(stmt_text(s, type), "object") ? log_guarded : stmt_text(s, type + 1);
}

int log_side(struct stmt *s, struct log_side *f, struct err *e)
{
    int got = stmt_step(s, e);
    if (got == 1)
        *f = (struct log_side){ stmt_text(s, 0), side_text(s, 1), side_text(s, 3) };
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
