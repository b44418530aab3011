/* The rows behind a list of an entity. */
#include "entity_rows.h"

#include <stdlib.h>

#include "bar.h"
#include "date.h"
#include "mem.h"
#include "row_print.h"
#include "workbook.h"

enum { WINDOW = 128, STEP = 64 };

void erows_init(struct entity_rows *r, struct app *app)
{
    *r = (struct entity_rows){ .app = app };
    r->held = mem_alloc(WINDOW * sizeof *r->held);
}

static void drop_window(struct entity_rows *r)
{
    for (size_t i = 0; i < r->have; i++)
        row_clear(&r->held[i]);
    r->have = 0;
}

void erows_free(struct entity_rows *r)
{
    drop_window(r);
    free(r->held);
    row_ids_free(&r->ids);
}

enum status erows_read(struct entity_rows *r, const struct row_list_ask *ask, struct err *e)
{
    drop_window(r);
    return row_list(r->app->db, ask, &r->ids, &r->hidden, e);
}

static void read_window(struct entity_rows *r, const struct entity *en, size_t first)
{
    struct err e = { 0 };
    drop_window(r);
    r->first = first;
    for (size_t i = first; i < r->ids.n && r->have < WINDOW; i++) {
        struct row *row = &r->held[r->have++];
        row_init(row, en);
        row_load(r->app->db, en, r->ids.v[i], row, &e);
    }
}

const struct row *erows_at(struct entity_rows *r, const struct entity *en, size_t at)
{
    if (at < r->first || at >= r->first + r->have)
        read_window(r, en, at > WINDOW / 2 ? at - WINDOW / 2 : 0);
    return &r->held[at - r->first];
}

struct pull {
    struct app *app;
    const struct entity *en;
    const int64_t *ids;
    size_t n, at;
    const struct watch *watch;
};

static int next_row(void *ctx, struct row *row, struct err *e)
{
    struct pull *p = ctx;
    enum status s = ST_MISSING;
    while (s == ST_MISSING && p->at < p->n) {
        if (p->at % STEP == 0 && !watch_go_on(p->watch, "正在导出", p->at, p->n)) {
            watch_stopped(e, "没有写文件");
            return -1;
        }
        s = row_load(p->app->db, p->en, p->ids[p->at++], row, e);
    }
    return s == ST_OK ? 1 : s == ST_MISSING ? 0 : -1;
}

static enum status save_sheet(struct pull *p, const char *filter, struct row_table *t,
                              const char *path, struct err *e)
{
    struct app *a = p->app;
    struct buf about = BUF_INIT, unit = BUF_INIT;
    struct ymd day = date_split(a->today);
    if (a->org != NULL)
        app_name(a, "org", a->org, &unit);
    buf_printf(&about, "截至日期：%d年%d月%d日，共 %zu 项", day.year, day.month, day.day, p->n);
    if (*filter != '\0')
        buf_printf(&about, "；筛选：%s", filter);
    enum status s = row_workbook(path, t, buf_str(&about), buf_str(&unit), a->user, a->today, e);
    buf_free(&about);
    buf_free(&unit);
    return s;
}

enum status erows_save(struct app *a, const struct entity *en, const int64_t *ids, size_t n,
                       const char *filter, const char *path, enum export_format format,
                       struct err *e)
{
    struct pull pull = { a, en, ids, n, 0, &bar_watch };
    bool sheet = format == EXPORT_XLSX;
    struct row_table t = { .db = a->db,
                           .en = en,
                           .next = next_row,
                           .ctx = &pull,
                           .words = sheet ? ROWS_NAMES : ROWS_WORDS };
    row_table_begin(&t);
    enum status s = sheet ? save_sheet(&pull, filter, &t, path, e)
                          : rows_save(path, &t.rows, TABLE_CSV, NULL, e);
    row_table_end(&t);
    return s;
}
