/* The policies (制度): which there are, their rules, and how they are changed. */
#ifndef POLICIES_H
#define POLICIES_H

#include "app.h"
#include "policy.h"

void policies_open(struct app *a);

/* The rules of one policy, those in force on the as-of day. */
void policy_rules_open(struct app *a, const char *policy);

/* A rule in words: a page. */
void policy_rule_page(struct app *a, const struct policy_set *set, const struct policy *p,
                      const struct rule *r);

/* The form that changes a rule from a day on. Whether something was changed. */
bool policy_rule_form(struct app *a, const struct rule *r);
/* Ends a rule for everybody, or exempts one organisation, with a reason. Likewise. */
bool policy_rule_stop(struct app *a, const struct rule *r);

/* All policies as they stand, in the place of those that *set holds (NULL: none); false: they
 * cannot be read, which was said, and *set is as it was. policy_set_free() in the end. */
bool policies_read(struct app *a, struct policy_set **set);

#endif
