/* Pages of text. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "mem.h"
#include "stack.h"
#include "text.h"
#include "words.h"

struct paragraph {
    char *text;
    enum look look;
    int indent;
};

struct page {
    char *title;
    struct paragraph *para;
    size_t n, cap;
    struct paragraph *line; /* of the layout: one row each */
    size_t lines, line_cap;
    int cols; /* of the layout */
    size_t top;
    int rows;                   /* in sight */
    const struct page_ops *ops; /* NULL: to read alone */
    void *ctx;
    bool busy; /* a deed asks something: what lies under its dialogs stays as it is */
};

struct page *page_new(const char *title)
{
    struct page *p = mem_alloc(sizeof *p);

    p->title = mem_dup(title);
    return p;
}

void page_add(struct page *p, enum look look, int indent, const char *text)
{
    p->para = mem_grow(p->para, p->n, &p->cap, sizeof *p->para);
    p->para[p->n++] = (struct paragraph){ mem_dup(text), look, indent };
    p->cols = 0;
}

void page_addf(struct page *p, enum look look, int indent, const char *fmt, ...)
{
    char *text;
    va_list ap;
    int n;

    va_start(ap, fmt);
    n = vasprintf(&text, fmt, ap);
    va_end(ap);
    if (n < 0)
        return;
    page_add(p, look, indent, text);
    free(text);
}

static void drop_lines(struct page *p)
{
    for (size_t i = 0; i < p->lines; i++)
        free(p->line[i].text);
    p->lines = 0;
}

static void add_line(struct page *p, const struct paragraph *from, const char *s, size_t n)
{
    p->line = mem_grow(p->line, p->lines, &p->line_cap, sizeof *p->line);
    p->line[p->lines++] = (struct paragraph){ mem_dupn(s, n), from->look, from->indent };
}

static void lay_out(struct page *p, int cols)
{
    if (p->cols == cols)
        return;
    p->cols = cols;
    drop_lines(p);
    for (size_t i = 0; i < p->n; i++) {
        const struct paragraph *q = &p->para[i];
        struct buf b = BUF_INIT;

        text_wrap(&b, q->text, cols - q->indent);
        if (*buf_str(&b) == '\0')
            add_line(p, q, "", 0);
        for (const char *s = buf_str(&b); *s != '\0';) {
            size_t n = strcspn(s, "\n");

            add_line(p, q, s, n);
            s += n + (s[n] == '\n' ? 1 : 0);
        }
        buf_free(&b);
    }
}

static void keep_in_range(struct page *p)
{
    size_t rows = p->rows > 0 ? (size_t)p->rows : 1;
    size_t last = p->lines > rows ? p->lines - rows : 0;

    if (p->top > last)
        p->top = last;
}

static void draw(void *self, struct rect r)
{
    struct page *p = self;

    lay_out(p, r.cols - 4);
    p->rows = r.rows;
    keep_in_range(p);
    for (int i = 0; i < r.rows && p->top + (size_t)i < p->lines; i++) {
        const struct paragraph *l = &p->line[p->top + (size_t)i];

        cells_put(r.row + i, r.col + 2 + l->indent, r.cols - 4 - l->indent, l->text, (int)l->look);
    }
}

static void status(void *self, struct buf *b)
{
    const struct page *p = self;
    size_t end = p->top + (size_t)p->rows;

    buf_printf(b, _("第 %zu 行，共 %zu 行"), end < p->lines ? end : p->lines, p->lines);
}

static unsigned key(void *self, const struct key *k)
{
    struct page *p = self;
    size_t page = p->rows > 1 ? (size_t)p->rows - 1 : 1;
    struct key f = key_folded(k);

    if (key_is(k, KN_UP))
        p->top -= p->top > 0;
    else if (key_is(k, KN_DOWN) || key_is(k, KN_ENTER))
        p->top++;
    else if (key_is(k, KN_PGUP))
        p->top = p->top > page ? p->top - page : 0;
    else if (key_is(k, KN_PGDN) || key_char(&f, ' '))
        p->top += page;
    else if (key_is(k, KN_HOME) || key_char(&f, 'g'))
        p->top = 0;
    else if (key_is(k, KN_END) || key_char(&f, 'G'))
        p->top = p->lines;
    else
        return TUI_IGNORED;
    keep_in_range(p);
    return TUI_HANDLED;
}

static void title(void *self, struct buf *b)
{
    const struct page *p = self;

    buf_puts(b, p->title);
}

static void drop_text(struct page *p)
{
    drop_lines(p);
    for (size_t i = 0; i < p->n; i++)
        free(p->para[i].text);
    p->n = 0;
    p->cols = 0;
}

static void close_page(void *self)
{
    struct page *p = self;

    drop_text(p);
    if (p->ops != NULL)
        p->ops->close(p->ctx);
    free(p->line);
    free(p->para);
    free(p->title);
    free(p);
}

const struct action page_keys[] = {
    { 1, "PgDn Space", N_("下一页"), NULL,
      N_("↑ ↓ 逐行；PgUp PgDn 翻页；Home 或 g 开头，End 或 G 末尾") },
    { 0 },
};

static const struct screen_ops ops = {
    .name = "",
    .keys = page_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .close = close_page,
};

void page_open(struct page *p)
{
    stack_push(&ops, p);
}

static const struct action *live_actions(const void *self)
{
    return ((const struct page *)self)->ops->actions;
}

static void live_fill(void *self)
{
    struct page *p = self;

    if (p->busy)
        return;
    drop_text(p);
    p->ops->fill(p->ctx, p);
}

static unsigned live_act(void *self, int id)
{
    struct page *p = self;
    p->busy = true;
    unsigned mask = p->ops->act(p->ctx, id);
    p->busy = false;

    if (!(mask & TUI_LEAVE))
        live_fill(p);
    return mask;
}

static bool live_others(void *self)
{
    live_fill(self);
    return true;
}

static const char *live_about(const void *self)
{
    const struct page *p = self;
    return p->ops->about != NULL ? p->ops->about(p->ctx) : NULL;
}

static const struct screen_ops live = {
    .name = "",
    .about = live_about,
    .mode = live_actions,
    .keys = page_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = live_act,
    .resume = live_fill,
    .others = live_others,
    .close = close_page,
};

void page_open_live(const char *title, const struct page_ops *page_ops, void *ctx)
{
    struct page *p = page_new(title);

    p->ops = page_ops;
    p->ctx = ctx;
    live_fill(p);
    stack_push(&live, p);
}
