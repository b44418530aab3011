#!/bin/sh
# Events entered where no rule asks anybody: what came from above kept for the committee itself, a talk with somebody
# who belongs to no branch. Each number on both sides.
. "${srcdir:=.}/tests/cli/lib.sh"

rm -f "$DANGJIAN_DB"*
DANGJIAN_TODAY=2027-12-31
{
    dj init --policy nx6 --code R --kind region_committee --name 示例 --since 2026-03-01
    dj add org code=C name=甲机关党委 kind=committee parent=R
    dj add org code=B name=甲支部 kind=branch parent=C
    dj add person code=P1 name=示甲 org=B status=full
    dj add person code=P2 name=示乙 org=C status=full
    dj add event code=E1 type=upper_decision org=C occurred_on=2026-03-01
    dj add event code=E2 type=upper_decision org=C occurred_on=2026-03-01 scope=below
    dj add event code=E3 type=upper_decision org=B occurred_on=2026-03-01
    dj add event code=E4 type=upper_decision org=C occurred_on=2026-02-28
    dj add event code=E5 type=retirement person=P1 occurred_on=2026-03-01
    dj add event code=E6 type=retirement person=P2 occurred_on=2026-03-01
    dj add event code=E7 type=joined_unit person=P2 occurred_on=2026-03-01
    dj add event code=E8 type=ranked_low org=B occurred_on=2026-03-01
} >/dev/null 2>&1

# unasked DAY: the events that check names so.
unasked() {
    dj --on "$1" check --format jsonl 2>/dev/null |
        sed -n 's/.*"group":"events".*"entity":"event".*"code":"\([^"]*\)".*/\1/p' | tr '\n' ' '
}
tap_is 'not before it happened' "$(unasked 2026-02-28)" ''
tap_is 'what asks nobody: for itself alone, in no branch; not what lies before tracking, or asks one above' \
    "$(unasked 2026-03-01)" 'E1 E6 '
tap_is 'for 400 days' "$(unasked 2027-04-05)" 'E1 E6 '
tap_is 'and then no more' "$(unasked 2027-04-06)" ''
tap_run 'which rule, and what to do' sh -c '"$1" --on 2026-03-05 check | grep -q "事项 E1.*传达贯彻上级决议指示.*宁党发〔2018〕6号 一·3.*dangjian set event E1 scope=below"' - "$DANGJIAN"
dj set event E1 scope=below >/dev/null 2>&1
tap_is 'put right' "$(unasked 2026-03-05)" 'E6 '
tap_run 'and the branch is asked' sh -c '"$1" --on 2026-03-05 due --all --format jsonl | grep -q "relay.*\"org\":\"B\".*\"E1\""' - "$DANGJIAN"
tap_end
