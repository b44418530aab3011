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

void json_stringn(struct buf *b, const char *s, size_t n)
{
    buf_reserve(b, n + 2);
    buf_putc(b, '"');
    while (n > 0) {
        size_t plain = 0;
        while (plain < n && is_plain(s[plain]))
            plain++;
        buf_add(b, s, plain);
        s += plain;
        n -= plain;
        if (n == 0)
            break;
        uint32_t cp;
        size_t len = text_decode(s, n, &cp);
        if (cp == '"' || cp == '\\' || cp < 0x20)
            escaped(b, *s);
        else if (len == 1 && cp == 0xFFFD)
            buf_puts(b, "\xEF\xBF\xBD");
        else
            buf_add(b, s, len);
        s += len;
        n -= len;
    }
    buf_putc(b, '"');
}
