/* The places of organisations in the order of their codes (org.rank), which marks are filed by.
 * There is room between two of them, so that one founded later takes nobody else's. Private to
 * marks.c. */
#ifndef MARKS_RANK_H
#define MARKS_RANK_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "err.h"

/* A new one takes a place between its neighbours; *room false: there is none, and it has none. */
enum status marks_rank_one(struct db *db, int64_t id, bool *room, struct err *e);
/* All that have no place yet: those between the same two neighbours take places evenly. No room
 * also where they are most of all and would stand close. */
enum status marks_rank_new(struct db *db, bool *room, struct err *e);
/* All anew: what is filed by the old places is wrong then. */
enum status marks_rank_all(struct db *db, struct err *e);

#endif
