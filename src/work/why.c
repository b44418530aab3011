/* An explanation: the rule in words, how it stands, then what it rests on. */
#include "why.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "mem.h"
#include "why_own.h"
#include "words.h"

const char *why_kind_word(enum why_kind k)
{
    static const char *const words[WHY_KINDS] = {
        [WHY_HEAD] = "head",         [WHY_REASON] = "reason",     [WHY_WAIVER] = "waiver",
        [WHY_COUNTED] = "counted",   [WHY_NEAR] = "near",         [WHY_MET] = "met",
        [WHY_LACKING] = "lacking",   [WHY_LEFT_OUT] = "left_out", [WHY_FACTS] = "facts",
        [WHY_TERMS] = "terms",       [WHY_TURNS] = "turns",       [WHY_ITEM] = "item",
        [WHY_ELEMENTS] = "elements",
    };
    return words[k];
}

struct why_section *why_section(struct telling *t, enum why_kind k)
{
    struct why *y = t->y;
    y->section = mem_grow(y->section, y->n, &y->cap, sizeof *y->section);
    y->section[y->n] = (struct why_section){ .kind = k, .title = "" };
    return &y->section[y->n++];
}

const char *why_keep(struct telling *t, const char *s)
{
    return pool_dup(t->y->pool, s);
}

struct why_line *why_line(struct telling *t, struct why_section *x)
{
    x->line = mem_grow(x->line, x->n, &x->cap, sizeof *x->line);
    x->line[x->n] = (struct why_line){ .text = why_keep(t, buf_str(&t->text)), .day = DAY_NONE };
    buf_clear(&t->text);
    return &x->line[x->n++];
}

__attribute__((format(printf, 2, 0))) static void print(struct buf *b, const char *fmt, va_list ap)
{
    char small[512];
    fmt = _(fmt);
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(small, sizeof small, fmt, ap);
    if (n >= (int)sizeof small) {
        char *big = mem_alloc((size_t)n + 1);
        vsnprintf(big, (size_t)n + 1, fmt, again);
        buf_puts(b, big);
        free(big);
    } else {
        buf_puts(b, small);
    }
    va_end(again);
}

struct why_line *why_say(struct telling *t, struct why_section *x, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    print(&t->text, fmt, ap);
    va_end(ap);
    return why_line(t, x);
}

void why_title(struct telling *t, struct why_section *x, const char *fmt, ...)
{
    struct buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    print(&b, fmt, ap);
    va_end(ap);
    x->title = why_keep(t, buf_str(&b));
    buf_free(&b);
}

bool why_step(struct telling *t, struct stmt *s)
{
    int got = stmt_step(s, t->e);
    t->failed |= got < 0;
    return got > 0;
}

static void say_stand(struct telling *t, struct why_section *x, const struct duty *d)
{
    struct buf *b = &t->text;
    char from[DAY_TEXT], to[DAY_TEXT], now[DAY_TEXT], done[DAY_TEXT];
    daynum today = t->y->today;
    date_format(d->window_start, from);
    date_format(d->deadline, to);
    date_format(today, now);
    date_format(d->done_on, done);
    if (*to)
        why_say(t, x, "起止：%s 至 %s", from, to);
    buf_printf(b, _("状态：%s（截至 %s），进度 "), duty_class_label(duty_class(d)), now);
    due_progress(b, d);
    if (*done)
        buf_printf(b, _("，%s 达到"), done);
    else if (*to && today > d->deadline)
        buf_printf(b, _("，已过期限 %d 天"), (int)(today - d->deadline));
    else if (*to && d->status == DUTY_UPCOMING)
        buf_printf(b, _("，%d 天后起算"), (int)(d->window_start - today));
    else if (*to)
        buf_printf(b, _("，距期限 %d 天"), (int)(d->deadline - today));
    why_line(t, x);
}

static void say_event(struct telling *t, struct why_section *x, const struct duty *d)
{
    const struct world *w = t->y->world;
    const struct world_event *v = &w->event[d->event];
    char day[DAY_TEXT];
    date_format(v->occurred, day);
    buf_printf(&t->text, _("事项：%s %s（%s）"), day,
               due_event_title(policy_set_words(w->policies), v->type), v->code);
    if (d->person >= 0)
        buf_printf(&t->text, _("，%s"), w->person[d->person].name);
    why_line(t, x)->day = v->occurred;
}

void why_head(struct telling *t, const struct rule *r, int org, const struct duty *d)
{
    struct buf *b = &t->text;
    const struct world *w = t->y->world;
    const struct vocabulary *v = policy_set_words(w->policies);
    struct why_section *x = why_section(t, WHY_HEAD);
    why_title(t, x, "%s（%s）", _(r->title), r->id);
    why_say(t, x, "组织：%s（%s）", world_name(w, org, t->y->today), w->org[org].code);
    why_say(t, x, "依据：%s%s", r->source, due_is_chosen(r) ? _("（数字为程序所定，可修改）") : "");
    buf_puts(b, _("要求："));
    due_demand(b, w, r);
    why_line(t, x);
    if (r->advice)
        why_say(t, x, "性质：建议（原文用“可”“一般”“原则上”），不计逾期");
    if (r->when_text) {
        buf_puts(b, _("条件："));
        due_condition(b, w, r);
        why_line(t, x);
    }
    if (r->nevidence && r->kind != RULE_RECORD) {
        buf_puts(b, _("算数的记录："));
        for (size_t i = 0; i < r->nevidence; i++)
            buf_printf(b, "%s%s", i ? _("、") : "", due_type_title(v, r->evidence[i]));
        why_line(t, x);
    }
    if (r->counts_text)
        why_say(t, x, "其中算数的：%s", r->counts_text);
    if (r->among_text)
        why_say(t, x, "其中的人：%s", r->among_text);
    if (*r->note)
        why_say(t, x, "说明：%s", _(r->note));
    if (d && d->event >= 0)
        say_event(t, x, d);
    if (d)
        say_stand(t, x, d);
}

enum status why_make(struct why *y, struct office *o, const struct duty *d, daynum today,
                     struct err *e)
{
    const struct world *w = office_world(o);
    *y = (struct why){ .duty = d, .rule = d->rule, .world = w, .org = d->org, .today = today };
    y->pool = pool_new();
    struct telling t = { .y = y, .o = o, .e = e };
    t.s = schedule_new(w, office_marks(o, false), today,
                       d->deadline > today ? d->deadline : today); /* DAY_NONE lies before it */
    due_id(&t.text, w, d);
    y->id = why_keep(&t, buf_str(&t.text));
    buf_clear(&t.text);
    t.failed = office_look(o, &(struct office_ask){ .today = today, .only = d->org }, e) != ST_OK;
    why_head(&t, d->rule, d->org, d);
    why_waiver(&t, d);
    why_records(&t, d);
    if (d->rule->tenure)
        why_tenure(&t, d);
    else if (d->rule->kind == RULE_STRUCTURE)
        why_facts(&t, d->rule->require, d->org, today);
    why_terms(&t, d);
    why_turns(&t, d);
    why_item(&t, d);
    why_elements(&t, d);
    schedule_free(t.s);
    buf_free(&t.text);
    return t.failed ? e->status : office_failed(o, e);
}

void why_free(struct why *y)
{
    for (size_t i = 0; i < y->n; i++)
        free(y->section[i].line);
    free(y->section);
    if (y->pool)
        pool_free(y->pool);
    *y = (struct why){ 0 };
}
