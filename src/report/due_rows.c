/* The lines of the due list as people read them. */
#include "due_rows.h"

#include <string.h>

#include "due_words.h"
#include "words.h"

enum { STEP = 64 }; /* lines between two questions whether to go on */
enum { UPCOMING = 1U << DUTY_UPCOMING };

static const struct {
    struct column column;
    struct column_look look;
} columns[DUE_COLUMNS] = {
    [DUE_STATUS] = { { "status", "状态", COLUMN_TEXT }, { .keep = true, .status = true } },
    [DUE_DEADLINE] = { { "deadline", "期限", COLUMN_DAY }, { .keep = true } },
    [DUE_DAYS] = { { "days_left", "天数", COLUMN_INT }, { .keep = true } },
    [DUE_CODE] = { { "org", "编号", COLUMN_CODE }, { .keep = true } },
    [DUE_ORG] = { { "org_name", "组织", COLUMN_TEXT }, { .keep = true, .least = 12 } },
    [DUE_MATTER] = { { "title", "事项", COLUMN_TEXT }, { .keep = true, .least = 24 } },
    [DUE_PROGRESS] = { { "progress", "进度", COLUMN_CODE }, { .keep = true } },
    [DUE_NEED] = { { "need", "应完成", COLUMN_NUMBER }, { .keep = true } },
    [DUE_HAVE] = { { "have", "已完成", COLUMN_NUMBER }, { .keep = true } },
    [DUE_DONE_ON] = { { "done_on", "完成日期", COLUMN_DAY }, { 0 } },
    [DUE_LACKING] = { { "lacking", "尚缺", COLUMN_TEXT }, { 0 } },
    [DUE_SOURCE] = { { "source", "依据", COLUMN_TEXT }, { .keep = true, .least = 12 } },
};

void due_lacking(struct buf *out, const struct world *w, const struct duty *d, daynum today)
{
    for (size_t i = 0; i < d->nlacking; i++)
        buf_printf(out, "%s%s", i ? _("、") : "",
                   d->lacking_orgs ? world_name(w, d->lacking[i], today)
                                   : w->person[d->lacking[i]].name);
    for (size_t i = 0; i < d->nelements; i++)
        buf_printf(out, "%s%s", i ? _("、") : "", due_element(w, d->elements[i]));
}

static void put_day(struct buf *b, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    buf_puts(b, day);
}

static void put_org(const struct due_rows *r, int org, struct buf *b)
{
    const char *name = world_name(r->w, org, r->list->today);
    size_t n = r->unit != NULL ? strlen(r->unit) : 0;
    if (n > 0 && !strncmp(name, r->unit, n) && name[n] != '\0')
        name += n + strspn(name + n, " ");
    buf_puts(b, name);
}

static void put(const struct due_rows *r, const struct duty *d, enum due_column c, struct buf *b)
{
    daynum today = r->list->today;
    switch (c) {
    case DUE_STATUS:
        buf_puts(b, duty_class_label(duty_class(d)));
        break;
    case DUE_DEADLINE:
        put_day(b, d->deadline);
        break;
    case DUE_DAYS:
        if (d->deadline != DAY_NONE)
            buf_printf(b, "%d", (int)(d->deadline - today));
        break;
    case DUE_CODE:
        buf_puts(b, r->w->org[d->org].code);
        break;
    case DUE_ORG:
        put_org(r, d->org, b);
        break;
    case DUE_MATTER:
        due_open_matter(b, r->w, d);
        break;
    case DUE_PROGRESS:
        due_progress(b, d);
        break;
    case DUE_NEED:
        due_amount(b, d->need, d->hours);
        break;
    case DUE_HAVE:
        due_amount(b, d->have, d->hours);
        break;
    case DUE_DONE_ON:
        put_day(b, d->done_on);
        break;
    case DUE_LACKING:
        due_lacking(b, r->w, d, today);
        break;
    default:
        if (r->unit != NULL)
            buf_printf(b, "%s%s%s%s", d->rule->policy, *d->rule->clause ? " " : "", d->rule->clause,
                       due_is_chosen(d->rule) ? _("（程序所定）") : "");
        else
            due_source(b, d->rule);
    }
}

static int next_line(void *ctx, const char **cell, struct err *e)
{
    struct due_rows *r = ctx;
    if (r->at == r->list->n)
        return 0;
    if (r->at % STEP == 0 && !watch_go_on(r->watch, _("正在导出"), r->at, r->list->n)) {
        watch_stopped(e, _("没有写文件"));
        return -1;
    }
    const struct duty *d = &r->list->duty[r->at++];
    for (int i = 0; i < r->rows.columns; i++) {
        buf_clear(&r->cell[i]);
        put(r, d, r->id[i], &r->cell[i]);
        cell[i] = buf_str(&r->cell[i]);
    }
    return 1;
}

void due_rows_begin(struct due_rows *r, const struct world *w, const struct due_list *l,
                    const enum due_column *wanted, int n)
{
    *r = (struct due_rows){ .w = w, .list = l };
    for (int i = 0; i < n; i++) {
        r->id[i] = wanted[i];
        r->column[i] = columns[wanted[i]].column;
        r->look[i] = columns[wanted[i]].look;
    }
    r->rows = (struct rows){ r->column, r->look, n, .next = next_line, .ctx = r };
}

void due_rows_end(struct due_rows *r)
{
    for (int i = 0; i < DUE_COLUMNS; i++)
        buf_free(&r->cell[i]);
}

/* Everything that was filtered. */
static void say_filter(struct buf *out, const struct due_filter *f)
{
    if (f->from != DAY_NONE || f->to != DAY_NONE) {
        buf_puts(out, _("；期限 "));
        put_day(out, f->from);
        buf_puts(out, "..");
        put_day(out, f->to);
    }
    for (int i = 0, n = 0; i < DUTY_CLASSES; i++)
        if (f->classes & 1U << i)
            buf_printf(out, "%s%s", n++ ? _("、") : _("；只列 "), duty_class_label(i));
    for (int i = 0, n = 0; i < RULE_KINDS; i++)
        if (f->kinds & 1U << i)
            buf_printf(out, "%s%s", n++ ? _("、") : _("；类别 "),
                       rule_kind_word((enum rule_kind)i));
    if (f->rule)
        buf_printf(out, _("；规则 %s"), f->rule);
}

/* What is left out of the list by the days ahead: what need not be begun yet, or what is only
 * open, and nothing else. */
static void say_within(struct buf *out, const struct due_filter *f)
{
    bool far = f->all || f->classes;
    if (f->from != DAY_NONE || f->to != DAY_NONE || (f->classes && !(f->classes & UPCOMING)))
        return;
    buf_printf(out, far ? _("；未到期的只列期限在 %d 天内的") : _("；待办的只列期限在 %d 天内的"),
               f->within);
}

void due_say_old(struct buf *out, size_t old)
{
    if (old > 0)
        buf_printf(out, _("其中 %zu 项逾期已超过一年，没有列出\n"), old);
}

/* 逾期 is the number the screens have, too: with those that are too old to be listed. */
void due_summary(struct buf *out, const struct due_filter *f, const struct due_list *l)
{
    buf_printf(out, _("共 %zu 项"), l->n + l->old);
    for (int i = 0; i < DUTY_CLASSES; i++) {
        size_t n = l->count[i] + (i == DUTY_OVERDUE ? l->old : 0);
        if (n)
            buf_printf(out, " · %s %zu", duty_class_label(i), n);
    }
    say_filter(out, f);
    say_within(out, f);
    buf_putc(out, '\n');
}
