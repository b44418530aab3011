#!/bin/sh
# 县直机关党建工作意见: each rule of xz on both sides of its number. What 1 does is in time, what 2 does is a day late or
# short.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under xz region_committee
put <<'X'
org code=GW name=县直机关工委 kind=work_committee parent=R
org code=GX name=另一机关工委 kind=work_committee parent=R
org code=JW name=县纪委 kind=office parent=R
org code=U1 name=甲局 kind=unit parent=GW
org code=U2 name=乙局 kind=unit parent=GW
org code=U3 name=丙局 kind=unit parent=GW
org code=Z1 name=甲局党组 kind=leading_group parent=U1
org code=Z2 name=乙局党组 kind=leading_group parent=U2
org code=C1 name=甲局机关党委 kind=committee parent=U1
org code=C2 name=乙局机关党委 kind=committee parent=U2
org code=C3 name=丙局机关党委 kind=committee parent=U3
org code=J1 name=甲局机关纪委 kind=discipline_committee parent=C1
org code=J2 name=乙局机关纪委 kind=discipline_committee parent=C2
org code=B1 name=甲支部 kind=branch parent=C1
org code=B2 name=乙支部 kind=branch parent=C2
X
crowd B1 4
crowd B2 4

# 二(一) Criteria by the end of March; feedback that names the grade, and the report, within thirty days of 1 March.
put <<'X'
activity org=GW types=criteria held_on=2026-03-31
activity org=GX types=criteria held_on=2026-04-01
event code=E1 type=assessment_graded org=U1 occurred_on=2026-03-01
event code=E2 type=assessment_graded org=U2 occurred_on=2026-05-01
event code=E3 type=assessment_graded org=U3 occurred_on=2026-03-01
activity org=GW types=feedback held_on=2026-03-31 events=E1
activity org=GW types=feedback held_on=2026-06-01 events=E2
activity org=GW types=report_up held_on=2026-03-31
activity org=GW types=report_up held_on=2026-06-01
X
stands <<'X'
assessment-criteria GW 2026-01-01 2026-04-01 done 1/1 2026-03-31
assessment-criteria GX 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
assessment-feedback GW E1 2026-04-01 done 1/1 2026-03-31
assessment-feedback GW E3 2026-04-01 overdue 0/1 2026-03-31
assessment-feedback GW E2 2026-06-01 late 1/1 2026-05-31
assessment-report GW E1 2026-04-01 done 1/1 2026-03-31
assessment-report GW E3 2026-04-01 done 1/1 2026-03-31
assessment-report GW E2 2026-06-01 overdue 0/1 2026-05-31
X

# 二(二) Debriefs of the year: each member, secretaries of committees, of leading groups and of the work committee.
put <<'X'
post person=B1-1 org=C1 role=secretary from_on=2025-01-01
post person=B2-1 org=C2 role=secretary from_on=2025-01-01
post person=B1-2 org=Z1 role=secretary from_on=2025-01-01
post person=B2-2 org=Z2 role=secretary from_on=2025-01-01
post person=B1-3 org=GW role=secretary from_on=2025-01-01
debrief org=B1 person=B1-1 year=2026 delivered_on=2026-12-31
debrief org=B1 person=B1-2 year=2026 delivered_on=2026-12-31
debrief org=B1 person=B1-3 year=2026 delivered_on=2026-12-31
debrief org=B1 person=B1-4 year=2026 delivered_on=2026-12-31
debrief org=B2 person=B2-1 year=2026 delivered_on=2027-01-01
debrief org=B2 person=B2-3 year=2026 delivered_on=2026-12-31
activity org=GW types=plan(debrief) held_on=2026-12-31
activity org=GX types=plan(debrief) held_on=2027-01-01
event code=E4 type=debrief_evaluated person=B1-4 occurred_on=2026-03-01
event code=E5 type=debrief_evaluated person=B2-4 occurred_on=2026-03-01
activity org=B1 types=plan(rectification) held_on=2026-03-31 events=E4
activity org=B2 types=plan(rectification) held_on=2026-04-01 events=E5
ledger code=L1 kind=rectification org=B1 title=甲 opened_on=2026-03-01 closed_on=2027-03-01
ledger code=L2 kind=rectification org=B2 title=乙 opened_on=2026-03-01 closed_on=2027-03-02
ledger code=L3 kind=rectification org=B2 title=丙 opened_on=2026-03-01 deadline=2026-12-31
activity code=A1 org=R types=evaluation held_on=2026-12-20 ticked=comment；question
activity code=A2 org=R types=evaluation held_on=2026-12-21 ticked=comment
X
stands <<'X'
debrief-member B1 2026-01-01 2027-01-01 done 4/4 2026-12-31
debrief-member B2 2026-01-01 2027-01-01 overdue 2/4 2026-12-31 B2-2,B2-4
debrief-org C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
debrief-org C2 2026-01-01 2027-01-01 late 1/1 2026-12-31
debrief-org C3 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 C3
debrief-group Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
debrief-group Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 Z2
debrief-group GW 2026-01-01 2027-01-01 done 1/1 2026-12-31
debrief-plan GW 2026-01-01 2027-01-01 done 1/1 2026-12-31
debrief-plan GX 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
debrief-fixplan B1 E4 2026-04-01 done 1/1 2026-03-31
debrief-fixplan B2 E5 2026-04-01 late 1/1 2026-03-31
debrief-fix B1 L1 2027-03-02 done 1/1 2027-03-01
debrief-fix B2 L2 2027-03-02 late 1/1 2027-03-01
debrief-fix B2 L3 2027-01-01 overdue 0/1 2026-12-31
evaluation R A1 2027-01-01 -
evaluation R A2 2027-01-01 unmet 1/2 null question
X

# 二(三) Both lists by the end of March, their items by their own deadlines; talks thirty days after 1 March.
put <<'X'
ledger code=L4 kind=main_duty org=C1 title=甲 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=L5 kind=main_duty org=C2 title=乙 opened_on=2026-04-01 deadline=2026-05-31 closed_on=2026-06-01
ledger code=L6 kind=supervision_duty org=J1 title=丙 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=L7 kind=supervision_duty org=J2 title=丁 opened_on=2026-04-01 deadline=2026-05-31
event code=E6 type=problem_found org=JW occurred_on=2026-03-01
event code=E7 type=problem_found org=JW occurred_on=2026-05-01
event code=E8 type=problem_found org=U1 occurred_on=2026-03-01
event code=E9 type=problem_found org=J1 occurred_on=2026-03-01
event code=E10 type=problem_found org=C2 occurred_on=2026-03-01
activity org=JW types=interview held_on=2026-03-31 events=E6；E9 joint=J1
activity org=C2 types=talk held_on=2026-03-20
activity org=C2 types=interview held_on=2026-04-02 events=E10
activity org=JW types=talk held_on=2026-06-01 events=E7
X
stands <<'X'
duty-list-main C1 2026-01-01 2026-04-01 done 1/1 2026-03-31
duty-list-main C2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
duty-list-supervision J1 2026-01-01 2026-04-01 done 1/1 2026-03-31
duty-list-supervision J2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
duty-main-items C1 L4 2026-06-01 done 1/1 2026-05-31
duty-main-items C2 L5 2026-06-01 late 1/1 2026-05-31
duty-supervision-items J1 L6 2026-06-01 done 1/1 2026-05-31
duty-supervision-items J2 L7 2026-06-01 overdue 0/1 2026-05-31
problem-talk JW E6 2026-06-01 done 1/1 2026-03-31
problem-talk JW E7 2026-06-01 late 1/1 2026-05-31
problem-talk U1 E8 2026-03-31 due 0/1 2026-03-31
problem-talk U1 E8 2026-04-01 overdue 0/1 2026-03-31
problem-talk J1 E9 2026-04-01 done 1/1 2026-03-31
problem-talk C2 E10 2026-04-01 overdue 0/1 2026-03-31
problem-talk C2 E10 2026-04-02 late 1/1 2026-03-31
X

# 二(四), 二(五) Officers below the work committee, each; civilised units alone are reviewed.
put <<'X'
post person=B1-4 org=C1 role=party_officer full_time=yes from_on=2025-01-01
post person=B2-4 org=B2 role=party_officer full_time=no from_on=2025-01-01
activity code=T1 org=R types=training held_on=2026-12-31
activity code=T2 org=R types=training held_on=2027-12-31
fact org=C1 name=secretary_from_group value=yes
fact org=U1 name=civil_unit value=yes
fact org=U2 name=civil_unit value=yes
activity org=U1 types=civil_review held_on=2026-12-31
activity org=U2 types=civil_review held_on=2027-01-01
X
attend T1 attendee B1-4 B2-4
attend T2 attendee B1-4
stands <<'X'
officer-training GW 2026-01-01 2027-01-01 done 2/2 2026-12-31
officer-training GW 2027-01-01 2028-01-01 overdue 1/2 2027-12-31 B2-4
secretary-post C1 null 2026-11-21 done 1/1 null
secretary-post C2 null 2026-11-21 unmet 0/1 null
secretary-post C3 null 2026-11-21 -
civil-unit U1 2026-01-01 2027-01-01 done 1/1 2026-12-31
civil-unit U2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
civil-unit U3 2026-01-01 2027-01-01 -
X
tap_is 'what is meant in general is shown with --all alone' \
    "$(dj --on 2026-11-21 due --format jsonl | grep -c '"rule":"xz\.secretary-post"')" 0

# What the opinion leaves to the common rules is asked as they say.
stands <<'X'
theme-day B1 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
dues-six-months B1 2026-02-01 2026-03-31 -
dues-six-months B1 2026-03-01 2026-04-01 due 3/6 2026-03-31 B1-1,B1-2,B1-3,B1-4
dues-six-months B1 2026-05-01 2026-06-30 due 5/6 2026-05-31 B1-1,B1-2,B1-3,B1-4
dues-six-months B1 2026-06-01 2026-07-01 overdue 6/6 2026-06-30 B1-1,B1-2,B1-3,B1-4
term-branch B1 null 2026-11-21 unmet 0/1 null
X
# 二(二)2 Mostly at meetings: two of three are more than half, two of four are not; a debrief of which no form is
# recorded (a member's to the branch) is neither.
put <<'X'
org code=U4 name=丁局 kind=unit parent=GX
org code=Z4 name=丁局党组 kind=leading_group parent=U4
debrief org=Z4 year=2026 form=meeting delivered_on=2026-03-02
debrief org=Z4 year=2026 form=meeting delivered_on=2026-03-03
debrief org=Z4 year=2026 form=written delivered_on=2026-03-04
debrief org=Z4 year=2026 delivered_on=2026-02-01
debrief org=Z4 year=2026 delivered_on=2026-03-02
debrief org=Z4 year=2026 delivered_on=2026-03-02
X
stands <<'X'
debrief-form GX null 2026-03-05 done 1/1 null
debrief-form GX null 2026-03-02 done 1/1 null
debrief-form GX null 2026-03-01 -
X
dj add debrief org=Z4 year=2026 form=written delivered_on=2026-03-05 >/dev/null
stands <<'X'
debrief-form GX null 2026-03-05 unmet 0/1 null
X

# 二(五)2 A unit is proposed with its procedure whole and its score on record.
put <<'X'
fact org=U1 name=civil_procedure value=yes
fact org=U1 name=civil_score value=0
fact org=U2 name=civil_procedure value=yes
fact org=U3 name=civil_procedure value=no
fact org=U3 name=civil_score value=95
X
judged civil-unit <<'X'
U1 yes
U2 no
U3 no
U4 no
X

# 二(一)2, 二(二)2 Four grades.
tap_is 'scales' "$(yards xz)" '资格 civil-unit 推荐评选文明单位 civil_procedure = yes and civil_score >= 0
标准 assessment 机关党建考核评价 好、较好、一般、差
标准 debrief 述职现场评价 好、较好、一般、差'

# What the year begins with may be ready in the December before, not in November.
put <<'X'
org code=G5 name=三机关工委 kind=work_committee parent=R
org code=G6 name=四机关工委 kind=work_committee parent=R
org code=C5 name=戊局机关党委 kind=committee parent=G5
org code=C6 name=己局机关党委 kind=committee parent=G6
org code=J5 name=戊局机关纪委 kind=discipline_committee parent=C5
org code=J6 name=己局机关纪委 kind=discipline_committee parent=C6
activity org=G5 types=criteria held_on=2025-12-01
activity org=G6 types=criteria held_on=2025-11-30
ledger kind=main_duty org=C5 title=甲 opened_on=2025-12-01
ledger kind=main_duty org=C6 title=乙 opened_on=2025-11-30
ledger kind=supervision_duty org=J5 title=甲 opened_on=2025-12-01
ledger kind=supervision_duty org=J6 title=乙 opened_on=2025-11-30
X
stands <<'X'
assessment-criteria G5 2026-01-01 2026-04-01 done 1/1 2026-03-31
assessment-criteria G6 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
duty-list-main C5 2026-01-01 2026-04-01 done 1/1 2026-03-31
duty-list-main C6 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
duty-list-supervision J5 2026-01-01 2026-04-01 done 1/1 2026-03-31
duty-list-supervision J6 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
X
tap_end
