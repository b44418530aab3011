/* Workbooks of the format of 2003 in XML (.xls or .xml; the root is Workbook): sheets one behind
 * another in one file. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "decode.h"
#include "map.h"
#include "mem.h"
#include "source_own.h"
#include "source_rows.h"
#include "text.h"
#include "words.h"
#include "xml.h"

enum {
    SHEETS = 1000,
    STYLES = 10000,
    CELL = 1 << 20, /* bytes */
    EPOCH = 25569,  /* 1970-01-01 in days of a spreadsheet */
    DAY_SECONDS = 86400
};

struct sheetml {
    struct source base;
    FILE *f;
    struct decoder *d;
    struct xml *xml;
    size_t *place; /* of each sheet, the how manieth of the file: hidden ones are left out */
    size_t place_cap;
    size_t styles;
    struct map *shows; /* of each style that says it */
    char style[64];    /* the one whose format is read */
    enum shows cell_shows;
    size_t met; /* sheets begun so far */
    size_t wanted;
    bool in_sheet, row_done, hidden, visible;
    struct row_maker made;
    int line, column, span;
    bool in_data, in_comment, formula;
    char type; /* of ss:Type: S, N, D, B, E; zero: the cell has no data */
    struct buf value;
};

/* First the sheets. */
static void book_open(void *ctx, const char *name, const char *const *attributes)
{
    struct sheetml *s = ctx;
    if (!strcmp(name, "Worksheet")) {
        s->hidden = false;
        if (s->base.nsheets >= SHEETS) {
            xml_fail(s->xml, _("工作表太多"));
            return;
        }
        s->place = mem_grow(s->place, s->base.nsheets, &s->place_cap, sizeof *s->place);
        s->place[s->base.nsheets] = s->met++;
        source_add_sheet(&s->base, xml_attribute(attributes, "Name"));
    }
    s->visible = !strcmp(name, "Visible");
    if (s->visible)
        buf_clear(&s->value);
    if (!strcmp(name, "Style"))
        snprintf(s->style, sizeof s->style, "%s", xml_attribute(attributes, "ID"));
    if (!strcmp(name, "NumberFormat") && s->styles++ < STYLES)
        map_set(s->shows, s->style, (int64_t)format_shows(xml_attribute(attributes, "Format")));
}

static void book_text(void *ctx, const char *text, size_t n)
{
    struct sheetml *s = ctx;
    if (s->visible && s->value.len + n <= CELL) /* it may come in pieces */
        buf_add(&s->value, text, n);
}

static void book_close(void *ctx, const char *name)
{
    struct sheetml *s = ctx;
    if (!strcmp(name, "Visible")) /* SheetHidden, SheetVeryHidden */
        s->hidden = s->hidden || strstr(buf_str(&s->value), "Hidden") != NULL;
    s->visible = false;
    if (!strcmp(name, "Worksheet") && s->hidden && s->base.nsheets > 0)
        free(s->base.sheets[--s->base.nsheets]);
}

/* Then the rows of one. */
static int number_of(const char *const *attributes, const char *name)
{
    long n = strtol(xml_attribute(attributes, name), NULL, 10);
    return n < 0 || n > SOURCE_ROWS ? SOURCE_ROWS + 1 : (int)n;
}

static void row_open(struct sheetml *s, const char *const *attributes)
{
    int said = number_of(attributes, "Index");
    s->line = said > s->line ? said : s->line + 1;
    s->span = number_of(attributes, "Span");
    s->column = -1;
    row_maker_begin(&s->made);
    if (s->line > SOURCE_ROWS)
        xml_fail(s->xml, _("行数超出工作表的限度"));
}

static void cell_open(struct sheetml *s, const char *const *attributes)
{
    int said = number_of(attributes, "Index"), across = number_of(attributes, "MergeAcross"),
        down = number_of(attributes, "MergeDown");
    s->column = said > s->column + 1 ? said - 1 : s->column + 1;
    s->formula = *xml_attribute(attributes, "Formula") != '\0';
    s->cell_shows =
        (enum shows)map_get(s->shows, xml_attribute(attributes, "StyleID"), SHOWS_NUMBER);
    s->type = '\0';
    buf_clear(&s->value);
    if (s->column + across >= SOURCE_COLUMNS) {
        xml_fail(s->xml, _("有位置不明的单元格"));
        return;
    }
    struct merge m = {
        .first = s->line, .last = s->line + down, .left = s->column, .right = s->column + across
    };
    if ((across > 0 || down > 0) && !row_maker_merge(&s->made, &m))
        xml_fail(s->xml, _("合并单元格太多"));
}

static void sheet_open(void *ctx, const char *name, const char *const *attributes)
{
    struct sheetml *s = ctx;
    if (!strcmp(name, "Worksheet"))
        s->in_sheet = s->met++ == s->wanted;
    if (!s->in_sheet)
        return;
    if (!strcmp(name, "Row")) {
        row_open(s, attributes);
    } else if (!strcmp(name, "Cell")) {
        cell_open(s, attributes);
    } else if (!strcmp(name, "Comment")) {
        s->in_comment = true;
    } else if (!strcmp(name, "Data") && !s->in_comment) {
        s->in_data = true;
        s->type = *xml_attribute(attributes, "Type");
    }
}

/* 2026-03-05T09:30:00.000; a time alone stands on the day 0 or before it. */
static bool read_moment(const char *text, double *v)
{
    struct tm t = { 0 };
    const char *end = strptime(text, "%Y-%m-%dT%H:%M:%S", &t);
    if (end == NULL)
        return false;
    t.tm_isdst = 0;
    *v = (double)timegm(&t) / DAY_SECONDS + EPOCH;
    *v = *v < 61 && *v >= 1 ? *v - 1 : *v; /* 1900-02-29 was counted */
    return *v >= 0;
}

static void put_cell(struct sheetml *s)
{
    const char *text = buf_str(&s->value);
    char *end;
    double v = strtod(text, &end);
    if (s->value.len == 0) {
        if (s->formula && s->type != 'S')
            row_maker_text(&s->made, s->column, SOURCE_ERROR, SOURCE_NOT_RECKONED, 1);
    } else if (s->type == 'N' && *end == '\0' && isfinite(v)) {
        row_maker_number(&s->made, s->column, v, text, SHOWS_NUMBER);
    } else if (s->type == 'D' && read_moment(text, &v)) {
        row_maker_number(&s->made, s->column, v, NULL,
                         s->cell_shows == SHOWS_NUMBER ? SHOWS_DAY : s->cell_shows);
    } else if (s->type == 'B') {
        row_maker_truth(&s->made, s->column, *text == '1');
    } else {
        row_maker_text(&s->made, s->column, s->type == 'E' ? SOURCE_ERROR : SOURCE_TEXT, text,
                       s->value.len);
    }
}

static void sheet_close(void *ctx, const char *name)
{
    struct sheetml *s = ctx;
    if (!s->in_sheet)
        return;
    if (!strcmp(name, "Data")) {
        s->in_data = false;
    } else if (!strcmp(name, "Comment")) {
        s->in_comment = false;
    } else if (!strcmp(name, "Cell")) {
        put_cell(s);
    } else if (!strcmp(name, "Row")) {
        s->row_done = true;
        xml_pause(s->xml);
    } else if (!strcmp(name, "Worksheet")) {
        s->in_sheet = false;
    }
}

static void sheet_text(void *ctx, const char *text, size_t n)
{
    struct sheetml *s = ctx;
    if (!s->in_data)
        return;
    if (s->value.len + n > CELL)
        xml_fail(s->xml, _("有长得异常的单元格"));
    else
        buf_add(&s->value, text, n);
}

static enum status sheetml_begin(struct source *base, size_t sheet, struct err *e)
{
    static const struct xml_hooks hooks = { sheet_open, sheet_close, sheet_text };
    struct sheetml *s = (struct sheetml *)base;
    row_maker_free(&s->made);
    xml_close(s->xml);
    s->xml = NULL;
    s->met = 0;
    s->wanted = s->place[sheet];
    s->line = s->span = 0;
    s->in_sheet = s->in_data = s->in_comment = false;
    return xml_open_text(&s->xml, s->d, &hooks, s, e);
}

static int sheetml_next(struct source *base, struct source_row *row, struct err *e)
{
    struct sheetml *s = (struct sheetml *)base;
    int got;
    s->row_done = false;
    s->line += s->span; /* of like empty rows behind the one before */
    s->span = 0;
    do {
        got = xml_step(s->xml, e);
    } while (got == 1 && !s->row_done);
    if (got == 1)
        row_maker_finish(&s->made, s->line, row);
    return got;
}

static void sheetml_close(struct source *base)
{
    struct sheetml *s = (struct sheetml *)base;
    xml_close(s->xml);
    row_maker_free(&s->made);
    decode_close(s->d);
    buf_free(&s->value);
    map_free(s->shows);
    free(s->place);
    fclose(s->f);
    free(s);
}

static enum status read_book(struct sheetml *s, struct err *e)
{
    static const struct xml_hooks hooks = { book_open, book_close, book_text };
    enum status st = xml_open_text(&s->xml, s->d, &hooks, s, e);
    if (st == ST_OK && xml_step(s->xml, e) < 0)
        st = e->status;
    if (st == ST_OK && s->base.nsheets == 0)
        st = err_set(e, ST_USAGE, "文件里没有工作表。");
    return st;
}

enum status source_open_sheetml(struct source **out, FILE *f, struct err *e)
{
    static const struct source_ops ops = { sheetml_begin, sheetml_next, sheetml_close };
    struct sheetml *s = mem_alloc(sizeof *s);
    s->base.ops = &ops;
    s->f = f;
    s->shows = map_new();
    *out = &s->base;
    enum status st = decode_open(&s->d, f, NULL, e);
    return st == ST_OK ? read_book(s, e) : st;
}
