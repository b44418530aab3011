/* Rules and their differences, printed. */
#include "policy_print.h"

#include <string.h>

#include "due_words.h"
#include "json.h"
#include "text.h"
#include "words.h"

/* 每季度 2 次: once is what is asked where nothing is said. */
static void say_period(struct buf *b, const struct rule *r)
{
    static const char *const units[] = { [MEASURE_COUNT] = "次",
                                         [MEASURE_DAYS] = "天",
                                         [MEASURE_HOURS] = "学时",
                                         [MEASURE_PERSONS] = "人" };
    if (r->every > EVERY_YEAR)
        buf_printf(b, _("每 %d 年"), r->every / 12);
    else
        buf_puts(b, r->every == EVERY_MONTH     ? _("每月")
                    : r->every == EVERY_QUARTER ? _("每季度")
                    : r->every == EVERY_HALF    ? _("每半年")
                                                : _("每年"));
    if (r->measure == MEASURE_COUNT && r->count == 1)
        return;
    buf_putc(b, ' ');
    due_amount(b, r->count, r->measure == MEASURE_HOURS);
    buf_printf(b, " %s", _(units[r->measure]));
}

void policy_cadence(struct buf *b, const struct rule *r)
{
    switch (r->kind) {
    case RULE_EVENT:
        buf_printf(b, _("事后 %d 天内"), r->within);
        break;
    case RULE_TERM:
        buf_printf(b, _("任期 %d 年"), r->term_years);
        break;
    case RULE_STREAK:
        buf_printf(b, _("连续 %d 期"), r->streak);
        break;
    case RULE_ITEM:
        buf_puts(b, _("按期办结"));
        break;
    case RULE_RECORD:
        buf_puts(b, _("记录要素"));
        break;
    case RULE_STRUCTURE:
        buf_puts(b, _("应当具备"));
        break;
    default:
        say_period(b, r);
    }
}

static void put_column(struct buf *b, const char *s, int cells)
{
    text_pad(b, s, cells);
    buf_putc(b, ' ');
}

static void put_life(struct buf *b, const struct rule *r)
{
    char day[DAY_TEXT];
    date_format(r->life.from, day);
    if (*day)
        buf_printf(b, _(" 自 %s"), day);
    date_format(r->life.to, day);
    if (*day)
        buf_printf(b, _(" 至 %s 前"), day);
}

void policy_print_rule(struct buf *b, const struct rule *r)
{
    struct buf every = BUF_INIT;
    policy_cadence(&every, r);
    put_column(b, r->id, 26);
    put_column(b, buf_str(&every), 14);
    put_column(b, _(r->title), 36);
    due_source(b, r);
    put_life(b, r);
    buf_putc(b, '\n');
    buf_free(&every);
}

/* theme-day, theme-day/2; what records require: 记录 lecture */
static void policy_rule_label(struct buf *b, const struct rule *r)
{
    buf_printf(b, "%s%s", r->kind == RULE_RECORD ? _("记录 ") : "", r->slot);
    if (r->version > 1)
        buf_printf(b, "/%d", r->version);
}

const char *policy_key_label(const char *key)
{
    static const struct {
        const char *key, *label;
    } labels[] = {
        { "title", "名称" },        { "clause", "条款" },      { "number", "文号" },
        { "subject", "适用组织" },  { "when", "条件" },        { "from", "起" },
        { "until", "止（不含）" },  { "note", "说明" },        { "basis", "数字出处" },
        { "force", "效力" },        { "remind", "提前提醒" },  { "every", "周期" },
        { "window", "期间" },       { "by", "限于" },          { "evidence", "算数的记录" },
        { "count", "数量" },        { "measure", "计量" },     { "each", "每一个" },
        { "role", "以何身份" },     { "streak", "连续期数" },  { "warn", "预警期数" },
        { "after", "事项" },        { "within", "天内" },      { "asks", "由谁办" },
        { "item", "办结" },         { "before", "提前天数" },  { "naming", "须写明事项" },
        { "term", "届期年数" },     { "require", "应当满足" }, { "counts", "计入条件" },
        { "among", "限于人员" },    { "reach", "范围" },       { "tenure", "任职年数" },
        { "required", "必备要素" }, { "elements", "要素" },    { "forms", "形式" },
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (!strcmp(labels[i].key, key))
            return _(labels[i].label);
    return key;
}

static void put_value(struct buf *b, const char *s)
{
    if (s)
        text_safe(b, s, strlen(s));
    else
        buf_puts(b, _("（未写）"));
}

void policy_print_diff(struct buf *b, const struct policy_diff *d)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct rule_change *c = &d->v[i];
        const struct rule *r = c->a ? c->a : c->b;
        buf_puts(b, !c->b ? _("只在前者  ") : !c->a ? _("只在后者  ") : _("有改动    "));
        policy_rule_label(b, r);
        buf_printf(b, _("  %s（%s）"), r->title, r->source);
        if (c->a && c->b) {
            buf_putc(b, '\n');
        } else {
            buf_puts(b, "  ");
            policy_cadence(b, r);
            put_life(b, r);
            buf_putc(b, '\n');
        }
        for (size_t k = 0; k < c->n; k++) {
            buf_printf(b, _("    %s（%s）："), policy_key_label(c->key[k].key), c->key[k].key);
            put_value(b, c->key[k].a);
            buf_puts(b, " → ");
            put_value(b, c->key[k].b);
            buf_putc(b, '\n');
        }
    }
}

static void json_key(struct buf *b, bool first, const char *key, const char *x, const char *y)
{
    buf_printf(b, "%s{\"key\":", first ? "" : ",");
    json_string(b, key);
    buf_puts(b, ",\"a\":");
    json_string(b, x);
    buf_puts(b, ",\"b\":");
    json_string(b, y);
    buf_putc(b, '}');
}

static void json_change(struct buf *b, const struct rule_change *c)
{
    const struct rule *r = c->a ? c->a : c->b;
    buf_puts(b, "{\"slot\":");
    json_string(b, r->slot);
    buf_printf(b, ",\"version\":%d,\"kind\":\"%s\",\"difference\":\"%s\",\"a\":", r->version,
               r->kind == RULE_RECORD ? "record" : "rule",
               !c->b   ? "only_a"
               : !c->a ? "only_b"
                       : "changed");
    json_string(b, c->a ? c->a->id : NULL);
    buf_puts(b, ",\"b\":");
    json_string(b, c->b ? c->b->id : NULL);
    buf_puts(b, ",\"keys\":[");
    for (size_t k = 0; k < c->n; k++)
        json_key(b, k == 0, c->key[k].key, c->key[k].a, c->key[k].b);
    for (size_t k = 0; c->a != c->b && (!c->a || !c->b) && k < r->nwords; k++)
        json_key(b, k == 0, r->words[k].key, c->a ? r->words[k].value : NULL,
                 c->b ? r->words[k].value : NULL);
    buf_puts(b, "]}");
}

void policy_print_diff_json(struct buf *b, const struct policy_diff *d)
{
    buf_putc(b, '[');
    for (size_t i = 0; i < d->n; i++) {
        buf_puts(b, i ? ",\n" : "\n");
        json_change(b, &d->v[i]);
    }
    buf_puts(b, d->n ? "\n]\n" : "]\n");
}
