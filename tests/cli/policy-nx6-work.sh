#!/bin/sh
# 宁党发〔2018〕6号, 二·9 and parts 三 and 四: each rule of nx6 on both sides of its number. What 1 does is in time, what 2
# does is a day late or short.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under nx6 region_committee
two_offices
put <<'X'
org code=LX name=党建工作领导小组 kind=leading_small_group parent=R
org code=GX name=甲市机关工委 kind=work_committee parent=R tracking_from=2018-01-01
org code=GY name=乙市机关工委 kind=work_committee parent=R
org code=CX name=甲局机关党委 kind=committee parent=GX
org code=CY name=乙局机关党委 kind=committee parent=GY
X
crowd B1 6
crowd B2 6
crowd CX 1
crowd CY 1
put <<'X'
post person=B1-1 org=Z1 role=secretary from_on=2025-01-01
post person=B1-2 org=Z1 role=leading_member from_on=2025-01-01
post person=B2-1 org=Z2 role=secretary from_on=2025-01-01
post person=B2-2 org=Z2 role=leading_member from_on=2025-01-01
post person=CX-1 org=CX role=secretary from_on=2025-01-01
post person=CY-1 org=CY role=secretary from_on=2025-01-01
X

# 二·9 Terms: four years from the city upwards, five below, three for branches; vacancies within ninety days.
put <<'X'
fact org=C1 name=level value=city
fact org=C2 name=level value=county
term org=C1 elected_on=2022-03-01
term org=C2 elected_on=2022-03-01
term org=B1 elected_on=2023-03-01
event code=E41 type=vacancy org=B1 occurred_on=2026-03-01
event code=E42 type=vacancy org=B2 occurred_on=2026-03-01
event code=E43 type=vacancy org=CX occurred_on=2026-03-01
event code=E44 type=vacancy org=CY occurred_on=2026-03-01
term org=CX elected_on=2026-05-30
term org=CY elected_on=2026-05-31
activity org=B1 types=by_election held_on=2026-05-30
activity org=B2 types=by_election held_on=2026-05-31
X
stands <<'X'
term-committee C1 2022-03-01 2026-03-01 due 0/1 2026-03-01
term-committee C1 2022-03-01 2026-03-02 overdue 0/1 2026-03-01
term-committee C2 2022-03-01 2027-03-02 -
term-committee-county C1 2022-03-01 2027-03-02 -
term-committee-county C2 2022-03-01 2027-03-01 due 0/1 2027-03-01
term-committee-county C2 2022-03-01 2027-03-02 overdue 0/1 2027-03-01
term-branch B1 2023-03-01 2025-09-01 open 0/1 2026-03-01
term-branch B1 2023-03-01 2025-09-02 due 0/1 2026-03-01
term-branch B1 2023-03-01 2026-03-01 due 0/1 2026-03-01
term-branch B1 2023-03-01 2026-03-02 overdue 0/1 2026-03-01
term-branch B2 null 2026-03-02 unmet 0/1 null
vacancy B1 E41 2026-05-31 done 1/1 2026-05-30
vacancy B2 E42 2026-05-31 overdue 0/1 2026-05-30
vacancy CX E43 2026-05-31 done 1/1 2026-05-30
vacancy CY E44 2026-05-31 overdue 0/1 2026-05-30
X

# 三 Lists and field work: one stay of three days for leaders (twice two do not add up), seven days for the others. Who
# leads a leading group is one of its members, whether or not that was entered beside it.
put <<'X'
activity org=C1 types=theory_list held_on=2026-03-31
activity org=C2 types=theory_list held_on=2026-04-01
activity org=CX types=theory_list held_on=2026-12-01
activity org=CY types=theory_list held_on=2026-11-30
person code=B1-7 name=示退休 org=B1 status=full category=retired
activity code=F1 org=Z1 types=field_research held_on=2026-05-04 ended_on=2026-05-06
activity code=F2 org=Z2 types=field_research held_on=2026-05-04 ended_on=2026-05-05
activity code=F3 org=Z2 types=field_research held_on=2026-06-04 ended_on=2026-06-05
activity code=F4 org=B1 types=field_research held_on=2026-12-25 ended_on=2026-12-31
activity code=F5 org=B2 types=field_research held_on=2026-12-25 ended_on=2026-12-30
event code=E51 type=ranked_low org=U1 occurred_on=2026-03-01
event code=E52 type=ranked_low org=U2 occurred_on=2026-05-01
event code=E53 type=ranked_low org=C1 occurred_on=2026-03-01
activity org=GW types=interview held_on=2026-03-31 events=E51
activity org=GW types=interview held_on=2026-06-01 events=E52
X
attend F1 attendee B1-1 B1-2
attend F2 attendee B2-1 B2-2
attend F3 attendee B2-1 B2-2
attend F4 attendee B1-3 B1-4 B1-5 B1-6
attend F5 attendee B2-3 B2-4 B2-5 B2-6
stands <<'X'
theory-list C1 2026-01-01 2026-04-01 done 1/1 2026-03-31
theory-list C2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
theory-list CX 2027-01-01 2027-04-01 done 1/1 2027-03-31
theory-list CY 2027-01-01 2027-04-01 overdue 0/1 2027-03-31
leader-field Z1 2026-01-01 2027-01-01 done 2/2 2026-12-31
leader-field Z2 2026-01-01 2027-01-01 overdue 0/2 2026-12-31 B2-1,B2-2
member-field B1 2026-01-01 2027-01-01 done 4/4 2026-12-31
member-field B2 2026-01-01 2027-01-01 overdue 0/4 2026-12-31 B2-3,B2-4,B2-5,B2-6
mass-review GW E51 2026-06-01 done 1/1 2026-03-31
mass-review GW E53 2026-04-01 overdue 0/1 2026-03-31
mass-review GW E52 2026-05-31 due 0/1 2026-05-31
mass-review GW E52 2026-06-01 late 1/1 2026-05-31
X

# 四 Reports heard, staff, trainings of two years (2026 and 2027), before the post (180 days before 1 July is 2 January).
put <<'X'
activity org=R types=report_hearing held_on=2026-06-30
activity org=R types=report_hearing held_on=2026-12-31
activity org=R types=report_hearing held_on=2027-12-31
activity org=LX types=report_hearing held_on=2026-12-31
org code=QR name=自治区党委 kind=region_committee parent=R
org code=LR name=自治区党建领导小组 kind=leading_small_group parent=QR
org code=QS name=市委 kind=region_committee parent=R
org code=LS name=市党建领导小组 kind=leading_small_group parent=QS
fact org=QR name=level value=region
fact org=LR name=regional_group value=yes
activity org=LR types=report_hearing held_on=2027-12-31
fact org=QS name=level value=city
activity org=LR types=report_hearing held_on=2026-01-01
activity org=LR types=report_hearing held_on=2026-12-31
fact org=C1 name=headcount value=45
fact org=C1 name=retired_members value=5
fact org=C2 name=headcount value=45
fact org=C2 name=retired_members value=6
post person=B1-5 org=C1 role=party_officer full_time=yes from_on=2025-01-01
post person=B2-5 org=C2 role=party_officer full_time=yes from_on=2025-01-01
post person=CX-1 org=CX role=party_officer full_time=yes from_on=2025-01-01
post person=CY-1 org=CY role=party_officer full_time=yes from_on=2025-01-01
activity code=T1 org=GX types=training held_on=2027-12-31
activity code=T2 org=GY types=training held_on=2028-01-01
event code=E61 type=secretary_appointed person=B1-4 occurred_on=2026-07-01
event code=E62 type=secretary_appointed person=B2-4 occurred_on=2026-07-01
event code=E63 type=secretary_appointed person=B2-5 occurred_on=2026-07-01
activity code=T3 org=GW types=training held_on=2026-01-02
activity code=T4 org=GW types=training held_on=2026-01-01
activity code=T5 org=GW types=training held_on=2026-07-02 events=E63
fact org=GX name=level value=city
fact org=GX name=head_in_standing_committee value=yes
fact org=GX name=executive_deputy value=yes
fact org=GY name=level value=county
fact org=C1 name=joint_office value=yes
fact org=U1 name=unit_kind value=institution
fact org=U1 name=one_shoulder value=yes
fact org=U2 name=unit_kind value=institution
X
attend T1 attendee CX-1
attend T2 attendee CY-1
attend T3 attendee B1-4
attend T4 attendee B2-4
attend T5 attendee B2-5
stands <<'X'
hear-reports R 2026-01-01 2027-01-01 done 2/2 2026-12-31
hear-reports R 2027-01-01 2028-01-01 overdue 1/2 2027-12-31
hear-reports-group LX 2026-01-01 2027-01-01 -
hear-reports-group LR 2027-01-01 2028-01-01 overdue 1/2 2027-12-31
hear-reports LX 2026-01-01 2027-01-01 -
hear-reports-group LR 2026-01-01 2027-01-01 done 2/2 2026-12-31
hear-reports QR 2026-01-01 2027-01-01 -
hear-reports QS 2026-01-01 2027-01-01 overdue 0/2 2026-12-31
hear-reports-group LS 2026-01-01 2027-01-01 -
staff-ratio C1 null 2026-11-21 done 1/1 null
staff-ratio C2 null 2026-11-21 unmet 0/1 null
secretary-training GX 2026-01-01 2028-01-01 done 1/1 2027-12-31
secretary-training GY 2026-01-01 2028-01-01 overdue 0/1 2027-12-31 CY
officer-training GX 2026-01-01 2028-01-01 done 1/1 2027-12-31
officer-training GY 2026-01-01 2028-01-01 overdue 0/1 2027-12-31 CY-1
new-secretary-training B1 E61 2026-07-02 done 1/1 2026-07-01
new-secretary-training B2 E62 2026-07-02 overdue 0/1 2026-07-01
new-secretary-training B2 E63 2026-07-02 late 1/1 2026-07-01
work-committee-head GX null 2026-11-21 done 1/1 null
work-committee-head GY null 2026-11-21 unmet 0/1 null
work-committee-head GW null 2026-11-21 -
joint-office C1 null 2026-11-21 done 1/1 null
joint-office C2 null 2026-11-21 unmet 0/1 null
one-shoulder U1 null 2026-11-21 done 1/1 null
one-shoulder U2 null 2026-11-21 unmet 0/1 null
X

# 四·3, 四·4 Inspections, reviews, programmes of the three years 2018 to 2020.
put <<'X'
activity org=GX types=inspection held_on=2026-03-31
activity org=GY types=inspection held_on=2026-04-01
activity org=Z1 types=inspection held_on=2026-03-31
activity org=GX types=half_year_review held_on=2026-06-30
activity org=GY types=half_year_review held_on=2026-07-01
activity org=GX types=plan held_on=2018-03-31
activity org=GX types=plan held_on=2019-04-01
activity org=GX types=plan held_on=2019-12-01
X
stands <<'X'
quarter-inspection GX 2026-01-01 2026-04-01 done 1/1 2026-03-31
quarter-inspection GY 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
quarter-inspection Z1 2026-01-01 2026-04-01 done 1/1 2026-03-31
half-review GX 2026-01-01 2026-07-01 done 1/1 2026-06-30
half-review GY 2026-01-01 2026-07-01 overdue 0/1 2026-06-30
year-programme GX 2018-01-01 2018-04-01 done 1/1 2018-03-31
year-programme GX 2019-01-01 2019-04-01 overdue 0/1 2019-03-31
year-programme GX 2020-01-01 2020-04-01 done 1/1 2020-03-31
year-programme GX 2021-01-01 2021-04-01 -
X
tap_is 'what is meant in general is shown with --all alone' \
    "$(dj --on 2026-11-21 due --format jsonl |
        grep -cE '"rule":"nx6\.(work-committee-head|joint-office|one-shoulder)"')" 0
tap_is 'hours of members and lectures of secretaries stay as the common rules say' \
    "$(due_on 2027-01-01 | grep -cE '^(hours-member B1 2026-01-01 overdue 0/7|committee-lecture C1 2026-01-01 overdue 0/1) ')" 2
tap_is 'hours of leaders are not asked, nor a talk a year' \
    "$(due_on 2027-01-01 | grep -cE '^(hours-leader|regular-talks) ')" 0

# Who may be proposed, who stands low: as the document says.
tap_is 'eligibility, rankings' "$(yards nx6)" \
'资格 grade-cap 年度效能考核评“优秀” heads = 0 or head.grade = excellent
资格 star-award-org 先进基层党组织推荐 star >= 4
资格 star-award-person 优秀共产党员、党务工作者推荐 (status = full or status = probationary) and org.star >= 3
资格 term-award-bar 评先评优：按期换届 not term_late
排名 assessment 年度党建考核排名 按考核得分，后 3 名，连续 2 年靠后
排名 mass-review 群众评议排名靠后的约谈书记 按考核得分（群众评议），后 3 名，约谈后 3 名
排名 meeting-debrief 会议述职：考核成绩靠后的10个 按考核得分，后 10 名
排名 star-demotion 各星级排名靠后的降级 按各星级的评定得分，后 1 名'

# Four stars and three, a term that ends today and one that ended yesterday; a grade of the branch below the best.
put <<'X'
org code=V1 name=四星支部 kind=branch parent=C1
org code=V2 name=三星支部 kind=branch parent=C1
org code=V3 name=二星支部 kind=branch parent=C1
org code=V4 name=无星支部 kind=branch parent=C1
person code=V1-1 name=示四 org=V1 status=full
person code=V2-1 name=示三 org=V2 status=full
person code=V3-1 name=示二 org=V3 status=full
person code=V3-2 name=示二二 org=V3 status=full
person code=V4-1 name=示无 org=V4 status=full
person code=V1-2 name=示预 org=V1 status=probationary
person code=V1-3 name=示积 org=V1 status=activist
org code=VC name=优秀机关党委 kind=committee parent=U1
org code=VD name=良好机关党委 kind=committee parent=U1
person code=V1-4 name=示书 org=V1 status=full
person code=V2-2 name=示书二 org=V2 status=full
person code=V2-3 name=示书三 org=V2 status=full
post person=V2-2 org=VC role=secretary from_on=2025-01-01
post person=V1-4 org=VD role=secretary from_on=2025-01-01
post person=V2-3 org=Z1 role=secretary from_on=2025-01-01
post person=V1-1 org=VC role=secretary from_on=2025-01-01 to_on=2026-11-21
assessment org=VC year=2025 rated_on=2026-01-10 score=95 grade=excellent
assessment org=VD year=2025 rated_on=2026-01-10 score=85 grade=good
post person=V1-1 org=V1 role=secretary from_on=2025-01-01
post person=V2-1 org=V2 role=secretary from_on=2025-01-01
post person=V3-1 org=V3 role=secretary from_on=2025-01-01
star org=V1 year=2025 stars=4 rated_on=2026-01-10
star org=V2 year=2025 stars=3 rated_on=2026-01-10
star org=V3 year=2025 stars=2 rated_on=2026-01-10
term org=V1 elected_on=2023-11-21
term org=V2 elected_on=2023-11-20
assessment org=V1 year=2025 rated_on=2026-01-10 score=95 grade=excellent
assessment org=V2 year=2025 rated_on=2026-01-10 score=90 grade=good
X
judged star-award-org <<'X'
V1 yes
V2 no
V4 no
X
judged star-award-person <<'X'
V1-1 yes
V1-2 yes
V1-3 no
V2-1 yes
V3-1 no
V4-1 no
X
judged term-award-bar <<'X'
V1 yes
V2 no
X
# The head of a committee by the grade of that committee, whatever the branch; of two by the lower; who leads a leading
# group alone heads no basic organisation.
judged grade-cap <<'X'
V1-1 yes
V2-1 no
V3-1 no
V3-2 yes
V2-2 yes
V1-4 no
V2-3 yes
X
put <<'X'
post person=V1-1 org=VD role=secretary from_on=2026-11-21
X
judged grade-cap <<'X'
V1-1 no
X

# Rankings of 2026 by cohort: of twelve the last three and the last ten, of each star the last one. A ranking with
# cohorts of its own takes those alone, and the yearly one none of them. KA was low the year before too.
for n in A B C D E F G H I J K L; do
    echo "org code=K$n name=排名$n kind=branch parent=GW"
done | put
score=90
for n in L K J I H G F E D C B A; do
    echo "assessment org=K$n year=2026 cohort=党群类 rated_on=2027-01-10 score=$score"
    score=$((score - 1))
done | put
put <<'X'
assessment org=KA year=2025 cohort=党群类 rated_on=2026-01-10 score=60
assessment org=KB year=2025 cohort=党群类 rated_on=2026-01-10 score=95
assessment org=KC year=2025 cohort=党群类 rated_on=2026-01-10 score=94
assessment org=KD year=2025 cohort=党群类 rated_on=2026-01-10 score=93
assessment org=KE year=2025 cohort=党群类 rated_on=2026-01-10 score=92
assessment org=KF year=2025 cohort=党群类 rated_on=2026-01-10 score=91
assessment org=KA year=2026 cohort=群众评议 rated_on=2027-01-10 score=90
assessment org=KB year=2026 cohort=群众评议 rated_on=2027-01-10 score=80
assessment org=KC year=2026 cohort=群众评议 rated_on=2027-01-10 score=70
assessment org=KD year=2026 cohort=群众评议 rated_on=2027-01-10 score=60
star org=KA year=2026 stars=4 rated_on=2027-01-10 score=88
star org=KB year=2026 stars=4 rated_on=2027-01-10 score=87
star org=KC year=2026 stars=3 rated_on=2027-01-10 score=60
star org=KD year=2026 stars=3 rated_on=2027-01-10 score=61
X
tap_is 'the last three of the year, one of them twice' "$(ranked assessment 2026 | sed -n '9,$p')" \
    '党群类 9 KD
党群类 10 KC bottom
党群类 11 KB bottom
党群类 12 KA bottom repeat'
tap_is 'the last ten are those of whom some debrief at a meeting' "$(ranked meeting-debrief 2026 | sed -n '1,3p')" \
    '党群类 1 KL
党群类 2 KK
党群类 3 KJ bottom'
tap_is 'the review by the people alone' "$(ranked mass-review 2026)" \
    '群众评议 1 KA
群众评议 2 KB bottom interview
群众评议 3 KC bottom interview
群众评议 4 KD bottom interview'
tap_is 'the last of each star' "$(ranked star-demotion 2026)" \
    '三星级 1 KD
三星级 2 KC bottom
四星级 1 KA
四星级 2 KB bottom'
tap_end
