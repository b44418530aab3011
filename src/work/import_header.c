/* Which sheet of a file is imported, and where its header stands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "text.h"

enum {
    TITLES = 20, /* rows among which the header is looked for */
    NAMED = 10   /* sheets named in one message */
};

/* 〔元〕【元】［元］ as (元). */
static void fold_brackets(struct buf *b, const char *s)
{
    static const char *const marks[] = { "〔", "〕", "【", "】", "[", "]", "〖", "〗" };
    while (*s != '\0') {
        size_t i = 0, n = 0;
        while (i < sizeof marks / sizeof *marks && n == 0) {
            n = strlen(marks[i]);
            if (strncmp(s, marks[i], n) != 0) {
                n = 0;
                i++;
            }
        }
        buf_putc(b, n == 0 ? *s : i % 2 == 0 ? '(' : ')');
        s += n == 0 ? 1 : n;
    }
}

/* (姓名), (必填)姓名: what is left without the brackets, or the note in them. */
static const char *without_brackets(const char *from, size_t *n)
{
    const char *close = *n > 2 && *from == '(' ? memchr(from, ')', *n) : NULL;
    if (close == NULL)
        return from;
    size_t note = (size_t)(close - from) + 1;
    if (note == *n) {
        *n -= 2;
        return from + 1;
    }
    *n -= note;
    return from + note;
}

char *import_plain_header(const char *s)
{
    struct buf folded = BUF_INIT, b = BUF_INIT;
    text_fold_width(&folded, s);
    fold_brackets(&b, buf_str(&folded));
    buf_free(&folded);
    size_t n = b.len;
    const char *from = text_trim(buf_str(&b), &n);
    while (n > 0 && *from == '*') {
        from++;
        n--;
    }
    while (n > 0 && (from[n - 1] == '*' || from[n - 1] == ':'))
        n--;
    from = without_brackets(from, &n);
    char *plain = mem_dupn(from, n), *to = plain;
    for (const char *at = plain; *at != '\0'; at++) /* 姓　名: no header of ours has blanks */
        if (*at != ' ' && *at != '\n' && *at != '\r' && *at != '\t')
            *to++ = *at;
    *to = '\0';
    buf_free(&b);
    return plain;
}

bool import_says_absence(const char *s)
{
    static const char *const words[] = { "缺席", "缺勤",   "请假",   "未到",
                                         "未出", "未参加", "未参会", "没到" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(s, words[i]) != NULL)
            return true;
    return false;
}

/* What stands in brackets behind a header is a note: 姓名(必填). */
int import_header_field(const struct entity *en, const char *plain)
{
    static const char *const passed[] = { IMPORT_REASON, "序号", "序",  "行号", "项次", "NO",
                                          "No",          "NO.",  "No.", "年龄", "党龄", NULL };
    int field = model_field(en, plain);
    for (size_t i = 0; field < 0 && passed[i] != NULL; i++) {
        if (!strcmp(plain, passed[i]))
            return IMPORT_PASSED;
    }
    const char *bracket = strchr(plain, '(');
    if (field < 0 && bracket != NULL && bracket != plain && plain[strlen(plain) - 1] == ')') {
        char *short_one = mem_dupn(plain, (size_t)(bracket - plain));
        field = import_header_field(en, short_one);
        free(short_one);
    }
    const char *hint;
    return field == -1 && import_header_unkept(en, plain, &hint) ? IMPORT_UNKEPT : field;
}

const struct import_map *import_map_of(const struct import_maps *maps, const char *header,
                                       const char *plain, int nth)
{
    const struct import_map *all = NULL; /* said of every column of that header */
    for (size_t i = maps->n; i-- > 0;) { /* the last one said counts, those of earlier days least */
        const struct import_map *m = &maps->v[i];
        if (!strcmp(m->column, header) || !strcmp(m->column, plain)) {
            all = all != NULL ? all : m;
            continue;
        }
        const char *sign = strrchr(m->column, '#');
        size_t n = sign != NULL ? (size_t)(sign - m->column) : 0;
        bool of = n > 0 && ((n == strlen(header) && !strncmp(m->column, header, n)) ||
                            (n == strlen(plain) && !strncmp(m->column, plain, n)));
        if (of && atoi(sign + 1) == nth)
            return m;
    }
    return all;
}

/* One cell over several columns, which have their own headers below it. */
static bool is_band(const struct source_row *row, size_t i)
{
    const char *s = row->cell[i].text;
    return (i > 0 && !strcmp(s, row->cell[i - 1].text)) ||
           (i + 1 < row->n && !strcmp(s, row->cell[i + 1].text));
}

/* How many different fields the cells of a row name. */
static int score_row(const struct entity *en, const struct source_row *row,
                     const struct import_maps *maps, size_t *filled)
{
    uint64_t seen = 0;
    int score = 0;
    *filled = 0;
    for (size_t i = 0; i < row->n; i++) {
        const char *s = row->cell[i].text;
        if (*s == '\0' || strlen(s) > 200)
            continue;
        ++*filled;
        char *plain = import_plain_header(s);
        const struct import_map *m = import_map_of(maps, s, plain, 1);
        int field = import_header_field(en, m != NULL ? m->field : plain);
        free(plain);
        if (is_band(row, i))
            continue;
        if (field >= 0 && !(seen & UINT64_C(1) << field)) {
            seen |= UINT64_C(1) << field;
            score++;
        }
    }
    return score;
}

/* 出生\n年月: breaks that a narrow column was given. To be freed. */
static char *one_line(const char *s)
{
    char *line = mem_dup(s), *to = line;
    for (const char *at = line; *at != '\0'; at++)
        if (*at != '\n' && *at != '\r')
            *to++ = *at;
    *to = '\0';
    return line;
}

static void keep_header(struct import *im, const struct source_row *row)
{
    size_t n = row->n;
    import_forget_header(im);
    while (n > 0 && row->sparse && row->cell[n - 1].text[0] == '\0')
        n--;
    im->header = mem_alloc((n + 1) * sizeof *im->header);
    for (size_t i = 0; i < n; i++)
        im->header[im->ncolumns++] = one_line(row->cell[i].text);
    im->header_line = row->line;
}

/* The row that names most fields is the header; where none names any, the first one. *fits: half
 * of its columns are fields. */
static enum status find_header(struct import *im, size_t sheet, const struct import_maps *maps,
                               int *best, bool *fits, struct err *e)
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
        /* of two rows of headers the lower one has what is merged down from above, too */
        bool under = score == *best && score > 0 && row.line == im->header_line + 1;
        if (score <= *best && !under)
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

/* Tables of a web page have names that we gave them, in the language of who reads them: any sheet
 * goes by its number too. 0: by none. */
static size_t numbered(const struct import *im, const char *name)
{
    size_t words = strlen("表格"), n = 0;
    const char *at = strncmp(name, "表格", words) == 0 ? name + words : name;
    size_t digits = strspn(at, "0123456789");
    if (digits > 0 && digits < 9 && at[digits] == '\0')
        n = (size_t)strtoul(at, NULL, 10);
    return n <= source_sheets(im->source) ? n : 0;
}

static enum status named_sheet(struct import *im, const char *name, const struct import_maps *maps,
                               int *best, struct err *e)
{
    bool fits;
    for (size_t i = 0; i < source_sheets(im->source); i++) {
        if (!strcmp(source_sheet(im->source, i), name))
            return find_header(im, i, maps, best, &fits, e);
    }
    size_t n = numbered(im, name);
    if (n > 0)
        return find_header(im, n - 1, maps, best, &fits, e);
    struct buf all = BUF_INIT;
    name_sheets(im->source, &all);
    err_set(e, ST_MISSING, "没有工作表“%.100s”，文件里有 %s。", name, buf_str(&all));
    buf_free(&all);
    return ST_MISSING;
}

/* The only sheet whose header fits, else that which comes nearest. */
static enum status fitting_sheet(struct import *im, const struct import_maps *maps, int *best,
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

enum status import_find_header(struct import *im, const char *sheet, const struct import_maps *maps,
                               struct err *e)
{
    int best = -1;
    enum status s =
        sheet != NULL ? named_sheet(im, sheet, maps, &best, e) : fitting_sheet(im, maps, &best, e);
    return s == ST_OK && best < 0
               ? err_set(e, ST_USAGE, "文件是空的：数据上面要有一行写各列的名称。")
               : s;
}

enum status import_sheets(const struct entity *en, struct source *source,
                          const struct import_maps *maps, size_t *fit, size_t *n, struct err *e)
{
    struct import im = { .en = en, .source = source };
    enum status s = ST_OK;
    *n = 0;
    for (size_t i = 0; i < source_sheets(source) && s == ST_OK; i++) {
        int best;
        bool fits = false;
        s = find_header(&im, i, maps, &best, &fits, e);
        if (s == ST_OK && fits)
            fit[(*n)++] = i;
    }
    import_free(&im);
    return s;
}
