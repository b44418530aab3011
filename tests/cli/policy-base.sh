#!/bin/sh
# The national regulations (base): each rule on both sides of its number. What 1 does is in time, what 2 does is a day
# late or short. Bases of dues, remittances and runs of months without dues are in dues.sh.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

under base region_committee
put <<'X'
org code=Z1 name=甲厅党组 kind=leading_group parent=R
org code=Z2 name=乙厅党组 kind=leading_group parent=R
org code=C1 name=甲厅机关党委 kind=committee parent=R
org code=C2 name=乙厅机关党委 kind=committee parent=R
org code=C3 name=丙厅机关党委 kind=committee parent=R
org code=Y1 name=甲总支 kind=general_branch parent=C1
org code=Y2 name=乙总支 kind=general_branch parent=C2
org code=B1 name=甲支部 kind=branch parent=C1 committee_from=2025-01-01
org code=B2 name=乙支部 kind=branch parent=C2 committee_from=2025-01-01
org code=B3 name=丙支部 kind=branch parent=C2
org code=G1 name=甲党小组 kind=group parent=B1
org code=G2 name=乙党小组 kind=group parent=B2
org code=D0 name=空支部 kind=branch parent=R
org code=D1 name=一人支部 kind=branch parent=R
org code=D2 name=二人支部 kind=branch parent=R
org code=D5 name=有支委会七人支部 kind=branch parent=R committee_from=2025-01-01
org code=D6 name=六人支部 kind=branch parent=R
org code=D7 name=七人支部 kind=branch parent=R
org code=D8 name=五十人支部 kind=branch parent=R
org code=D9 name=五十一人支部 kind=branch parent=R
X
crowd B1 3
crowd B2 3
crowd D1 1
crowd D2 2
crowd D5 7
crowd D6 6
crowd D7 7
crowd D8 50
crowd D9 51
put <<'X'
person code=D2-3 name=示预备甲 org=D2 status=probationary
person code=D6-7 name=示预备乙 org=D6 status=probationary
post person=B1-1 org=Z1 role=secretary from_on=2025-01-01
post person=B2-1 org=Z2 role=secretary from_on=2025-01-01
post person=B1-1 org=C1 role=secretary from_on=2025-01-01
post person=B2-1 org=C2 role=secretary from_on=2025-01-01
post person=B1-2 org=B1 role=secretary from_on=2025-01-01
post person=B2-2 org=B2 role=secretary from_on=2025-01-01
X

# 支部工作条例 第十一条 to 第十三条, 第十六条: meetings and the theme day; no committee, no meeting of it.
put <<'X'
activity org=B1 types=member_assembly held_on=2026-03-31
activity org=B2 types=member_assembly held_on=2026-04-01
activity org=B1 types=branch_committee；theme_day held_on=2026-01-31
activity org=B2 types=branch_committee；theme_day held_on=2026-02-01
activity org=B1 types=july_first held_on=2026-06-30
activity org=G1 types=group_meeting held_on=2026-01-31
activity org=G2 types=group_meeting held_on=2026-02-01
X
stands <<'X'
assembly-quarterly B1 2026-01-01 2026-04-01 done 1/1 2026-03-31
assembly-quarterly B2 2026-01-01 2026-04-01 overdue 0/1 2026-03-31
branch-committee B1 2026-01-01 2026-02-01 done 1/1 2026-01-31
branch-committee B2 2026-01-01 2026-02-01 overdue 0/1 2026-01-31
branch-committee B3 2026-01-01 2026-02-01 -
group-meeting G1 2026-01-01 2026-02-01 done 1/1 2026-01-31
group-meeting G2 2026-01-01 2026-02-01 overdue 0/1 2026-01-31
theme-day B1 2026-01-01 2026-02-01 done 1/1 2026-01-31
theme-day B2 2026-01-01 2026-02-01 overdue 0/1 2026-01-31
theme-day B1 2026-06-01 2026-07-01 done 1/1 2026-06-30
theme-day B2 2026-06-01 2026-07-01 overdue 0/1 2026-06-30
X

# 第十六条 to 第十九条: once a year each; the lectures by the secretaries themselves, a talk with every member.
put <<'X'
activity code=L1 org=B1 types=lecture held_on=2026-12-31
activity code=L2 org=B2 types=lecture held_on=2027-01-01
activity code=L3 org=C2 types=lecture held_on=2026-12-31
activity org=B1 types=life_meeting；member_review held_on=2026-12-31
activity org=B2 types=life_meeting；member_review held_on=2027-01-01
activity code=K1 org=B1 types=talk held_on=2026-12-31
activity code=K2 org=B2 types=talk held_on=2026-12-31
X
attend L1 speaker B1-1
attend L2 speaker B2-1
attend L3 attendee B2-1
attend K1 attendee B1-1 B1-2 B1-3
attend K2 attendee B2-1 B2-2
stands <<'X'
leader-lecture Z1 2026-01-01 2027-01-01 done 1/1 2026-12-31
leader-lecture Z2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 Z2
committee-lecture C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
committee-lecture C2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 C2
life-meeting B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
life-meeting B2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
member-review B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
member-review B2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31
regular-talks B1 2026-01-01 2027-01-01 done 3/3 2026-12-31
regular-talks B2 2026-01-01 2027-01-01 overdue 2/3 2026-12-31 B2-3
X

# 第四条, 第五条; 机关基层组织工作条例 第七条: full members for a branch and its committee, members for its size.
stands <<'X'
joint-branch B1 null 2026-06-30 done 1/1 null
joint-branch D2 null 2026-06-30 unmet 0/1 null
joint-branch D1 null 2026-06-30 unmet 0/1 null
joint-branch D0 null 2026-06-30 -
branch-size D8 null 2026-06-30 done 1/1 null
branch-size D9 null 2026-06-30 unmet 0/1 null
branch-committee-7 D5 null 2026-06-30 done 1/1 null
branch-committee-7 D7 null 2026-06-30 unmet 0/1 null
branch-committee-7 D6 null 2026-06-30 -
X

# 机关基层组织工作条例 第五条 to 第七条: five years and three, from the day of the election; 180 days before.
put <<'X'
term org=C1 elected_on=2021-07-01
term org=C1 elected_on=2026-07-01
term org=C2 elected_on=2021-07-01
term org=Y1 elected_on=2023-07-01
term org=Y1 elected_on=2026-07-01
term org=Y2 elected_on=2023-07-01
term org=B1 elected_on=2023-07-01
term org=B1 elected_on=2026-07-01
term org=B2 elected_on=2023-07-01
term org=B2 elected_on=2026-07-02
X
stands <<'X'
term-committee C1 2021-07-01 2026-01-01 open 0/1 2026-07-01
term-committee C1 2021-07-01 2026-01-02 due 0/1 2026-07-01
term-committee C1 2021-07-01 2026-07-02 done 1/1 2026-07-01
term-committee C2 2021-07-01 2026-07-02 overdue 0/1 2026-07-01
term-branch Y1 2023-07-01 2026-07-02 done 1/1 2026-07-01
term-branch Y2 2023-07-01 2026-07-01 due 0/1 2026-07-01
term-branch Y2 2023-07-01 2026-07-02 overdue 0/1 2026-07-01
term-branch B1 2023-07-01 2026-07-02 done 1/1 2026-07-01
term-branch B2 2023-07-01 2026-07-02 late 1/1 2026-07-01
X

# A vacancy of 1 March: ninety days are 30 May, thirty before that 30 April. A new secretary of 1 March: 183 days are
# 31 August, thirty before that 1 August.
put <<'X'
event code=E1 type=vacancy org=B1 occurred_on=2026-03-01
event code=E2 type=vacancy org=B2 occurred_on=2026-03-01
event code=E3 type=secretary_appointed person=B1-2 occurred_on=2026-03-01
event code=E4 type=secretary_appointed person=B2-2 occurred_on=2026-03-01
activity org=B1 types=by_election held_on=2026-05-30
activity org=B2 types=by_election held_on=2026-05-31
activity code=N1 org=C1 types=training held_on=2026-08-31
activity code=N2 org=C2 types=training held_on=2026-09-01
X
attend N1 attendee B1-2
attend N2 attendee B2-2
stands <<'X'
vacancy B1 E1 2026-04-29 open 0/1 2026-05-30
vacancy B1 E1 2026-04-30 due 0/1 2026-05-30
vacancy B1 E1 2026-05-31 done 1/1 2026-05-30
vacancy B2 E2 2026-05-31 overdue 0/1 2026-05-30
new-secretary-training B1 E3 2026-07-31 open 0/1 2026-08-31
new-secretary-training B1 E3 2026-08-01 due 0/1 2026-08-31
new-secretary-training B1 E3 2026-09-01 done 1/1 2026-08-31
new-secretary-training B2 E4 2026-09-01 overdue 0/1 2026-08-31
X

# 第三十条: one full-time officer for a hundred, not for a hundred and one; nobody is not enough for a hundred.
put <<'X'
fact org=C1 name=headcount from_on=2025-01-01 value=100
fact org=C2 name=headcount from_on=2025-01-01 value=101
fact org=C3 name=headcount from_on=2025-01-01 value=100
post person=B1-3 org=C1 role=party_officer from_on=2025-01-01 full_time=yes
post person=B2-3 org=C2 role=party_officer from_on=2025-01-01 full_time=yes
X
stands <<'X'
staff-ratio C1 null 2026-06-30 done 1/1 null
staff-ratio C2 null 2026-06-30 unmet 0/1 null
staff-ratio C3 null 2026-06-30 unmet 0/1 null
X

# 32 hours for every member, 56 for those in office, training every year for secretaries; half an hour is short.
put <<'X'
activity code=H1 org=B1 types=training held_on=2026-12-31 hours=32
activity code=H2 org=B1 types=study_day held_on=2026-11-30 hours=24
activity code=H3 org=B2 types=study_day held_on=2026-12-31 hours=31.5
activity code=H4 org=B2 types=lecture held_on=2026-12-30 hours=24
activity code=H5 org=B2 types=training held_on=2027-01-01 hours=8
X
attend H1 attendee B1-1 B1-2 B1-3
attend H2 attendee B1-2
attend H3 attendee B2-1 B2-2 B2-3
attend H4 attendee B2-2
attend H5 attendee B2-1 B2-2 B2-3
stands <<'X'
hours-member B1 2026-01-01 2027-01-01 done 3/3 2026-12-31
hours-member B2 2026-01-01 2027-01-01 overdue 1/3 2026-12-31 B2-1,B2-3
hours-leader B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
hours-leader B2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 B2-2
secretary-training B1 2026-01-01 2027-01-01 done 1/1 2026-12-31
secretary-training C1 2026-01-01 2027-01-01 done 1/1 2026-12-31
secretary-training C2 2026-01-01 2027-01-01 overdue 0/1 2026-12-31 C2
secretary-training C2 2027-01-01 2027-01-01 done 1/1 2027-12-31
X

# 中组发〔2008〕3号: the share of the whole base, the bound itself in the lower one; from April 2008.
rm -f "$DANGJIAN_DB"*
tap_run 'a branch since 2008' dj init --policy base --code R --kind branch --name 示例 --since 2008-01-01
while read -r code category base _; do
    dj add person code="$code" name="示$code" org=R status=full since_on=2000-01-01 category="$category" dues_base="$base"
done <<'X' >/dev/null 2>"$work/err"
W1 working 3000
W2 working 3000.01
W3 working 5000
W4 working 5000.01
W5 working 10000
W6 working 10000.01
E1 enterprise 3000
E2 enterprise 3000.01
E3 enterprise 5000
E4 enterprise 5000.01
E5 enterprise 10000
E6 enterprise 10000.01
R1 retired 5000
R2 retired 5000.01
S1 student
U1 unemployed
X
fees() {
    dj report dues --period "$1" --format csv | sed 1d | cut -d , -f 3,7 | tr ',' ' '
}
april='E1 15.00
E2 30.00
E3 50.00
E4 75.00
E5 150.00
E6 200.00
R1 25.00
R2 50.00
S1 0.20
U1 0.20
W1 15.00
W2 30.00
W3 50.00
W4 75.00
W5 150.00
W6 200.00'
tap_is 'what each owes' "$(fees 2026-07)" "$april"
tap_is 'in the first month' "$(fees 2008-04)" "$april"
tap_is 'before it nobody knows' "$(fees 2008-03 | cut -d ' ' -f 2 | sort -u)" ''
tap_end
