/* The list of any entity of the dictionary. */
#include "entity_list.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "fields.h"
#include "mem.h"
#include "page.h"
#include "remember.h"
#include "room.h"
#include "stack.h"
#include "text.h"
#include "words.h"

enum { WIDE = 140, PANE = 58, LABEL = 14 };

const char *elist_title(const struct elist *l, int column)
{
    if (column < 0)
        return _(l->en->label);
    return column < l->en->nfields ? _(l->en->fields[column].label)
                                   : _(l->kind.extra[column - l->en->nfields].title);
}

void elist_cell(struct elist *l, const struct row *row, int column, struct buf *out)
{
    if (column < l->en->nfields)
        app_value(l->app, row, column, out);
    else
        l->kind.extra[column - l->en->nfields].cell(l->app, row, out);
}

/* What the first columns say. */
void elist_summary(struct elist *l, const struct row *row, struct buf *out)
{
    for (int i = 0, n = 0; i < l->look.n && n < 4; i++) {
        struct buf b = BUF_INIT;
        elist_cell(l, row, l->look.column[i], &b);
        if (b.len > 0)
            buf_printf(out, "%s%s", n++ > 0 ? " " : "", buf_str(&b));
        buf_free(&b);
    }
}

static size_t count(void *ctx)
{
    return ((const struct elist *)ctx)->rows.ids.n;
}

static void cell(void *ctx, size_t at, int column, struct buf *out)
{
    struct elist *l = ctx;
    if (!erows_holds(&l->rows, at))
        elist_bring(l, at);
    const struct row *row = erows_at(&l->rows, l->en, at);
    if (row->id != 0)
        elist_cell(l, row, l->look.column[column], out);
}

static int64_t id(void *ctx, size_t at)
{
    return ((const struct elist *)ctx)->rows.ids.v[at];
}

static bool find(void *ctx, int64_t wanted, size_t *at)
{
    return row_ids_find(&((const struct elist *)ctx)->rows.ids, wanted, at);
}

/* typed: the walk pauses when a window is full, and goes on between keys. */
static void read_rows(struct elist *l, const char *filter, bool typed)
{
    const struct row_list_ask ask = { .en = l->en,
                                      .org = l->app->org,
                                      .filter = filter,
                                      .sort = l->look.sort,
                                      .names = l->look.names,
                                      .descending = l->look.descending };
    struct err e = { 0 };
    bool ok = (typed ? erows_begin : erows_read)(&l->rows, &ask, &e) == ST_OK;
    list_unread(l->list, !ok);
    if (!ok)
        bar_say(LOOK_ERROR, "%s", e.text);
}

static void filter(void *ctx, const char *text)
{
    struct elist *l = ctx;
    read_rows(l, text, l->typing);
}

static bool unfinished(void *ctx)
{
    return ((const struct elist *)ctx)->rows.walk != NULL;
}

static bool read_on(struct elist *l, size_t n)
{
    struct err e = { 0 };
    if (l->rows.walk == NULL)
        return false;
    erows_more(&l->rows, n, &e);
    if (e.status != ST_OK) {
        list_unread(l->list, true);
        bar_say(LOOK_ERROR, "%s", e.text);
    }
    list_grown(l->list);
    return true;
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .id = id,
    .find = find,
    .filter = filter,
    .unfinished = unfinished,
    .empty = N_("还没有记录：按 F2 录入第一条，按 i 从文件导入"),
};

void elist_refresh(struct elist *l)
{
    read_rows(l, list_filter(l->list), false);
    list_refresh(l->list);
}

const struct row *elist_row(struct elist *l)
{
    size_t at;
    if (!list_row(l->list, &at))
        return NULL;
    const struct row *row = erows_at(&l->rows, l->en, at);
    return row->id != 0 ? row : NULL;
}

/* What only activities can comes first, so that the others leave it out. */
#define ELIST_ACTIONS(X) \
    X(ELIST_COPY, "c", N_("照抄一份新的"), N_("照抄"), N_("多数栏照旧，日期和记录另填")) \
    X(ELIST_YEAR, "b Ctrl-B", N_("补录近一年"), NULL, \
      N_("一个组织、一种会，近十二个月每月一行：日期、主题、实到")) \
    X(ELIST_NEW, "F2 n Ins", N_("录入一条新的"), N_("录入"), NULL) \
    X(ELIST_VIEW, "F3 v", N_("查看这一条"), N_("查看"), N_("各栏全文，不能改")) \
    X(ELIST_EDIT, "F4", N_("修改这一条，或选中的各条的某一栏"), N_("修改"), \
      N_("先用 Space 选中几条，再按 F4 一次改完")) \
    X(ELIST_OPEN, "Enter", N_("打开这一条"), NULL, NULL) \
    X(ELIST_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL) \
    X(ELIST_LOOK, "F6", N_("排序，选择和固定各栏"), N_("排序"), \
      N_("按哪一栏、按笔画还是拼音；显示哪些栏；下次打开还是这样")) \
    X(ELIST_SAVED, "F7", N_("存下的筛选"), N_("筛选"), \
      N_("按一次 F7 写筛选：词可以是 字、zs、zhangsan、状态:预备，几个词同时符合；" \
         "再按一次，取用或存下")) \
    X(ELIST_DELETE, "F8 Del", N_("删除"), N_("删除"), N_("先问再删；可以撤销")) \
    X(ELIST_EXPORT, "F9", N_("导出为文件"), N_("导出"), \
      N_("选中的各条，没有选中则列出的各条：表格 xlsx 或 CSV")) \
    X(ELIST_UNDO, "u", N_("撤销自己最近的一次操作"), NULL, N_("先问再撤销")) \
    X(ELIST_REDO, "Ctrl-R", N_("重做刚撤销的操作"), NULL, NULL) \
    X(ELIST_HISTORY, "h", N_("这一条的改动"), NULL, N_("谁在什么时候改了什么")) \
    X(ELIST_IMPORT, "i", N_("从文件导入"), NULL, N_("表格或 CSV：先看各列、逐行预览，再写入")) \
    X(ELIST_TEMPLATE, "t", N_("空白的导入模板"), NULL, \
      N_("带下拉列表、提示和示例的表格，填好再导入"))

ACTION_IDS(ELIST_ACTIONS);
ACTION_TABLE(elist_actions, ELIST_ACTIONS);

static const struct action *mode(const void *self)
{
    return ((const struct elist *)self)->kind.copy != NULL ? elist_actions : elist_actions + 2;
}

static bool form_of(struct elist *l, const struct row *from)
{
    struct row row;
    row_init(&row, l->en);
    if (from != NULL)
        row_copy(&row, from);
    return record_form(l->app, &row);
}

/* The cursor goes to what was saved, unless the filter hides it. */
static void said(struct elist *l, bool saved)
{
    elist_refresh(l);
    if (saved && list_go_id(l->list, l->app->saved))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    else if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存；现在的筛选不显示它，Esc 看全部"));
}

static void run_new(struct elist *l)
{
    if (app_may_write(l->app))
        said(l, l->kind.make != NULL ? l->kind.make(l->app) : form_of(l, NULL));
}

static void run_year(struct elist *l)
{
    if (!app_may_write(l->app) || !l->kind.year(l->app))
        return;
    elist_refresh(l);
    list_go_id(l->list, l->app->saved);
}

static void run_copy(struct elist *l)
{
    const struct row *row = elist_row(l);
    if (row == NULL || !app_may_write(l->app))
        return;
    char *code = mem_dup(row_get(row, 0));
    said(l, l->kind.copy(l->app, code));
    free(code);
}

static void view_row(struct elist *l, const struct row *row)
{
    struct buf title = BUF_INIT, value = BUF_INIT;
    elist_summary(l, row, &title);
    struct page *p = page_new(buf_str(&title));
    for (int i = 0; i < l->en->nfields; i++) {
        buf_clear(&value);
        app_value(l->app, row, i, &value);
        if (value.len > 0)
            page_addf(p, LOOK_TEXT, 2, _("%s：%s"), _(l->en->fields[i].label), buf_str(&value));
    }
    page_add(p, LOOK_TEXT, 0, "");
    page_addf(p, LOOK_HINT, 2, _("%s 由 %s 录入，第 %d 版"), row->entered_on, row->entered_by,
              row->version);
    page_open(p);
    buf_free(&title);
    buf_free(&value);
}

/* What is only added to is looked at. */
static void edit_row(struct elist *l, const struct row *row)
{
    if (l->en->append) {
        view_row(l, row);
        return;
    }
    char *code = mem_dup(row_get(row, 0));
    bool saved = l->kind.edit != NULL ? l->kind.edit(l->app, code) : form_of(l, row);
    free(code);
    said(l, saved);
}

static void show_history(struct elist *l, const struct row *row)
{
    struct buf key = BUF_INIT;
    row_key(row, &key);
    journal_of_record(l->app, l->en->name, buf_str(&key));
    buf_free(&key);
}

static void act_on_rows(struct elist *l, int what)
{
    const struct row *row = elist_row(l);
    size_t tags;
    list_tags(l->list, &tags);
    if (row == NULL)
        return;
    if (what == ELIST_VIEW && l->en == &entity_person)
        person_open(l->app, row_get(row, F_PERSON_CODE));
    else if (what == ELIST_VIEW && l->en == &entity_debrief)
        debrief_open(l->app, row_get(row, F_DEBRIEF_CODE));
    else if (what == ELIST_VIEW)
        view_row(l, row);
    else if (what == ELIST_EDIT && tags > 0)
        deed_set(l);
    else if (what == ELIST_EDIT || what == ELIST_OPEN)
        edit_row(l, row);
    else if (what == ELIST_DELETE)
        deed_delete(l);
    else if (what == ELIST_HISTORY)
        show_history(l, row);
    if (what == ELIST_DELETE || (what == ELIST_EDIT && tags > 0))
        elist_refresh(l);
}

static unsigned act(void *self, int what)
{
    struct elist *l = self;
    switch (what) {
    case ELIST_NEW:
        run_new(l);
        break;
    case ELIST_COPY:
        run_copy(l);
        break;
    case ELIST_YEAR:
        run_year(l);
        break;
    case ELIST_LOOK:
        look_choose(l);
        break;
    case ELIST_SAVED:
        look_saved_filters(l);
        break;
    case ELIST_EXPORT:
        deed_export(l);
        break;
    case ELIST_IMPORT:
        if (import_open(l->app, l->en))
            elist_refresh(l);
        break;
    case ELIST_TEMPLATE:
        template_export(l->en);
        break;
    case ELIST_UNDO:
    case ELIST_REDO:
        if (journal_undo(l->app, what == ELIST_REDO))
            elist_refresh(l);
        break;
    case ELIST_REFRESH:
        elist_refresh(l);
        bar_say(LOOK_STATUS, "%s", _("已刷新"));
        break;
    default:
        act_on_rows(l, what);
    }
    return TUI_HANDLED;
}

/* One field: the label, and the value wrapped beside it; the rows it took. */
static int draw_field(struct elist *l, const struct row *row, int field, struct rect r)
{
    struct buf value = BUF_INIT, lines = BUF_INIT;
    int y = 0;
    app_value(l->app, row, field, &value);
    if (value.len > 0)
        text_wrap(&lines, buf_str(&value), r.cols - LABEL - 1);
    for (const char *at = buf_str(&lines); *at != '\0' && y < r.rows; y++) {
        size_t n = strcspn(at, "\n");
        cells_text(r.row + y, r.col, LABEL, y == 0 ? _(l->en->fields[field].label) : "",
                   LOOK_LABEL);
        cells_putn(r.row + y, r.col + LABEL + 1, r.cols - LABEL - 1, at, n, LOOK_TEXT);
        at += n + (at[n] == '\n');
    }
    buf_free(&value);
    buf_free(&lines);
    return y;
}

/* The record under the cursor, beside the list. */
static void draw_pane(struct elist *l, struct rect r)
{
    const struct row *row = elist_row(l);
    cells_text(r.row, r.col, r.cols, _(l->en->label), LOOK_HEAD);
    for (int i = 0, y = 1; row != NULL && i < l->en->nfields && y < r.rows; i++)
        y += draw_field(l, row, i, (struct rect){ r.row + y, r.col, r.rows - y, r.cols });
}

static void draw(void *self, struct rect r)
{
    struct elist *l = self;
    if (r.cols >= WIDE) {
        draw_pane(l, (struct rect){ r.row, r.col + r.cols - PANE, r.rows, PANE });
        r.cols -= PANE + 2;
    }
    list_draw(l->list, r);
}

static void status(void *self, struct buf *b)
{
    struct elist *l = self;
    list_status(l->list, b);
    look_say(l, b);
    if (l->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(l->app, "org", l->app->org, b);
    }
    if (l->en->hidden != NULL && *list_filter(l->list) != '\0')
        buf_puts(b, _("  不公开的没有查找"));
    else if (l->rows.hidden > 0)
        buf_printf(b, _("  另有 %zu 条不公开"), l->rows.hidden);
    if (list_filtering(l->list))
        buf_puts(b, _("  F7 存下的筛选"));
    list_say_cut(l->list, b);
}

static unsigned key(void *self, const struct key *k)
{
    struct elist *l = self;
    size_t tags;
    /* only the next letter of a filter can do without the rest */
    l->typing = k->kind == K_PASTE || key_is_han(k) ||
                (list_filtering(l->list) && (k->kind == K_CHAR || key_is(k, KN_BACKSPACE)));
    if (!l->typing)
        read_on(l, SIZE_MAX);
    unsigned mask = list_key(l->list, k);
    l->typing = false;
    if (mask == TUI_IGNORED)
        read_on(l, SIZE_MAX);
    list_tags(l->list, &tags);
    if (mask != TUI_IGNORED || !key_is(k, KN_ESC) || tags == 0)
        return mask;
    list_untag(l->list);
    return TUI_HANDLED;
}

static bool idle(void *self)
{
    struct elist *l = self;
    return read_on(l, ROWS_PIECE) || erows_prepare(&l->rows, l->en);
}

static void ahead(void *self)
{
    elist_bring_ahead(self);
}

static bool others(void *self)
{
    elist_refresh(self);
    return true;
}

static void close_list(void *self)
{
    struct elist *l = self;
    look_keep_filter(l);
    list_free(l->list);
    erows_free(&l->rows);
    free(l);
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, elist_title(self, -1));
}

static const struct screen_ops ops = {
    .name = N_("台账"),
    .mode = mode,
    .keys = list_tag_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .idle = idle,
    .ahead = ahead,
    .others = others,
    .close = close_list,
};

void elist_open_kind(struct app *a, const struct list_kind *kind, bool in_new)
{
    struct elist *l = mem_alloc(sizeof *l);
    struct buf remembered = BUF_INIT;
    l->app = a;
    l->kind = *kind;
    l->en = kind->en;
    erows_init(&l->rows, a);
    look_read(l);
    l->list = list_new(&rows, l);
    look_show(l);
    remember_get(a->lists, l->en->name, "filter", &remembered);
    if (remembered.len > 0)
        list_set_filter(l->list, buf_str(&remembered));
    else
        elist_refresh(l);
    list_go(l->list, 0);
    buf_free(&remembered);
    stack_push(&ops, l);
    if (in_new)
        run_new(l);
}

void entity_list_open(struct app *a, const struct entity *en, bool in_new)
{
    if (en == &entity_activity)
        activity_list_open(a);
    else
        elist_open_kind(a, &(const struct list_kind){ .en = en }, in_new);
}
