/* The last twelve months of one kind of meeting, entered as a sheet: a line for each month. */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "app_draft.h"
#include "attendance.h"
#include "bar.h"
#include "fields.h"
#include "find.h"
#include "mem.h"
#include "ruled.h"
#include "save.h"
#include "stack.h"
#include "text.h"
#include "words.h"

enum { MONTH, DAY, THEME, PRESENT, THERE, COLUMNS, MONTHS = 12 };

static const struct ruled_column columns[COLUMNS] = {
    [MONTH] = { .title = N_("月份"), .width = 8, .fixed = true },
    [DAY] = { .title = N_("召开日期"), .width = 11 },
    [THEME] = { .title = N_("主题") },
    [PRESENT] = { .title = N_("实到"), .width = 5, .number = true },
    [THERE] = { .title = N_("已录"), .width = 6, .fixed = true },
};

struct year {
    struct app *app;
    char *org, *type;
    daynum until;         /* a day of the last month */
    daynum first[MONTHS]; /* of each month */
    struct draft draft;
    char *title; /* of the draft */
};

/* The meeting of a line, with those noted who take part in such a one. */
static enum status meeting_of(const struct year *y, daynum day, struct meeting *m, struct err *e)
{
    enum status s = meeting_new(m, y->app->db, y->org, day, e);
    row_set(&m->activity, F_ACTIVITY_TYPES, y->type);
    if (s == ST_OK)
        attendance_default(y->app, m, y->type);
    return s;
}

static enum status expected(const struct year *y, daynum day, size_t *noted, struct err *e)
{
    struct meeting m;
    size_t present;
    enum status s = meeting_of(y, day, &m, e);
    if (s == ST_OK)
        attendance_numbers(&m, noted, &present);
    meeting_clear(&m);
    return s;
}

/* 15, 3/15 or a whole date: a day of the month of the line that has come. */
static enum status settle_day(const struct year *y, struct ruled *r, int row, const char *typed,
                              struct buf *norm, struct err *e)
{
    daynum first = y->first[row], d;
    char text[DAY_TEXT];
    struct buf count = BUF_INIT, plain = BUF_INIT;
    date_numerals(typed, &plain);
    bool number = buf_str(&plain)[0] >= '0' && buf_str(&plain)[0] <= '9'; /* 昨天 is of today */
    buf_free(&plain);
    if (!number || !day_words(typed, date_month_end(first), DAY_NEAR, &d) ||
        date_month_end(d) != date_month_end(first))
        return err_set(e, ST_USAGE, _("这一行填 %s 的日期，写几号就行，如 15"),
                       ruled_get(r, row, MONTH));
    if (d > y->app->today)
        return err_set(e, ST_REFUSED, "%s", _("这一天还没有到：开过之后再录"));
    size_t noted = 0;
    if (expected(y, d, &noted, e) != ST_OK)
        return e->status;
    date_format(d, text);
    buf_puts(norm, text);
    buf_printf(&count, "%zu", noted);
    if (*ruled_get(r, row, PRESENT) == '\0')
        ruled_set(r, row, PRESENT, buf_str(&count));
    buf_free(&count);
    return ST_OK;
}

static enum status settle(void *ctx, struct ruled *r, int row, int col, const char *typed,
                          struct buf *norm, struct err *e)
{
    const struct year *y = ctx;
    if (*typed == '\0')
        return ST_OK;
    if (col == DAY)
        return settle_day(y, r, row, typed, norm, e);
    if (col != PRESENT)
        return ST_OK;
    text_fold_width(norm, typed);
    daynum d = date_parse(ruled_get(r, row, DAY));
    if (strspn(buf_str(norm), "0123456789") != norm->len || norm->len > 5)
        return err_set(e, ST_USAGE, "%s", _("这里填人数，写数字"));
    size_t noted = 0;
    enum status s = d != DAY_NONE ? expected(y, d, &noted, e) : ST_OK;
    if (s == ST_OK && d != DAY_NONE && (size_t)atoi(buf_str(norm)) > noted)
        return err_set(e, ST_REFUSED, _("当日名册上应到 %zu 人，实到不会更多"), noted);
    return s;
}

static void warn(void *ctx, const struct ruled *r, int row, struct buf *out)
{
    const struct year *y = ctx;
    daynum d = date_parse(ruled_get(r, row, DAY));
    const char *present = ruled_get(r, row, PRESENT);
    size_t all = 0;
    if (d != DAY_NONE && expected(y, d, &all, NULL) != ST_OK)
        return; /* what was typed was checked by the same numbers, and said so */
    if (d == DAY_NONE && *ruled_get(r, row, THEME) != '\0')
        buf_puts(out, _("没有日期的一行不保存"));
    else if (d != DAY_NONE && *present != '\0' && (size_t)atoi(present) < all)
        buf_printf(out, _("应到 %zu 人：不全到的只记人数，是谁没到，保存后再点开补"), all);
}

/* What was typed in the cell with the caret and is not settled has a line of its own. */
static void add_typed(const struct ruled *r, int row, struct buf *text)
{
    for (int col = DAY; col <= PRESENT; col++)
        if (strcmp(ruled_typed(r, row, col), ruled_get(r, row, col)) != 0)
            buf_printf(text, "?\t%s\t%d\t%s\n", ruled_get(r, row, MONTH), col,
                       ruled_typed(r, row, col));
}

/* The last month, and a line for each month in which something stands: its day, theme, number. */
static void keep(void *ctx, const struct ruled *r)
{
    struct year *y = ctx;
    struct buf text = BUF_INIT;
    buf_printf(&text, "%s\n", ruled_get(r, MONTHS - 1, MONTH));
    size_t empty = text.len;
    for (int row = 0; row < MONTHS; row++) {
        const char *day = ruled_get(r, row, DAY), *theme = ruled_get(r, row, THEME);
        const char *present = ruled_get(r, row, PRESENT);
        if (*day != '\0' || *theme != '\0' || *present != '\0')
            buf_printf(&text, "%s\t%s\t%s\t%s\n", ruled_get(r, row, MONTH), day, theme, present);
        add_typed(r, row, &text);
    }
    if (text.len > empty)
        app_draft_keep(y->app, &y->draft, y->title, buf_str(&text));
    else
        app_draft_drop(&y->draft);
    buf_free(&text);
}

static void restore_line(struct ruled *r, char *line)
{
    char *cell[] = { strsep(&line, "\t"), strsep(&line, "\t"), strsep(&line, "\t"), line };
    for (int row = 0; row < MONTHS && line != NULL; row++) {
        const char *month = ruled_get(r, row, MONTH);
        for (int col = DAY; col <= PRESENT && !strcmp(month, cell[0]); col++)
            ruled_set(r, row, col, cell[col]);
        int col = !strcmp(cell[0], "?") && !strcmp(month, cell[1]) ? atoi(cell[2]) : MONTH;
        if (col >= DAY && col <= PRESENT)
            ruled_type(r, row, col, line);
    }
}

static void restore(struct ruled *r, const char *text)
{
    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        char *line = mem_dupn(text, n);
        restore_line(r, line);
        free(line);
        text += n + (text[n] == '\n');
    }
    ruled_restored(r);
}

static const struct ruled_ops ops = {
    .settle = settle,
    .warn = warn,
    .keep = keep,
    .hint = N_("没有开的月份空着；日期写几号就行；F2 保存填了日期的各行"),
};

/* How many of the kind each month has already. */
static void count_there(const struct year *y, struct ruled *r)
{
    struct row_query q = { .en = &entity_activity,
                           .sort = -1,
                           .nwhere = 2,
                           .where = { { F_ACTIVITY_ORG, y->org }, { F_ACTIVITY_TYPES, y->type } } };
    struct row_iter *it = row_each(y->app->db, &q);
    size_t n[MONTHS] = { 0 };
    struct row row;
    row_init(&row, &entity_activity);
    while (app_next(it, &row))
        for (int i = 0; i < MONTHS; i++)
            n[i] += date_month_end(date_parse(row_get(&row, F_ACTIVITY_HELD_ON))) ==
                    date_month_end(y->first[i]);
    row_iter_free(it);
    row_clear(&row);
    for (int i = 0; i < MONTHS; i++) {
        struct buf b = BUF_INIT;
        buf_printf(&b, _("%zu 次"), n[i]);
        ruled_set(r, i, THERE, n[i] > 0 ? buf_str(&b) : "");
        buf_free(&b);
    }
}

static void add_months(struct year *y, struct ruled *r)
{
    struct ymd t = date_split(y->until);
    for (int i = 0; i < MONTHS; i++) {
        char month[DAY_TEXT];
        y->first[i] = date_add_months(date_make(t.year, t.month, 1), i - MONTHS + 1);
        date_format(y->first[i], month);
        month[7] = '\0';
        ruled_set(r, ruled_add(r), MONTH, month);
    }
    count_there(y, r);
}

/* Where not all were there nobody can say who was: their number stands in the note. */
static enum status put_line(const struct year *y, struct change *c, const struct ruled *r, int row,
                            struct err *e)
{
    struct meeting m;
    struct row saved;
    struct buf note = BUF_INIT;
    size_t noted, present;
    int fault;
    row_init(&saved, &entity_activity);
    enum status s = meeting_of(y, date_parse(ruled_get(r, row, DAY)), &m, e);
    attendance_numbers(&m, &noted, &present);
    if ((size_t)atoi(ruled_get(r, row, PRESENT)) != noted) {
        for (size_t i = 0; i < m.n; i++)
            m.attendee[i].member = false;
        buf_printf(&note, _("实到 %s 人，名单未录。"), ruled_get(r, row, PRESENT));
    }
    row_set(&m.activity, F_ACTIVITY_THEME, ruled_get(r, row, THEME));
    row_set(&m.activity, F_ACTIVITY_NOTE, buf_str(&note));
    if (s == ST_OK)
        s = meeting_put(c, &m, &saved, &fault, e);
    if (s == ST_OK)
        y->app->saved = saved.id;
    else
        err_prefix(e, "%s", ruled_get(r, row, MONTH));
    row_clear(&saved);
    meeting_clear(&m);
    buf_free(&note);
    return s;
}

static enum status save(const struct year *y, const struct ruled *r, int *n, struct err *e)
{
    struct change *c;
    enum status s = change_begin(&c, y->app->db, _("补录活动"), y->app->today, y->app->user, e);
    *n = 0;
    if (s != ST_OK)
        return s;
    for (int row = 0; row < MONTHS && s == ST_OK; row++)
        if (*ruled_get(r, row, DAY) != '\0') {
            s = put_line(y, c, r, row, e);
            ++*n;
        }
    return change_end(c, s, e);
}

static void find_types(void *ctx, const char *filter, struct picks *out)
{
    find_words(app_words_of(ctx, &entity_activity, F_ACTIVITY_TYPES), filter, out);
}

/* True: something was saved. A refused line keeps the sheet open. */
static bool run(struct year *y, const char *title, const char *draft)
{
    struct ruled *r = ruled_new(title, columns, COLUMNS, false, &ops, y);
    struct err e = { 0 };
    int n = 0;
    bool saved = false;
    add_months(y, r);
    if (draft != NULL)
        restore(r, draft);
    while (!saved && ruled_run(r)) {
        saved = save(y, r, &n, &e) == ST_OK;
        if (!saved)
            app_error(&e);
    }
    ruled_free(r);
    if (!stack_ended())
        app_draft_drop(&y->draft);
    if (saved)
        bar_say(LOOK_STATUS, _("补录了 %d 次"), n);
    return saved && n > 0;
}

/* A draft goes on with the twelve months it was begun with. */
static daynum last_month(const struct app *a, const char *draft)
{
    struct buf day = BUF_INIT;
    buf_printf(&day, "%.*s-01", (int)strcspn(draft, "\n"), draft);
    daynum d = date_parse(buf_str(&day));
    buf_free(&day);
    return d != DAY_NONE ? d : a->today;
}

/* d: to be taken up, emptied; NULL: one from before is offered. */
static bool open_sheet(struct app *a, const char *org, const char *type, struct draft *d)
{
    struct buf label = BUF_INIT, title = BUF_INIT, whole = BUF_INIT, key = BUF_INIT;
    struct year y = { .app = a, .org = mem_dup(org), .type = mem_dup(type), .until = a->today };
    struct draft before = { 0 };
    app_type_titles(app_words_of(a, &entity_activity, F_ACTIVITY_TYPES), type, &label);
    buf_printf(&title, _("补录%s"), buf_str(&label));
    buf_printf(&whole, "%s · ", buf_str(&title));
    app_name(a, "org", org, &whole);
    y.title = mem_dup(buf_str(&whole));
    buf_printf(&key, "%s %s", type, org);
    app_draft_begin(&y.draft, BACKFILL, buf_str(&key), 0);
    if (d != NULL) {
        before = *d;
        *d = (struct draft){ 0 };
    }
    if (before.text != NULL || app_draft_offer(a, &y.draft, _("补录活动"), &before)) {
        draft_clear(&y.draft);
        y.draft = before;
        y.until = last_month(a, before.text);
    }
    char *text = y.draft.text != NULL ? mem_dup(y.draft.text) : NULL;
    bool saved = run(&y, buf_str(&title), text);
    free(text);
    free(y.org);
    free(y.type);
    free(y.title);
    draft_clear(&y.draft);
    buf_free(&title);
    buf_free(&whole);
    buf_free(&label);
    buf_free(&key);
    return saved;
}

bool activity_backfill(struct app *a)
{
    struct buf org = BUF_INIT, type = BUF_INIT;
    bool saved = app_pick_org(a, _("补录哪个组织的"), &org) &&
                 pick_one(_("补录哪一种会"), find_types, a, "", &type, NULL) &&
                 open_sheet(a, buf_str(&org), buf_str(&type), NULL);
    buf_free(&org);
    buf_free(&type);
    return saved;
}

bool activity_backfill_resume(struct app *a, struct draft *d)
{
    size_t n = strcspn(d->key, " ");
    char *type = mem_dupn(d->key, n), *org = mem_dup(d->key + n + (d->key[n] == ' '));
    bool saved = open_sheet(a, org, type, d);
    free(type);
    free(org);
    return saved;
}
