/* The lines of a file, read into values; those that refer to each other brought into order. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "map.h"
#include "mem.h"
#include "text.h"
#include "words.h"

void import_line_clear(struct import_line *l)
{
    for (int i = 0; i < MODEL_MAX_FIELDS; i++)
        free(l->value[i]);
    for (int i = 0; i < IMPORT_ROLL; i++)
        free(l->roll[i]);
    free(l->aside);
    *l = (struct import_line){ 0 };
}

enum status import_lines_begin(const struct import *im, struct err *e)
{
    struct source_row row;
    enum status s = source_begin(im->source, im->sheet, e);
    int got = 1;
    while (s == ST_OK && (got = source_next(im->source, &row, e)) == 1 &&
           row.line < im->header_line)
        continue;
    return s == ST_OK && got < 0 ? e->status : s;
}

static void refuse_line(struct import *im, struct import_line *l, int column, const char *reason)
{
    import_refuse(im, l->number, column, reason);
    l->bad = true;
}

/* Whether the row has as many cells as the header. */
static bool check_width(struct import *im, const struct source_row *row, struct import_line *l)
{
    if (row->n < im->ncolumns && !row->sparse) { /* would empty what is recorded */
        refuse_line(im, l, -1, _("这一行的格数少于表头，请补齐分隔符（空着的格也要有）。"));
        return false;
    }
    for (size_t i = im->ncolumns; i < row->n; i++) {
        if (row->cell[i].text[0] == '\0')
            continue;
        refuse_line(im, l, row->sparse ? (int)i : -1,
                    row->sparse ? _("这一格在表头以外，请加上列名，或删去它。")
                                : _("这一行的格数多于表头，请检查是否少了引号或多了分隔符。"));
        return false;
    }
    return true;
}

/* A text that was read without a complaint. */
struct import_cell {
    struct buf text, value;
    bool month, known;
};

struct import_cell *import_cells_new(const struct import *im)
{
    return mem_alloc((im->ncolumns + 1) * sizeof(struct import_cell));
}

void import_cells_free(struct import_cell *last, const struct import *im)
{
    for (size_t i = 0; i < im->ncolumns; i++) {
        buf_free(&last[i].text);
        buf_free(&last[i].value);
    }
    free(last);
}

/* *month: it has a year and a month alone where a day is asked. */
static enum status read_cell(const struct field *f, const struct source_cell *c, struct buf *value,
                             bool *month, struct err *e)
{
    *month = f->kind == FIELD_DAY && import_month(c, value);
    return *month ? ST_OK : import_value(f, c, value, e);
}

static enum status read_again(const struct field *f, const struct source_cell *c,
                              struct import_cell *last, struct buf *value, bool *month,
                              struct err *e)
{
    if (last == NULL || c->kind != SOURCE_TEXT)
        return read_cell(f, c, value, month, e);
    if (!last->known || strcmp(buf_str(&last->text), c->text) != 0) {
        buf_clear(&last->text);
        buf_clear(&last->value);
        buf_puts(&last->text, c->text);
        enum status s = read_cell(f, c, &last->value, &last->month, e);
        last->known = s == ST_OK;
        if (s != ST_OK)
            return s;
    }
    *month = last->month;
    buf_add(value, buf_str(&last->value), last->value.len);
    return ST_OK;
}

static void read_line(struct import *im, const struct source_row *row, struct import_cell *last,
                      struct import_line *l)
{
    for (size_t i = 0; i < row->n && i < im->ncolumns; i++) {
        const struct source_cell *c = &row->cell[i];
        int field = im->field[i];
        struct buf value = BUF_INIT;
        struct err own;
        bool month = false;
        if (field < 0 || (c->kind == SOURCE_TEXT && c->text[0] == '\0'))
            continue;
        if (c->kind == SOURCE_TEXT && import_says_empty(c->text)) {
            l->emptied |= UINT64_C(1) << field;
            continue;
        }
        if (read_again(&im->en->fields[field], c, last != NULL ? &last[i] : NULL, &value, &month,
                       &own) != ST_OK)
            refuse_line(im, l, (int)i, own.text);
        if (month)
            l->months |= UINT64_C(1) << field;
        l->value[field] = value.len > 0 ? buf_take(&value) : NULL;
        buf_free(&value);
    }
}

/* What is asked for only where it was said. */
static void read_roll(const struct import *im, const struct source_row *row, struct import_line *l)
{
    int column[IMPORT_ROLL];
    import_roll_columns(im, column);
    for (int i = 0; i < IMPORT_ROLL; i++) {
        const char *s =
            column[i] >= 0 && (size_t)column[i] < row->n ? row->cell[column[i]].text : "";
        size_t n = strlen(s);
        const char *from = text_trim(s, &n);
        l->roll[i] = n > 0 ? mem_dupn(from, n) : NULL;
    }
}

/* Rows of which only numbers written beforehand are filled say nothing. */
int import_lines_next(struct import *im, struct import_cell *last, struct import_line *l,
                      struct err *e)
{
    struct source_row row;
    int got;
    while ((got = source_next(im->source, &row, e)) == 1) {
        struct buf said = BUF_INIT;
        enum aside aside = import_aside(im, &row, &said);
        l->number = row.line;
        if (aside == ASIDE_TOLD)
            l->aside = buf_take(&said);
        else if (aside == ASIDE_NONE && check_width(im, &row, l)) {
            read_line(im, &row, last, l);
            if (im->take_roll)
                read_roll(im, &row, l);
        }
        buf_free(&said);
        if (aside != ASIDE_BLANK)
            break;
    }
    return got;
}

struct ordering {
    const struct entity *en;
    struct import_lines *all;
    struct map *by_name; /* code and name -> line */
    unsigned char *seen; /* 1: being visited, 2: placed */
    size_t n;
};

static void place(struct ordering *o, size_t at)
{
    const struct entity *en = o->en;
    char **value = o->all->line[at].value;
    if (o->seen[at] != 0)
        return; /* placed, or a circle: the door will say so */
    o->seen[at] = 1;
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].kind != FIELD_REF || strcmp(en->fields[i].ref, en->name) != 0 ||
            value[i] == NULL)
            continue;
        int64_t other = map_get(o->by_name, value[i], -1);
        if (other >= 0 && (size_t)other != at)
            place(o, (size_t)other);
    }
    o->seen[at] = 2;
    o->all->order[o->n++] = at;
}

bool import_lines_refer(const struct entity *en)
{
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].kind == FIELD_REF && !strcmp(en->fields[i].ref, en->name))
            return true;
    }
    return false;
}

static void order_lines(const struct entity *en, struct import_lines *all)
{
    static const char *const names[] = { "code", "name", "short_name" };
    struct ordering o = { en, all, map_new(), mem_alloc(all->n + 1), 0 };
    all->order = mem_alloc((all->n + 1) * sizeof *all->order);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        int field = model_field(en, names[k]);
        for (size_t i = 0; field >= 0 && i < all->n; i++) {
            if (all->line[i].value[field] != NULL)
                map_add(o.by_name, all->line[i].value[field], (int64_t)i);
        }
    }
    for (size_t i = 0; i < all->n; i++)
        place(&o, i);
    map_free(o.by_name);
    free(o.seen);
}

enum status import_lines_all(struct import_lines *all, struct import *im, struct err *e)
{
    int got = -1;
    *all = (struct import_lines){ 0 };
    enum status s = import_lines_begin(im, e);
    while (s == ST_OK) {
        all->line = mem_grow(all->line, all->n, &all->cap, sizeof *all->line);
        all->line[all->n] = (struct import_line){ 0 };
        got = import_lines_next(im, NULL, &all->line[all->n], e);
        if (got != 1)
            break;
        all->n++;
    }
    if (s == ST_OK && got < 0)
        s = e->status;
    if (s == ST_OK)
        order_lines(im->en, all);
    return s;
}

void import_lines_free(struct import_lines *all)
{
    for (size_t i = 0; i < all->n; i++)
        import_line_clear(&all->line[i]);
    free(all->line);
    free(all->order);
    *all = (struct import_lines){ 0 };
}

enum status import_count(struct import *im, const struct watch *watch, struct err *e)
{
    struct source_row row;
    int got = 0;
    size_t n = 0;
    enum status s = import_lines_begin(im, e);
    while (s == ST_OK && (got = source_next(im->source, &row, e)) == 1) {
        n++;
        if (!watch_go_on(watch, _("正在读取文件"), n, 0))
            return watch_stopped(e, _("数据没有变动"));
    }
    im->nlines = n;
    return s == ST_OK && got < 0 ? e->status : s;
}
