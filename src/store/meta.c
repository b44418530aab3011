/* The two small tables of names and values. */
#include "meta.h"

#include "buf.h"

static enum status get(struct db *db, enum query q, const char *name, struct buf *out,
                       struct err *e)
{
    struct stmt *st = db_query(db, q);
    stmt_bind_text(st, 1, name);
    int got = stmt_step(st, e);
    if (got == 1)
        buf_puts(out, stmt_text(st, 0));
    stmt_reset(st);
    return got == 1 ? ST_OK : got == 0 ? ST_MISSING : ST_FAILED;
}

static enum status set(struct db *db, enum query q, const char *name, const char *value,
                       struct err *e)
{
    struct stmt *st = db_query(db, q);
    stmt_bind_text(st, 1, name);
    stmt_bind_text(st, 2, value);
    return stmt_run(st, e);
}

enum status meta_get(struct db *db, const char *name, struct buf *out, struct err *e)
{
    return get(db, QUERY_META_GET, name, out, e);
}

enum status meta_set(struct db *db, const char *name, const char *value, struct err *e)
{
    return set(db, QUERY_META_SET, name, value, e);
}

enum status setting_get(struct db *db, const char *name, struct buf *out, struct err *e)
{
    return get(db, QUERY_SETTING_GET, name, out, e);
}

enum status setting_set(struct db *db, const char *name, const char *value, struct err *e)
{
    return set(db, QUERY_SETTING_SET, name, value, e);
}
