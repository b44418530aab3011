/* What row.c and row_each.c share. */
#ifndef ROW_READ_H
#define ROW_READ_H

#include "db.h"
#include "row.h"

struct buf;

/* The columns of a row as row_fill reads them: id, version, entered_on, entered_by, the fields. */
void row_columns(struct buf *sql, const struct entity *en);
void row_fill(struct stmt *s, const struct entity *en, struct row *r);

#endif
