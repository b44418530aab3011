/* The rows of a sheet of an .xlsx workbook, streamed. Which cells are merged stands behind all the
 * rows, so a sheet is gone through once for that before its rows are given. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "source_xlsx.h"
#include "words.h"

enum {
    MERGES = 100000,
    BANNER = 3, /* columns over which a merged cell is a line of its own: a title, a note */
    DAYS_1904 = 1462
};

struct merge {
    int first, last;          /* rows */
    int left, right;          /* columns, from 0 */
    struct source_cell value; /* what the first cell says; text owned */
};

/* Where a cell's text lies while the row grows. */
struct place {
    size_t at;
    enum source_kind kind;
    double number;
};

struct sheet_reader {
    struct xlsx *x;
    struct xml *xml;
    struct merge *merge; /* by their first rows */
    size_t nmerges, merge_cap, next_merge;
    size_t *open; /* merges that hold the row at hand, or will yet */
    size_t nopen, open_cap;
    /* the row being read */
    int line, column; /* column: of the cell, from 0 */
    struct place *place;
    size_t n, cap;
    struct buf text; /* of all cells, each closed by a zero byte; at 0 the empty one */
    struct source_cell *cell;
    size_t cell_cap;
    /* the cell being read */
    char type; /* s shared, i inline, t text (str), n number, b, e, d a day in words */
    size_t style;
    struct buf value;
    bool in_value, phonetic;
    bool row_done;
};

/* "AB12" -> column 27, row 12; false: none. */
static bool read_ref(const char *s, int *column, int *row)
{
    long c = 0, r = 0;
    while (*s >= 'A' && *s <= 'Z' && c <= SOURCE_COLUMNS)
        c = c * 26 + (*s++ - 'A' + 1);
    while (*s >= '0' && *s <= '9' && r <= SOURCE_ROWS)
        r = r * 10 + (*s++ - '0');
    *column = (int)c - 1;
    *row = (int)r;
    return c >= 1 && c <= SOURCE_COLUMNS && r >= 1 && r <= SOURCE_ROWS;
}

static void merges_open(void *ctx, const char *name, const char *const *attributes)
{
    struct sheet_reader *r = ctx;
    struct merge m = { 0 };
    if (strcmp(name, "mergeCell") != 0)
        return;
    const char *ref = xml_attribute(attributes, "ref"), *colon = strchr(ref, ':');
    if (r->nmerges >= MERGES)
        xml_fail(r->xml, _("合并单元格太多"));
    else if (colon != NULL && read_ref(ref, &m.left, &m.first) &&
             read_ref(colon + 1, &m.right, &m.last) && m.left <= m.right && m.first <= m.last) {
        r->merge = mem_grow(r->merge, r->nmerges, &r->merge_cap, sizeof *r->merge);
        r->merge[r->nmerges++] = m;
    }
}

static int by_first(const void *a, const void *b)
{
    const struct merge *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

static void row_open(struct sheet_reader *r, const char *const *attributes)
{
    int said = atoi(xml_attribute(attributes, "r"));
    r->line = said > r->line ? said : r->line + 1;
    r->column = -1;
    r->n = 0;
    buf_clear(&r->text);
    buf_add(&r->text, "", 1);
    if (r->line > SOURCE_ROWS)
        xml_fail(r->xml, _("行数超出工作表的限度"));
}

static void cell_open(struct sheet_reader *r, const char *const *attributes)
{
    int row;
    const char *ref = xml_attribute(attributes, "r"), *type = xml_attribute(attributes, "t");
    int style = atoi(xml_attribute(attributes, "s"));
    if (!read_ref(ref, &r->column, &row))
        r->column += *ref == '\0' ? 1 : SOURCE_COLUMNS;
    if (r->column >= SOURCE_COLUMNS || r->column < 0)
        xml_fail(r->xml, _("有位置不明的单元格"));
    r->type = !strcmp(type, "inlineStr") ? 'i'
              : !strcmp(type, "str")     ? 't'
              : *type == '\0'            ? 'n'
                                         : *type;
    r->style = style > 0 ? (size_t)style : 0;
    buf_clear(&r->value);
}

static void sheet_open(void *ctx, const char *name, const char *const *attributes)
{
    struct sheet_reader *r = ctx;
    if (!strcmp(name, "row"))
        row_open(r, attributes);
    else if (!strcmp(name, "c"))
        cell_open(r, attributes);
    else if (!strcmp(name, "v"))
        r->in_value = r->type != 'i';
    else if (!strcmp(name, "rPh"))
        r->phonetic = true;
    else if (!strcmp(name, "t"))
        r->in_value = r->type == 'i' && !r->phonetic;
}

static void put_text(struct sheet_reader *r, struct place *p, const char *s)
{
    p->at = r->text.len;
    buf_add(&r->text, s, strlen(s) + 1);
}

/* A number: days where its format shows days, else as a sheet shows it. Digits alone are kept as
 * they are. */
static void put_number(struct sheet_reader *r, struct place *p)
{
    const struct xlsx *x = r->x;
    const char *s = buf_str(&r->value);
    char *end, shown[32];
    double v = strtod(s, &end);
    if (end == s || *end != '\0' || !isfinite(v)) {
        put_text(r, p, s);
        return;
    }
    p->kind = r->style < x->ndays && x->day[r->style] ? SOURCE_DAY : SOURCE_NUMBER;
    p->number = v + (x->from_1904 && v >= 1 ? DAYS_1904 : 0); /* below 1 it is a time */
    source_number(v, shown);
    put_text(r, p, s[strspn(s, "0123456789")] == '\0' && r->value.len < 20 ? s : shown);
}

static void put_shared(struct sheet_reader *r, struct place *p)
{
    const struct xlsx *x = r->x;
    unsigned long i = strtoul(buf_str(&r->value), NULL, 10);
    if (i >= x->nstrings)
        xml_fail(r->xml, _("指向没有的文字"));
    else
        put_text(r, p, x->strings.data + x->string[i]);
}

static struct place *place_at(struct sheet_reader *r, int column)
{
    while (r->n <= (size_t)column) {
        r->place = mem_grow(r->place, r->n, &r->cap, sizeof *r->place);
        r->place[r->n++] = (struct place){ 0 };
    }
    return &r->place[column];
}

static void cell_close(struct sheet_reader *r)
{
    if (r->value.len == 0) /* only formatted */
        return;
    if (memchr(r->value.data, '\0', r->value.len) != NULL) {
        xml_fail(r->xml, _("有零字节"));
        return;
    }
    struct place *p = place_at(r, r->column);
    *p = (struct place){ 0 };
    if (r->type == 's') {
        put_shared(r, p);
    } else if (r->type == 'n') {
        put_number(r, p);
    } else if (r->type == 'b') {
        put_text(r, p, r->value.data[0] == '1' ? "是" : "否");
    } else {
        p->kind = r->type == 'e' ? SOURCE_ERROR : SOURCE_TEXT;
        p->at = r->text.len;
        xlsx_unescape(&r->text, r->value.data, r->value.len);
        buf_add(&r->text, "", 1);
    }
}

static void sheet_close(void *ctx, const char *name)
{
    struct sheet_reader *r = ctx;
    if (!strcmp(name, "v") || !strcmp(name, "t")) {
        r->in_value = false;
    } else if (!strcmp(name, "rPh")) {
        r->phonetic = false;
    } else if (!strcmp(name, "c")) {
        cell_close(r);
    } else if (!strcmp(name, "row")) {
        r->row_done = true;
        xml_pause(r->xml);
    }
}

static void sheet_text(void *ctx, const char *s, size_t n)
{
    struct sheet_reader *r = ctx;
    if (!r->in_value)
        return;
    if (r->value.len + n > XLSX_TEXT)
        xml_fail(r->xml, _("有长得异常的单元格"));
    else
        buf_add(&r->value, s, n);
}

static enum status restart(struct sheet_reader *r, size_t part, const struct xml_hooks *hooks,
                           struct err *e)
{
    xml_close(r->xml);
    return xml_open(&r->xml, r->x->a, part, hooks, r, e);
}

enum status xlsx_sheet_begin(struct xlsx *x, size_t part, struct err *e)
{
    static const struct xml_hooks merges = { .open = merges_open };
    static const struct xml_hooks rows = { sheet_open, sheet_close, sheet_text };
    xlsx_sheet_end(x);
    struct sheet_reader *r = x->reader = mem_alloc(sizeof *r);
    r->x = x;
    enum status s = restart(r, part, &merges, e);
    if (s == ST_OK && xml_step(r->xml, e) < 0)
        s = e != NULL && e->status != ST_OK ? e->status : ST_FAILED;
    if (r->nmerges > 0)
        qsort(r->merge, r->nmerges, sizeof *r->merge, by_first);
    return s == ST_OK ? restart(r, part, &rows, e) : s;
}

/* Merges that begin on this row or above it are opened, those above it closed. */
static void open_merges(struct sheet_reader *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->nopen; i++) {
        if (r->merge[r->open[i]].last >= r->line)
            r->open[kept++] = r->open[i];
    }
    r->nopen = kept;
    while (r->next_merge < r->nmerges && r->merge[r->next_merge].first <= r->line) {
        struct merge *m = &r->merge[r->next_merge];
        if (m->first == r->line && (size_t)m->left < r->n && r->place[m->left].at > 0) {
            const struct place *p = &r->place[m->left];
            m->value = (struct source_cell){ p->kind, mem_dup(r->text.data + p->at), p->number };
            r->open = mem_grow(r->open, r->nopen, &r->open_cap, sizeof *r->open);
            r->open[r->nopen++] = r->next_merge;
        }
        r->next_merge++;
    }
}

/* Every cell of a merged one says what the first says. */
static void fill_merges(struct sheet_reader *r)
{
    for (size_t i = 0; i < r->nopen; i++) {
        const struct merge *m = &r->merge[r->open[i]];
        size_t at = r->text.len;
        buf_add(&r->text, m->value.text, strlen(m->value.text) + 1);
        for (int c = m->left; c <= m->right; c++) {
            struct place *p = place_at(r, c);
            if (p->at == 0)
                *p = (struct place){ at, m->value.kind, m->value.number };
        }
    }
}

/* Whether one merged cell is all that stands on this row. */
static bool is_banner(const struct sheet_reader *r)
{
    const struct merge *m = r->nopen == 1 ? &r->merge[r->open[0]] : NULL;
    if (m == NULL || m->first != r->line || m->right - m->left + 1 < BANNER)
        return false;
    for (size_t i = 0; i < r->n; i++) {
        if (((int)i < m->left || (int)i > m->right) && r->place[i].at > 0)
            return false;
    }
    return true;
}

int xlsx_sheet_next(struct xlsx *x, struct source_row *row, struct err *e)
{
    struct sheet_reader *r = x->reader;
    r->row_done = false;
    int got;
    do {
        got = xml_step(r->xml, e);
    } while (got == 1 && !r->row_done);
    if (got != 1)
        return got;
    open_merges(r);
    bool banner = is_banner(r);
    fill_merges(r);
    if (r->n > r->cell_cap) {
        r->cell_cap = r->cap;
        r->cell = mem_resize(r->cell, r->cell_cap * sizeof *r->cell);
    }
    for (size_t i = 0; i < r->n; i++) {
        const struct place *p = &r->place[i];
        r->cell[i] = (struct source_cell){ p->kind, r->text.data + p->at, p->number };
    }
    *row = (struct source_row){
        .line = r->line, .n = r->n, .sparse = true, .banner = banner, .cell = r->cell
    };
    return 1;
}

void xlsx_sheet_end(struct xlsx *x)
{
    struct sheet_reader *r = x->reader;
    if (r == NULL)
        return;
    xml_close(r->xml);
    for (size_t i = 0; i < r->nmerges; i++)
        free((char *)r->merge[i].value.text); /* ours */
    free(r->merge);
    free(r->open);
    free(r->place);
    free(r->cell);
    buf_free(&r->text);
    buf_free(&r->value);
    free(r);
    x->reader = NULL;
}
