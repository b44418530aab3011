/* Explanations as text and as JSON. */
#include "why_print.h"

#include <string.h>

#include "due_words.h"
#include "json.h"
#include "text.h"
#include "words.h"

void why_print_text(struct buf *b, const struct why *y)
{
    for (size_t i = 0; i < y->n; i++) {
        const struct why_section *x = &y->section[i];
        bool head = x->kind == WHY_HEAD;
        text_safe(b, x->title, strlen(x->title));
        buf_puts(b, head || !x->n ? "\n" : _("：\n"));
        for (size_t k = 0; k < x->n; k++) {
            buf_puts(b, head ? "" : x->line[k].depth ? "      – " : "  · ");
            text_safe(b, x->line[k].text, strlen(x->line[k].text));
            buf_putc(b, '\n');
        }
        if (x->more)
            buf_printf(b, _("  另有 %zu 条\n"), x->more);
    }
}

static void add_day(struct buf *b, const char *name, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    buf_printf(b, ",\"%s\":", name);
    json_string(b, *day ? day : NULL);
}

static void add_text(struct buf *b, const char *name, const char *value)
{
    buf_printf(b, ",\"%s\":", name);
    json_string(b, value);
}

static void add_line(struct buf *b, const struct why_line *l)
{
    buf_puts(b, "{\"text\":");
    json_string(b, l->text);
    buf_printf(b, ",\"depth\":%d", l->depth);
    add_text(b, "cause", l->cause);
    add_text(b, "entity", l->entity);
    add_text(b, "code", l->code);
    add_day(b, "day", l->day);
    buf_printf(b, ",\"amount\":%s}", l->amount ? l->amount : "null");
}

static void add_sections(struct buf *b, const struct why *y)
{
    buf_puts(b, ",\"sections\":[");
    for (size_t i = 0; i < y->n; i++) {
        const struct why_section *x = &y->section[i];
        buf_printf(b, "%s{\"kind\":\"%s\"", i ? "," : "", why_kind_word(x->kind));
        add_text(b, "title", x->title);
        buf_printf(b, ",\"more\":%zu,\"lines\":[", x->more);
        for (size_t k = 0; k < x->n; k++) {
            if (k)
                buf_putc(b, ',');
            add_line(b, &x->line[k]);
        }
        buf_puts(b, "]}");
    }
    buf_puts(b, "]");
}

static void add_stand(struct buf *b, const struct duty *d)
{
    add_text(b, "status", d ? duty_status_word(d->status) : NULL);
    add_day(b, "period_start", d ? d->period_start : DAY_NONE);
    add_day(b, "period_end", d ? d->period_end : DAY_NONE);
    add_day(b, "window_start", d ? d->window_start : DAY_NONE);
    add_day(b, "deadline", d ? d->deadline : DAY_NONE);
    add_day(b, "done_on", d ? d->done_on : DAY_NONE);
    buf_puts(b, ",\"need\":");
    if (d)
        due_amount(b, d->need, d->hours);
    buf_puts(b, d ? ",\"have\":" : "null,\"have\":null");
    if (d)
        due_amount(b, d->have, d->hours);
}

void why_print_json(struct buf *b, const struct why *y)
{
    const struct rule *r = y->rule;
    struct buf demand = BUF_INIT;
    due_demand(&demand, y->world, r);
    buf_puts(b, "{\"id\":");
    json_string(b, y->id);
    buf_printf(b, ",\"asked\":%s", y->duty ? "true" : "false");
    add_text(b, "rule", r->id);
    add_text(b, "kind", rule_kind_word(r->kind));
    add_text(b, "title", r->title);
    add_text(b, "source", r->source);
    add_text(b, "basis", r->chosen ? "default" : "text");
    add_text(b, "demand", buf_str(&demand));
    add_text(b, "condition", r->when_text);
    add_text(b, "note", *r->note ? r->note : NULL);
    add_text(b, "org", y->world->org[y->org].code);
    add_text(b, "org_name", world_name(y->world, y->org, y->today));
    add_day(b, "as_of", y->today);
    add_stand(b, y->duty);
    add_sections(b, y);
    buf_putc(b, '}');
    buf_free(&demand);
}
