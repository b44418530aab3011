/* Drafts: a head of "name value" lines, an empty line, the text of the form. */
#include "draft.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "file.h"
#include "mem.h"
#include "words.h"

enum { MOST = 1000 }; /* drafts of one row, or new rows of one kind that one program has begun */

static const char first_line[] = "dangjian draft 1\n";

static void replace(char **where, const char *s)
{
    char *copy = mem_dup(s);
    free(*where);
    *where = copy;
}

/* A key as a part of a file name: what is no ASCII letter or digit becomes %XX. */
static void add_safe(struct buf *b, const char *key)
{
    for (; *key != '\0'; key++) {
        unsigned char c = (unsigned char)*key;
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain)
            buf_putc(b, (char)c);
        else
            buf_printf(b, "%%%02X", c);
    }
}

/* A name that no other draft has: two programs may each have begun a new row of a kind, and one
 * program several; and of a row that is there one draft may lie from before, or be somebody else's
 * who has it open. */
static void name_file(struct draft *d, const char *folder, const char *database)
{
    struct buf path = BUF_INIT;
    for (int n = 1; n <= MOST; n++) {
        buf_clear(&path);
        buf_printf(&path, "%s%.12s-%s-", folder, database, d->entity);
        if (*d->key != '\0')
            add_safe(&path, d->key);
        else
            buf_printf(&path, "new-%ld", (long)getpid());
        if (*d->key == '\0' || n > 1)
            buf_printf(&path, "-%d", n);
        if (access(buf_str(&path), F_OK) != 0)
            break;
    }
    replace(&d->path, buf_str(&path));
    buf_free(&path);
}

/* Whoever types knows the draft, and not the file it is in. */
static void name_it(struct err *e, const char *path)
{
    struct buf said = BUF_INIT;
    const char *at = strstr(e->text, path);
    const char *name = _("草稿");
    if (at == NULL)
        return;
    const char *rest = at + strlen(path);
    buf_printf(&said, "%.*s%s%s", (int)(at - e->text), e->text, name,
               rest + (*rest == ' ' && (unsigned char)*name >= 0x80));
    err_set(e, e->status, "%s", buf_str(&said));
    buf_free(&said);
}

enum status draft_write(struct draft *d, const char *folder, const char *database, struct err *e)
{
    char at[20];
    struct buf b = BUF_INIT;
    if (d->path == NULL)
        name_file(d, folder, database);
    clock_stamp(at);
    replace(&d->at, at);
    buf_printf(&b, "%sdatabase %s\nentity %s\nversion %d\nprocess %ld\nat %s\nkey %s\ntitle %s\n\n",
               first_line, database, d->entity, d->version, (long)getpid(), at, d->key, d->title);
    buf_puts(&b, d->text);
    mode_t mask = umask(077);
    enum status s = file_save(d->path, buf_str(&b), b.len, e);
    umask(mask);
    buf_free(&b);
    if (s != ST_OK)
        name_it(e, d->path);
    return s;
}

bool draft_claim(struct draft *d, const char *folder, const char *database)
{
    struct err e = { 0 };
    char *old = d->path;
    d->path = NULL;
    name_file(d, folder, database);
    bool gone = rename(old, d->path) != 0 && errno == ENOENT;
    if (!gone && access(d->path, F_OK) != 0)
        replace(&d->path, old); /* a folder that cannot be written: it stays where it was */
    else if (!gone)
        draft_write(d, folder, database, &e); /* with our number; what it says is there already */
    free(old);
    return !gone;
}

void draft_drop(struct draft *d)
{
    if (d->path != NULL)
        unlink(d->path);
    free(d->path);
    d->path = NULL;
}

void draft_clear(struct draft *d)
{
    free(d->path);
    free(d->entity);
    free(d->key);
    free(d->title);
    free(d->at);
    free(d->text);
    *d = (struct draft){ 0 };
}

void draft_set(struct draft *d, const char *title, const char *text)
{
    replace(&d->title, title);
    for (char *s = d->title; (s = strpbrk(s, "\r\n")) != NULL;)
        *s = ' '; /* the head has a line for each name */
    replace(&d->text, text);
}

/* The value of a line of the head; NULL: it is not there. */
static char *head_value(const char *head, const char *end, const char *name)
{
    size_t n = strlen(name);
    while (head < end) {
        size_t len = strcspn(head, "\n");
        if (len > n && !strncmp(head, name, n) && head[n] == ' ')
            return mem_dupn(head + n + 1, len - n - 1);
        head += len + 1;
    }
    return NULL;
}

/* The file the program of that number runs; false: it has ended, or the system does not say. */
static bool process_file(long pid, char *out, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/exe", pid);
    ssize_t n = readlink(path, out, room - 1);
    out[n > 0 ? n : 0] = '\0';
    return n > 0;
}

/* Whether the program that wrote the draft still has its form open. Numbers are given out again,
 * so another program of that number does not count. */
static bool still_open(const char *process)
{
    long pid = process == NULL ? 0 : strtol(process, NULL, 10);
    char theirs[4096], ours[4096];
    return pid > 0 && pid != (long)getpid() && process_file(pid, theirs, sizeof theirs) &&
           process_file((long)getpid(), ours, sizeof ours) && strcmp(theirs, ours) == 0;
}

static bool read_draft(const char *path, const char *database, struct draft *d)
{
    char *text;
    size_t n;
    if (file_read(path, &text, &n, NULL) != ST_OK)
        return false;
    const char *end = strstr(text, "\n\n");
    bool ok = end != NULL && !strncmp(text, first_line, sizeof first_line - 1);
    struct stat st;
    if (ok) {
        if (stat(path, &st) == 0)
            d->changed = st.st_mtim;
        char *whose = head_value(text, end, "database");
        char *process = head_value(text, end, "process");
        char *version = head_value(text, end, "version");
        d->entity = head_value(text, end, "entity");
        ok = whose != NULL && !strcmp(whose, database) && d->entity != NULL && !still_open(process);
        d->key = head_value(text, end, "key");
        d->title = head_value(text, end, "title");
        d->at = head_value(text, end, "at");
        d->version = version == NULL ? 0 : atoi(version);
        d->path = mem_dup(path);
        d->text = mem_dup(end + 2);
        free(whose);
        free(process);
        free(version);
    }
    free(text);
    char **must[] = { &d->key, &d->title, &d->at };
    for (size_t i = 0; ok && i < 3; i++)
        if (*must[i] == NULL)
            *must[i] = mem_dup("");
    if (!ok)
        draft_clear(d);
    return ok;
}

static int latest_first(const void *a, const void *b)
{
    const struct draft *x = a, *y = b;
    int c = strcmp(y->at, x->at);
    if (c == 0)
        c = (y->changed.tv_sec > x->changed.tv_sec) - (y->changed.tv_sec < x->changed.tv_sec);
    if (c == 0)
        c = (y->changed.tv_nsec > x->changed.tv_nsec) - (y->changed.tv_nsec < x->changed.tv_nsec);
    return c != 0 ? c : strcmp(y->path, x->path);
}

void drafts_list(struct drafts *list, const char *folder, const char *database)
{
    struct buf path = BUF_INIT;
    DIR *dir = opendir(folder);
    *list = (struct drafts){ 0 };
    for (struct dirent *f; dir != NULL && (f = readdir(dir)) != NULL;) {
        struct draft d = { 0 };
        if (strncmp(f->d_name, database, 12) != 0 || strchr(f->d_name, '.') != NULL)
            continue; /* a point is in the names of half-written files alone */
        buf_clear(&path);
        buf_printf(&path, "%s%s", folder, f->d_name);
        if (!read_draft(buf_str(&path), database, &d))
            continue;
        list->v = mem_grow(list->v, list->n, &list->cap, sizeof *list->v);
        list->v[list->n++] = d;
    }
    if (dir != NULL)
        closedir(dir);
    if (list->n > 1)
        qsort(list->v, list->n, sizeof *list->v, latest_first);
    buf_free(&path);
}

void drafts_free(struct drafts *list)
{
    for (size_t i = 0; i < list->n; i++)
        draft_clear(&list->v[i]);
    free(list->v);
    *list = (struct drafts){ 0 };
}

struct draft drafts_take(struct drafts *list, size_t i)
{
    struct draft d = list->v[i];
    list->n--;
    memmove(list->v + i, list->v + i + 1, (list->n - i) * sizeof *list->v);
    return d;
}
