/* What row.c, row_text.c, row_each.c and row_list.c share. */
#ifndef ROW_READ_H
#define ROW_READ_H

#include <stdbool.h>

#include "db.h"
#include "row.h"

struct buf;

/* The columns of a row as row_fill reads them: id, version, entered_on, entered_by, the fields. */
void row_columns(struct buf *sql, const struct entity *en);
void row_fill(struct stmt *s, const struct entity *en, struct row *r);

/* row_resolve of what is written as it is recorded. */
enum status row_resolve_exact(struct db *db, const char *entity, const char *typed, struct buf *out,
                              struct err *e);

/* $1 is an organisation: the head of a statement that names it and those below it, and a condition
 * on the rows of en (its columns called t: "" or "t.") that belong to them. Rows without a field of
 * their own for it belong where their person, activity or ledger does; false: nowhere, nothing was
 * added. */
extern const char row_below[];
/* A condition: fields of that row are private (model.h, struct withholding; en has one). */
void row_keeps(struct buf *sql, const struct entity *en, const char *t);
/* A field as lists stand in its order: nothing where it is private. */
void row_open_column(struct buf *sql, const struct entity *en, int field, const char *t);

bool row_scope(struct buf *sql, const struct entity *en, const char *t);

#endif
