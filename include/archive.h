/* Zip archives, read: the inside of .xlsx files. */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stddef.h>

#include "err.h"

struct archive;

/* ST_FAILED: it cannot be read, or is no zip archive. */
enum status archive_open(struct archive **out, const char *path, struct err *e);
void archive_close(struct archive *a); /* NULL is legal */

size_t archive_count(const struct archive *a);
const char *archive_name(const struct archive *a, size_t i); /* borrowed */
int archive_find(const struct archive *a, const char *name); /* -1: no such part */

/* A part read piece by piece. Parts that are far larger than a workbook's, or grow beyond measure
 * while they are unpacked, are refused. */
struct archive_part;
enum status archive_begin(struct archive_part **out, struct archive *a, size_t i, struct err *e);
/* Reads at most n bytes into piece: how many, 0 at the end, -1 where it failed. */
long archive_take(struct archive_part *p, void *piece, size_t n, struct err *e);
void archive_end(struct archive_part *p); /* NULL is legal */

/* Gives the bytes of a part piece by piece. A part that was cut off or altered fails at its end at
 * the latest. */
typedef void (*archive_sink)(void *ctx, const char *data, size_t n);
enum status archive_read(struct archive *a, size_t i, archive_sink sink, void *ctx, struct err *e);

#endif
