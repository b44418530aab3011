/* Sheets behind fields of the minutes: votes, and resolutions with who sees to them. */
#ifndef MINUTES_H
#define MINUTES_H

#include "activity.h"

/* Told what stands in the sheet so far, at every pause. owed is NULL for votes. */
struct minutes_keep {
    void (*keep)(void *ctx, const char *text, const char *owed);
    void *ctx;
};

/* Changes text (lines of item: entitled/present/for/against/abstain). False: left as it was. */
bool votes_run(struct buf *text, size_t entitled, size_t present, const struct minutes_keep *k);

/* text: a resolution in each line. owed: lines of title, owner, deadline with tabs between, those
 * that shall become ledger items when the activity is saved; what has an owner or a deadline alone,
 * or half of one, stays there with a fourth cell, and becomes none. activity: its code, or "". Both
 * are changed; false: left as they were. */
bool resolutions_run(struct app *a, const char *org, const char *activity, struct buf *text,
                     struct buf *owed, const struct minutes_keep *k);
size_t resolutions_count(const char *owed); /* that become items */
/* Puts the ledger items (kind resolution) of an activity into the change that saves it. */
enum status resolutions_put(struct change *c, const struct row *activity, const char *owed,
                            struct err *e);

#endif
