/* Policies in the database: entries in, entries out. */
#ifndef POLICY_STORE_H
#define POLICY_STORE_H

#include "db.h"
#include "err.h"
#include "journal.h"
#include "policy.h"

/* Writes the entries of t as policy `id` (replacing one of that id), inside the caller's
 * transaction. */
enum status policy_store_put(struct db *db, const char *id, const struct policy_text *t,
                             const char *at, const char *by, struct err *e);

/* The entries of a policy as they were loaded; NULL: none of that id (e->status is ST_OK), or a
 * failure. */
struct policy_text *policy_store_get(struct db *db, const char *id, struct err *e);

/* Makes the policy `id`, that is as `old` says, what `next` says, section by section, each a line
 * of the journal. */
enum status policy_store_change(struct db *db, struct journal *j, const char *id,
                                const struct policy_text *old, const struct policy_text *next,
                                struct err *e);
/* The policy's own row: its title and number, when it was loaded and by whom. */
enum status policy_store_head(struct db *db, const char *id, const struct policy_text *t,
                              const char *at, const char *by, struct err *e);

/* A policy_finder: ctx is the database. */
struct policy_text *policy_store_find(void *db, const char *id, struct problems *p);

/* All policies of the database as one set. */
enum status policy_store_load(struct db *db, struct policy_set **out, struct err *e);

#endif
