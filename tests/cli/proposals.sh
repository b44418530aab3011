#!/bin/sh
# Events that records speak of and nobody has entered: check names them, each number on both sides.
. "${srcdir:=.}/tests/cli/lib.sh"

# under POLICY: a small office since 2026-03-31, two branches under one unit.
under() {
    rm -f "$DANGJIAN_DB"*
    dj init --policy "$1" --code R --kind region_committee --name 示例 --since 2026-03-31
    dj add org code=GW name=工委 kind=work_committee parent=R
    dj add org code=U name=示例局 kind=unit parent=GW
    dj add org code=Z name=党组 kind=leading_group parent=U
    dj add org code=C name=机关党委 kind=committee parent=U
    for n in 1 2; do
        dj add org code=B$n name=${n}支部 kind=branch parent=C
        for p in 1 2 3; do
            dj add person code=P$n$p name=党员$n$p org=B$n since_on=2020-01-01 status=full
        done
    done
} >/dev/null 2>&1

# found [DAY]: what check offers: who, day, type.
found() {
    dj --on "${1:-2026-06-20}" check --format jsonl 2>/dev/null | grep '"group":"events"' |
        sed 's/.*event type=\([a-z_]*\) [a-z]*=\([^ ]*\) occurred_on=\([0-9-]*\)[^0-9-].*/\2 \3 \1/'
}
add() {
    dj add "$@" >/dev/null 2>"$work/err" || tap_note "$* $(cat "$work/err")"
}
DANGJIAN_TODAY=2028-01-01
export DANGJIAN_TODAY

# nx6: 二·4 A review that failed; the other grades speak of none.
under nx6
add review person=P11 year=2025 result=basically_qualified held_on=2026-06-01
tap_is 'the third grade is none' "$(found)" ''
add review person=P12 year=2025 result=unqualified held_on=2026-06-01
tap_is 'the day before nobody knows' "$(found 2026-05-31)" ''
tap_is 'the fourth is offered' "$(found 2026-06-01)" 'P12 2026-06-01 review_failed'
tap_is 'with what is asked then, and where that stands' \
    "$(dj --on 2026-06-20 check 2>/dev/null | grep -c '“民主评议不合格”；登记后按“评议不合格的组织处置”催办（宁党发〔2018〕6号 二·4）')" 1
tap_is 'for 400 days' "$(found 2027-07-06)" 'P12 2026-06-01 review_failed'
tap_is 'and then no more' "$(found 2027-07-07)" ''
tap_is 'it is no fault of the database' "$(dj --on 2026-06-20 check >/dev/null 2>&1; echo $?)" 0
add event code=E1 type=review_failed person=P12 occurred_on=2026-04-30
tap_is 'an event 32 days before is another' "$(found)" 'P12 2026-06-01 review_failed'
dj set event E1 occurred_on=2026-05-01 >/dev/null
tap_is 'one 31 days before is this one' "$(found)" ''
# 30 days for the disposition; asked from 2026-03-31 on: the deadline of 1 March is that day.
add review person=P21 year=2025 result=unqualified held_on=2026-03-01
add review person=P22 year=2025 result=unqualified held_on=2026-02-28
tap_is 'nothing is offered that would not be asked' "$(found)" 'P21 2026-03-01 review_failed'
dj delete review P21/2025 >/dev/null
add assessment org=B1 year=2025 rated_on=2026-06-01 grade=good
tap_is 'a grade asks nothing here' "$(found)" ''

# 二·9 A post that ended and nobody came after; one who came after 31 days at an election, or at once.
add term org=B1 elected_on=2024-05-01
add post person=P13 org=B1 role=discipline_member from_on=2024-05-01 to_on=2026-06-10
tap_is 'an empty post' "$(found)" 'B1 2026-06-10 vacancy'
add event type=vacancy org=B1 occurred_on=2026-06-10
tap_is 'that is entered' "$(found)" ''

# A secretary newly in office; one who is elected again is not.
add post person=P21 org=B2 role=secretary from_on=2024-01-01 to_on=2026-06-01
add post person=P21 org=B2 role=secretary from_on=2026-06-01
tap_is 'the same one again' "$(found)" ''
add post person=P11 org=B1 role=deputy_secretary from_on=2026-05-01
add post person=P11 org=B1 role=secretary from_on=2026-06-02
tap_is 'one who was deputy is new' "$(found)" 'P11 2026-06-02 secretary_appointed'

# wx: 六·19 Leaders and those who came; 七·23 secretaries.
under wx
add post person=P11 org=Z role=leading_member from_on=2026-05-01
add post person=P12 org=Z role=leading_member from_on=2024-05-01 to_on=2026-05-02
add post person=P12 org=Z role=secretary from_on=2026-05-02
add person code=P14 name=新来 org=B1 since_on=2026-05-03 status=full
dj set person P11 org=B2 since_on=2026-05-04 >/dev/null
add post person=P21 org=C role=secretary from_on=2026-05-05
tap_is 'who moved is not new, nor a leader with another post' "$(found)" 'P14 2026-05-03 joined_unit
P11 2026-05-01 leader_appointed
P21 2026-05-05 secretary_appointed'
dj --org B2 --on 2026-06-20 check --format jsonl 2>/dev/null | grep -c '"group":"events"' >"$work/n"
tap_is 'of a part of the office' "$(cat "$work/n")" 1
dj policy load base >/dev/null 2>&1
dj set org B1 policy=base >/dev/null 2>&1
tap_is 'where the policy asks nothing, nothing is offered' "$(found | grep -c P14)" 0

# xz: 二(一)2 A grade of a unit; that of a person is none.
under xz
add assessment org=Z year=2025 rated_on=2026-05-01 person=P11 cohort=书记 grade=good
add assessment org=U year=2025 rated_on=2026-05-02 score=90
tap_is 'a person, and a score without a grade' "$(found)" ''
add assessment org=Z year=2025 rated_on=2026-05-03 grade=good
tap_is 'a grade' "$(found)" 'Z 2026-05-03 assessment_graded'
tap_is 'of which two things are asked' \
    "$(dj --on 2026-06-20 check 2>/dev/null | grep -c '按“考核评价意见向党组反馈”“考核评价形成专题报告上报县委”催办')" 1

# 二(三)2 A problem that was put on the ledger; another kind of item is none.
add event type=assessment_graded org=Z occurred_on=2026-05-03
add ledger code=L1 kind=main_duty org=C title=甲 opened_on=2026-05-10
add ledger code=L2 kind=problem org=C title=乙 opened_on=2026-05-11
tap_is 'a problem' "$(found)" 'C 2026-05-11 problem_found'

# lm13: 四(三) The last two of the year before and of this one.
under lm13
for n in 3 4 5 6; do
    add org code=U$n name=第${n}局 kind=unit parent=GW
done
for n in 3 4 5 6; do
    add assessment org=U$n year=2025 rated_on=2026-05-03 score=9$n
done
tap_is 'the last two' "$(found)" 'U3 2026-05-03 ranked_low
U4 2026-05-03 ranked_low'
add event type=ranked_low org=U3 occurred_on=2026-05-20
tap_is 'one of them is entered' "$(found)" 'U4 2026-05-03 ranked_low'
add assessment org=U 'cohort=' year=2025 rated_on=2026-05-03 score=94
tap_is 'of three that share two places each' "$(found)" 'U 2026-05-03 ranked_low
U4 2026-05-03 ranked_low'
tap_end
