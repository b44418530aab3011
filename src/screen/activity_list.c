/* The list of activities (活动). */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "activity_rows.h"
#include "bar.h"
#include "date.h"
#include "fields.h"
#include "list.h"
#include "mem.h"
#include "prompt.h"
#include "save.h"
#include "stack.h"
#include "words.h"

struct screen {
    struct app *app;
    struct activity_rows rows;
    struct list *list;
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->rows.count;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    buf_puts(out, arows_cell(&((struct screen *)ctx)->rows, row, column));
}

static int64_t id(void *ctx, size_t row)
{
    return arows_id(&((struct screen *)ctx)->rows, row);
}

static void filter(void *ctx, const char *text)
{
    struct err e = { 0 };
    if (arows_read(&((struct screen *)ctx)->rows, text, &e) != ST_OK)
        bar_say(LOOK_ERROR, "%s", e.text);
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .id = id,
    .filter = filter,
    .empty = N_("还没有活动：按 F2 录入第一个"),
};

static const struct column columns[AROW_COLUMNS] = {
    { .title = N_("日期"), .width = 10 },
    { .title = N_("组织"), .width = 16 },
    { .title = N_("类型"), .width = 18 },
    { .title = N_("主题") },
    { .title = N_("出席"), .width = 7, .right = true },
    { .title = N_("录入"), .width = 4 },
};

static void refresh(struct screen *s)
{
    filter(s, list_filter(s->list));
    list_refresh(s->list);
}

enum { ALIST_NEW = 1, ALIST_EDIT, ALIST_COPY, ALIST_DELETE, ALIST_REFRESH, ALIST_EXPORT,
       ALIST_YEAR, ALIST_HOME };

static const struct action actions[] = {
    { ALIST_NEW, "F2 n Ins", N_("录入活动"), N_("录入"), N_("先选组织，再填表") },
    { ALIST_EDIT, "F4 Enter F3", N_("查看、修改"), N_("修改"), NULL },
    { ALIST_COPY, "F6 c", N_("照抄一份新的"), N_("照抄"),
      N_("组织、类型、时间、地点、主题照旧，日期和记录另填") },
    { ALIST_YEAR, "b Ctrl-B", N_("补录近一年"), NULL,
      N_("一个组织、一种会，近十二个月每月一行：日期、主题、实到") },
    { ALIST_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL },
    { ALIST_DELETE, "F8 Delete", N_("删除"), N_("删除"), N_("先问再删；可以撤销") },
    { ALIST_EXPORT, "F9", N_("导出为文件"), N_("导出"),
      N_("屏幕上筛选出的全部各栏：表格 xlsx 或 CSV") },
    { ALIST_HOME, "1", N_("回到待办"), N_("待办"), NULL },
    { 0 },
};

/* The cursor goes to what was saved, unless the filter hides it. */
static void said(struct screen *s, bool saved)
{
    refresh(s);
    if (saved && list_go_id(s->list, s->app->saved))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    else if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存；现在的筛选不显示它，Esc 看全部"));
}

static bool run_new(struct screen *s)
{
    struct buf org = BUF_INIT;
    bool saved = false;
    if (!app_may_write(s->app))
        return false;
    if (s->app->org != NULL)
        buf_puts(&org, s->app->org);
    if (app_pick_org(s->app, _("哪个组织的活动"), &org))
        saved = activity_new(s->app, buf_str(&org));
    buf_free(&org);
    return saved;
}

static void run_year(struct screen *s)
{
    if (!app_may_write(s->app) || !activity_backfill(s->app))
        return;
    refresh(s);
    list_go_id(s->list, s->app->saved);
}

/* The attendance goes with its activity, in one change. */
static enum status delete_all(struct app *a, const struct row *activity, struct err *e)
{
    struct change *c;
    struct row_query q = { .en = &entity_attendance, .sort = -1, .nwhere = 1,
                           .where = { { F_ATTENDANCE_ACTIVITY,
                                        row_get(activity, F_ACTIVITY_CODE) } } };
    struct { int64_t id; int version; } *gone = NULL;
    size_t n = 0, cap = 0;
    struct row row;
    row_init(&row, &entity_attendance);
    enum status s = change_begin(&c, a->db, _("删除活动"), a->today, a->user, e);
    if (s != ST_OK)
        return s;
    struct row_iter *it = row_each(a->db, &q);
    while (row_next(it, &row, e) == 1) {
        gone = mem_grow(gone, n, &cap, sizeof *gone);
        gone[n].id = row.id;
        gone[n++].version = row.version;
    }
    row_iter_free(it);
    row_clear(&row);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = change_delete(c, &entity_attendance, gone[i].id, gone[i].version, e);
    if (s == ST_OK)
        s = change_delete(c, &entity_activity, activity->id, activity->version, e);
    free(gone);
    if (s == ST_OK)
        return change_commit(c, e);
    change_abort(c);
    return s;
}

static void delete_one(struct screen *s, size_t at)
{
    struct row row;
    struct buf question = BUF_INIT;
    struct err e = { 0 };
    row_init(&row, &entity_activity);
    if (!app_may_write(s->app))
        return;
    enum status st = row_load(s->app->db, &entity_activity, arows_id(&s->rows, at), &row, &e);
    buf_printf(&question, _("删除这个活动和它的出席记录？\n%s %s %s\n%s\n"
                            "删除可以撤销：dangjian undo。"),
               arows_cell(&s->rows, at, AROW_DAY), arows_cell(&s->rows, at, AROW_ORG),
               arows_cell(&s->rows, at, AROW_TYPES), arows_cell(&s->rows, at, AROW_THEME));
    if (st == ST_OK && !prompt_yes(buf_str(&question)))
        bar_say(LOOK_STATUS, "%s", _("没有删除"));
    else if (st != ST_OK || delete_all(s->app, &row, &e) != ST_OK)
        app_error(&e);
    else
        bar_say(LOOK_STATUS, "%s", _("已删除；撤销：dangjian undo"));
    row_clear(&row);
    buf_free(&question);
}

static void export(struct screen *s)
{
    struct buf path = BUF_INIT, name = BUF_INIT;
    struct err e = { 0 };
    char day[DAY_TEXT];
    enum export_format format;
    date_format(s->app->today, day);
    buf_printf(&name, _("活动-%s.xlsx"), day);
    if (app_ask_file(buf_str(&name), false, &path, &format))
        app_exported(&path, arows_save(&s->rows, buf_str(&path), format, &e), &e);
    buf_free(&path);
    buf_free(&name);
}

static void act_on_row(struct screen *s, int what)
{
    size_t at;
    if (!list_row(s->list, &at))
        return;
    char *code = mem_dup(arows_code(&s->rows, at));
    if (what == ALIST_DELETE)
        delete_one(s, at);
    else
        said(s, what == ALIST_EDIT ? activity_edit(s->app, code) : activity_copy(s->app, code));
    free(code);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == ALIST_HOME)
        return TUI_LEAVE;
    if (what == ALIST_EXPORT) {
        export(s);
        return TUI_HANDLED;
    }
    if (what == ALIST_NEW)
        said(s, run_new(s));
    else if (what == ALIST_YEAR)
        run_year(s);
    else if (what != ALIST_REFRESH)
        act_on_row(s, what);
    if (what == ALIST_REFRESH || what == ALIST_DELETE)
        refresh(s);
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    struct screen *s = self;
    list_status(s->list, b);
    buf_puts(b, _("  新的在前"));
    if (s->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(s->app, "org", s->app->org, b);
    }
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_list(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    arows_free(&s->rows);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("活动"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_list,
};

void activity_list_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    struct err e = { 0 };
    s->app = a;
    arows_init(&s->rows, a);
    if (arows_read(&s->rows, "", &e) != ST_OK)
        bar_say(LOOK_ERROR, "%s", e.text);
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, AROW_COLUMNS, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
