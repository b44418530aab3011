/* One debrief on a page (述职评议): its stage, the ballots, what was said, and what is to be put
 * right of it and of the years before. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "debrief.h"
#include "fields.h"
#include "ledger.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "ratio.h"
#include "room.h"
#include "row_page.h"
#include "save.h"
#include "words.h"

struct debrief_page {
    struct app *app;
    char *code;
    struct debrief_file file;
};

static const char *value(const struct debrief_page *t, int field)
{
    return row_get(&t->file.row, field);
}

static int stage_now(const struct debrief_page *t)
{
    const struct choice *c = entity_debrief.fields[F_DEBRIEF_STAGE].choices;
    for (int i = 0; c[i].word != NULL; i++)
        if (!strcmp(c[i].word, value(t, F_DEBRIEF_STAGE)))
            return i;
    return -1;
}

static void add_stages(struct page *p, const struct debrief_page *t)
{
    const struct choice *c = entity_debrief.fields[F_DEBRIEF_STAGE].choices;
    struct buf b = BUF_INIT;
    int now = stage_now(t);
    for (int i = 0; c[i].word != NULL; i++)
        buf_printf(&b, "%s%s%s", i > 0 ? " → " : "", i == now ? "▶" : "", _(c[i].label));
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, _("报告的阶段"));
    page_add(p, LOOK_TEXT, 2, buf_str(&b));
    buf_free(&b);
}

/* 好 18/30 60.0% */
static void add_ballots(struct page *p, const struct debrief_page *t)
{
    const struct debrief_file *f = &t->file;
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, _("现场评价"));
    for (int i = 0; i < 4 && f->ballots > 0; i++) {
        char part[RATIO_TEXT];
        ratio_percent(ratio_div(ratio_int(f->count[i]), ratio_int(f->ballots)), part);
        page_addf(p, LOOK_TEXT, 2, _("%s %ld 票，占 %s"),
                  _(entity_debrief.fields[F_DEBRIEF_GOOD + i].label), f->count[i], part);
    }
    if (f->ballots == 0)
        page_add(p, LOOK_TEXT, 2, _("还没有登记票数。"));
    else if (f->present < 0)
        page_addf(p, LOOK_TEXT, 2, _("合计 %ld 票；没有填参评人数，不能核对。"), f->ballots);
    else if (f->present != f->ballots)
        page_addf(p, LOOK_SOON, 2, _("合计 %ld 票，参评 %ld 人，不一致：请核对。"), f->ballots,
                  f->present);
    else
        page_addf(p, LOOK_TEXT, 2, _("合计 %ld 票，与参评人数一致。"), f->ballots);
    if (*value(t, F_DEBRIEF_COMMENT) == '\0')
        page_add(p, LOOK_TEXT, 2, _("点评：还没有记录"));
    if (*value(t, F_DEBRIEF_QUESTION) == '\0')
        page_add(p, LOOK_TEXT, 2, _("现场询问：还没有记录"));
}

static void add_item(struct page *p, const struct debrief_item *x)
{
    const struct ledger_line *l = x->line;
    char due[DAY_TEXT], closed[DAY_TEXT];
    date_format(l->due, due);
    date_format(l->closed, closed);
    page_addf(
        p, ledger_look(l->state), 2, _("%s  %s（%s）%s%s%s%s"), _(ledger_state_label(l->state)),
        l->title, l->code, l->due != DAY_NONE ? _("，时限 ") : "", due,
        l->state == LEDGER_CLOSED ? _("，销号 ") : "", l->state == LEDGER_CLOSED ? closed : "");
}

static void add_items(struct page *p, const struct debrief_page *t, bool before)
{
    const struct debrief_file *f = &t->file;
    size_t n = 0, open = 0;
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, before ? _("以前述职的整改情况（本次述职要汇报）") : _("述后整改"));
    for (size_t i = 0; i < f->n; i++) {
        if ((strcmp(f->item[i].debrief, t->code) != 0) != before)
            continue;
        if (before)
            page_addf(p, LOOK_HINT, 2, _("%d 年度（%s）提出："), f->item[i].year,
                      f->item[i].debrief);
        add_item(p, &f->item[i]);
        open += f->item[i].line->state != LEDGER_CLOSED;
        n++;
    }
    if (n > 0)
        page_addf(p, LOOK_TEXT, 2, _("共 %zu 项，没有销号的 %zu 项。"), n, open);
    else
        page_add(p, LOOK_HINT, 2,
                 before ? _("没有：以前的述职没有留下整改事项。")
                        : _("还没有整改事项：按 n 列入台账，下一年述职时在这里列出。"));
}

static void fill(void *ctx, struct page *p)
{
    struct debrief_page *t = ctx;
    struct err e = { 0 };
    struct buf who = BUF_INIT;
    debrief_free(&t->file);
    if (debrief_read(&t->file, t->app->db, t->code, t->app->as_of, &e) != ST_OK) {
        page_add(p, LOOK_ERROR, 0, e.text);
        return;
    }
    app_name(t->app, "org", value(t, F_DEBRIEF_ORG), &who);
    if (*value(t, F_DEBRIEF_PERSON) != '\0') {
        buf_puts(&who, "  ");
        app_name(t->app, "person", value(t, F_DEBRIEF_PERSON), &who);
    }
    page_addf(p, LOOK_HEAD, 0, _("%s  %s 年度述职"), buf_str(&who), value(t, F_DEBRIEF_YEAR));
    page_add_row(p, t->app, &t->file.row,
                 FIELD_BIT(F_DEBRIEF_ORG) | FIELD_BIT(F_DEBRIEF_PERSON) |
                     FIELD_BIT(F_DEBRIEF_YEAR) | FIELD_BIT(F_DEBRIEF_STAGE) |
                     FIELD_BIT(F_DEBRIEF_GOOD) | FIELD_BIT(F_DEBRIEF_FAIRLY_GOOD) |
                     FIELD_BIT(F_DEBRIEF_AVERAGE) | FIELD_BIT(F_DEBRIEF_POOR));
    add_stages(p, t);
    add_ballots(p, t);
    add_items(p, t, true);
    add_items(p, t, false);
    buf_free(&who);
}

static bool edit(struct debrief_page *t)
{
    struct row row;
    row_init(&row, &entity_debrief);
    row_copy(&row, &t->file.row);
    return record_form(t->app, &row);
}

/* Offers the next one; any may be chosen. */
static bool advance(struct debrief_page *t)
{
    enum { STAGES = 16 };
    const struct choice *c = entity_debrief.fields[F_DEBRIEF_STAGE].choices;
    const char *labels[STAGES];
    struct err e = { 0 };
    int n = 0, now = stage_now(t);
    enum status s;
    while (n < STAGES && c[n].word != NULL) {
        labels[n] = _(c[n].label);
        n++;
    }
    if (!app_may_write(t->app))
        return false;
    int what = prompt_choose(
        _("述职到了哪一步"),
        _("没有填过日期的，述职、评议的日期记为今天；已评议的同时登记“述职评议”事项，催办整改方案"),
        labels, n, now + 1 < n ? now + 1 : now);
    if (what < 0)
        return false;
    do
        s = debrief_advance(t->app->db, &t->file.row, c[what].word, t->app->today, t->app->user,
                            &e);
    while (app_agrees(t->app, s));
    if (s != ST_OK)
        app_error(&e);
    return s == ST_OK;
}

static bool rectify(struct debrief_page *t)
{
    struct buf b = BUF_INIT;
    char day[DAY_TEXT];
    struct row row;
    if (!app_may_write(t->app))
        return false;
    date_format(t->app->today, day);
    row_init(&row, &entity_ledger);
    row_set(&row, F_LEDGER_KIND, "rectification");
    row_set(&row, F_LEDGER_ORG, value(t, F_DEBRIEF_ORG));
    row_set(&row, F_LEDGER_DEBRIEF, t->code);
    row_set(&row, F_LEDGER_OPENED_ON, day);
    buf_printf(&b, _("%s 年度述职评议"), value(t, F_DEBRIEF_YEAR));
    row_set(&row, F_LEDGER_SOURCE, buf_str(&b));
    buf_clear(&b);
    app_name(t->app, "person", value(t, F_DEBRIEF_PERSON), &b);
    row_set(&row, F_LEDGER_OWNER, buf_str(&b));
    buf_free(&b);
    return record_form(t->app, &row);
}

#define DEBRIEF_ACTIONS(X) \
    X(DEBRIEF_STAGE, "F2", N_("到了下一步"), N_("下一步"), \
      N_("起草、初审、研究、审定、述职、评议、整改")) \
    X(DEBRIEF_EDIT, "F4", N_("修改这次述职"), N_("修改"), \
      N_("票数、参评人数、点评、询问也填在这里")) \
    X(DEBRIEF_RECTIFY, "n Ins", N_("记一条述后整改"), N_("整改"), \
      N_("列入台账，下一年述职时列出")) \
    X(DEBRIEF_LEDGER, "l", N_("看台账"), N_("台账"), NULL) \
    X(DEBRIEF_HISTORY, "h", N_("这次述职的修改历史"), NULL, NULL)

ACTION_IDS(DEBRIEF_ACTIONS);
ACTION_TABLE_WITH(debrief_actions, DEBRIEF_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *ctx, int what)
{
    struct debrief_page *t = ctx;
    bool saved = false;
    if (what == UNDO_DEED || what == REDO_DEED) {
        journal_undo(t->app, what == REDO_DEED);
        return TUI_HANDLED;
    }
    if (t->file.row.id == 0)
        return TUI_HANDLED;
    if (what == DEBRIEF_STAGE)
        saved = advance(t);
    else if (what == DEBRIEF_EDIT)
        saved = edit(t);
    else if (what == DEBRIEF_RECTIFY)
        saved = rectify(t);
    else if (what == DEBRIEF_LEDGER)
        ledger_open(t->app);
    else
        journal_of_record(t->app, "debrief", t->code);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    return TUI_HANDLED;
}

static void close_page(void *ctx)
{
    struct debrief_page *t = ctx;
    debrief_free(&t->file);
    free(t->code);
    free(t);
}

static const struct page_ops ops = {
    .actions = debrief_actions, .fill = fill, .act = act, .close = close_page
};

void debrief_open(struct app *a, const char *code)
{
    struct debrief_page *t = mem_alloc(sizeof *t);
    t->app = a;
    t->code = mem_dup(code);
    row_init(&t->file.row, &entity_debrief);
    page_open_live(_("述职评议"), &ops, t);
}
