/* Encodings of text files, by iconv of the system. */
#include "decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "text.h"

enum {
    PIECE = 1 << 16,
    LONGEST = 8 /* bytes of a character that the end of a piece may cut */
};

struct decoder {
    FILE *f;
    const char *from; /* iconv's name; "": UTF-8, which is only checked */
    iconv_t cd;
    long bom; /* bytes before the text */
    int line; /* on which the next piece begins, 1-based */
    bool ended;
    char raw[PIECE + LONGEST];
    size_t left; /* bytes of a character cut at the end of the piece before */
    struct buf out;
};

static int lines_in(const char *s, size_t n)
{
    int lines = 0;
    for (const char *at = s; n > 0 && (at = memchr(at, '\n', n - (size_t)(at - s))) != NULL; at++)
        lines++;
    return lines;
}

/* Bytes of whole valid characters; *cut: what follows may be the beginning of one more. */
static size_t valid_bytes(const char *s, size_t n, bool *cut)
{
    size_t at = 0;
    *cut = false;
    while (at < n) {
        uint32_t cp;
        size_t len = text_decode(s + at, n - at, &cp);
        if (len == 1 && cp == 0xFFFD) {
            unsigned char lead = (unsigned char)s[at];
            size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
            *cut = n - at < want;
            break;
        }
        at += len;
    }
    return at;
}

/* Converts what it can of n bytes to d->out and returns how many those were. */
static size_t convert(struct decoder *d, char *bytes, size_t n, bool *cut)
{
    char *in = bytes;
    size_t left = n;
    bool more = true;
    while (more && left > 0) {
        buf_reserve(&d->out, left * 2 + 16);
        char *to = d->out.data + d->out.len;
        size_t room = d->out.cap - d->out.len - 1;
        more = iconv(d->cd, &in, &left, &to, &room) != (size_t)-1 || errno == E2BIG;
        *cut = !more && errno == EINVAL;
        d->out.len = (size_t)(to - d->out.data);
        d->out.data[d->out.len] = '\0';
    }
    return n - left;
}

static int wrong_bytes(struct decoder *d, struct err *e)
{
    err_set(e, ST_USAGE, "第 %d 行有不是 %s 的字节，请检查文件的编码，或另存为 UTF-8。",
            d->line + lines_in(buf_str(&d->out), d->out.len), *d->from != '\0' ? d->from : "UTF-8");
    return -1;
}

static int zero_byte(struct decoder *d, const char *zero, struct err *e)
{
    err_set(e, ST_USAGE, "第 %d 行有零字节：这不像文本文件，请另存为 CSV。",
            d->line + lines_in(d->out.data, (size_t)(zero - d->out.data)));
    return -1;
}

int decode_more(struct decoder *d, const char **piece, size_t *n, struct err *e)
{
    if (d->ended)
        return 0;
    d->line += lines_in(buf_str(&d->out), d->out.len);
    buf_clear(&d->out);
    size_t got = fread(d->raw + d->left, 1, PIECE, d->f), have = d->left + got;
    bool cut = false;
    if (got < PIECE && ferror(d->f)) {
        err_set(e, ST_FAILED, "文件没有读完：%s。", file_why(errno));
        return -1;
    }
    d->ended = got < PIECE;
    size_t whole =
        *d->from == '\0' ? valid_bytes(d->raw, have, &cut) : convert(d, d->raw, have, &cut);
    if (*d->from == '\0')
        buf_add(&d->out, d->raw, whole);
    d->left = have - whole;
    if (d->left > 0 && (!cut || d->ended || d->left > LONGEST))
        return wrong_bytes(d, e);
    memmove(d->raw, d->raw + whole, d->left);
    const char *zero = d->out.len > 0 ? memchr(d->out.data, '\0', d->out.len) : NULL;
    if (zero != NULL)
        return zero_byte(d, zero, e);
    *piece = buf_str(&d->out);
    *n = d->out.len;
    return d->out.len > 0 || !d->ended;
}

enum status decode_rewind(struct decoder *d, struct err *e)
{
    buf_clear(&d->out);
    d->left = 0;
    d->line = 1;
    d->ended = false;
    if (d->cd != (iconv_t)-1)
        iconv(d->cd, NULL, NULL, NULL, NULL);
    if (fseek(d->f, d->bom, SEEK_SET) != 0)
        return err_set(e, ST_FAILED, "文件读不了：%s。", file_why(errno));
    return ST_OK;
}

/* Reads the whole file as this encoding. */
static enum status try_encoding(struct decoder *d, const char *from, struct err *e)
{
    const char *piece;
    size_t n;
    int got;
    d->from = from;
    if (*from != '\0' && (d->cd = iconv_open("UTF-8", from)) == (iconv_t)-1)
        return err_set(e, ST_FAILED, "本机不能转换 %s 编码，请把文件另存为 UTF-8。", from);
    enum status s = decode_rewind(d, e);
    if (s != ST_OK)
        return s;
    while ((got = decode_more(d, &piece, &n, e)) == 1)
        continue;
    return got < 0 ? (ferror(d->f) ? ST_FAILED : ST_USAGE) : decode_rewind(d, e);
}

/* What the first bytes say: an encoding, or NULL. */
static const char *find_bom(FILE *f, long *bom)
{
    char head[4];
    rewind(f);
    size_t n = fread(head, 1, sizeof head, f);
    *bom = 0;
    if (n >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
        *bom = 3;
        return "";
    }
    if (n >= 4 && memcmp(head, "\x84\x31\x95\x33", 4) == 0) {
        *bom = 4;
        return "GB18030";
    }
    if (n >= 2 && (memcmp(head, "\xFF\xFE", 2) == 0 || memcmp(head, "\xFE\xFF", 2) == 0)) {
        *bom = 2;
        return head[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    }
    return NULL;
}

static bool is_one_of(const char *s, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcasecmp(s, *names) == 0)
            return true;
    }
    return false;
}

static enum status open_as(struct decoder *d, const char *encoding, struct err *e)
{
    static const char *const utf8[] = { "utf-8", "utf8", NULL };
    static const char *const gb[] = { "gb18030", "gbk", "gb2312", NULL };
    const char *said = find_bom(d->f, &d->bom), *forced = NULL;
    if (encoding != NULL) {
        forced = is_one_of(encoding, utf8) ? "" : is_one_of(encoding, gb) ? "GB18030" : NULL;
        if (forced == NULL)
            return err_set(e, ST_USAGE, "不认识编码“%s”，可以写 utf-8 或 gb18030。", encoding);
        if (said != NULL && strcmp(forced, said) != 0)
            d->bom = 0; /* not a mark of this encoding: it belongs to the text */
        said = forced;
    }
    if (said != NULL)
        return try_encoding(d, said, e);
    struct err own;
    enum status s = try_encoding(d, "", &own);
    if (s == ST_USAGE && strstr(own.text, "零字节") == NULL)
        return try_encoding(d, "GB18030", e);
    return s == ST_OK ? s : err_set(e, s, "%s", own.text);
}

enum status decode_open(struct decoder **out, FILE *f, const char *encoding, struct err *e)
{
    struct decoder *d = mem_alloc(sizeof *d);
    d->f = f;
    d->cd = (iconv_t)-1;
    enum status s = open_as(d, encoding, e);
    *out = d;
    if (s != ST_OK) {
        decode_close(d);
        *out = NULL;
    }
    return s;
}

void decode_close(struct decoder *d)
{
    if (d == NULL)
        return;
    if (d->cd != (iconv_t)-1)
        iconv_close(d->cd);
    buf_free(&d->out);
    free(d);
}

void decode_bytes(const char *s, size_t n, struct buf *out)
{
    static const char bad[] = "\xEF\xBF\xBD";
    iconv_t cd = iconv_open("UTF-8", "GB18030");
    char *in = (char *)(uintptr_t)s; /* iconv does not write to it */
    while (n > 0) {
        size_t from = out->len;
        if (cd != (iconv_t)-1) {
            buf_reserve(out, n * 2 + 16);
            char *to = out->data + out->len;
            size_t room = out->cap - out->len - 1;
            iconv(cd, &in, &n, &to, &room);
            out->len = (size_t)(to - out->data);
            out->data[out->len] = '\0';
        }
        for (char *zero;
             out->len > from && (zero = memchr(out->data + from, '\0', out->len - from)) != NULL;)
            *zero = ' ';
        if (n > 0 && (cd == (iconv_t)-1 || out->len == from)) {
            buf_puts(out, bad);
            in++;
            n--;
        }
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
}
