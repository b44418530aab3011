/* The journal (记录): what was done, by whom and when; taking back and doing again. */
#include <inttypes.h>
#include <string.h>

#include "bar.h"
#include "batches.h"
#include "list_screen.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "undo.h"
#include "words.h"

struct screen {
    struct list_screen l;
    struct batches batches;
};

enum { COL_AT, COL_USER, COL_WHAT, COL_ROWS, COL_UNDONE, COLUMNS };

static size_t total(const void *self)
{
    return ((const struct screen *)self)->batches.n;
}

static const struct batch_line *line_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->batches.v[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct batch_line *b = line_at(self, line);
    switch (column) {
    case COL_AT:
        buf_add(out, b->at, strlen(b->at) > 16 ? 16 : strlen(b->at)); /* to the minute */
        break;
    case COL_USER:
        buf_puts(out, b->user);
        break;
    case COL_WHAT:
        undo_call(b->what, out);
        break;
    case COL_ROWS:
        buf_printf(out, "%" PRId64, b->rows);
        break;
    default:
        buf_puts(out, b->undone ? _("已撤销") : "");
    }
}

static enum look look(void *self, size_t line, int column)
{
    (void)column;
    return line_at(self, line)->undone ? LOOK_DIM : LOOK_TEXT;
}

static int64_t id(void *self, size_t line)
{
    return line_at(self, line)->id;
}

static void narrow(void *self, const char *text)
{
    struct screen *s = self;
    struct err e = { 0 };
    if (batches_read(&s->batches, s->l.app->db, text, &e) != ST_OK)
        bar_say(LOOK_ERROR, "%s", e.text);
}

static const struct list_field fields[COLUMNS] = {
    { "at", COLUMN_CODE, { .title = N_("时间"), .width = 16 } },
    { "user", COLUMN_TEXT, { .title = N_("操作人"), .width = 10 } },
    { "what", COLUMN_TEXT, { .title = N_("操作") } },
    { "rows", COLUMN_INT, { .title = N_("条数"), .width = 6, .right = true } },
    { "state", COLUMN_TEXT, { .title = N_("状态"), .width = 6 } },
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
            s = app_undo(a, redo, &said, &e);
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

#define JOURNAL_ACTIONS(X) \
    X(JOURNAL_SHOW, "F3 Enter", N_("这一次改动了什么"), N_("查看"), \
      N_("逐条逐栏：原来是什么，改成什么")) \
    X(JOURNAL_UNDO, "F8 u", N_("撤销自己最近的一次操作"), N_("撤销"), N_("先问再撤销")) \
    X(JOURNAL_REDO, "Ctrl-R", N_("重做刚撤销的操作"), N_("重做"), NULL) \
    X(JOURNAL_BACKUP, "b", N_("备份到一个文件"), N_("备份"), \
      N_("完整的一份，写好后读回核对；可以替换这个数据库以前的备份")) \
    X(JOURNAL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL)

ACTION_IDS(JOURNAL_ACTIONS);
ACTION_TABLE_WITH(journal_actions, JOURNAL_ACTIONS, LIST_EXPORT_ACTION);

static void show(struct screen *s)
{
    size_t line;
    if (!list_screen_line(s, &line))
        return;
    const struct batch_line *b = line_at(s, line);
    journal_of_batch(s->l.app, b->id, b->what);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == JOURNAL_SHOW)
        show(s);
    else if (what == JOURNAL_BACKUP)
        journal_backup(s->l.app);
    else if (what == JOURNAL_REFRESH)
        list_screen_show(s);
    else if (journal_undo(s->l.app, what == JOURNAL_REDO)) {
        list_screen_show(s);
        list_go(s->l.list, 0); /* what was done stands on top */
    }
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    (void)self;
    buf_puts(b, _("  新的在前"));
}

static void free_batches(void *self)
{
    batches_free(&((struct screen *)self)->batches);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .look = look,
    .id = id,
    .narrow = narrow,
    .say = say,
    .act = act,
    .free = free_batches,
    .empty = N_("还没有改动过记录"),
};

static const struct screen_ops ops = {
    .name = N_("记录"),
    .actions = journal_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void journal_open(struct app *a)
{
    list_screen_open(mem_alloc(sizeof(struct screen)), a, &face, &ops);
}
