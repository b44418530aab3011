/* Compound files (the office format of 1997, [MS-CFB]): streams in a file of sectors. */
#ifndef OLE_H
#define OLE_H

#include <stdbool.h>
#include <stdio.h>

#include "buf.h"

struct ole;

/* NULL: it is none, or its tables do not hold together. f stays the caller's. */
struct ole *ole_open(FILE *f);
/* Appends the whole of a stream, by its name (ASCII, in either case): false where it is not there
 * or does not hold together. */
bool ole_read(struct ole *o, const char *name, struct buf *out);
bool ole_has(const struct ole *o, const char *name);
void ole_close(struct ole *o); /* NULL is legal */

/* Numbers as they stand in such files: the lowest byte first. */
static inline unsigned ole_16(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return b[0] | (unsigned)b[1] << 8;
}

static inline unsigned ole_32(const char *p)
{
    return ole_16(p) | ole_16(p + 2) << 16;
}

#endif
