/* Operators (操作员): users of the operating system and the organisations they write for.
 *
 * Where none is entered, whoever may write the file may write everything. Where some are, a user
 * without a row may read only, and one with a scope writes rows of that organisation and those
 * below it alone. The door (save.h) asks at every row. It is a guard against mistakes: who can
 * write the file can do so with any program. */
#ifndef OPERATOR_H
#define OPERATOR_H

#include <stdbool.h>

#include "db.h"
#include "err.h"

struct buf;

enum operator_reach { OPERATOR_FREE, OPERATOR_READER, OPERATOR_SCOPE, OPERATOR_WHOLE };

/* FREE: no operators are entered. *scope (may be NULL): the code of the organisation, appended. */
enum status operator_reach(struct db *db, const char *user, enum operator_reach *reach,
                           struct buf *scope, struct err *e);

/* A sentence on what the user may write; nothing where that is everything. */
void operator_tell(struct db *db, const char *user, struct buf *out);

/* ST_REFUSED, and who may, unless the user may write everything. `what` is to be done: 恢复备份. */
enum status operator_whole(struct db *db, const char *user, const char *what, struct err *e);

#endif
