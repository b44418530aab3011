/* The error object: one sentence for the user, one status for main(). */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text.h"
#include "words.h"

/* A sentence longer than the object is cut after its last whole character. */
static void trim_broken_end(char *s)
{
    size_t n = strlen(s);
    size_t back = 0;
    while (back < 4 && back < n) {
        back++;
        unsigned char c = (unsigned char)s[n - back];
        if ((c & 0xC0) != 0x80)
            break;
    }
    if (back > 0 && !text_valid(s + n - back, back))
        s[n - back] = '\0';
}

/* A value cut by its bytes (%.80s) ends in half a character: it is left out. */
static void drop_invalid(char *s)
{
    char *to = s;
    for (size_t n = strlen(s); n > 0;) {
        uint32_t cp;
        size_t used = text_decode(s, n, &cp);
        if (used > 1 || (unsigned char)*s < 0x80) {
            memmove(to, s, used);
            to += used;
        }
        s += used;
        n -= used;
    }
    *to = '\0';
}

/* The text is made aside first: an argument may point into e->text. */
static void put(struct err *e, const char *s)
{
    size_t n = strlen(s);
    bool cut = n >= sizeof e->text;
    if (cut)
        n = sizeof e->text - 1;
    memcpy(e->text, s, n);
    e->text[n] = '\0';
    if (cut)
        trim_broken_end(e->text);
    if (!text_valid(e->text, strlen(e->text)))
        drop_invalid(e->text);
}

/* In the language of the program; whether there was room for all of it. */
__attribute__((format(printf, 3, 0))) static bool say(char *out, size_t room, const char *fmt,
                                                      va_list ap)
{
    int n = vsnprintf(out, room, words_said(fmt), ap);
    if (n < 0)
        out[0] = '\0';
    return n < 0 || (size_t)n < room;
}

enum status err_set(struct err *e, enum status s, const char *fmt, ...)
{
    if (e == NULL)
        return s;
    char text[sizeof e->text + 4];
    va_list ap;
    va_start(ap, fmt);
    say(text, sizeof text, fmt, ap);
    va_end(ap);
    e->status = s;
    put(e, text);
    return s;
}

enum status err_prefix(struct err *e, const char *fmt, ...)
{
    if (e == NULL)
        return ST_FAILED;
    char prefix[sizeof e->text];
    va_list ap;
    va_start(ap, fmt);
    bool whole = say(prefix, sizeof prefix, fmt, ap);
    va_end(ap);
    if (!whole)
        trim_broken_end(prefix);
    char text[2 * sizeof e->text + 4];
    snprintf(text, sizeof text, _("%s：%s"), prefix, e->text);
    put(e, text);
    return e->status;
}
