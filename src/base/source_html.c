/* Tables of a web page as sheets: what many systems export under the name of .xls. A table that
 * only lays out the page (of one cell) is none; a table in a cell is a sheet of its own, and what
 * it says stands in that cell too. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "html.h"
#include "mem.h"
#include "source_own.h"
#include "source_rows.h"
#include "source_shown.h"
#include "text.h"
#include "words.h"

enum {
    HEAD = 4096, /* bytes in which a page says its encoding */
    SHEETS = 200,
    DEPTH = 64, /* tables in tables */
    SPAN_COLUMNS = 1000,
    SPAN_ROWS = 65534,
    CELL = 1 << 20 /* bytes */
};

struct html_source {
    struct source base;
    FILE *f;
    struct decoder *d;
    struct html h;
    size_t *table; /* of each sheet, the how manieth of the page */
    size_t table_cap;
    bool from_1904; /* the page says that its days count from then */
    struct row_maker made;
    int line, column, inner; /* inner: depth of tables within the cell at hand */
    bool in_row, in_cell, had_inner, ended;
    bool row_waits;  /* its tag is read, the row before it was given first */
    bool blank;      /* the cell's text ends in a blank that may be its end */
    struct buf text; /* of the cell at hand */
    int colspan, rowspan;
    bool numeric;    /* a spreadsheet says that the cell is a number */
    char number[32]; /* which, beside its text; "": the text is it */
};

/* Tables that are open while the page is looked through. */
struct looking {
    size_t number[DEPTH], cells[DEPTH];
    bool in_cell[DEPTH];
    size_t depth, tables;
};

static enum status keep_table(struct html_source *s, size_t number, struct err *e)
{
    struct buf name = BUF_INIT;
    if (s->base.nsheets >= SHEETS)
        return err_set(e, ST_REFUSED, "网页里的表格超过 %d 张，没有读取；请只留要导入的那一张。",
                       SHEETS);
    s->table = mem_grow(s->table, s->base.nsheets, &s->table_cap, sizeof *s->table);
    s->table[s->base.nsheets] = number;
    buf_printf(&name, _("表格%zu"), s->base.nsheets + 1);
    source_add_sheet(&s->base, buf_str(&name));
    buf_free(&name);
    return ST_OK;
}

static enum status leave_table(struct html_source *s, struct looking *l, struct err *e)
{
    if (l->depth == 0 || --l->depth >= DEPTH || l->cells[l->depth] < 2)
        return ST_OK;
    return keep_table(s, l->number[l->depth], e);
}

static enum status look_at(struct html_source *s, struct looking *l, bool opens, struct err *e)
{
    const char *name = s->h.name;
    size_t top = l->depth > 0 && l->depth <= DEPTH ? l->depth - 1 : 0;
    bool cell = !strcmp(name, "td") || !strcmp(name, "th");
    enum status st = ST_OK;
    if (!strcmp(name, "table") && !opens)
        return leave_table(s, l, e);
    if (!strcmp(name, "table")) {
        if (l->depth > 0 && l->depth <= DEPTH && !l->in_cell[top]) /* the one before never closed */
            st = leave_table(s, l, e);
        if (l->depth < DEPTH) {
            l->number[l->depth] = l->tables;
            l->cells[l->depth] = 0;
            l->in_cell[l->depth] = false;
        }
        l->depth++;
        l->tables++;
    } else if (l->depth > 0 && l->depth <= DEPTH && (cell || !strcmp(name, "tr"))) {
        l->cells[top] += cell && opens;
        l->in_cell[top] = cell && opens;
    }
    return st;
}

static int by_number(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The tables of the page. */
static enum status find_tables(struct html_source *s, struct err *e)
{
    struct looking l = { 0 };
    enum html_token t = HTML_END;
    enum status st = html_begin(&s->h, s->d, e);
    while (st == ST_OK && (t = html_next(&s->h, e)) > HTML_END)
        if (t != HTML_TEXT)
            st = look_at(s, &l, t == HTML_OPEN, e);
    if (st == ST_OK && t == HTML_FAILED)
        st = e->status;
    while (st == ST_OK && l.depth > 0)
        st = leave_table(s, &l, e);
    if (st == ST_OK && s->base.nsheets == 0)
        st = err_set(e, ST_USAGE,
                     "这是一个网页，里面没有表格；请用表格软件打开，另存为 .xlsx 后再试。");
    if (st == ST_OK) /* those within others were left first */
        qsort(s->table, s->base.nsheets, sizeof *s->table, by_number);
    return st;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Blanks and line ends of the source are one blank; those at the ends are none. */
static void add_text(struct html_source *s, const char *text, size_t n)
{
    for (size_t i = 0; i < n && s->text.len <= CELL; i++) {
        if (is_blank(text[i])) {
            s->blank = true;
            continue;
        }
        if (s->blank && s->text.len > 0 && s->text.data[s->text.len - 1] != '\n')
            buf_putc(&s->text, ' ');
        s->blank = false;
        buf_putc(&s->text, text[i]);
    }
}

static void add_line(struct html_source *s)
{
    if (s->text.len > 0 && s->text.len <= CELL && s->text.data[s->text.len - 1] != '\n')
        buf_putc(&s->text, '\n');
    s->blank = false;
}

/* The number beside a text counts, as it does in a workbook; the text may be rounded (12), cut off
 * (1980年1月) or nothing (###, 1.1E+17). A text that says the same is kept (0012, 2010.10), so is
 * one without digits (a format may write words) and a day that is not the one the number counts. */
static bool put_number(struct html_source *s, const char *text)
{
    char *end;
    const char *number = s->number[0] != '\0' ? s->number : text;
    double v = strtod(number, &end), serial;
    if (!s->numeric || end == number || *end != '\0' || !isfinite(v) || text[0] == '\0')
        return false;
    enum shows shows = source_shown(text, v, s->from_1904, &serial);
    bool digits = text[strspn(text, "0123456789")] == '\0',
         decimal = text[strspn(text, "0123456789.-")] == '\0',
         same = decimal && strtod(text, &end) == v && *end == '\0',
         lost = strchr(text, '#') != NULL || strstr(text, "E+") != NULL,
         wordy = text[strcspn(text, "0123456789")] == '\0';
    if (shows == SHOWS_NUMBER && !lost && (wordy || source_dated(text) || (same && !digits)))
        return false;
    s->made.from_1904 = serial != v;
    row_maker_number(&s->made, s->column, v, same ? text : NULL, shows);
    return true;
}

static bool is_error(const char *text)
{
    size_t n = strlen(text);
    return n > 3 && text[0] == '#' && strchr("NDVR", text[1]) != NULL &&
           strchr("A!?", text[n - 1]) != NULL;
}

static enum status end_cell(struct html_source *s, struct err *e)
{
    if (!s->in_cell)
        return ST_OK;
    size_t n = s->text.len;
    const char *text = text_trim(buf_str(&s->text), &n);
    s->in_cell = false;
    if (n > CELL - 4 && !s->had_inner)
        return err_set(e, ST_REFUSED, "网页里表格的第 %d 行有长得异常的单元格，没有读取。",
                       s->line);
    char *word = mem_dupn(text, n);
    if (!put_number(s, word))
        row_maker_text(&s->made, s->column, is_error(word) ? SOURCE_ERROR : SOURCE_TEXT, word, n);
    free(word);
    struct merge m = { .first = s->line,
                       .last = s->line + s->rowspan - 1,
                       .left = s->column,
                       .right = s->column + s->colspan - 1 };
    for (int c = m.left + 1; c <= m.right; c++) /* never over one from above */
        if (row_maker_covers(&s->made, c, s->line))
            m.right = c - 1;
    if ((s->rowspan > 1 || m.right > m.left) && !row_maker_merge(&s->made, &m))
        return err_set(e, ST_REFUSED, "网页里合并单元格太多，没有读取。");
    s->column = m.right;
    return ST_OK;
}

static int span(const struct html *h, const char *name, int most)
{
    const char *said = html_attribute(h, name);
    long n = said != NULL ? strtol(said, NULL, 10) : 1;
    return n < 1 ? 1 : n > most ? most : (int)n;
}

static void begin_row(struct html_source *s)
{
    s->in_row = true;
    s->line++;
    s->column = -1;
    row_maker_begin(&s->made);
}

static enum status begin_cell(struct html_source *s, struct err *e)
{
    const char *number = html_attribute(&s->h, "x:num");
    number = number != NULL ? number : html_attribute(&s->h, "sdval");
    if (!s->in_row)
        begin_row(s);
    do
        s->column++;
    while (row_maker_covers(&s->made, s->column, s->line));
    s->colspan = span(&s->h, "colspan", SPAN_COLUMNS);
    s->rowspan = span(&s->h, "rowspan", SPAN_ROWS);
    if (s->column + s->colspan > SOURCE_COLUMNS)
        return err_set(e, ST_REFUSED, "网页里的表格太宽，没有读取。");
    s->numeric = number != NULL;
    snprintf(s->number, sizeof s->number, "%s", number != NULL ? number : "");
    buf_clear(&s->text);
    s->in_cell = true;
    s->blank = s->had_inner = false;
    return ST_OK;
}

static void begin_row_at(struct html_source *s)
{
    s->row_waits = s->in_row;
    if (!s->in_row)
        begin_row(s);
}

/* A tag within the table (its cells' own tables left out). *row: the row at hand is complete. */
static enum status on_tag(struct html_source *s, bool opens, bool *row, struct err *e)
{
    static const char *const groups[] = { "tr", "thead", "tbody", "tfoot", "caption", NULL };
    static const char *const lines[] = { "br", "p", "div", "li", NULL };
    const char *name = s->h.name;
    enum status st = ST_OK;
    for (int i = 0; lines[i] != NULL; i++)
        if (!strcmp(name, lines[i]) && s->in_cell)
            add_line(s);
    if (!strcmp(name, "td") || !strcmp(name, "th")) {
        st = end_cell(s, e);
        return st == ST_OK && opens ? begin_cell(s, e) : st;
    }
    bool table = !strcmp(name, "table"), ends = table;
    for (int i = 0; groups[i] != NULL; i++)
        ends = ends || !strcmp(name, groups[i]);
    if (!ends)
        return ST_OK;
    st = end_cell(s, e);
    *row = s->in_row;
    s->ended = table; /* closed, or another one begins beside it */
    if (opens && !strcmp(name, "tr"))
        begin_row_at(s);
    s->in_row = s->in_row && !*row;
    return st;
}

/* A tag of a table in a cell: its cells are apart, no more. */
static void on_inner(struct html_source *s, bool opens)
{
    if (!strcmp(s->h.name, "table"))
        s->inner += opens ? 1 : -1;
    if (!strcmp(s->h.name, "table") || !strcmp(s->h.name, "tr"))
        add_line(s);
    else if (!strcmp(s->h.name, "td"))
        s->blank = true;
}

static enum status on_token(struct html_source *s, enum html_token t, bool *row, struct err *e)
{
    bool opens = t == HTML_OPEN, table = t != HTML_TEXT && !strcmp(s->h.name, "table");
    if (t == HTML_TEXT) {
        if (s->in_cell)
            add_text(s, buf_str(&s->h.text), s->h.text.len);
    } else if (s->inner > 0 || (table && opens && s->in_cell)) {
        s->had_inner = true;
        on_inner(s, opens);
    } else {
        return on_tag(s, opens, row, e);
    }
    return ST_OK;
}

static int html_row(struct source *base, struct source_row *row, struct err *e)
{
    struct html_source *s = (struct html_source *)base;
    bool complete = false;
    enum status st = ST_OK;
    if (s->row_waits)
        begin_row(s);
    s->row_waits = false;
    while (!complete && !s->ended && st == ST_OK) {
        enum html_token t = html_next(&s->h, e);
        if (t == HTML_FAILED)
            return -1;
        if (t == HTML_END) {
            st = end_cell(s, e);
            complete = s->in_row;
            s->in_row = false;
            s->ended = true;
        } else {
            st = on_token(s, t, &complete, e);
        }
    }
    if (st != ST_OK)
        return -1;
    if (complete)
        row_maker_finish(&s->made, s->line, row);
    return complete;
}

static enum status html_begin_sheet(struct source *base, size_t sheet, struct err *e)
{
    struct html_source *s = (struct html_source *)base;
    size_t tables = 0;
    enum html_token t = HTML_END;
    row_maker_free(&s->made);
    html_end(&s->h);
    s->line = s->inner = 0;
    s->in_row = s->in_cell = s->row_waits = s->ended = false;
    enum status st = html_begin(&s->h, s->d, e);
    while (st == ST_OK && tables <= s->table[sheet] && (t = html_next(&s->h, e)) > HTML_END)
        tables += t == HTML_OPEN && !strcmp(s->h.name, "table");
    return st == ST_OK && t == HTML_FAILED ? e->status : st;
}

static void html_close(struct source *base)
{
    struct html_source *s = (struct html_source *)base;
    row_maker_free(&s->made);
    html_end(&s->h);
    decode_close(s->d);
    buf_free(&s->text);
    free(s->table);
    fclose(s->f);
    free(s);
}

/* <x:Date1904/> and <x:Date1904>True</x:Date1904>; what says False or 0 does not mean it. */
static bool means_1904(const char *behind)
{
    behind += strspn(behind, " \t\r\n");
    if (*behind != '>')
        return *behind == '/';
    behind++;
    behind += strspn(behind, " \t\r\n");
    return strncasecmp(behind, "false", strlen("false")) != 0 && *behind != '0';
}

/* A spreadsheet tells from when its days count in a comment, anywhere in the page. */
static enum status look_for_1904(struct html_source *s, struct err *e)
{
    enum { SAID = 64 }; /* bytes behind the tag that tell */
    static const char tag[] = "<x:Date1904";
    struct buf near = BUF_INIT;
    const char *piece, *at = NULL;
    size_t n;
    int got = 0;
    enum status st = decode_rewind(s->d, e);
    while (st == ST_OK && (got = decode_more(s->d, &piece, &n, e)) == 1) {
        buf_add(&near, piece, n);
        const char *text = buf_str(&near);
        at = memmem(text, near.len, tag, sizeof tag - 1);
        if (at != NULL && near.len - (size_t)(at - text) >= SAID)
            break;
        size_t kept = at != NULL              ? near.len - (size_t)(at - text)
                      : near.len < sizeof tag ? near.len
                                              : sizeof tag; /* it may be cut in two */
        if (kept > 0)
            memmove(near.data, near.data + near.len - kept, kept);
        near.len = kept;
        if (near.data != NULL)
            near.data[kept] = '\0';
        at = at != NULL ? near.data : NULL;
    }
    s->from_1904 = at != NULL && means_1904(at + sizeof tag - 1);
    buf_free(&near);
    return got < 0 ? e->status : st;
}

/* What a page says of its encoding is believed where its bytes allow it. */
static enum status open_text(struct html_source *s, const char *encoding, struct err *e)
{
    static const char *const gb[] = { "gb2312", "gbk", "gb18030", "x-gbk", "euc-cn", NULL };
    static const char *const others[] = { "big5", "shift", "euc-", "iso-2022", NULL };
    char head[HEAD], said[HTML_NAME];
    struct err own;
    rewind(s->f);
    html_charset(head, fread(head, 1, sizeof head, s->f), said);
    for (int i = 0; gb[i] != NULL && encoding == NULL; i++)
        if (!strcmp(said, gb[i]) && decode_open(&s->d, s->f, "gb18030", &own) == ST_OK)
            return ST_OK;
    for (int i = 0; others[i] != NULL && encoding == NULL; i++)
        if (!strncmp(said, others[i], strlen(others[i])) && strcmp(said, "euc-cn") != 0)
            return err_set(e, ST_USAGE,
                           "网页的编码是 %s，读不了；请用表格软件打开，另存为 .xlsx 后再试。",
                           said);
    return decode_open(&s->d, s->f, encoding, e);
}

enum status source_open_html(struct source **out, FILE *f, const char *encoding, struct err *e)
{
    static const struct source_ops ops = { html_begin_sheet, html_row, html_close };
    struct html_source *s = mem_alloc(sizeof *s);
    s->base.ops = &ops;
    s->f = f;
    *out = &s->base;
    enum status st = open_text(s, encoding, e);
    if (st == ST_OK)
        st = look_for_1904(s, e);
    return st == ST_OK ? find_tables(s, e) : st;
}
