/* A file that is made beside its place and put there whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"

enum {
    NAME_BYTES = 200, /* of the target's name in that of the temporary one: names end at 255 */
    TRIES = 100
};

char *file_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL   ? mem_dup(".")
           : slash == path ? mem_dup("/")
                           : mem_dupn(path, (size_t)(slash - path));
}

enum status file_unwritten(const char *path, int why, struct err *e)
{
    if (why == ENOSPC || why == EDQUOT)
        return err_set(e, ST_FAILED, "磁盘已满，%s 没有写成；请腾出空间后再试。", path);
    return err_set(e, ST_FAILED, "%s 没有写成：%s。", path, file_why(why));
}

bool file_is_database(const char *path)
{
    static const char mark[] = "SQLite format 3";
    char head[sizeof mark] = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is = fd >= 0 && read(fd, head, sizeof head) == (ssize_t)sizeof head &&
              !memcmp(head, mark, sizeof mark);
    if (fd >= 0)
        close(fd);
    return is;
}

/* .list.xlsx.1234-0: beside the target, hidden. */
static void name_temporary(const struct file_new *f, int attempt, struct buf *out)
{
    const char *slash = strrchr(f->target, '/'), *name = slash != NULL ? slash + 1 : f->target;
    buf_printf(out, "%s/.%.*s.%ld-%d", f->folder, (int)NAME_BYTES, name, (long)getpid(), attempt);
}

/* Where the system can, the file has no name until it is complete: whatever ends the program, and
 * be it the power, nothing is left behind. */
static bool begin_nameless(struct file_new *f)
{
    struct buf name = BUF_INIT;
    f->fd = open(f->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (f->fd < 0)
        return false;
    buf_printf(&name, "/proc/self/fd/%d", f->fd);
    if (access(buf_str(&name), R_OK | W_OK) == 0) {
        f->name = buf_take(&name);
        return true;
    }
    buf_free(&name);
    close(f->fd);
    return false;
}

static bool begin_named(struct file_new *f)
{
    for (int i = 0; i < TRIES; i++) {
        struct buf name = BUF_INIT;
        name_temporary(f, i, &name);
        f->fd = open(buf_str(&name), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
        if (f->fd >= 0) {
            f->name = buf_take(&name);
            f->named = true;
            return true;
        }
        buf_free(&name);
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static void clear(struct file_new *f)
{
    free(f->name);
    free(f->folder);
    free(f->target);
    *f = (struct file_new){ .fd = -1 };
}

/* A link stays what it is: the file it leads to is the one replaced. */
static void begin_beside(struct file_new *f, const char *path, bool there)
{
    f->target = there ? realpath(path, NULL) : NULL;
    if (f->target == NULL)
        f->target = mem_dup(path);
    f->folder = file_folder(f->target);
}

static enum status not_begun(struct file_new *f, const char *path, struct err *e)
{
    int why = errno;
    clear(f);
    return why == ENOENT ? err_set(e, ST_MISSING, "%s 所在的文件夹不存在，请先建立它。", path)
                         : file_unwritten(path, why, e);
}

/* What is there already can only be replaced where it is an ordinary file. */
static enum status look_there(const char *path, bool *there, mode_t *mode, struct err *e)
{
    struct stat st;
    *there = stat(path, &st) == 0;
    if (*there && S_ISDIR(st.st_mode))
        return err_set(e, ST_FAILED, "%s 是文件夹，请给出文件名。", path);
    if (*there && !S_ISREG(st.st_mode))
        return err_set(e, ST_FAILED, "%s 不是普通文件，请换一个文件名。", path);
    *mode = *there ? st.st_mode & 07777 : 0;
    return ST_OK;
}

enum status file_begin(struct file_new *f, const char *path, struct err *e)
{
    bool there;
    mode_t before;
    *f = (struct file_new){ .fd = -1 };
    enum status s = look_there(path, &there, &before, e);
    if (s != ST_OK)
        return s;
    if (there && file_is_database(path))
        return err_set(e, ST_REFUSED, "%s 是数据库，没有覆盖；请换一个文件名。", path);
    mode_t mask = umask(0);
    umask(mask);
    f->mode = there ? before : 0666 & ~mask;
    begin_beside(f, path, there);
    return begin_nameless(f) || begin_named(f) ? ST_OK : not_begun(f, path, e);
}

/* What has no name gets one beside the target first: a name is only ever replaced by renaming. */
static bool give_name(struct file_new *f)
{
    for (int i = 0; i < TRIES && !f->named; i++) {
        struct buf name = BUF_INIT;
        name_temporary(f, i, &name);
        if (linkat(AT_FDCWD, f->name, AT_FDCWD, buf_str(&name), AT_SYMLINK_FOLLOW) == 0) {
            free(f->name);
            f->name = buf_take(&name);
            f->named = true;
        }
        buf_free(&name);
        if (!f->named && errno != EEXIST)
            return false;
    }
    return f->named;
}

void file_sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd); /* a folder that cannot be synced is no reason to fail: the file is there */
        close(fd);
    }
}

enum status file_begin_private(struct file_new *f, const char *path, struct err *e)
{
    bool there;
    mode_t before;
    *f = (struct file_new){ .fd = -1, .mode = 0600 };
    enum status s = look_there(path, &there, &before, e);
    if (s != ST_OK)
        return s;
    begin_beside(f, path, there);
    return begin_named(f) ? ST_OK : not_begun(f, path, e);
}

enum status file_commit(struct file_new *f, struct err *e)
{
    bool ok = fchmod(f->fd, f->mode) == 0 && fsync(f->fd) == 0 && give_name(f) &&
              rename(f->name, f->target) == 0;
    enum status s = ok ? ST_OK : file_unwritten(f->target, errno, e);
    if (ok) {
        file_sync_folder(f->folder);
        f->named = false; /* it is the target now */
    }
    file_abandon(f);
    return s;
}

void file_abandon(struct file_new *f)
{
    if (f->fd >= 0)
        close(f->fd);
    if (f->named)
        unlink(f->name);
    clear(f);
}
