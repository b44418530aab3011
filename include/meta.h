/* What the database is (meta) and what people chose for it (setting). */
#ifndef META_H
#define META_H

#include "db.h"
#include "err.h"

struct buf;

/* Appends the value; ST_MISSING (e is left alone) where there is none. */
enum status meta_get(struct db *db, const char *name, struct buf *out, struct err *e);
enum status setting_get(struct db *db, const char *name, struct buf *out, struct err *e);

/* Not journaled: a deed that people shall see in the journal says so itself. */
enum status meta_set(struct db *db, const char *name, const char *value, struct err *e);
enum status setting_set(struct db *db, const char *name, const char *value, struct err *e);

#endif
