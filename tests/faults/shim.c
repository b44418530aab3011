/* Loaded before the C library (LD_PRELOAD): makes the n-th call of a kind fail, or kills the
 * program there, or writes down what is done to files, for tests of power cuts.
 *
 *   FAULT_KIND    alloc write sync name unlink open truncate; "file": all of them but alloc
 *   FAULT_AT      the call that fails, from 1; 0 or none: none does
 *   FAULT_MORE    1: those after it too (a disk stays full)
 *   FAULT_ERRNO   the error; 0: half of a write is done; -1: SIGKILL
 *   FAULT_HIT     a file made when the fault came
 *   FAULT_COUNT   a file that gets the number of calls when the program ends in order
 *   FAULT_RECORD  a file to which the changes are added (power.py reads it)
 *
 * Calls go to the kernel directly: nothing here asks for memory or for a symbol. What stdio writes
 * passes by. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t k, size_t n);
void *__libc_realloc(void *p, size_t n);

enum { RECORD_FD = 700, HALF = 0, KILL = -1 };

static const char *kind, *hit;
static long at, seen;
static int number;
static bool more, records;

__attribute__((constructor)) static void begin(void)
{
    const char *record = getenv("FAULT_RECORD"), *n = getenv("FAULT_AT");
    kind = getenv("FAULT_KIND");
    hit = getenv("FAULT_HIT");
    at = n != NULL ? atol(n) : 0;
    n = getenv("FAULT_ERRNO");
    number = n != NULL ? atoi(n) : EIO;
    more = getenv("FAULT_MORE") != NULL;
    if (record != NULL) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_APPEND | O_CREAT, 0600);
        records = fd >= 0 && syscall(SYS_dup3, fd, RECORD_FD, O_CLOEXEC) >= 0;
        syscall(SYS_close, fd);
    }
}

__attribute__((destructor)) static void end(void)
{
    const char *count = getenv("FAULT_COUNT");
    char text[32];
    if (count == NULL)
        return;
    int n = snprintf(text, sizeof text, "%ld\n", seen);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    syscall(SYS_write, fd, text, n);
    syscall(SYS_close, fd);
}

/* Whether this call of a kind is the one. */
static bool falls(const char *what)
{
    if (kind == NULL)
        return false;
    if (strcmp(kind, what) != 0 && (strcmp(kind, "file") != 0 || !strcmp(what, "alloc")))
        return false;
    seen++;
    if (at == 0 || (more ? seen < at : seen != at))
        return false;
    if (hit != NULL)
        syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, hit, O_WRONLY | O_CREAT, 0600));
    if (number == KILL)
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    errno = number;
    return true;
}

static void put(const void *data, size_t n)
{
    const char *from = data;
    for (long done; n > 0; from += done, n -= (size_t)done)
        if ((done = syscall(SYS_write, RECORD_FD, from, n)) <= 0)
            _exit(99);
}

/* A line of the record: what, two numbers, the name; data follows it. */
static void tell(char what, long a, long b, const char *name, const void *data)
{
    char line[4200];
    int was = errno;
    int n = snprintf(line, sizeof line, "%c %ld %ld %s\n", what, a, b, name);
    put(line, (size_t)n);
    if (data != NULL)
        put(data, (size_t)b);
    errno = was;
}

/* The name behind a descriptor; that of a file without one ends in " (deleted)". */
static const char *name_of(int fd, char out[4096])
{
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long n = syscall(SYS_readlink, link, out, 4095);
    out[n > 0 ? n : 0] = '\0';
    return out;
}

static const char *whole_name(const char *path, char out[4096])
{
    char folder[4000];
    if (*path == '/' || syscall(SYS_getcwd, folder, sizeof folder) <= 0)
        snprintf(out, 4096, "%s", path);
    else
        snprintf(out, 4096, "%s/%s", folder, path);
    return out;
}

static void tell_fd(char what, int fd, long a, long b, const void *data)
{
    char name[4096];
    if (records && fd > 2)
        tell(what, a, b, name_of(fd, name), data);
}

void *malloc(size_t n)
{
    return falls("alloc") ? (errno = ENOMEM, NULL) : __libc_malloc(n);
}

void *calloc(size_t k, size_t n)
{
    return falls("alloc") ? (errno = ENOMEM, NULL) : __libc_calloc(k, n);
}

void *realloc(void *p, size_t n)
{
    return falls("alloc") ? (errno = ENOMEM, NULL) : __libc_realloc(p, n);
}

ssize_t write(int fd, const void *data, size_t n)
{
    if (fd > 2 && falls("write")) {
        if (number != HALF)
            return -1;
        n = n / 2 + n % 2;
    }
    long from = records && fd > 2 ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : 0;
    long done = syscall(SYS_write, fd, data, n);
    if (done > 0)
        tell_fd('W', fd, from, done, data);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t n, off_t from)
{
    if (falls("write")) {
        if (number != HALF)
            return -1;
        n = n / 2 + n % 2;
    }
    long done = syscall(SYS_pwrite64, fd, data, n, from);
    if (done > 0)
        tell_fd('W', fd, from, done, data);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t n, off_t from)
{
    return pwrite64(fd, data, n, from);
}

static int sync_by(long call, int fd)
{
    if (falls("sync"))
        return -1;
    int got = (int)syscall(call, fd);
    tell_fd('S', fd, 0, 0, NULL);
    return got;
}

int fsync(int fd)
{
    return sync_by(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return sync_by(SYS_fdatasync, fd);
}

int ftruncate64(int fd, off_t n)
{
    if (falls("truncate"))
        return -1;
    int got = (int)syscall(SYS_ftruncate, fd, n);
    tell_fd('T', fd, n, 0, NULL);
    return got;
}

int ftruncate(int fd, off_t n)
{
    return ftruncate64(fd, n);
}

static int open_by(int folder, const char *path, int flags, va_list rest)
{
    struct stat st;
    char name[4096];
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    if (falls("open"))
        return -1;
    bool new = records && (flags & O_CREAT) && lstat(path, &st) != 0;
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (new &&fd >= 0)
        tell('C', 0, 0, whole_name(path, name), NULL);
    return fd;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        int fd = open_by(AT_FDCWD, path, flags, rest); \
        va_end(rest); \
        return fd; \
    }
OPENS(open)
OPENS(open64)
/* clang-format off */
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open(path, flags); }
/* clang-format on */

/* From a name to a name: the second one stands in the data. */
static void tell_names(char what, const char *from, const char *to)
{
    char a[4096], b[4096], fd[] = "/proc/self/fd/";
    if (!records)
        return;
    if (!strncmp(from, fd, sizeof fd - 1))
        name_of(atoi(from + sizeof fd - 1), a);
    else
        whole_name(from, a);
    whole_name(to, b);
    tell(what, 0, (long)strlen(b), a, b);
}

int rename(const char *from, const char *to)
{
    if (falls("name"))
        return -1;
    int got = (int)syscall(SYS_rename, from, to);
    if (got == 0)
        tell_names('R', from, to);
    return got;
}

int link(const char *from, const char *to)
{
    if (falls("name"))
        return -1;
    int got = (int)syscall(SYS_link, from, to);
    if (got == 0)
        tell_names('L', from, to);
    return got;
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    if (falls("name"))
        return -1;
    int got = (int)syscall(SYS_linkat, a, from, b, to, flags);
    if (got == 0)
        tell_names('L', from, to);
    return got;
}

int unlink(const char *path)
{
    char name[4096];
    if (falls("unlink"))
        return -1;
    int got = (int)syscall(SYS_unlink, path);
    if (got == 0 && records)
        tell('U', 0, 0, whole_name(path, name), NULL);
    return got;
}
