/* Workbooks of the format of 1997 (.xls): records of [MS-XLS] in a compound file; those of 1995
 * too. The cells of a sheet are gathered first: which are merged is said behind them. Formulas give
 * their last values; macros are not looked at. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "mem.h"
#include "ole.h"
#include "source_own.h"
#include "source_xls.h"
#include "words.h"

enum { XLS_TRUTH = 100 }; /* a kind of cell besides those of source.h: 是 or 否 */

struct cell {
    unsigned short row, column;
    unsigned char kind;
    unsigned char shows;
    size_t text; /* in texts, unless it is a number */
    double number;
    size_t order; /* as they stand in the file */
};

struct xls {
    struct source base;
    struct xls_book book;
    /* the sheet at hand */
    struct cell *cell;
    size_t n, cap, at;
    struct buf texts;
    struct row_maker made;
    long waiting; /* the cell whose text comes in a record of its own; -1: none */
};

static struct cell *add_cell(struct xls *x, const char *at, unsigned kind)
{
    x->cell = mem_grow(x->cell, x->n, &x->cap, sizeof *x->cell);
    struct cell *c = &x->cell[x->n];
    *c = (struct cell){ .row = (unsigned short)ole_16(at),
                        .column = (unsigned short)ole_16(at + 2),
                        .kind = (unsigned char)kind,
                        .order = x->n };
    x->n++;
    return c;
}

static void add_text(struct xls *x, const char *at, enum source_kind kind, const char *s, size_t n)
{
    struct cell *c = add_cell(x, at, kind);
    c->text = x->texts.len;
    buf_add(&x->texts, s, n);
    buf_add(&x->texts, "", 1);
}

static void add_number(struct xls *x, const char *at, unsigned format, double v)
{
    struct cell *c = add_cell(x, at, SOURCE_NUMBER);
    c->number = v;
    c->shows = format < x->book.nformats ? (unsigned char)x->book.shows[format] : SHOWS_NUMBER;
}

static double double_at(const char *p)
{
    uint64_t bits = ole_32(p) | (uint64_t)ole_32(p + 4) << 32;
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

/* Thirty bits: a whole number or the upper part of a double, either perhaps a hundredth. */
static double short_number(unsigned rk)
{
    double v;
    uint64_t bits = (uint64_t)(rk & ~3U) << 32;
    if ((rk & 2) != 0)
        v = (int32_t)rk >> 2;
    else
        memcpy(&v, &bits, sizeof v);
    return (rk & 1) != 0 ? v / 100 : v;
}

static const char *error_word(unsigned code)
{
    static const struct {
        unsigned code;
        const char *word;
    } words[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" },
                  { 0x17, "#REF!" },  { 0x1D, "#NAME?" },  { 0x24, "#NUM!" } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].code == code)
            return words[i].word;
    return "#N/A";
}

static void add_truth(struct xls *x, const char *at, unsigned value, bool error)
{
    if (!error) {
        add_cell(x, at, XLS_TRUTH)->number = value;
        return;
    }
    const char *s = error_word(value);
    add_text(x, at, SOURCE_ERROR, s, strlen(s));
}

/* The value a formula had: a number, or what is said in the bytes of one. */
static void add_formula(struct xls *x, const char *p)
{
    if (ole_16(p + 12) != 0xFFFF)
        add_number(x, p, ole_16(p + 4), double_at(p + 6));
    else if (p[6] == 1 || p[6] == 2)
        add_truth(x, p, (unsigned char)p[8], p[6] == 2);
    else if (p[6] == 0) {
        add_text(x, p, SOURCE_TEXT, "", 0);
        x->waiting = (long)x->n - 1;
    }
}

static void take_string(struct xls *x, struct xls_record *r)
{
    if (x->waiting < 0)
        return;
    size_t at = x->texts.len;
    if (xls_string(&x->book, r, &x->texts)) {
        buf_add(&x->texts, "", 1);
        x->cell[x->waiting].text = at;
    } else {
        x->texts.len = at;
    }
    x->waiting = -1;
}

static void take_shared(struct xls *x, const char *p)
{
    unsigned i = ole_32(p + 6);
    const char *s = i < x->book.nstrings ? x->book.strings.data + x->book.string[i] : "";
    add_text(x, p, SOURCE_TEXT, s, strlen(s));
}

static void take_numbers(struct xls *x, const struct xls_record *r)
{
    for (unsigned i = 0; 4 + 6 * (i + 1) + 2 <= r->n; i++) {
        char at[4];
        unsigned column = ole_16(r->data + 2) + i;
        memcpy(at, r->data, 2);
        at[2] = (char)(column & 0xFF);
        at[3] = (char)(column >> 8 & 0xFF);
        add_number(x, at, ole_16(r->data + 4 + 6 * i), short_number(ole_32(r->data + 6 + 6 * i)));
    }
}

static bool take_merges(struct xls *x, const struct xls_record *r)
{
    bool fits = true;
    for (unsigned i = 0; r->n >= 2 && i < ole_16(r->data) && 2 + 8 * (i + 1) <= r->n && fits; i++) {
        const char *p = r->data + 2 + 8 * i;
        struct merge m = { .first = (int)ole_16(p) + 1,
                           .last = (int)ole_16(p + 2) + 1,
                           .left = (int)ole_16(p + 4),
                           .right = (int)ole_16(p + 6) };
        if (m.first <= m.last && m.left <= m.right && m.right < SOURCE_COLUMNS)
            fits = row_maker_merge(&x->made, &m);
    }
    return fits;
}

/* False: too many merged cells. */
static bool take_record(struct xls *x, struct xls_record *r)
{
    const char *p = r->data;
    if (r->id == XLS_STRING) {
        take_string(x, r);
        return true;
    }
    if (r->id == XLS_MERGED)
        return take_merges(x, r);
    if (r->id == XLS_MULRK)
        take_numbers(x, r);
    else if (r->id == XLS_NUMBER && r->n >= 14)
        add_number(x, p, ole_16(p + 4), double_at(p + 6));
    else if (r->id == XLS_RK && r->n >= 10)
        add_number(x, p, ole_16(p + 4), short_number(ole_32(p + 6)));
    else if (r->id == XLS_LABELSST && r->n >= 10)
        take_shared(x, p);
    else if (r->id == XLS_BOOLERR && r->n >= 8)
        add_truth(x, p, (unsigned char)p[6], p[7] != 0);
    else if (r->id == XLS_FORMULA && r->n >= 14)
        add_formula(x, p);
    else if ((r->id == XLS_LABEL || r->id == XLS_RSTRING) && r->n >= 8) {
        add_text(x, p, SOURCE_TEXT, "", 0);
        x->waiting = (long)x->n - 1;
        xls_skip(r, 6);
        take_string(x, r);
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* Charts lie in the sheet, from a beginning to an end of their own. */
static enum status xls_begin(struct source *base, size_t sheet, struct err *e)
{
    struct xls *x = (struct xls *)base;
    struct xls_record r = { .book = &x->book, .next = x->book.offset[sheet] };
    int depth = 0;
    row_maker_free(&x->made);
    x->made.from_1904 = x->book.from_1904;
    x->n = x->at = 0;
    x->waiting = -1;
    buf_clear(&x->texts);
    while (xls_next_record(&r)) {
        depth += (r.id == XLS_BOF) - (r.id == XLS_EOF);
        if (depth <= 0)
            break;
        if (depth == 1 && !take_record(x, &r))
            return err_set(e, ST_REFUSED, "工作表“%s”里合并单元格太多，没有读取。",
                           base->sheets[sheet]);
    }
    if (depth != 0)
        return err_set(e, ST_FAILED, "工作表“%s”不完整，请用表格软件打开后另存再试。",
                       base->sheets[sheet]);
    if (x->n > 0)
        qsort(x->cell, x->n, sizeof *x->cell, by_place);
    row_maker_merges_end(&x->made);
    return ST_OK;
}

static int xls_next(struct source *base, struct source_row *row, struct err *e)
{
    struct xls *x = (struct xls *)base;
    (void)e;
    if (x->at >= x->n)
        return 0;
    unsigned line = x->cell[x->at].row;
    row_maker_begin(&x->made);
    for (; x->at < x->n && x->cell[x->at].row == line; x->at++) {
        const struct cell *c = &x->cell[x->at];
        const char *s = buf_str(&x->texts) + c->text; /* "" where no cell is a text */
        if (c->column >= SOURCE_COLUMNS)
            continue;
        if (c->kind == SOURCE_NUMBER)
            row_maker_number(&x->made, c->column, c->number, NULL, c->shows);
        else if (c->kind == XLS_TRUTH)
            row_maker_truth(&x->made, c->column, c->number != 0);
        else
            row_maker_text(&x->made, c->column, c->kind, s, strlen(s));
    }
    row_maker_finish(&x->made, (int)line + 1, row);
    return 1;
}

static void xls_close(struct source *base)
{
    struct xls *x = (struct xls *)base;
    xls_book_free(&x->book);
    row_maker_free(&x->made);
    buf_free(&x->texts);
    free(x->cell);
    free(x);
}

enum status source_open_xls(struct source **out, FILE *f, const char *path, struct err *e)
{
    static const struct source_ops ops = { xls_begin, xls_next, xls_close };
    struct xls *x = mem_alloc(sizeof *x);
    x->base.ops = &ops;
    *out = &x->base;
    return xls_book_open(&x->book, &x->base, f, path, e);
}
