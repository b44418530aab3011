/* The due list as a table for people: urgency first, with its filter and as-of day. */
#include "due_print.h"
#include "due_words.h"
#include "text.h"

enum { COLUMNS = 7 };

static const char *const titles[COLUMNS] = {
    "状态", "期限", "天数", "组织", "事项", "进度", "依据"
};

/* short_source: the policy's id instead of its document's number, where the line is narrow. */
static void line_cells(struct buf *cell, const struct world *w, const struct due_filter *f,
                       const struct duty *d, bool short_source)
{
    char day[DAY_TEXT];
    for (int i = 0; i < COLUMNS; i++)
        buf_clear(&cell[i]);
    date_format(d->deadline, day);
    buf_puts(&cell[0], duty_status_label(d->status));
    buf_puts(&cell[1], day);
    if (d->deadline != DAY_NONE)
        buf_printf(&cell[2], "%d", (int)(d->deadline - f->today));
    buf_puts(&cell[3], world_name(w, d->org, f->today));
    due_matter(&cell[4], w, d);
    due_progress(&cell[5], d);
    if (short_source)
        buf_printf(&cell[6], "%s %s", d->rule->policy, d->rule->clause);
    else
        buf_puts(&cell[6], d->rule->source);
}

static int measure(int *widths, const struct world *w, const struct due_filter *f,
                   const struct due_list *l, bool short_source)
{
    struct buf cell[COLUMNS] = { BUF_INIT };
    int sum = COLUMNS - 1;
    for (int i = 0; i < COLUMNS; i++)
        widths[i] = text_width(titles[i]);
    for (size_t k = 0; k < l->n; k++) {
        line_cells(cell, w, f, &l->duty[k], short_source);
        for (int i = 0; i < COLUMNS; i++)
            if (text_width(buf_str(&cell[i])) > widths[i])
                widths[i] = text_width(buf_str(&cell[i]));
    }
    for (int i = 0; i < COLUMNS; i++) {
        sum += widths[i];
        buf_free(&cell[i]);
    }
    return sum;
}

/* The two wide columns give way where the line is too long. */
static void fit(int *widths, int width)
{
    int sum = COLUMNS - 1;
    for (int i = 0; i < COLUMNS; i++)
        sum += widths[i];
    static const int yields[] = { 6, 4, 3 };
    static const int least[] = { 12, 20, 12 };
    for (int i = 0; i < 3 && width && sum > width; i++) {
        int *w = &widths[yields[i]], cut = sum - width, most = *w - least[i];
        if (cut > most)
            cut = most;
        if (cut > 0) {
            *w -= cut;
            sum -= cut;
        }
    }
}

static void put_line(struct buf *out, const char *const *cell, const int *widths)
{
    for (int i = 0; i < COLUMNS; i++) {
        if (i)
            buf_putc(out, ' ');
        if (i == 2)
            text_pad_left(out, cell[i], widths[i]);
        else
            text_pad(out, cell[i], widths[i]);
    }
    while (out->len && out->data[out->len - 1] == ' ')
        out->data[--out->len] = 0;
    buf_putc(out, '\n');
}

static void put_summary(struct buf *out, const struct due_filter *f, const struct due_list *l)
{
    char day[DAY_TEXT];
    date_format(f->today, day);
    buf_printf(out, "截至 %s，共 %zu 项", day, l->n);
    for (int i = 0; i < DUTY_STATUSES; i++)
        if (l->count[i])
            buf_printf(out, " · %s %zu", duty_status_label((enum duty_status)i), l->count[i]);
    if (f->from != DAY_NONE || f->to != DAY_NONE) {
        char from[DAY_TEXT], to[DAY_TEXT];
        date_format(f->from, from);
        date_format(f->to, to);
        buf_printf(out, "；期限 %s..%s", from, to);
    } else if (!f->all) {
        buf_printf(out, "；期限在 %d 天内", f->within);
    }
    if (f->rule)
        buf_printf(out, "；规则 %s", f->rule);
    buf_putc(out, '\n');
    if (l->old)
        buf_printf(out, "另有 %zu 项逾期已超过一年（--all 可列出）\n", l->old);
}

void due_table(struct buf *out, const struct world *w, const struct due_filter *f,
               const struct due_list *l, int width)
{
    struct buf cell[COLUMNS] = { BUF_INIT };
    const char *shown[COLUMNS];
    int widths[COLUMNS];
    bool narrow = width && measure(widths, w, f, l, false) > width;
    measure(widths, w, f, l, narrow);
    fit(widths, width);
    put_line(out, titles, widths);
    for (size_t k = 0; k < l->n; k++) {
        line_cells(cell, w, f, &l->duty[k], narrow);
        for (int i = 0; i < COLUMNS; i++)
            shown[i] = buf_str(&cell[i]);
        put_line(out, shown, widths);
    }
    put_summary(out, f, l);
    for (int i = 0; i < COLUMNS; i++)
        buf_free(&cell[i]);
}
