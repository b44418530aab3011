/* The rows behind the list of activities. */
#include "activity_rows.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "fields.h"
#include "file.h"
#include "mem.h"
#include "row_print.h"
#include "words.h"

enum { WINDOW = 64, LATE_DAYS = 7 };

struct arow {
    int64_t id;
    char *code;
    char *text[AROW_COLUMNS];
};

static void drop_window(struct activity_rows *r)
{
    for (size_t i = 0; i < r->have; i++) {
        free(r->window[i].code);
        for (int k = 0; k < AROW_COLUMNS; k++)
            free(r->window[i].text[k]);
    }
    r->have = 0;
}

void arows_init(struct activity_rows *r, struct app *app)
{
    *r = (struct activity_rows){ .app = app, .filter = mem_dup("") };
    r->window = mem_alloc(WINDOW * sizeof *r->window);
}

void arows_free(struct activity_rows *r)
{
    drop_window(r);
    free(r->window);
    free(r->filter);
    free(r->ids);
}

static struct row_query query_of(const struct activity_rows *r)
{
    return (struct row_query){
        .en = &entity_activity, .sort = F_ACTIVITY_HELD_ON, .descending = true, .org = r->app->org
    };
}

/* 12/13: those present, and those on the list. */
static void count_present(struct app *a, const char *code, struct buf *out)
{
    struct row_query q = { .en = &entity_attendance,
                           .sort = -1,
                           .nwhere = 2,
                           .where = { { F_ATTENDANCE_ACTIVITY, code },
                                      { F_ATTENDANCE_ROLE, "attendee" },
                                      { F_ATTENDANCE_STATUS, "present" } } };
    int64_t all = 0, present = 0;
    if (row_count(a->db, &q, &all, NULL) != ST_OK || all == 0)
        return;
    q.nwhere = 3;
    if (row_count(a->db, &q, &present, NULL) == ST_OK)
        buf_printf(out, "%lld/%lld", (long long)present, (long long)all);
}

static bool entered_late(const struct row *row)
{
    daynum entered = date_parse(row->entered_on != NULL ? row->entered_on : "");
    daynum held = date_parse(row_get(row, F_ACTIVITY_HELD_ON));
    return entered != DAY_NONE && held != DAY_NONE && entered - held > LATE_DAYS;
}

/* The columns that need no further reading; also what the filter looks at. */
static void say(struct app *a, const struct row *row, struct buf *b)
{
    buf_puts(&b[AROW_DAY], row_get(row, F_ACTIVITY_HELD_ON));
    app_name(a, "org", row_get(row, F_ACTIVITY_ORG), &b[AROW_ORG]);
    app_type_titles(&a->types, row_get(row, F_ACTIVITY_TYPES), &b[AROW_TYPES]);
    buf_puts(&b[AROW_THEME], row_get(row, F_ACTIVITY_THEME));
    if (entered_late(row))
        buf_puts(&b[AROW_LATE], _("补录"));
}

static void keep(struct activity_rows *r, const struct row *row)
{
    struct buf b[AROW_COLUMNS] = { BUF_INIT };
    struct arow *to = &r->window[r->have++];
    say(r->app, row, b);
    count_present(r->app, row_get(row, F_ACTIVITY_CODE), &b[AROW_PRESENT]);
    to->id = row->id;
    to->code = mem_dup(row_get(row, F_ACTIVITY_CODE));
    for (int i = 0; i < AROW_COLUMNS; i++) {
        to->text[i] = mem_dup(buf_str(&b[i]));
        buf_free(&b[i]);
    }
}

static void read_window(struct activity_rows *r, size_t first)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, &entity_activity);
    drop_window(r);
    r->first = first;
    if (*r->filter != '\0') {
        for (size_t i = first; i < r->nids && i < first + WINDOW; i++) {
            row_load(r->app->db, &entity_activity, r->ids[i], &row, &e);
            keep(r, &row);
            row_clear(&row);
        }
    } else {
        struct row_query q = query_of(r);
        q.limit = WINDOW;
        q.offset = (int64_t)first;
        struct row_iter *it = row_each(r->app->db, &q);
        while (r->have < WINDOW && row_next(it, &row, &e) == 1)
            keep(r, &row);
        row_iter_free(it);
    }
    row_clear(&row);
}

static const struct arow *row_at(struct activity_rows *r, size_t row)
{
    if (row < r->first || row >= r->first + r->have)
        read_window(r, row > WINDOW / 4 ? row - WINDOW / 4 : 0);
    return row >= r->first && row < r->first + r->have ? &r->window[row - r->first] : NULL;
}

static bool matches(struct app *a, const struct row *row, const char *text)
{
    struct buf b[AROW_COLUMNS] = { BUF_INIT };
    bool found = strcasestr(row_get(row, F_ACTIVITY_CODE), text) != NULL ||
                 strstr(row_get(row, F_ACTIVITY_PLACE), text) != NULL;
    say(a, row, b);
    for (int i = 0; i < AROW_COLUMNS; i++) {
        found = found || strstr(buf_str(&b[i]), text) != NULL;
        buf_free(&b[i]);
    }
    return found;
}

static enum status read_matches(struct activity_rows *r, struct err *e)
{
    struct row_query q = query_of(r);
    struct row_iter *it = row_each(r->app->db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_activity);
    r->nids = 0;
    while ((got = row_next(it, &row, e)) == 1)
        if (matches(r->app, &row, r->filter)) {
            r->ids = mem_grow(r->ids, r->nids, &r->cap, sizeof *r->ids);
            r->ids[r->nids++] = row.id;
        }
    row_iter_free(it);
    row_clear(&row);
    r->count = r->nids;
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status arows_read(struct activity_rows *r, const char *filter, struct err *e)
{
    char *copy = mem_dup(filter);
    free(r->filter);
    r->filter = copy;
    drop_window(r);
    if (*filter != '\0')
        return read_matches(r, e);
    struct row_query q = query_of(r);
    int64_t n = 0;
    enum status s = row_count(r->app->db, &q, &n, e);
    r->count = (size_t)n;
    return s;
}

const char *arows_cell(struct activity_rows *r, size_t row, int column)
{
    const struct arow *a = row_at(r, row);
    return a != NULL ? a->text[column] : "";
}

int64_t arows_id(struct activity_rows *r, size_t row)
{
    const struct arow *a = row_at(r, row);
    return a != NULL ? a->id : 0;
}

const char *arows_code(struct activity_rows *r, size_t row)
{
    const struct arow *a = row_at(r, row);
    return a != NULL ? a->code : "";
}

/* The rows one after the other, as the screen has them. */
struct pull {
    struct activity_rows *rows;
    size_t at;
};

static int next_row(void *ctx, struct row *row, struct err *e)
{
    struct pull *p = ctx;
    enum status s = ST_MISSING;
    while (s == ST_MISSING && p->at < p->rows->count) {
        size_t i = p->at++;
        int64_t id = *p->rows->filter != '\0' ? p->rows->ids[i] : arows_id(p->rows, i);
        s = row_load(p->rows->app->db, &entity_activity, id, row, e);
    }
    return s == ST_OK ? 1 : s == ST_MISSING ? 0 : EXPORT_NONE;
}

static enum status save_csv(struct row_table *t, const char *path, struct err *e)
{
    struct buf out = BUF_INIT;
    int got;
    struct rows_printer *p = rows_print_begin(&t->rows, TABLE_CSV, &out, 0);
    while ((got = rows_print_next(p, e)) == 1)
        continue;
    rows_print_end(p);
    enum status s = got < 0 ? ST_FAILED : file_save(path, buf_str(&out), out.len, e);
    buf_free(&out);
    return s;
}

static enum status save_sheet(struct activity_rows *r, struct row_table *t, const char *path,
                              struct err *e)
{
    struct buf about = BUF_INIT, unit = BUF_INIT;
    struct ymd day = date_split(r->app->today);
    if (r->app->org != NULL)
        app_name(r->app, "org", r->app->org, &unit);
    buf_printf(&about, "截至日期：%d年%d月%d日，共 %zu 项", day.year, day.month, day.day, r->count);
    if (*r->filter != '\0')
        buf_printf(&about, "；筛选：%s", r->filter);
    enum status s =
        row_workbook(path, t, buf_str(&about), buf_str(&unit), r->app->user, r->app->today, e);
    buf_free(&about);
    buf_free(&unit);
    return s;
}

enum status arows_save(struct activity_rows *r, const char *path, enum export_format format,
                       struct err *e)
{
    struct pull pull = { r, 0 };
    struct row_table t = {
        .db = r->app->db, .en = &entity_activity, .next = next_row, .ctx = &pull
    };
    t.words = format == EXPORT_XLSX ? ROWS_NAMES : ROWS_WORDS;
    row_table_begin(&t);
    enum status s = format == EXPORT_XLSX ? save_sheet(r, &t, path, e) : save_csv(&t, path, e);
    row_table_end(&t);
    return s;
}
