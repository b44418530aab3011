/* What was refused: told to people, and given back as rows to be mended. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "sorted.h"
#include "words.h"

void import_refuse(struct import *im, int line, int column, const char *reason)
{
    im->refusals = mem_grow(im->refusals, im->nrefusals, &im->cap, sizeof *im->refusals);
    im->refusals[im->nrefusals++] = (struct refusal){ line, column, mem_dup(reason) };
}

/* 0 -> A, 27 -> AB */
static void column_letters(int column, char out[8])
{
    char back[8];
    int n = 0;
    for (int c = column; c >= 0 && n < 7; c = c / 26 - 1)
        back[n++] = (char)('A' + c % 26);
    for (int i = 0; i < n; i++)
        out[i] = back[n - 1 - i];
    out[n] = '\0';
}

/* 姓名（B 列）：…: the column stands before the reason of one cell. */
static void explain_cell(const struct import *im, const struct refusal *r, struct buf *out)
{
    if (r->column >= 0) {
        char letters[8];
        column_letters(r->column, letters);
        const char *header = (size_t)r->column < im->ncolumns ? im->header[r->column] : "";
        buf_puts(out, *header != '\0' ? header : letters);
        if (*header != '\0' && *source_sheet(im->source, im->sheet) != '\0')
            buf_printf(out, _("（%s 列）"), letters);
        buf_puts(out, _("："));
    }
    buf_puts(out, r->reason);
}

void import_explain(const struct import *im, const struct refusal *r, struct buf *out)
{
    const char *sheet = source_sheet(im->source, im->sheet);
    if (*sheet != '\0')
        buf_printf(out, _("工作表“%s”"), sheet);
    buf_printf(out, _("第 %d 行"), r->line);
    buf_puts(out, r->column >= 0 ? _("，") : _("："));
    explain_cell(im, r, out);
}

static int by_line(const void *line, const void *refusal)
{
    return *(const int *)line - ((const struct refusal *)refusal)->line;
}

/* The first refusal of that line or a later one. */
static size_t first_refusal(const struct import *im, int line)
{
    return sorted_place(&line, im->refusals, im->nrefusals, sizeof *im->refusals, by_line);
}

void import_reasons(const struct import *im, int line, const char *apart, struct buf *out)
{
    size_t first = first_refusal(im, line);
    for (size_t i = first; i < im->nrefusals && im->refusals[i].line == line; i++) {
        buf_puts(out, i > first ? apart : "");
        explain_cell(im, &im->refusals[i], out);
    }
}

enum status import_rejects_begin(struct import_rejects *r, const struct import *im, struct err *e)
{
    *r = (struct import_rejects){ .im = im };
    r->column = mem_alloc((im->ncolumns + 1) * sizeof *r->column);
    for (size_t i = 0; i < im->ncolumns; i++) {
        if (strcmp(im->header[i], IMPORT_REASON) != 0)
            r->column[r->columns++] = i;
    }
    r->text = mem_alloc((r->columns + 1) * sizeof *r->text);
    return import_lines_begin(im, e);
}

const char *import_rejects_header(const struct import_rejects *r, size_t i)
{
    return i < r->columns ? r->im->header[r->column[i]] : IMPORT_REASON;
}

/* The reasons of the line at hand, joined; the next refusal is of another line. */
static void add_reasons(struct import_rejects *r, int line, struct buf *out)
{
    const struct import *im = r->im;
    for (; r->at < im->nrefusals && im->refusals[r->at].line == line; r->at++) {
        const struct refusal *f = &im->refusals[r->at];
        if (out->len > 0)
            buf_putc(out, ' ');
        if (f->column >= 0 && (size_t)f->column < im->ncolumns)
            buf_printf(out, _("%s："), im->header[f->column]);
        buf_puts(out, f->reason);
    }
}

/* A cell as it was: days as days, or what a formula failed with. */
static void add_cell(const struct source_cell *c, struct buf *out)
{
    static const struct field plain = { .kind = FIELD_LONG };
    if (c->kind != SOURCE_DAY || import_value(&plain, c, out, NULL) != ST_OK)
        buf_puts(out, c->text);
}

int import_rejects_next(void *rejects, const char **cell, struct err *e)
{
    struct import_rejects *r = rejects;
    const struct import *im = r->im;
    struct source_row row;
    int got = 1;
    if (r->at >= im->nrefusals)
        return 0;
    do {
        got = source_next(im->source, &row, e);
    } while (got == 1 && row.line != im->refusals[r->at].line);
    if (got != 1)
        return got;
    for (size_t i = 0; i <= r->columns; i++) {
        buf_clear(&r->text[i]);
        if (i == r->columns)
            add_reasons(r, row.line, &r->text[i]);
        else if (r->column[i] < row.n)
            add_cell(&row.cell[r->column[i]], &r->text[i]);
        cell[i] = buf_str(&r->text[i]);
    }
    return 1;
}

void import_rejects_end(struct import_rejects *r)
{
    for (size_t i = 0; r->text != NULL && i <= r->columns; i++)
        buf_free(&r->text[i]);
    free(r->text);
    free(r->column);
    *r = (struct import_rejects){ 0 };
}
