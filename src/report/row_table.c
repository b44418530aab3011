/* Rows as a table, and one row as a record, for people. */
#include "row_table.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

enum {
    SAMPLE = 200,    /* rows from which the widths are taken */
    WIDEST = 40,     /* cells of a column */
    LABEL_CELLS = 16 /* of a record */
};

struct row_table {
    int columns[MODEL_MAX_FIELDS], n; /* fields shown */
    int width[MODEL_MAX_FIELDS];
    char **held; /* cells of the first rows, column by column */
    size_t nheld, cap;
    bool open; /* the widths are fixed, rows are printed as they come */
};

struct row_table *row_table_new(const struct row_printer *p)
{
    struct row_table *t = mem_alloc(sizeof *t);
    for (int i = 0; i < p->en->nfields; i++) {
        if (!row_has_column(p, i) || p->en->fields[i].kind == FIELD_LONG)
            continue;
        t->columns[t->n] = i;
        t->width[t->n++] = text_width(p->en->fields[i].label);
    }
    return t;
}

/* A cell as people read it, on one line: references by name. */
static void add_value(struct buf *out, struct db *db, const struct field *f, const char *value)
{
    struct buf shown = BUF_INIT;
    if (f->kind == FIELD_REF && value[0] != '\0' && db != NULL)
        row_name(db, f->ref, value, &shown, NULL);
    else
        model_show(f, value, &shown);
    text_safe(out, buf_str(&shown), shown.len);
    buf_free(&shown);
}

static char *cell_text(const struct row_printer *p, const struct row *r, int field)
{
    struct buf raw = BUF_INIT, shown = BUF_INIT;
    row_cell(p, r, field, &raw);
    add_value(&shown, p->db, &p->en->fields[field], buf_str(&raw));
    buf_free(&raw);
    buf_reserve(&shown, 1);
    return buf_take(&shown);
}

/* Columns that are empty in the sample are left out, and those for which the line has no room. */
static void fix_widths(const struct row_printer *p, struct row_table *t, bool *full)
{
    int room = p->width, n = 0;
    *full = true;
    for (int i = 0; i < t->n; i++) {
        bool filled = p->en->fields[t->columns[i]].key;
        for (size_t k = (size_t)i; k < t->nheld; k += (size_t)t->n) {
            int w = text_width(t->held[k]);
            filled |= w > 0;
            if (w > t->width[i])
                t->width[i] = w < WIDEST ? w : WIDEST;
        }
        if (filled && p->width > 0 && room < t->width[i] && n > 0) {
            *full = false;
            t->width[i] = 0;
        } else if (!filled) {
            t->width[i] = 0;
        } else {
            room -= t->width[i] + 2;
            n++;
        }
    }
}

static void print_line(const struct row_printer *p, const struct row_table *t, char *const *cells)
{
    bool first = true;
    size_t begin = p->out->len;
    for (int i = 0; i < t->n; i++) {
        if (t->width[i] == 0)
            continue;
        if (!first)
            buf_puts(p->out, "  ");
        first = false;
        text_pad(p->out, cells[i], t->width[i]);
    }
    while (p->out->len > begin && p->out->data[p->out->len - 1] == ' ')
        p->out->data[--p->out->len] = '\0';
    buf_putc(p->out, '\n');
}

static void print_held(struct row_printer *p, struct row_table *t)
{
    char *labels[MODEL_MAX_FIELDS];
    bool full;
    fix_widths(p, t, &full);
    for (int i = 0; i < t->n; i++)
        labels[i] = (char *)p->en->fields[t->columns[i]].label; /* print_line does not write */
    print_line(p, t, labels);
    for (size_t k = 0; k < t->nheld; k += (size_t)t->n) {
        print_line(p, t, t->held + k);
        for (int i = 0; i < t->n; i++)
            free(t->held[k + (size_t)i]);
    }
    t->nheld = 0;
    t->open = true;
}

void row_table_add(struct row_printer *p, struct row_table *t, const struct row *r)
{
    char *cells[MODEL_MAX_FIELDS];
    for (int i = 0; i < t->n; i++)
        cells[i] = t->open && t->width[i] == 0 ? mem_dup("") : cell_text(p, r, t->columns[i]);
    if (t->open) {
        print_line(p, t, cells);
        for (int i = 0; i < t->n; i++)
            free(cells[i]);
        return;
    }
    for (int i = 0; i < t->n; i++) {
        t->held = mem_grow(t->held, t->nheld, &t->cap, sizeof *t->held);
        t->held[t->nheld++] = cells[i];
    }
    if (t->nheld >= (size_t)SAMPLE * (size_t)t->n)
        print_held(p, t);
}

void row_table_end(struct row_printer *p, struct row_table *t)
{
    if (!t->open)
        print_held(p, t);
    free(t->held);
    free(t);
}

/* A value of several lines goes on under its first one. */
static void add_indented(struct buf *out, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        if (at != text)
            buf_printf(out, "%*s", LABEL_CELLS + 2, "");
        text_safe(out, at, n);
        buf_putc(out, '\n');
        at += n + (at[n] == '\n');
    }
}

void row_print_record(struct buf *out, struct db *db, const struct row *r, int width)
{
    struct row_printer p = { .guard = ROWS_MASK, .en = r->en };
    (void)width;
    for (int i = 0; i < r->en->nfields; i++) {
        const struct field *f = &r->en->fields[i];
        struct buf raw = BUF_INIT, text = BUF_INIT;
        row_cell(&p, r, i, &raw);
        if (raw.len > 0) {
            text_pad(out, f->label, LABEL_CELLS);
            buf_puts(out, "  ");
            if (f->guard == GUARD_PRIVATE)
                buf_puts(&text, "（不公开）");
            else
                model_show(f, buf_str(&raw), &text);
            if (f->kind == FIELD_REF && db != NULL) {
                buf_putc(&text, ' ');
                row_name(db, f->ref, buf_str(&raw), &text, NULL);
            }
            add_indented(out, buf_str(&text));
        }
        buf_free(&raw);
        buf_free(&text);
    }
    text_pad(out, "录入", LABEL_CELLS);
    buf_printf(out, "  %s  %s  第 %d 版\n", r->entered_on, r->entered_by, r->version);
}
