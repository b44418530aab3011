/* Which kind of file it is, by its first bytes; text files. */
#include "source.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "csv.h"
#include "decode.h"
#include "file.h"
#include "mem.h"
#include "source_own.h"
#include "words.h"

/* Text: decoded, cut into records. */
struct text_source {
    struct source base;
    FILE *f;
    struct decoder *d;
    struct csv csv;
    struct source_cell *cell;
    size_t cap;
};

static int more(void *ctx, const char **piece, size_t *n, struct err *e)
{
    return decode_more(ctx, piece, n, e);
}

static enum status text_begin(struct source *base, size_t sheet, struct err *e)
{
    struct text_source *s = (struct text_source *)base;
    (void)sheet;
    csv_close(&s->csv);
    enum status st = decode_rewind(s->d, e);
    return st == ST_OK ? csv_open_pieces(&s->csv, more, s->d, e) : st;
}

static int text_next(struct source *base, struct source_row *row, struct err *e)
{
    struct text_source *s = (struct text_source *)base;
    int got = csv_read(&s->csv, e);
    if (got != 1)
        return got;
    if (s->csv.n > s->cap) {
        s->cap = s->csv.cap;
        s->cell = mem_resize(s->cell, s->cap * sizeof *s->cell);
    }
    for (size_t i = 0; i < s->csv.n; i++)
        s->cell[i] = (struct source_cell){ .text = s->csv.cell[i] };
    *row = (struct source_row){ .line = s->csv.line, .n = s->csv.n, .cell = s->cell };
    return 1;
}

static void text_close(struct source *base)
{
    struct text_source *s = (struct text_source *)base;
    csv_close(&s->csv);
    decode_close(s->d);
    fclose(s->f);
    free(s->cell);
    free(s);
}

static enum status source_open_text(struct source **out, FILE *f, const char *encoding,
                                    struct err *e)
{
    static const struct source_ops ops = { text_begin, text_next, text_close };
    struct text_source *s = mem_alloc(sizeof *s);
    s->base.ops = &ops;
    s->f = f;
    source_add_sheet(&s->base, "");
    *out = &s->base;
    return decode_open(&s->d, f, encoding, e);
}

void source_add_sheet(struct source *s, const char *name)
{
    s->sheets = mem_grow(s->sheets, s->nsheets, &s->cap, sizeof *s->sheets);
    s->sheets[s->nsheets++] = mem_dup(name);
}

void source_number(double v, char out[32])
{
    snprintf(out, 32, "%.15g", v);
    if (fabs(v) < 1e15 && strchr(out, 'e') != NULL)
        snprintf(out, 32, "%.15f", v);
}

bool source_rounded(const struct source_cell *c)
{
    return c->kind == SOURCE_NUMBER && fabs(c->number) >= 1e15;
}

/* A pipe is kept in a file without a name, so that it can be read twice. */
static FILE *spool(FILE *in, struct err *e)
{
    char piece[1 << 14];
    size_t n;
    FILE *f = tmpfile();
    bool ok = f != NULL;
    while (ok && (n = fread(piece, 1, sizeof piece, in)) > 0)
        ok = fwrite(piece, 1, n, f) == n;
    if (ok && !ferror(in) && fflush(f) == 0)
        return f;
    err_set(e, ST_FAILED, "读不了标准输入：%s。", file_why(errno));
    if (f != NULL)
        fclose(f);
    return NULL;
}

static enum status open_file(FILE **f, const char *path, struct err *e)
{
    struct stat st;
    if (!strcmp(path, "-"))
        return (*f = spool(stdin, e)) != NULL ? ST_OK : ST_FAILED;
    *f = fopen(path, "rbe");
    if (*f == NULL && errno == ENOENT)
        return err_set(e, ST_MISSING, "没有文件 %s，请检查路径。", path);
    if (*f == NULL)
        return err_set(e, ST_FAILED, "打不开 %s：%s。", path, file_why(errno));
    if (fstat(fileno(*f), &st) != 0 || S_ISREG(st.st_mode))
        return ST_OK;
    FILE *pipe = *f;
    *f = NULL;
    if (S_ISDIR(st.st_mode))
        err_set(e, ST_FAILED, "%s 是文件夹，请给出其中的文件。", path);
    else
        *f = spool(pipe, e);
    fclose(pipe);
    return *f != NULL ? ST_OK : ST_FAILED;
}

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), k = strlen(end);
    return n > k && !strcasecmp(path + n - k, end);
}

/* What a text may be by its first bytes. */
enum text_kind { TEXT_CELLS, TEXT_HTML, TEXT_SHEETML, TEXT_XML, TEXT_MHTML };

/* The first characters in small letters, without marks and blanks before them: pages and XML begin
 * with ASCII in every encoding, in UTF-16 with zero bytes between. */
static size_t first_words(FILE *f, char *out, size_t room)
{
    char raw[1 << 12];
    size_t n = 0, got;
    rewind(f);
    got = fread(raw, 1, sizeof raw, f);
    for (size_t i = 0; i < got && n < room - 1; i++) {
        unsigned char c = (unsigned char)raw[i];
        bool before = n == 0 && (c <= ' ' || c >= 0x80);
        if (c != 0 && !before)
            out[n++] = (char)tolower(c);
    }
    out[n] = '\0';
    return n;
}

static enum text_kind text_kind(FILE *f)
{
    static const char *const tags[] = { "!doctype html", "!--",   "html",  "head", "meta", "title",
                                        "body",          "table", "style", "div",  "form", "center",
                                        "script",        "link",  "p>",    "b>",   NULL };
    char head[1 << 12];
    first_words(f, head, sizeof head);
    if (!strncmp(head, "mime-version:", 13))
        return TEXT_MHTML;
    if (*head != '<')
        return TEXT_CELLS;
    if (strstr(head, "urn:schemas-microsoft-com:office:spreadsheet") != NULL &&
        strstr(head, "<html") == NULL)
        return TEXT_SHEETML;
    for (int i = 0; tags[i] != NULL; i++)
        if (!strncmp(head + 1, tags[i], strlen(tags[i])))
            return TEXT_HTML;
    if (!strncmp(head, "<?xml", 5))
        return strstr(head, "<html") != NULL || strstr(head, "<table") != NULL ? TEXT_HTML
                                                                               : TEXT_XML;
    return TEXT_CELLS;
}

/* A text under the name of a workbook: systems write tables with tabs so. In UTF-16 a character is
 * two bytes, and 上 (U+4E0A) has that of a line's end. */
static bool has_columns(FILE *f)
{
    unsigned char head[1 << 12];
    rewind(f);
    size_t n = fread(head, 1, sizeof head, f);
    bool little = n >= 2 && head[0] == 0xFF && head[1] == 0xFE,
         big = n >= 2 && head[0] == 0xFE && head[1] == 0xFF;
    size_t step = little || big ? 2 : 1;
    for (size_t i = 0; i + step <= n; i += step) {
        int c = step == 1 ? head[i] : head[i + big] | head[i + little] << 8;
        if (c == '\n')
            return false;
        if (c == '\t' || c == ',')
            return true;
    }
    return false;
}

static enum status open_text(struct source **out, FILE *f, const char *path, const char *encoding,
                             struct err *e)
{
    bool workbook = ends_in(path, ".xlsx") || ends_in(path, ".xlsm"), old = ends_in(path, ".xls");
    enum text_kind kind = text_kind(f);
    enum status s = ST_OK;
    if (kind == TEXT_MHTML)
        s = err_set(e, ST_USAGE, "%s 是打包的网页（.mht），请用表格软件打开，另存为 .xlsx 后再试。",
                    path);
    else if (kind == TEXT_XML)
        s = err_set(e, ST_USAGE, "%s 是别的 XML 文件，不是表格，请另存为 .xlsx 后再试。", path);
    else if (kind == TEXT_CELLS && (workbook || (old && !has_columns(f))))
        s = err_set(e, ST_FAILED, "%s 读不了：不是完整的表格文件。", path);
    if (s != ST_OK) {
        fclose(f);
        return s;
    }
    return kind == TEXT_HTML      ? source_open_html(out, f, encoding, e)
           : kind == TEXT_SHEETML ? source_open_sheetml(out, f, e)
                                  : source_open_text(out, f, encoding, e);
}

static enum status open_as(struct source **out, FILE **f, const char *path, const char *encoding,
                           struct err *e)
{
    char head[8] = "";
    size_t n = fread(head, 1, sizeof head, *f);
    bool zip = n >= 4 && !memcmp(head, "PK\3\4", 4),
         ole = n == 8 && !memcmp(head, "\xD0\xCF\x11\xE0", 4);
    if (strcmp(path, "-") != 0 && zip)
        return source_open_xlsx(out, path, e);
    if (strcmp(path, "-") != 0 && ole)
        return source_open_xls(out, *f, path, e);
    if (zip || ole)
        return err_set(e, ST_USAGE, "标准输入只能是 CSV 或 TSV，工作簿请给出文件名。");
    FILE *text = *f;
    *f = NULL; /* the source closes it */
    return open_text(out, text, path, encoding, e);
}

enum status source_open(struct source **out, const char *path, const char *encoding, struct err *e)
{
    FILE *f = NULL;
    *out = NULL;
    enum status s = open_file(&f, path, e);
    if (s == ST_OK)
        s = open_as(out, &f, path, encoding, e);
    if (f != NULL)
        fclose(f);
    if (s != ST_OK) {
        source_close(*out);
        *out = NULL;
    }
    return s;
}

void source_close(struct source *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->nsheets; i++)
        free(s->sheets[i]);
    free(s->sheets);
    s->ops->close(s);
}

size_t source_sheets(const struct source *s)
{
    return s->nsheets;
}

const char *source_sheet(const struct source *s, size_t i)
{
    return s->sheets[i];
}

enum status source_begin(struct source *s, size_t sheet, struct err *e)
{
    return s->ops->begin(s, sheet, e);
}

static bool is_blank(const struct source_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        if (row->cell[i].text[0] != '\0')
            return false;
    }
    return true;
}

int source_next(struct source *s, struct source_row *row, struct err *e)
{
    int got;
    do {
        got = s->ops->next(s, row, e); /* spreadsheets write lines of commas below the last row */
    } while (got == 1 && is_blank(row));
    return got;
}
