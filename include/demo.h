/* A demonstration database (示范数据): an office that does not exist, with organisations, people
 * and a year and a half of records under the policy nx6. Names, numbers and texts are made up, and
 * look it. */
#ifndef DEMO_H
#define DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "watch.h"

enum {
    DEMO_ORGS = 45,
    DEMO_ORGS_MIN = 10,
    DEMO_ORGS_MAX = 20000,
    DEMO_MONTHS = 18,
    DEMO_MONTHS_MAX = 240,
};

/* Who made it, and in which batch of the journal: undo leaves that batch alone. */
#define DEMO_USER "demo"
#define DEMO_WHAT "建立示范数据"

/* The same values here make the same rows in the same order. */
struct demo_ask {
    int orgs;   /* organisations, the dissolved one and the groups included */
    int months; /* of records before today */
    uint64_t seed;
    daynum today;              /* every day lies before it, or on it; terms and periods go on */
    bool replace;              /* an earlier demonstration database may stand at the path */
    const struct watch *watch; /* NULL: nobody waits; ST_STOPPED leaves no file */
};

struct demo_size {
    int orgs, persons;
    int64_t records; /* activities */
    int64_t rows;    /* written in all, histories included */
};

/* Makes it beside `path` and renames it into its place: there is a whole one or none. ST_REFUSED
 * where a file stands there (without replace), or where somebody has the earlier one open. *size
 * (may be NULL) says what was made. */
enum status demo_make(const char *path, const struct demo_ask *ask, struct demo_size *size,
                      struct err *e);

#endif
