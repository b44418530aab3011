/* The keys of policies, for those who tell of them. */
#include "policy.h"
#include "rule.h"
#include "yard.h"

bool policy_rule_key(size_t i, struct policy_key *out)
{
    const struct rule_key *k = rule_key_at(i);
    if (k == NULL)
        return false;
    *out = (struct policy_key){ k->name, k->help, k->kinds };
    return true;
}

bool policy_yard_key(size_t i, struct policy_key *out)
{
    *out = (struct policy_key){ 0 };
    return yard_key_at(i, &out->name, &out->help);
}
