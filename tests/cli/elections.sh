#!/bin/sh
# Elections out of their time: 31 days before the end belong to it, a day more asks for an approval; a day after the
# end is late; an approval moves the end either way; whether awards are barred.
. "${srcdir:=.}/tests/cli/lib.sh"

# found: what check says of terms.
found() {
    dj check --format jsonl 2>/dev/null |
        sed -n 's/.*"group":"terms".*"text":"[^）]*）\(.*\)","fix".*/\1/p'
}

# A term of three years from 2020-03-10 ends on 2023-03-10.
{
    dj init --name 县直机关 --since 2022-01-01 --policy nx6
    for i in 1 2 3 4 5 6 7; do
        dj add org code=E$i name=第${i}支部 kind=branch parent=1 founded_on=2015-01-01
        dj add term org=E$i elected_on=2020-03-10
    done
    dj add term org=E1 elected_on=2023-02-07
    dj add term org=E2 elected_on=2023-02-06
    dj add term org=E3 elected_on=2023-03-10
    dj add term org=E4 elected_on=2023-03-11
    dj set term E5/2020-03-10 extended_to=2023-02-06 approval_no=批1号 approved_by=机关党委
    dj add term org=E5 elected_on=2023-02-06
    dj set term E6/2020-03-10 extended_to=2023-09-10 approval_no=批2号 approved_by=机关党委
    dj add term org=E6 elected_on=2023-09-10
} >/dev/null 2>&1
tap_is 'before and after, and what was approved' "$(found)" \
    'E2/2020-03-10 2023-03-10 届满，2023-02-06 就换届，提前 32 天，没有登记批复（宁党发〔2018〕6号 二·9）。
E4/2020-03-10 2023-03-10 届满，2023-03-11 才换届，晚 1 天（宁党发〔2018〕6号 二·9）。'
answers 'an election tomorrow has not been held' 4 '选举日期 2026-11-22 还没有到（今天是 2026-11-21）' \
    dj add term org=E7 elected_on=2026-11-22
answers 'nor one whose year was mistyped' 4 还没有到 dj add term org=E7 elected_on=2032-03-10
prints 'one of today has' E7/2026-11-21 dj add term org=E7 elected_on=2026-11-21
dj delete term E7/2026-11-21 >/dev/null 2>&1
answers 'nor has a step that is to come' 4 '请示日期 2026-11-22 还没有到' \
    dj set term E7/2020-03-10 requested_on=2026-11-22
answers 'an extension without an approval' 4 批复文号 dj set term E3/2023-03-10 extended_to=2026-09-10

# judged ORG DAY: whether the branch may be proposed for awards, with the reason.
judged() {
    dj --on "$2" eligible term-award-bar --format csv | tr -d '\r' | grep "$1"
}
dj set term E3/2023-03-10 extended_to= >/dev/null 2>&1
# The term of E3 ends on 2026-03-10.
tap_is 'on the last day it may' "$(judged E3 2026-03-10 | grep -c ',yes,')" 1
tap_is 'the day after it may not' "$(judged E3 2026-03-11 | grep -c ',no,')" 1
dj add term org=E3 elected_on=2026-03-11 >/dev/null 2>&1
tap_is 'elected a day late, it may not on that day' "$(judged E3 2026-03-11 | grep -c ',no,')" 1
tap_is 'nor on the last day of that year' "$(judged E3 2026-12-31 | grep -c ',no,当年换届有过逾期')" 1
tap_is 'the next year it may' "$(judged E3 2027-01-01 | grep -c ',yes,')" 1
dj set term E3/2023-03-10 extended_to=2026-03-11 approval_no=批3号 >/dev/null 2>&1
tap_is 'with an approval it was in time' "$(judged E3 2026-12-31 | grep -c ',yes,')" 1
tap_end
