/* Transactions, marks inside them and statements run to their end, by the driver's own means. */
#include "store.h"

#include <stddef.h>

enum status db_begin(struct db *db, struct err *e)
{
    enum status s = db_script(db, "BEGIN IMMEDIATE", e);
    if (s != ST_OK)
        return s;
    db_writing(db, true);
    if (!db_moved(db))
        return s;
    db_rollback(db);
    return err_set(e, ST_REFUSED,
                   "数据库 %s 刚被换过（恢复了备份，或者移走了），没有写入；请重新打开程序。",
                   db_path(db));
}

enum status db_begin_read(struct db *db, struct err *e)
{
    return db_script(db, "BEGIN", e);
}

enum status db_commit(struct db *db, struct err *e)
{
    enum status s = db_script(db, "COMMIT", e);
    if (s != ST_OK)
        db_rollback(db);
    db_writing(db, false);
    return s;
}

void db_rollback(struct db *db)
{
    db_writing(db, false);
    if (db_in_transaction(db))
        db_script(db, "ROLLBACK", NULL);
}

enum status stmt_run(struct stmt *s, struct err *e)
{
    struct err own = { 0 };
    struct err *to = e != NULL ? e : &own;
    int got;
    do
        got = stmt_step(s, to);
    while (got == 1);
    return got == 0 ? ST_OK : to->status;
}

enum status db_ask_number(struct db *db, const char *sql, int *n, struct err *e)
{
    struct err own = { 0 };
    struct err *to = e != NULL ? e : &own;
    struct stmt *s = db_prepare_own(db, sql);
    int got = stmt_step(s, to);
    *n = got == 1 ? (int)stmt_int(s, 0) : 0;
    stmt_free(s);
    if (got == 0)
        return err_set(e, ST_FAILED, "数据库 %s 出错：%s。", db_path(db), sql);
    return got == 1 ? ST_OK : to->status;
}

static enum status run_kept(struct db *db, int n, const char *sql, struct err *e)
{
    static const char owner; /* an address of our own; nothing is stored there */
    struct stmt *s = db_kept(db, &owner, n);
    return stmt_run(s != NULL ? s : db_keep_as(db, &owner, n, sql), e);
}

enum status db_mark(struct db *db, struct err *e)
{
    return run_kept(db, 0, "SAVEPOINT mark", e);
}

enum status db_keep(struct db *db, struct err *e)
{
    return run_kept(db, 1, "RELEASE mark", e);
}

void db_take_back(struct db *db)
{
    run_kept(db, 2, "ROLLBACK TO mark", NULL);
    run_kept(db, 1, "RELEASE mark", NULL);
}

int64_t db_others(struct db *db)
{
    struct stmt *s = db_prepare(db, "PRAGMA data_version");
    int64_t version = stmt_step(s, NULL) == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return version;
}

void db_large_cache(struct db *db)
{
    db_script(db, "PRAGMA cache_size = -65536", NULL);
}
