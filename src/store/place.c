/* Where a database may lie: what the file system says before SQLite is asked. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "store.h"

/* The folder a path lies in; free() it. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return mem_dup(".");
    return slash == path ? mem_dup("/") : mem_dupn(path, (size_t)(slash - path));
}

/* A mountinfo line: id parent major:minor root place options … - type source options. */
static bool line_is_network(const char *line, size_t n, unsigned major, unsigned minor)
{
    static const char *const types[] = { "nfs",   "nfs4",       "cifs",        "smb3",  "smbfs",
                                         "ncpfs", "fuse.sshfs", "fuse.rclone", "davfs", "9p",
                                         "afs",   "ceph",       "fuse.davfs2" };
    char copy[4096], type[64];
    unsigned ma, mi;
    if (n >= sizeof copy)
        n = sizeof copy - 1;
    memcpy(copy, line, n);
    copy[n] = '\0';
    if (sscanf(copy, "%*d %*d %u:%u", &ma, &mi) != 2 || ma != major || mi != minor)
        return false;
    const char *dash = strstr(copy, " - ");
    if (dash == NULL || sscanf(dash, " - %63s", type) != 1)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!strcmp(type, types[i]))
            return true;
    }
    return false;
}

bool place_is_network(const char *mountinfo, unsigned major, unsigned minor)
{
    for (const char *s = mountinfo; *s != '\0';) {
        size_t n = strcspn(s, "\n");
        if (line_is_network(s, n, major, minor))
            return true;
        s += n + (s[n] == '\n');
    }
    return false;
}

static bool on_network(const struct stat *st)
{
    struct buf text = BUF_INIT;
    FILE *f = fopen("/proc/self/mountinfo", "re");
    char part[4096];
    size_t n;
    while (f != NULL && (n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(&text, part, n);
    if (f != NULL)
        fclose(f);
    bool yes = place_is_network(buf_str(&text), major(st->st_dev), minor(st->st_dev));
    buf_free(&text);
    return yes;
}

enum status place_read_only(const char *path, struct err *e)
{
    return err_set(e, ST_FAILED,
                   "数据库 %s 所在的磁盘现在只能读取，没有写入任何内容；请检查磁盘，能写以后再试。",
                   path);
}

static enum status check_file(const char *path, enum db_mode mode, const struct stat *st,
                              struct err *e)
{
    if (S_ISDIR(st->st_mode))
        return err_set(e, ST_FAILED, "%s 是文件夹，请给出数据库文件的路径。", path);
    if (!S_ISREG(st->st_mode))
        return err_set(e, ST_FAILED, "%s 不是普通文件，不能作数据库。", path);
    if (mode == DB_CREATE)
        return err_set(e, ST_REFUSED, "文件 %s 已经存在，没有改动它；请换一个文件名。", path);
    if (access(path, R_OK) != 0)
        return err_set(e, ST_FAILED, "没有读取 %s 的权限。", path);
    if (mode == DB_WRITE && access(path, W_OK) != 0)
        return errno == EROFS
                   ? place_read_only(path, e)
                   : err_set(e, ST_FAILED, "数据库 %s 是只读的，不能写入；请检查文件权限。", path);
    if (st->st_size == 0)
        return err_set(e, ST_FAILED, "%s 是空文件，不是数据库；请删去它，再用 dangjian init 建立。",
                       path);
    return ST_OK;
}

static enum status check_folder(const char *path, enum db_mode mode, bool *sealed, struct err *e)
{
    char *folder = folder_of(path);
    struct stat st;
    enum status s = ST_OK;
    bool there = stat(folder, &st) == 0;
    bool network = there && on_network(&st);
    *sealed = there && (network || access(folder, W_OK) != 0);
    if (!there || !S_ISDIR(st.st_mode))
        s = err_set(e, ST_MISSING, "文件夹 %s 不存在，请先建立它。", folder);
    else if (mode != DB_READ && network)
        s = err_set(e, ST_REFUSED,
                    "%s 在网络文件系统上，在那里写入会损坏数据库；请把数据库放到本机磁盘上。",
                    path);
    else if (mode != DB_READ && *sealed)
        s = err_set(e, ST_FAILED, "文件夹 %s 不能写入，请检查它的权限。", folder);
    free(folder);
    return s;
}

enum status place_check(const char *path, enum db_mode mode, bool *sealed, struct err *e)
{
    struct stat st;
    *sealed = false;
    if (stat(path, &st) == 0) {
        enum status s = check_file(path, mode, &st, e);
        if (s != ST_OK)
            return s;
    } else if (mode != DB_CREATE || errno != ENOENT) {
        return errno == ENOENT || errno == ENOTDIR
                   ? err_set(e, ST_MISSING,
                             "没有数据库文件 %s；请先用 dangjian init 建立，或用 --db 指明。", path)
                   : err_set(e, ST_FAILED, "打不开 %s：%s。", path, file_why(errno));
    }
    return check_folder(path, mode, sealed, e);
}

enum status place_make(const char *path, struct err *e)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno == EEXIST
                   ? err_set(e, ST_REFUSED, "文件 %s 已经存在，没有改动它；请换一个文件名。", path)
                   : err_set(e, ST_FAILED, "不能建立文件 %s，请检查文件夹的权限和剩余空间。", path);
    close(fd);
    return ST_OK;
}

void place_remove(const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct buf name = BUF_INIT;
        buf_printf(&name, "%s%s", path, ends[i]);
        unlink(buf_str(&name));
        buf_free(&name);
    }
}

bool place_unsettled(const char *path)
{
    struct stat st;
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s-journal", path);
    bool yes = stat(buf_str(&name), &st) == 0 && st.st_size > 0 && access(path, W_OK) == 0;
    buf_free(&name);
    return yes;
}

void db_name_making(const char *path, struct buf *out)
{
    enum { NAME_BYTES = 200 }; /* names end at 255 */
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    buf_printf(out, "%.*s.%.*s.%ld.new", (int)(name - path), path, NAME_BYTES, name,
               (long)getpid());
}

enum status db_settle_in(const char *made, const char *path, struct err *e)
{
    char *folder = file_folder(path);
    bool ok = link(made, path) == 0;
    int why = errno;
    if (!ok && (why == EPERM || why == EOPNOTSUPP) && access(path, F_OK) != 0) {
        ok = rename(made, path) == 0; /* file systems without links */
        why = errno;
    }
    if (ok)
        file_sync_folder(folder);
    free(folder);
    place_remove(made);
    if (!ok && why == EEXIST)
        return err_set(e, ST_REFUSED, "文件 %s 已经存在，没有改动它；请换一个文件名。", path);
    return ok ? ST_OK : file_unwritten(path, why, e);
}

/* %, ? and # mean something in a file: name. */
char *place_uri(const char *path, const char *options)
{
    struct buf uri = BUF_INIT;
    buf_puts(&uri, "file:");
    for (; *path != '\0'; path++) {
        if (strchr("%?#", *path) != NULL)
            buf_printf(&uri, "%%%02X", (unsigned)*path);
        else
            buf_putc(&uri, *path);
    }
    buf_puts(&uri, options);
    return buf_take(&uri);
}
