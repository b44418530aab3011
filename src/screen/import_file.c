/* The way into an import: which records, which file, which sheet; and the empty template. */
#include "import_screen.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "export.h"
#include "files.h"
#include "mem.h"
#include "prompt.h"
#include "remember.h"
#include "room.h"
#include "stack.h"
#include "template.h"
#include "words.h"

static void fill_entities(void *ctx, const char *filter, struct picks *out)
{
    (void)ctx;
    for (size_t i = 0; model_entities[i] != NULL; i++) {
        const struct entity *en = model_entities[i];
        if (app_matches(_(en->label), en->name, filter) || app_matches(_(en->group), "", filter))
            picks_add(out, en->name, _(en->label));
    }
}

static const struct entity *pick_entity(void)
{
    struct buf name = BUF_INIT;
    const struct entity *en = NULL;
    if (pick_one(_("导入哪一种记录"), fill_entities, NULL, "", &name, NULL))
        en = model_entity(buf_str(&name));
    buf_free(&name);
    return en;
}

/* NULL: Esc. */
static char *pick_path(const struct app *a, const struct entity *en)
{
    static const char *const suffix[] = { ".xlsx", ".xls", ".csv", ".tsv",  ".txt",
                                          ".xlsm", ".xml", ".htm", ".html", NULL };
    struct buf folder = BUF_INIT, path = BUF_INIT, title = BUF_INIT;
    char *chosen = NULL;
    remember_get(a->lists, "import", "folder", &folder);
    buf_printf(&title, _("导入%s"), _(en->label));
    if (app_pick_file(buf_str(&title), suffix, &folder, &path)) {
        remember_put(a->lists, "import", "folder", buf_str(&folder));
        chosen = buf_take(&path);
    }
    buf_free(&folder);
    buf_free(&path);
    buf_free(&title);
    return chosen;
}

enum { SHEETS = 64 };

/* The sheet that fits, or the one that is picked. NULL: Esc, or an error that was said. */
static const char *pick_sheet(const struct importing *x)
{
    size_t all = source_sheets(x->source), n = 0;
    size_t *fit = mem_alloc((all + 1) * sizeof *fit);
    const char *names[SHEETS];
    struct err e = { 0 };
    int at = 0;
    if (import_sheets(x->en, x->source, &x->maps, fit, &n, &e) != ST_OK) {
        app_error(&e);
        at = -1;
    }
    for (size_t i = 0; n == 0 && i < all; i++) /* none fits: any may be meant */
        fit[i] = i;
    n = n == 0 ? all : n;
    n = n < SHEETS ? n : SHEETS;
    for (size_t i = 0; i < n; i++)
        names[i] = source_sheet(x->source, fit[i]);
    if (at == 0 && n > 1)
        at = prompt_choose(_("哪一张工作表"), _("文件里有几张工作表："), names, (int)n, 0);
    free(fit);
    return at >= 0 && n > 0 ? names[at] : NULL;
}

static bool same_columns(const struct import *a, const struct import *b)
{
    bool same = a->ncolumns == b->ncolumns;
    for (size_t i = 0; same && i < a->ncolumns; i++)
        same = strcmp(a->header[i], b->header[i]) == 0;
    return same;
}

static bool is_written(const struct stat *before, const struct stat *now)
{
    return now->st_ino != before->st_ino || now->st_size != before->st_size ||
           now->st_mtim.tv_sec != before->st_mtim.tv_sec ||
           now->st_mtim.tv_nsec != before->st_mtim.tv_nsec;
}

enum status import_look_again(struct importing *x, struct err *e)
{
    struct import now = { 0 };
    struct source *source = NULL;
    struct stat st = { 0 };
    if (stat(x->path, &st) == 0 && !is_written(&x->as_read, &st))
        return ST_OK;
    enum status s = source_open(&source, x->path, NULL, e);
    if (s == ST_OK)
        s = import_look(&now, x->en, source, source_sheet(x->source, x->im.sheet), &x->maps, e);
    if (s == ST_OK && !same_columns(&now, &x->im))
        s = err_set(e, ST_REFUSED,
                    "文件的列与刚才不一样了：请按 Esc 退出，再按 i 重新选这个文件。");
    if (s == ST_OK) {
        x->im.source = source;
        x->im.sheet = now.sheet;
        x->im.header_line = now.header_line;
        x->im.nlines = x->im.nsaid = 0;
        x->as_read = st;
        source = x->source;
        x->source = now.source;
    }
    import_free(&now);
    source_close(source);
    return s;
}

static void look_at(struct importing *x, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct err e = { 0 };
    x->path = mem_dup(path);
    x->file = mem_dup(slash != NULL ? slash + 1 : path);
    import_maps_recall(&x->maps, x->app->lists, x->en);
    if (stat(path, &x->as_read) != 0)
        x->as_read = (struct stat){ 0 };
    if (source_open(&x->source, path, NULL, &e) != ST_OK) {
        app_error(&e);
        return;
    }
    const char *sheet = pick_sheet(x);
    if (sheet == NULL)
        return;
    if (import_look(&x->im, x->en, x->source, sheet, &x->maps, &e) == ST_OK)
        import_columns_run(x);
    else
        app_error(&e);
    import_free(&x->im);
}

bool import_open(struct app *a, const struct entity *en)
{
    struct importing x = { .app = a };
    if (!app_may_write(a))
        return false;
    x.en = en != NULL ? en : pick_entity();
    char *path = x.en != NULL ? pick_path(a, x.en) : NULL;
    if (path != NULL)
        look_at(&x, path);
    source_close(x.source);
    import_maps_free(&x.maps);
    free(x.file);
    free(x.path);
    free(path);
    return x.done;
}

static enum status save_template(void *ctx, const char *path, enum export_format format,
                                 struct err *e)
{
    const struct entity *const *en = ctx;
    (void)format;
    return template_save(path, *en, e);
}

void template_export(const struct entity *en)
{
    struct buf name = BUF_INIT;
    buf_printf(&name, _("%s模板.xlsx"), _(en->label));
    app_export(buf_str(&name), EXPORT_AS_BOOK, save_template, &en);
    buf_free(&name);
}
