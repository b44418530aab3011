/* The plan of an import: which column is which field, what every cell says, in which order the
 * lines go in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "csv.h"
#include "import.h"
#include "import_own.h"
#include "map.h"
#include "mem.h"
#include "text.h"

static const char reason_header[] = "错误原因"; /* of the file that --errors writes */

void import_refuse(struct import *im, size_t row, int column, const char *reason)
{
    im->refusals = mem_grow(im->refusals, im->nrefusals, &im->cap, sizeof *im->refusals);
    im->refusals[im->nrefusals++] =
        (struct refusal){ .row = row, .column = column, .reason = mem_dup(reason) };
}

/* A header without the marks people put around it: blanks, * for required ones. */
static char *plain_header(const char *s)
{
    struct buf b = BUF_INIT;
    text_fold_width(&b, s);
    size_t n = b.len;
    const char *from = text_trim(buf_str(&b), &n);
    while (n > 0 && *from == '*') {
        from++;
        n--;
    }
    while (n > 0 && from[n - 1] == '*')
        n--;
    char *plain = mem_dupn(from, n), *to = plain;
    for (const char *at = plain; *at != '\0'; at++) /* 姓　名: no header of ours has blanks */
        if (*at != ' ')
            *to++ = *at;
    *to = '\0';
    buf_free(&b);
    return plain;
}

static enum status unknown_header(const struct import *im, const char *header, struct err *e)
{
    return err_set(e, ST_USAGE,
                   "%s没有“%.200s”这一列。请改表头，或用 --map '%.200s=字段' 指明，"
                   "--map '%.200s=' 略过；表头要在第一行；字段见 dangjian fields %s。",
                   im->en->label, header, header, header, im->en->name);
}

static enum status find_field(const struct import *im, const char *header,
                              const struct import_map *maps, size_t nmaps, int *field,
                              struct err *e)
{
    char *plain = plain_header(header);
    enum status s = ST_OK;
    *field = -1;
    const char *wanted = plain;
    for (size_t i = 0; i < nmaps; i++) {
        if (!strcmp(maps[i].column, header) || !strcmp(maps[i].column, plain))
            wanted = maps[i].field;
    }
    if (wanted[0] != '\0' && strcmp(wanted, reason_header) != 0) {
        *field = model_field(im->en, wanted);
        if (*field < 0)
            s = unknown_header(im, wanted, e);
    }
    free(plain);
    return s;
}

static enum status match_headers(struct import *im, const struct import_map *maps, size_t nmaps,
                                 struct err *e)
{
    const struct sheet *sh = im->sheet;
    im->field = mem_alloc((sh->ncolumns + 1) * sizeof *im->field);
    for (size_t i = 0; i < sh->ncolumns; i++) {
        enum status s = find_field(im, sh->header[i], maps, nmaps, &im->field[i], e);
        if (s != ST_OK)
            return s;
        if (im->field[i] < 0)
            continue;
        uint64_t bit = UINT64_C(1) << im->field[i];
        if (im->given & bit)
            return err_set(e, ST_USAGE, "有两列都是“%s”，请删去一列，或用 --map '%.200s=' 略过。",
                           im->en->fields[im->field[i]].label, sh->header[i]);
        im->given |= bit;
    }
    if (im->given == 0)
        return err_set(e, ST_USAGE, "第一行没有一个列名，请检查表头；字段见 dangjian fields %s。",
                       im->en->name);
    return ST_OK;
}

static enum status check_maps(const struct import *im, const struct import_map *maps, size_t nmaps,
                              struct err *e)
{
    for (size_t k = 0; k < nmaps; k++) {
        bool there = false;
        for (size_t i = 0; i < im->sheet->ncolumns && !there; i++) {
            char *plain = plain_header(im->sheet->header[i]);
            there = !strcmp(maps[k].column, im->sheet->header[i]) || !strcmp(maps[k].column, plain);
            free(plain);
        }
        if (!there)
            return err_set(e, ST_USAGE, "--map 里的“%s”不是文件中的列名，请核对表头。",
                           maps[k].column);
    }
    return ST_OK;
}

static void read_line(struct import *im, size_t row)
{
    const struct sheet_line *l = &im->sheet->lines[row];
    char **values = &im->values[row * (size_t)im->en->nfields];
    if (l->n < im->sheet->ncolumns) { /* cells that are not there would empty what is recorded */
        import_refuse(im, row, -1, "这一行的格数少于表头，请补齐分隔符（空着的格也要有）。");
        im->bad[row] = true;
        return;
    }
    for (size_t i = 0; i < l->n; i++) {
        if (i >= im->sheet->ncolumns) {
            if (l->cell[i][0] != '\0') {
                import_refuse(im, row, -1,
                              "这一行的格数多于表头，请检查是否少了引号或多了分隔符。");
                im->bad[row] = true;
                return;
            }
            continue;
        }
        int field = im->field[i];
        struct buf value = BUF_INIT;
        struct err e;
        if (field < 0)
            continue;
        if (model_read(&im->en->fields[field], l->cell[i], &value, &e) != ST_OK) {
            import_refuse(im, row, (int)i, e.text);
            im->bad[row] = true;
        }
        values[field] = value.len > 0 ? buf_take(&value) : NULL;
        buf_free(&value);
    }
}

/* Lines of the same entity that refer to each other (a branch and its general branch) go in top
 * down. */
struct ordering {
    struct import *im;
    struct map *by_name; /* code and name -> line */
    unsigned char *seen; /* 1: being visited, 2: placed */
    size_t n;
};

static void place(struct ordering *o, size_t row)
{
    const struct entity *en = o->im->en;
    char **values = &o->im->values[row * (size_t)en->nfields];
    if (o->seen[row] != 0)
        return; /* placed, or a circle: the door will say so */
    o->seen[row] = 1;
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].kind != FIELD_REF || strcmp(en->fields[i].ref, en->name) != 0 ||
            values[i] == NULL)
            continue;
        int64_t other = map_get(o->by_name, values[i], -1);
        if (other >= 0 && (size_t)other != row)
            place(o, (size_t)other);
    }
    o->seen[row] = 2;
    o->im->order[o->n++] = row;
}

static bool refers_to_itself(const struct entity *en)
{
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].kind == FIELD_REF && !strcmp(en->fields[i].ref, en->name))
            return true;
    }
    return false;
}

static void order_lines(struct import *im)
{
    size_t n = im->sheet->nlines;
    im->order = mem_alloc((n + 1) * sizeof *im->order);
    for (size_t i = 0; i < n; i++)
        im->order[i] = i;
    if (!refers_to_itself(im->en))
        return;
    static const char *const names[] = { "code", "name", "short_name" };
    struct ordering o = { .im = im, .by_name = map_new(), .seen = mem_alloc(n + 1) };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        int field = model_field(im->en, names[k]);
        for (size_t i = 0; field >= 0 && i < n; i++) {
            const char *v = im->values[i * (size_t)im->en->nfields + (size_t)field];
            if (v != NULL)
                map_add(o.by_name, v, (int64_t)i);
        }
    }
    for (size_t i = 0; i < n; i++)
        place(&o, i);
    map_free(o.by_name);
    free(o.seen);
}

enum status import_plan(struct import *im, const struct entity *en, const struct sheet *sheet,
                        const struct import_map *maps, size_t nmaps, struct err *e)
{
    *im = (struct import){ .en = en, .sheet = sheet };
    enum status s = check_maps(im, maps, nmaps, e);
    if (s == ST_OK)
        s = match_headers(im, maps, nmaps, e);
    if (s != ST_OK)
        return s;
    im->values = mem_alloc((sheet->nlines + 1) * (size_t)en->nfields * sizeof *im->values);
    im->bad = mem_alloc(sheet->nlines + 1);
    for (size_t i = 0; i < sheet->nlines; i++)
        read_line(im, i);
    order_lines(im);
    im->planned = im->nrefusals;
    return ST_OK;
}

void import_forget(struct import *im)
{
    while (im->nrefusals > im->planned)
        free(im->refusals[--im->nrefusals].reason);
}

void import_free(struct import *im)
{
    im->planned = 0;
    import_forget(im);
    for (size_t i = 0; im->values != NULL && i < im->sheet->nlines * (size_t)im->en->nfields; i++)
        free(im->values[i]);
    free(im->values);
    free(im->field);
    free(im->bad);
    free(im->order);
    free(im->refusals);
    *im = (struct import){ 0 };
}

void import_explain(const struct import *im, const struct refusal *r, struct buf *out)
{
    buf_printf(out, "第 %d 行", im->sheet->lines[r->row].line);
    if (r->column >= 0)
        buf_printf(out, "，%s", im->sheet->header[r->column]);
    buf_printf(out, "：%s", r->reason);
}

/* The reasons of one line, joined. */
static void add_reasons(const struct import *im, size_t row, struct buf *out)
{
    for (size_t i = 0; i < im->nrefusals; i++) {
        const struct refusal *r = &im->refusals[i];
        if (r->row != row)
            continue;
        if (out->len > 0)
            buf_putc(out, ' ');
        if (r->column >= 0)
            buf_printf(out, "%s：", im->sheet->header[r->column]);
        buf_puts(out, r->reason);
    }
}

void import_rejects(const struct import *im, struct buf *out)
{
    const struct sheet *sh = im->sheet;
    int at = 0;
    bool *refused = mem_alloc(sh->nlines + 1);
    buf_puts(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sh->ncolumns; i++) {
        if (strcmp(sh->header[i], reason_header) != 0)
            csv_cell(out, &at, sh->header[i]);
    }
    csv_cell(out, &at, reason_header);
    csv_end(out, &at);
    for (size_t i = 0; i < im->nrefusals; i++)
        refused[im->refusals[i].row] = true;
    for (size_t k = 0; k < sh->nlines; k++) {
        if (!refused[k])
            continue;
        for (size_t i = 0; i < sh->ncolumns; i++) {
            if (strcmp(sh->header[i], reason_header) != 0)
                csv_cell(out, &at, i < sh->lines[k].n ? sh->lines[k].cell[i] : "");
        }
        struct buf reasons = BUF_INIT;
        add_reasons(im, k, &reasons);
        csv_cell(out, &at, buf_str(&reasons));
        csv_end(out, &at);
        buf_free(&reasons);
    }
    free(refused);
}
