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
    int org;            /* that one and those below it; -1: all */
    struct watch inner; /* asked by the statements and the scheduler */
    const char *what;   /* is looked at now */
    size_t step;
    bool stopped;
};

/* inspect.c: what an inspector finds. */
/* A part begins; ST_STOPPED: no more. */
enum status check_begin_part(struct checking *k, const char *what, struct err *e);

enum status inspect(struct checking *k, struct err *e);

#endif
