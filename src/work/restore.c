/* A copy put in the place of a database. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "backup.h"
#include "backup_own.h"
#include "buf.h"
#include "file.h"
#include "operator.h"
#include "seal.h"
#include "words.h"

static enum status unseal(const struct restore_ask *ask, int to, struct err *e)
{
    int fd = open(ask->from, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(e, ST_FAILED, "打不开 %s：%s。", ask->from, file_why(errno));
    enum status st = seal_read(fd, to, ask->from, ask->password, NULL, ask->watch, e);
    close(fd);
    return st;
}

/* Through the database, so that what a log beside it holds comes along. */
static enum status copy_plain(const struct restore_ask *ask, const char *to, struct err *e)
{
    struct db *from = NULL;
    enum status st = db_open_as_it_is(&from, ask->from, e);
    if (!st)
        st = db_copy_into(from, to, ask->watch, e);
    db_close(from);
    return st;
}

/* dangjian.db.2026-11-21, .2026-11-21.2 … */
static void name_kept(const char *path, daynum today, struct buf *out)
{
    char day[DAY_TEXT];
    date_format(today, day);
    buf_printf(out, "%s.%s", path, day);
    for (int n = 2; access(buf_str(out), F_OK) == 0 && n < 1000; n++) {
        buf_clear(out);
        buf_printf(out, "%s.%s.%d", path, day, n);
    }
}

static enum status put(const struct restore_ask *ask, struct file_new *f, bool there,
                       const struct backup_facts *facts, struct buf *said, struct err *e)
{
    struct buf kept = BUF_INIT;
    name_kept(f->target, ask->today, &kept);
    enum status st = fsync(f->fd) == 0 ? ST_OK : file_unwritten(f->target, errno, e);
    if (!st)
        st = db_replace(f->target, f->name, buf_str(&kept), e);
    if (!st) {
        f->named = false; /* it is the database now */
        file_sync_folder(f->folder);
        buf_printf(said, _("已从 %s 恢复，到第 %" PRId64 " 批变更记录为止，核对无误。"), ask->from,
                   facts->batches);
        if (there)
            buf_printf(said, _("\n原来的数据库留在 %s。"), buf_str(&kept));
    }
    buf_free(&kept);
    return st;
}

/* A database that cannot be read has no operators that could be asked. */
static enum status may_restore(const struct restore_ask *ask, struct err *e)
{
    struct db *db = NULL;
    enum status st = ST_OK;
    if (db_open_as_it_is(&db, ask->db_path, NULL) == ST_OK) {
        st = operator_whole(db, ask->user, _("恢复备份"), e);
        st = st == ST_REFUSED ? st : ST_OK;
    }
    db_close(db);
    return st;
}

enum status backup_restore(const struct restore_ask *ask, struct buf *said, struct err *e)
{
    struct file_new f;
    struct backup_facts facts;
    bool there = access(ask->db_path, F_OK) == 0;
    if (access(ask->from, F_OK) != 0)
        return err_set(e, ST_MISSING, "没有文件 %s，请检查路径。", ask->from);
    if (file_same(ask->from, ask->db_path))
        return err_set(e, ST_REFUSED, "%s 就是数据库本身；请给出备份的文件。", ask->from);
    enum status st = may_restore(ask, e);
    if (!st)
        st = file_begin_private(&f, ask->db_path, e);
    if (st)
        return st;
    st = seal_is(ask->from) ? unseal(ask, f.fd, e) : copy_plain(ask, f.name, e);
    if (!st)
        st = backup_verify(f.name, false, &facts, ask->watch, e);
    if (!st)
        st = put(ask, &f, there, &facts, said, e);
    else if (st != ST_STOPPED)
        err_prefix(e, "没有恢复");
    else
        watch_stopped(e, _("没有恢复，原来的数据库没有动"));
    file_abandon(&f);
    return st;
}
