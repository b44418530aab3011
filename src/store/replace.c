/* Whole copies of a database, and another file in the place of one. Whoever waits for a file that
 * was replaced finds, once it may write, that it has moved (db_begin). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "store.h"

/* Where SQLite locks a file, whatever its form: 510 bytes of readers behind those of writers. */
enum { LOCK_FROM = 0x40000000, LOCK_BYTES = 512 };

/* The process that has the file open, by the locks SQLite puts on it; 0: nobody has; -1: it cannot
 * be told. Not to be asked while this process has it open: asking would drop its locks. */
static long place_opened_by(const char *path)
{
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_FROM, .l_len = LOCK_BYTES
    };
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int rc = fcntl(fd, F_GETLK, &lock);
    close(fd);
    return rc != 0 ? -1 : lock.l_type == F_UNLCK ? 0 : (long)lock.l_pid;
}

/* How a database is written stands at bytes 18 and 19 of its header (SQLite's file format 1.3.3):
 * 1 as a single file, which copies are, 2 with a log beside it, which keeps a lock on it as long as
 * somebody has it open. */
static bool set_form(const char *path, char form)
{
    const char both[] = { form, form };
    int fd = open(path, O_RDWR | O_CLOEXEC);
    bool ok = fd >= 0 && pwrite(fd, both, 2, 18) == 2 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

enum status db_copy_into(struct db *db, const char *to, const struct watch *w, struct err *e)
{
    bool own = !db_in_transaction(db);
    int version;
    enum status s = own ? db_begin_read(db, e) : ST_OK;
    if (s == ST_OK)
        s = db_version(db, &version, e); /* reading is what makes it stand still */
    if (s == ST_OK)
        s = db_copy_pages(db, to, w, e);
    if (own)
        db_rollback(db);
    if (s == ST_OK && !set_form(to, 1))
        s = file_unwritten(to, errno, e);
    return s;
}

enum status db_copy(struct db *db, const char *to, struct err *e)
{
    enum status s = place_make(to, e);
    if (s != ST_OK)
        return s;
    s = db_copy_into(db, to, NULL, e);
    if (s != ST_OK)
        place_remove(to);
    return s;
}

bool db_is_copy(const char *path)
{
    /* the header: at 18 how it is written (1: without a log, as copies are), at 68 whose it is */
    unsigned char h[72];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool read_it = fd >= 0 && read(fd, h, sizeof h) == (ssize_t)sizeof h;
    if (fd >= 0)
        close(fd);
    return read_it && !memcmp(h, "SQLite format 3", 16) && h[18] == 1 && h[19] == 1 &&
           ((unsigned)h[68] << 24 | (unsigned)h[69] << 16 | (unsigned)h[70] << 8 | h[71]) ==
               APPLICATION_ID;
}

static enum status refuse_open(const char *path, long pid, struct err *e)
{
    struct buf who = BUF_INIT;
    place_holder(pid, &who);
    err_set(e, ST_REFUSED, "数据库 %s 正有人开着%s，没有换下它；请等都退出后再恢复。", path,
            buf_str(&who));
    buf_free(&who);
    return ST_REFUSED;
}

/* The log of a database that cannot be opened goes with it: under the new one it would be read as
 * its own. */
static bool move_log(const char *path, const char *kept)
{
    struct buf from = BUF_INIT, to = BUF_INIT;
    buf_printf(&from, "%s-wal", path);
    buf_printf(&to, "%s-wal", kept);
    bool ok = rename(buf_str(&from), buf_str(&to)) == 0 || errno == ENOENT;
    buf_clear(&from);
    buf_printf(&from, "%s-shm", path);
    unlink(buf_str(&from));
    buf_free(&from);
    buf_free(&to);
    return ok;
}

static enum status swap(const char *path, const char *with, const char *kept, struct err *e)
{
    struct stat st;
    if (stat(path, &st) == 0) {
        /* the group of a database that several share; without the right to it, 0600 is no loss of
         * anything but comfort */
        if (chown(with, (uid_t)-1, st.st_gid) == 0)
            chmod(with, st.st_mode & 0770);
        if (link(path, kept) != 0)
            return err_set(e, errno == EEXIST ? ST_REFUSED : ST_FAILED,
                           "原来的数据库不能改名为 %s：%s；没有换下它。", kept, file_why(errno));
    }
    return rename(with, path) == 0 ? ST_OK : file_unwritten(path, errno, e);
}

enum status db_replace(const char *path, const char *with, const char *kept, struct err *e)
{
    struct db *db = NULL;
    struct err own = { 0 };
    if (!set_form(with, 2))
        return file_unwritten(path, errno, e);
    if (access(path, F_OK) != 0)
        return swap(path, with, kept, e);
    long pid = place_opened_by(path);
    if (pid > 0)
        return refuse_open(path, pid, e);
    enum status s = db_connect(&db, path, DB_WRITE, false, &own);
    if (s == ST_OK)
        s = db_script(db,
                      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                      "BEGIN EXCLUSIVE",
                      &own);
    if (s == ST_OK) {
        s = swap(path, with, kept, e);
        db_close(db);
        return s;
    }
    db_close(db);
    if ((pid = place_opened_by(path)) > 0) /* in this moment */
        return refuse_open(path, pid, e);
    if (!move_log(path, kept)) /* it is damaged, which is why another one comes */
        return file_unwritten(kept, errno, e);
    return swap(path, with, kept, e);
}
