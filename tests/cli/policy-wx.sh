#!/bin/sh
# 五型模范机关: each rule of wx on both sides of its number. What 1 does is in time, what 2 does is a day late or short.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under wx region_committee
put <<'X'
org code=GW name=市级机关工委 kind=work_committee parent=R
org code=U1 name=甲局 kind=unit parent=GW
org code=U2 name=乙局 kind=unit parent=GW
org code=Z1 name=甲局党组 kind=leading_group parent=U1
org code=Z2 name=乙局党组 kind=leading_group parent=U2
org code=C1 name=甲局机关党委 kind=committee parent=U1
org code=C2 name=乙局机关党委 kind=committee parent=U2
org code=C3 name=丙局机关党委 kind=committee parent=GW
org code=C4 name=丁局机关党委 kind=committee parent=GW
org code=C5 name=戊局机关党委 kind=committee parent=GW
org code=J1 name=甲局机关纪委 kind=discipline_committee parent=C1
org code=J2 name=乙局机关纪委 kind=discipline_committee parent=C3
org code=J4 name=丁局机关纪委 kind=discipline_committee parent=C4
org code=B1 name=甲支部 kind=branch parent=C1
org code=B2 name=乙支部 kind=branch parent=C2
X
crowd B1 6
crowd B2 6
crowd C4 10000

# 二·5 The fixed day; leaders in their own branches (B2-1 came to another branch, B2-2 a day late).
put <<'X'
post person=B1-1 org=Z1 role=secretary from_on=2023-01-01
post person=B1-2 org=Z1 role=leading_member from_on=2021-12-31
post person=B2-1 org=Z2 role=secretary from_on=2023-01-01
post person=B2-2 org=Z2 role=leading_member from_on=2023-01-01
activity code=A1 org=B1 types=theme_day held_on=2026-03-31
activity code=A2 org=B2 types=theme_day held_on=2026-04-01
activity code=A3 org=B1 types=life_meeting held_on=2026-05-05 ticked=mass_feedback；inspection_feedback；inquiry；matters
activity code=A4 org=B2 types=life_meeting held_on=2026-05-05 ticked=mass_feedback；inspection_feedback；inquiry
activity code=A5 org=Z1 types=leading_group_meeting held_on=2026-05-06 guests=专职副书记
activity code=A6 org=Z2 types=leading_group_meeting held_on=2026-05-06
activity code=A7 org=Z2 types=democratic_life_meeting held_on=2026-05-07 ticked=mass_feedback；inspection_feedback；inquiry；matters
X
attend A1 attendee B1-1 B1-2 B2-1
attend A2 attendee B2-2
stands <<'X'
theme-day B1 2026-03-01 2026-04-01 -
fixed-day B1 2026-03-01 2026-04-01 done 1/1 2026-03-31
fixed-day B2 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
double-life Z1 2026-01-01 2026-04-01 done 2/2 2026-03-31
double-life Z2 2026-01-01 2026-04-01 overdue 0/2 2026-03-31 B2-1,B2-2
life_meeting B1 A3 2026-05-08 -
life_meeting B2 A4 2026-05-08 unmet 3/4 null matters
leading_group_meeting Z1 A5 2026-05-08 -
leading_group_meeting Z2 A6 2026-05-08 unmet 0/1 null nonvoting
democratic_life_meeting Z2 A7 2026-05-08 unmet 4/5 null nonvoting
X

# 三·8 A hundred, a thousand, ten thousand: different people; in 2027 one too few, some of them twice.
put <<'X'
activity code=T1 org=GW types=training(hundred) held_on=2026-12-31
activity code=T2 org=GW types=training(hundred) held_on=2027-06-01
activity code=T3 org=GW types=training(hundred) held_on=2027-12-31
activity code=T4 org=GW types=training(thousand) held_on=2026-12-31
activity code=T5 org=GW types=training(thousand) held_on=2027-12-31
activity code=T6 org=GW types=lecture held_on=2026-12-31
activity code=T7 org=GW types=lecture held_on=2027-12-31
activity org=GW types=commendation(youth) held_on=2026-12-31
activity org=B1 types=study_group held_on=2026-05-20
fact org=C3 name=youth_group from_on=2026-05-01 value=yes
X
{
    echo activity,person
    seq 1 100 | sed 's/.*/T1,C4-&/'
    seq 1 99 | sed 's/.*/T2,C4-&/'
    seq 1 50 | sed 's/.*/T3,C4-&/'
    seq 1 1000 | sed 's/.*/T4,C4-&/'
    seq 1 999 | sed 's/.*/T5,C4-&/'
    seq 1 10000 | sed 's/.*/T6,C4-&/'
    seq 1000 9999 | sed 's/.*/T7,C4-&/'
} >"$work/there.csv"
tap_run 'who came to the trainings' dj import attendance "$work/there.csv"
stands <<'X'
training-100 GW 2026-01-01 2027-01-01 done 100/100 2026-12-31
training-100 GW 2027-01-01 2028-01-01 overdue 99/100 2027-12-31
training-1000 GW 2026-01-01 2027-01-01 done 1000/1000 2026-12-31
training-1000 GW 2027-01-01 2028-01-01 overdue 999/1000 2027-12-31
training-10000 GW 2026-01-01 2027-01-01 done 10000/10000 2026-12-31
training-10000 GW 2027-01-01 2028-01-01 overdue 9999/10000 2027-12-31
youth GW 2026-01-01 2027-01-01 done 1/1 2026-12-31
youth GW 2027-01-01 2028-01-01 overdue 0/1 2027-12-31
youth-group C1 null 2026-11-21 done 1/1 null
youth-group C2 null 2026-11-21 unmet 0/1 null
youth-group C1 null 2027-01-01 unmet 0/1 null
youth-group C3 null 2026-04-30 unmet 0/1 null
youth-group C3 null 2026-05-01 done 1/1 null
youth-group C3 null 2027-01-01 done 1/1 null
X

# 三·11 Moods of the organisation each half-year; four talks within thirty days, 1 to 31 March.
put <<'X'
activity org=C1 types=analysis(mood) held_on=2026-06-30
activity org=C2 types=analysis held_on=2026-06-30
activity org=C2 types=analysis(mood) held_on=2026-07-01
event code=E11 type=job_change person=B1-3 occurred_on=2026-03-01
event code=E12 type=organisational_handling person=B1-3 occurred_on=2026-03-01
event code=E13 type=family person=B1-3 occurred_on=2026-03-01
event code=E14 type=early_sign person=B1-3 occurred_on=2026-03-01
event code=E21 type=job_change person=B2-3 occurred_on=2026-03-01
event code=E22 type=organisational_handling person=B2-3 occurred_on=2026-03-01
event code=E23 type=family person=B2-3 occurred_on=2026-03-01
event code=E24 type=early_sign person=B2-3 occurred_on=2026-03-01
activity code=K1 org=B1 types=talk held_on=2026-03-31
activity code=K2 org=B2 types=talk held_on=2026-04-01
X
attend K1 partner B1-3
attend K2 partner B2-3
stands <<'X'
mood-analysis C1 2026-01-01 2026-07-01 done 1/1 2026-06-30
mood-analysis C2 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
talk-job-change B1 E11 2026-04-01 done 1/1 2026-03-31
talk-job-change B2 E21 2026-04-01 overdue 0/1 2026-03-31
talk-penalty B1 E12 2026-04-01 done 1/1 2026-03-31
talk-penalty B2 E22 2026-04-01 overdue 0/1 2026-03-31
talk-family B1 E13 2026-04-01 done 1/1 2026-03-31
talk-family B2 E23 2026-04-01 overdue 0/1 2026-03-31
talk-early-sign B1 E14 2026-04-01 done 1/1 2026-03-31
talk-early-sign B2 E24 2026-04-01 overdue 0/1 2026-03-31
X

# 四 Three years are 2024 to 2026; a project for each branch. 六·19 Education and talk within thirty days.
put <<'X'
activity org=C1 types=plan(three_year) held_on=2026-12-31
activity org=C2 types=plan(three_year) held_on=2027-01-01
project kind=task org=B1 title=领办项目 started_on=2026-01-05 closed_on=2026-11-20
project kind=task org=B2 title=跨年项目 started_on=2025-03-01 closed_on=2026-11-20
event code=E15 type=joined_unit person=B1-4 occurred_on=2026-03-01
event code=E25 type=joined_unit person=B2-4 occurred_on=2026-03-01
event code=E16 type=leader_appointed person=B1-2 occurred_on=2026-03-01
event code=E26 type=leader_appointed person=B2-2 occurred_on=2026-03-01
activity code=T16 org=U1 types=training(integrity) held_on=2026-03-31
activity code=T17 org=U2 types=training held_on=2026-03-31
activity code=T18 org=U2 types=training(integrity) held_on=2026-04-01
activity code=K3 org=C1 types=talk(integrity) held_on=2026-03-31
activity code=K4 org=C2 types=talk held_on=2026-03-31
activity code=K5 org=C2 types=talk(integrity) held_on=2026-04-01
X
attend T16 attendee B1-4
attend T17 attendee B2-4
attend T18 attendee B2-4
attend K3 partner B1-2
attend K4 partner B2-2
attend K5 partner B2-2
stands <<'X'
three-year-plan C1 2024-01-01 2027-01-01 done 1/1 2026-12-31
three-year-plan C2 2024-01-01 2027-01-01 overdue 0/1 2026-12-31
project B1 null 2026-01-04 unmet 0/1 null
project B1 null 2026-01-05 done 1/1 null
project B1 null 2026-11-20 done 1/1 null
project B1 null 2026-12-31 done 1/1 null
project B1 null 2027-01-01 unmet 0/1 null
project B2 null 2026-11-19 done 1/1 null
project B2 null 2026-11-20 unmet 0/1 null
new-joiner-education B1 E15 2026-04-01 done 1/1 2026-03-31
new-joiner-education B2 E25 2026-04-01 overdue 0/1 2026-03-31
integrity-talk C1 E16 2026-04-01 done 1/1 2026-03-31
integrity-talk C2 E26 2026-04-01 overdue 0/1 2026-03-31
X

# 六·20, 七·21, 七·22 Lists with deadlines, reports, debriefs.
put <<'X'
activity org=C1 types=site_teaching held_on=2026-12-31
activity org=C2 types=warning_education held_on=2027-01-01
ledger code=L1 kind=integrity org=U1 title=甲 opened_on=2026-03-31 deadline=2026-05-31 closed_on=2026-05-31
ledger code=L2 kind=integrity org=U2 title=乙 opened_on=2026-04-01 deadline=2026-05-31 closed_on=2026-06-01
ledger code=L3 kind=main_duty org=Z1 title=丙 opened_on=2026-01-05 deadline=2026-05-31 closed_on=2026-05-31
ledger code=L4 kind=main_duty org=Z2 title=丁 opened_on=2026-01-05 deadline=2026-05-31
ledger code=L5 kind=rectification org=Z1 title=戊 opened_on=2026-01-05 deadline=2026-05-31 closed_on=2026-05-31
ledger code=L6 kind=rectification org=Z2 title=己 opened_on=2026-01-05 deadline=2026-05-31
activity org=R types=report_hearing held_on=2026-12-31
activity org=Z1 types=report_up held_on=2026-12-31
activity org=Z2 types=report_up held_on=2027-01-01
post person=B1-5 org=C1 role=secretary from_on=2023-01-01
post person=B2-5 org=C2 role=secretary from_on=2023-01-01
post person=B1-6 org=B1 role=secretary from_on=2023-01-01
post person=B2-6 org=B2 role=secretary from_on=2023-01-01
debrief org=C1 person=B1-5 year=2026 delivered_on=2026-12-31
debrief org=C2 person=B2-5 year=2026 delivered_on=2027-01-01
debrief org=B1 person=B1-6 year=2026 delivered_on=2026-12-31
debrief org=B2 person=B2-6 year=2026 delivered_on=2027-01-01
fact org=U1 name=area_contact value=yes
X
stands <<'X'
integrity-month C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
integrity-month C2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
risk-list U1 2026-01-01 2026-04-01 done 1/1 2026-03-31
risk-list U2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
risk-check U1 L1 2026-06-01 done 1/1 2026-05-31
risk-check U2 L2 2026-06-01 late 1/1 2026-05-31
long-post Z1 null 2026-07-03 done 2/2 null
long-post Z1 null 2026-07-04 unmet 1/2 null B1-2
hear-reports R 2026-01-01 2027-01-01 done 1/1 2026-12-31
hear-reports R 2027-01-01 2028-01-01 overdue 0/1 2027-12-31
leader-duty-list Z1 L3 2026-06-01 done 1/1 2026-05-31
leader-duty-list Z2 L4 2026-06-01 overdue 0/1 2026-05-31
inspection-fix Z1 L5 2026-06-01 done 1/1 2026-05-31
inspection-fix Z2 L6 2026-06-01 overdue 0/1 2026-05-31
report-up Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
report-up Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
secretary-debrief C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
secretary-debrief C2 2026-01-01 2027-01-01 late 1/1 2026-12-31
branch-debrief B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
branch-debrief B2 2026-01-01 2027-01-01 late 1/1 2026-12-31
area-contact U1 null 2026-11-21 done 1/1 null
area-contact U2 null 2026-11-21 unmet 0/1 null
X

# 七·23, 七·24 One in fifty; discipline; talk and training of new secretaries; 600 yuan.
put <<'X'
fact org=U1 name=headcount value=50
fact org=U2 name=headcount value=51
fact org=U1 name=budget value=600
fact org=U2 name=budget value=599
fact org=C1 name=deputy_rank value=yes
post person=B1-4 org=C1 role=party_officer full_time=yes from_on=2021-12-31
post person=B2-4 org=C2 role=party_officer full_time=yes from_on=2022-12-31
post person=B1-3 org=C1 role=deputy_secretary from_on=2022-12-31
post person=B2-3 org=C2 role=deputy_secretary from_on=2022-12-31
post person=B2-3 org=C2 role=discipline_member from_on=2022-12-31
post person=B1-3 org=J1 role=secretary from_on=2022-12-31
post person=B1-4 org=J1 role=member from_on=2022-12-31
post person=B2-1 org=J2 role=secretary from_on=2022-12-31
post person=B2-2 org=J2 role=discipline_member from_on=2022-12-31
post person=B2-3 org=J4 role=secretary from_on=2022-12-31
event code=E17 type=secretary_appointed person=B1-6 occurred_on=2026-03-01
event code=E27 type=secretary_appointed person=B2-6 occurred_on=2026-03-01
activity code=K6 org=C1 types=talk held_on=2026-03-31
activity code=K7 org=C2 types=talk held_on=2026-04-01
activity code=T9 org=GW types=training held_on=2026-03-31
activity code=T10 org=GW types=training held_on=2026-04-01
X
attend K6 partner B1-6
attend K7 partner B2-6
attend T9 attendee B1-6
attend T10 attendee B2-6
stands <<'X'
staff-ratio U1 null 2026-11-21 done 1/1 null
staff-ratio U2 null 2026-11-21 unmet 0/1 null
discipline C1 null 2026-11-21 done 1/1 null
discipline C2 null 2026-11-21 done 1/1 null
discipline C3 null 2026-11-21 done 1/1 null
discipline C5 null 2026-11-21 unmet 0/1 null
discipline-posts J1 null 2026-11-21 done 1/1 null
discipline-posts J2 null 2026-11-21 done 1/1 null
discipline-posts J4 null 2026-11-21 unmet 0/1 null
deputy-rank C1 null 2026-11-21 done 1/1 null
deputy-rank C2 null 2026-11-21 unmet 0/1 null
deputy-rank C3 null 2026-11-21 -
officer-term U1 null 2026-07-03 done 1/1 null
officer-term U1 null 2026-07-04 unmet 0/1 null B1-4
new-secretary-talk B1 E17 2026-04-01 done 1/1 2026-03-31
new-secretary-talk B2 E27 2026-04-01 overdue 0/1 2026-03-31
new-secretary-training B1 E17 2026-04-01 done 1/1 2026-03-31
new-secretary-training B2 E27 2026-04-01 overdue 0/1 2026-03-31
budget-600 U1 null 2026-11-21 done 1/1 null
budget-600 U2 null 2026-11-21 unmet 0/1 null
X

# What the plan leaves to the common rules is asked as they say (二·5, 四·12). Terms are reminded of 180 days before.
put <<'X'
org code=C9 name=按时机关党委 kind=committee parent=R
org code=B8 name=迟开支部 kind=branch parent=C9 committee_from=2025-01-01
org code=B9 name=按时支部 kind=branch parent=C9 committee_from=2025-01-01
org code=G8 name=迟开党小组 kind=group parent=B8
org code=G9 name=按时党小组 kind=group parent=B9
activity org=B9 types=member_assembly；branch_committee held_on=2026-03-31
activity org=B8 types=member_assembly；branch_committee held_on=2026-04-01
activity org=G9 types=group_meeting held_on=2026-03-31
activity org=G8 types=group_meeting held_on=2026-04-01
term org=C9 elected_on=2021-11-21
term org=B9 elected_on=2023-11-21
X
stands <<'X'
assembly-quarterly B9 2026-01-01 2026-04-01 done 1/1 2026-03-31
assembly-quarterly B8 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
branch-committee B9 2026-03-01 2026-04-01 done 1/1 2026-03-31
branch-committee B8 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
group-meeting G9 2026-03-01 2026-04-01 done 1/1 2026-03-31
group-meeting G8 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
term-branch B9 2023-11-21 2026-05-24 open 0/1 2026-11-21
term-branch B9 2023-11-21 2026-05-25 due 0/1 2026-11-21
term-branch B9 2023-11-21 2026-11-22 overdue 0/1 2026-11-21
term-committee C9 2021-11-21 2026-11-21 due 0/1 2026-11-21
term-committee C9 2021-11-21 2026-11-22 overdue 0/1 2026-11-21
assembly-quarterly B1 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
term-branch B1 null 2026-11-21 unmet 0/1 null
term-committee C1 null 2026-11-21 unmet 0/1 null
X

# What is done just before: talks with those who change thirty days before the day, not thirty-one; 任职培训 not before it; a
# list of the year in the December before, not in November.
put <<'X'
org code=B3 name=丙支部 kind=branch parent=C3
org code=U3 name=丙局 kind=unit parent=GW
org code=U4 name=丁局 kind=unit parent=GW
X
crowd B3 6
put <<'X'
event code=E31 type=job_change person=B3-1 occurred_on=2026-03-01
event code=E32 type=job_change person=B3-2 occurred_on=2026-03-01
event code=E33 type=leader_appointed person=B3-3 occurred_on=2026-03-01
event code=E34 type=leader_appointed person=B3-4 occurred_on=2026-03-01
event code=E35 type=secretary_appointed person=B3-5 occurred_on=2026-03-01
event code=E36 type=secretary_appointed person=B3-6 occurred_on=2026-03-01
activity code=K31 org=B3 types=talk held_on=2026-01-30
activity code=K32 org=B3 types=talk held_on=2026-01-29
activity code=K33 org=C3 types=talk(integrity) held_on=2026-01-30
activity code=K34 org=C3 types=talk(integrity) held_on=2026-01-29
activity code=T31 org=GW types=training held_on=2026-02-28
activity code=T32 org=GW types=training held_on=2026-03-01
ledger code=L31 kind=integrity org=U3 title=甲 opened_on=2025-12-01
ledger code=L32 kind=integrity org=U4 title=乙 opened_on=2025-11-30
X
attend K31 partner B3-1 B3-5
attend K32 partner B3-2 B3-6
attend K33 partner B3-3
attend K34 partner B3-4
attend T31 attendee B3-5
attend T32 attendee B3-6
stands <<'X'
talk-job-change B3 E31 2026-04-01 done 1/1 2026-03-31
talk-job-change B3 E32 2026-04-01 overdue 0/1 2026-03-31
integrity-talk C3 E33 2026-04-01 done 1/1 2026-03-31
integrity-talk C3 E34 2026-04-01 overdue 0/1 2026-03-31
new-secretary-talk B3 E35 2026-04-01 done 1/1 2026-03-31
new-secretary-talk B3 E36 2026-04-01 overdue 0/1 2026-03-31
new-secretary-training B3 E35 2026-04-01 overdue 0/1 2026-03-31
new-secretary-training B3 E36 2026-04-01 done 1/1 2026-03-31
risk-list U3 2026-01-01 2026-04-01 done 1/1 2026-03-31
risk-list U4 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
X
tap_end
