/* What the files of `check` share. */
#ifndef CHECK_OWN_H
#define CHECK_OWN_H

#include "check.h"
#include "office.h"

struct checking {
    struct db *db;
    const struct check_ask *ask;
    check_sink sink;
    void *ctx;
    struct office *office; /* while it is open */
    const struct world *w;
    int org; /* that one and those below it; -1: all */
};

/* inspect.c: what an inspector finds. */
enum status inspect(struct checking *k, struct err *e);

#endif
