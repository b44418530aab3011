#!/bin/sh
# The five policies in one database: an organisation is asked by its own policy alone, from the day it was put under it.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under nx6 unit
for policy in base lm13 wx xz; do
    tap_run "$policy loads beside the others" dj policy load $policy
done
tap_is 'all five are there' "$(dj policy list | sed 's| .*||' | sort | tr '\n' ' ')" \
    'base lm13 nx6 wx xz '

put <<'X'
org code=C1 name=机关党委 kind=committee parent=R
org code=B1 name=一支部 kind=branch parent=C1
org code=B2 name=二支部 kind=branch parent=C1
org code=B3 name=三支部 kind=branch parent=C1 policy=lm13
org code=B4 name=四支部 kind=branch parent=C1 policy=xz
org code=B5 name=五支部 kind=branch parent=C1 policy=base
placement org=B2 from_on=2026-07-01 policy=wx parent=C1
placement org=B2 from_on=2027-01-01 policy= parent=C1
person code=P4 name=示四 org=B4 status=full
X

# asked_by ORG DAY: the policies whose rules ask it something on that day; those they include are named too.
asked_by() {
    dj --on "$2" due --all --format jsonl |
        sed -n "s/.*\"rule\":\"\([a-z0-9]*\)\.[^\"]*\".*\"org\":\"$1\".*/\1/p" | sort -u | tr '\n' ' '
}
tap_is 'inherited' "$(asked_by B1 2026-06-30)" 'base nx6 '
tap_is 'the committee above keeps its own' "$(asked_by C1 2026-12-31)" 'base nx6 '
tap_is 'lm13 below nx6' "$(asked_by B3 2026-06-30)" 'base lm13 '
tap_is 'xz below nx6' "$(asked_by B4 2026-06-30)" 'base xz '
tap_is 'base below nx6' "$(asked_by B5 2026-06-30)" 'base '
tap_is 'before the day it is put under wx' "$(asked_by B2 2026-06-30)" 'base nx6 '

# What was due before stays with the policy of then; what is due after is the new one's, until it is put back.
stands <<'X'
theme-day B2 2026-06-01 2026-10-05 overdue 0/1 2026-06-30
theme-day B2 2026-07-01 2026-10-05 -
fixed-day B2 2026-06-01 2026-10-05 -
fixed-day B2 2026-07-01 2026-10-05 overdue 0/1 2026-07-31
assembly-monthly B2 2026-06-01 2026-10-05 overdue 0/1 2026-06-30
assembly-monthly B2 2026-07-01 2026-10-05 -
assembly-quarterly B2 2026-04-01 2026-10-05 -
assembly-quarterly B2 2026-07-01 2026-10-05 overdue 0/1 2026-09-30
fixed-day B2 2026-12-01 2027-02-05 overdue 0/1 2026-12-31
fixed-day B2 2027-01-01 2027-02-05 -
theme-day B2 2027-01-01 2027-02-05 overdue 0/1 2027-01-31
theme-day B1 2026-07-01 2026-10-05 overdue 0/1 2026-07-31
X
tap_end
