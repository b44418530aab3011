/* XML inside archives and in text files, by expat: streamed, and without what attacks through it: a
 * document type or an entity of its own refuses the part. */
#ifndef XML_H
#define XML_H

#include <stddef.h>

#include "err.h"

struct archive;
struct decoder;
struct xml;

/* Names come without their namespace prefix. Text comes in pieces. */
struct xml_hooks {
    void (*open)(void *ctx, const char *name, const char *const *attributes);
    void (*close)(void *ctx, const char *name);
    void (*text)(void *ctx, const char *s, size_t n);
};

/* The value of an attribute, "" where it is not there. Borrowed until the hook returns. */
const char *xml_attribute(const char *const *attributes, const char *name);

enum status xml_open(struct xml **out, struct archive *a, size_t part,
                     const struct xml_hooks *hooks, void *ctx, struct err *e);
/* The same of a file of its own; d stays the caller's and is rewound. */
enum status xml_open_text(struct xml **out, struct decoder *d, const struct xml_hooks *hooks,
                          void *ctx, struct err *e);
/* 1: a hook called xml_pause(); 0: the part is at its end; -1: it is broken, or a hook failed. */
int xml_step(struct xml *x, struct err *e);
void xml_pause(struct xml *x);                 /* in a hook: xml_step returns 1 */
void xml_fail(struct xml *x, const char *why); /* in a hook: xml_step returns -1 and says why */
void xml_close(struct xml *x);                 /* NULL is legal */

/* A whole part at once. */
enum status xml_read(struct archive *a, size_t part, const struct xml_hooks *hooks, void *ctx,
                     struct err *e);

#endif
