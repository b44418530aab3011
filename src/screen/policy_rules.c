/* The rules of one policy: in force on the as-of day, or every version. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "list_screen.h"
#include "mem.h"
#include "policies.h"
#include "policy_print.h"
#include "words.h"

enum { COL_TITLE, COL_EVERY, COL_SOURCE, COL_FROM, COL_UNTIL, COL_NOTE, COLUMNS };

struct screen {
    struct list_screen l;
    char *id;
    struct policy_set *set;
    const struct policy *policy; /* NULL: it is gone */
    bool all;                    /* versions that are over or to come too */
};

static size_t total(const void *self)
{
    const struct screen *s = self;
    return s->policy != NULL ? s->policy->nrules : 0;
}

static const struct rule *rule_at(const void *self, size_t line)
{
    return ((const struct screen *)self)->policy->rules[line];
}

static void put_day(struct buf *out, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    buf_puts(out, day);
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct rule *r = rule_at(self, line);
    switch (column) {
    case COL_TITLE:
        buf_puts(out, _(r->title));
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
        buf_puts(out, _(r->note));
    }
}

static const char *name(const void *self, size_t line)
{
    return rule_at(self, line)->id;
}

static bool in_force(const struct screen *s, const struct rule *r)
{
    return span_holds(r->life, s->l.app->as_of);
}

static enum look look(void *self, size_t line, int column)
{
    (void)column;
    return in_force(self, rule_at(self, line)) ? LOOK_TEXT : LOOK_DIM;
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct screen *s = self;
    const struct rule *r = rule_at(s, line);
    return (s->all || in_force(s, r)) &&
           (app_matches(_(r->title), r->id, text) || strstr(r->source, text) != NULL ||
            strstr(r->note, text) != NULL);
}

static const struct list_field fields[COLUMNS] = {
    [COL_TITLE] = { "title", COLUMN_TEXT, { .title = N_("规则"), .width = 28 } },
    [COL_EVERY] = { "every", COLUMN_TEXT, { .title = N_("周期"), .width = 12 } },
    [COL_SOURCE] = { "source", COLUMN_TEXT, { .title = N_("依据"), .width = 22, .middle = true } },
    [COL_FROM] = { "from", COLUMN_DAY, { .title = N_("起"), .width = 10 } },
    [COL_UNTIL] = { "until", COLUMN_DAY, { .title = N_("止（不含）"), .width = 10 } },
    [COL_NOTE] = { "note", COLUMN_TEXT, { .title = N_("说明"), .width = 40 } },
};

#define RULES_ACTIONS(X) \
    X(RULES_WORDS, "F3 Enter", N_("看这一条"), N_("详情"), \
      N_("要求、依据、算数的记录、各版的起止、谁被免除")) \
    X(RULES_CHANGE, "F4 e", N_("改这一条"), N_("修改"), \
      N_("先问从哪一天起；那天以前的要求不变，可以撤销")) \
    X(RULES_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL) \
    X(RULES_ALL, "F6", N_("现行的，或全部版本"), N_("版本"), NULL) \
    X(RULES_STOP, "F8 Del", N_("停用"), N_("停用"), \
      N_("只对一个组织，写明原因；或从某一天起整条停用"))

ACTION_IDS(RULES_ACTIONS);
ACTION_TABLE_WITH(rules_actions, RULES_ACTIONS, LIST_ACTIONS);

static bool read_rules(void *self)
{
    struct screen *s = self;
    if (!policies_read(s->l.app, &s->set))
        return false;
    s->policy = policy_set_get(s->set, s->id);
    return true;
}

static void act_on_rule(struct screen *s, int what)
{
    size_t line;
    if (!list_screen_line(s, &line))
        return;
    const struct rule *r = rule_at(s, line);
    if (what == RULES_WORDS)
        policy_rule_page(s->l.app, s->set, s->policy, r);
    else if (app_may_write(s->l.app) &&
             (what == RULES_CHANGE ? policy_rule_form : policy_rule_stop)(s->l.app, r))
        bar_say(LOOK_STATUS, "%s", _("已改动；按 u 撤销"));
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == RULES_ALL)
        s->all = !s->all;
    else if (what != RULES_REFRESH)
        act_on_rule(s, what);
    if (what != RULES_WORDS)
        list_screen_read(s);
    return TUI_HANDLED;
}

static void fit(int cols, struct list_column *column)
{
    column[COL_TITLE].width = cols >= 120 ? 36 : cols >= 90 ? 30 : 22;
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->l.app->as_of, day);
    if (s->all)
        buf_puts(b, _("  全部版本"));
    else
        buf_printf(b, _("  %s 现行的"), day);
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((const struct screen *)self)->id);
}

static void file(void *self, struct buf *b)
{
    buf_printf(b, _("规则-%s"), ((const struct screen *)self)->id);
}

static void free_rules(void *self)
{
    struct screen *s = self;
    policy_set_free(s->set);
    free(s->id);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .read = read_rules,
    .name = name,
    .look = look,
    .matches = matches,
    .fit = fit,
    .say = say,
    .file = file,
    .act = act,
    .free = free_rules,
    .empty = N_("没有这样的规则。F6 看全部版本，Esc 取消筛选"),
};

static const struct screen_ops ops = {
    .name = N_("规则"),
    .title = title,
    .actions = rules_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void policy_rules_open(struct app *a, const char *policy)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->id = mem_dup(policy);
    list_screen_open(s, a, &face, &ops);
}
