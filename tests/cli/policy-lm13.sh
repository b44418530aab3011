#!/bin/sh
# 临蒙发〔2018〕13号: each rule of lm13 on both sides of its number.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under lm13 region_committee

# Departments by their size; G… hold the members. U1, U2 and U3 have leading groups, U3 leads no system.
put <<'X'
org code=LX name=党建工作领导小组 kind=leading_small_group parent=R
org code=Q1 name=党群工作部 kind=office parent=R
org code=Q2 name=另一党群工作部 kind=office parent=R
org code=Q3 name=其他部门 kind=office parent=R
org code=U1 name=甲局 kind=unit parent=R
org code=U2 name=乙局 kind=unit parent=R
org code=U3 name=丙局 kind=unit parent=R
org code=Z1 name=甲局党组 kind=leading_group parent=U1
org code=Z2 name=乙局党组 kind=leading_group parent=U2
org code=Z3 name=丙局党组 kind=leading_group parent=U3
org code=S3 name=三人支部 kind=branch parent=U2
org code=S4 name=四人支部 kind=branch parent=U1
org code=S30 name=三十人支部 kind=branch parent=R
org code=S31 name=三十一人支部 kind=branch parent=R
org code=S32 name=有组支部 kind=branch parent=R
org code=G32 name=第一党小组 kind=group parent=S32
org code=S50 name=五十人支部 kind=branch parent=R
org code=S51 name=五十一人支部 kind=branch parent=R
org code=U49 name=四十九人单位 kind=unit parent=R
org code=G49 name=四十九人总支 kind=general_branch parent=U49
org code=U50 name=五十人单位 kind=unit parent=R
org code=G50 name=五十人总支 kind=general_branch parent=U50
org code=U100 name=百人单位 kind=unit parent=R
org code=G100 name=百人总支 kind=general_branch parent=U100
org code=U101 name=百余人单位 kind=unit parent=R
org code=G101 name=百余人总支 kind=general_branch parent=U101
org code=C99 name=九十九人机关党委 kind=committee parent=R
org code=C100 name=百人机关党委 kind=committee parent=R
fact org=Q1 name=party_affairs_office value=yes
fact org=Q2 name=party_affairs_office value=yes
fact org=U1 name=system_lead value=yes
fact org=U2 name=system_lead value=yes
X
for n in 3 4 30 31 32 50 51; do
    crowd "S$n" $n
done
for n in 49 50 100 101; do
    crowd "G$n" $n
done
crowd C99 99
crowd C100 100

# 一(一) Sizes: advice, and 30 members are not yet more than 30.
stands <<'X'
branch-size S3 null 2026-11-21 unmet 0/1 null
branch-size S4 null 2026-11-21 done 1/1 null
branch-size S50 null 2026-11-21 done 1/1 null
branch-size S51 null 2026-11-21 unmet 0/1 null
general-branch-size G49 null 2026-11-21 unmet 0/1 null
general-branch-size G50 null 2026-11-21 done 1/1 null
general-branch-size G100 null 2026-11-21 done 1/1 null
general-branch-size G101 null 2026-11-21 unmet 0/1 null
committee-size C99 null 2026-11-21 unmet 0/1 null
committee-size C100 null 2026-11-21 done 1/1 null
groups-30 S30 null 2026-11-21 -
groups-30 S31 null 2026-11-21 unmet 0/1 null
groups-30 S32 null 2026-11-21 done 1/1 null
X
tap_is 'advice is shown with --all alone' \
    "$(dj --on 2026-11-21 due --format jsonl | grep -cE '"rule":"lm13\.(branch-size|general-branch-size|committee-size|groups-30|rotation)"')" 0

# 一(四), 二(二), 二(三), 三(三), 四(一), 四(二): within the period, and a day after it.
put <<'X'
project kind=work_method org=S4 title=甲法 started_on=2026-01-05
project kind=brand org=Z1 title=甲品牌 started_on=2018-12-31
tie kind=pairing org=S4 partner=某村党支部
activity org=Q1 types=commendation(work_method) held_on=2026-12-31
activity org=Q2 types=commendation(work_method) held_on=2027-01-01
activity org=Z1 types=system_meeting held_on=2026-12-31
activity org=Z2 types=system_meeting held_on=2027-01-01
activity org=Z1 types=consultation held_on=2026-06-30
activity org=Z2 types=consultation held_on=2026-07-01
activity org=Z1 types=analysis held_on=2026-03-31
activity org=Z2 types=analysis held_on=2026-04-01
project kind=practice org=Z1 title=甲实践 started_on=2026-12-31
project kind=practice org=Z2 title=乙实践 started_on=2027-01-01
activity org=R types=report_hearing held_on=2026-12-31
activity org=Z1 types=report_hearing held_on=2026-12-31
activity org=Z2 types=report_hearing held_on=2027-01-01
activity org=LX types=leading_small_group_meeting held_on=2026-12-31
debrief org=Z1 year=2026 delivered_on=2026-12-31
debrief org=Z2 year=2026 delivered_on=2027-01-01
X
stands <<'X'
branch-method S4 null 2026-11-21 done 1/1 null
branch-method S3 null 2026-11-21 unmet 0/1 null
work-method Q1 2026-01-01 2027-01-01 done 1/1 2026-12-31
work-method Q2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
work-method Q3 2026-01-01 2027-01-01 -
pairing S4 null 2026-11-21 done 1/1 null
pairing S3 null 2026-11-21 unmet 0/1 null
system-meeting Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
system-meeting Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
system-meeting Z3 2026-01-01 2027-01-01 -
local-consultation Z1 2026-01-01 2026-07-01 done 1/1 2026-06-30
local-consultation Z2 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
local-consultation Z3 2026-01-01 2026-07-01 -
quarter-analysis Z1 2026-01-01 2026-04-01 done 1/1 2026-03-31
quarter-analysis Z2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
quarter-analysis Z3 2026-01-01 2026-04-01 -
brand Z1 null 2026-11-21 done 1/1 null
brand Z2 null 2026-11-21 unmet 0/1 null
brand Z2 null 2018-12-31 -
brand Z2 null 2019-01-01 unmet 0/1 null
brand Z3 null 2026-11-21 -
practice Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
practice Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
practice Z3 2026-01-01 2027-01-01 -
hear-reports R 2026-01-01 2027-01-01 done 1/1 2026-12-31
hear-reports R 2027-01-01 2028-01-01 overdue 0/1 2027-12-31
hear-reports-system Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
hear-reports-system Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
hear-reports-system Z3 2026-01-01 2027-01-01 -
leading-group LX 2026-01-01 2027-01-01 done 1/1 2026-12-31
leading-group LX 2027-01-01 2028-01-01 overdue 0/1 2027-12-31
debrief Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
debrief Z2 2026-01-01 2027-01-01 late 1/1 2026-12-31
debrief Z3 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
X

# 三(二) Hours and days; 三(一) points; 四(一) two lists by the end of March, filed.
put <<'X'
post person=S4-1 org=S4 role=secretary from_on=2025-01-01
post person=S3-1 org=S3 role=secretary from_on=2025-01-01
activity code=T1 org=S4 types=training held_on=2026-05-05 hours=32
activity code=T2 org=S4 types=lecture held_on=2026-12-31 hours=24
activity code=T3 org=S3 types=training held_on=2026-05-05 hours=31.99
activity code=T4 org=S3 types=lecture held_on=2026-12-31 hours=24
activity org=S4 types=study_day held_on=2026-03-30 ended_on=2026-03-31
activity org=S3 types=study_day held_on=2026-03-31 ended_on=2026-04-01
fact org=U1 name=points_weight value=20
fact org=U2 name=points_weight value=19.9
ledger code=L1 kind=main_duty org=S4 title=支部清单 opened_on=2026-02-01 filed_on=2026-03-31
ledger code=L2 kind=main_duty org=S4 title=书记清单 opened_on=2026-02-01 filed_on=2026-03-31
ledger code=L3 kind=main_duty org=S3 title=支部清单 opened_on=2026-02-01 filed_on=2026-03-31
ledger code=L4 kind=main_duty org=S3 title=书记清单 opened_on=2026-02-01 filed_on=2026-04-01
ledger code=L5 kind=main_duty org=G49 title=总支清单 opened_on=2026-02-01 filed_on=2026-03-31
debrief org=S4 person=S4-1 year=2026 delivered_on=2026-12-31
debrief org=S3 person=S3-1 year=2026 delivered_on=2027-01-01
X
attend T1 attendee S4-1 S4-2 S4-3 S4-4
attend T2 attendee S4-1
attend T3 attendee S3-1 S3-2 S3-3
attend T4 attendee S3-1
stands <<'X'
hours-leader S4 2026-01-01 2027-01-01 done 1/1 2026-12-31
hours-leader S3 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 S3-1
hours-member S4 2026-01-01 2027-01-01 done 3/3 2026-12-31
hours-member S3 2026-01-01 2027-01-01 overdue 0/2 2026-12-31 S3-2,S3-3
study-days S4 2026-03-01 2026-04-01 done 2/2 2026-03-31
study-days S3 2026-03-01 2026-04-01 overdue 1/2 2026-03-31
points U1 null 2026-11-21 done 1/1 null
points U2 null 2026-11-21 unmet 0/1 null
points U3 null 2026-11-21 unmet 0/1 null
duty-list S4 2026-01-01 2026-04-01 done 2/2 2026-03-31
duty-list S3 2026-01-01 2026-04-01 late 2/2 2026-03-31
duty-list G49 2026-01-01 2026-04-01 overdue 1/2 2026-03-31
two-way-debrief S4 2026-01-01 2027-01-01 done 1/1 2026-12-31
two-way-debrief S3 2026-01-01 2027-01-01 late 1/1 2026-12-31
X

# 四(三), 四(四): thirty days for the interview; each quarter, each half-year.
put <<'X'
event code=E1 type=ranked_low org=U1 occurred_on=2026-03-01
event code=E2 type=ranked_low org=U2 occurred_on=2026-05-01
event code=E3 type=ranked_low org=U3 occurred_on=2026-03-01
activity org=R types=interview held_on=2026-03-20
activity org=R types=interview held_on=2026-03-31 events=E1
activity org=R types=interview held_on=2026-06-01 events=E2
activity org=R types=circular held_on=2026-03-31
activity org=R types=inspection held_on=2026-06-30
X
stands <<'X'
rank-interview R E1 2026-06-01 done 1/1 2026-03-31
rank-interview R E2 2026-05-31 due 0/1 2026-05-31
rank-interview R E2 2026-06-01 late 1/1 2026-05-31
rank-interview R E3 2026-04-01 overdue 0/1 2026-03-31
quarter-circular R 2026-01-01 2026-04-01 done 1/1 2026-03-31
quarter-circular R 2026-04-01 2026-07-01 overdue 0/1 2026-06-30
half-supervision R 2026-01-01 2026-07-01 done 1/1 2026-06-30
half-supervision R 2026-07-01 2027-01-01 overdue 0/1 2026-12-31
X

# 五 Officers, money, places.
put <<'X'
post person=G49-1 org=G49 role=party_officer full_time=yes from_on=2021-12-31
post person=G49-2 org=G49 role=party_officer full_time=no from_on=2026-01-01
post person=S4-2 org=S4 role=party_officer full_time=yes from_on=2022-12-31
post person=S3-2 org=S3 role=party_officer full_time=no from_on=2022-12-31
post person=G50-1 org=G50 role=party_officer full_time=yes from_on=2022-12-31
post person=G50-2 org=G50 role=party_officer full_time=yes from_on=2022-12-31
post person=G50-3 org=G50 role=party_officer full_time=yes from_on=2022-12-31
post person=G100-1 org=G100 role=party_officer full_time=yes from_on=2022-12-31
post person=G100-2 org=G100 role=party_officer full_time=yes from_on=2022-12-31
activity code=T5 org=R types=training held_on=2026-12-31
activity code=T6 org=R types=training held_on=2027-01-01
fact org=U49 name=unit_kind value=organ
fact org=U49 name=budget_share value=3.5
fact org=U50 name=unit_kind value=organ
fact org=U50 name=budget_share value=3.4
fact org=U100 name=unit_kind value=institution
fact org=U100 name=budget_share value=2
fact org=U101 name=unit_kind value=institution
fact org=U101 name=budget_share value=1.9
fact org=U2 name=unit_kind value=enterprise
fact org=U3 name=budget_share value=5
fact org=U49 name=officers_not_established value=0
fact org=U50 name=officers_not_established value=1
fact org=U49 name=staff_more value=yes
fact org=U50 name=staff_more value=no
fact org=S4 name=venue value=6
fact org=S3 name=venue value=5
fact org=S50 name=shared_venue value=yes
X
attend T5 attendee G49-1
attend T6 attendee G50-1
stands <<'X'
staff-under-50 U49 null 2026-11-21 done 1/1 null
staff-under-50 U1 null 2026-11-21 unmet 0/1 null
staff-under-50 U2 null 2026-11-21 unmet 0/1 null
staff-under-50 U50 null 2026-11-21 -
staff-50-100 U49 null 2026-11-21 -
staff-50-100 U50 null 2026-11-21 done 1/1 null
staff-50-100 U100 null 2026-11-21 unmet 0/1 null
staff-50-100 U101 null 2026-11-21 -
staff-established U49 null 2026-11-21 done 1/1 null
staff-established U50 null 2026-11-21 unmet 0/1 null
staff-established U100 null 2026-11-21 -
staff-more U49 null 2026-11-21 done 1/1 null
staff-more U50 null 2026-11-21 unmet 0/1 null
staff-more U100 null 2026-11-21 -
officer-training U49 2026-01-01 2027-01-01 done 1/1 2026-12-31
officer-training U50 2026-01-01 2027-01-01 overdue 0/3 2026-12-31 G50-1,G50-2,G50-3
rotation U49 null 2026-07-03 done 2/2 null
rotation U49 null 2026-07-04 unmet 1/2 null G49-1
budget U49 null 2026-11-21 done 1/1 null
budget U50 null 2026-11-21 unmet 0/1 null
budget U100 null 2026-11-21 done 1/1 null
budget U101 null 2026-11-21 unmet 0/1 null
budget U1 null 2026-11-21 unmet 0/1 null
budget U2 null 2026-11-21 -
budget U3 null 2026-11-21 unmet 0/1 null
venue S4 null 2026-11-21 done 1/1 null
venue S3 null 2026-11-21 unmet 0/1 null
venue S50 null 2026-11-21 done 1/1 null
X

# 四(一) A list that is not published is found by that; 四(四) what is typed late, by check (tests/cli/inspect.sh).
dj set ledger L1 published_on=2026-04-01
tap_is 'lists that are not published' \
    "$(dj list ledger --where published_on= --where kind=main_duty --format jsonl |
        sed 's/.*"code":"\([^"]*\)".*/\1/' | tr '\n' ' ')" 'L2 L3 L4 L5 '

# What the document leaves to the common rules is asked as they say (一(二)).
put <<'X'
org code=S9 name=按时支部 kind=branch parent=R
person code=S9-1 name=示例甲 org=S9 status=full
activity org=S9 types=theme_day；member_assembly held_on=2026-03-31
activity org=S9 types=life_meeting；member_review held_on=2026-12-31
dues person=S9-1 month=2026-01 amount_due=5 amount_paid=5 paid_on=2026-01-31
term org=S9 elected_on=2023-11-21
X
stands <<'X'
theme-day S9 2026-03-01 2026-04-01 done 1/1 2026-03-31
assembly-quarterly S9 2026-01-01 2026-04-01 done 1/1 2026-03-31
life-meeting S9 2026-01-01 2027-01-01 done 1/1 2026-12-31
member-review S9 2026-01-01 2027-01-01 done 1/1 2026-12-31
dues S9 2026-01-01 2026-02-01 done 1/1 2026-01-31
term-branch S9 2023-11-21 2026-11-21 due 0/1 2026-11-21
term-branch S9 2023-11-21 2026-11-22 overdue 0/1 2026-11-21
theme-day S4 2026-03-01 2026-04-01 overdue 0/1 2026-03-31
assembly-quarterly S4 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
life-meeting S4 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
member-review S4 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
dues S3 2026-01-01 2026-02-01 overdue 0/3 2026-01-31 S3-1,S3-2,S3-3
term-branch S4 null 2026-11-21 unmet 0/1 null
X
# 四(三) The first six, the last three, the last two.
tap_is 'ranking' "$(yards lm13)" \
    '排名 assessment 机关党建年度述职评议考核排名 按考核得分，前 6 名，后 3 名，约谈后 2 名
排名 points 党员量化积分 按党员积分，各支部分别排'
for n in 1 2 3 4 5 6 7 8 9 10; do
    echo "org code=N$n name=排名$n kind=unit parent=R"
    echo "assessment org=N$n year=2026 rated_on=2027-01-10 score=$((100 - n))"
done | put
tap_is 'six, one of neither, three, of them two' "$(ranked assessment 2026)" \
    '- 1 N1 top
- 2 N2 top
- 3 N3 top
- 4 N4 top
- 5 N5 top
- 6 N6 top
- 7 N7
- 8 N8 bottom
- 9 N9 bottom interview
- 10 N10 bottom interview'


# 四(三) What the last three bar: 好 of their leading groups, 优秀 of their secretaries and full-time officers. N7 is the
# fourth from below. A grade of another year, of a post that had ended, of a part-time officer, one below: nothing.
put <<'X'
org code=NZ7 name=七局党组 kind=leading_group parent=N7
org code=NZ8 name=八局党组 kind=leading_group parent=N8
org code=NZ9 name=九局党组 kind=leading_group parent=N9
org code=NB8 name=八局支部 kind=branch parent=N8
org code=NB7 name=七局支部 kind=branch parent=N7
X
crowd NB8 5
crowd NB7 1
put <<'X'
post person=NB8-1 org=NB8 role=secretary from_on=2025-01-01
post person=NB8-2 org=NB8 role=party_officer full_time=yes from_on=2025-01-01
post person=NB8-3 org=NB8 role=party_officer full_time=no from_on=2025-01-01
post person=NB8-4 org=NZ8 role=secretary from_on=2025-01-01 to_on=2027-01-20
post person=NB7-1 org=NB7 role=secretary from_on=2025-01-01
assessment org=NZ7 year=2026 cohort=班子 rated_on=2027-01-20 grade=good
assessment org=NZ8 year=2026 cohort=班子 rated_on=2027-01-20 grade=good
assessment org=NZ9 year=2026 cohort=班子 rated_on=2027-01-20 grade=fairly_good
assessment org=NZ8 year=2025 cohort=班子 rated_on=2027-01-20 grade=good
assessment org=NB8 person=NB8-1 year=2026 cohort=个人 rated_on=2027-01-20 grade=good
assessment org=NB8 person=NB8-2 year=2026 cohort=个人 rated_on=2027-01-20 grade=excellent
assessment org=NB8 person=NB8-3 year=2026 cohort=个人 rated_on=2027-01-20 grade=excellent
assessment org=NB8 person=NB8-4 year=2026 cohort=个人 rated_on=2027-01-20 grade=excellent
assessment org=NB8 person=NB8-5 year=2026 cohort=个人 rated_on=2027-01-20 grade=excellent
assessment org=NB7 person=NB7-1 year=2026 cohort=个人 rated_on=2027-01-20 grade=excellent
X
# barred DAY: what check says of grades.
barred() {
    dj --on "$1" check --format jsonl 2>/dev/null | sed -n 's/.*"group":"rated".*"code":"\([^"]*\)".*/\1/p' | tr '\n' ' '
}
tap_is 'the day before they were rated' "$(barred 2027-01-19)" ''
tap_is 'the leading group and the full-time officer' "$(barred 2027-01-20)" 'NB8/NB8-2/2026/个人 NZ8//2026/班子 '
dj set assessment NB8/NB8-1/2026/个人 grade=excellent >/dev/null
dj set post NB8-4/NZ8/secretary/2025-01-01 to_on=2027-01-21 >/dev/null
tap_is 'the secretaries too' "$(barred 2027-01-20)" \
    'NB8/NB8-1/2026/个人 NB8/NB8-2/2026/个人 NB8/NB8-4/2026/个人 NZ8//2026/班子 '
tap_is 'with the clause' "$(dj --on 2027-01-20 check 2>/dev/null |
    grep -c 'NZ8//2026/班子 2026 年度评为“好”，排名8当年考核在后 3 名，领导班子不得评为“好”（临蒙发〔2018〕13号 四(三)）')" 1

# 三(一) Points by category: each branch apart, sums of each criterion, what 20 % of them come to; a tie; what was given
# later is not known yet; who moved stands where they are at the end of the year. The others have no weight on record.
put <<'X'
criterion code=K1 org=R year=2026 name=履行岗位职责 weight=40
criterion code=K2 org=R year=2026 name=参加组织生活 weight=60
criterion code=K3 org=R year=2027 name=履行岗位职责 weight=100
score criterion=K1 person=S4-1 points=38.5 given_on=2026-06-30
score criterion=K1 person=S4-1 points=-0.5 given_on=2026-12-01 reason=迟到
score criterion=K2 person=S4-1 points=50 given_on=2026-12-31
score criterion=K1 person=S4-2 points=40 given_on=2026-06-30
score criterion=K2 person=S4-2 points=48 given_on=2026-12-31
score criterion=K2 person=S4-3 points=60 given_on=2027-01-01
score criterion=K1 person=S50-1 points=10 given_on=2026-06-30
score criterion=K3 person=S4-1 points=99 given_on=2027-06-30
score criterion=K1 org=S4 points=7 given_on=2026-06-30
X
# points_on DAY: branch, rank, person, points and what they are made of.
points_on() {
    dj --on "$1" rank points --period 2026 --format csv | tr -d '\r' | sed 1d | cut -d , -f 2,3,5,7,8
}
tap_is 'points by category' "$(points_on 2026-12-31)" \
    '1,S4,S4-1,88,2 人中第 1 名；履行岗位职责 38、参加组织生活 50；按 20% 计入本人年度考核，得 17.6 分
1,S4,S4-2,88,2 人中第 1 名；履行岗位职责 40、参加组织生活 48；按 20% 计入本人年度考核，得 17.6 分
1,S50,S50-1,10,1 人中第 1 名；履行岗位职责 10'
tap_is 'a day later one more is known' "$(points_on 2027-01-01 | grep -c 'S4-3,60,3 人中第 3 名；参加组织生活 60；')" 1
dj set person S50-1 org=S4 since_on=2026-12-31 >/dev/null
tap_is 'who moved on the last day' "$(points_on 2026-12-31 | grep -c '^3,S4,S50-1')" 1
tap_is 'the report of rankings has none of members' "$(dj --on 2027-06-30 report ranking --period 2026 --format csv | grep -c S4-1)" 0

# 四(一) Lists of the year may be ready in the December before, not in November.
put <<'X'
ledger kind=main_duty org=S30 title=支部清单 opened_on=2025-12-01
ledger kind=main_duty org=S30 title=书记清单 opened_on=2025-12-01
ledger kind=main_duty org=S31 title=支部清单 opened_on=2025-12-01
ledger kind=main_duty org=S31 title=书记清单 opened_on=2025-11-30
X
stands <<'X'
duty-list S30 2026-01-01 2026-04-01 done 2/2 2026-03-31
duty-list S31 2026-01-01 2026-04-01 overdue 1/2 2026-03-31
X
tap_end
