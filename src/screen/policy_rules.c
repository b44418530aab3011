/* The rules of one policy: in force on the as-of day, or every version. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "list.h"
#include "mem.h"
#include "policies.h"
#include "policy_print.h"
#include "policy_store.h"
#include "stack.h"
#include "words.h"

enum { COL_TITLE, COL_EVERY, COL_SOURCE, COL_FROM, COL_UNTIL, COL_NOTE, COLUMNS };

struct screen {
    struct app *app;
    char *id;
    struct policy_set *set;
    const struct policy *policy; /* NULL: it is gone */
    const struct rule **shown;
    size_t n;
    bool all; /* versions that are over or to come too */
    struct list *list;
    struct column column[COLUMNS]; /* the title's width follows the window */
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static void put_day(struct buf *out, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    buf_puts(out, day);
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct rule *r = ((const struct screen *)ctx)->shown[row];
    switch (column) {
    case COL_TITLE:
        buf_puts(out, r->title);
        break;
    case COL_EVERY:
        policy_cadence(out, r);
        break;
    case COL_SOURCE:
        buf_puts(out, r->source);
        break;
    case COL_FROM:
        put_day(out, r->life.from);
        break;
    case COL_UNTIL:
        put_day(out, r->life.to);
        break;
    default:
        if (r->chosen)
            buf_puts(out, _("〔程序所定〕"));
        buf_puts(out, r->note);
    }
}

static enum look look(void *ctx, size_t row, int column)
{
    const struct screen *s = ctx;
    (void)column;
    return span_holds(s->shown[row]->life, s->app->as_of) ? LOOK_TEXT : LOOK_DIM;
}

static bool matches(const struct rule *r, const char *text)
{
    return strstr(r->title, text) != NULL || strstr(r->id, text) != NULL ||
           strstr(r->source, text) != NULL || strstr(r->note, text) != NULL;
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; s->policy != NULL && i < s->policy->nrules; i++) {
        const struct rule *r = s->policy->rules[i];
        if ((s->all || span_holds(r->life, s->app->as_of)) && matches(r, text))
            s->shown[s->n++] = r;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .filter = filter,
    .empty = N_("没有这样的规则。F6 看全部版本，Esc 取消筛选"),
};

static const struct column columns[COLUMNS] = {
    [COL_TITLE] = { .title = N_("规则"), .width = 28 },
    [COL_EVERY] = { .title = N_("周期"), .width = 12 },
    [COL_SOURCE] = { .title = N_("依据"), .width = 22 },
    [COL_FROM] = { .title = N_("起"), .width = 10 },
    [COL_UNTIL] = { .title = N_("止（不含）"), .width = 10 },
    [COL_NOTE] = { .title = N_("说明"), .width = 40 },
};

enum { RULES_WORDS = 1, RULES_CHANGE, RULES_REFRESH, RULES_ALL, RULES_STOP, RULES_BACK };

static const struct action actions[] = {
    { RULES_WORDS, "F3 Enter", N_("看这一条"), N_("详情"),
      N_("要求、依据、算数的记录、各版的起止、谁被免除") },
    { RULES_CHANGE, "F4 e", N_("改这一条"), N_("修改"),
      N_("先问从哪一天起；那天以前的要求不变，可以撤销") },
    { RULES_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL },
    { RULES_ALL, "F6", N_("现行的，或全部版本"), N_("版本"), NULL },
    { RULES_STOP, "F8 Del", N_("停用"), N_("停用"),
      N_("只对一个组织，写明原因；或从某一天起整条停用") },
    { RULES_BACK, "1", N_("回到制度"), NULL, NULL },
    { 0 },
};

static void read_rules(struct screen *s)
{
    struct err e = { 0 };
    policy_set_free(s->set);
    s->set = NULL;
    if (policy_store_load(s->app->db, &s->set, &e) != ST_OK)
        app_error(&e);
    s->policy = s->set != NULL ? policy_set_get(s->set, s->id) : NULL;
    free(s->shown);
    s->shown = mem_alloc(((s->policy != NULL ? s->policy->nrules : 0) + 1) * sizeof(void *));
    filter(s, s->list != NULL ? list_filter(s->list) : "");
}

static void act_on_rule(struct screen *s, int what)
{
    size_t row;
    if (!list_row(s->list, &row))
        return;
    const struct rule *r = s->shown[row];
    if (what == RULES_WORDS)
        policy_rule_page(s->app, s->set, s->policy, r);
    else if (app_may_write(s->app) &&
             (what == RULES_CHANGE ? policy_rule_form : policy_rule_stop)(s->app, r))
        bar_say(LOOK_STATUS, "%s", _("已改动；撤销：dangjian undo"));
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == RULES_BACK)
        return TUI_LEAVE;
    if (what == RULES_ALL)
        s->all = !s->all;
    else if (what != RULES_REFRESH)
        act_on_rule(s, what);
    if (what != RULES_WORDS)
        read_rules(s);
    list_refresh(s->list);
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    struct screen *s = self;
    s->column[COL_TITLE].width = r.cols >= 120 ? 36 : r.cols >= 90 ? 30 : 22;
    list_draw(s->list, r);
}

static void status(void *self, struct buf *b)
{
    const struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->app->as_of, day);
    list_status(s->list, b);
    if (s->all)
        buf_puts(b, _("  全部版本"));
    else
        buf_printf(b, _("  %s 现行的"), day);
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((const struct screen *)self)->id);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_rules(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    policy_set_free(s->set);
    free(s->shown);
    free(s->id);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("规则"),
    .title = title,
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_rules,
};

void policy_rules_open(struct app *a, const char *policy)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    s->id = mem_dup(policy);
    read_rules(s);
    s->list = list_new(&rows, s);
    memcpy(s->column, columns, sizeof columns);
    list_columns(s->list, s->column, COLUMNS, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
