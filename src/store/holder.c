/* Who has a database open or holds it for writing, as the system tells (proc(5)). */
#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"
#include "store.h"
#include "words.h"

static bool read_line(const char *path, char *out, int n)
{
    FILE *f = fopen(path, "re");
    bool ok = f != NULL && fgets(out, n, f) != NULL;
    if (f != NULL)
        fclose(f);
    return ok;
}

/* Seconds since a process began; -1: not known. */
static double age_of(long pid)
{
    char path[64], line[1024];
    double up;
    unsigned long long began;
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    if (!read_line(path, line, sizeof line))
        return -1;
    const char *after = strrchr(line, ')'); /* its name may hold anything */
    if (after == NULL || sscanf(after + 1,
                                " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d "
                                "%*d %*d %*d %llu",
                                &began) != 1)
        return -1;
    if (!read_line("/proc/uptime", line, sizeof line) || sscanf(line, "%lf", &up) != 1)
        return -1;
    return up - (double)began / (double)sysconf(_SC_CLK_TCK);
}

static void add_age(double s, struct buf *out)
{
    if (s >= 3600)
        buf_printf(out, _("，已运行 %d 小时 %d 分"), (int)(s / 3600), (int)(s / 60) % 60);
    else if (s >= 60)
        buf_printf(out, _("，已运行 %d 分"), (int)(s / 60));
    else if (s >= 0)
        buf_printf(out, _("，已运行 %d 秒"), (int)s);
}

void place_holder(long pid, struct buf *out)
{
    char path[64];
    struct stat st;
    if (pid <= 0)
        return;
    snprintf(path, sizeof path, "/proc/%ld", pid);
    bool known = stat(path, &st) == 0;
    const struct passwd *pw = known ? getpwuid(st.st_uid) : NULL;
    buf_puts(out, _("（"));
    if (pw != NULL)
        buf_printf(out, _("用户 %s，"), pw->pw_name);
    buf_printf(out, _("进程 %ld"), pid);
    if (known)
        add_age(age_of(pid), out);
    buf_puts(out, _("）"));
}

/* A line of /proc/locks: 1: POSIX  ADVISORY  WRITE 1234 08:01:131 120 120. The writer of a log
 * holds byte 120 of the file beside it. */
static long writer_of(const char *line, uint64_t inode)
{
    enum { WRITER = 120 };
    uint64_t i;
    long pid, from;
    char kind[8];
    if (sscanf(line, "%*d: %*s %*s %7s %ld %*x:%*x:%" SCNu64 " %ld", kind, &pid, &i, &from) != 4)
        return 0;
    return !strcmp(kind, "WRITE") && i == inode && from == WRITER ? pid : 0;
}

/* The process that is writing to the database now; 0: it cannot be told. */
static long place_writer(const char *path)
{
    struct buf name = BUF_INIT;
    struct stat st;
    char line[256];
    long pid = 0;
    buf_printf(&name, "%s-shm", path);
    FILE *f = stat(buf_str(&name), &st) == 0 ? fopen("/proc/locks", "re") : NULL;
    while (f != NULL && pid == 0 && fgets(line, sizeof line, f) != NULL)
        pid = writer_of(line, st.st_ino);
    if (f != NULL)
        fclose(f);
    buf_free(&name);
    return pid == (long)getpid() ? 0 : pid;
}

/* Short naps of about the same length for everybody: who has waited long is as likely to be next as
 * who has just come. SQLite's own waiting naps ever longer, and starves some where many write. */
bool place_wait(struct place_wait *w, const char *path, int tries)
{
    enum { NAP_MS = 10, LOOK_EVERY = 50, ONE_HOLDS = 5000 / NAP_MS, ALL = 30000 / NAP_MS };
    struct timespec nap = { 0, (NAP_MS / 2 + (tries + getpid()) % NAP_MS) * 1000000L };
    if (tries == 0)
        *w = (struct place_wait){ 0 };
    if (tries % LOOK_EVERY == LOOK_EVERY - 1) {
        long writer = place_writer(path);
        if (writer != w->writer)
            *w = (struct place_wait){ writer, tries };
    }
    if (tries >= ALL || tries - w->since >= ONE_HOLDS)
        return false;
    nanosleep(&nap, NULL);
    return true;
}

enum status place_busy(const char *path, struct err *e)
{
    struct buf who = BUF_INIT;
    place_holder(place_writer(path), &who);
    err_set(e, ST_FAILED, "别人正在写数据库 %s%s，请稍后再试。", path, buf_str(&who));
    buf_free(&who);
    return ST_FAILED;
}

/* A folder in which others may put another file in the place of this one. */
static void tell_folder(const char *path, struct buf *out)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL   ? mem_dup(".")
                   : slash == path ? mem_dup("/")
                                   : mem_dupn(path, (size_t)(slash - path));
    struct stat st;
    if (stat(folder, &st) == 0 && (st.st_mode & S_IWOTH) != 0 && (st.st_mode & S_ISVTX) == 0)
        buf_printf(out, _("这台机器上的其他用户能换掉数据库；请运行：chmod o-w %s"), folder);
    free(folder);
}

void db_tell_exposed(const char *path, struct buf *out)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct buf name = BUF_INIT;
        struct stat st;
        buf_printf(&name, "%s%s", path, ends[i]);
        if (stat(buf_str(&name), &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & S_IRWXO) != 0)
            buf_printf(out, " %s", buf_str(&name));
        buf_free(&name);
    }
    if (out->len == 0) {
        tell_folder(path, out);
        return;
    }
    char *files = buf_take(out);
    buf_printf(out, _("这台机器上的其他用户也能读写数据库；请运行：chmod o-rwx%s"), files);
    free(files);
}
