/* The copy of each day, and how long the copies are kept. */
#include "copies.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "buf.h"
#include "demo.h"
#include "file.h"
#include "mem.h"

struct place {
    char *folder; /* copies, beside the database itself, not beside a link to it */
    char *stem;   /* NAME. */
};

struct days {
    daynum *v;
    size_t n, cap;
};

/* Where the journal ends, and whether all of it is made up. */
struct ending {
    struct buf hash; /* "": nothing was written yet */
    char day[DAY_TEXT];
    bool demo;
};

int copies_kept(const char *configured)
{
    char *end;
    if (configured == NULL || *configured == '\0')
        return COPIES_KEPT;
    if (!strcmp(configured, "no"))
        return 0;
    long n = strtol(configured, &end, 10);
    return *end == '\0' && n >= 0 && n <= COPIES_MOST ? (int)n : COPIES_KEPT;
}

static struct place place_of(struct db *db)
{
    struct place p;
    struct buf name = BUF_INIT;
    char *path = realpath(db_path(db), NULL);
    if (path == NULL)
        path = mem_dup(db_path(db));
    char *folder = file_folder(path);
    const char *slash = strrchr(path, '/');
    buf_printf(&name, "%s/copies", folder);
    p.folder = buf_take(&name);
    buf_printf(&name, "%s.", slash != NULL ? slash + 1 : path);
    p.stem = buf_take(&name);
    free(folder);
    free(path);
    return p;
}

static void place_free(struct place *p)
{
    free(p->folder);
    free(p->stem);
}

static char *copy_of(const struct place *p, daynum day)
{
    struct buf path = BUF_INIT;
    char text[DAY_TEXT];
    date_format(day, text);
    buf_printf(&path, "%s/%s%s", p->folder, p->stem, text);
    return buf_take(&path);
}

/* DAY_NONE: no copy of this database has that name. */
static daynum day_of(const struct place *p, const char *name)
{
    size_t n = strlen(p->stem);
    return strncmp(name, p->stem, n) != 0 || strlen(name + n) != DAY_TEXT - 1
               ? DAY_NONE
               : date_parse(name + n);
}

static int later_first(const void *a, const void *b)
{
    daynum x = *(const daynum *)a, y = *(const daynum *)b;
    return (x < y) - (x > y);
}

/* A clock that was ahead left copies of days to come: older work than that of any day before, so
 * they stand behind, and are the first to go. */
static void put_ahead_behind(struct days *d, daynum today)
{
    size_t ahead = 0;
    while (ahead < d->n && d->v[ahead] > today)
        ahead++;
    for (; ahead > 0; ahead--) {
        daynum first = d->v[0];
        memmove(d->v, d->v + 1, (d->n - 1) * sizeof *d->v);
        d->v[d->n - 1] = first;
    }
}

/* The days there are copies of, the latest first; false: the folder cannot be read. */
static bool list(const struct place *p, daynum today, struct days *d)
{
    DIR *dir = opendir(p->folder);
    if (dir == NULL)
        return errno == ENOENT;
    for (struct dirent *f; (f = readdir(dir)) != NULL;) {
        daynum day = day_of(p, f->d_name);
        if (day == DAY_NONE)
            continue;
        d->v = mem_grow(d->v, d->n, &d->cap, sizeof *d->v);
        d->v[d->n++] = day;
    }
    closedir(dir);
    if (d->n > 0)
        qsort(d->v, d->n, sizeof *d->v, later_first);
    put_ahead_behind(d, today);
    return true;
}

static enum status read_ending(struct db *db, struct ending *end, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_BATCH_END);
    stmt_bind_static(s, 1, DEMO_USER);
    stmt_bind_static(s, 2, DEMO_WHAT);
    int got = stmt_step(s, e);
    if (got == 1) {
        buf_puts(&end->hash, stmt_text(s, 0));
        const char *at = stmt_text(s, 1);
        memcpy(end->day, at, strnlen(at, sizeof end->day - 1));
        end->demo = stmt_int(s, 2) != 0;
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* Whether the copy ends where the database does: nothing was written since. */
static bool ends_alike(const char *copy, const struct ending *end)
{
    struct ending other = { .hash = BUF_INIT };
    struct db *db = NULL;
    struct err e = { 0 };
    bool alike = db_open_as_it_is(&db, copy, &e) == ST_OK && read_ending(db, &other, &e) == ST_OK &&
                 !strcmp(buf_str(&other.hash), buf_str(&end->hash));
    db_close(db);
    buf_free(&other.hash);
    return alike;
}

/* Who made the folder keeps the copies; others neither can nor need. */
static bool is_others(const struct place *p)
{
    struct stat st;
    return stat(p->folder, &st) == 0 && st.st_uid != geteuid() &&
           access(p->folder, R_OK | W_OK | X_OK) != 0;
}

/* days: found where it may be owed. A folder that cannot be read is looked at no more than once a
 * day either. */
static enum status owed(struct db *db, const struct place *p, daynum today, struct days *days,
                        bool *is, struct err *e)
{
    struct ending end = { .hash = BUF_INIT };
    char day[DAY_TEXT];
    enum status st = read_ending(db, &end, e);
    date_format(today, day);
    *is = !st && end.hash.len > 0 && !end.demo && strcmp(end.day, day) != 0 && !is_others(p);
    if (*is && !list(p, today, days))
        st = err_set(e, ST_FAILED, "copies 文件夹用不了：%s。", file_why(errno));
    for (size_t i = 0; i < days->n && *is; i++)
        *is = days->v[i] != today;
    if (*is && days->n > 0) {
        char *last = copy_of(p, days->v[0]);
        *is = !ends_alike(last, &end);
        free(last);
    }
    buf_free(&end.hash);
    return st;
}

static enum status make(struct db *db, const struct place *p, daynum today, const struct watch *w,
                        struct err *e)
{
    struct buf said = BUF_INIT;
    if (mkdir(p->folder, 0700) != 0 && errno != EEXIST)
        return err_set(e, ST_FAILED, "copies 文件夹建不了：%s。", file_why(errno));
    char *to = copy_of(p, today);
    const struct backup_ask ask = { .to = to, .watch = w };
    enum status st = backup_make(db, &ask, &said, e);
    free(to);
    buf_free(&said);
    return st;
}

/* days: those before today's was made, the latest first. */
static void forget_old(const struct place *p, const struct days *days, size_t kept)
{
    for (size_t i = kept - 1; i < days->n; i++) {
        char *path = copy_of(p, days->v[i]);
        if (db_is_copy(path))
            unlink(path);
        free(path);
    }
}

enum status copies_take(struct db *db, int kept, daynum today, const struct watch *w, struct err *e)
{
    struct days days = { 0 };
    bool is = false;
    if (kept <= 0 || today == DAY_NONE)
        return ST_OK;
    struct place p = place_of(db);
    enum status st = owed(db, &p, today, &days, &is, e);
    if (!st && is) {
        st = make(db, &p, today, w, e);
        if (!st)
            forget_old(&p, &days, (size_t)kept);
    }
    if (st && st != ST_STOPPED)
        err_prefix(e, "今天没有自动备份");
    free(days.v);
    place_free(&p);
    return st;
}
