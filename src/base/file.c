/* Whole files, read and written. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"
#include "words.h"

enum { PART = 1 << 16 };

static enum status read_all(int fd, const char *path, struct buf *b, struct err *e)
{
    for (;;) {
        buf_reserve(b, PART);
        ssize_t n = read(fd, b->data + b->len, PART);
        if (n == 0)
            return ST_OK;
        if (n > 0)
            b->len += (size_t)n;
        else if (errno == EISDIR)
            return err_set(e, ST_FAILED, "%s 是文件夹，请给出其中的文件。", path);
        else if (errno != EINTR)
            return err_set(e, ST_FAILED, "读不了 %s：%s。", path, file_why(errno));
        b->data[b->len] = '\0';
    }
}

enum status file_read(const char *path, char **out, size_t *n, struct err *e)
{
    bool in = !strcmp(path, "-");
    int fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    *out = NULL;
    if (fd < 0 && errno == ENOENT)
        return err_set(e, ST_MISSING, "没有文件 %s，请检查路径。", path);
    if (fd < 0)
        return err_set(e, ST_FAILED, "打不开 %s：%s。", path, file_why(errno));
    struct buf b = BUF_INIT;
    enum status s = read_all(fd, in ? _("标准输入") : path, &b, e);
    if (!in)
        close(fd);
    if (s != ST_OK) {
        buf_free(&b);
        return s;
    }
    *n = b.len;
    buf_reserve(&b, 1);
    b.data[b.len] = '\0';
    *out = buf_take(&b);
    return ST_OK;
}

static bool write_all(int fd, const char *data, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, data, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        data += done;
        n -= (size_t)done;
    }
    return true;
}

/* A device or a pipe: there is nothing to put in its place. */
static enum status write_through(const char *path, const void *data, size_t n, struct err *e)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return file_unwritten(path, errno, e);
    bool ok = write_all(fd, data, n);
    int why = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    return ok ? ST_OK : file_unwritten(path, why, e);
}

const char *file_why(int number)
{
    switch (number) {
    case EACCES:
    case EPERM:
        return _("没有权限，请检查文件和文件夹的权限");
    case ENOENT:
        return _("没有这个文件或文件夹，请检查路径");
    case ENOTDIR:
        return _("路径中有一段不是文件夹，请检查路径");
    case EISDIR:
        return _("这是文件夹，请给出文件名");
    case EROFS:
        return _("所在的磁盘只能读取，请换一个地方");
    case ENOSPC:
    case EDQUOT:
        return _("磁盘已满，请腾出空间后再试");
    case EFBIG:
        return _("文件太大，超过了这台机器的限制");
    case EIO:
        return _("磁盘出错，请检查磁盘");
    case EEXIST:
        return _("已经有这个名称，请换一个");
    case ENAMETOOLONG:
        return _("名称太长，请缩短");
    default:
        return strerror(number);
    }
}

bool file_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

enum status file_save(const char *path, const void *data, size_t n, struct err *e)
{
    struct stat st;
    struct file_new f;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
        return write_through(path, data, n, e);
    enum status s = file_begin(&f, path, e);
    if (s != ST_OK)
        return s;
    if (!write_all(f.fd, data, n)) {
        s = file_unwritten(path, errno, e);
        file_abandon(&f);
        return s;
    }
    return file_commit(&f, e);
}

enum status file_probe(const char *path, struct err *e)
{
    struct stat st;
    char *folder = file_folder(path);
    enum status s = ST_OK;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        s = err_set(e, ST_FAILED, "%s 是文件夹，请给出文件名。", path);
    else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        s = ST_OK;
    else if (access(folder, W_OK | X_OK) != 0)
        s = errno == ENOENT ? err_set(e, ST_MISSING, "%s 所在的文件夹不存在，请先建立它。", path)
                            : err_set(e, ST_FAILED, "%s 不能写入：%s。", path, file_why(errno));
    free(folder);
    return s;
}
