/* Web pages cut into tags and text. */
#include "html.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "decode.h"
#include "text.h"

enum {
    PIECE = 1 << 14, /* bytes of text in one token */
    VALUE = 512,     /* bytes kept of the value of an attribute */
    ENTITY = 12      /* longest name of an entity: &#1114111; */
};

enum status html_begin(struct html *h, struct decoder *d, struct err *e)
{
    *h = (struct html){ .d = d };
    return decode_rewind(d, e);
}

void html_end(struct html *h)
{
    buf_free(&h->text);
    buf_free(&h->attributes);
    *h = (struct html){ 0 };
}

/* The byte at hand; -1 at the end. */
static int peek(struct html *h, struct err *e)
{
    while (h->at == h->end && !h->ended) {
        size_t n = 0;
        int got = decode_more(h->d, &h->at, &n, e);
        if (got == 1) {
            h->end = h->at + n;
            continue;
        }
        h->at = h->end = "";
        h->failed = got < 0;
        h->ended = true;
    }
    return h->at < h->end ? (unsigned char)*h->at : -1;
}

static int take(struct html *h, struct err *e)
{
    int c = peek(h, e);
    h->at += c >= 0;
    return c;
}

/* Reads past the word, which small letters of the page are compared with; false: the end came
 * first. */
static bool pass(struct html *h, const char *word, struct err *e)
{
    size_t n = strlen(word), have = 0;
    char last[HTML_NAME + 2] = "";
    for (int c; (c = take(h, e)) >= 0;) {
        if (have == n)
            memmove(last, last + 1, --have);
        last[have++] = (char)tolower(c);
        if (have == n && memcmp(last, word, n) == 0)
            return true;
    }
    return false;
}

static bool is_blank(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void put_char(struct buf *b, uint32_t cp)
{
    char bytes[4];
    bool legal = cp > 0 && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
    buf_add(b, bytes, text_encode(legal ? cp : TEXT_BAD, bytes));
}

/* &#20154; &#x4EBA; and the names that programs write. False: it is none. */
static bool put_entity(struct buf *b, const char *name)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } known[] = {
        { "nbsp", ' ' },     { "amp", '&' },      { "lt", '<' },       { "gt", '>' },
        { "quot", '"' },     { "apos", '\'' },    { "ensp", ' ' },     { "emsp", 0x3000 },
        { "thinsp", ' ' },   { "middot", 0xB7 },  { "bull", 0x2022 },  { "hellip", 0x2026 },
        { "mdash", 0x2014 }, { "ndash", 0x2013 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
        { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "times", 0xD7 },   { "deg", 0xB0 },
        { "yen", 0xA5 },     { "laquo", 0xAB },   { "raquo", 0xBB },   { "copy", 0xA9 },
        { "rarr", 0x2192 },  { "radic", 0x221A }, { "sect", 0xA7 },    { "permil", 0x2030 },
        { "zwnj", 0x200C },  { "zwj", 0x200D },   { "shy", 0xAD },
    };
    if (name[0] == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        char *end;
        unsigned long cp = strtoul(name + 1 + hex, &end, hex ? 16 : 10);
        if (!isxdigit((unsigned char)name[1 + hex]) || *end != '\0')
            return false;
        put_char(b, cp == 0xA0 ? ' ' : cp <= 0x10FFFF ? (uint32_t)cp : TEXT_BAD);
        return true;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!strcmp(name, known[i].name)) {
            put_char(b, known[i].cp);
            return true;
        }
    }
    return false;
}

/* Behind "&": what is no entity stays as it stands. */
static void read_entity(struct html *h, struct buf *b, struct err *e)
{
    char name[ENTITY + 1] = "";
    size_t n = 0;
    int c;
    while (n < ENTITY && (c = peek(h, e)) >= 0 && (isalnum(c) || (c == '#' && n == 0)))
        name[n++] = (char)take(h, e);
    bool closed = peek(h, e) == ';', read = n > 0 && put_entity(b, name);
    if (read && closed)
        take(h, e);
    if (read)
        return;
    buf_putc(b, '&');
    buf_puts(b, name);
}

static void read_name(struct html *h, char name[HTML_NAME], struct err *e)
{
    size_t n = 0;
    for (int c; (c = peek(h, e)) > ' ' && c != '>' && c != '/' && c != '='; take(h, e))
        if (n < HTML_NAME - 1)
            name[n++] = (char)tolower(c);
    name[n] = '\0';
}

/* Behind "=". A value that is too long loses its end. */
static void read_value(struct html *h, struct buf *out, struct err *e)
{
    int c, quote = 0;
    while (is_blank(c = peek(h, e)))
        take(h, e);
    if (c == '"' || c == '\'')
        quote = take(h, e);
    size_t from = out->len;
    while ((c = peek(h, e)) >= 0 && (quote != 0 ? c != quote : c != '>' && !is_blank(c))) {
        take(h, e);
        if (out->len - from >= VALUE || c == '\0')
            continue;
        if (c == '&')
            read_entity(h, out, e);
        else
            buf_putc(out, (char)c);
    }
    if (quote != 0)
        take(h, e);
}

static void read_attributes(struct html *h, struct err *e)
{
    char name[HTML_NAME];
    buf_clear(&h->attributes);
    h->nattributes = 0;
    for (int c; (c = peek(h, e)) >= 0 && c != '>';) {
        if (is_blank(c) || c == '/' || c == '=') {
            take(h, e);
            continue;
        }
        struct buf value = BUF_INIT;
        read_name(h, name, e);
        if (*name == '\0') /* a control character */
            take(h, e);
        while (is_blank(peek(h, e)))
            take(h, e);
        if (peek(h, e) == '=') {
            take(h, e);
            read_value(h, &value, e);
        }
        if (h->nattributes < HTML_ATTRIBUTES && *name != '\0') {
            buf_add(&h->attributes, name, strlen(name) + 1);
            buf_add(&h->attributes, buf_str(&value), value.len + 1);
            h->nattributes++;
        }
        buf_free(&value);
    }
    take(h, e); /* > */
}

const char *html_attribute(const struct html *h, const char *name)
{
    const char *at = buf_str(&h->attributes);
    for (int i = 0; i < h->nattributes; i++) {
        const char *value = at + strlen(at) + 1;
        if (!strcmp(at, name))
            return value;
        at = value + strlen(value) + 1;
    }
    return NULL;
}

/* Behind "<": a tag gives true; comments and the like are passed over. */
static bool read_tag(struct html *h, enum html_token *what, struct err *e)
{
    /* no text of the page; comments are what a spreadsheet writes of notes on cells */
    static const char *const unsaid[] = { "</script", "</style", "</comment", NULL };
    int c = peek(h, e);
    if (c == '!' || c == '?') {
        take(h, e);
        bool comment = c == '!' && peek(h, e) == '-';
        if (comment)
            take(h, e);
        comment = comment && peek(h, e) == '-';
        pass(h, comment ? "-->" : ">", e);
        return false;
    }
    *what = c == '/' ? HTML_CLOSE : HTML_OPEN;
    if (c == '/')
        take(h, e);
    read_name(h, h->name, e);
    read_attributes(h, e);
    const char *colon = strrchr(h->name, ':');
    if (colon != NULL)
        memmove(h->name, colon + 1, strlen(colon));
    for (int i = 0; *what == HTML_OPEN && unsaid[i] != NULL; i++) {
        if (strcmp(h->name, unsaid[i] + strlen("</")) != 0)
            continue;
        pass(h, unsaid[i], e);
        pass(h, ">", e);
        return false;
    }
    return true;
}

/* Whether what stands behind "<" makes a tag of it: 人数 < 3 has none. */
static bool begins_tag(int c)
{
    return c >= 0 && (isalpha(c) || c == '/' || c == '!' || c == '?');
}

enum html_token html_next(struct html *h, struct err *e)
{
    enum html_token what = HTML_END;
    buf_clear(&h->text);
    for (int c; h->text.len < PIECE;) {
        if (h->in_tag) {
            h->in_tag = false;
            if (read_tag(h, &what, e))
                return h->failed ? HTML_FAILED : what;
            continue;
        }
        if ((c = take(h, e)) < 0)
            break;
        if (c == '&') {
            read_entity(h, &h->text, e);
        } else if (c != '<' || !begins_tag(peek(h, e))) {
            buf_putc(&h->text, (char)c);
        } else {
            h->in_tag = true;
            if (h->text.len > 0)
                break;
        }
    }
    return h->failed ? HTML_FAILED : h->text.len > 0 ? HTML_TEXT : HTML_END;
}

void html_charset(const char *head, size_t n, char out[HTML_NAME])
{
    static const char word[] = "charset";
    size_t len = 0;
    for (size_t i = 0; i + sizeof word < n; i++) {
        if (strncasecmp(head + i, word, sizeof word - 1) != 0)
            continue;
        for (i += sizeof word - 1; i < n && strchr(" =\"'", head[i]) != NULL && head[i] != '\0';)
            i++;
        for (; i < n && len < HTML_NAME - 1 && (isalnum((unsigned char)head[i]) || head[i] == '-');)
            out[len++] = (char)tolower((unsigned char)head[i++]);
        break;
    }
    out[len] = '\0';
}
