/* Policies of a database that change from a day on (制度改动), one transaction and one batch each.
 * What was before that day stays as it was; who undoes the batch has the policy as it was. */
#ifndef POLICY_CHANGE_H
#define POLICY_CHANGE_H

#include <stdbool.h>

#include "buf.h"
#include "date.h"
#include "db.h"
#include "err.h"
#include "policy_diff.h"

/* What a change did, or would do. */
struct policy_deed {
    const char *user;
    daynum today;
    daynum from; /* the first day of what is new; DAY_NONE: not said */
    bool dry;    /* looks, and changes nothing */
    /* What differs from that day on, rule by rule, while it lasts; NULL: nobody listens. */
    void (*tell)(void *ctx, const struct policy_diff *d);
    void *ctx;
    struct buf *said; /* lines: what has no days, what to know about the day; may be NULL */
    bool changed;     /* out */
};

/* Loads NAME (a file or a shipped id) with its includes. One that is not there yet comes in whole;
 * one that is there with other rules is changed from d->from on, and without that day refused
 * (ST_REFUSED), with the difference in d->said. What the database has from some day on already
 * changes nothing. */
enum status policy_change_load(struct db *db, const char *name, struct policy_deed *d,
                               struct err *e);

/* Changes keys of one rule, n pairs of key and value (an empty value takes the key out), from
 * d->from on; n 0: the rule asks nothing more from that day. The rule must be written in that
 * policy. ST_MISSING: no such policy or rule. ST_USAGE: a key or value that means nothing. */
enum status policy_change_rule(struct db *db, const char *policy, const char *slot,
                               const char *const (*pairs)[2], size_t n, struct policy_deed *d,
                               struct err *e);

/* Whether all policies of the database make sense; ST_REFUSED where not. */
enum status policy_change_sound(struct db *db, struct err *e);

#endif
