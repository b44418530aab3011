/* The words of the due list. */
#include "due_words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fact_words.h"
#include "fields.h"
#include "words.h"

void due_amount(struct buf *b, int64_t amount, bool hours)
{
    buf_printf(b, "%lld", (long long)(hours ? amount / 100 : amount));
    if (hours && amount % 100) {
        buf_putc(b, '.');
        buf_putc(b, (char)('0' + amount % 100 / 10));
        if (amount % 10)
            buf_putc(b, (char)('0' + amount % 10));
    }
}

void due_progress(struct buf *b, const struct duty *d)
{
    due_amount(b, d->have, d->hours);
    buf_putc(b, '/');
    due_amount(b, d->need, d->hours);
}

bool due_is_chosen(const struct rule *r)
{
    return r->chosen && r->nwords > 0;
}

void due_source(struct buf *b, const struct rule *r)
{
    buf_printf(b, "%s%s", r->source, due_is_chosen(r) ? _("（数字为程序所定）") : "");
}

bool due_private(const struct world *w, const struct duty *d)
{
    return d->event >= 0 && event_type_hidden(vocabulary_event_name(policy_set_words(w->policies),
                                                                    w->event[d->event].type));
}

static void say_matter(struct buf *b, const struct world *w, const struct duty *d, bool named)
{
    char period[64] = "", day[DAY_TEXT];
    buf_puts(b, _(d->rule->title));
    if (d->person >= 0 && named)
        buf_printf(b, _("：%s"), w->person[d->person].name);
    if (d->rule->every) {
        period_name((struct period){ d->period_start, d->period_end }, period, sizeof period);
        buf_printf(b, _("（%s）"), period);
    } else if (d->rule->kind == RULE_RECORD) {
        date_format(d->period_start, day);
        buf_printf(b, _("记录不全（%s，%s）"), day, d->item);
    } else if (d->rule->kind == RULE_ITEM) {
        date_format(d->period_start, day);
        buf_printf(b, _("（%s 起）"), day);
    } else if (d->rule->kind == RULE_EVENT) {
        date_format(d->period_start, day);
        buf_printf(b, _("（%s 起）"), day);
    } else if (d->rule->kind == RULE_TERM && d->period_start != DAY_NONE) {
        date_format(d->period_start, day);
        buf_printf(b, _("（%s 当选）"), day);
    }
}

void due_matter(struct buf *b, const struct world *w, const struct duty *d)
{
    say_matter(b, w, d, true);
}

void due_open_matter(struct buf *b, const struct world *w, const struct duty *d)
{
    say_matter(b, w, d, !due_private(w, d));
}

static void say_every(struct buf *b, int every)
{
    switch (every) {
    case EVERY_MONTH:
        buf_puts(b, _("每月"));
        break;
    case EVERY_QUARTER:
        buf_puts(b, _("每季度"));
        break;
    case EVERY_HALF:
        buf_puts(b, _("每半年"));
        break;
    case EVERY_YEAR:
        buf_puts(b, _("每年"));
        break;
    default:
        buf_printf(b, _("每 %d 年"), every / 12);
    }
}

static void say_window(struct buf *b, const struct window *w)
{
    if (w->kind == WINDOW_DAYS)
        buf_printf(b, _("（%d 月 %d 日至 %d 月 %d 日）"), w->from_month, w->from_day, w->to_month,
                   w->to_day);
    else if (w->kind == WINDOW_BY)
        buf_printf(b, _("（第 %d 个月 %d 日前）"), w->to_month, w->to_day);
    else if (w->kind == WINDOW_FIRST_MONTH)
        buf_puts(b, _("（首月内）"));
}

/* Where words of letters meet: hanzi need nothing between them. */
static void say_apart(struct buf *b)
{
    unsigned char last = b->len > 0 ? (unsigned char)b->data[b->len - 1] : ' ';
    if (last < 0x80 && last != ' ' && last != '(')
        buf_putc(b, ' ');
}

/* 书记、副书记; in English they stand inside a sentence: secretary, deputy secretary. */
static void say_posts(struct buf *b, unsigned roles)
{
    const struct field *f = &entity_post.fields[F_POST_ROLE];
    for (int i = 0, n = 0; i < POST_ROLES; i++) {
        if (!(roles & 1U << i))
            continue;
        buf_puts(b, n++ > 0 ? _("、") : "");
        size_t at = b->len;
        buf_puts(b, model_choice_label(f, post_role_word(i)));
        b->data[at] = (char)tolower((unsigned char)b->data[at]);
    }
}

static void say_whose(struct buf *b, const struct rule *r)
{
    static const char *const whose[] = {
        [EACH_MEMBER] = "每名党员",
        [EACH_FULL_MEMBER] = "每名正式党员",
        [EACH_POST] = "每名",
        [EACH_OFFICE] = "",
        [EACH_HEAD] = "每个下级组织负责人",
        [EACH_ORG] = "每个下级组织",
    };
    if (r->below) {
        say_apart(b);
        buf_puts(b, _("本级及下级"));
    }
    if (r->each != EACH_NONE) {
        say_apart(b);
        buf_puts(b, *whose[r->each] != '\0' ? _(whose[r->each]) : "");
    }
    if (r->each == EACH_POST || r->each == EACH_OFFICE)
        say_posts(b, r->each_set);
}

/* The label of a field or a part, else what a policy calls it. */
const char *due_element(const struct world *w, const char *element)
{
    static const struct {
        const struct entity *en;
        int field;
    } choices[] = {
        { &entity_activity, F_ACTIVITY_NONE },
        { &entity_attendance, F_ATTENDANCE_ROLE },
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct field *f = &choices[i].en->fields[choices[i].field];
        const char *label = model_choice_label(f, element);
        if (label != element)
            return label;
    }
    int field = model_field(&entity_activity, element);
    return field >= 0 ? _(entity_activity.fields[field].label)
                      : _(vocabulary_element_title(policy_set_words(w->policies), element));
}

static void say_count(struct buf *b, const struct rule *r)
{
    static const char *const units[] = {
        [MEASURE_COUNT] = " 次",
        [MEASURE_DAYS] = " 天",
        [MEASURE_HOURS] = " 学时",
        [MEASURE_PERSONS] = " 人",
    };
    static const char *const single[] = {
        /* its own words in English */
        [MEASURE_COUNT] = "至少 1 次",
        [MEASURE_DAYS] = "至少 1 天",
        [MEASURE_HOURS] = "至少 1 学时",
        [MEASURE_PERSONS] = "至少 1 人",
    };
    bool hours = r->measure == MEASURE_HOURS;
    say_apart(b);
    if (r->count == (hours ? 100 : 1)) {
        buf_puts(b, _(single[r->measure]));
        return;
    }
    buf_puts(b, _("至少 "));
    due_amount(b, r->count, hours);
    buf_puts(b, _(units[r->measure]));
}

const char *due_type_title(const struct vocabulary *v, int type)
{
    const char *title = vocabulary_evidence_title(v, type),
               *name = vocabulary_evidence_name(v, type);
    const struct field *f = &entity_activity.fields[F_ACTIVITY_TYPES];
    if (strcmp(title, name) != 0)
        return _(title);
    const struct entity *en = model_entity(name); /* dues, review … are records of their own */
    return en ? _(en->label) : model_choice_label(f, name);
}

const char *due_event_title(const struct vocabulary *v, int type)
{
    const char *title = vocabulary_event_title(v, type), *name = vocabulary_event_name(v, type);
    return strcmp(title, name) ? _(title)
                               : model_choice_label(&entity_event.fields[F_EVENT_TYPE], name);
}

static void say_condition(struct buf *b, const char *before, const struct expr *x, const char *text,
                          const struct world *w, const struct rule *r)
{
    const struct fact_words k = { .v = policy_set_words(w->policies),
                                  .policy = policy_set_get(w->policies, r->policy),
                                  .set = w->policies };
    buf_puts(b, before);
    condition_words(b, x, text, &k);
}

void due_condition(struct buf *b, const struct world *w, const struct rule *r)
{
    say_condition(b, "", r->when, r->when_text, w, r);
}

static void say_after(struct buf *b, const struct vocabulary *v, const struct rule *r)
{
    struct buf events = BUF_INIT;
    for (size_t i = 0; i < r->nafter; i++)
        buf_printf(&events, "%s%s", i ? _("、") : "", due_event_title(v, r->after[i]));
    buf_printf(b, _("%s之后 %d 天内"), buf_str(&events), r->within);
    buf_free(&events);
}

void due_demand(struct buf *b, const struct world *w, const struct rule *r)
{
    const struct vocabulary *v = policy_set_words(w->policies);
    switch (r->kind) {
    case RULE_PERIODIC:
        say_every(b, r->every);
        say_window(b, &r->window);
        if (r->before)
            buf_printf(b, _("（提前 %d 天起的也算）"), r->before);
        say_whose(b, r);
        say_count(b, r);
        if (r->instead)
            buf_puts(b, _("（或下级各自都做到）"));
        break;
    case RULE_EVENT:
        say_after(b, v, r);
        if (r->before)
            buf_printf(b, _("（提前 %d 天起的也算）"), r->before);
        say_count(b, r);
        break;
    case RULE_STREAK:
        say_whose(b, r);
        say_apart(b);
        buf_printf(b, _("连续 %d 期未完成即提示（"), r->streak);
        say_every(b, r->every);
        say_count(b, r);
        buf_puts(b, _("）"));
        break;
    case RULE_ITEM:
        buf_puts(b, _("在期限前办结"));
        break;
    case RULE_RECORD:
        buf_puts(b, _("记录要有："));
        for (size_t i = 0; i < r->nrequired; i++)
            buf_printf(b, "%s%s", i ? _("、") : "", due_element(w, r->required[i]));
        break;
    case RULE_TERM:
        buf_printf(b, _("每届 %d 年，期满前换届"), r->term_years);
        break;
    default:
        if (r->tenure)
            buf_printf(b, _("同一职务任职满 %d 年前轮换"), r->tenure);
        else
            say_condition(b, _("应当满足："), r->require, r->require_text, w, r);
    }
}
