/* The due list as a letter: a sentence that says it all, then the lines by status. */
#include <string.h>

#include "due_print.h"
#include "due_rows.h"
#include "due_words.h"
#include "text.h"
#include "words.h"

enum { INDENT = 4, NARROWEST = 20, USUAL = 76 };

/* A paragraph; lines after the first, or all of them, stand in. */
static void put_paragraph(struct buf *out, const char *text, int width, int first, int others)
{
    struct buf lines = BUF_INIT;
    text_wrap(&lines, text, width - (first > others ? first : others));
    for (const char *at = buf_str(&lines); *at != '\0';) {
        size_t n = strcspn(at, "\n") + 1;
        buf_printf(out, "%*s", at == lines.data ? first : others, "");
        buf_add(out, at, n);
        at += n;
    }
    buf_free(&lines);
}

/* With those that are too old to be listed. */
static size_t of_class(const struct due_list *l, int c)
{
    return l->count[c] + (c == DUTY_OVERDUE ? l->old : 0);
}

static void put_sentence(struct buf *out, const struct world *w, const struct due_filter *f,
                         const struct due_list *l, int width)
{
    struct buf b = BUF_INIT;
    struct ymd day = date_split(f->today);
    buf_printf(&b, _("%s党建工作待办：截至%d年%d月%d日"), due_unit(w, f), day.year, day.month,
               day.day);
    if (l->n + l->old == 0)
        buf_puts(&b, _("，没有要办的事项"));
    else
        buf_printf(&b, _("，共 %zu 项"), l->n + l->old);
    for (int i = 0, n = 0; i < DUTY_CLASSES; i++)
        if (of_class(l, i) > 0)
            buf_printf(&b, _("%s%s %zu 项"), n++ > 0 ? _("、") : _("，其中"), duty_class_label(i),
                       of_class(l, i));
    buf_puts(&b, _("。"));
    if (l->old > 0)
        buf_printf(&b, _("逾期的有 %zu 项已超过一年，没有列出。"), l->old);
    put_paragraph(out, buf_str(&b), width, 0, 0);
    buf_free(&b);
}

static void say_deadline(struct buf *b, const struct duty *d, daynum today)
{
    char day[DAY_TEXT];
    int left = (int)(d->deadline - today);
    if (d->deadline == DAY_NONE)
        return;
    date_format(d->deadline, day);
    buf_printf(b, _("期限 %s"), day);
    if (d->status == DUTY_DONE || d->status == DUTY_LATE || d->status == DUTY_WAIVED)
        buf_puts(b, _("；"));
    else if (left < 0)
        buf_printf(b, _("，已过 %d 天；"), -left);
    else if (left == 0)
        buf_puts(b, _("，就在今天；"));
    else
        buf_printf(b, _("，还有 %d 天；"), left);
}

static void put_duty(struct buf *out, const struct world *w, const struct duty *d, daynum today,
                     size_t number, int width)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%zu. %s："), number, world_name(w, d->org, today));
    due_open_matter(&b, w, d);
    put_paragraph(out, buf_str(&b), width, 0, INDENT);
    buf_clear(&b);
    say_deadline(&b, d, today);
    buf_puts(&b, _("应完成 "));
    due_amount(&b, d->need, d->hours);
    buf_puts(&b, _("，已完成 "));
    due_amount(&b, d->have, d->hours);
    buf_puts(&b, _("；依据："));
    due_source(&b, d->rule);
    put_paragraph(out, buf_str(&b), width, INDENT, INDENT);
    if (d->nlacking + d->nelements > 0) {
        buf_clear(&b);
        buf_puts(&b, _("尚缺："));
        due_lacking(&b, w, d, today);
        put_paragraph(out, buf_str(&b), width, INDENT, INDENT);
    }
    buf_free(&b);
}

static void put_head(struct buf *out, const struct due_list *l, int c)
{
    if (l->count[c] < of_class(l, c))
        buf_printf(out, _("\n【%s】%zu 项，下列 %zu 项\n"), duty_class_label(c), of_class(l, c),
                   l->count[c]);
    else
        buf_printf(out, _("\n【%s】%zu 项\n"), duty_class_label(c), l->count[c]);
}

void due_letter(struct buf *out, const struct world *w, const struct due_filter *f,
                const struct due_list *l, int width)
{
    width = width <= 0 ? USUAL : width < NARROWEST ? NARROWEST : width;
    put_sentence(out, w, f, l, width);
    for (int c = 0; c < DUTY_CLASSES; c++) {
        size_t number = 0;
        if (l->count[c] == 0)
            continue;
        put_head(out, l, c);
        for (size_t i = 0; i < l->n; i++)
            if (duty_class(&l->duty[i]) == c)
                put_duty(out, w, &l->duty[i], f->today, ++number, width);
    }
}
