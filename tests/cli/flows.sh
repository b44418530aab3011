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

# Grades and titles against their conditions. Under nx6 the head of a branch that is not excellent is not graded so;
# under wx the four strengths are facts.
rm -f "$DANGJIAN_DB"*
dj init --name 县直机关 --since 2026-01-01 --policy nx6 >/dev/null 2>&1
dj policy load wx >/dev/null 2>&1
{
    dj add org code=B1 name=一支部 kind=党支部 parent=1
    dj add org code=B2 name=二支部 kind=党支部 parent=1
    dj add org code=B3 name=三支部 kind=党支部 parent=1 policy=wx
    for n in 1 2; do
        dj add person code=P$n name=书记$n org=B$n since_on=2020-01-01 status=full
        dj add person code=Q$n name=党员$n category=working org=B$n since_on=2020-01-01 status=full
        dj add post person=P$n org=B$n role=secretary from_on=2024-01-01
        dj add assessment org=B$n person=P$n year=2025 rated_on=2026-01-10 grade=excellent
        dj add assessment org=B$n person=Q$n year=2025 rated_on=2026-01-10 grade=excellent
    done
    dj add assessment org=B1 year=2025 rated_on=2026-01-20 score=95 grade=excellent
    dj add assessment org=B2 year=2025 rated_on=2026-01-20 score=85 grade=good
    for fact in strong_politics strong_tackling strong_fusion; do
        dj add fact org=B3 name=$fact from_on=2025-06-01 value=yes
    done
} >/dev/null 2>&1
tap_is 'the head of one that is not excellent' "$(found rated | sed 's/，不符合.*//')" \
    'B2/P2/2025/ | B2/P2/2025/ 书记2（P2）2025 年度评为“优秀”'
dj set assessment B2/P2/2025/ grade=good >/dev/null 2>&1
tap_is 'graded lower' "$(found rated)" ''
dj add star org=B3 year=2025 stars=5 titles=四强党支部 rated_on=2026-01-30 >/dev/null 2>&1
tap_is 'three of the four strengths' "$(found rated | sed 's/，不符合.*//')" \
    'B3/2025 | B3/2025 2025 年度评为“四强党支部”'
tap_is 'eligible says which' "$(dj eligible four_strong --format csv 2>/dev/null | grep -c '^.*,no,.*服务群众的楷模')" 1
dj add fact org=B3 name=strong_service from_on=2026-01-31 value=yes >/dev/null 2>&1
tap_is 'the fourth a day late' "$(found rated | wc -l | tr -d ' ')" 1
dj set fact B3/strong_service/2026-01-31 from_on=2026-01-30 >/dev/null 2>&1
tap_is 'all four on the day' "$(found rated)" ''
dj set star B3/2025 titles=先进党支部 >/dev/null 2>&1
tap_is 'another title asks for nothing' "$(found rated)" ''

# What each needs, on the page of the person: days in the field, a stay of three days on end, training.
# said PERSON WORDS: that line of the page.
said() {
    dj report person --code "$1" --format csv 2>/dev/null | grep -F "本年情况,$2" | cut -d, -f3
}
{
    dj add org code=DZ name=党组 kind=leading_group parent=1
    dj add post person=P2 org=DZ role=leading_member from_on=2024-01-01
    dj add activity code=F1 org=B1 types=field_research held_on=2026-02-02 ended_on=2026-02-07
    dj add attendance activity=F1 person=Q1 role=attendee status=present
    dj add activity code=F2 org=DZ types=field_research held_on=2026-02-02 ended_on=2026-02-03
    dj add attendance activity=F2 person=P2 role=attendee status=present
} >/dev/null 2>&1
tap_is 'six days of seven' "$(said Q1 党员干部下基层调研7天)" '6/7 天，还差 1'
tap_is 'two days on end are none' "$(said P2 领导干部蹲点调研)" '0/1 次，还差 1'
dj set activity F1 ended_on=2026-02-08 >/dev/null 2>&1
dj set activity F2 ended_on=2026-02-04 >/dev/null 2>&1
tap_is 'seven' "$(said Q1 党员干部下基层调研7天)" '7/7 天，已达到'
tap_is 'three' "$(said P2 领导干部蹲点调研)" '1/1 次，已达到'

# The level of a civil unit in a rule and in what is asked of who is proposed: a county's is not a city's.
cat >"$work/civil.ini" <<'INI'
[policy]
id      = civil
title   = 示例县的意见
number  = 示例〔2026〕2号
include = xz

[rule visits]
title    = 市级以上文明单位每季走访
subject  = unit
when     = civil_level >= city
every    = quarter
evidence = inspection(visit)

[eligible higher]
title   = 推荐省级文明单位
subject = unit
require = civil_level = city and unit_kind = organ
INI
rm -f "$DANGJIAN_DB"*
{
    dj init --name 示例县 --kind region_committee --since 2026-01-01 --policy "$work/civil.ini"
    for n in 1 2 3; do
        dj add org code=U$n name=示例局$n kind=unit parent=1
    done
    dj add fact org=U1 name=civil_level value=city
    dj add fact org=U2 name=civil_level value=county
    dj add fact org=U1 name=unit_kind value=organ
    dj add fact org=U2 name=unit_kind value=institution
} >/dev/null 2>&1
tap_is 'asked from the city on' \
    "$(dj --on 2026-02-01 due --rule visits --all --format jsonl | sed 's/.*"org":"\([^"]*\)".*/\1/' | sort -u)" U1
tap_is 'in the words of people' "$(dj eligible higher --format csv | cut -d, -f6,7 | sed 1d | tr -d '\r')" \
    'yes,文明单位级别 = 市级，现为 市级；单位性质 = 机关，现为 机关
no,文明单位级别 = 市级 不成立，现为 县级；单位性质 = 机关 不成立，现为 事业单位
no,文明单位级别 = 市级 不成立，没有记录；单位性质 = 机关 不成立，没有记录'
dj add fact org=U3 name=civil_level value=town >/dev/null 2>&1
tap_is 'no other word' "$?" 4

# The weight of the points: nothing, less than twenty, twenty (lm13).
rm -f "$DANGJIAN_DB"*
{
    dj init --name 区直机关 --kind unit --since 2026-01-01 --policy lm13
    dj add org code=B1 name=一支部 kind=党支部 parent=1
    dj add person code=P1 name=党员甲 org=B1 since_on=2020-01-01 status=full
    dj add post person=P1 org=B1 role=secretary from_on=2024-01-01
} >/dev/null 2>&1
tap_is 'no weight is not enough' "$(said P1 量化积分 | sed 's/，.*//')" '积分计入年度考核不低于20%：不达标'
dj add fact org=1 name=points_weight from_on=2026-01-01 value=19.9 >/dev/null 2>&1
tap_is 'a tenth less' "$(said P1 量化积分 | sed 's/，.*//')" '积分计入年度考核不低于20%：不达标'
dj set fact 1/points_weight/2026-01-01 value=20 >/dev/null 2>&1
tap_is 'twenty' "$(said P1 量化积分 | sed 's/，.*//')" '积分计入年度考核不低于20%：达标'
tap_is 'hours of a leader' "$(said P1 班子成员集中学习培训56学时)" '0/56 学时，还差 56'

tap_end
