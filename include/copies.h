/* The copy of each day (每日备份): taken by itself before the first work of a day, beside the
 * database: copies/NAME.2026-11-22, the folder 0700, each file 0600.
 *
 * It holds the work up to the day before, made and read back as any backup (backup.h). */
#ifndef COPIES_H
#define COPIES_H

#include "date.h"
#include "db.h"
#include "err.h"
#include "watch.h"

enum {
    COPIES_KEPT = 14,
    COPIES_MOST = 3660,
};

/* How many are kept, as the configuration says it: a number, "no" (0: none are taken); NULL or
 * anything else: COPIES_KEPT. */
int copies_kept(const char *configured);

/* Takes the copy of today where one is owed: not of a demonstration, not where somebody was at work
 * today already or today's copy is there, not where nothing changed since the last copy, and not
 * where the folder is somebody else's. Then of the copies of this database the newest `kept` stay;
 * one that somebody worked in is never removed. An error is something to say, and no reason not to
 * go on; ST_STOPPED: the watch. */
enum status copies_take(struct db *db, int kept, daynum today, const struct watch *w,
                        struct err *e);

#endif
