/* Picking a file to read: the folder as a list that narrows while one types. */
#include "files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "words.h"

enum { MOST = 400 };

struct folder {
    const char *path; /* ends in a slash */
    const char *const *suffix;
};

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool wanted(const struct folder *f, const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && f->suffix[i] != NULL; i++)
        if (!strcasecmp(dot, f->suffix[i]))
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct pick *)a)->label, ((const struct pick *)b)->label);
}

static void add_entries(const struct folder *f, const char *filter, bool folders, struct picks *out)
{
    DIR *d = opendir(f->path);
    size_t first = out->n;
    const struct dirent *x;
    while (d != NULL && out->n < MOST && (x = readdir(d)) != NULL) {
        struct buf path = BUF_INIT, label = BUF_INIT;
        if (x->d_name[0] != '.' && strstr(x->d_name, filter) != NULL) {
            buf_printf(&path, "%s%s", f->path, x->d_name);
            bool folder = is_folder(buf_str(&path));
            buf_printf(&label, "%s%s", x->d_name, folder ? "/" : "");
            if (folder == folders && (folder || wanted(f, x->d_name)))
                picks_add(out, buf_str(&path), buf_str(&label));
        }
        buf_free(&path);
        buf_free(&label);
    }
    if (d != NULL)
        closedir(d);
    if (out->n > first)
        qsort(out->v + first, out->n - first, sizeof *out->v, by_name);
}

/* What is typed is a part of a name, or a whole path. */
static void fill(void *ctx, const char *filter, struct picks *out)
{
    const struct folder *f = ctx;
    struct buf typed = BUF_INIT;
    app_add_home(&typed, filter);
    if (*buf_str(&typed) == '/' && access(buf_str(&typed), F_OK) == 0)
        picks_add(out, buf_str(&typed), buf_str(&typed));
    if (strchr(filter, '/') == NULL) {
        add_entries(f, filter, false, out);
        add_entries(f, filter, true, out);
        if (strcmp(f->path, "/") != 0 && (*filter == '\0' || !strcmp(filter, "..")))
            picks_add(out, "..", _("../ 上一级文件夹"));
    }
    buf_free(&typed);
}

static void go_up(struct buf *folder)
{
    size_t n = folder->len;
    while (n > 1 && folder->data[n - 1] == '/')
        n--;
    while (n > 1 && folder->data[n - 1] != '/')
        n--;
    folder->len = n;
    folder->data[n] = '\0';
}

bool app_pick_file(const char *title, const char *const *suffix, struct buf *folder,
                   struct buf *path)
{
    struct buf whole = BUF_INIT;
    bool done = false, picking = true;
    char *here = folder->len == 0 || !is_folder(buf_str(folder)) ? getcwd(NULL, 0) : NULL;
    if (here != NULL) {
        buf_clear(folder);
        buf_puts(folder, here);
        free(here);
    }
    while (!done && picking) {
        if (folder->len == 0 || folder->data[folder->len - 1] != '/')
            buf_putc(folder, '/');
        struct folder f = { buf_str(folder), suffix };
        buf_clear(&whole);
        buf_printf(&whole, _("%s：%s"), title, buf_str(folder));
        buf_clear(path);
        picking = pick_one(buf_str(&whole), fill, &f, "", path, NULL);
        if (picking && !strcmp(buf_str(path), "..")) {
            go_up(folder);
        } else if (picking && is_folder(buf_str(path))) {
            buf_clear(folder);
            buf_puts(folder, buf_str(path));
        } else {
            done = picking;
        }
    }
    buf_free(&whole);
    return done;
}
