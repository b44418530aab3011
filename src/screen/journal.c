/* The journal (记录): what was done, by whom and when; taking back and doing again. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "batches.h"
#include "list.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "stack.h"
#include "undo.h"
#include "words.h"

struct screen {
    struct app *app;
    struct batches batches;
    struct list *list;
};

enum { COL_AT, COL_USER, COL_WHAT, COL_ROWS, COL_UNDONE, COLUMNS };

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->batches.n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct batch_line *b = &((const struct screen *)ctx)->batches.v[row];
    switch (column) {
    case COL_AT:
        buf_add(out, b->at, strlen(b->at) > 16 ? 16 : strlen(b->at)); /* to the minute */
        break;
    case COL_USER:
        buf_puts(out, b->user);
        break;
    case COL_WHAT:
        buf_puts(out, b->what);
        break;
    case COL_ROWS:
        buf_printf(out, "%" PRId64, b->rows);
        break;
    default:
        buf_puts(out, b->undone ? _("已撤销") : "");
    }
}

static enum look look(void *ctx, size_t row, int column)
{
    (void)column;
    return ((const struct screen *)ctx)->batches.v[row].undone ? LOOK_DIM : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return ((const struct screen *)ctx)->batches.v[row].id;
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    struct err e = { 0 };
    if (batches_read(&s->batches, s->app->db, text, &e) != ST_OK)
        bar_say(LOOK_ERROR, "%s", e.text);
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("还没有改动过记录"),
};

static const struct column columns[COLUMNS] = {
    { .title = N_("时间"), .width = 16 },
    { .title = N_("操作人"), .width = 10 },
    { .title = N_("操作") },
    { .title = N_("条数"), .width = 6, .right = true },
    { .title = N_("状态"), .width = 6 },
};

bool journal_undo(struct app *a, bool redo)
{
    struct buf what = BUF_INIT, said = BUF_INIT;
    struct err e = { 0 };
    bool done = false;
    if (!app_may_write(a))
        return false;
    enum status s = undo_next(a->db, a->user, redo, &what, &e);
    if (s == ST_OK && !redo && !prompt_yes(buf_str(&what))) {
        bar_say(LOOK_STATUS, "%s", _("没有撤销"));
    } else {
        if (s == ST_OK)
            s = (redo ? redo_last : undo_last)(a->db, a->today, a->user, &said, &e);
        done = s == ST_OK;
        if (done)
            bar_say(LOOK_STATUS, "%s", buf_str(&said));
        else if (s == ST_MISSING)
            bar_say(LOOK_STATUS, "%s", e.text);
        else
            app_error(&e);
    }
    buf_free(&what);
    buf_free(&said);
    return done;
}

enum { JOURNAL_SHOW = 1, JOURNAL_UNDO, JOURNAL_REDO, JOURNAL_REFRESH, JOURNAL_HOME };

static const struct action actions[] = {
    { JOURNAL_SHOW, "F3 Enter", N_("这一次改动了什么"), N_("查看"),
      N_("逐条逐栏：原来是什么，改成什么") },
    { JOURNAL_UNDO, "F8 u", N_("撤销自己最近的一次操作"), N_("撤销"), N_("先问再撤销") },
    { JOURNAL_REDO, "F9 Ctrl-R", N_("重做刚撤销的操作"), N_("重做"), NULL },
    { JOURNAL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL },
    { JOURNAL_HOME, "1", N_("回到待办"), N_("待办"), NULL },
    { 0 },
};

static void show(struct screen *s)
{
    size_t at;
    if (!list_row(s->list, &at))
        return;
    const struct batch_line *b = &s->batches.v[at];
    journal_of_batch(s->app, b->id, b->what);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == JOURNAL_HOME)
        return TUI_LEAVE;
    if (what == JOURNAL_SHOW) {
        show(s);
        return TUI_HANDLED;
    }
    if (what == JOURNAL_REFRESH || journal_undo(s->app, what == JOURNAL_REDO)) {
        filter(s, list_filter(s->list));
        list_refresh(s->list);
        if (what != JOURNAL_REFRESH)
            list_go(s->list, 0); /* what was done stands on top */
    }
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    list_status(((struct screen *)self)->list, b);
    buf_puts(b, _("  新的在前"));
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_list(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    batches_free(&s->batches);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("记录"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_list,
};

void journal_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    filter(s, "");
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, COLUMNS, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
