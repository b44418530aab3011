/* A new database: its form, its settings, its root organisation, its policy. */
#ifndef CREATE_H
#define CREATE_H

#include "date.h"
#include "db.h"
#include "err.h"

struct create {
    const char *code;   /* of the root organisation; NULL: 1 */
    const char *name;   /* NULL: 本单位 */
    const char *kind;   /* a word or a label; NULL: unit */
    const char *policy; /* id of a shipped one, or a file; NULL: none */
    daynum since;       /* tracking_from; DAY_NONE: the first of this month */
    daynum today;
    const char *user;
};

/* Makes the file under a hidden name beside it and gives it its own when it is whole: whatever ends
 * the program, there is a database with its root or none. */
enum status database_create(const char *path, const struct create *how, struct err *e);
/* Makes it in its place and leaves it open in *out. Where anything fails there is no file. */
enum status database_make(const char *path, const struct create *how, struct db **out,
                          struct err *e);

#endif
