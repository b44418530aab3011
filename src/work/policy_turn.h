/* What policy_change.c and policy_rule.c share: a policy as it is, and as it is to be. */
#ifndef POLICY_TURN_H
#define POLICY_TURN_H

#include "policy_change.h"
#include "save.h"

struct turn {
    struct change *c;
    struct policy_deed *d;
    const char *id;
    struct policy_set *old_set, *next_set;
    struct policy_text *old, *next;
    const struct policy *a, *b; /* what old and next say */
};

/* Fills a and old_set. */
enum status turn_look(struct turn *t, struct err *e);
/* Writes what differs from d->from on, and tells it. */
enum status turn_write(struct turn *t, struct err *e);
void turn_clear(struct turn *t);

/* Commits, or takes back what failed or was only looked at. */
enum status turn_end(struct change *c, const struct policy_deed *d, enum status st, struct err *e);
/* What stands in the journal: 载入制度 nx6，自 2026-07-01 起 */
void turn_name(struct buf *b, const char *verb, const char *what, daynum from);

#endif
