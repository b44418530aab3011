/* Sheets behind fields of the minutes: votes, and resolutions with who sees to them. */
#ifndef MINUTES_H
#define MINUTES_H

#include "activity.h"

/* Changes text (lines of item: entitled/present/for/against/abstain). False: left as it was. */
bool votes_run(struct buf *text, size_t entitled, size_t present);

/* text: a resolution in each line. owed: lines of title, owner, deadline with tabs between, those
 * that shall become ledger items when the activity is saved. activity: its code, or "". Both are
 * changed; false: left as they were. */
bool resolutions_run(struct app *a, const char *org, const char *activity, struct buf *text,
                     struct buf *owed);
size_t resolutions_count(const char *owed);
/* Puts the ledger items (kind resolution) of an activity into the change that saves it. */
enum status resolutions_put(struct change *c, const struct row *activity, const char *owed,
                            struct err *e);

#endif
