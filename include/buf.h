/* A growing byte buffer, always closed by a zero byte. What is added must not lie in it already. */
#ifndef BUF_H
#define BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
    char *data; /* NULL while nothing was added: use buf_str() */
    size_t len; /* bytes, without the closing zero */
    size_t cap;
};

#define BUF_INIT { 0 }

void buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
size_t buf_keep(struct buf *b, const char *s); /* with its closing zero; where it begins */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);            /* empties, keeps the memory */
const char *buf_str(const struct buf *b); /* "" for an empty one; borrowed */
char *buf_take(struct buf *b);            /* hands the memory over (free() it); b is empty after */
void buf_free(struct buf *b);

#endif
