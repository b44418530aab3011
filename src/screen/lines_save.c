/* The lines on the screen as a file. */
#include "bar.h"
#include "due_print.h"
#include "file.h"
#include "lines_own.h"
#include "map.h"
#include "room.h"

static void keep_duty(void *ctx, const struct duty *d)
{
    due_list_add(ctx, d);
}

/* Those of the lines, in the order of the screen. */
static void pick(const struct due_list *all, const struct world *w, struct line *const *v, size_t n,
                 struct due_list *out)
{
    struct buf id = BUF_INIT;
    struct map *at = map_new();
    *out = (struct due_list){ .today = all->today };
    for (size_t i = 0; i < all->n; i++) {
        buf_clear(&id);
        due_id(&id, w, &all->duty[i]);
        map_add(at, buf_str(&id), (int64_t)i);
    }
    for (size_t k = 0; k < n; k++) {
        int64_t i = map_get(at, line_id(v[k]), -1);
        if (i >= 0)
            due_list_add(out, &all->duty[i]);
    }
    map_free(at);
    buf_free(&id);
}

static enum status save(struct app *a, const struct world *w, const struct due_filter *f,
                        const struct due_list *l, const char *path, enum export_format format,
                        struct err *e)
{
    struct buf out = BUF_INIT;
    if (format == EXPORT_XLSX)
        return due_workbook(path, w, f, l, a->user, e);
    if (format == EXPORT_ICS) {
        due_ics(&out, w, l);
    } else {
        struct due_printer *p = due_printer_new(DUE_CSV, &out, w, a->as_of);
        for (size_t i = 0; i < l->n; i++)
            due_printer_add(p, &l->duty[i]);
        due_printer_end(p);
    }
    enum status s = file_save(path, buf_str(&out), out.len, e);
    buf_free(&out);
    return s;
}

enum status lines_save(struct app *a, const struct view *view, struct line *const *v, size_t n,
                       const char *path, enum export_format format, struct err *e)
{
    struct office *o;
    struct due_filter f = lines_filter(a, view), wide;
    struct due_list all = { .today = a->as_of }, picked = { 0 };
    enum status s = app_borrow_still(a, &o, e);
    if (s != ST_OK)
        return s;
    f.org = a->org != NULL ? office_org(o, a->org) : -1;
    wide = f;
    wide.all = true;
    wide.watch = f.watch = &bar_watch;
    s = due_run(o, &wide, keep_duty, &all, NULL, e);
    if (s == ST_OK) {
        pick(&all, office_world(o), v, n, &picked);
        s = save(a, office_world(o), &f, &picked, path, format, e);
    }
    due_list_free(&all);
    due_list_free(&picked);
    app_give_back(a, o);
    return s;
}
