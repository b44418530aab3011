/* Policies from files and from those shipped with the program, into a set and into a database. */
#ifndef POLICY_FILE_H
#define POLICY_FILE_H

#include "db.h"
#include "err.h"
#include "policy.h"

/* Reads NAME (a file, or the id of a shipped policy) with what it includes: a shipped policy, or
 * ID.ini beside the file. Mistakes go to p, then ST_REFUSED; a missing file is ST_MISSING. */
enum status policy_file_add(struct policy_set *set, const char *name, const struct policy **out,
                            struct problems *p, struct err *e);

/* The same for NAME as people compare policies: the id of one in the database (db may be NULL),
 * else of a shipped one; a file; shipped:ID. */
enum status policy_file_find(struct db *db, struct policy_set *set, const char *name,
                             const struct policy **out, struct problems *p, struct err *e);

/* Loads NAME with its includes into the database, in a transaction and a batch of its own. One that
 * is there already with other rules is refused (ST_REFUSED), with the same rules nothing
 * happens. */
enum status policy_file_load(struct db *db, const char *name, const char *user, struct err *e);

/* The same inside the caller's transaction; *id (may be NULL) gets the policy's id, to be freed. */
enum status policy_file_put(struct db *db, const char *name, const char *at, const char *by,
                            char **id, struct err *e);

#endif
