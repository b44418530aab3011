/* Policies for people and for programs: a rule in a line, two policies compared. */
#ifndef POLICY_PRINT_H
#define POLICY_PRINT_H

#include "buf.h"
#include "policy.h"
#include "policy_diff.h"

void policy_cadence(struct buf *b, const struct rule *r); /* 每月, 每年 2 次, 任期 3 年 */
void policy_print_rule(struct buf *b, const struct rule *r); /* a line of `policy show` */

const char *policy_key_label(const char *key); /* 次数; the key itself where there is no word */

/* The differences, a block for each rule; nothing where there are none. */
void policy_print_diff(struct buf *b, const struct policy_diff *d);
/* One array: slot, version, kind (rule, record), difference (only_a, only_b, changed), a and b (ids
 * of the rules, null), keys: [{key, a, b}] with null for what is not written. */
void policy_print_diff_json(struct buf *b, const struct policy_diff *d);

#endif
