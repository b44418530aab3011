/* JSON text, written. */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>

struct buf;

/* Quoted; NULL gives null; invalid bytes become U+FFFD. */
void json_string(struct buf *b, const char *s);
void json_stringn(struct buf *b, const char *s, size_t n);

#endif
