/* CSV and TSV: encodings, records, writing. */
#include "csv.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

static int line_of(const char *s, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += s[i] == '\n';
    return line;
}

/* Converts all n bytes or none. What does not convert is ours to name: *bad is its offset. */
static enum status convert(const char *from, const char *bytes, size_t n, struct buf *out,
                           size_t *bad, struct err *e)
{
    *bad = n;
    iconv_t cd = iconv_open("UTF-8", from);
    if (cd == (iconv_t)-1)
        return err_set(e, ST_FAILED, "本机不能转换 %s 编码，请把文件另存为 UTF-8。", from);
    char *in = (char *)bytes; /* iconv() does not write to it */
    size_t left = n;
    bool ok = true;
    while (ok && left > 0) {
        buf_reserve(out, left + 16);
        char *to = out->data + out->len;
        size_t room = out->cap - out->len - 1;
        ok = iconv(cd, &in, &left, &to, &room) != (size_t)-1 || errno == E2BIG;
        out->len = (size_t)(to - out->data);
        out->data[out->len] = '\0';
    }
    iconv_close(cd);
    if (!ok)
        *bad = n - left;
    return ok ? ST_OK : ST_USAGE;
}

static bool is_one_of(const char *s, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcasecmp(s, *names) == 0)
            return true;
    }
    return false;
}

static size_t first_invalid(const char *s, size_t n)
{
    size_t at = 0;
    while (at < n) {
        uint32_t cp;
        size_t len = text_decode(s + at, n - at, &cp);
        if (len == 1 && cp == 0xFFFD)
            break;
        at += len;
    }
    return at;
}

/* The encoding's name for iconv, "" for UTF-8; *bom the bytes of the mark to leave out. */
static const char *find_encoding(const char *bytes, size_t n, size_t *bom)
{
    *bom = 0;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *bom = 3;
        return "";
    }
    if (n >= 4 && memcmp(bytes, "\x84\x31\x95\x33", 4) == 0) {
        *bom = 4;
        return "GB18030";
    }
    if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *bom = 2;
        return bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    }
    return text_valid(bytes, n) ? "" : "GB18030";
}

enum status csv_decode(const char *bytes, size_t n, const char *encoding, char **out, size_t *out_n,
                       struct err *e)
{
    static const char *const utf8[] = { "utf-8", "utf8", NULL };
    static const char *const gb[] = { "gb18030", "gbk", "gb2312", NULL };
    size_t bom;
    const char *from = find_encoding(bytes, n, &bom);
    *out = NULL;
    *out_n = 0;
    if (encoding != NULL) {
        const char *forced = is_one_of(encoding, utf8) ? ""
                             : is_one_of(encoding, gb) ? "GB18030"
                                                       : NULL;
        if (forced == NULL)
            return err_set(e, ST_USAGE, "不认识编码“%s”，可以写 utf-8 或 gb18030。", encoding);
        if (strcmp(forced, from) != 0)
            bom = 0; /* not a mark of this encoding: it belongs to the text */
        from = forced;
    }
    struct buf b = BUF_INIT;
    size_t bad = first_invalid(bytes, *from == '\0' ? n : 0);
    if (*from == '\0' && bad == n) {
        buf_add(&b, bytes + bom, n - bom);
    } else {
        enum status s = ST_USAGE;
        if (*from != '\0') {
            s = convert(from, bytes + bom, n - bom, &b, &bad, e);
            bad += bom;
        }
        if (s != ST_OK)
            buf_free(&b);
        if (s == ST_USAGE)
            return err_set(e, s, "第 %d 行有不是 %s 的字节，请检查文件的编码，或另存为 UTF-8。",
                           line_of(bytes, bad), *from != '\0' ? from : "UTF-8");
        if (s != ST_OK)
            return s;
    }
    const char *zero = b.len > 0 ? memchr(b.data, '\0', b.len) : NULL;
    if (zero != NULL) {
        int line = line_of(b.data, (size_t)(zero - b.data));
        buf_free(&b);
        return err_set(e, ST_USAGE, "第 %d 行有零字节：这不像文本文件，请另存为 CSV。", line);
    }
    *out_n = b.len;
    *out = buf_take(&b);
    return ST_OK;
}

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
    /* No record is longer, unquoted, than the text: so cells never move. Untouched pages cost
     * nothing. */
    c->scratch_cap = n + 2;
    c->scratch = mem_alloc(c->scratch_cap);
}

static bool at_line_end(const struct csv *c)
{
    return *c->at == '\n' || *c->at == '\r';
}

static void skip_line_end(struct csv *c)
{
    if (c->at < c->end && *c->at == '\r')
        c->at++;
    if (c->at < c->end && *c->at == '\n')
        c->at++;
    c->next_line++;
}

static bool skip_blank_line(struct csv *c)
{
    const char *p = c->at;
    while (p < c->end && (*p == ' ' || (*p == '\t' && c->sep != '\t')))
        p++;
    if (p < c->end && *p != '\n' && *p != '\r')
        return false;
    c->at = p;
    if (p < c->end)
        skip_line_end(c);
    return true;
}

/* Reads one cell to `to`; returns the place behind its closing zero, NULL for an open quote. */
static char *read_cell(struct csv *c, char *to)
{
    if (*c->at == '"') {
        for (c->at++;; c->at++) {
            if (c->at == c->end)
                return NULL;
            if (*c->at == '"') {
                c->at++;
                if (c->at == c->end || *c->at != '"')
                    break;
            } else if (*c->at == '\n') {
                c->next_line++;
            }
            *to++ = *c->at;
        }
    }
    /* What follows a closing quote is kept as it stands: nothing a person wrote is lost. */
    while (c->at < c->end && *c->at != c->sep && !at_line_end(c))
        *to++ = *c->at++;
    *to++ = '\0';
    return to;
}

int csv_read(struct csv *c, struct err *e)
{
    while (c->at < c->end && skip_blank_line(c))
        continue;
    c->n = 0;
    c->line = c->next_line;
    if (c->at == c->end)
        return 0;
    char *to = c->scratch;
    for (;;) {
        c->cell = mem_grow(c->cell, c->n, &c->cap, sizeof *c->cell);
        c->cell[c->n++] = to;
        if (c->at == c->end) { /* the text ends behind a separator */
            *to = '\0';
            return 1;
        }
        to = read_cell(c, to);
        if (to == NULL) {
            err_set(e, ST_USAGE, "第 %d 行的引号没有结束，请补上引号。", c->line);
            return -1;
        }
        if (c->at == c->end)
            return 1;
        if (*c->at != c->sep) {
            skip_line_end(c);
            return 1;
        }
        c->at++;
    }
}

void csv_close(struct csv *c)
{
    free(c->cell);
    free(c->scratch);
    *c = (struct csv){ 0 };
}

void csv_cell(struct buf *b, int *column, const char *s)
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

void csv_end(struct buf *b, int *column)
{
    /* A record of one empty cell would read as a blank line, which is passed over. */
    if (*column == 1 && (b->len == 0 || b->data[b->len - 1] == '\n'))
        buf_puts(b, "\"\"");
    buf_puts(b, "\r\n");
    *column = 0;
}
