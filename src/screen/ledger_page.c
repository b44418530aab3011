/* One item of the ledger on a page: what it is, how it stands and why, and its log, to which
 * entries are only added. */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "clock.h"
#include "fields.h"
#include "ledger.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "room.h"
#include "row_page.h"
#include "save.h"
#include "words.h"

bool ledger_new(struct app *a, const char *org)
{
    char day[DAY_TEXT];
    struct row row;
    if (!app_may_write(a))
        return false;
    date_format(a->today, day);
    row_init(&row, &entity_ledger);
    row_set(&row, F_LEDGER_OPENED_ON, day);
    if (org != NULL)
        row_set(&row, F_LEDGER_ORG, org);
    return record_form(a, &row);
}

bool ledger_edit(struct app *a, int64_t id)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, &entity_ledger);
    if (row_load(a->db, &entity_ledger, id, &row, &e) == ST_OK)
        return record_form(a, &row);
    row_clear(&row);
    app_error(&e);
    return false;
}

bool ledger_ask_close(struct app *a, const struct ledger_line *l)
{
    struct buf question = BUF_INIT;
    struct err e = { 0 };
    char day[DAY_TEXT];
    bool saved = false;
    if (!app_may_write(a))
        return false;
    date_format(l->closed, day);
    if (l->closed != DAY_NONE) {
        bar_say(LOOK_STATUS, _("这一项 %s 已经销号；要改日期按 F4"), day);
        return false;
    }
    date_format(a->today, day);
    buf_printf(&question, _("“%s”已经办结，销号日期记为今天 %s？\n别的日期请按 F4 填写。"),
               l->title, day);
    if (prompt_yes(buf_str(&question))) {
        saved = ledger_close(a->db, l, a->today, a->today, a->user, &e) == ST_OK;
        if (!saved)
            app_error(&e);
    }
    buf_free(&question);
    return saved;
}

struct ledger_item {
    struct app *app;
    char *code;
    struct row row;
    struct ledger_board board;
    const struct ledger_line *line; /* NULL: not there on that day */
};

/* How it stands, and who says so. */
static void add_state(struct page *p, const struct ledger_item *t)
{
    const struct ledger_line *l = t->line;
    char due[DAY_TEXT];
    date_format(l->due, due);
    struct buf b = BUF_INIT;
    buf_puts(&b, _(ledger_state_label(l->state)));
    if (l->state == LEDGER_CLOSED && l->due != DAY_NONE && l->closed > l->due)
        buf_printf(&b, _("，比时限 %s 晚 %d 天"), due, (int)(l->closed - l->due));
    else if (l->state != LEDGER_CLOSED && l->due != DAY_NONE && l->due < t->app->as_of)
        buf_printf(&b, _("：时限 %s，过了 %d 天"), due, (int)(t->app->as_of - l->due));
    else if (l->state != LEDGER_CLOSED && l->due != DAY_NONE)
        buf_printf(&b, _("：时限 %s，还有 %d 天"), due, (int)(l->due - t->app->as_of));
    page_add(p, ledger_look(l->state), 2, buf_str(&b));
    if (l->rule != NULL)
        page_addf(p, LOOK_HINT, 2, _("依据：%s（%s）"), l->rule, l->source);
    else if (l->before)
        page_add(p, LOOK_HINT, 2, _("时限在起算日期以前，不算逾期。"));
    else
        page_add(p, LOOK_HINT, 2, _("没有规则要求这一类：按它自己的时限看。"));
    buf_free(&b);
}

static void add_log(struct page *p, const struct ledger_item *t)
{
    struct row_query q = { .en = &entity_ledger_log,
                           .sort = F_LEDGER_LOG_AT,
                           .nwhere = 1,
                           .where = { { F_LEDGER_LOG_LEDGER, t->code } } };
    struct row_iter *it = row_each(t->app->db, &q);
    struct row row;
    int n = 0;
    row_init(&row, &entity_ledger_log);
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, _("进展"));
    while (app_next(it, &row)) {
        const char *by = row_get(&row, F_LEDGER_LOG_BY);
        const char *document = row_get(&row, F_LEDGER_LOG_DOCUMENT);
        page_addf(p, LOOK_TEXT, 2, "%s  %s%s%s", row_get(&row, F_LEDGER_LOG_AT), by,
                  *by != '\0' ? _("：") : "", row_get(&row, F_LEDGER_LOG_TEXT));
        if (*document != '\0')
            page_addf(p, LOOK_HINT, 4, _("依据：%s"), document);
        n++;
    }
    row_iter_free(it);
    row_clear(&row);
    page_add(p, LOOK_HINT, 2,
             n > 0 ? _("进展只增不改。按 n 再记一条。")
                   : _("还没有进展：按 n 记一条；进展只增不改。"));
}

static enum status read_item(struct ledger_item *t, struct err *e)
{
    row_clear(&t->row);
    enum status s = row_find_text(t->app->db, &entity_ledger, t->code, &t->row, e);
    ledger_board_free(&t->board);
    t->line = NULL;
    if (s == ST_OK)
        s = ledger_board_read(&t->board, t->app->db, row_get(&t->row, F_LEDGER_ORG), t->app->as_of,
                              e);
    for (size_t i = 0; s == ST_OK && i < t->board.n; i++)
        if (t->board.v[i].id == t->row.id)
            t->line = &t->board.v[i];
    return s;
}

static void fill(void *ctx, struct page *p)
{
    struct ledger_item *t = ctx;
    struct err e = { 0 };
    if (read_item(t, &e) != ST_OK) {
        page_add(p, LOOK_ERROR, 0, e.text);
        return;
    }
    page_add(p, LOOK_HEAD, 0, row_get(&t->row, F_LEDGER_TITLE));
    if (t->line != NULL)
        add_state(p, t);
    page_add_row(p, t->app, &t->row, FIELD_BIT(F_LEDGER_TITLE));
    add_log(p, t);
}

/* To the minute where it is today. */
static void say_now(const struct app *a, char out[20])
{
    char day[DAY_TEXT];
    clock_stamp(out);
    date_format(a->today, day);
    if (strncmp(out, day, DAY_TEXT - 1) != 0)
        memcpy(out, day, DAY_TEXT);
    out[16] = '\0';
}

static bool add_entry(struct ledger_item *t)
{
    char now[20];
    struct row row;
    if (!app_may_write(t->app))
        return false;
    say_now(t->app, now);
    row_init(&row, &entity_ledger_log);
    row_set(&row, F_LEDGER_LOG_LEDGER, t->code);
    row_set(&row, F_LEDGER_LOG_AT, now);
    row_set(&row, F_LEDGER_LOG_BY, t->app->user);
    return record_form(t->app, &row);
}

static bool open_activity(struct ledger_item *t)
{
    const char *code = row_get(&t->row, F_LEDGER_ACTIVITY);
    if (*code != '\0')
        return activity_edit(t->app, code);
    bar_say(LOOK_STATUS, "%s", _("这一项没有填相关活动"));
    return false;
}

#define ITEM_ACTIONS(X) \
    X(ITEM_CLOSE, "F2", N_("办结、销号"), N_("销号"), N_("先问再记：销号日期是今天")) \
    X(ITEM_ACTIVITY_OF, "F3", N_("看相关的活动"), N_("活动"), N_("提出这一项的那次会议或检查")) \
    X(ITEM_EDIT, "F4", N_("修改这一项"), N_("修改"), NULL) \
    X(ITEM_ENTRY, "n Ins", N_("记一条进展"), N_("进展"), N_("只增不改，写错了再记一条说明")) \
    X(ITEM_HISTORY, "h", N_("这一项的修改历史"), NULL, NULL)

ACTION_IDS(ITEM_ACTIONS);
ACTION_TABLE_WITH(item_actions, ITEM_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *ctx, int what)
{
    struct ledger_item *t = ctx;
    bool saved = false;
    if (what == UNDO_DEED || what == REDO_DEED)
        journal_undo(t->app, what == REDO_DEED);
    else if (what == ITEM_ENTRY)
        saved = add_entry(t);
    else if (what == ITEM_ACTIVITY_OF)
        saved = open_activity(t);
    else if (what == ITEM_EDIT)
        saved = ledger_edit(t->app, t->row.id);
    else if (what == ITEM_HISTORY)
        journal_of_record(t->app, "ledger", t->code);
    else if (t->line != NULL)
        saved = ledger_ask_close(t->app, t->line);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    return TUI_HANDLED;
}

static void close_item(void *ctx)
{
    struct ledger_item *t = ctx;
    ledger_board_free(&t->board);
    row_clear(&t->row);
    free(t->code);
    free(t);
}

static const struct page_ops ops = {
    .actions = item_actions, .fill = fill, .act = act, .close = close_item
};

void ledger_page_open(struct app *a, const char *code)
{
    struct ledger_item *t = mem_alloc(sizeof *t);
    t->app = a;
    t->code = mem_dup(code);
    row_init(&t->row, &entity_ledger);
    page_open_live(_("台账事项"), &ops, t);
}
