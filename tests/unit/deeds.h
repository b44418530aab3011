/* Random deeds in a demonstration, for tests of what is kept while others write: activities and
 * attendance, dues, reviews, ledgers and so on, entered, changed and deleted, now and then a move
 * or a post, and undo. What the door refuses changes nothing. The office is under a policy that
 * asks more than the shipped one: rules that look below, at groups, and into records. */
#ifndef DEEDS_H
#define DEEDS_H

#include "test.h"

#include "date.h"
#include "db.h"
#include "err.h"
#include "office.h"

struct deeds {
    struct db *db;
    uint64_t seed;
    const struct world *w; /* whose organisations and persons are taken; the test keeps it right */
    size_t refused;
    struct err e;
    char folder[TEST_FOLDER], path[TEST_FOLDER + 32];
};

daynum deeds_today(void);
void deeds_open(struct deeds *k, uint64_t seed);
void deeds_close(struct deeds *k);
/* One batch; what was tried. */
const char *deeds_next(struct deeds *k);
/* A number from the environment. */
size_t deeds_number(const char *name, size_t otherwise);

#endif
