/* Two policies compared by what their rules ask (制度比较): slot by slot after include and drop,
 * not line by line. The order of keys, blanks, the order of alternatives, and a value written that
 * would hold anyway make no difference. */
#ifndef POLICY_DIFF_H
#define POLICY_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "policy.h"

struct key_change {
    const char *key;
    const char *a, *b; /* as written, borrowed from the rules; NULL: not written */
};

/* One slot, or one version of it: what a has and what b has. */
struct rule_change {
    const struct rule *a, *b; /* NULL: not there */
    struct key_change *key;   /* where both are there: what differs */
    size_t n, cap;
};

struct policy_diff {
    struct rule_change *v; /* in the order of slots, then of time */
    size_t n, cap;
};

/* Versions of a slot are held against each other in the order of time. What they ask before `since`
 * (DAY_ALWAYS: nothing) is left out. */
void policy_compare(const struct policy *a, const struct policy *b, daynum since,
                    struct policy_diff *d);
void policy_diff_free(struct policy_diff *d);

/* A key of a rule as written; NULL: it is not. */
const char *rule_written(const struct rule *r, const char *key);
/* Whether both ask the same under this key. */
bool rule_same_key(const struct rule *a, const struct rule *b, const char *key);
/* title, note, remind, basis: changed in place, they open no new version (and the words of a type
 * of records: title, elements, forms). */
bool rule_key_in_place(const char *key);
/* Whether both ask the same but for their lives and what is changed in place. */
bool rule_asks_same(const struct rule *a, const struct rule *b);

#endif
