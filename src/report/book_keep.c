/* Books in the database: a row for each sheet and each line, in JSON that anybody can read. */
#include "book_keep.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "mem.h"

/* As the database has them: an order of ours may change. */
static const struct {
    enum column_kind kind;
    const char *word;
} kinds[] = {
    { COLUMN_TEXT, "text" },   { COLUMN_INT, "int" },     { COLUMN_MONEY, "money" },
    { COLUMN_SHARE, "share" }, { COLUMN_SCORE, "score" }, { COLUMN_LIST, "list" },
    { COLUMN_CODE, "code" },   { COLUMN_YESNO, "yesno" }, { COLUMN_NUMBER, "number" },
    { COLUMN_DAY, "day" },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *word_of(enum column_kind k)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].kind == k)
            return kinds[i].word;
    return kinds[0].word;
}

static enum column_kind kind_of(const char *word)
{
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i].word, word))
            return kinds[i].kind;
    return COLUMN_TEXT;
}

static void put_columns(struct buf *out, const struct table *t)
{
    for (size_t i = 0; i < t->ncolumns; i++) {
        buf_puts(out, i ? ",[" : "[[");
        json_string(out, t->column[i].name);
        buf_putc(out, ',');
        json_string(out, t->column[i].label);
        buf_printf(out, ",\"%s\",%d,%d,%d,%d,%d]", word_of(t->column[i].kind), t->look[i].least,
                   t->look[i].keep, t->look[i].status, t->look[i].broad, t->look[i].alarm);
    }
    buf_putc(out, ']');
}

static void put_cell(struct buf *out, const struct cell *c, enum column_kind k)
{
    if (c->null && c->shown) {
        buf_puts(out, "[null,");
        json_string(out, c->shown);
        buf_putc(out, ']');
    } else if (c->null) {
        buf_puts(out, "null");
    } else if (k == COLUMN_INT || k == COLUMN_MONEY) {
        buf_printf(out, "%" PRId64, c->n);
    } else if (k == COLUMN_SHARE || k == COLUMN_SCORE) {
        buf_printf(out, "[%" PRId64 ",%" PRId64 "]", c->r.num, c->r.den);
    } else if (c->shown) {
        buf_putc(out, '[');
        json_string(out, c->text);
        buf_putc(out, ',');
        json_string(out, c->shown);
        buf_putc(out, ']');
    } else {
        json_string(out, c->text);
    }
}

/* Where a sheet stands. */
struct place {
    struct db *db;
    int64_t closing;
    const char *report;
    int64_t sheet;
};

static struct stmt *at(const struct place *p, enum query q)
{
    struct stmt *s = db_query(p->db, q);
    stmt_bind_int(s, 1, p->closing);
    stmt_bind_text(s, 2, p->report);
    return s;
}

static enum status keep_lines(const struct place *p, const struct table *t, struct err *e)
{
    struct buf cells = BUF_INIT;
    enum status st = ST_OK;
    for (size_t row = 0; row < table_rows(t) && !st; row++) {
        struct stmt *s = at(p, QUERY_KEPT_LINE_INSERT);
        buf_clear(&cells);
        for (size_t i = 0; i < t->ncolumns; i++) {
            buf_putc(&cells, i ? ',' : '[');
            put_cell(&cells, &t->cell[row * t->ncolumns + i], t->column[i].kind);
        }
        buf_putc(&cells, ']');
        stmt_bind_int(s, 3, p->sheet);
        stmt_bind_int(s, 4, (int64_t)row);
        stmt_bind_text(s, 5, buf_str(&cells));
        stmt_bind_int(s, 6, row < t->nmarks ? t->mark[row] : 0);
        st = stmt_run(s, e);
    }
    buf_free(&cells);
    return st;
}

static enum status keep_sheet(const struct place *p, const struct book_sheet *x, struct err *e)
{
    struct buf columns = BUF_INIT;
    struct stmt *s = at(p, QUERY_KEPT_SHEET_INSERT);
    put_columns(&columns, x->table);
    stmt_bind_int(s, 3, p->sheet);
    stmt_bind_text(s, 4, x->name);
    stmt_bind_text(s, 5, x->title);
    stmt_bind_int(s, 6, x->form);
    stmt_bind_int(s, 7, x->explains);
    stmt_bind_int(s, 8, x->table->total);
    stmt_bind_text(s, 9, x->chart.title);
    stmt_bind_int(s, 10, x->chart.label);
    stmt_bind_int(s, 11, x->chart.value);
    stmt_bind_text(s, 12, buf_str(&x->table->notes));
    stmt_bind_text(s, 13, buf_str(&columns));
    enum status st = stmt_run(s, e);
    buf_free(&columns);
    return st ? st : keep_lines(p, x->table, e);
}

enum status book_keep(struct db *db, int64_t closing, const char *report, const struct book *b,
                      struct err *e)
{
    struct place p = { db, closing, report, 0 };
    struct stmt *s = at(&p, QUERY_KEPT_REPORT_INSERT);
    stmt_bind_text(s, 3, b->title);
    stmt_bind_text(s, 4, b->unit);
    stmt_bind_text(s, 5, b->author);
    stmt_bind_day(s, 6, b->day);
    enum status st = stmt_run(s, e);
    if (!st && b->data) {
        const struct book_sheet data = { .name = "", .title = "", .table = b->data };
        st = keep_sheet(&p, &data, e);
    }
    for (size_t i = 0; i < b->n && !st; i++) {
        p.sheet = (int64_t)i + 1;
        st = keep_sheet(&p, &b->sheet[i], e);
    }
    return st;
}

static void read_cell(struct table *t, struct stmt *s)
{
    enum column_kind k = t->column[t->ncells % t->ncolumns].kind;
    if (stmt_is_null(s, 0) && !stmt_is_null(s, 1))
        table_unknown(t, stmt_text(s, 1));
    else if (stmt_is_null(s, 0))
        table_null(t);
    else if (k == COLUMN_INT || k == COLUMN_MONEY)
        table_int(t, stmt_int(s, 0));
    else if (k == COLUMN_SHARE || k == COLUMN_SCORE)
        table_ratio(t, (struct ratio){ stmt_int(s, 0), stmt_int(s, 1) });
    else
        table_word(t, stmt_text(s, 0), stmt_is_null(s, 1) ? NULL : stmt_text(s, 1));
}

static enum status read_table(const struct place *p, struct table **out, struct err *e)
{
    struct column column[ROWS_COLUMNS];
    struct column_look look[ROWS_COLUMNS];
    struct pool *pool = pool_new();
    size_t n = 0;
    int got;
    struct stmt *s = at(p, QUERY_KEPT_COLUMNS);
    stmt_bind_int(s, 3, p->sheet);
    while (n < ROWS_COLUMNS && (got = stmt_step(s, e)) > 0) {
        column[n] = (struct column){ pool_dup(pool, stmt_text(s, 0)),
                                     pool_dup(pool, stmt_text(s, 1)), kind_of(stmt_text(s, 2)) };
        look[n++] = (struct column_look){ .least = (int)stmt_int(s, 3),
                                          .keep = stmt_int(s, 4) != 0,
                                          .status = stmt_int(s, 5) != 0,
                                          .broad = stmt_int(s, 6) != 0,
                                          .alarm = stmt_int(s, 7) != 0 };
    }
    stmt_reset(s);
    *out = n ? table_new(column, n) : NULL;
    pool_free(pool);
    if (!n)
        return err_set(e, ST_FAILED, "留存的报表读不出来，请先运行 dangjian check。");
    memcpy((*out)->look, look, n * sizeof *look);
    s = at(p, QUERY_KEPT_CELLS);
    stmt_bind_int(s, 3, p->sheet);
    while ((got = stmt_step(s, e)) > 0) {
        if ((*out)->ncells % n == 0)
            table_mark(*out, (unsigned char)stmt_int(s, 2));
        read_cell(*out, s);
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* The heads of the sheets first: no statement is held while the tables are read. */
struct head {
    int64_t n;
    bool total;
    struct buf notes;
};

static enum status read_heads(const struct place *p, struct book *b, struct head **heads, size_t *n,
                              struct err *e)
{
    struct stmt *s = at(p, QUERY_KEPT_SHEETS);
    size_t cap = 0;
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        *heads = mem_grow(*heads, *n, &cap, sizeof **heads);
        struct head *h = &(*heads)[(*n)++];
        *h = (struct head){ .n = stmt_int(s, 0), .total = stmt_int(s, 5) != 0 };
        buf_puts(&h->notes, stmt_text(s, 9));
        if (h->n == 0)
            continue;
        b->sheet = mem_grow(b->sheet, b->n, &b->cap, sizeof *b->sheet);
        b->sheet[b->n++] = (struct book_sheet){
            .name = pool_dup(b->pool, stmt_text(s, 1)),
            .title = pool_dup(b->pool, stmt_text(s, 2)),
            .form = stmt_int(s, 3) != 0,
            .explains = stmt_int(s, 4) != 0,
            .chart = { stmt_is_null(s, 6) ? NULL : pool_dup(b->pool, stmt_text(s, 6)),
                       (int)stmt_int(s, 7), (int)stmt_int(s, 8), h->total },
        };
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status read_sheets(struct place *p, struct book *b, struct err *e)
{
    struct head *heads = NULL;
    size_t n = 0, sheet = 0;
    enum status st = read_heads(p, b, &heads, &n, e);
    for (size_t i = 0; i < n; i++) {
        struct table *t = NULL;
        p->sheet = heads[i].n;
        if (!st)
            st = read_table(p, &t, e);
        if (t) {
            t->total = heads[i].total;
            buf_puts(&t->notes, buf_str(&heads[i].notes));
        }
        if (heads[i].n == 0)
            b->data = t;
        else
            b->sheet[sheet++].table = t;
        buf_free(&heads[i].notes);
    }
    free(heads);
    return st;
}

enum status book_kept(struct book **out, struct db *db, int64_t closing, const char *report,
                      struct err *e)
{
    struct place p = { db, closing, report, 0 };
    struct stmt *s = at(&p, QUERY_KEPT_REPORT);
    *out = NULL;
    int got = stmt_step(s, e);
    if (got <= 0)
        return got < 0 ? ST_FAILED : ST_OK;
    *out = book_new(stmt_text(s, 0), stmt_text(s, 1), stmt_text(s, 2), stmt_day(s, 3));
    stmt_reset(s);
    enum status st = read_sheets(&p, *out, e);
    if (st) {
        book_free(*out);
        *out = NULL;
    }
    return st;
}
