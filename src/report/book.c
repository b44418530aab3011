/* Books: tables kept together and printed. */
#include "book.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_table.h"
#include "text.h"
#include "words.h"

struct book *book_new(const char *title, const char *unit, const char *author, daynum day)
{
    struct book *b = mem_alloc(sizeof *b);
    b->pool = pool_new();
    b->title = pool_dup(b->pool, title);
    b->unit = pool_dup(b->pool, unit);
    b->author = pool_dup(b->pool, author);
    b->day = day;
    return b;
}

void book_free(struct book *b)
{
    if (b == NULL)
        return;
    for (size_t i = 0; i < b->n; i++)
        table_free(b->sheet[i].table);
    table_free(b->data);
    free(b->sheet);
    pool_free(b->pool);
    free(b);
}

static struct book_sheet *add_sheet(struct book *b, const char *name, const char *title,
                                    struct table *t)
{
    b->sheet = mem_grow(b->sheet, b->n, &b->cap, sizeof *b->sheet);
    b->sheet[b->n] = (struct book_sheet){ .name = pool_dup(b->pool, name),
                                          .title = pool_dup(b->pool, title),
                                          .table = t,
                                          .form = b->n == 0 };
    return &b->sheet[b->n++];
}

static void add_explaining(struct book *b, const char *name, const char *title, struct table *t)
{
    struct book_sheet *s = add_sheet(b, name, title, t);
    s->form = false;
    s->explains = true;
}

struct table *book_add(struct book *b, const char *name, const char *title,
                       const struct column *columns, size_t n)
{
    return add_sheet(b, name, title, table_new(columns, n))->table;
}

void book_take(struct book *b, const char *name, const char *title, struct table *t)
{
    add_sheet(b, name, title, t);
}

void book_explain(struct book *b, const char *figure, const char *meaning, const char *source)
{
    static const struct column columns[] = {
        { "figure", "栏目", COLUMN_TEXT },
        { "meaning", "含义和算法", COLUMN_TEXT },
        { "source", "依据", COLUMN_TEXT },
    };
    const struct book_sheet *s = book_find(b, _("说明"));
    if (s == NULL)
        add_explaining(b, _("说明"), _("各栏说明"),
                       table_new(columns, sizeof columns / sizeof *columns));
    struct table *t = s != NULL ? s->table : b->sheet[b->n - 1].table;
    table_text(t, figure);
    table_text(t, meaning);
    table_text(t, source);
}

void book_explain_all(struct book *b, const char *const (*lines)[3], size_t n)
{
    for (size_t i = 0; i < n; i++)
        book_explain(b, _(lines[i][0]), _(lines[i][1]), _(lines[i][2]));
}

void book_foot(struct book *b, const char *lines)
{
    b->sheet[b->n - 1].foot = pool_dup(b->pool, lines);
}

void book_rules(struct book *b, const struct world *w, const struct rule *const *r, size_t n)
{
    add_explaining(b, _("依据"), _("各项要求的依据"), rules_table(w, r, n));
}

struct table *book_data(struct book *b, const struct column *columns, size_t n)
{
    table_free(b->data);
    return b->data = table_new(columns, n);
}

void book_chart(struct book *b, const char *title, int label, int value)
{
    struct book_sheet *s = &b->sheet[b->n - 1];
    s->chart = (struct sheet_chart){ pool_dup(b->pool, title), label, value, s->table->total };
}

const struct book_sheet *book_find(const struct book *b, const char *name)
{
    for (size_t i = 0; i < b->n; i++)
        if (!strcmp(b->sheet[i].name, name))
            return &b->sheet[i];
    return NULL;
}

static void print_people(struct buf *out, const struct book *b, const struct book_sheet *only,
                         enum table_format f, int width)
{
    size_t shown = 0;
    bool several = false;
    for (size_t i = 1; i < b->n && only == NULL; i++)
        several |= !b->sheet[i].explains;
    for (size_t i = 0; i < b->n; i++) {
        const struct book_sheet *s = &b->sheet[i];
        if (only != NULL ? s != only : s->explains)
            continue;
        if (shown++ > 0)
            buf_putc(out, '\n');
        if (several)
            buf_printf(out, "%s\n", s->title);
        table_print(out, s->table, f, width);
        if (s->foot != NULL && width > 0)
            text_wrap(out, s->foot, width);
        else if (s->foot != NULL)
            buf_printf(out, "%s\n", s->foot);
    }
}

void book_print(struct buf *out, const struct book *b, const struct book_sheet *only,
                enum table_format f, int width)
{
    if (f < TABLE_CSV)
        print_people(out, b, only, f, width);
    else if (only == NULL && b->data != NULL)
        table_print(out, b->data, f, width);
    else
        table_print(out, (only != NULL ? only : b->sheet)->table, f, width);
}

/* 填报单位 and what the notes say: period, filter, as-of day. What is signed below its own lines
 * says there whose it is. */
static char *about_of(const struct book *b, const struct book_sheet *s)
{
    struct buf text = BUF_INIT;
    if (!s->explains && s->foot == NULL)
        buf_printf(&text, _("填报单位：%s\n"), b->unit);
    buf_puts(&text, buf_str(&s->table->notes));
    return buf_take(&text);
}

enum status book_save(const char *path, const struct book *b, const struct book_sheet *only,
                      struct err *e)
{
    size_t first = only != NULL ? (size_t)(only - b->sheet) : 0, n = only != NULL ? 1 : b->n;
    struct table_walk *walk = mem_alloc(n * sizeof *walk);
    struct sheet *sheet = mem_alloc(n * sizeof *sheet);
    char **about = mem_alloc(n * sizeof *about);
    for (size_t i = 0; i < n; i++) {
        const struct book_sheet *s = &b->sheet[first + i];
        table_walk_begin(&walk[i], s->table, TABLE_XLSX);
        about[i] = about_of(b, s);
        sheet[i] = (struct sheet){ .name = s->name,
                                   .title = s->title,
                                   .about = about[i],
                                   .table = &walk[i].rows,
                                   .form = s->form,
                                   .chart = s->chart,
                                   .foot = s->foot };
    }
    struct workbook w = { b->title, b->unit, b->author, b->day, sheet, (int)n };
    enum status st = workbook_save(path, &w, e);
    for (size_t i = 0; i < n; i++) {
        table_walk_end(&walk[i]);
        free(about[i]);
    }
    free((void *)about);
    free(sheet);
    free(walk);
    return st;
}
