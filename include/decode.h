/* Text files of any encoding, read as UTF-8 piece by piece. */
#ifndef DECODE_H
#define DECODE_H

#include <stddef.h>
#include <stdio.h>

#include "err.h"

struct buf;
struct decoder;

/* Finds the encoding and reads the file through once: a BOM decides (UTF-8, GB18030, UTF-16), then
 * strict UTF-8, then GB18030. `encoding` may force "utf-8" or "gb18030" (NULL: find out). All or
 * nothing: a byte that is not of the encoding, or a zero byte, is refused with its line. `f` can be
 * rewound, and stays the caller's. */
enum status decode_open(struct decoder **out, FILE *f, const char *encoding, struct err *e);
enum status decode_rewind(struct decoder *d, struct err *e); /* to its beginning */
/* 1: *piece has *n bytes of whole characters, without BOM and zero bytes, borrowed until the next
 * call; 0: the end; -1: failed. */
int decode_more(struct decoder *d, const char **piece, size_t *n, struct err *e);
/* Appends n bytes of GB18030 as UTF-8; what is none becomes U+FFFD, a zero byte a
 * blank. */
void decode_bytes(const char *s, size_t n, struct buf *out);
void decode_close(struct decoder *d); /* NULL is legal */

#endif
