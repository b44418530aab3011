/* Whole copies of a database (备份), made while others work, and put back in its place (恢复).
 *
 * A plain copy is a database of its own that any SQLite reads; a sealed one is encrypted under a
 * password (seal.h). Both are read back and verified before they take their name; what stood under
 * that name survives every failure. */
#ifndef BACKUP_H
#define BACKUP_H

#include "date.h"
#include "db.h"
#include "err.h"
#include "watch.h"

struct buf;

struct backup_ask {
    const char *to;
    const char *password; /* NULL: plain */
    const struct watch *watch;
};

/* Replaced is an ordinary file, a sealed copy, and a copy of the same database that nobody has
 * opened for writing since; any other database is refused. *said: what was verified, a sentence. */
enum status backup_make(struct db *db, const struct backup_ask *ask, struct buf *said,
                        struct err *e);

struct restore_ask {
    const char *db_path, *from;
    const char *password; /* for a sealed one (seal_is) */
    const char *user;     /* where there are operators, one with everything in reach */
    daynum today;         /* in the name the old database is kept under */
    const struct watch *watch;
};

/* Verified as a whole before it replaces: sound, its journal unbroken, of no later version. The
 * database it replaces is kept beside it under a name with the day; refused while anybody, this
 * process too, has it open. */
enum status backup_restore(const struct restore_ask *ask, struct buf *said, struct err *e);

#endif
