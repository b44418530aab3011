/* Files read whole, and files that appear whole or not at all. */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

/* Reads a file, "-" for standard input, into memory of its own, closed by a zero byte that *n does
 * not count. */
enum status file_read(const char *path, char **out, size_t *n, struct err *e);

/* Writes beside the file, syncs, and renames into its place: what was there survives a failure.
 * Links are followed and the rights of an existing file kept; devices and pipes are written to as
 * they are. A database is never replaced (ST_REFUSED). */
enum status file_save(const char *path, const void *data, size_t n, struct err *e);

/* Whether file_save could put a file there, as far as can be told without writing it. */
enum status file_probe(const char *path, struct err *e);

bool file_same(const char *a, const char *b); /* both exist and are one file */

/* What an errno means and what to do, in Chinese, without a full stop. */
const char *file_why(int number);

#endif
