/* Policies from files and from those shipped with the program, into a set and into a database. */
#ifndef POLICY_FILE_H
#define POLICY_FILE_H

#include "db.h"
#include "err.h"
#include "policy.h"

/* Reads NAME (a file, or the id of a shipped policy) with what it includes: one of the database (db
 * may be NULL), ID.ini beside the file, or a shipped policy. Mistakes go to p, then ST_REFUSED; a
 * missing file is ST_MISSING. */
enum status policy_file_add(struct db *db, struct policy_set *set, const char *name,
                            const struct policy **out, struct problems *p, struct err *e);
/* Its own text, without what it includes; mistakes of form are policy_file_add's to tell. */
enum status policy_file_text(const char *name, struct policy_text **t, struct err *e);
/* What there is to say of a file that has mistakes: e names the first of them. */
enum status policy_file_refuse(const char *name, const struct problems *p, struct err *e);

/* The same for NAME as people compare policies: the id of one in the database (db may be NULL),
 * else of a shipped one; a file; shipped:ID. */
enum status policy_file_find(struct db *db, struct policy_set *set, const char *name,
                             const struct policy **out, struct problems *p, struct err *e);

/* Loads NAME, and each policy it includes that the database has not, inside the caller's
 * transaction. One that is there already with other rules is refused (ST_REFUSED: policy_change.h
 * changes it), with the same rules nothing happens. *id (may be NULL) gets the policy's id, to be
 * freed. */
enum status policy_file_put(struct db *db, const char *name, const char *at, const char *by,
                            char **id, struct err *e);

#endif
