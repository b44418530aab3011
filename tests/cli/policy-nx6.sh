#!/bin/sh
# 宁党发〔2018〕6号, parts 一 and 二·1 to 二·8: each rule of nx6 on both sides of its number. What 1 does is
# in time, what 2 does is a day late or short.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under nx6 region_committee
two_offices
put <<'X'
org code=CX name=丙厅机关党委 kind=committee parent=GW
org code=J1 name=甲厅机关纪委 kind=discipline_committee parent=C1
org code=B3 name=有组支部 kind=branch parent=R
org code=G1 name=第一党小组 kind=group parent=B3
org code=G2 name=第二党小组 kind=group parent=B3
org code=B4 name=又有组支部 kind=branch parent=R
org code=G4 name=第三党小组 kind=group parent=B4
org code=D2 name=二人支部 kind=branch parent=R
org code=D3 name=三人支部 kind=branch parent=R
org code=D6 name=六人支部 kind=branch parent=R
org code=D7 name=七人支部 kind=branch parent=R
org code=D8 name=有支委会支部 kind=branch parent=R committee_from=2025-01-01
org code=D9 name=又有支委会支部 kind=branch parent=R committee_from=2025-01-01
X
crowd B1 6
crowd B2 6
crowd D2 2
crowd D3 3
crowd D6 6
crowd D7 6
crowd D8 7
put <<'X'
person code=D7-7 name=示预备 org=D7 status=probationary
post person=B1-1 org=Z1 role=secretary from_on=2025-01-01
post person=B1-2 org=Z1 role=leading_member from_on=2025-01-01
post person=B2-1 org=Z2 role=secretary from_on=2025-01-01
post person=B2-2 org=Z2 role=leading_member from_on=2025-01-01
post person=B1-6 org=B1 role=secretary from_on=2025-01-01
post person=B2-6 org=B2 role=secretary from_on=2025-01-01
X

# 一·1 The leading group and its secretary. Events of 1 March and thirty days: 31 March.
put <<'X'
event code=E1 type=central_decision org=Z1 occurred_on=2026-03-01
event code=E2 type=central_decision org=Z2 occurred_on=2026-03-01
activity org=Z1 types=leading_group_meeting held_on=2026-03-31
activity org=Z2 types=leading_group_meeting held_on=2026-04-01
activity org=Z1 types=report_hearing held_on=2026-10-01
activity org=Z2 types=report_hearing held_on=2026-09-30
activity org=Z1 types=report_up(region)；report_up(work_committee) held_on=2026-12-31
activity org=Z1 types=report_up(region)；report_up(work_committee) held_on=2027-10-01
activity org=Z2 types=report_up(region) held_on=2026-09-30
activity org=Z2 types=report_up(work_committee) held_on=2027-01-01
debrief org=Z1 person=B1-1 year=2026 form=written delivered_on=2026-12-31
debrief org=Z2 person=B2-1 year=2026 form=meeting delivered_on=2026-12-31
org code=Z3 name=丙厅党组 kind=leading_group parent=R
debrief org=Z3 year=2026 form=written delivered_on=2026-12-31
activity code=A1 org=B1 types=theme_day held_on=2026-03-31
activity code=A2 org=B2 types=theme_day held_on=2026-04-01
X
attend A1 attendee B1-1 B1-2 B1-3 B1-4 B1-5 B1-6 B2-1
attend A2 attendee B2-2
stands <<'X'
study-decision Z1 E1 2026-04-01 done 1/1 2026-03-31
study-decision Z2 E2 2026-04-01 overdue 0/1 2026-03-31
year-start-study Z1 2026-01-01 2026-04-01 done 1/1 2026-03-31
year-start-study Z2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
year-end-hearing Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
year-end-hearing Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
report-up Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
report-up Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
report-up-work-committee Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
report-up-work-committee Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
report-up Z1 2027-01-01 2028-01-01 done 1/1 2027-12-31
report-up-work-committee Z1 2027-01-01 2028-01-01 done 1/1 2027-12-31
written-debrief Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
written-debrief Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
written-debrief Z3 2026-01-01 2027-01-01 done 1/1 2026-12-31
written-debrief Z3 2027-01-01 2028-01-01 overdue 0/1 2027-12-31
double-life Z1 2026-01-01 2026-04-01 done 2/2 2026-03-31
double-life Z2 2026-01-01 2026-04-01 overdue 0/2 2026-03-31 B2-1,B2-2
X

# 一·2 The committee; B2's secretary was at a talk, but nobody talked with him.
put <<'X'
activity org=C1 types=member_congress held_on=2026-12-31
activity org=C2 types=member_congress held_on=2027-01-01
activity org=C1 types=committee_meeting held_on=2026-03-31
activity org=C2 types=committee_meeting held_on=2026-04-01
activity org=C1 types=inspection held_on=2026-06-30
activity org=C2 types=inspection held_on=2026-07-01
activity code=K1 org=C1 types=talk held_on=2026-12-31
activity code=K2 org=C2 types=talk held_on=2026-12-31
event code=E3 type=serious_violation org=B1 occurred_on=2026-03-01
event code=E4 type=serious_violation org=B2 occurred_on=2026-03-01
activity org=B1 types=handling；report_up；special_life_meeting held_on=2026-03-31
activity org=B2 types=handling；report_up；special_life_meeting held_on=2026-04-01
debrief org=B1 person=B1-6 year=2026 delivered_on=2026-12-31
debrief org=B2 person=B2-6 year=2026 delivered_on=2027-01-01
debrief org=C1 year=2026 delivered_on=2026-12-31
debrief org=C2 year=2026 delivered_on=2027-01-01
X
attend K1 partner B1-6
attend K2 attendee B2-6
stands <<'X'
congress C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
congress C2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
committee-meeting C1 2026-01-01 2026-04-01 done 1/1 2026-03-31
committee-meeting C2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
inspection C1 2026-01-01 2026-07-01 done 1/1 2026-06-30
inspection C2 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
head-talk C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
head-talk C2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 B2
violation-handling B1 E3 2026-04-01 done 1/1 2026-03-31
violation-handling B2 E4 2026-04-01 overdue 0/1 2026-03-31
violation-report B1 E3 2026-04-01 done 1/1 2026-03-31
violation-report B2 E4 2026-04-01 overdue 0/1 2026-03-31
secretary-review C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
secretary-review C2 2026-01-01 2027-01-01 late 1/1 2026-12-31
committee-debrief C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
committee-debrief C2 2026-01-01 2027-01-01 late 1/1 2026-12-31
X

# 一·3 The secretary of a branch: plan, lecture of one's own, report, what came from above.
put <<'X'
event code=E5 type=upper_decision org=R scope=below occurred_on=2026-03-01
event code=E8 type=upper_decision org=D3 occurred_on=2026-06-01
event code=E9 type=upper_decision org=D6 occurred_on=2026-06-01
activity org=D3 types=july_first held_on=2026-07-01
activity org=D6 types=july_first held_on=2026-07-02
activity org=D8 types=plan held_on=2026-12-01
activity org=D9 types=plan held_on=2026-11-30
activity org=B1 types=plan held_on=2026-03-31
activity org=B2 types=plan held_on=2026-04-01
activity code=L1 org=B1 types=lecture held_on=2026-03-31
activity code=L2 org=B2 types=lecture held_on=2026-04-01
activity code=L3 org=B1 types=lecture held_on=2026-12-31
activity org=B1 types=quarter_report held_on=2026-03-31
activity org=B2 types=quarter_report held_on=2026-04-01
activity org=B1 types=member_assembly held_on=2026-03-31
activity org=B2 types=member_assembly held_on=2026-04-01
X
attend L1 speaker B1-1
attend L2 speaker B2-5
attend L3 speaker B1-6 B1-2
stands <<'X'
branch-plan B1 2026-01-01 2026-04-01 done 1/1 2026-03-31
branch-plan B2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
secretary-lecture B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
secretary-lecture B2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 B2
quarter-report B1 2026-01-01 2026-04-01 done 1/1 2026-03-31
quarter-report B2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
relay B1 E5 2026-04-01 done 2/1 2026-03-31
relay D2 E5 2026-04-01 overdue 0/1 2026-03-31
relay D3 E8 2026-07-02 done 1/1 2026-07-01
relay D6 E9 2026-07-02 overdue 0/1 2026-07-01
branch-plan D8 2027-01-01 2027-04-01 done 1/1 2027-03-31
branch-plan D9 2027-01-01 2027-04-01 overdue 0/1 2027-03-31
branch-plan D8 2027-01-01 2026-12-01 done 1/1 2027-03-31
branch-plan D9 2027-01-01 2026-11-30 -
branch-plan D8 2026-01-01 2027-04-01 overdue 0/1 2026-03-31
X

# 二·1 Three full members, seven members, discipline.
put <<'X'
post person=D6-1 org=D6 role=discipline_member from_on=2025-01-01
post person=D8-1 org=D8 role=discipline_member from_on=2025-01-01
fact org=C1 name=uncovered_divisions value=0
fact org=C2 name=uncovered_divisions value=1
X
stands <<'X'
joint-branch D3 null 2026-11-21 done 1/1 null
joint-branch D2 null 2026-11-21 unmet 0/1 null
branch-committee-7 D6 null 2026-11-21 -
branch-committee-7 D7 null 2026-11-21 unmet 0/1 null
branch-committee-7 D8 null 2026-11-21 done 1/1 null
discipline-committee C1 null 2026-11-21 done 1/1 null
discipline-committee C2 null 2026-11-21 unmet 0/1 null
discipline-member D8 null 2026-11-21 done 1/1 null
discipline-member D9 null 2026-11-21 unmet 0/1 null
discipline-duty D6 null 2026-11-21 done 1/1 null
discipline-duty D7 null 2026-11-21 unmet 0/1 null
branch-per-division C1 null 2026-11-21 done 1/1 null
branch-per-division C2 null 2026-11-21 unmet 0/1 null
branch-per-division CX null 2026-11-21 -
X

# 二·2 Three meetings and one lecture. D3 missed three by 1 April, D6 two; G2 three, G1 one.
put <<'X'
activity org=B3 types=member_assembly held_on=2026-03-31
activity org=B4 types=member_assembly held_on=2026-04-01
activity org=D8 types=branch_committee held_on=2026-03-31
activity org=D9 types=branch_committee held_on=2026-04-01
activity org=G1 types=group_meeting held_on=2026-03-31
activity org=G1 types=group_meeting held_on=2026-02-28
activity org=G2 types=group_meeting held_on=2026-04-01
activity org=D3 types=member_assembly held_on=2026-03-05
activity org=D6 types=member_assembly held_on=2026-02-05
activity org=D6 types=member_assembly held_on=2026-03-05
event code=E6 type=irregular org=D3 occurred_on=2026-03-01
event code=E7 type=irregular org=D6 occurred_on=2026-03-01
ledger code=W1 kind=rectification org=D3 title=甲 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=W2 kind=rectification org=D6 title=乙 opened_on=2026-04-01 deadline=2026-05-31 closed_on=2026-06-01
ledger code=W3 kind=resolution org=B1 title=丙 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=W4 kind=resolution org=B2 title=丁 opened_on=2026-03-31 deadline=2026-05-31
ledger code=W5 kind=problem org=U1 title=戊 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=W6 kind=problem org=U2 title=己 opened_on=2026-03-31 deadline=2026-05-31
X
stands <<'X'
assembly-monthly B1 2026-03-01 2026-04-01 done 1/1 2026-03-31
assembly-monthly B2 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
assembly-monthly B3 2026-03-01 2026-04-01 -
assembly-quarterly B3 2026-01-01 2026-04-01 done 1/1 2026-03-31
assembly-quarterly B4 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
assembly-quarterly B1 2026-01-01 2026-04-01 -
branch-committee D8 2026-03-01 2026-04-01 done 1/1 2026-03-31
branch-committee D9 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
branch-committee D7 2026-03-01 2026-04-01 -
group-meeting G1 2026-03-01 2026-04-01 done 1/1 2026-03-31
group-meeting G2 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
lecture B1 2026-01-01 2026-04-01 done 1/1 2026-03-31
lecture B2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
leader-lecture Z1 2026-01-01 2027-01-01 done 2/2 2026-12-31
leader-lecture Z2 2026-01-01 2027-01-01 overdue 0/2 2026-12-31 B2-1,B2-2
irregular-branch D6 null 2026-04-01 done 1/1 null
irregular-branch D3 null 2026-04-01 unmet 0/1 null
irregular-group G1 null 2026-04-01 done 1/1 null
irregular-group G2 null 2026-04-01 unmet 0/1 null
irregular-fix D3 E6 2026-04-01 done 1/1 2026-03-31
irregular-fix D6 E7 2026-04-01 overdue 0/1 2026-03-31
rectification D3 W1 2026-06-01 done 1/1 2026-05-31
rectification D6 W2 2026-06-01 late 1/1 2026-05-31
resolution-follow-up B1 W3 2026-06-01 done 1/1 2026-05-31
resolution-follow-up B2 W4 2026-06-01 overdue 0/1 2026-05-31
problem-ledger U1 W5 2026-06-01 done 1/1 2026-05-31
problem-ledger U2 W6 2026-06-01 overdue 0/1 2026-05-31
X

# What a record must hold: nothing at all (nobody is absent without a reason), all of it, and in between.
put <<'X'
activity code=M1 org=D7 types=member_assembly held_on=2026-05-05
activity code=M2 org=D7 types=member_assembly held_on=2026-05-06 start_time=09:00 place=室 theme=题 content=甲 none=votes；resolutions；nonvoting
activity code=M3 org=D8 types=branch_committee held_on=2026-05-05 place=室 theme=题 content=乙 none=votes；nonvoting
activity code=M4 org=G1 types=group_meeting held_on=2026-05-05 start_time=09:00 place=室 theme=题 none=votes；resolutions
activity code=M5 org=D7 types=lecture held_on=2026-05-07 start_time=09:00 place=室 theme=题 content=丙
activity code=M6 org=D7 types=life_meeting held_on=2026-05-08 theme=题 guests=某指导员 ticked=talks；criticism；rectification
activity code=M7 org=D8 types=life_meeting held_on=2026-05-08 ticked=talks；criticism
activity code=M8 org=D8 types=special_life_meeting held_on=2026-05-09 theme=题
X
attend M2 attendee D7-1 D7-2 D7-3 D7-4 D7-5 D7-6 D7-7
attend M5 attendee D7-1 D7-2 D7-3 D7-4 D7-5 D7-6 D7-7
stands <<'X'
member_assembly D7 M1 2026-05-10 unmet 1/9 null content,nonvoting,place,present,resolutions,start_time,theme,votes
member_assembly D7 M2 2026-05-10 -
branch_committee D8 M3 2026-05-10 unmet 6/9 null present,resolutions,start_time
group_meeting G1 M4 2026-05-10 unmet 6/9 null content,nonvoting,present
lecture D7 M5 2026-05-10 unmet 6/7 null speaker
life_meeting D7 M6 2026-05-10 -
life_meeting D8 M7 2026-05-10 unmet 2/5 null guide,rectification,theme
special_life_meeting D8 M8 2026-05-10 unmet 1/5 null criticism,guide,rectification,talks
X

# 二·3, 二·4, 二·5 Life meetings, reviews, six talks.
put <<'X'
activity org=B1 types=life_meeting held_on=2026-06-30
activity org=B2 types=life_meeting held_on=2026-07-01
activity org=G1 types=life_meeting held_on=2026-06-30
activity org=G2 types=life_meeting held_on=2026-07-01
activity org=G4 types=life_meeting held_on=2026-06-30
activity org=B1 types=member_review held_on=2026-12-31
activity org=B2 types=member_review held_on=2027-01-01
review person=D3-1 year=2026 result=qualified held_on=2026-12-31
review person=D3-2 year=2026 result=qualified held_on=2026-12-31
review person=D3-3 year=2026 result=qualified held_on=2026-12-31
review person=D2-1 year=2026 result=qualified held_on=2026-12-31
review person=D2-2 year=2026 result=qualified held_on=2027-01-01
event code=E11 type=job_change person=B1-3 occurred_on=2026-03-01
event code=E12 type=award person=B1-3 occurred_on=2026-03-01
event code=E13 type=difficulty person=B1-3 occurred_on=2026-03-01
event code=E14 type=conflict person=B1-3 occurred_on=2026-03-01
event code=E15 type=complaint person=B1-3 occurred_on=2026-03-01
event code=E16 type=retirement person=B1-3 occurred_on=2026-03-01
event code=E17 type=review_failed person=B1-3 occurred_on=2026-03-01
event code=E21 type=job_change person=B2-3 occurred_on=2026-03-01
event code=E22 type=penalty person=B2-3 occurred_on=2026-03-01
event code=E23 type=difficulty person=B2-3 occurred_on=2026-03-01
event code=E24 type=conflict person=B2-3 occurred_on=2026-03-01
event code=E25 type=complaint person=B2-3 occurred_on=2026-03-01
event code=E26 type=retirement person=B2-3 occurred_on=2026-03-01
event code=E27 type=review_failed person=B2-3 occurred_on=2026-03-01
event code=E18 type=job_change person=B1-5 occurred_on=2026-07-15
event code=E19 type=retirement person=B1-5 occurred_on=2026-07-15
event code=E20 type=difficulty person=B1-5 occurred_on=2026-07-15
event code=E28 type=job_change person=B2-5 occurred_on=2026-07-15
event code=E29 type=retirement person=B2-5 occurred_on=2026-07-15
activity code=K5 org=B1 types=talk held_on=2026-06-15
activity code=K6 org=B2 types=talk held_on=2026-06-14
activity code=K3 org=B1 types=talk；disposition held_on=2026-03-31
activity code=K4 org=B2 types=talk；disposition held_on=2026-04-01
X
attend K3 partner B1-3
attend K4 partner B2-3
attend K5 partner B1-5
attend K6 partner B2-5
stands <<'X'
life-meeting B1 2026-01-01 2026-07-01 done 1/1 2026-06-30
life-meeting B2 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
life-meeting B3 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
life-meeting B4 2026-01-01 2026-07-01 done 1/1 2026-06-30
special-life-meeting B1 E3 2026-04-01 done 1/1 2026-03-31
special-life-meeting B2 E4 2026-04-01 overdue 0/1 2026-03-31
member-review B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
member-review B2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
review-material D3 2026-01-01 2027-01-01 done 3/3 2026-12-31
review-material D2 2026-01-01 2027-01-01 late 2/2 2026-12-31
review-material D2 2026-01-01 2026-12-31 due 1/2 2026-12-31 D2-2
review-disposition B1 E17 2026-04-01 done 1/1 2026-03-31
review-disposition B2 E27 2026-04-01 overdue 0/1 2026-03-31
talk-job-change B1 E11 2026-04-01 done 1/1 2026-03-31
talk-job-change B2 E21 2026-04-01 overdue 0/1 2026-03-31
talk-job-change B1 E18 2026-08-15 done 1/1 2026-08-14
talk-job-change B2 E28 2026-08-15 overdue 0/1 2026-08-14
talk-retirement B1 E19 2026-08-15 done 1/1 2026-08-14
talk-retirement B2 E29 2026-08-15 overdue 0/1 2026-08-14
talk-difficulty B1 E20 2026-08-15 overdue 0/1 2026-08-14
talk-award B1 E12 2026-04-01 done 1/1 2026-03-31
talk-award B2 E22 2026-04-01 overdue 0/1 2026-03-31
talk-difficulty B1 E13 2026-04-01 done 1/1 2026-03-31
talk-difficulty B2 E23 2026-04-01 overdue 0/1 2026-03-31
talk-conflict B1 E14 2026-04-01 done 1/1 2026-03-31
talk-conflict B2 E24 2026-04-01 overdue 0/1 2026-03-31
talk-complaint B1 E15 2026-04-01 done 1/1 2026-03-31
talk-complaint B2 E25 2026-04-01 overdue 0/1 2026-03-31
talk-retirement B1 E16 2026-04-01 done 1/1 2026-03-31
talk-retirement B2 E26 2026-04-01 overdue 0/1 2026-03-31
X

# 二·6 Theme days, their plans, make-ups of 1 July within thirty days.
put <<'X'
activity org=B1 types=theme_plan held_on=2026-01-31
activity org=D3 types=theme_plan held_on=2026-12-01
activity org=D6 types=theme_plan held_on=2026-11-30
activity org=D3 types=theme_plan_quarter held_on=2026-03-01
activity org=D6 types=theme_plan_quarter held_on=2026-02-28
activity org=B2 types=theme_plan held_on=2026-02-01
activity org=B1 types=theme_plan_quarter held_on=2026-04-30
activity org=B2 types=theme_plan_quarter held_on=2026-05-01
activity org=B1 types=july_first held_on=2026-06-30
activity org=B2 types=july_first held_on=2026-05-31
activity code=A3 org=B1 types=theme_day held_on=2026-07-01
activity code=A4 org=B2 types=theme_day held_on=2026-07-01
attendance activity=A3 person=B1-3 role=attendee status=leave reason=出差 made_up_on=2026-07-31
attendance activity=A4 person=B2-3 role=attendee status=leave reason=出差 made_up_on=2026-08-01
attendance activity=A4 person=B2-4 role=attendee status=leave reason=出差
X
stands <<'X'
theme-day B1 2026-03-01 2026-04-01 done 1/1 2026-03-31
theme-day B2 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
theme-plan-year B1 2026-01-01 2026-02-01 done 1/1 2026-01-31
theme-plan-year B2 2026-01-01 2026-02-01 overdue 0/1 2026-01-31
theme-plan-year D3 2027-01-01 2027-02-01 done 1/1 2027-01-31
theme-plan-year D6 2027-01-01 2027-02-01 overdue 0/1 2027-01-31
theme-plan-quarter D3 2026-04-01 2026-05-01 done 1/1 2026-04-30
theme-plan-quarter D3 2026-01-01 2026-05-01 overdue 0/1 2026-01-31
theme-plan-quarter D6 2026-04-01 2026-05-01 overdue 0/1 2026-04-30
theme-plan-quarter B1 2026-04-01 2026-05-01 done 1/1 2026-04-30
theme-plan-quarter B2 2026-04-01 2026-05-01 overdue 0/1 2026-04-30
july-first B1 2026-01-01 2026-07-01 done 1/1 2026-06-30
july-first B2 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
coverage B1 2026-03-01 2026-04-01 done 6/6 2026-03-31
coverage B2 2026-03-01 2026-04-01 overdue 1/6 2026-03-31 B2-2,B2-3,B2-4,B2-5,B2-6
makeup B1 A3/B1-3 2026-08-01 done 1/1 2026-07-31
makeup B2 A4/B2-3 2026-08-01 late 1/1 2026-07-31
makeup B2 A4/B2-4 2026-08-01 overdue 0/1 2026-07-31
X

# 二·7 Transfers within thirty days; dues by the end of the month, six months in a row.
put <<'X'
event code=E31 type=unit_change person=B1-4 occurred_on=2026-03-01
event code=E32 type=away_six_months person=B2-4 occurred_on=2026-03-01
transfer person=B1-4 to_org=外单位 from_org=B1 issued_on=2026-03-31
transfer person=B2-4 to_org=外单位 from_org=B2 issued_on=2026-04-01
dues person=D2-1 month=2026-01 amount_due=10 amount_paid=10 paid_on=2026-01-31
dues person=D2-2 month=2026-01 amount_due=10 amount_paid=10 paid_on=2026-01-31
dues person=D2-1 month=2026-02 amount_due=10 amount_paid=10 paid_on=2026-02-28
dues person=D2-2 month=2026-02 amount_due=10 amount_paid=9.99 paid_on=2026-02-28
X
stands <<'X'
transfer B1 E31 2026-04-01 done 1/1 2026-03-31
transfer B2 E32 2026-04-01 overdue 0/1 2026-03-31
dues D2 2026-01-01 2026-02-01 done 2/2 2026-01-31
dues D2 2026-02-01 2026-03-01 overdue 1/2 2026-02-28 D2-2
dues-six-months D3 2026-02-01 2026-03-31 -
dues-six-months D3 2026-03-01 2026-04-01 due 3/6 2026-03-31 D3-1,D3-2,D3-3
dues-six-months D3 2026-05-01 2026-06-30 due 5/6 2026-05-31 D3-1,D3-2,D3-3
dues-six-months D3 2026-06-01 2026-07-01 overdue 6/6 2026-06-30 D3-1,D3-2,D3-3
X
tap_end
