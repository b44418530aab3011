/* The journal read change by change, for what prints it. */
#ifndef LOG_ENTRY_H
#define LOG_ENTRY_H

#include "journal.h"
#include "log_print.h"

extern const char *const log_guarded; /* shown in place of a guarded value */

/* One change, borrowed from the statement. */
struct log_entry {
    int64_t change, batch, undoes;
    const char *at, *user, *what, *entity, *key, *op;
    bool undone;
    int version;
    uint64_t withheld;       /* fields of a record that is private, or became so later */
    const struct entity *en; /* NULL: a note about something that is no record */
};

/* One field of it; NULL: that side is not there. Borrowed from its statement. */
struct log_side {
    const char *name, *before, *after;
};

struct stmt *log_ask(struct db *db, const struct log_ask *ask); /* its rows are changes */
struct log_entry log_entry(struct db *db, struct stmt *s);
struct stmt *log_sides(struct db *db, const struct log_entry *x);
/* 1: the next field, 0: there is none, -1: failed. */
int log_side(struct stmt *s, const struct log_entry *x, struct log_side *f, struct err *e);
const char *log_op(const char *op); /* 新增 … */
/* A value as people read it, whole: organisations and persons by their names; f NULL: as it
 * stands. */
void log_value(struct db *db, const struct field *f, const char *value, struct buf *out);

#endif
