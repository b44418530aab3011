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

#endif
