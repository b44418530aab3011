/* Taking back and doing again (撤销、重做): one's own last batch, whole, through the door.
 *
 * A batch is taken back by a batch of its own that writes every row as it was before, in reverse
 * order; the journal keeps both. What was taken back may be done again, and taken back again. An
 * import is one batch. */
#ifndef UNDO_H
#define UNDO_H

#include <stdbool.h>

#include "date.h"
#include "db.h"
#include "err.h"

struct buf;

/* How the journal calls such batches: 撤销：导入党员 */
#define UNDO_WORD "撤销"
#define REDO_WORD "重做"
/* What a batch is called, for people: those words in their language, the rest as it was written. */
void undo_call(const char *what, struct buf *out);

/* Takes back the last batch of `user` that still stands; *said gets one Chinese sentence: what, and
 * how many rows. Batches that only noted something about records (an export of private columns) are
 * passed over.
 *
 * ST_MISSING: there is none. ST_REFUSED, and nothing is changed: a row has been changed since by
 * somebody else's batch (the sentence names it, who and when), is referred to, its place was taken,
 * a guarded value was erased, a check of the door says no; or the batch did more than change rows
 * (a new database, a policy loaded); or it is the demonstration's. */
enum status undo_last(struct db *db, daynum today, const char *user, struct buf *said,
                      struct err *e);

/* What the next undo (or redo) would do, as a question: 撤销“导入党员”（2026-03-05 10:00:00，12
 * 条）？ and on the next line the first of them The same answers where there is nothing, or it
 * cannot be. */
enum status undo_next(struct db *db, const char *user, bool redo, struct buf *question,
                      struct err *e);

/* The same for the last undo of `user` that still stands. */
enum status redo_last(struct db *db, daynum today, const char *user, struct buf *said,
                      struct err *e);

#endif
