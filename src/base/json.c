/* JSON strings. */
#include "json.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "text.h"

void json_string(struct buf *b, const char *s)
{
    if (s == NULL)
        buf_puts(b, "null");
    else
        json_stringn(b, s, strlen(s));
}

static void escaped(struct buf *b, char c)
{
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char *known = memchr(from, c, sizeof from - 1);
    if (known != NULL)
        buf_printf(b, "\\%c", to[known - from]);
    else
        buf_printf(b, "\\u%04x", (unsigned)c);
}

/* ASCII that stands for itself. */
static bool is_plain(char c)
{
    return (unsigned char)c - 0x20U < 0x60U && c != '"' && c != '\\';
}

/* What needs a look: a character that is escaped, or of several bytes, or none at all. The bytes it
 * took. */
static size_t other(struct buf *b, const char *s, size_t n)
{
    uint32_t cp;
    size_t len = text_decode(s, n, &cp);
    if (cp == '"' || cp == '\\' || cp < 0x20)
        escaped(b, *s);
    else if (len == 1 && cp == 0xFFFD)
        buf_puts(b, "\xEF\xBF\xBD");
    else
        buf_add(b, s, len);
    return len;
}

/* Eight of them at once: no byte with its high bit, none below a blank, no quote, no backslash. */
static bool are_plain(const char *s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t v;
    memcpy(&v, s, sizeof v);
    uint64_t quotes = v ^ ones * '"', slashes = v ^ ones * '\\';
    return !((v | (v - ones * ' ') | (quotes - ones) | (slashes - ones)) & high);
}

/* How much of it stands for itself. */
static size_t plain_of(const char *s, size_t n)
{
    size_t plain = 0;
    while (n - plain >= 8 && are_plain(s + plain))
        plain += 8;
    while (plain < n && is_plain(s[plain]))
        plain++;
    return plain;
}

void json_stringn(struct buf *b, const char *s, size_t n)
{
    size_t plain = plain_of(s, n);
    buf_reserve(b, n + 2);
    b->data[b->len++] = '"';
    for (; plain < n; plain = plain_of(s, n)) {
        buf_add(b, s, plain);
        plain += other(b, s + plain, n - plain);
        s += plain;
        n -= plain;
    }
    buf_reserve(b, n + 1);
    if (n > 0)
        memcpy(b->data + b->len, s, n);
    b->len += n;
    b->data[b->len++] = '"';
    b->data[b->len] = '\0';
}
