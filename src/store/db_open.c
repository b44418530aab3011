/* Opening a database: is it ours, is it of today's form, is it made to last. */
#include "store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"

enum status db_version(struct db *db, int *version, struct err *e)
{
    return db_ask_number(db, "PRAGMA user_version", version, e);
}

/* A statement that ends in a number: PRAGMA takes no parameters. */
static enum status set_number(struct db *db, const char *sql, int n, struct err *e)
{
    char text[80];
    snprintf(text, sizeof text, "%s%d", sql, n);
    return db_script(db, text, e);
}

enum status db_set_version(struct db *db, int version, struct err *e)
{
    return set_number(db, "PRAGMA user_version = ", version, e);
}

/* A file of ours? *version is what it holds. */
static enum status identify(struct db *db, int *version, struct err *e)
{
    int id;
    enum status s = db_ask_number(db, "PRAGMA application_id", &id, e);
    if (s == ST_OK)
        s = db_version(db, version, e);
    if (s != ST_OK)
        return s;
    if (id != APPLICATION_ID)
        return err_set(e, ST_FAILED, "%s 不是党建台账的数据库，请检查路径。", db_path(db));
    if (*version > migrate_latest())
        return err_set(e, ST_FAILED,
                       "数据库 %s 由更新版本的程序建立（格式 %d，本程序只认到 %d），请升级本程序。",
                       db_path(db), *version, migrate_latest());
    return ST_OK;
}

static enum status set_durable(struct db *db, struct err *e)
{
    return db_script(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", e);
}

static enum status create(struct db *db, struct err *e)
{
    enum status s = set_number(db, "PRAGMA application_id = ", APPLICATION_ID, e);
    if (s == ST_OK)
        s = set_durable(db, e);
    return s == ST_OK ? migrate_run(db, 0, e) : s;
}

/* Nobody else may have the file open while its form changes. */
static enum status upgrade(const char *path, int version, struct err *e)
{
    struct db *db;
    bool sealed;
    enum status s = place_check(path, DB_WRITE, &sealed, e);
    if (s != ST_OK)
        return s;
    s = db_connect(&db, path, DB_WRITE, false, e);
    if (s == ST_OK)
        s = shape_check(db, true, e);
    if (s == ST_OK)
        s = set_durable(db, e);
    if (s == ST_OK)
        s = db_script(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", e);
    if (s == ST_OK)
        s = migrate_copy(db, version, e);
    if (s == ST_OK)
        s = migrate_run(db, version, e);
    db_close(db);
    return s == ST_OK ? s : err_prefix(e, "数据库要从格式 %d 升级", version);
}

/* A change without a log that was cut off, as where the form of writing was being set, is taken
 * back by a writer alone: reading would refuse the file. */
static enum status settle(const char *path, struct err *e)
{
    struct db *db;
    int version;
    if (!place_unsettled(path))
        return ST_OK;
    enum status s = db_connect(&db, path, DB_WRITE, false, e);
    if (s == ST_OK)
        s = db_version(db, &version, e);
    db_close(db);
    return s;
}

static enum status open_existing(struct db **out, const char *path, enum db_mode mode, bool sealed,
                                 struct err *e)
{
    int version = 0;
    enum status s = mode == DB_READ && !sealed ? settle(path, e) : ST_OK;
    if (s != ST_OK)
        return s;
    s = db_connect(out, path, mode, sealed, e);
    if (s == ST_OK)
        s = identify(*out, &version, e);
    if (s == ST_OK && version < migrate_latest()) {
        db_close(*out);
        *out = NULL;
        s = upgrade(path, version, e);
        if (s == ST_OK)
            s = db_connect(out, path, mode, sealed, e);
    }
    if (s == ST_OK && mode == DB_WRITE)
        s = shape_check(*out, true, e);
    if (s == ST_OK && mode == DB_WRITE)
        s = set_durable(*out, e);
    return s;
}

enum status db_open(struct db **out, const char *path, enum db_mode mode, struct err *e)
{
    bool sealed = false;
    *out = NULL;
    enum status s = place_check(path, mode, &sealed, e);
    if (s != ST_OK)
        return s;
    if (mode == DB_CREATE) {
        s = place_make(path, e);
        if (s != ST_OK)
            return s;
        s = db_connect(out, path, mode, false, e);
        if (s == ST_OK)
            s = create(*out, e);
    } else {
        s = open_existing(out, path, mode, sealed, e);
    }
    if (s != ST_OK) {
        db_close(*out);
        *out = NULL;
        if (mode == DB_CREATE)
            place_remove(path);
    }
    return s;
}

enum status db_close_whole(struct db *db, struct err *e)
{
    struct buf log = BUF_INIT;
    char *path = mem_dup(db_path(db));
    enum status s = ST_OK;
    db_close(db);
    buf_printf(&log, "%s-wal", path);
    if (access(buf_str(&log), F_OK) == 0) {
        place_remove(path);
        s = err_set(e, ST_FAILED, "数据库没有建成：写入时磁盘出错，请检查磁盘和剩余空间后再试。");
    }
    buf_free(&log);
    free(path);
    return s;
}

enum status db_vacant(const char *path, struct err *e)
{
    bool sealed;
    return place_check(path, DB_CREATE, &sealed, e);
}

enum status db_open_as_it_is(struct db **out, const char *path, struct err *e)
{
    int version;
    bool sealed;
    *out = NULL;
    enum status s = place_check(path, DB_READ, &sealed, e);
    if (s == ST_OK)
        s = db_connect(out, path, DB_READ, sealed, e);
    return s == ST_OK ? identify(*out, &version, e) : s;
}

void db_discard(struct db *db)
{
    char *path = mem_dup(db_path(db));
    db_close(db);
    place_remove(path);
    free(path);
}
