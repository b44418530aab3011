#!/bin/sh
# What check finds as an inspector would, each on both sides of its boundary.
. "${srcdir:=.}/tests/cli/lib.sh"

# found GROUP: what check says of that kind, a line each: code, then the text without the organisation.
found() {
    dj check --format jsonl 2>/dev/null |
        sed -n "s/.*\"group\":\"$1\".*\"code\":\"\\([^\"]*\\)\".*\"text\":\"[^）]*）\\(.*\\)\",\"fix\".*/\\1 | \\2/p"
}

fresh
DANGJIAN_TODAY=2026-06-20
{
    dj add org code=B1 name=一支部 kind=党支部 parent=1 founded_on=2026-02-01
    dj add org code=B2 name=二支部 kind=党支部 parent=1
    dj add org code=G1 name=一小组 kind=党小组 parent=B1
    for n in 1 2 3 4; do
        dj add person code=P$n name=党员$n org=B2 since_on=2020-01-01 status=full joined_on=2010-01-01 full_on=2011-01-01
    done
    dj add person code=P5 name=预备 org=B2 since_on=2020-01-01 status=probationary joined_on=2026-01-01
} >/dev/null 2>&1
DANGJIAN_TODAY=2026-11-21
tap_is 'nothing to ask but for a term that nobody recorded' \
    "$(dj check --format jsonl 2>/dev/null | sed 's/.*"group":"\([a-z_]*\)".*"code":"\([A-Z0-9]*\)".*/\1 \2/')" 'structure B1
structure B2'

# A day of joining alone says nothing of the stage; another status, a day of the end of the probation
# or a day that is still to come leaves nothing to ask. 中共党员 in a roster is a full member.
{
    dj add person code=S1 name=无期 org=B2 since_on=2020-01-01 joined_on=2010-01-01
    dj add person code=S2 name=有期 org=B2 since_on=2020-01-01 joined_on=2010-01-01 full_on=2011-01-01
    dj add person code=S3 name=将来 org=B2 since_on=2020-01-01 joined_on=2026-11-22
    printf '姓名,所在组织,政治面貌,入党日期\n名册,B2,中共党员,2010-01-01\n名册二,B2,中共预备党员,2026-01-01\n' |
        dj import person -
} >"$work/out" 2>&1
tap_is 'who is a member cannot be told' "$(found tree)" \
    'S1 | S1 无期（S1）有入党日期 2010-01-01，没有转正日期，也没有党员状态：现在不算党员，请补填一项。'
tap_is 'words of a roster' "$(dj list person --format csv | sed -n 's/.*\(名册二*\),.*,\(full\|probationary\),.*/\1 \2/p')" \
    '名册 full
名册二 probationary'
for code in S1 S2 S3 P000001 P000002; do dj delete person "$code" >/dev/null 2>&1; done

# A member whom nobody placed is counted nowhere; an activist, one who left, and one who is still to
# join are no members.
{
    dj add person code=N1 name=无家 status=full
    dj add person code=N2 name=无家二 joined_on=2026-11-21 probation_until=2027-11-21
    dj add person code=N3 name=积极 status=activist
    dj add person code=N4 name=走了 status=full left_on=2026-01-01 left_reason=调出
    dj add person code=N5 name=将来 joined_on=2026-11-22
} >/dev/null 2>&1
tap_is 'members of no organisation' "$(found tree)" \
    'N1 | N1 无家（N1）没有填所在组织：不算在任何支部里，请补填。
N2 | N2 无家二（N2）没有填所在组织：不算在任何支部里，请补填。'
dj set person N1 org=B2 since_on=2026-11-21 >/dev/null 2>&1
tap_is 'placed' "$(found tree | grep -c N1)" 0
for code in N1 N2 N3 N4 N5; do dj delete person "$code" >/dev/null 2>&1; done

# Ten years before 21 November 2026 the one term had ended on the 20th, the other ends on the 21st.
# Where one came later, or the organisation is no more, the old one is history.
{
    dj add org code=E1 name=三支部 kind=党支部 parent=1 founded_on=2000-01-01 dissolved_on=2026-11-21
    dj add term org=E1 elected_on=2013-11-20 years=3
    dj add term org=B1 elected_on=2013-11-21 years=3
    dj add term org=1 elected_on=2011-11-20
    dj add term org=B2 elected_on=1924-03-05
} >/dev/null 2>&1
long='以前就该届满，以后没有换届的记录：年份写错的请改正，没有写错的请补录后来各届。'
tap_is 'terms that ended long ago' "$(found terms)" \
    "1/2011-11-20 | 1/2011-11-20 2011-11-20 当选的这一届，早在 2016-11-20 $long
B2/1924-03-05 | B2/1924-03-05 1924-03-05 当选的这一届，早在 1929-03-05 $long"
dj add term org=B2 elected_on=2025-03-05 >/dev/null 2>&1
tap_is 'one came later' "$(found terms | grep -c B2)" 0
tap_is 'said when it is entered' "$(dj add term org=B2 elected_on=1930-01-01 years=3 2>&1 >/dev/null)" ''
for key in E1/2013-11-20 B1/2013-11-21 1/2011-11-20 B2/1924-03-05 B2/1930-01-01 B2/2025-03-05; do
    dj delete term "$key" >/dev/null 2>&1
done
tap_is 'and of the one term there is' "$(dj add term org=B2 elected_on=1930-01-01 years=3 2>&1 >/dev/null)" \
    "1930-01-01 当选的这一届，早在 1933-01-01 $long"
dj delete term B2/1930-01-01 >/dev/null 2>&1
dj delete org E1 >/dev/null 2>&1

# Four full members: three are more than half, two are not; a probationary member has no vote. A meeting of the
# committee needs half.
{
    for m in 13 14; do
        dj add activity code=M$m org=B2 types=member_assembly held_on=2026-11-$m
        dj add attendance activity=M$m person=P1 role=attendee status=present
        dj add attendance activity=M$m person=P2 role=host status=present
        dj add attendance activity=M$m person=P5 role=attendee status=present
    done
    dj add attendance activity=M14 person=P3 role=attendee status=present
    dj add activity code=V1 org=B2 types=member_assembly held_on=2026-11-15 votes='换届: 10/5/5/0/0'
    dj add activity code=V2 org=B2 types=member_assembly held_on=2026-11-16 votes='换届: 10/6/6/0/0'
    dj add activity code=V3 org=B2 types=branch_committee held_on=2026-11-15 votes='评优: 4/2/2/0/0'
    dj add activity code=V4 org=B2 types=branch_committee held_on=2026-11-16 votes='评优: 5/2/2/0/0'
    dj add activity code=V5 org=B2 types=branch_committee held_on=2026-11-17 votes='评优: 5/4/2/1/0'
    dj add activity code=V6 org=B2 types=branch_committee held_on=2026-11-18 votes='评优: 5/6/6/0/0'
} >/dev/null 2>&1
tap_is 'quorum: votes, then lists' "$(found quorum)" 'V1 | V1 2026-11-15 表决“换届”：应到 10，实到 5，不足法定人数。
V4 | V4 2026-11-16 表决“评优”：应到 5，实到 2，不足法定人数。
M13 | M13 2026-11-13 党员大会：正式党员 4 名，到会 2 名，没有过半数。'
tap_is 'votes that do not add up' "$(found votes)" 'V5 | V5 2026-11-17 表决“评优”：赞成、反对、弃权共 3，实到 4。
V6 | V6 2026-11-18 表决“评优”：实到 6 多于应到 5。'

# P1 was in T1 from nine to ten: T2 begins at ten, T3 within it, T4 on another day, T5 has no hour.
{
    dj add activity code=T1 org=B2 types=talk held_on=2026-11-19 start_time=09:00 end_time=10:00
    dj add activity code=T2 org=B2 types=talk held_on=2026-11-19 start_time=10:00 end_time=11:00
    dj add activity code=T3 org=B2 types=talk held_on=2026-11-19 start_time=09:59
    dj add activity code=T4 org=B2 types=talk held_on=2026-11-18 start_time=09:30
    dj add activity code=T5 org=B2 types=talk held_on=2026-11-19
    for m in 1 2 4 5; do
        dj add attendance activity=T$m person=P1 role=attendee status=present
    done
} >/dev/null 2>&1
tap_is 'one after the other is no fault' "$(found twice)" ''
dj add attendance activity=T3 person=P1 role=attendee status=leave >/dev/null 2>&1
tap_is 'nor one that was not attended' "$(found twice)" ''
dj set attendance T3/P1/attendee status=present >/dev/null 2>&1
tap_is 'one person in two places' "$(found twice)" \
    'T3 | T3 2026-11-19：党员1（P1）同一时间又在 T1（09:59，09:00—10:00）。'

# Who led it was there; on the list as one who was not, that does not agree.
{
    dj add activity code=W1 org=B2 types=lecture held_on=2026-11-17
    dj add attendance activity=W1 person=P2 role=host status=present
    dj add attendance activity=W1 person=P2 role=attendee status=present
    dj add attendance activity=W1 person=P3 role=attendee status=leave
} >/dev/null 2>&1
tap_is 'the one who led it was there' "$(found quorum | grep W1)" ''
dj set attendance W1/P2/attendee status=leave >/dev/null 2>&1
tap_is 'or was not' "$(found quorum | grep W1)" \
    'W1 | W1 2026-11-17 党员2（P2）是主持人或主讲人，出席名单里却记着没有到，请核对。'
dj delete activity W1 >/dev/null 2>&1

text='会议传达了上级文件并讨论了本支部下一步工作安排'
{
    dj add activity code=S1 org=B2 types=talk held_on=2026-11-20 content="$text"
    dj add activity code=S2 org=B1 types=talk held_on=2026-11-20 content="$text。"
    dj add activity code=S3 org=B1 types=talk held_on=2026-11-20 content=同上
    dj add activity code=S4 org=B2 types=talk held_on=2026-11-19 content=同上
} >/dev/null 2>&1
tap_is 'other words, or very short ones' "$(found same_text)" ''
dj set activity S2 content="$text" >/dev/null 2>&1
tap_is 'the same minutes' "$(found same_text)" 'S2 | S2 2026-11-20 的内容与 S1（2026-11-20）一字不差。'

# B1 lives from 1 February; its group with it.
dj add activity code=L1 org=B1 types=talk held_on=2026-02-01 >/dev/null 2>&1
tap_is 'the first day of its life' "$(found life)" ''
dj add activity code=L2 org=B1 types=talk held_on=2026-01-31 >/dev/null 2>&1
dj add activity code=L3 org=G1 types=group_meeting held_on=2026-01-31 >/dev/null 2>&1
tap_is 'the day before' "$(found life)" 'L2 | L2 2026-01-31 开展，而本组织 2026-02-01 才成立。
L3 | L3 2026-01-31 开展，而所属党支部 2026-02-01 才成立。'

# Typed on 21 November: the 14th is seven days ago.
tap_is 'typed after more than a week' "$(found late_entry)" 'L2 | L2 2026-01-31 开展，2026-11-21 补录，晚 294 天。
L1 | L1 2026-02-01 开展，2026-11-21 补录，晚 293 天。
M13 | M13 2026-11-13 开展，2026-11-21 补录，晚 8 天。
L3 | L3 2026-01-31 开展，2026-11-21 补录，晚 294 天。'
for n in 1 2 3 4 5; do
    dj add activity org=G1 types=group_meeting held_on=2026-03-0$n >/dev/null 2>&1
done
tap_is 'many at once are one finding' "$(found late_entry | sed -n '$p')" \
    'L3 | L3 2026-11-21 一天补录 6 条（2026-01-31 至 2026-03-05 开展）。'

# Secretaries one after the other; terms in their order.
{
    dj add post person=P1 org=B2 role=secretary from_on=2024-01-01 to_on=2026-01-01
    dj add post person=P2 org=B2 role=secretary from_on=2026-01-01
    dj add term org=B2 elected_on=2020-01-01 number=1
    dj add term org=B2 elected_on=2023-01-01 number=2
} >/dev/null 2>&1
tap_is 'one after the other' "$(found terms)" ''
dj set post P1/B2/secretary/2024-01-01 to_on=2026-01-02 >/dev/null 2>&1
dj set term B2/2020-01-01 number=2 >/dev/null 2>&1
tap_is 'two at once; a number that does not follow' "$(found terms)" \
    'B2/2023-01-01 | B2/2023-01-01 2023-01-01 当选的是第 2 届，而 2020-01-01 当选的是第 2 届。
P2/B2/secretary/2026-01-01 | P2/B2/secretary/2026-01-01 党员1（P1）与 党员2（P2）同时任书记。'

# A post from the day of joining on, and one of the day before; on a committee one is full from the
# day the probation ends. Who leads a group, and who has left the committee, is no question.
{
    dj add person code=Q1 name=预一 org=B1 since_on=2020-01-01 status=probationary joined_on=2025-11-20
    dj add person code=Q2 name=预二 org=B1 since_on=2020-01-01 joined_on=2025-11-20 full_on=2026-11-21
    dj add post person=Q2 org=B1 role=publicity_member from_on=2025-11-20
    dj add post person=Q1 org=B1 role=group_leader from_on=2025-11-20
    dj add post person=Q1 org=B1 role=member from_on=2026-01-01 to_on=2026-11-21
} >/dev/null 2>&1
tap_is 'on the day of joining; full since today' "$(found terms | grep Q)" ''
early='预一（Q1）自 2025-11-19 任职，早于入党日期 2025-11-20，请核对这两个日期。'
tap_is 'a day before it add says so' \
    "$(dj add post person=Q1 org=B1 role=discipline_member from_on=2025-11-19 2>&1 | tail -1)" "$early"
tap_is 'and check' "$(found terms | grep Q)" \
    "Q1/B1/discipline_member/2025-11-19 | Q1/B1/discipline_member/2025-11-19 $early"
probation='预一（Q1）现在是预备党员（2025-11-20 入党），任支部或党委的职务，请核对。'
dj delete post Q1/B1/discipline_member/2025-11-19 >/dev/null 2>&1
tap_is 'on probation add says so' \
    "$(dj add post person=Q1 org=B1 role=discipline_member from_on=2025-11-20 2>&1 | tail -1)" "$probation"
dj set person Q2 full_on=2026-11-22 >/dev/null 2>&1
tap_is 'and check, of who becomes full tomorrow too' "$(found terms | grep Q)" \
    "Q1/B1/discipline_member/2025-11-20 | Q1/B1/discipline_member/2025-11-20 $probation
Q2/B1/publicity_member/2025-11-20 | Q2/B1/publicity_member/2025-11-20 预二（Q2）现在是预备党员（2025-11-20 入党），任支部或党委的职务，请核对。"
tap_is 'a full one is nothing to tell' \
    "$(dj add post person=P1 org=B1 role=youth_member from_on=2026-01-01 2>&1 | tail -1)" P1/B1/youth_member/2026-01-01
dj delete person Q1 >/dev/null 2>&1
dj delete person Q2 >/dev/null 2>&1

# Three of nine are a third, three of eight are more; one of one is more than a third too. Results want a number.
{
    for n in 1 2 3 4 5 6 7 8 9; do
        dj add person code=R$n name=评$n org=B1 since_on=2026-03-01 status=full
    done
    for n in 1 2 3; do
        dj add review person=R$n year=2026 result=excellent held_on=2026-11-20 file_no=$n
    done
    for n in 4 5 6 7 8; do
        dj add review person=R$n year=2026 result=qualified held_on=2026-11-20 file_no=$n
    done
} >/dev/null 2>&1
tap_is 'three of eight excellent' "$(found review)" 'B1 | 2026 年度民主评议评定 8 名，优秀 3 名，超过三分之一。'
dj add review person=R9 year=2026 result=qualified held_on=2026-11-20 >/dev/null 2>&1
tap_is 'three of nine, and one without a number' "$(found review)" 'B1 | 2026 年度民主评议有 1 名的结果没有档案号。'
dj set person R9 org=B2 since_on=2026-11-20 >/dev/null 2>&1
tap_is 'who had moved on that day is reviewed there' "$(found review)" \
    'B1 | 2026 年度民主评议评定 8 名，优秀 3 名，超过三分之一。
B2 | 2026 年度民主评议有 1 名的结果没有档案号。'

dj add org code=C1 name=另一机关 kind=机关党委 >/dev/null 2>&1
dj add org code=B3 name=三支部 kind=党支部 parent=C1 >/dev/null 2>&1
tap_is 'an organisation that hangs on nothing' "$(found tree)" 'C1 | 没有上级组织，也不是最上面的一个。'
dj set org C1 parent=1 >/dev/null 2>&1
tap_is 'it has one above it' "$(found tree)" ''
dj set org C1 dissolved_on=2026-11-22 >/dev/null 2>&1
dj set org B2 dissolved_on=2026-11-22 >/dev/null 2>&1
tap_is 'the day before it is dissolved' "$(found tree)" ''
dj set org C1 dissolved_on=2026-11-21 >/dev/null 2>&1
dj set org B2 dissolved_on=2026-11-21 >/dev/null 2>&1
tap_is 'below, and in, what is dissolved' "$(found tree | sed 's/ |.*P[2-5].*//' | head -2)" \
    'B3 | 上级组织 C1 已于 2026-11-21 撤销。
P1 | P1 党员1（P1）还在本组织，而本组织 2026-11-21 已撤销。'
tap_is 'only below the one that is asked' "$(dj --org B1 check --format jsonl 2>/dev/null | grep -c '"org":"B2"')" 0

# Weights come to 100, or it is said; points are at most the weight.
{
    dj add criterion code=C1 org=1 year=2026 cohort=甲 name=制度 weight=60
    dj add criterion code=C2 org=1 year=2026 cohort=甲 name=作用 weight=40
    dj add score criterion=C1 org=B1 points=60
} >/dev/null 2>&1
tap_is 'a hundred, and all of the points' "$(found scores)" ''
dj set criterion C2 weight=39.99 >/dev/null 2>&1
tap_is 'a hundredth less' "$(found scores)" '1 | 2026 年度（甲）考核指标 2 项，分值合计 99.99，应为 100。'
dj set criterion C2 weight=40 >/dev/null 2>&1
dj set score C1/B1// points=60.01 >/dev/null 2>&1
tap_is 'more than the weight' "$(found scores)" 'C1/B1// | C1/B1// 一支部的“制度”得 60.01 分，超过分值 60。'
tap_end
