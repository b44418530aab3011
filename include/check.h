/* Whether a database is sound (体检): the file, the chain of the journal, the marks, and what the
 * records lack. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

#include "date.h"
#include "db.h"
#include "err.h"

struct check_finding {
    bool unsound;     /* of the database itself; else the records do not meet a rule */
    const char *text; /* one Chinese sentence: what was found */
    const char *fix;  /* what to do about it; NULL: the text says it */
};

struct check_ask {
    daynum today;
    const char *org; /* code: the rules of that organisation and those below it; NULL: all */
};

/* Both are borrowed until it returns. */
typedef void (*check_sink)(void *ctx, const struct check_finding *f);

/* Tells the sink everything that is found: first the file, the chain and the marks, then the
 * structure rules not met and the incomplete records, organisation by organisation. ST_OK: it came
 * to the end, whatever was found. ST_MISSING: no such organisation. */
enum status check_run(struct db *db, const struct check_ask *ask, check_sink sink, void *ctx,
                      struct err *e);

/* Makes the marks anew from the records: mends what check finds about them. */
enum status check_mend(struct db *db, struct err *e);

#endif
