/* Brief copies of reports (简表): what says nothing is left out, and said to be. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "report.h"
#include "words.h"

enum { NAMED = 20 };

static bool is_figure(const struct column *c)
{
    return c->kind == COLUMN_INT || c->kind == COLUMN_MONEY || c->kind == COLUMN_SHARE;
}

/* A line for an organisation, or one for itself and one with those below it, and nothing but
 * figures in it. */
static bool is_of_orgs(const struct table *t)
{
    bool yes = t->ncolumns > 2 && !strcmp(t->column[0].name, "org") &&
               !strcmp(t->column[1].name, "org_name");
    for (size_t i = 2; i < t->ncolumns && yes; i++)
        yes = is_figure(&t->column[i]) || !strcmp(t->column[i].name, "scope");
    return yes;
}

/* What is not known, as of those who have not handed up, is not nought. */
static bool is_nought(const struct table *t, const struct cell *row)
{
    size_t noughts = 0;
    for (size_t i = 2; i < t->ncolumns; i++) {
        const struct cell *c = &row[i];
        if (!is_figure(&t->column[i]) || (c->null && c->shown == NULL))
            continue;
        if (c->null || (t->column[i].kind == COLUMN_SHARE ? c->r.num != 0 : c->n != 0))
            return false;
        noughts++;
    }
    return noughts > 0;
}

/* The line of those that are left out. */
static void say_dropped(struct buf *b, const struct table *t, const bool *drop, size_t rows)
{
    size_t found = 0;
    const char *last = "";
    struct buf names = BUF_INIT;
    for (size_t i = 0; i < rows; i++) {
        const struct cell *c = &t->cell[i * t->ncolumns];
        if (!drop[i] || !strcmp(c[0].text, last))
            continue;
        last = c[0].text;
        if (found++ < NAMED)
            words_add(&names, c[1].text);
    }
    if (found > 0)
        buf_printf(b, _("另有 %zu 个组织各栏都是 0，没有列出：%s%s\n"), found, buf_str(&names),
                   found > NAMED ? _(" 等") : "");
    buf_free(&names);
}

static void drop_noughts(struct table *t, struct buf *said)
{
    size_t rows = table_rows(t) - (t->total && table_rows(t) > 0), end;
    bool *drop = mem_alloc((table_rows(t) + 1) * sizeof *drop);
    for (size_t i = 0; i < rows; i = end) {
        const struct cell *first = &t->cell[i * t->ncolumns];
        bool nought = true;
        for (end = i; end < rows; end++) {
            const struct cell *c = &t->cell[end * t->ncolumns];
            if (strcmp(c[0].text, first[0].text) != 0)
                break;
            nought = nought && is_nought(t, c);
        }
        for (size_t k = i; k < end; k++)
            drop[k] = nought;
    }
    say_dropped(said, t, drop, rows);
    table_drop_rows(t, drop);
    free(drop);
}

/* A kept book has the names of the language it was made in. */
static bool is_left_out(const struct report *r, const char *name)
{
    for (const char *const *v = r->brief; *v != NULL; v++)
        if (!strcmp(name, *v) || !strcmp(name, _(*v)))
            return true;
    return false;
}

static void drop_sheets(const struct report *r, struct book *b, const char *sheet, struct buf *said)
{
    size_t n = 0;
    struct buf names = BUF_INIT;
    for (size_t i = 0; i < b->n; i++) {
        bool asked = sheet != NULL && !strcmp(sheet, b->sheet[i].name);
        if (asked || !is_left_out(r, b->sheet[i].name)) {
            b->sheet[n++] = b->sheet[i];
            continue;
        }
        words_add(&names, b->sheet[i].name);
        table_free(b->sheet[i].table);
    }
    b->n = n;
    if (names.len > 0)
        buf_printf(said, _("简表：逐个组织逐项的表（%s）没有列出，见全表\n"), buf_str(&names));
    buf_free(&names);
}

void report_brief(const struct report *r, struct book *b, const char *sheet, struct buf *said)
{
    struct buf line = BUF_INIT;
    table_free(b->data);
    b->data = NULL;
    drop_sheets(r, b, sheet, &line);
    for (size_t i = 0; i < b->n; i++) {
        const struct book_sheet *s = &b->sheet[i];
        if (is_of_orgs(s->table))
            drop_noughts(s->table, &line);
        buf_puts(&s->table->notes, buf_str(&line));
        if (said != NULL && (sheet != NULL ? !strcmp(sheet, s->name) : i == 0))
            buf_puts(said, buf_str(&line));
        buf_clear(&line);
    }
    buf_free(&line);
}
