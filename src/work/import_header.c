/* The plan of an import: which sheet, where its header stands, which column is which field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "text.h"

enum {
    TITLES = 20, /* rows among which the header is looked for */
    NAMED = 10,  /* unknown headers named in one message */
    HIDDEN = -2  /* of a column that every file has and none of ours is */
};

struct maps {
    const struct import_map *map;
    size_t n;
};

/* A header without what people put around it: blanks, line ends, * for required ones, a colon. */
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
    while (n > 0 && (from[n - 1] == '*' || from[n - 1] == ':'))
        n--;
    char *plain = mem_dupn(from, n), *to = plain;
    for (const char *at = plain; *at != '\0'; at++) /* 姓　名: no header of ours has blanks */
        if (*at != ' ' && *at != '\n' && *at != '\r' && *at != '\t')
            *to++ = *at;
    *to = '\0';
    buf_free(&b);
    return plain;
}

/* A field, HIDDEN, or -1. What stands in brackets behind a header is a note: 姓名(必填). */
static int field_of(const struct entity *en, const char *plain)
{
    static const char *const passed[] = { IMPORT_REASON, "序号", "序", NULL };
    int field = model_field(en, plain);
    for (size_t i = 0; field < 0 && passed[i] != NULL; i++) {
        if (!strcmp(plain, passed[i]))
            return HIDDEN;
    }
    const char *bracket = strchr(plain, '(');
    if (field < 0 && bracket != NULL && bracket != plain && plain[strlen(plain) - 1] == ')') {
        char *short_one = mem_dupn(plain, (size_t)(bracket - plain));
        field = field_of(en, short_one);
        free(short_one);
    }
    return field;
}

static const struct import_map *map_of(const struct maps *maps, const char *header,
                                       const char *plain)
{
    for (size_t i = maps->n; i-- > 0;) { /* the last one said counts, those of earlier days least */
        const struct import_map *m = &maps->map[i];
        if (!strcmp(m->column, header) || !strcmp(m->column, plain))
            return m;
    }
    return NULL;
}

/* How many different fields the cells of a row name. */
static int score_row(const struct entity *en, const struct source_row *row, const struct maps *maps,
                     size_t *filled)
{
    uint64_t seen = 0;
    int score = 0;
    *filled = 0;
    for (size_t i = 0; i < row->n; i++) {
        const char *s = row->cell[i].text;
        if (*s == '\0' || strlen(s) > 200)
            continue;
        ++*filled;
        char *plain = plain_header(s);
        const struct import_map *m = map_of(maps, s, plain);
        int field = field_of(en, m != NULL ? m->field : plain);
        free(plain);
        if (field >= 0 && !(seen & UINT64_C(1) << field)) {
            seen |= UINT64_C(1) << field;
            score++;
        }
    }
    return score;
}

static void forget_header(struct import *im)
{
    for (size_t i = 0; i < im->ncolumns; i++)
        free(im->header[i]);
    free(im->header);
    im->header = NULL;
    im->ncolumns = 0;
}

static void keep_header(struct import *im, const struct source_row *row)
{
    size_t n = row->n;
    forget_header(im);
    while (n > 0 && row->sparse && row->cell[n - 1].text[0] == '\0')
        n--;
    im->header = mem_alloc((n + 1) * sizeof *im->header);
    for (size_t i = 0; i < n; i++)
        im->header[im->ncolumns++] = mem_dup(row->cell[i].text);
    im->header_line = row->line;
}

/* The row that names most fields is the header; where none names any, the first one. *fits: half
 * of its columns are fields. */
static enum status find_header(struct import *im, size_t sheet, const struct maps *maps, int *best,
                               bool *fits, struct err *e)
{
    struct source_row row;
    int got = 0;
    *best = -1;
    *fits = false;
    im->sheet = sheet;
    enum status s = source_begin(im->source, sheet, e);
    for (int i = 0; s == ST_OK && i < TITLES; i++) {
        size_t filled;
        got = source_next(im->source, &row, e);
        if (got != 1)
            break;
        int score = score_row(im->en, &row, maps, &filled);
        if (score <= *best)
            continue;
        *best = score;
        *fits = score > 0 && (size_t)score * 2 >= filled;
        keep_header(im, &row);
    }
    return s == ST_OK && got < 0 ? e->status : s;
}

static void name_sheets(const struct source *source, struct buf *out)
{
    for (size_t i = 0; i < source_sheets(source) && i < NAMED; i++)
        buf_printf(out, "%s“%.60s”", i == 0 ? "" : "、", source_sheet(source, i));
}

static enum status named_sheet(struct import *im, const char *name, const struct maps *maps,
                               int *best, struct err *e)
{
    bool fits;
    for (size_t i = 0; i < source_sheets(im->source); i++) {
        if (!strcmp(source_sheet(im->source, i), name))
            return find_header(im, i, maps, best, &fits, e);
    }
    struct buf all = BUF_INIT;
    name_sheets(im->source, &all);
    err_set(e, ST_MISSING, "没有工作表“%.100s”，文件里有 %s。", name, buf_str(&all));
    buf_free(&all);
    return ST_MISSING;
}

/* The only sheet whose header fits, else that which comes nearest. */
static enum status fitting_sheet(struct import *im, const struct maps *maps, int *best,
                                 struct err *e)
{
    size_t n = source_sheets(im->source), fit = 0, chosen = 0;
    struct buf all = BUF_INIT;
    enum status s = ST_OK;
    int most = -1;
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        bool fits = false;
        s = find_header(im, i, maps, best, &fits, e);
        if (fits)
            buf_printf(&all, "%s“%.60s”", fit++ > 0 ? "、" : "", source_sheet(im->source, i));
        if (fits ? fit == 1 : fit == 0 && *best > most)
            chosen = i;
        most = *best > most ? *best : most;
    }
    if (s == ST_OK && fit > 1)
        s = err_set(e, ST_USAGE, "有不止一张工作表可以导入：%s；请用 --sheet 名称 指明一张。",
                    buf_str(&all));
    buf_free(&all);
    bool fits;
    return s == ST_OK && n > 1 ? find_header(im, chosen, maps, best, &fits, e) : s;
}

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

/* 所在支部名 -> 所在组织; NULL where nothing is near. */
static const char *nearest(const struct import *im, const char *plain)
{
    int most = 1, chosen = -1;
    for (int i = 0; i < im->en->nfields; i++) {
        const struct field *f = &im->en->fields[i];
        int like = likeness(plain, f->label), other = 0;
        if (f->synonyms != NULL)
            other = likeness(plain, f->synonyms);
        like = other > like ? other : like;
        if (like > most && !(im->given & UINT64_C(1) << i)) {
            most = like;
            chosen = i;
        }
    }
    return chosen >= 0 ? im->en->fields[chosen].label : NULL;
}

static enum status unknown_headers(const struct import *im, const bool *unknown,
                                   const char *example, struct err *e)
{
    struct buf all = BUF_INIT;
    int n = 0;
    for (size_t i = 0; i < im->ncolumns; i++) {
        if (!unknown[i])
            continue;
        if (n++ >= NAMED)
            continue;
        char *plain = plain_header(im->header[i]);
        const char *like = nearest(im, plain);
        buf_printf(&all, "%s“%.60s”", n > 1 ? "、" : "", im->header[i]);
        if (like != NULL)
            buf_printf(&all, "（是不是“%s”？）", like);
        free(plain);
    }
    if (n > NAMED)
        buf_printf(&all, " 等 %d 列", n);
    err_set(e, ST_USAGE,
            "%s没有%s这%s列。请改表头，或用 --map '%.60s=字段' 指明，--map '%.60s=' 略过；"
            "字段见 dangjian fields %s。",
            im->en->label, buf_str(&all), n > 1 ? "些" : "一", example, example, im->en->name);
    buf_free(&all);
    return ST_USAGE;
}

static enum status map_unknown(const struct import *im, const char *field, struct err *e)
{
    return err_set(e, ST_USAGE, "%s没有“%.100s”这个字段，请检查 --map；字段见 dangjian fields %s。",
                   im->en->label, field, im->en->name);
}

static enum status double_header(const struct import *im, size_t column, struct err *e)
{
    return err_set(e, ST_USAGE, "有两列都是“%s”，请删去一列，或用 --map '%.200s=' 略过。",
                   im->en->fields[im->field[column]].label, im->header[column]);
}

/* One column; *unknown: nothing is known of it. */
static enum status match_column(struct import *im, size_t i, const struct maps *maps, bool *unknown,
                                struct err *e)
{
    char *plain = plain_header(im->header[i]);
    const struct import_map *m = map_of(maps, im->header[i], plain);
    const char *wanted = m != NULL ? m->field : plain;
    int field = *wanted != '\0' ? field_of(im->en, wanted) : HIDDEN;
    free(plain);
    if (field == -1 && m != NULL)
        return map_unknown(im, m->field, e);
    *unknown = field == -1;
    im->field[i] = field < 0 ? -1 : field;
    im->remembered[i] = m != NULL && m->remembered;
    if (field < 0)
        return ST_OK;
    uint64_t bit = UINT64_C(1) << field;
    if (im->given & bit)
        return double_header(im, i, e);
    im->given |= bit;
    return ST_OK;
}

static enum status match_columns(struct import *im, const struct maps *maps, struct err *e)
{
    bool *unknown = mem_alloc(im->ncolumns + 1);
    const char *example = NULL;
    enum status s = ST_OK;
    im->field = mem_alloc((im->ncolumns + 1) * sizeof *im->field);
    im->remembered = mem_alloc(im->ncolumns + 1);
    for (size_t i = 0; i < im->ncolumns && s == ST_OK; i++) {
        s = match_column(im, i, maps, &unknown[i], e);
        if (unknown[i] && example == NULL)
            example = im->header[i];
    }
    if (s == ST_OK && example != NULL)
        s = unknown_headers(im, unknown, example, e);
    free(unknown);
    if (s == ST_OK && im->given == 0)
        s = err_set(e, ST_USAGE, "没有一个列名，请检查表头；字段见 dangjian fields %s。",
                    im->en->name);
    return s;
}

static enum status check_maps(const struct import *im, const struct maps *maps, struct err *e)
{
    for (size_t k = 0; k < maps->n; k++) {
        bool there = maps->map[k].remembered;
        for (size_t i = 0; i < im->ncolumns && !there; i++) {
            char *plain = plain_header(im->header[i]);
            there =
                !strcmp(maps->map[k].column, im->header[i]) || !strcmp(maps->map[k].column, plain);
            free(plain);
        }
        if (!there)
            return err_set(e, ST_USAGE, "--map 里的“%s”不是文件中的列名，请核对表头。",
                           maps->map[k].column);
    }
    return ST_OK;
}

enum status import_plan(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_map *map, size_t nmaps,
                        struct err *e)
{
    struct maps maps = { map, nmaps };
    int best = -1;
    *im = (struct import){ .en = en, .source = source };
    enum status s = sheet != NULL ? named_sheet(im, sheet, &maps, &best, e)
                                  : fitting_sheet(im, &maps, &best, e);
    if (s == ST_OK && best < 0)
        s = err_set(e, ST_USAGE, "文件是空的：数据上面要有一行写各列的名称。");
    if (s == ST_OK)
        s = check_maps(im, &maps, e);
    return s == ST_OK ? match_columns(im, &maps, e) : s;
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
    im->nrefusals = 0;
    im->created = im->updated = im->unchanged = im->refused = 0;
    forget_names(&im->only_here);
    forget_names(&im->only_there);
}

void import_free(struct import *im)
{
    import_forget(im);
    forget_header(im);
    free(im->field);
    free(im->remembered);
    free(im->refusals);
    *im = (struct import){ 0 };
}
