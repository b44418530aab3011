/* Names of references while a list is read or shown: those met last are remembered, as many as fit
 * a small room whatever the size of the list. */
#ifndef ROW_NAMES_H
#define ROW_NAMES_H

#include "buf.h"
#include "db.h"

struct row_names;

struct row_names *row_names_new(struct db *db); /* db borrowed */
void row_names_free(struct row_names *n);       /* NULL is legal */

/* What was remembered is forgotten: something may have been written since. */
void row_names_forget(struct row_names *n);
/* What row_name() says, appended. */
void row_names_show(struct row_names *n, const char *entity, const char *code, struct buf *out);

#endif
