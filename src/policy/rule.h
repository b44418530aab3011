/* One [rule …] section -> struct rule. Private to the room. */
#ifndef RULE_H
#define RULE_H

#include "mem.h"
#include "policy.h"

/* Makes a rule of the entries first .. first+n-1 of t (the section line and its keys). Mistakes go
 * to p; the rule is given all the same, with what could be understood. */
struct rule *rule_make(const struct policy_text *t, size_t first, size_t n,
                       const struct vocabulary *v, struct pool *pool, struct problems *p);
void rule_clear(struct rule *r); /* what the pool does not own */

#endif
