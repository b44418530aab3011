/* Sealed files: one file encrypted under a password, so that it can lie on a stick or a server.
 *
 *   8 bytes "DJTZSEAL", 1 the version, 3 zeros, 4 and 4 what the key costs (operations, KiB; the
 *   low byte first), 16 salt, 24 the head of the stream, 16 the mark of the key, 16 the mark of all
 *   this; then the content in parts of 64 KiB, each 17 bytes longer, the last one marked as such.
 *
 * The mark of the key tells a wrong password from a damaged file; nothing is given out that has not
 * been verified, and a file cut off anywhere is noticed. */
#ifndef SEAL_H
#define SEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "watch.h"

/* Whether the file begins as a sealed one does. */
bool seal_is(const char *path);

/* Reads `from` to its end and writes it sealed to `to`, both from where they stand. `name` is what
 * people call the file written. */
enum status seal_write(int from, int to, const char *name, const char *password,
                       const struct watch *w, struct err *e);

/* The other way round; to -1: only verified. *size (bytes of content) may be NULL. ST_REFUSED: the
 * password is wrong; ST_FAILED: damaged or cut off, or of a later version. */
enum status seal_read(int from, int to, const char *name, const char *password, int64_t *size,
                      const struct watch *w, struct err *e);

#endif
