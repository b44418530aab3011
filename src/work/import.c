/* The run of an import: every line goes through the door, in one transaction. */
#include "import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "save.h"

enum { BULK = 5000 }; /* lines from which the marks are built anew at the end */

struct run {
    struct import *im;
    struct change *c;
    struct db *db;
};

static int column_of(const struct import *im, int field)
{
    for (size_t i = 0; field >= 0 && i < im->sheet->ncolumns; i++) {
        if (im->field[i] == field)
            return (int)i;
    }
    return -1;
}

/* Which row a line without a code means. References are made codes first. */
static enum status match_line(struct run *r, struct row *row, uint64_t given, struct err *e)
{
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        struct buf code = BUF_INIT;
        if (f->kind != FIELD_REF || row_get(row, i)[0] == '\0')
            continue;
        if (row_resolve(r->db, f->ref, row_get(row, i), &code, NULL) == ST_OK)
            row_set(row, i, buf_str(&code)); /* what does not resolve is named by the door */
        buf_free(&code);
    }
    enum status s = match_row(r->db, row, given, &row->id, e);
    if (s != ST_OK || row->id == 0)
        return s;
    struct row found;
    row_init(&found, row->en);
    s = row_load(r->db, row->en, row->id, &found, e);
    if (s == ST_OK)
        row_set(row, 0, row_get(&found, 0));
    row_clear(&found);
    return s;
}

static enum status put_line(struct run *r, size_t at, enum put *did, int *fault, struct err *e)
{
    struct import *im = r->im;
    struct row row;
    uint64_t given = im->given;
    row_init(&row, im->en);
    for (int i = 0; i < im->en->nfields; i++)
        row_set(&row, i, im->values[at * (size_t)im->en->nfields + (size_t)i]);
    bool coded = im->en->prefix != NULL;
    *fault = -1;
    enum status s = ST_OK;
    if (coded && row_get(&row, 0)[0] == '\0') {
        given &= ~FIELD_BIT(0);
        s = match_line(r, &row, given, e);
    }
    change_once(r->c, im->sheet->lines[at].line);
    if (s == ST_OK) {
        s = change_put(r->c, &row, given, did, e);
        *fault = change_fault(r->c);
    }
    row_clear(&row);
    return s;
}

/* ST_FAILED: the machine, not the line. */
static enum status run_line(struct run *r, size_t at, struct err *e)
{
    struct import *im = r->im;
    enum put did;
    int fault;
    if (im->bad[at]) {
        im->refused++;
        return ST_OK;
    }
    enum status s = put_line(r, at, &did, &fault, e);
    if (s == ST_FAILED)
        return s;
    if (s != ST_OK) {
        im->refused++;
        import_refuse(im, at, column_of(im, fault), e->text);
        return ST_OK;
    }
    im->created += did == PUT_CREATED;
    im->updated += did == PUT_UPDATED;
    im->unchanged += did == PUT_UNCHANGED;
    return ST_OK;
}

static int by_row(const void *a, const void *b)
{
    const struct refusal *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

static enum status run_lines(struct run *r, const struct import_how *how, struct err *e)
{
    struct import *im = r->im;
    if (im->sheet->nlines > BULK)
        change_bulk(r->c);
    for (size_t i = 0; i < im->sheet->nlines; i++) {
        enum status s = run_line(r, im->order[i], e);
        if (s != ST_OK)
            return s;
    }
    if (im->refused > 0 && !how->valid_only)
        return err_set(e, ST_REFUSED,
                       "有 %" PRId64 " 行不能导入，整个文件都没有导入；请改正后再导入，"
                       "或用 --valid-only 只导入其余各行。",
                       im->refused);
    return ST_OK;
}

enum status import_run(struct import *im, struct db *db, const struct import_how *how,
                       struct err *e)
{
    struct run r = { .im = im, .db = db };
    struct buf what = BUF_INIT;
    im->created = im->updated = im->unchanged = im->refused = 0;
    import_forget(im);
    buf_printf(&what, "导入%s", im->en->label);
    enum status s = change_begin(&r.c, db, buf_str(&what), how->today, how->user, e);
    buf_free(&what);
    if (s != ST_OK)
        return s;
    s = run_lines(&r, how, e);
    if (s != ST_OK || how->dry_run)
        change_abort(r.c);
    else
        s = change_commit(r.c, e);
    if (im->nrefusals > im->planned) {
        /* in the order of the file; the plan's own stay countable */
        qsort(im->refusals, im->planned, sizeof *im->refusals, by_row);
        qsort(im->refusals + im->planned, im->nrefusals - im->planned, sizeof *im->refusals,
              by_row);
    }
    return s;
}
