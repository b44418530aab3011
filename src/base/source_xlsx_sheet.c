/* The rows of a sheet of an .xlsx workbook, streamed. Which cells are merged stands behind all the
 * rows, so a sheet is gone through once for that before its rows are given. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "source_xlsx.h"
#include "words.h"

struct sheet_reader {
    struct xlsx *x;
    struct xml *xml;
    struct row_maker made; /* the row being read */
    int line, column;      /* column: of the cell, from 0 */
    /* the cell being read */
    char type; /* s shared, i inline, t text (str), n number, b, e, d a day in words */
    size_t style;
    struct buf value;
    bool in_value, phonetic, formula;
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
    if (colon != NULL && read_ref(ref, &m.left, &m.first) &&
        read_ref(colon + 1, &m.right, &m.last) && m.left <= m.right && m.first <= m.last &&
        !row_maker_merge(&r->made, &m))
        xml_fail(r->xml, _("合并单元格太多"));
}

static void row_open(struct sheet_reader *r, const char *const *attributes)
{
    int said = atoi(xml_attribute(attributes, "r"));
    r->line = said > r->line ? said : r->line + 1;
    r->column = -1;
    row_maker_begin(&r->made);
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
    r->formula = false;
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
    else if (!strcmp(name, "f"))
        r->formula = true;
    else if (!strcmp(name, "rPh"))
        r->phonetic = true;
    else if (!strcmp(name, "t"))
        r->in_value = r->type == 'i' && !r->phonetic;
}

static void put_text(struct sheet_reader *r, enum source_kind kind, const char *s)
{
    row_maker_text(&r->made, r->column, kind, s, strlen(s));
}

static void put_number(struct sheet_reader *r)
{
    const struct xlsx *x = r->x;
    const char *s = buf_str(&r->value);
    char *end;
    double v = strtod(s, &end);
    if (end == s || *end != '\0' || !isfinite(v))
        put_text(r, SOURCE_TEXT, s);
    else
        row_maker_number(&r->made, r->column, v, s,
                         r->style < x->nformats ? x->shows[r->style] : SHOWS_NUMBER);
}

static void put_shared(struct sheet_reader *r)
{
    const struct xlsx *x = r->x;
    unsigned long i = strtoul(buf_str(&r->value), NULL, 10);
    if (i >= x->nstrings)
        xml_fail(r->xml, _("指向没有的文字"));
    else
        put_text(r, SOURCE_TEXT, x->strings.data + x->string[i]);
}

static void put_words(struct sheet_reader *r)
{
    struct buf text = BUF_INIT;
    xlsx_unescape(&text, r->value.data, r->value.len);
    put_text(r, r->type == 'e' ? SOURCE_ERROR : SOURCE_TEXT, buf_str(&text));
    buf_free(&text);
}

static void cell_close(struct sheet_reader *r)
{
    if (r->value.len == 0) { /* only formatted, or nobody has reckoned it */
        if (r->formula && r->type == 'n')
            put_text(r, SOURCE_ERROR, SOURCE_NOT_RECKONED);
        return;
    }
    if (memchr(r->value.data, '\0', r->value.len) != NULL)
        xml_fail(r->xml, _("有零字节"));
    else if (r->type == 's')
        put_shared(r);
    else if (r->type == 'n')
        put_number(r);
    else if (r->type == 'b')
        row_maker_truth(&r->made, r->column, r->value.data[0] == '1');
    else
        put_words(r);
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
    r->made.from_1904 = x->from_1904;
    enum status s = restart(r, part, &merges, e);
    if (s == ST_OK && xml_step(r->xml, e) < 0)
        s = e != NULL && e->status != ST_OK ? e->status : ST_FAILED;
    row_maker_merges_end(&r->made);
    return s == ST_OK ? restart(r, part, &rows, e) : s;
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
    row_maker_finish(&r->made, r->line, row);
    return 1;
}

void xlsx_sheet_end(struct xlsx *x)
{
    struct sheet_reader *r = x->reader;
    if (r == NULL)
        return;
    xml_close(r->xml);
    row_maker_free(&r->made);
    buf_free(&r->value);
    free(r);
    x->reader = NULL;
}
