/* The store's own: what db.c, db_open.c, place.c and migrate.c know of each other. */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>

#include "db.h"

enum { APPLICATION_ID = 0x444A545A }; /* "DJTZ", in the header of the file */

/* Whether the path may hold a database for this mode, in plain words where not: missing, a
 * directory, not readable, not writable, on a network. *sealed: nothing beside the file can be
 * written, so it is read as it lies. */
enum status place_check(const char *path, enum db_mode mode, bool *sealed, struct err *e);

/* Whether the mount of device MAJOR:MINOR in the text of mountinfo(5) is one whose locks cannot be
 * trusted. */
bool place_is_network(const char *mountinfo, unsigned major, unsigned minor);

/* an empty file, 0600, where there was none */
enum status place_make(const char *path, struct err *e);
/* a database and what SQLite keeps beside it */
void place_remove(const char *path);
/* Whether a change lies beside it that was not finished and that we may take back. */
bool place_unsettled(const char *path);
char *place_uri(const char *path, const char *options); /* as SQLite reads it; free() it */

/* All pages into an empty file; a writer does not disturb it where db is in a transaction. Not
 * synced, and the header says it has a log beside it (db_copy_into mends that). */
enum status db_copy_pages(struct db *db, const char *to, const struct watch *w, struct err *e);

int migrate_latest(void);

/* Runs what is missing, each migration in its own transaction; db is open by nobody else. */
enum status migrate_run(struct db *db, int version, struct err *e);
/* Whether what the schema of the file holds stands in the migrations: ST_FAILED names the first
 * that does not. Triggers alone: what would run when something is written. */
enum status shape_check(struct db *db, bool triggers_only, struct err *e);
/* A verified copy beside the file, called after the version it holds. */
enum status migrate_copy(struct db *db, int version, struct err *e);

/* Opens the file and makes the connection what it must be; *out is to be closed where it fails
 * too. */
enum status db_connect(struct db **out, const char *path, enum db_mode mode, bool sealed,
                       struct err *e);
/* What hangs on a connection besides what SQLite keeps there: statements, found by their text or by
 * owner and number; the batches of its own; what others hang there. */
struct beside {
    struct kept_stmt {
        struct stmt *stmt;
        const void *owner; /* NULL: found by its text */
        int n;
    } * kept;
    size_t nkept, kept_cap;
    struct map *by_text;
    int64_t *own;
    size_t nown, own_cap;
    const void *hung;
};
struct beside *db_beside(struct db *db);
void beside_begin(struct beside *b);
void beside_end(struct beside *b); /* before the connection closes */
struct stmt *db_prepare_to_keep(struct db *db, const char *sql);
/* Keeps a statement until the connection closes: s. */
struct stmt *beside_keep(struct db *db, struct stmt *s, const void *owner, int n);

/* A pragma's number. */
enum status db_ask_number(struct db *db, const char *sql, int *n, struct err *e);

/* （用户 lisi，进程 1234，已运行 3 分）: appended; nothing for a pid of 0 or less. */
struct buf;
void place_holder(long pid, struct buf *out);
/* Waits some milliseconds for others who write; tries counts from 0. False: long enough. One who
 * holds the file is waited for 5 s; while they take turns, up to 30 s. */
struct place_wait {
    long writer; /* who held it when last looked at … */
    int since;   /* … and at which try that one began to */
};
bool place_wait(struct place_wait *w, const char *path, int tries);
/* ST_FAILED with the sentence of who is writing. */
enum status place_busy(const char *path, struct err *e);
/* ST_FAILED with the sentence of a disk that can be read alone (EROFS). */
enum status place_read_only(const char *path, struct err *e);

/* Told by whoever begins and ends transactions of writing: where SQLite takes one back by itself
 * (no memory, a disk that fails), every statement until its end fails with that sentence. */
void db_writing(struct db *db, bool writing);

enum status db_version(struct db *db, int *version, struct err *e);
enum status db_set_version(struct db *db, int version, struct err *e);

#endif
