/* Web pages, read as browsers do: tags that nobody closed, attributes without quotes, entities of
 * the few kinds people write. Nothing in a page can make it grow: there are no entities of its own,
 * and what is kept of a tag is bounded. */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"

struct decoder;

enum html_token {
    HTML_FAILED = -1,
    HTML_END,
    HTML_OPEN,  /* <td colspan=2>: name, html_attribute() */
    HTML_CLOSE, /* </td>: name */
    HTML_TEXT   /* text; a long one comes in pieces */
};

enum {
    HTML_NAME = 32, /* bytes of a name kept, of tags and attributes */
    HTML_ATTRIBUTES = 24
};

struct html {
    struct decoder *d;
    const char *at, *end; /* of the piece at hand */
    bool ended, failed;
    bool in_tag;          /* "<" is behind us */
    char name[HTML_NAME]; /* in small letters, without the prefix of a namespace */
    struct buf text;
    struct buf attributes; /* names and values in turn, each closed by a zero byte */
    int nattributes;
};

/* d stays the caller's and is rewound. */
enum status html_begin(struct html *h, struct decoder *d, struct err *e);
/* Comments, scripts, styles and notes on cells are passed over. */
enum html_token html_next(struct html *h, struct err *e);
/* The value of an attribute of the tag at hand (name in small letters, with its prefix); NULL: it
 * has none. Borrowed until the next token. */
const char *html_attribute(const struct html *h, const char *name);
void html_end(struct html *h);

/* What the first bytes of a page say of its encoding (<meta charset=…>), in small letters: "" where
 * they say nothing. */
void html_charset(const char *head, size_t n, char out[HTML_NAME]);

#endif
