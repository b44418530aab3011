/* Bringing a database up to date, and whole copies of one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "digest.h"
#include "marks.h"
#include "meta.h"
#include "name_key.h"
#include "schema.h"
#include "store.h"

int migrate_latest(void)
{
    int latest = 0;
    for (size_t i = 0; schema_migrations[i].sql != NULL; i++)
        latest = schema_migrations[i].version;
    return latest;
}

/* The views that say what the marks are, and what is known of names, may have changed with the last
 * step. */
static enum status one(struct db *db, const struct migration *m, bool upgrade, struct err *e)
{
    char version[16];
    enum status s = db_begin(db, e);
    if (s == ST_OK)
        s = db_script(db, m->sql, e);
    if (s == ST_OK)
        s = db_set_version(db, m->version, e);
    snprintf(version, sizeof version, "%d", m->version);
    if (s == ST_OK)
        s = meta_set(db, "version", version, e);
    if (s == ST_OK && upgrade && m->version == migrate_latest())
        s = marks_rebuild(db, e);
    if (s == ST_OK && upgrade && m->version == migrate_latest())
        s = name_keys_rebuild(db, e);
    if (s == ST_OK)
        return db_commit(db, e);
    db_rollback(db);
    return s;
}

/* What tells this database from every other: drafts remember it. */
static enum status name_database(struct db *db, struct err *e)
{
    char id[DIGEST_SALT];
    digest_salt(id);
    return meta_set(db, "database", id, e);
}

enum status migrate_run(struct db *db, int version, struct err *e)
{
    for (size_t i = 0; schema_migrations[i].sql != NULL; i++) {
        if (schema_migrations[i].version <= version)
            continue;
        enum status s = one(db, &schema_migrations[i], version > 0, e);
        if (s != ST_OK && version > 0)
            err_prefix(e, "升级步骤 %d（%s）没有完成，数据库停在前一步",
                       schema_migrations[i].version, schema_migrations[i].name);
        if (s != ST_OK)
            return s;
    }
    return version == 0 ? name_database(db, e) : ST_OK;
}

enum status migrate_copy(struct db *db, int version, struct err *e)
{
    struct buf made = BUF_INIT, name = BUF_INIT;
    struct db *copy = NULL;
    db_name_making(db_path(db), &made);
    enum status s = db_copy(db, buf_str(&made), e);
    if (s == ST_OK)
        s = db_open_as_it_is(&copy, buf_str(&made), e);
    if (s == ST_OK)
        s = db_sound(copy, e);
    db_close(copy);
    for (int n = 0; s == ST_OK; n++) {
        buf_clear(&name);
        buf_printf(&name, "%s.format%d", db_path(db), version);
        if (n > 0)
            buf_printf(&name, ".%d", n);
        if (access(buf_str(&name), F_OK) != 0 || n >= 100)
            break;
    }
    if (s == ST_OK)
        s = db_settle_in(buf_str(&made), buf_str(&name), e);
    else
        place_remove(buf_str(&made));
    buf_free(&made);
    buf_free(&name);
    return s == ST_OK ? s : err_prefix(e, "升级前的备份没有做成");
}

enum status db_sound(struct db *db, struct err *e)
{
    struct stmt *st = db_query(db, QUERY_ENGINE_INTEGRITY);
    int got = stmt_step(st, e);
    bool ok = got == 1 && !strcmp(stmt_text(st, 0), "ok");
    if (got == 1 && !ok)
        err_set(e, ST_FAILED, "数据库 %s 已损坏（%s）；请换用备份的文件（--db 备份文件）。",
                db_path(db), stmt_text(st, 0));
    stmt_reset(st);
    if (!ok)
        return ST_FAILED;
    st = db_query(db, QUERY_ENGINE_REFERENCES);
    got = stmt_step(st, e);
    if (got == 1)
        err_set(e, ST_FAILED, "数据库 %s 中 %s 的一行引用了不存在的 %s。", db_path(db),
                stmt_text(st, 0), stmt_text(st, 2));
    stmt_reset(st);
    return got == 0 ? shape_check(db, false, e) : ST_FAILED;
}
