/* Names of references while a list is read: those met last are remembered, as many as fit a small
 * room whatever the size of the list. */
#ifndef NAMES_H
#define NAMES_H

#include "buf.h"
#include "db.h"

struct names;

struct names *names_new(struct db *db); /* db borrowed; nothing is written while it is in use */
void names_free(struct names *n);       /* NULL is legal */

/* What row_name() says, appended. */
void names_show(struct names *n, const char *entity, const char *code, struct buf *out);

#endif
