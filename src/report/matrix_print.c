/* The matrix for people and for programs. */
#include "matrix_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "table.h"
#include "text.h"
#include "words.h"

enum { GAP = 2, HEAD_CELLS = 8, HEAD_MOST = 13, CELL_TEXT = 48 };

static const struct column columns[] = {
    { "org", "代码", COLUMN_TEXT },   { "org_name", "组织", COLUMN_TEXT },
    { "rule", "规则", COLUMN_TEXT },  { "title", "事项", COLUMN_TEXT },
    { "have", "完成", COLUMN_INT },   { "need", "应完成", COLUMN_INT },
    { "waived", "免除", COLUMN_INT }, { "overdue", "逾期", COLUMN_INT },
};

struct table *matrix_table(const struct matrix *m, const size_t *rows, size_t n)
{
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < n; i++) {
        size_t row = rows != NULL ? rows[i] : i;
        for (size_t k = m->org[row].first; k < m->org[row + 1].first; k++) {
            const struct matrix_cell *c = &m->entry[k].cell;
            const struct matrix_rule *r = &m->rule[m->entry[k].column];
            if (!c->need && !c->waived)
                continue; /* 未报 */
            table_text(t, m->org[row].code);
            table_text(t, m->org[row].name);
            table_text(t, r->id);
            table_text(t, _(r->title));
            table_int(t, c->have);
            table_int(t, c->need);
            table_int(t, c->waived);
            table_int(t, c->overdue);
        }
    }
    return t;
}

void matrix_csv(struct buf *out, const struct matrix *m, const size_t *rows, size_t n)
{
    struct table *t = matrix_table(m, rows, n);
    table_print(out, t, TABLE_CSV, 0);
    table_free(t);
}

/* 2/3; 免 where everything was waived; empty where nothing was asked. */
static void cell_text(char out[CELL_TEXT], const struct matrix_cell *c)
{
    out[0] = 0;
    if (c->need)
        snprintf(out, CELL_TEXT, "%d/%d", (int)c->have, (int)c->need);
    else if (c->waived)
        snprintf(out, CELL_TEXT, _("免"));
    else if (c->missing)
        snprintf(out, CELL_TEXT, _("未报"));
}

/* The widths of the name, the columns and the total. */
struct layout {
    int name, total;
    int *column;
};

static int widest(int width, const struct matrix_cell *c)
{
    char text[CELL_TEXT];
    cell_text(text, c);
    int w = text_width(text);
    return w > width ? w : width;
}

int matrix_head_width(const char *title, int least)
{
    int word = text_longest_word(title);
    return word <= least ? least : word < HEAD_MOST ? word : HEAD_MOST;
}

static struct layout measure(const struct matrix *m, int width)
{
    struct layout l = { .name = text_width(_("组织")), .total = text_width(_("合计")) };
    l.column = mem_alloc((m->nrules + 1) * sizeof *l.column);
    for (size_t row = 0; row < m->norgs; row++) {
        int n = text_width(m->org[row].name);
        l.name = n > l.name ? n : l.name;
        l.total = widest(l.total, &m->of_org[row]);
    }
    if (width && l.name > width * 2 / 5)
        l.name = width * 2 / 5; /* names end in what tells them apart: most of it is shown */
    l.total = widest(l.total, &m->all);
    for (size_t k = 0; k < m->nrules; k++) {
        int n = text_width(m->rule[k].title);
        int most = matrix_head_width(m->rule[k].title, HEAD_CELLS);
        l.column[k] = widest(n < most ? n : most, &m->of_rule[k]);
    }
    return l;
}

static void end_line(struct buf *out)
{
    while (out->len && out->data[out->len - 1] == ' ')
        out->data[--out->len] = 0;
    buf_putc(out, '\n');
}

/* A block of columns [first, end), the last one with the totals behind it. */
struct block {
    const struct matrix *m;
    const struct layout *l;
    size_t first, end;
};

static void put_name(struct buf *out, const struct block *b, const char *name)
{
    text_pad(out, name, b->l->name);
}

static void put_cell(struct buf *out, const char *text, int width)
{
    buf_printf(out, "%*s", GAP, "");
    text_pad_left(out, text, width);
}

/* The line-th line of a head (0 …); past its end nothing. */
static const char *line_of(const char *head, int line, size_t *n)
{
    for (; line > 0 && *head != '\0'; line--) {
        head += strcspn(head, "\n");
        head += *head == '\n';
    }
    *n = strcspn(head, "\n");
    return head;
}

static void put_heads(struct buf *out, const struct block *b)
{
    struct buf *head = mem_alloc((b->end - b->first + 1) * sizeof *head);
    bool more = true;
    for (size_t k = b->first; k < b->end; k++)
        text_heading(&head[k - b->first], b->m->rule[k].title, b->l->column[k], MATRIX_HEAD_LINES);
    for (int line = 0; more; line++) {
        more = false;
        put_name(out, b, line ? "" : _("组织"));
        for (size_t k = b->first; k < b->end; k++) {
            size_t n;
            const char *at = line_of(buf_str(&head[k - b->first]), line, &n);
            char *part = mem_dupn(at, n);
            put_cell(out, part, b->l->column[k]);
            more |= at[n] == '\n';
            free(part);
        }
        if (b->end == b->m->nrules)
            put_cell(out, line ? "" : _("合计"), b->l->total);
        end_line(out);
    }
    for (size_t k = b->first; k < b->end; k++)
        buf_free(&head[k - b->first]);
    free(head);
}

#define TOTALS SIZE_MAX /* in place of a row */

static void put_row(struct buf *out, const struct block *b, const char *name,
                    const struct matrix_cell *total, size_t row)
{
    char text[CELL_TEXT];
    put_name(out, b, name);
    for (size_t k = b->first; k < b->end; k++) {
        cell_text(text, row == TOTALS ? &b->m->of_rule[k] : matrix_at(b->m, row, k));
        put_cell(out, text, b->l->column[k]);
    }
    if (b->end == b->m->nrules) {
        cell_text(text, total);
        put_cell(out, text, b->l->total);
    }
    end_line(out);
}

/* How many columns from `first` on fit a line; the totals count with the last one. */
static size_t fitting(const struct matrix *m, const struct layout *l, size_t first, int width)
{
    int sum = l->name;
    size_t end = first;
    while (end < m->nrules) {
        int more = GAP + l->column[end], last = end + 1 == m->nrules ? GAP + l->total : 0;
        if (width && end > first && sum + more + last > width)
            break;
        sum += more;
        end++;
    }
    return end;
}

static void put_notes(struct buf *out, const struct matrix *m)
{
    char day[DAY_TEXT], period[64];
    date_format(m->today, day);
    period_name(m->period, period, sizeof period);
    buf_printf(out, _("期限在%s内，截至 %s：完成 %lld/%lld"), period, day, (long long)m->all.have,
               (long long)m->all.need);
    if (m->all.overdue)
        buf_printf(out, _("，逾期 %lld"), (long long)m->all.overdue);
    if (m->all.waived)
        buf_printf(out, _("，另有免除 %lld"), (long long)m->all.waived);
    if (m->all.missing)
        buf_puts(out, _("；账不在本库的组织有未报的"));
    buf_puts(out, _("\n格内为 完成/应完成（完成含补办，应完成不含免除）；空白为没有要求\n"));
}

void matrix_print(struct buf *out, const struct matrix *m, int width)
{
    struct layout l = measure(m, width);
    struct block b = { m, &l, 0, 0 };
    do {
        if (b.end)
            buf_putc(out, '\n');
        b.first = b.end;
        b.end = fitting(m, &l, b.first, width);
        put_heads(out, &b);
        for (size_t row = 0; row < m->norgs; row++)
            put_row(out, &b, m->org[row].name, &m->of_org[row], row);
        put_row(out, &b, _("合计"), &m->all, TOTALS);
    } while (b.end < m->nrules);
    put_notes(out, m);
    free(l.column);
}
