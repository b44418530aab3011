/* Which column of a file is which field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "text.h"
#include "words.h"

enum {
    NAMED = 10, /* unknown headers named in one message */
    TASTED = 20 /* rows in which a column is tasted */
};

/* How many characters two words share. */
static int likeness(const char *a, const char *b)
{
    int same = 0;
    for (const char *at = a; *at != '\0';) {
        uint32_t cp;
        char one[5] = "";
        size_t n = text_decode(at, strlen(at), &cp);
        memcpy(one, at, n);
        same += cp >= 0x80 && strstr(b, one) != NULL;
        at += n;
    }
    return same;
}

/* 所在支部名 -> 所在组织. */
int import_nearest(const struct import *im, size_t column)
{
    char *plain = import_plain_header(im->header[column]);
    int most = 1, chosen = -1;
    for (int i = 0; i < im->en->nfields; i++) {
        const struct field *f = &im->en->fields[i];
        int like = likeness(plain, f->label), other = 0;
        if (f->synonyms != NULL)
            other = likeness(plain, f->synonyms);
        like = other > like ? other : like;
        if (import_says_absence(plain) != import_says_absence(f->label))
            like = 0;
        if (like > most && !(im->given & UINT64_C(1) << i)) {
            most = like;
            chosen = i;
        }
    }
    free(plain);
    return chosen;
}

static size_t first_unknown(const struct import *im)
{
    size_t i = 0;
    while (i < im->ncolumns && !im->unknown[i])
        i++;
    return i;
}

static enum status unknown_headers(const struct import *im, struct err *e)
{
    struct buf all = BUF_INIT;
    const char *example = im->header[first_unknown(im)];
    int n = 0;
    for (size_t i = 0; i < im->ncolumns; i++) {
        if (!im->unknown[i])
            continue;
        if (n++ >= NAMED)
            continue;
        int like = import_nearest(im, i);
        struct buf name = BUF_INIT;
        import_column_name(im, i, &name);
        buf_printf(&all, _("%s“%.60s”"), n > 1 ? _("、") : "", buf_str(&name));
        buf_free(&name);
        if (like >= 0)
            buf_printf(&all, _("（是不是“%s”？）"), _(im->en->fields[like].label));
    }
    if (n > NAMED)
        buf_printf(&all, _(" 等 %d 列"), n);
    err_set(e, ST_USAGE,
            "%s没有%s这%s列。请改表头，或用 --map '%.60s=字段' 指明，--map '%.60s=' 略过；"
            "字段见 dangjian fields %s。",
            _(im->en->label), buf_str(&all), n > 1 ? _("些") : _("一"), example, example,
            im->en->name);
    buf_free(&all);
    return ST_USAGE;
}

/* Which of the columns of its header it is, from 1; *several: there are more. */
static int nth_of(const struct import *im, size_t column, bool *several)
{
    int nth = 1;
    *several = false;
    for (size_t i = 0; i < im->ncolumns; i++) {
        bool same = i != column && !strcmp(im->header[i], im->header[column]);
        nth += same && i < column;
        *several = *several || same;
    }
    return nth;
}

void import_column_name(const struct import *im, size_t column, struct buf *out)
{
    bool several;
    int nth = nth_of(im, column, &several);
    buf_puts(out, im->header[column]);
    if (several)
        buf_printf(out, "#%d", nth);
}

/* Whether attendance is taken from it. */
static bool is_roll(const struct import *im, size_t column)
{
    int roll[IMPORT_ROLL];
    bool found = false;
    import_roll_columns(im, roll);
    for (int k = 0; k < IMPORT_ROLL; k++)
        found = found || roll[k] == (int)column;
    return found && im->take_roll;
}

bool import_unkept(const struct import *im, size_t column, const char **hint)
{
    char *plain = import_plain_header(im->header[column]);
    bool unkept = im->field[column] < 0 && !im->unknown[column] && !im->remembered[column] &&
                  import_header_field(im->en, plain) == IMPORT_UNKEPT && !is_roll(im, column);
    *hint = "";
    if (unkept)
        import_header_unkept(im->en, plain, hint);
    free(plain);
    return unkept;
}

/* What a column is called; *m: what was said of it, or NULL. A field, IMPORT_PASSED, -1. */
static int wanted_field(const struct import *im, size_t i, const struct import_maps *maps,
                        const struct import_map **m)
{
    char *plain = import_plain_header(im->header[i]);
    bool several;
    *m = import_map_of(maps, im->header[i], plain, nth_of(im, i, &several));
    const char *wanted = *m != NULL ? (*m)->field : plain;
    int field = *wanted != '\0' ? import_header_field(im->en, wanted) : IMPORT_PASSED;
    free(plain);
    return field;
}

static void match_columns(struct import *im, const struct import_maps *maps)
{
    im->field = mem_alloc((im->ncolumns + 1) * sizeof *im->field);
    im->remembered = mem_alloc(im->ncolumns + 1);
    im->unknown = mem_alloc(im->ncolumns + 1);
    for (size_t i = 0; i < im->ncolumns; i++) {
        const struct import_map *m;
        int field = wanted_field(im, i, maps, &m);
        bool taken = field >= 0 && (im->given & UINT64_C(1) << field);
        im->unknown[i] = field == -1 || taken;
        im->field[i] = field < 0 || taken ? -1 : field;
        im->remembered[i] = m != NULL && m->remembered && !im->unknown[i];
        if (im->field[i] >= 0)
            im->given |= UINT64_C(1) << field;
    }
}

/* A cell as people read it: a day as a day, not as the number a sheet counts. To be freed. */
static char *sample_of(const struct import *im, size_t column, const struct source_cell *c)
{
    static const struct field plain = { .kind = FIELD_LONG };
    const struct field *f = im->field[column] >= 0 ? &im->en->fields[im->field[column]] : &plain;
    bool counted = c->kind == SOURCE_DAY || c->kind == SOURCE_MONTH ||
                   (c->kind == SOURCE_NUMBER &&
                    (f->kind == FIELD_DAY || f->kind == FIELD_MONTH || f->kind == FIELD_TIME));
    struct buf shown = BUF_INIT;
    if (c->kind == SOURCE_MONTH)
        import_month(c, &shown);
    else if (!counted || import_value(f, c, &shown, NULL) != ST_OK || shown.len == 0)
        buf_puts(&shown, c->text);
    return buf_take(&shown);
}

/* Something to know a column by. */
static enum status taste(struct import *im, struct err *e)
{
    struct source_row row;
    int got = 0;
    enum status s = import_lines_begin(im, e);
    im->sample = mem_alloc((im->ncolumns + 1) * sizeof *im->sample);
    for (int n = 0; s == ST_OK && n < TASTED; n++) {
        if ((got = source_next(im->source, &row, e)) != 1)
            break;
        for (size_t i = 0; i < row.n && i < im->ncolumns; i++)
            if (im->sample[i] == NULL && row.cell[i].text[0] != '\0')
                im->sample[i] = sample_of(im, i, &row.cell[i]);
    }
    return s == ST_OK && got < 0 ? e->status : s;
}

enum status import_look(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_maps *maps, struct err *e)
{
    *im = (struct import){ .en = en, .source = source };
    enum status s = import_find_header(im, sheet, maps, e);
    if (s != ST_OK)
        return s;
    match_columns(im, maps);
    return taste(im, e);
}

enum status import_assign(struct import *im, size_t column, int field, struct err *e)
{
    uint64_t bit = field >= 0 ? UINT64_C(1) << field : 0;
    for (size_t i = 0; i < im->ncolumns && field >= 0; i++)
        if (i != column && im->field[i] == field)
            return err_set(e, ST_REFUSED, "“%s”已经是%s；请先把那一列改成别的。", im->header[i],
                           _(im->en->fields[field].label));
    if (im->field[column] >= 0)
        im->given &= ~(UINT64_C(1) << im->field[column]);
    im->given |= bit;
    im->field[column] = field;
    im->unknown[column] = im->remembered[column] = false;
    return ST_OK;
}

static enum status twice(const struct import *im, size_t column, int field, struct err *e)
{
    struct buf name = BUF_INIT;
    import_column_name(im, column, &name);
    err_set(e, ST_USAGE, "有两列都是“%s”，请删去一列，或用 --map '%.200s=' 略过。",
            _(im->en->fields[field].label), buf_str(&name));
    buf_free(&name);
    return ST_USAGE;
}

/* What was said of columns fits the file and the entity, and of no field twice. */
static enum status check_columns(const struct import *im, const struct import_maps *maps,
                                 struct err *e)
{
    for (size_t i = 0; i < im->ncolumns; i++) {
        const struct import_map *m;
        int field = wanted_field(im, i, maps, &m);
        if (field == -1 && m != NULL)
            return err_set(e, ST_USAGE,
                           "%s没有“%.100s”这个字段，请检查 --map；字段见 dangjian fields %s。",
                           _(im->en->label), m->field, im->en->name);
        if (field >= 0 && im->unknown[i])
            return twice(im, i, field, e);
    }
    return ST_OK;
}

static enum status check_maps(const struct import *im, const struct import_maps *maps,
                              struct err *e)
{
    for (size_t k = 0; k < maps->n; k++) {
        bool there = maps->v[k].remembered;
        for (size_t i = 0; i < im->ncolumns && !there; i++) {
            const struct import_maps one = { &maps->v[k], 1, 1 };
            const struct import_map *m;
            wanted_field(im, i, &one, &m);
            there = m != NULL;
        }
        if (!there)
            return err_set(e, ST_USAGE, "--map 里的“%s”不是文件中的列名，请核对表头。",
                           maps->v[k].column);
    }
    return ST_OK;
}

enum status import_plan(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_maps *maps, struct err *e)
{
    enum status s = import_look(im, en, source, sheet, maps, e);
    if (s == ST_OK)
        s = check_maps(im, maps, e);
    if (s == ST_OK)
        s = check_columns(im, maps, e);
    if (s == ST_OK && first_unknown(im) < im->ncolumns)
        s = unknown_headers(im, e);
    if (s == ST_OK && im->given == 0)
        s = err_set(e, ST_USAGE, "没有一个列名，请检查表头；字段见 dangjian fields %s。",
                    im->en->name);
    return s;
}

static void forget_names(struct names *n)
{
    for (size_t i = 0; i < n->n; i++)
        free(n->name[i]);
    free(n->name);
    *n = (struct names){ 0 };
}

void import_forget(struct import *im)
{
    for (size_t i = 0; i < im->nrefusals; i++)
        free(im->refusals[i].reason);
    for (size_t i = 0; i < im->nrows; i++) {
        free(im->row[i].name);
        free(im->row[i].values);
        free(im->row[i].note);
    }
    im->unborn = 0;
    im->cleared = 0;
    memset(im->cleared_of, 0, sizeof im->cleared_of);
    im->nrefusals = im->nrows = 0;
    im->created = im->updated = im->unchanged = im->refused = im->alike = 0;
    forget_names(&im->aside);
    forget_names(&im->stage);
    forget_names(&im->made);
    forget_names(&im->founded);
    forget_names(&im->unrolled);
    forget_names(&im->unattended);
    im->rolled = 0;
    import_forget_missing(im);
    forget_names(&im->only_here);
    forget_names(&im->only_there);
}

void import_forget_header(struct import *im)
{
    for (size_t i = 0; i < im->ncolumns; i++) {
        free(im->header[i]);
        if (im->sample != NULL)
            free(im->sample[i]);
    }
    free(im->header);
    free(im->sample);
    im->header = im->sample = NULL;
    im->ncolumns = 0;
}

void import_free(struct import *im)
{
    import_forget(im);
    import_forget_header(im);
    free(im->field);
    free(im->remembered);
    free(im->unknown);
    free(im->refusals);
    free(im->said);
    import_forget_meant(im);
    free(im->row);
    *im = (struct import){ 0 };
}
