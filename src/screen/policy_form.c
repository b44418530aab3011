/* Changing a rule: the form asks from which day, and shows what changes before it is written. */
#include <stdlib.h>
#include <string.h>

#include "app_draft.h"
#include "bar.h"
#include "fields.h"
#include "form.h"
#include "mem.h"
#include "policies.h"
#include "policy_change.h"
#include "policy_print.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

enum { MOST = 34, FROM = 0 }; /* inputs; the first is the day */

struct changing {
    struct app *app;
    const struct rule *rule;
    struct input input[MOST];
    int n;
    struct draft draft;
};

/* Keys that any rule may be given, where it has them not yet. */
static const char *const further[] = { "count", "when", "remind", "note", "basis", "force" };

static const struct {
    const char *key, *hint;
} hints[] = {
    { "every", N_("month、quarter、half-year、year、2 years … 10 years") },
    { "window", N_("年内的起止，如 ..03-31、10-01..12-31；或 first-month") },
    { "count", N_("至少多少次（天、学时），留空为 1") },
    { "evidence", N_("记录类型，几种都算的用 | 隔开") },
    { "subject", N_("组织类型，逗号隔开，如 branch, general_branch") },
    { "remind", N_("期限前多少天算临期；就地改动，不分版本") },
    { "basis", N_("text 原文有数字，default 由程序选定；就地改动") },
    { "title", N_("就地改动，不分版本") },
    { "note", N_("就地改动，不分版本") },
    { "force", N_("advice：可以、原则上、一般，不算逾期；留空为应当") },
    { "when", N_("只在成立时要求，如 members >= 7；留空为总是") },
};

static const char *hint_of(const char *key)
{
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (!strcmp(hints[i].key, key))
            return hints[i].hint;
    return NULL;
}

static void add_key(struct changing *c, const char *key)
{
    if (c->n == MOST || !strcmp(key, "from") || !strcmp(key, "until"))
        return;
    const char *hint = hint_of(key);
    c->input[c->n++] = (struct input){
        .name = key,
        .label = policy_key_label(key),
        .kind = INPUT_LINE,
        .hint = hint,
    };
}

/* `count` and `force` stand where something is to be done, not where something is to be had. */
static bool may_have(const struct rule *r, const char *key)
{
    bool counted = r->kind == RULE_PERIODIC || r->kind == RULE_EVENT || r->kind == RULE_STREAK;
    return strcmp(key, "count") != 0 || counted;
}

static void make_inputs(struct changing *c)
{
    c->input[c->n++] = (struct input){
        .name = "from",
        .label = N_("从哪一天起"),
        .kind = INPUT_DAY,
        .side = DAY_AHEAD,
        .hint = N_("这一天以前的要求不变；只改名称、说明、提醒、出处的不必写"),
    };
    for (size_t i = 0; i < c->rule->nwords; i++)
        add_key(c, c->rule->words[i].key);
    for (size_t i = 0; i < sizeof further / sizeof *further; i++)
        if (rule_written(c->rule, further[i]) == NULL && may_have(c->rule, further[i]))
            add_key(c, further[i]);
}

static void print_diff(void *out, const struct policy_diff *d)
{
    policy_print_diff(out, d);
}

/* Looks, asks, and does it: `said` is what the question shows. */
static enum status ask_and_do(struct app *a, const struct rule *r, const char *const (*pairs)[2],
                              size_t n, daynum from, bool *done, struct err *e)
{
    struct buf said = BUF_INIT;
    struct policy_deed d = { .user = a->user,
                             .today = a->today,
                             .from = from,
                             .dry = true,
                             .tell = print_diff,
                             .ctx = &said,
                             .said = &said };
    enum status st = policy_change_rule(a->db, r->policy, r->slot, pairs, n, &d, e);
    *done = false;
    if (st == ST_OK && !d.changed) {
        st = err_set(e, ST_REFUSED, "%s", _("没有什么要改：与现在的一样。"));
    } else if (st == ST_OK) {
        char day[DAY_TEXT];
        date_format(from, day);
        if (*day != '\0')
            buf_printf(&said, _("自 %s 起，那天以前不变。这样改吗？"), day);
        else
            buf_puts(&said, _("就地改动，不分版本。这样改吗？"));
        *done = prompt_yes(buf_str(&said));
        d.dry = false;
        d.tell = NULL;
        d.said = NULL;
        if (*done) {
            do
                st = policy_change_rule(a->db, r->policy, r->slot, pairs, n, &d, e);
            while (app_agrees(a, st));
        } else {
            st = err_set(e, ST_REFUSED, "%s", _("没有改动。"));
        }
    }
    buf_free(&said);
    return st;
}

static enum status save(void *ctx, struct form *f, struct err *e)
{
    struct changing *c = ctx;
    const char *pairs[MOST][2];
    size_t n = 0;
    bool in_place = true, done;
    daynum from = date_parse(form_value(f, FROM));
    for (int i = FROM + 1; i < c->n; i++) {
        if (!form_field_changed(f, i))
            continue;
        pairs[n][0] = c->input[i].name;
        pairs[n++][1] = form_value(f, i);
        in_place = in_place && rule_key_in_place(c->input[i].name);
    }
    if (n == 0)
        return err_set(e, ST_REFUSED, "%s", _("还没有改什么。"));
    if (from == DAY_NONE && !in_place) {
        form_error(f, FROM, _("请写从哪一天起"));
        form_go(f, FROM);
        return err_set(e, ST_REFUSED, "%s", _("请写新规定从哪一天起；那天以前不变。"));
    }
    return ask_and_do(c->app, c->rule, (const char *const(*)[2])pairs, n, from, &done, e);
}

static enum day_mark day_note(void *ctx, daynum d, struct buf *name)
{
    return app_day_note(((struct changing *)ctx)->app, d, name);
}

static void draft(void *ctx, struct form *f)
{
    struct changing *c = ctx;
    app_draft_keep_form(c->app, &c->draft, c->rule->title, f);
}

static void undraft(void *ctx, struct form *f)
{
    (void)f;
    app_draft_drop(&((struct changing *)ctx)->draft);
}

static const struct form_ops ops = {
    .save = save,
    .day_note = day_note,
    .draft = draft,
    .undraft = undraft,
};

/* What records require is of another form, and is changed with its file. */
static bool is_record(const struct rule *r)
{
    if (r->kind == RULE_RECORD)
        prompt_message(_("记录要素"),
                       _("一类记录要有哪些要素，写在制度文件的 [evidence] 里：改好文件，"
                         "再用 dangjian policy load 载入。"));
    return r->kind == RULE_RECORD;
}

bool policy_rule_form(struct app *a, const struct rule *r)
{
    struct changing c = { .app = a, .rule = r };
    struct buf title = BUF_INIT, key = BUF_INIT;
    if (is_record(r))
        return false;
    make_inputs(&c);
    buf_printf(&title, _("改规则 %s"), r->id);
    struct form *f = form_new(buf_str(&title), c.input, c.n, &ops, &c);
    for (int i = FROM + 1; i < c.n; i++) {
        const char *value = rule_written(r, c.input[i].name);
        form_set(f, i, value != NULL ? value : "", NULL);
    }
    form_start(f);
    buf_printf(&key, "%s %s", r->policy, r->id);
    app_draft_begin(&c.draft, "rule", buf_str(&key), 0);
    app_draft_offer_form(a, &c.draft, _("规则修改"), f);
    bool saved = form_run(f);
    form_free(f);
    draft_clear(&c.draft);
    buf_free(&key);
    buf_free(&title);
    return saved;
}

/* --- stopping --- */

static bool exempt(struct app *a, const struct rule *r)
{
    struct buf org = BUF_INIT;
    struct row row;
    char day[DAY_TEXT];
    bool saved = false;
    date_format(a->today, day);
    if (a->org != NULL)
        buf_puts(&org, a->org);
    if (app_pick_org(a, _("哪个组织不执行这一条"), &org)) {
        row_init(&row, &entity_waiver);
        row_set(&row, F_WAIVER_ORG, buf_str(&org));
        row_set(&row, F_WAIVER_SLOT, r->slot);
        row_set(&row, F_WAIVER_FROM_ON, day);
        saved = record_form(a, &row);
    }
    buf_free(&org);
    return saved;
}

static bool end_rule(struct app *a, const struct rule *r)
{
    const struct day_question q = { _("整条停用"), _("从哪一天起停用？可写 明天、下月1日、7/1"),
                                    DAY_AHEAD, EMPTY_ASKS };
    struct err e = { 0 };
    bool done = false;
    daynum from = DAY_NONE;
    if (app_ask_day(a, &q, &from) && ask_and_do(a, r, NULL, 0, from, &done, &e) != ST_OK)
        bar_say(LOOK_STATUS, "%s", e.text);
    return done && e.status == ST_OK;
}

bool policy_rule_stop(struct app *a, const struct rule *r)
{
    const char *const ways[] = { _("只对一个组织，写明原因"), _("整条停用，从某一天起") };
    int way = prompt_choose(_("停用"), r->title, ways, r->kind == RULE_RECORD ? 1 : 2, 0);
    return way == 0 ? exempt(a, r) : way == 1 && end_rule(a, r);
}
