/* The driver: the only door to SQLite (src/store/db.c alone sees sqlite3.h).
 *
 * Statements are named (query.h, made from schema/query) and prepared once per
 * connection. Parameters $1, $2 … are bound by number through their names and
 * with their type. A statement is reset when it is asked for again; one that
 * cannot be prepared says so when it is stepped. */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "query.h"
#include "watch.h"

struct db;
struct stmt;

enum db_mode {
    DB_READ,   /* an existing file, 8 MB cache */
    DB_WRITE,  /* an existing file */
    DB_CREATE, /* a new file of the latest version; an existing one is refused */
};

/* Opens FILE: refuses in plain words what is no database, a newer version, a directory, a missing
 * file, and for DB_WRITE a folder or file that cannot be written. Brings an older one up to date
 * (after a copy); WAL, synchronous=FULL, foreign keys, busy timeout. */
enum status db_open(struct db **out, const char *path, enum db_mode mode, struct err *e);
/* For reading, of this version or an older one, which it stays. *out is to be closed in any case.
 */
enum status db_open_as_it_is(struct db **out, const char *path, struct err *e);
void db_close(struct db *db);   /* NULL is legal */
void db_discard(struct db *db); /* closes and deletes: a new one that could not be filled */
/* Closes a database nobody else has open. ST_FAILED: not everything could be brought into the file
 * itself, which is not to be moved without its log; both are gone. */
enum status db_close_whole(struct db *db, struct err *e);
/* What DB_CREATE would say of a file there. */
enum status db_vacant(const char *path, struct err *e);
/* The name it is made under: .a.db.1234.new, beside it; appended. */
struct buf;
void db_name_making(const char *path, struct buf *out);
/* Gives a database that was made under another name in the same folder, and is closed, its own; one
 * that is there is never replaced (ST_REFUSED, and what was made is gone). */
enum status db_settle_in(const char *made, const char *path, struct err *e);

/* Runs several statements without parameters (migrations). */
enum status db_script(struct db *db, const char *sql, struct err *e);

/* BEGIN IMMEDIATE; a second writer waits up to the busy timeout and is then told so. */
enum status db_begin(struct db *db, struct err *e);
enum status db_commit(struct db *db, struct err *e); /* a commit that fails is rolled back */
void db_rollback(struct db *db);
enum status db_begin_read(struct db *db,
                          struct err *e); /* one snapshot for several reading statements */
bool db_in_transaction(struct db *db);

/* From now on every statement asks the watch (borrowed; NULL: no more) now and then, and fails with
 * ST_STOPPED where it says stop. It is not told how far they are. */
void db_watch(struct db *db, const struct watch *w);
bool db_watched(const struct db *db);

/* A mark inside a transaction: what follows it is kept or taken back. Inside another one it
 * is the first to be. */
enum status db_mark(struct db *db, struct err *e);
enum status db_keep(struct db *db, struct err *e);
void db_take_back(struct db *db);

void db_large_cache(struct db *db); /* 64 MB, for imports and screens */

struct stmt *db_query(struct db *db, enum query q); /* ready to bind; borrowed */
/* A query that walks one table of numbers in the order of its key, from somewhere on: read with
 * stmt_ints() of all columns alone, which costs it less. nth: several of it may be walked side by
 * side, each by its number. */
struct stmt *db_query_scan(struct db *db, enum query q, int nth);
struct stmt *db_prepare(struct db *db,
                        const char *sql); /* kept by its text; for the dictionary's statements */

/* The same kept by (owner, n), where making the text costs more than finding it: NULL while nothing
 * was kept there. */
struct stmt *db_kept(struct db *db, const void *owner, int n);
struct stmt *db_keep_as(struct db *db, const void *owner, int n, const char *sql);

/* A statement of the caller's own, for iterators: stmt_free. */
struct stmt *db_prepare_own(struct db *db, const char *sql);
void stmt_free(struct stmt *s); /* NULL is legal */

void stmt_bind_int(struct stmt *s, int n, int64_t v);      /* $n, 1-based */
void stmt_bind_text(struct stmt *s, int n, const char *v); /* copied; NULL binds NULL */
void stmt_bind_static(struct stmt *s, int n,
                      const char *v); /* not copied: must live until the statement is done */
void stmt_bind_day(struct stmt *s, int n,
                   daynum d); /* as text; '' for DAY_NONE and no day's marks */
void stmt_bind_null(struct stmt *s, int n);

/* 1: a row, 0: done, -1: failed (e filled; constraint errors give ST_REFUSED). */
int stmt_step(struct stmt *s, struct err *e);
/* Steps a statement that gives no rows, or whose rows do not matter. */
enum status stmt_run(struct stmt *s, struct err *e);
void stmt_reset(struct stmt *s);

int64_t stmt_int(struct stmt *s, int column);
/* Steps up to `rows` times and reads the first `columns` of each row into v, row after row:
 * numbers, and of texts where they begin in `texts`, to which they are added (buf_keep). The rows
 * read; fewer than asked: it was the end; -1: failed. */
struct buf;
int stmt_rows(struct stmt *s, int64_t *v, int columns, int rows, struct buf *texts, struct err *e);
/* The same where all columns are numbers. */
static inline int stmt_ints(struct stmt *s, int64_t *v, int columns, int rows, struct err *e)
{
    return stmt_rows(s, v, columns, rows, NULL, e);
}
/* 0-based; NULL gives 0 */
const char *stmt_text(struct stmt *s, int column); /* NULL gives ""; borrowed until the next step */
daynum stmt_day(struct stmt *s, int column);       /* DAY_NONE where no day is written */
int stmt_bytes(struct stmt *s, int column);
bool stmt_is_null(struct stmt *s, int column);

int64_t db_last_id(struct db *db);
int db_changes(struct db *db);     /* rows the last statement changed */
int64_t db_written(struct db *db); /* rows changed since it was opened, those of triggers too */
const char *db_path(struct db *db);

/* Something a higher floor hangs on the connection; borrowed; NULL: nothing. */
void db_hang(struct db *db, const void *what);
const void *db_hung(struct db *db);

/* A whole, consistent copy into a new file (0600), while others work. An existing file is
 * refused. */
enum status db_copy(struct db *db, const char *to, struct err *e);
/* The same into an empty file of the caller's; in a transaction what that sees. */
enum status db_copy_into(struct db *db, const char *to, const struct watch *w, struct err *e);

/* Another number than last time: another connection has committed something since. Asks the file
 * alone, and holds nothing. */
int64_t db_others(struct db *db);

/* The batches of the journal that this connection has committed: noted after the commit, in the
 * order of their numbers. */
void db_note_own(struct db *db, int64_t batch);
bool db_is_own(struct db *db, int64_t batch);

/* Whether the file under the path is no longer the one that was opened: replaced, moved, deleted.
 * What would be written then is lost, and so a transaction that writes does not begin. */
bool db_moved(struct db *db);

/* Where users who are neither the owner nor of the group may open it, or put another one in its
 * place: that, and the command that mends it, appended. */
struct buf;
void db_tell_exposed(const char *path, struct buf *out);

/* Whether the file is a database nobody has opened for writing since it was copied (db_copy). */
bool db_is_copy(const char *path);

/* Puts the file `with` in the place of the database `path` (which may not be there). The old one
 * is named `kept`, whole, with what its log held. ST_REFUSED: somebody has it open, or `kept` is
 * there already; nothing has changed then. This process may not have it open. The new one gets
 * the rights of the old one. */
enum status db_replace(const char *path, const char *with, const char *kept, struct err *e);

/* Whether SQLite finds the file sound, no reference dangles, and tables, views and triggers are
 * those the migrations made: ST_FAILED with the first findings. */
enum status db_sound(struct db *db, struct err *e);

#endif
