/* Backups: a copy, read back before it gets its name. */
#include "backup.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup_own.h"
#include "buf.h"
#include "file.h"
#include "journal.h"
#include "mem.h"
#include "meta.h"
#include "row.h"
#include "seal.h"
#include "words.h"

static enum status last_batch(struct db *db, int64_t *n, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_BATCH_LAST);
    int got = stmt_step(s, e);
    *n = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

enum status backup_verify(const char *path, bool count, struct backup_facts *facts,
                          const struct watch *w, struct err *e)
{
    struct db *db = NULL;
    *facts = (struct backup_facts){ 0 };
    enum status st = db_open_as_it_is(&db, path, e);
    if (!st)
        db_watch(db, w);
    if (!st)
        st = db_sound(db, e);
    if (!st)
        st = journal_verify(db, e);
    if (!st)
        st = last_batch(db, &facts->batches, e);
    for (size_t i = 0; count && model_entities[i] != NULL && !st; i++) {
        struct row_query q = { .en = model_entities[i], .sort = -1 };
        int64_t n = 0;
        st = row_count(db, &q, &n, e);
        facts->rows[i] = n;
        facts->all += n;
    }
    db_close(db);
    return st;
}

static enum status differs(struct err *e)
{
    return err_set(e, ST_FAILED, "读回备份，内容与数据库不符，没有采用；请检查磁盘后再试。");
}

/* As many rows of each kind, and the journal up to the same batch. */
static enum status compare(struct db *db, const struct backup_facts *facts, struct err *e)
{
    int64_t n = 0;
    enum status st = last_batch(db, &n, e);
    bool same = n == facts->batches;
    for (size_t i = 0; model_entities[i] != NULL && !st; i++) {
        struct row_query q = { .en = model_entities[i], .sort = -1 };
        st = row_count(db, &q, &n, e);
        same = same && n == facts->rows[i];
    }
    return st || same ? st : differs(e);
}

/* All in one snapshot: others write on meanwhile. */
static enum status copy_checked(struct db *db, const char *to, const struct watch *w,
                                struct backup_facts *facts, struct err *e)
{
    enum status st = db_begin_read(db, e);
    if (!st)
        st = db_copy_into(db, to, w, e);
    if (!st && !watch_go_on(w, _("正在读回备份"), 0, 0))
        st = watch_stopped(e, _("没有备份"));
    if (!st)
        st = backup_verify(to, true, facts, w, e);
    if (!st)
        st = compare(db, facts, e);
    db_rollback(db);
    return st;
}

static bool same_database(struct db *db, const char *path)
{
    struct db *other = NULL;
    struct buf a = BUF_INIT, b = BUF_INIT;
    bool same = db_open_as_it_is(&other, path, NULL) == ST_OK &&
                meta_get(db, "database", &a, NULL) == ST_OK &&
                meta_get(other, "database", &b, NULL) == ST_OK && !strcmp(buf_str(&a), buf_str(&b));
    db_close(other);
    buf_free(&a);
    buf_free(&b);
    return same;
}

static enum status may_replace(struct db *db, const char *to, struct err *e)
{
    if (file_same(db_path(db), to))
        return err_set(e, ST_REFUSED, "%s 就是数据库本身，没有覆盖；请换一个文件名。", to);
    if (file_is_database(to) && !(db_is_copy(to) && same_database(db, to)))
        return err_set(e, ST_REFUSED,
                       "%s 是另一个数据库，不是这个数据库的备份，没有覆盖；请换一个文件名。", to);
    return ST_OK;
}

static enum status make_plain(struct db *db, const struct backup_ask *ask,
                              struct backup_facts *facts, struct err *e)
{
    struct file_new f;
    enum status st = file_begin_private(&f, ask->to, e);
    if (st)
        return st;
    st = copy_checked(db, f.name, ask->watch, facts, e);
    if (!st)
        return file_commit(&f, e);
    file_abandon(&f);
    return st;
}

static enum status seal(int plain, const struct backup_ask *ask, struct err *e)
{
    struct file_new f;
    struct stat size;
    int64_t back = 0;
    enum status st = file_begin_private(&f, ask->to, e);
    if (st)
        return st;
    st = seal_write(plain, f.fd, ask->to, ask->password, ask->watch, e);
    if (!st && (lseek(f.fd, 0, SEEK_SET) != 0 || fstat(plain, &size) != 0))
        st = differs(e);
    if (!st)
        st = seal_read(f.fd, -1, ask->to, ask->password, &back, ask->watch, e);
    if (!st && back != size.st_size)
        st = differs(e);
    if (!st)
        return file_commit(&f, e);
    file_abandon(&f);
    return st;
}

/* What is not encrypted yet lies beside the database, not where the copy goes (a stick). */
static enum status make_sealed(struct db *db, const struct backup_ask *ask,
                               struct backup_facts *facts, struct err *e)
{
    struct file_new plain;
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s.sealing", db_path(db));
    enum status st = file_begin_private(&plain, buf_str(&name), e);
    buf_free(&name);
    if (st)
        return st;
    st = copy_checked(db, plain.name, ask->watch, facts, e);
    if (!st)
        st = seal(plain.fd, ask, e);
    file_abandon(&plain);
    return st;
}

enum status backup_make(struct db *db, const struct backup_ask *ask, struct buf *said,
                        struct err *e)
{
    struct backup_facts facts = { 0 };
    enum status st = may_replace(db, ask->to, e);
    if (!st && !watch_go_on(ask->watch, _("正在备份"), 0, 0))
        st = watch_stopped(e, _("没有备份"));
    if (!st)
        st = (ask->password ? make_sealed : make_plain)(db, ask, &facts, e);
    if (st == ST_STOPPED)
        return watch_stopped(e, _("没有备份，原来的文件没有动"));
    if (!st)
        buf_printf(said,
                   _("已%s备份到 %s：%" PRId64 " 条记录，%" PRId64 " 批变更记录，读回核对无误。"),
                   ask->password ? _("加密") : "", ask->to, facts.all, facts.batches);
    return st;
}
