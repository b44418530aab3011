/* A disk that fails while a program runs: as long as the file $DISK_FAILS exists, and it holds the
 * number of an error, nothing can be changed below the folder $DISK with that error; reading goes
 * on. With EROFS nothing can be opened for writing either, as on a disk that was mounted again
 * read-only because of its faults (what was open stays open). Loaded before the C library, for
 * tests alone. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* 0: all is well. */
static int fault(void)
{
    const char *path = getenv("DISK_FAILS");
    char text[8] = "";
    int fd = path != NULL ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY) : -1;
    if (fd < 0)
        return 0;
    syscall(SYS_read, fd, text, sizeof text - 1);
    syscall(SYS_close, fd);
    return atoi(text);
}

static bool below(const char *path)
{
    const char *disk = getenv("DISK");
    char folder[4096] = "";
    if (*path != '/' && syscall(SYS_getcwd, folder, sizeof folder) > 0)
        path = folder;
    return disk != NULL && !strncmp(path, disk, strlen(disk));
}

static bool fd_below(int fd)
{
    char link[40], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long n = syscall(SYS_readlink, link, name, sizeof name - 1);
    name[n > 0 ? n : 0] = '\0';
    return below(name);
}

static bool fails(bool concerned)
{
    int number = concerned ? fault() : 0;
    if (number != 0)
        errno = number;
    return number != 0;
}

ssize_t write(int fd, const void *data, size_t n)
{
    return fd > 2 && fails(fd_below(fd)) ? -1 : syscall(SYS_write, fd, data, n);
}

ssize_t pwrite64(int fd, const void *data, size_t n, off_t from)
{
    return fails(fd_below(fd)) ? -1 : syscall(SYS_pwrite64, fd, data, n, from);
}

ssize_t pwrite(int fd, const void *data, size_t n, off_t from)
{
    return pwrite64(fd, data, n, from);
}

int fsync(int fd)
{
    return fails(fd_below(fd)) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return fails(fd_below(fd)) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate64(int fd, off_t n)
{
    return fails(fd_below(fd)) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int ftruncate(int fd, off_t n)
{
    return ftruncate64(fd, n);
}

static int open_by(const char *path, int flags, va_list rest)
{
    struct stat st;
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    bool new = (flags & O_TMPFILE) == O_TMPFILE || ((flags & O_CREAT) && lstat(path, &st) != 0);
    if (new || (flags & O_ACCMODE) != O_RDONLY)
        if ((new || fault() == EROFS) && fails(below(path)))
            return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        int fd = open_by(path, flags, rest); \
        va_end(rest); \
        return fd; \
    }
OPENS(open)
OPENS(open64)
/* clang-format off */
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open(path, flags); }
/* clang-format on */

int access(const char *path, int what)
{
    if ((what & W_OK) && fault() == EROFS && fails(below(path)))
        return -1;
    return (int)syscall(SYS_faccessat, AT_FDCWD, path, what);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(below(path)) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int rename(const char *from, const char *to)
{
    return fails(below(to)) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to)
{
    return fails(below(to)) ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    return fails(below(to)) ? -1 : (int)syscall(SYS_linkat, a, from, b, to, flags);
}

int unlink(const char *path)
{
    return fails(below(path)) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
