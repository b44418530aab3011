/* The readings and strokes of names, kept beside the rows they name (table name_key): what lists
 * look for and stand by. row.c alone writes them, with the row itself. */
#ifndef NAME_KEY_H
#define NAME_KEY_H

#include "db.h"
#include "err.h"
#include "row.h"

/* After a row was written, and after it was deleted; nothing to do for rows without a name. */
enum status name_key_put(struct db *db, const struct row *r, struct err *e);
enum status name_key_drop(struct db *db, const struct row *r, struct err *e);

/* All of them anew. */
enum status name_keys_rebuild(struct db *db, struct err *e);

#endif
