/* CSV and TSV: records read and written. */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

enum { RECORD_BYTES = 1 << 26 }; /* of one record: more is a quote that nobody closed */

/* The separator seen most often outside quotes in the first line. */
static char sniff(const char *s, const char *end)
{
    static const char seps[] = ",\t;";
    size_t seen[3] = { 0 };
    bool quoted = false;
    for (; s < end && (quoted || (*s != '\n' && *s != '\r')); s++) {
        const char *sep = memchr(seps, *s, 3);
        if (*s == '"')
            quoted = !quoted;
        else if (!quoted && sep != NULL)
            seen[sep - seps]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < 3; i++) {
        if (seen[i] > seen[best])
            best = i;
    }
    return seps[best];
}

void csv_open(struct csv *c, const char *text, size_t n)
{
    *c = (struct csv){ .at = text, .end = text + n, .next_line = 1 };
    c->sep = sniff(text, text + n);
}

enum status csv_open_pieces(struct csv *c, csv_more more, void *ctx, struct err *e)
{
    const char *piece = "";
    size_t n = 0;
    int got = more(ctx, &piece, &n, e);
    csv_open(c, piece, got == 1 ? n : 0);
    c->more = got == 1 ? more : NULL;
    c->ctx = ctx;
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Whether there is a character at c->at; the next piece is fetched for it. */
static bool there(struct csv *c)
{
    while (c->at == c->end && c->more != NULL) {
        size_t n = 0;
        int got = c->more(c->ctx, &c->at, &n, c->e);
        if (got == 1) {
            c->end = c->at + n;
            continue;
        }
        c->failed = got < 0;
        c->more = NULL;
        c->at = c->end = "";
    }
    return c->at < c->end;
}

static void skip_line_end(struct csv *c)
{
    bool cr = *c->at++ == '\r';
    if (cr && there(c) && *c->at == '\n')
        c->at++;
    c->next_line++;
}

static void put(struct csv *c, char ch)
{
    c->text = mem_grow(c->text, c->text_n, &c->text_cap, 1);
    c->text[c->text_n++] = ch;
}

static void put_run(struct csv *c, const char *s, size_t n)
{
    while (c->text_cap - c->text_n < n)
        c->text = mem_grow(c->text, c->text_cap, &c->text_cap, 1);
    memcpy(c->text + c->text_n, s, n);
    c->text_n += n;
}

/* False: the quote never closes. */
static bool read_quoted(struct csv *c)
{
    c->quoted = true;
    for (c->at++;; c->at++) {
        if (!there(c) || c->text_n > RECORD_BYTES)
            return false;
        if (*c->at == '"') {
            c->at++;
            if (!there(c) || *c->at != '"')
                return true;
        } else if (*c->at == '\n') {
            c->next_line++;
        }
        put(c, *c->at);
    }
}

/* What follows a closing quote is kept as it stands: nothing a person wrote is lost. */
static void read_plain(struct csv *c)
{
    while (there(c) && *c->at != c->sep && *c->at != '\n' && *c->at != '\r') {
        const char *from = c->at;
        do
            c->at++;
        while (c->at < c->end && *c->at != c->sep && *c->at != '\n' && *c->at != '\r');
        put_run(c, from, (size_t)(c->at - from));
    }
}

static bool read_cell(struct csv *c)
{
    size_t cap = c->cap;
    c->cell = mem_grow(c->cell, c->n, &c->cap, sizeof *c->cell);
    if (c->cap != cap)
        c->start = mem_resize(c->start, c->cap * sizeof *c->start);
    c->start[c->n++] = c->text_n;
    if (there(c) && *c->at == '"' && !read_quoted(c))
        return false;
    read_plain(c);
    put(c, '\0');
    return !c->failed;
}

/* One record, its line end included. */
static bool read_record(struct csv *c)
{
    c->n = c->text_n = 0;
    c->quoted = false;
    c->line = c->next_line;
    for (;;) {
        if (!read_cell(c))
            return false;
        if (!there(c))
            return !c->failed;
        if (*c->at != c->sep) {
            skip_line_end(c);
            return !c->failed;
        }
        c->at++;
    }
}

/* A number with its sign is a number in a spreadsheet too. */
static bool is_number(const char *s)
{
    s += *s == '-' || *s == '+';
    size_t n = strspn(s, "0123456789");
    size_t part = s[n] == '.' ? 1 + strspn(s + n + 1, "0123456789") : 0;
    return n > 0 && s[n + part] == '\0';
}

/* What a spreadsheet would read as a formula, and what looks like such a cell marked by us. */
static bool needs_mark(const char *s)
{
    const char *at = s + strspn(s, "'");
    return *at != '\0' && strchr("=+-@\t\r", *at) != NULL && at[1] != '\0' &&
           (at > s || !is_number(s));
}

static bool is_blank(const struct csv *c)
{
    return c->n == 1 && !c->quoted && c->text[strspn(c->text, " \t")] == '\0';
}

int csv_read(struct csv *c, struct err *e)
{
    c->e = e;
    do {
        if (!there(c))
            return c->failed ? -1 : 0;
        if (!read_record(c)) {
            if (!c->failed)
                err_set(e, ST_USAGE, "第 %d 行的引号没有结束，请补上引号。", c->line);
            return -1;
        }
    } while (is_blank(c));
    for (size_t i = 0; i < c->n; i++) {
        char *s = c->text + c->start[i];
        c->cell[i] = *s == '\'' && needs_mark(s) ? s + 1 : s;
    }
    return 1;
}

void csv_close(struct csv *c)
{
    free(c->cell);
    free(c->start);
    free(c->text);
    *c = (struct csv){ 0 };
}

static void put_cell(struct buf *b, int *column, const char *s)
{
    if ((*column)++ > 0)
        buf_putc(b, ',');
    if (s[strcspn(s, ",\"\r\n")] == '\0') {
        buf_puts(b, s);
        return;
    }
    buf_putc(b, '"');
    for (; *s != '\0'; s++) {
        if (*s == '"')
            buf_putc(b, '"');
        buf_putc(b, *s);
    }
    buf_putc(b, '"');
}

/* Text without its bytes that are no UTF-8. */
static void put_valid(struct buf *b, const char *s)
{
    for (size_t n = strlen(s); n > 0;) {
        uint32_t cp;
        char u[4];
        size_t used = text_decode(s, n, &cp);
        buf_add(b, u, text_encode(cp, u));
        s += used;
        n -= used;
    }
}

void csv_cell(struct buf *b, int *column, const char *s)
{
    struct buf other = BUF_INIT;
    bool mark = needs_mark(s);
    if (mark || !text_valid(s, strlen(s))) {
        buf_puts(&other, mark ? "'" : "");
        put_valid(&other, s);
        s = buf_str(&other);
    }
    put_cell(b, column, s);
    buf_free(&other);
}

void csv_end(struct buf *b, int *column)
{
    /* A record of one empty cell would read as a blank line, which is passed over. */
    if (*column == 1 && (b->len == 0 || b->data[b->len - 1] == '\n'))
        buf_puts(b, "\"\"");
    buf_puts(b, "\r\n");
    *column = 0;
}
