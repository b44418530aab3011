/* Books kept with a closing and read again: whatever changes meanwhile, in the database or in the
 * program, the same sheets with the same lines come out. */
#ifndef BOOK_KEEP_H
#define BOOK_KEEP_H

#include "book.h"
#include "db.h"

/* Inside the transaction of the door. */
enum status book_keep(struct db *db, int64_t closing, const char *report, const struct book *b,
                      struct err *e);
/* *out is NULL where that closing kept no such report. */
enum status book_kept(struct book **out, struct db *db, int64_t closing, const char *report,
                      struct err *e);

#endif
