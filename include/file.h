/* Files read whole, and files that appear whole or not at all. */
#ifndef FILE_H
#define FILE_H

#include <stddef.h>

#include "err.h"

/* Reads a file, "-" for standard input, into memory of its own, closed by a zero byte that *n does
 * not count. */
enum status file_read(const char *path, char **out, size_t *n, struct err *e);

/* Writes beside the file, syncs, and renames into its place: what was there survives a failure.
 * Links are followed and the rights of an existing file kept; devices and pipes are written to as
 * they are. */
enum status file_save(const char *path, const void *data, size_t n, struct err *e);

#endif
