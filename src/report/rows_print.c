/* Rows as text, CSV and JSON. */
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "json.h"
#include "listed.h"
#include "mem.h"
#include "rows.h"
#include "text.h"
#include "words.h"

enum {
    WIDEST = 40,    /* cells of a column that does not shrink */
    NARROWEST = 8,  /* of a text that does */
    HEAD_LINES = 3, /* of a header that has no room in one */
    HEAD_LEAST = 4  /* cells of each */
};

struct rows_printer {
    const struct rows *t;
    enum table_format format;
    struct buf *out;
    int width;
    size_t rows;
    struct rows_head *head; /* for people */
    int *cells, gap;        /* of each column, 0: left out; between two */
};

struct rows_printer *rows_print_begin(const struct rows *t, enum table_format f, struct buf *out,
                                      int width)
{
    struct rows_printer *p = mem_alloc(sizeof *p);
    *p = (struct rows_printer){ .t = t, .format = f, .out = out, .width = width };
    int at = 0;
    if (f == TABLE_JSON)
        buf_putc(out, '[');
    if (f == TABLE_CSV) {
        buf_puts(out, "\xEF\xBB\xBF");
        for (int i = 0; i < t->columns; i++)
            csv_cell(out, &at, t->column[i].name);
        csv_end(out, &at);
    }
    return p;
}

static int line_width(const struct rows_printer *p)
{
    int sum = -p->gap;
    for (int i = 0; i < p->t->columns; i++)
        if (p->cells[i] > 0)
            sum += p->cells[i] + p->gap;
    return sum;
}

/* The widest gives way until the line fits; words: texts alone, not what they are known by. */
static void shrink_widest(struct rows_printer *p, bool words)
{
    while (line_width(p) > p->width) {
        int widest = -1;
        for (int i = 0; i < p->t->columns; i++) {
            enum column_kind k = p->t->column[i].kind;
            if ((words ? k == COLUMN_TEXT || k == COLUMN_LIST : !column_is_number(k)) &&
                p->cells[i] > NARROWEST && (widest < 0 || p->cells[i] > p->cells[widest]))
                widest = i;
        }
        if (widest < 0)
            return;
        p->cells[widest]--;
    }
}

/* Where a line is too long, the gaps give way, then the columns that may shrink, the last one
 * first; then those at the end that nobody must see are left out. */
static void fit(struct rows_printer *p)
{
    const struct column_look *look = p->t->look;
    if (look == NULL) {
        shrink_widest(p, false);
        return;
    }
    if (line_width(p) > p->width)
        p->gap = 1;
    for (int i = p->t->columns - 1; i >= 0 && line_width(p) > p->width; i--) {
        int cut = line_width(p) - p->width, most = p->cells[i] - look[i].least;
        if (look[i].least > 0 && most > 0)
            p->cells[i] -= cut < most ? cut : most;
    }
    for (int i = p->t->columns - 1; i > 0 && line_width(p) > p->width; i--)
        if (!look[i].keep)
            p->cells[i] = 0;
}

/* The fewest cells in which a header stands whole. */
static int head_cells(const char *label)
{
    int whole = text_width(label), least = text_longest_word(label);
    least = least > HEAD_LEAST ? least : HEAD_LEAST;
    for (; least < whole; least++) {
        struct buf b = BUF_INIT;
        int lines = 0;
        text_wrap(&b, label, least);
        for (size_t i = 0; i < b.len; i++)
            lines += b.data[i] == '\n';
        buf_free(&b);
        if (lines <= HEAD_LINES)
            break;
    }
    return least < whole ? least : whole;
}

/* The widths at which headers need one line, or several. data[]: what the rows need. */
static void lay_out(struct rows_printer *p, const int *data, bool several)
{
    p->gap = 2;
    for (int i = 0; i < p->t->columns; i++) {
        const struct column_look *look = p->t->look != NULL ? &p->t->look[i] : NULL;
        const char *label = _(p->t->column[i].label);
        int least = several ? head_cells(label) : text_width(label), most = data[i];
        if (look != NULL && look->least == 0 && most > WIDEST)
            most = WIDEST;
        p->cells[i] = most == 0 && look != NULL && !look->keep ? 0 : most > least ? most : least;
    }
    if (p->width > 0)
        fit(p);
}

/* A matter keeps its end, which says the period: the start has one part in three. */
static void print_matter(struct rows_printer *p, int i, const char *s)
{
    struct buf shown = BUF_INIT;
    text_middle(&shown, s, p->cells[i], 3);
    text_pad(p->out, buf_str(&shown), p->cells[i]);
    buf_free(&shown);
}

/* Where nobody asked for a width nothing is cut. */
static void print_cell(struct rows_printer *p, int i, const char *s)
{
    if (p->width <= 0 && text_width(s) > p->cells[i])
        text_safe(p->out, s, strlen(s));
    else if (column_is_number(p->t->column[i].kind))
        text_pad_left(p->out, s, p->cells[i]);
    else if (!strcmp(p->t->column[i].name, "title"))
        print_matter(p, i, s);
    else
        text_pad(p->out, s, p->cells[i]);
}

static void print_line(struct rows_printer *p, const char *const *cell)
{
    size_t begin = p->out->len;
    bool first = true;
    for (int i = 0; i < p->t->columns; i++) {
        if (p->cells[i] == 0)
            continue;
        if (!first)
            buf_printf(p->out, "%*s", p->gap, "");
        first = false;
        print_cell(p, i, cell[i] != NULL ? cell[i] : "");
    }
    while (p->out->len > begin && p->out->data[p->out->len - 1] == ' ')
        p->out->data[--p->out->len] = '\0';
    buf_putc(p->out, '\n');
}

/* The lines of each header end at the rows. */
static void print_labels(struct rows_printer *p)
{
    struct buf head[ROWS_COLUMNS] = { 0 }, part[ROWS_COLUMNS] = { 0 };
    const char *cell[ROWS_COLUMNS];
    int lines[ROWS_COLUMNS], most = 0;
    for (int i = 0; i < p->t->columns; i++) {
        const char *label = _(p->t->column[i].label);
        if (p->cells[i] > 0 && text_width(label) > p->cells[i])
            text_heading(&head[i], label, p->cells[i], HEAD_LINES);
        else
            buf_puts(&head[i], label);
        lines[i] = 1;
        for (size_t k = 0; k + 1 < head[i].len; k++)
            lines[i] += head[i].data[k] == '\n';
        most = p->cells[i] > 0 && lines[i] > most ? lines[i] : most;
    }
    for (int line = 0; line < most; line++) {
        for (int i = 0; i < p->t->columns; i++) {
            const char *at = buf_str(&head[i]);
            for (int k = most - lines[i]; k < line; k++)
                at += strcspn(at, "\n") + 1;
            buf_clear(&part[i]);
            if (line >= most - lines[i])
                buf_add(&part[i], at, strcspn(at, "\n"));
            cell[i] = buf_str(&part[i]);
        }
        print_line(p, cell);
    }
    for (int i = 0; i < p->t->columns; i++) {
        buf_free(&head[i]);
        buf_free(&part[i]);
    }
}

/* The widths are known: the header. */
static enum status print_header(struct rows_printer *p, struct err *e)
{
    int data[ROWS_COLUMNS];
    bool all;
    p->head = rows_head_new(p->t);
    p->cells = mem_alloc((size_t)p->t->columns * sizeof *p->cells);
    if (rows_head_read(p->head, ROWS_SAMPLE, data, &all, e) != ST_OK)
        return ST_FAILED;
    lay_out(p, data, false);
    if (p->width > 0 && line_width(p) > p->width)
        lay_out(p, data, true);
    if (p->width > 0)
        shrink_widest(p, true);
    print_labels(p);
    return ST_OK;
}

static int next_text(struct rows_printer *p, struct err *e)
{
    const char *cell[ROWS_COLUMNS];
    if (p->head == NULL && print_header(p, e) != ST_OK)
        return -1;
    int got = rows_head_next(p->head, cell, e);
    if (got == 1 && rows_head_marks(p->head) & ROW_ACROSS)
        buf_printf(p->out, "\n%s\n", cell[0]);
    else if (got == 1)
        print_line(p, cell);
    return got;
}

static void add_list(struct buf *out, const char *list)
{
    struct listed word;
    const char *between = "";
    buf_putc(out, '[');
    for (; listed_next(&list, &word); between = ",") {
        buf_puts(out, between);
        json_stringn(out, word.text, word.n);
    }
    buf_putc(out, ']');
}

/* What stands in a column of numbers and is none was not written by us. */
static bool is_json_number(const char *s)
{
    s += *s == '-';
    size_t n = strspn(s, "0123456789");
    size_t part = s[n] == '.' ? strspn(s + n + 1, "0123456789") : 0;
    return n > 0 && (n == 1 || *s != '0') && s[n + part + (part > 0)] == '\0';
}

/* Numbers are numbers, yes and no true and false, lists arrays, what is empty null. */
static void add_json(struct buf *out, enum column_kind kind, const char *s)
{
    if (kind == COLUMN_LIST)
        add_list(out, s);
    else if (*s == '\0')
        buf_puts(out, "null");
    else if (kind == COLUMN_YESNO)
        buf_puts(out, !strcmp(s, "yes") ? "true" : "false");
    else if (column_is_number(kind) && is_json_number(s))
        buf_puts(out, s);
    else
        json_string(out, s);
}

static void print_json(struct rows_printer *p, const char *const *cell)
{
    if (p->format == TABLE_JSON)
        buf_puts(p->out, p->rows == 0 ? "\n" : ",\n");
    for (int i = 0; i < p->t->columns; i++) {
        buf_putc(p->out, i == 0 ? '{' : ',');
        json_string(p->out, p->t->column[i].name);
        buf_putc(p->out, ':');
        add_json(p->out, p->t->column[i].kind, cell[i] != NULL ? cell[i] : "");
    }
    buf_puts(p->out, p->format == TABLE_JSON ? "}" : "}\n");
}

static void print_csv(struct rows_printer *p, const char *const *cell)
{
    int at = 0;
    for (int i = 0; i < p->t->columns; i++)
        csv_cell(p->out, &at, cell[i] != NULL ? cell[i] : "");
    csv_end(p->out, &at);
}

int rows_print_next(struct rows_printer *p, struct err *e)
{
    const char *cell[ROWS_COLUMNS];
    if (p->format < TABLE_CSV)
        return next_text(p, e);
    int got = p->t->next(p->t->ctx, cell, e);
    if (got != 1)
        return got;
    if (p->format == TABLE_CSV)
        print_csv(p, cell);
    else
        print_json(p, cell);
    p->rows++;
    return 1;
}

void rows_print_end(struct rows_printer *p)
{
    if (p->format == TABLE_JSON)
        buf_puts(p->out, p->rows == 0 ? "]\n" : "\n]\n");
    rows_head_free(p->head);
    free(p->cells);
    free(p);
}
