#!/bin/sh
# Rows of a roster that are no records are told, never imported, never silent; members of whom nobody
# can tell the stage are told, too.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

fresh >/dev/null
dj add org code=B1 name=甲支部 kind=党支部 parent=1 >/dev/null

# names: who is on the roster.
names() {
    dj list person --format csv | sed 1d | cut -d, -f2 | tr '\n' ' '
}

cat >"$work/roster.csv" <<'X'
序号,姓名,所在支部,入党日期,转正日期,备注
1,王芳,B1,2001-07-01,2002-07-01,
2,李强,B1,2001-07-01,2002-07-01,合计另报
小计,2人,,,,
3,赵明,B1,2001-07-01,2002-07-01,
,合 计：,3人,,,
总计3人,,,,,
序号,姓名,所在支部,入党日期,转正日期,备注
填表人：周某,,审核人：吴某,,2026年11月1日,
,注：本表一式两份,,,,
,以上名单属实。,,,,
4,,,,,
单位（盖章）：,,,,,
X
imports 'three people, and no more' '3 created, 0 updated, 0 unchanged, 0 refused' person "$work/roster.csv"
tap_is 'by their names' "$(names)" '王芳 李强 赵明 '
tap_is 'each other row is told by its number; one with its number alone says nothing' \
    "$(grep '^不是记录' "$work/err")" \
    '不是记录、没有导入的 8 条：第 4 行“小计 2人”、第 6 行“合 计： 3人”、第 7 行“总计3人”、第 8 行“表头又一次”、第 9 行“填表人：周某 审核人：吴某 2026年11月1日”、第 10 行“注：本表一式两份”、第 11 行“以上名单属实。”、第 13 行“单位（盖章）：”'

# What begins like it is a record all the same.
dj add activity code=H1 org=B1 types=lecture held_on=2026-01-05 >/dev/null
printf '主题,组织,活动类型,召开日期\n总计划部署,B1,党课,2026-02-01\n小计划,B1,党课,2026-02-02\n' >"$work/plans.csv"
printf '累计3次未参加组织生活的,B1,党课,2026-02-03\n说明：怎样记好会议,B1,党课,2026-02-04\n' >>"$work/plans.csv"
imports 'plans are no totals' '4 created, 0 updated, 0 unchanged, 0 refused' activity "$work/plans.csv"

# A cell that says what the one above it says means the same, and is as wrong; another one is read.
cat >"$work/again.csv" <<'X'
组织,活动类型,召开日期,主题
甲支部,党课,2026-03-01,甲
甲支部,党课,2026-03-02,乙
,党课,2026-03-03,丙
B1,党课,2026年3月4日,丁
甲支部,第三课,2026-03-40,戊
甲支部,第三课,2026-03-40,己
乙支部,党课,2026-03-40,庚
乙支部,党课,2026-03,辛
乙支部,党课,2026-03,壬
X
imports 'lines that repeat each other' '3 created, 0 updated, 0 unchanged, 6 refused' activity \
    "$work/again.csv" --valid-only
tap_is 'the same cell again is the same complaint' \
    "$(sed -n 's/^\(第 [0-9]* 行，[^：]*\)：.*/\1/p' "$work/err" | tr '\n' ' ')" \
    '第 4 行，组织 第 6 行，活动类型 第 6 行，召开日期 第 7 行，活动类型 第 7 行，召开日期 第 8 行，召开日期 第 9 行，召开日期 第 10 行，召开日期 '
tap_is 'each on its day, at the branch that was named' \
    "$(dj list activity --format csv | grep ',[甲乙丁],' | cut -d, -f2,4,9 | tr '\n' ' ')" \
    'B1,2026-03-01,甲 B1,2026-03-02,乙 B1,2026-03-04,丁 '

# Joined, and nothing else: counted nowhere, and said so. One day ahead is no question.
cat >"$work/stage.csv" <<'X'
姓名,所在支部,入党日期,转正日期,党员状态
说不清,B1,2025-11-21,,
今天,B1,2026-11-21,,
明天,B1,2026-11-22,,
预备,B1,2025-12-01,,预备党员
正式,B1,2020-12-01,2021-12-01,
X
imports 'all come in' '5 created, 0 updated, 0 unchanged, 0 refused' person "$work/stage.csv"
tap_is 'two of them are asked about' "$(grep '^有入党日期' "$work/err")" \
    '有入党日期而没有转正日期和党员状态、现在不算党员的（正式党员请补转正日期，预备党员请填党员状态） 2 条：第 2 行 说不清、第 3 行 今天'
tap_is 'codes that were made are said to stay' "$(grep '^编号没有填' "$work/err")" \
    '编号没有填、由程序定的（以后不再改；要用自己的编号，请填好再导入） 5 条：P000004、P000005、P000006、P000007、P000008'

# Headers as rosters have them, with breaks of their lines; 年龄 and 党龄 come out of other columns.
cat >"$work/wide.csv" <<'X'
序号,编 码,党员姓名,"身份
证号码",组织关系所在党支部,"加入党组织
时间",预备党员转正时间,党员身份,现任职务,联系方式,年龄,党龄
1,W1,宽某,11010519491231002X,甲支部,2001-07-01,2002-07-01,正式党员,科员,13800001234,76,24
X
imports 'words of real rosters' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/wide.csv"
tap_is 'each where it belongs' "$(dj export person --private 核对 | tr -d '\r' | sed -n 's/^W1,//p')" \
    '宽某,,,,11010519491231002X,B1,,,,,full,2001-07-01,2002-07-01,,,科员,13800001234,,,'
printf '"联 系\n方 法",姓名\n1,乙某\n' >"$work/broken.csv"
answers 'an unknown one is told in one line' 2 '“联 系方 法”' dj import person "$work/broken.csv"

# Whoever is refused for the membership leaves neither a person nor one of it; the others have both.
dj add org code=B8 name=丙支部 kind=党支部 parent=1 >/dev/null
dj add org code=B8-1 name=丙支部第一党小组 kind=党小组 parent=B8 >/dev/null
cat >"$work/groups.csv" <<'X'
code,name,org,group,since_on,left_on
M1,孙一,B1,,2020-01-01,
M2,孙二,B1,B8-1,2020-01-01,
M3,孙三,B8-1,,2020-01-01,
M4,孙四,,,,
M5,孙五,B8,B8-1,2020-01-01,2021-01-01
X
# ours ENTITY: those of the file.
ours() {
    dj export "$1" | tr -d '\r' | grep '^M' | cut -d, -f"$2"
}
refuses 'a group of another branch, a group for a branch' '不属于' \
    '0 created, 0 updated, 0 unchanged, 2 refused' person "$work/groups.csv"
imports 'the others come in' '3 created, 0 updated, 0 unchanged, 2 refused' \
    person "$work/groups.csv" --valid-only
tap_is 'the persons' "$(ours person 1)" 'M1
M4
M5'
tap_is 'their memberships' "$(ours membership 1-5)" 'M1,B1,,2020-01-01,
M5,B8,B8-1,2020-01-01,2021-01-01'
tap_run 'the journal and the marks hold' sh -c '"$DANGJIAN" check >/dev/null'
tap_run 'one undo' dj undo
tap_is 'takes all of it back' "$(ours person 1)$(ours membership 1)" ''
tap_end
