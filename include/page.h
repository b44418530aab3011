/* A page of text to read: wrapped to the window, scrolled. */
#ifndef PAGE_H
#define PAGE_H

#include "tui.h"

struct page;

struct page *page_new(const char *title); /* copied */
/* A paragraph; "" is an empty line. `indent`: cells before every line of it. */
void page_add(struct page *p, enum look look, int indent, const char *text);
void page_addf(struct page *p, enum look look, int indent, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void page_open(struct page *p); /* onto the stack, which frees it when it closes */

/* A page on which something can be done. Arrows, Enter and Space scroll, so deeds lie on other
 * keys. */
struct page_ops {
    const struct action *actions;
    void (*fill)(void *ctx, struct page *p); /* writes it: at first, and after each deed */
    unsigned (*act)(void *ctx, int id);      /* a mask of TUI_… */
    void (*close)(void *ctx);                /* frees ctx */
    const char *(*about)(const void *ctx);   /* as of screens (stack.h); may be NULL */
};
/* What moves on any page. */
extern const struct action page_keys[];
void page_open_live(const char *title, const struct page_ops *ops, void *ctx);

#endif
