#!/bin/sh
# One thing recorded twice: asked about by import, told by add and check, and never of two things a
# clerk would call two.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

# pairs: what check says of doubles, a line each: the later code and the earlier one.
pairs() {
    dj check --format jsonl 2>/dev/null |
        sed -n 's/.*"group":"alike".*"code":"\([^"]*\)".*与 \([^（]*\)（.*/\1 \2/p'
}
# held CODE FIELD=VALUE...: an activity of B1 on 2026-05-12.
held() {
    code=$1
    shift
    dj add activity code="$code" org=B1 held_on=2026-05-12 "$@" >/dev/null 2>"$work/said"
}

fresh >/dev/null
dj add org code=B1 name=甲支部 kind=党支部 parent=1 >/dev/null
dj add org code=B2 name=乙支部 kind=党支部 parent=1 >/dev/null

# Meetings. Each of these differs from all others in what a clerk tells meetings apart by.
held L1 types=lecture start_time=09:00 theme=学党章
held L2 types=lecture start_time=14:30 theme=学党章
held L3 types=lecture theme=学条例
held A1 types=member_assembly
dj add activity code=L4 org=B2 held_on=2026-05-12 types=lecture start_time=09:00 >/dev/null
dj add activity code=L5 org=B1 held_on=2026-05-13 types=lecture start_time=09:00 >/dev/null
held T1 types=talk
held T2 types=talk
held D1 types=document theme=通知一
held N1 types=document theme=二〇六号
held N2 types=document theme=二六号
held D2 types=document theme=通知二
tap_is 'two classes of a day, talks, documents, other days and branches are two' "$(pairs)" ''

# The same hour; no hour, and the same theme but for its marks; a type in common and nothing that
# tells them apart; visits by what they share.
held M1 types=lecture start_time=09:00 theme=学习党章
tap_is 'add says it, and saves' "$(cat "$work/said")" \
    '与 L1（2026-05-12 09:00 党课“学党章”）可能是同一次：重复的请删去一条；确是两次的请各填开始时间或主题。'
held M2 types=lecture theme='学条例。'
held M3 types='member_assembly;member_review' theme=选举
held D3 types=document theme='“通知二”'
tap_is 'the hour, the theme, a type' "$(pairs)" 'M1 L1
M2 L3
M3 A1
D3 D2'
for code in M1 M2 M3 D3; do dj delete activity $code >/dev/null 2>&1; done

# With whom: known of both, and the same.
dj add person code=P1 name=张三 org=B1 joined_on=2001-07-01 full_on=2002-07-01 >/dev/null
dj add person code=P2 name=李四 org=B1 joined_on=2001-07-01 full_on=2002-07-01 >/dev/null
dj add attendance activity=T1 person=P1 role=partner status=present >/dev/null
dj add attendance activity=T2 person=P2 role=partner status=present >/dev/null
tap_is 'talks with two people' "$(pairs)" ''
held T3 types=talk
dj add attendance activity=T3 person=P1 role=partner status=present >/dev/null
tap_is 'twice with one' "$(pairs)" 'T3 T1'
dj delete attendance T3/P1/partner >/dev/null 2>&1
dj delete activity T3 >/dev/null 2>&1

# Members: name, branch and day of joining; what is written differently of them makes them two.
dj add person code=P3 name=张三 org=B1 joined_on=2001-07-02 full_on=2002-07-02 >/dev/null
dj add person code=P4 name=张三 org=B2 joined_on=2001-07-01 full_on=2002-07-01 >/dev/null
dj add person code=P5 name=李四 org=B1 joined_on=2001-07-01 full_on=2002-07-01 left_on=2026-01-01 >/dev/null
tap_is 'another day, another branch, one who left' "$(pairs)" ''
dj add person code=P6 name=张三 org=B1 joined_on=2001-07-01 birth_on=1980-01-01 >/dev/null 2>"$work/said"
tap_is 'add says it of a member' "$(cat "$work/said")" \
    '与 P1（张三，2001-07-01 入党）可能是同一个人：重复的请删去一条；确是两个人的请各填出生日期或身份证号。
核对过、确是两个人的请登记（dangjian add namesake person=P6 other=P1）。'
tap_is 'check, too' "$(pairs)" 'P6 P1'
dj set person P1 birth_on=1981-01-01
tap_is 'two birthdays are two people' "$(pairs)" ''
dj delete person P6 >/dev/null 2>&1

# Organisations of one name side by side.
dj add org code=G1 name=第一党小组 kind=党小组 parent=B1 >/dev/null
dj add org code=G2 name=第一党小组 kind=党小组 parent=B2 >/dev/null
tap_is 'groups of two branches' "$(pairs)" ''
dj add org code=B3 name=甲支部 kind=党支部 parent=1 >/dev/null 2>&1
tap_is 'branches of one name' "$(pairs)" 'B3 B1'
dj delete org B3 >/dev/null 2>&1

# Import: refused until it is said what it is.
printf '编号,组织,活动类型,召开日期,主题\nX1,B1,党课,2026-05-12,学条例\nX2,B1,党课,2026-06-12,\n' >"$work/a.csv"
refuses 'a meeting with another code' '与 L3（2026-05-12 党课“学条例”）可能是同一次：是同一次的请在编号里填 L3；' \
    '0 created, 0 updated, 0 unchanged, 1 refused' activity "$work/a.csv"
imports 'the rest can go in' '1 created, 0 updated, 0 unchanged, 1 refused' activity "$work/a.csv" --valid-only --dry-run
imports 'it is that one: as its line says' '1 created, 1 updated, 0 unchanged, 0 refused' activity "$work/a.csv" \
    --alike same --dry-run --map 主题=note
imports 'it is another one' '2 created, 0 updated, 0 unchanged, 0 refused' activity "$work/a.csv" --alike new
imports 'it is there by its code then' '0 created, 0 updated, 2 unchanged, 0 refused' activity "$work/a.csv"
answers 'no other word' 2 'new 或 same' dj import activity "$work/a.csv" --alike maybe
printf '编号,组织,活动类型,召开日期\nY1,B2,党课,2026-07-01\nY2,B2,党课,2026-07-01\n' >"$work/twice.csv"
refuses 'two lines of one file' '第 3 行：与第 2 行（2026-07-01 党课）可能是同一次：是同一次的只留一行；' \
    '0 created, 0 updated, 0 unchanged, 1 refused' activity "$work/twice.csv"

dj add org code=Z1 name=第一党支部 kind=党支部 parent=B2 >/dev/null
# Organisations without a code: by name and place; one that stands elsewhere may have moved.
printf '名称,类型,上级组织\n第一党小组,党小组,B1\n第一党小组,党小组,B2\n' >"$work/o.csv"
imports 'each is the one under its branch' '0 created, 0 updated, 2 unchanged, 0 refused' org "$work/o.csv"
printf '名称,类型,上级组织\n乙支部,党支部,B1\n第一党支部,党支部,B1\n' >"$work/o.csv"
refuses 'has it moved?' '已有同名的 B2（上级 县直机关）：是同一个组织的请在编号里填 B2；' \
    '0 created, 0 updated, 0 unchanged, 1 refused' org "$work/o.csv"
refuses 'one answer for all moves no organisation' '已有同名的 B2（上级 县直机关）' \
    '0 created, 0 updated, 0 unchanged, 1 refused' org "$work/o.csv" --alike same
printf '编号,名称,类型,上级组织\nB2,乙支部,党支部,B1\n,第一党支部,党支部,B1\n' >"$work/o.csv"
imports 'yes: it is that one' '1 created, 1 updated, 0 unchanged, 0 refused' org "$work/o.csv"
tap_is 'under its new place' "$(dj list org --format csv | grep -c '^B2,乙支部,.*,branch,B1,')" 1
tap_is 'where its code was not given, what was made is told' \
    "$(grep '编号没有填' "$work/err")" '编号没有填、由程序定的（以后不再改；要用自己的编号，请填好再导入） 1 条：O000001'
tap_end
