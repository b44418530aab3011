/* The journal: every change of a row, in batches, each linked to the one before by SHA-256.
 *
 * before and after are JSON objects of the changed fields in normalised text. Guarded values
 * (model_guarded) are kept in a side table; the JSON, and so the chain, holds {"sha256": hash of
 * salt and value}, so that a value can be erased and the chain still holds. Written by the door
 * (save.h) alone, inside its transaction. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "digest.h"
#include "err.h"
#include "row.h"

/* What the journal calls what is no entity. */
#define JOURNAL_POLICY "policy"
#define JOURNAL_REPORT "report"

struct journal {
    struct db *db;
    int64_t batch;   /* id this batch will have */
    int64_t undoes;  /* batch it takes back; 0: none */
    int64_t changes; /* rows written */
    char at[20];
    char *user, *what;
    char prev[DIGEST_TEXT];
    struct digest chain;
};

/* A batch begins inside a writing transaction. `user` and `what` are copied. */
enum status journal_begin(struct journal *j, struct db *db, const char *what, const char *user,
                          int64_t undoes, struct err *e);
/* A row changed: before NULL: inserted; after NULL: deleted. */
enum status journal_row(struct journal *j, const struct row *before, const struct row *after,
                        struct err *e);
/* A section of a policy changed; key says which (own [rule theme-day]), before and after are JSON
 * objects of the keys that differ, null where there was none; NULL: inserted, deleted. */
enum status journal_policy(struct journal *j, const char *key, const char *before,
                           const char *after, struct err *e);
/* What people call an entity of the journal that is none of the dictionary. */
const char *journal_label(const char *entity);
/* Something worth knowing that changed no row: an export of private columns. */
enum status journal_note(struct journal *j, const char *entity, const char *text, struct err *e);
/* Writes the batch and its hash; nothing where nothing changed. */
enum status journal_end(struct journal *j, struct err *e);
void journal_free(struct journal *j); /* in every case, after the transaction */

/* Where the last batch is of a later day than the clock of the machine has: that, and what to do,
 * appended. Such a clock went back, or was ahead; what is owed is reckoned by its day. */
struct buf;
void journal_tell_clock(struct db *db, struct buf *out);

/* What one change says a row was or became: fills those fields of row (of that entity) alone; the
 * mask tells which. *erased: a guarded value is no longer there. */
enum journal_side { JOURNAL_BEFORE, JOURNAL_AFTER };
enum status journal_values(struct db *db, int64_t change, enum journal_side side, struct row *row,
                           uint64_t *mask, bool *erased, struct err *e);

/* Whether the chain holds and every guarded value is the one it was. ST_REFUSED: it does not; e
 * says where. */
enum status journal_verify(struct db *db, struct err *e);

#endif
