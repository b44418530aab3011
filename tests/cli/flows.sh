#!/bin/sh
# Systems with a flow of their own, as far as check and commands tell of them: each number on both sides.
. "${srcdir:=.}/tests/cli/lib.sh"

# found GROUP: what check says of that kind, a line each: code, then the text without the organisation.
found() {
    dj check --format jsonl 2>/dev/null |
        sed -n "s/.*\"group\":\"$1\".*\"code\":\"\\([^\"]*\\)\".*\"text\":\"[^）]*）\\(.*\\)\",\"fix\".*/\\1 | \\2/p"
}

fresh
DANGJIAN_TODAY=2026-03-20
{
    dj add org code=B1 name=一支部 kind=党支部 parent=1
    dj add person code=P1 name=党员甲 org=B1 since_on=2020-01-01 status=full
    dj add debrief code=D1 org=B1 person=P1 year=2024 form=meeting stage=drafted
} >/dev/null 2>&1

# Ballots against those present: ten of ten, eleven, nine.
tap_run 'as many ballots as people' dj set debrief D1 good=4 fairly_good=3 average=2 poor=1 present=10
tap_is 'nothing to say' "$(found debrief)" ''
dj set debrief D1 good=5 >/dev/null 2>&1
tap_is 'more ballots than people are refused' "$?" 4
tap_is 'and nothing was kept' "$(dj export debrief 2>/dev/null | grep -c ',4,3,2,1,10,')" 1
dj set debrief D1 good=3 >/dev/null 2>&1
tap_is 'fewer are named' "$(found debrief)" 'D1 | D1 2024 年度述职：四档票数合计 9 张，参评 10 人。'
dj set debrief D1 good=4 >/dev/null 2>&1

# A stage and what belongs to it.
dj set debrief D1 stage=committee_approved >/dev/null 2>&1
tap_is 'not delivered yet: no day is asked' "$(found debrief)" ''
dj set debrief D1 stage=delivered >/dev/null 2>&1
tap_is 'delivered: its day' "$(found debrief)" 'D1 | D1 2024 年度述职：已述职，没有述职日期。'
dj set debrief D1 delivered_on=2025-01-20 >/dev/null 2>&1
tap_is 'with its day' "$(found debrief)" ''
dj set debrief D1 stage=evaluated >/dev/null 2>&1
tap_is 'judged: what was said and asked' "$(found debrief)" \
    'D1 | D1 2024 年度述职：已评议，没有点评，没有现场询问。'
dj set debrief D1 comment=制度执行不严 >/dev/null 2>&1
tap_is 'one of the two' "$(found debrief)" 'D1 | D1 2024 年度述职：已评议，没有现场询问。'
dj set debrief D1 question=如何整改 evaluated_on=2025-01-20 >/dev/null 2>&1
tap_is 'both' "$(found debrief)" ''
dj set debrief D1 evaluated_on=2025-01-19 >/dev/null 2>&1
tap_is 'not judged before it was delivered' "$?" 4

# An item of the ledger that came from it holds it, until it is done.
tap_run 'an item from the debrief' dj add ledger code=L1 kind=rectification org=B1 title=完善制度 \
    opened_on=2025-02-01 debrief=D1
dj set debrief D1 stage=rectified >/dev/null 2>&1
tap_is 'put right, with an item open' "$(found debrief)" 'D1 | D1 2024 年度述职：已整改，还有 1 项整改没有销号。'
dj set ledger L1 closed_on=2026-03-01 >/dev/null 2>&1
tap_is 'closed' "$(found debrief)" ''
dj delete debrief D1 >/dev/null 2>&1
tap_is 'what has items cannot go' "$?" 4

tap_end
