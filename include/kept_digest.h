/* Digests of what a closing keeps (结账留存的数字): kept figures are not changed by anybody, and
 * whoever changes one past the program is found out by check. */
#ifndef KEPT_DIGEST_H
#define KEPT_DIGEST_H

#include "save.h"

/* Writes the digest of each part of what this closing has kept, and notes that of all of them in
 * the journal. key: as people name the closing, C/2026Q1/1. */
enum status kept_digest_keep(struct change *c, int64_t closing, const char *key, struct err *e);

/* Holds every closing that was noted so against what is kept now: one call for each part that is
 * another. key as above; part: whose or which, in words. Closings of before have no digest and are
 * not spoken of. */
enum status kept_digest_check(struct db *db,
                              void (*differs)(void *ctx, const char *key, const char *part),
                              void *ctx, struct err *e);

#endif
