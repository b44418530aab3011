/* The rows behind a list of an entity. */
#include "entity_rows.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "date.h"
#include "mem.h"
#include "name_texts.h"
#include "row_print.h"
#include "words.h"
#include "workbook.h"

enum { STEP = 64, FEW = 2000 }; /* FEW: so many ids are looked up sooner than all names */

void erows_init(struct entity_rows *r, struct app *app)
{
    *r = (struct entity_rows){ .app = app };
    r->held = mem_alloc(ROWS_HELD * sizeof *r->held);
    r->of = mem_alloc(ROWS_HELD * sizeof *r->of);
}

static void drop_held(struct entity_rows *r)
{
    for (size_t i = 0; i < ROWS_HELD; i++) {
        if (r->of[i] != 0)
            row_clear(&r->held[i]);
        r->of[i] = 0;
    }
}

void erows_free(struct entity_rows *r)
{
    drop_held(r);
    row_walk_end(r->walk);
    name_texts_free(r->texts);
    free(r->held);
    free(r->of);
    row_ids_free(&r->ids);
    buf_free(&r->filter);
    free(r->org);
}

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : !strcmp(a, b);
}

/* A filter typed on: only the rows that met it are looked at again. */
static bool narrows(const struct entity_rows *r, const struct row_list_ask *ask)
{
    const struct row_list_ask *was = &r->ask;
    return r->walk == NULL && r->ids.n <= FEW && was->en == ask->en && same(r->org, ask->org) &&
           was->sort == ask->sort && was->names == ask->names &&
           was->descending == ask->descending && ask->filter != NULL &&
           row_list_narrows(ask, buf_str(&r->filter));
}

bool erows_more(struct entity_rows *r, size_t n, struct err *e)
{
    if (r->walk != NULL && row_walk_more(r->walk, n, &r->ids, &r->hidden, e) != 1) {
        row_walk_end(r->walk);
        r->walk = NULL;
    }
    return r->walk != NULL;
}

static enum status read_rows(struct entity_rows *r, const struct row_list_ask *ask, size_t n,
                             struct err *e)
{
    struct row_ids was = r->ids;
    struct row_list_ask mine = *ask;
    mine.texts = r->texts;
    if (narrows(r, ask))
        mine.among = &was;
    drop_held(r);
    r->ids = (struct row_ids){ 0 };
    r->hidden = 0;
    row_walk_end(r->walk);
    r->walk = row_walk_begin(r->app->db, &mine);
    erows_more(r, n, e);
    row_ids_free(&was);
    r->ask = *ask;
    free(r->org);
    r->org = ask->org != NULL ? mem_dup(ask->org) : NULL;
    buf_clear(&r->filter);
    buf_puts(&r->filter, e->status == ST_OK && ask->filter != NULL ? ask->filter : "");
    return e->status;
}

enum status erows_read(struct entity_rows *r, const struct row_list_ask *ask, struct err *e)
{
    return read_rows(r, ask, SIZE_MAX, e);
}

enum status erows_begin(struct entity_rows *r, const struct row_list_ask *ask, struct err *e)
{
    return read_rows(r, ask, ROWS_WINDOW, e);
}

bool erows_prepare(struct entity_rows *r, const struct entity *en)
{
    for (int i = 0; r->texts == NULL && i < en->nfields; i++)
        if (en->fields[i].ref != NULL && !strcmp(en->fields[i].ref, "org"))
            r->texts = name_texts_new(r->app->db, "org");
    return r->texts != NULL && name_texts_more(r->texts);
}

static size_t slot_of(const struct entity_rows *r, size_t at)
{
    if (at < ROWS_END)
        return ROWS_NEAR + at;
    if (r->ids.n - at <= ROWS_END)
        return ROWS_NEAR + ROWS_END + (r->ids.n - at - 1);
    return at % ROWS_NEAR;
}

bool erows_holds(const struct entity_rows *r, size_t at)
{
    return r->of[slot_of(r, at)] == at + 1;
}

/* A row that somebody has deleted meanwhile stays empty until the list is read anew. One that could
 * not be read is not at hand, however early it was asked for: who sees it is told. */
static void load(struct entity_rows *r, const struct entity *en, size_t at)
{
    size_t slot = slot_of(r, at);
    struct row *row = &r->held[slot];
    struct err e = { 0 };
    if (r->of[slot] != 0)
        row_clear(row);
    r->of[slot] = at + 1;
    row_init(row, en);
    enum status s = row_load(r->app->db, en, r->ids.v[at], row, &e);
    if (s == ST_OK || s == ST_MISSING)
        return;
    row_clear(row);
    r->of[slot] = 0;
    if (!r->ahead)
        bar_say(LOOK_ERROR, "%s", e.text);
}

const struct row *erows_at(struct entity_rows *r, const struct entity *en, size_t at)
{
    if (!erows_holds(r, at))
        load(r, en, at);
    return &r->held[slot_of(r, at)];
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
        if (p->at % STEP == 0 && !watch_go_on(p->watch, _("正在导出"), p->at, p->n)) {
            watch_stopped(e, _("没有写文件"));
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
    buf_printf(&about, _("截至日期：%d年%d月%d日，共 %zu 项"), day.year, day.month, day.day, p->n);
    if (*filter != '\0')
        buf_printf(&about, _("；筛选：%s"), filter);
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
