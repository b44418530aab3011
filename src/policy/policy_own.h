/* What policy_merge.c plans and policy_write.c writes. Private to the room. */
#ifndef POLICY_OWN_H
#define POLICY_OWN_H

#include "policy_merge.h"

/* One version as it will be: what a rule asks, and from when to when. */
struct piece {
    const struct rule *rule;
    const struct rule *look; /* gives what is changed in place; NULL: the rule itself */
    struct span life;
    bool kept; /* it was there before, now perhaps ending earlier */
    int version;
};

struct slot_plan {
    const char *slot;
    bool record; /* what records of a type require */
    bool written;
    struct piece *piece; /* in the order of time */
    size_t n, cap;
};

struct merge {
    const struct policy_text *old, *next;
    const struct policy *a, *b;
    daynum from;
    struct buf *notes;
    struct problems *p;
    struct slot_plan *slot;
    size_t n, cap;
};

struct policy_text *merge_write(struct merge *m);

#endif
