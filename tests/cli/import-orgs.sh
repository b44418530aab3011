#!/bin/sh
# A roster that comes before its branches, or writes their names in its own way: nothing is made or
# taken unasked, what is made comes with the rows and goes with them.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

fresh >/dev/null
dj add org code=JW name=县直机关党委 short_name=机关党委 kind=机关党委 parent=1 >/dev/null

# says NAME LINE: a line of what the last import said.
says() {
    tap_is "$1" "$(grep -F -- "$2" "$work/err" | head -n 1)" "$2"
}

cat >"$work/roster.csv" <<'X'
姓名,所在支部,党小组,入党日期,转正日期
王芳,第一党支部,第一党小组,2001-07-01,2002-07-01
李强,第一党支部,第二党小组,2001-07-01,2002-07-01
张伟,第二党支部,第一党小组,2001-07-01,2002-07-01
刘洋,离退休第二党支部,,2001-07-01,2002-07-01
陈静,第二支部,,2001-07-01,2002-07-01
赵明,办公室,,2001-07-01,2002-07-01
周某,B77,,2001-07-01,2002-07-01
X
refuses 'a roster before its branches' '没有组织“第一党支部”，请先录入（或 dangjian import --make-orgs 上级，一并新建）。' \
    '0 created, 0 updated, 0 unchanged, 7 refused' person "$work/roster.csv"
says 'every name is told with its sort and its lines' \
    '还没有的组织 9 个：第一党支部（党支部，2 行）、第一党小组（第一党支部的党小组，1 行）、第二党小组（第一党支部的党小组，1 行）、第二党支部（党支部，1 行）、第一党小组（第二党支部的党小组，1 行）、离退休第二党支部（党支部，1 行）、第二支部（党支部，1 行）、办公室（党支部，1 行）、B77（1 行）'
says 'and what to do, with the parent that offers itself' \
    '要一并新建，请加 --make-orgs JW（建在它之下；可先加 --dry-run 看）；是已有的，请用 --meant 指明。'
answers 'the parent has to be there' 3 没有组织 dj import person "$work/roster.csv" --make-orgs 没有的
answers 'a name without what it means' 2 '名称=组织' dj import person "$work/roster.csv" --meant 第二支部=
answers 'what is new needs a parent' 2 --make-orgs dj import person "$work/roster.csv" --meant 第二支部=new

refuses 'one of two spellings is asked about, a code never made' \
    '没有组织“第二支部”，是不是 “第二党支部”、“离退休第二党支部”？请改正（或 dangjian import --meant '"'第二支部=第二党支部'"'）。' \
    '0 created, 0 updated, 0 unchanged, 2 refused' person "$work/roster.csv" --make-orgs 机关党委
sed '/B77/d' "$work/roster.csv" >"$work/names.csv"
imports 'a try makes nothing' '6 created, 0 updated, 0 unchanged, 0 refused' person "$work/names.csv" \
    --make-orgs JW --meant 第二支部=第二党支部 --dry-run
tap_is 'nothing at all' "$(rows org) $(rows person)" '2 0'
imports 'all of them with their branches' '6 created, 0 updated, 0 unchanged, 0 refused' person \
    "$work/names.csv" --make-orgs JW --meant 第二支部=第二党支部
says 'which are told' \
    '一并新建的组织（成立日期、届次请补录） 7 条：第一党支部（O000001，党支部，上级 机关党委）、第一党小组（O000002，党小组，上级 第一党支部）、第二党小组（O000003，党小组，上级 第一党支部）、第二党支部（O000004，党支部，上级 机关党委）、第一党小组（O000005，党小组，上级 第二党支部）、离退休第二党支部（O000006，党支部，上级 机关党委）、办公室（O000007，党支部，上级 机关党委）'
tap_is 'each is where its name says' \
    "$(dj list person --format csv | sed 1d | cut -d, -f2,7,8 | tr -d '\r' | tr '\n' ' ')" \
    '王芳,O000001,O000002 李强,O000001,O000003 张伟,O000004,O000005 刘洋,O000006, 陈静,O000004, 赵明,O000007, '
imports 'the same file again' '0 created, 0 updated, 6 unchanged, 0 refused' person "$work/names.csv" \
    --make-orgs JW --meant 第二支部=第二党支部
tap_is 'one deed in the journal' "$(dj undo 2>&1 | grep -c 导入党员)" 1
tap_is 'taken back as one' "$(rows org) $(rows person)" '2 0'

# Where they are there.
dj add org code=B2 name=第二党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B3 name=机关第二党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B4 name=第三党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B5 name=发展和改革局党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B6 name=第十二党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B7 name=办公室党支部 kind=党支部 parent=JW >/dev/null
dj add org code=Z2 name=第二党总支 kind=党总支 parent=JW >/dev/null
# meant NAME WORDS: what a refused name may be.
meant() {
    printf '姓名,所在支部\n钱某,%s\n' "$1" >"$work/one.csv"
    dj import person "$work/one.csv" >/dev/null 2>"$work/err" || true
    tap_is "$1: $2" "$(sed -n 's/^第 2 行.*没有组织“[^”]*”，是不是 \(.*\)？.*/\1/p' "$work/err")" "$2"
}
meant 第二支部 '“第二党支部”（B2）、“机关第二党支部”（B3）'
meant 二支部 '“第二党支部”（B2）、“机关第二党支部”（B3）'
meant 第2党支部 '“第二党支部”（B2）、“机关第二党支部”（B3）'
meant 第12支部 '“第十二党支部”（B6）'
meant 机关二支部 '“机关第二党支部”（B3）、“第二党支部”（B2）'
meant 第四支部 ''
meant 二总支 '“第二党总支”（Z2）'
meant 发改局支部 '“发展和改革局党支部”（B5）'
meant 办公室支部委员会 '“办公室党支部”（B7）'
meant 办公厅党支部 '“办公室党支部”（B7）'
meant 公安局党支部 ''
meant 中共发展与改革局党支部 '“发展和改革局党支部”（B5）'
printf '姓名,所在支部\n钱某,第二支部\n孙某,第二支部\n吴某,第四党支部\n' >"$work/near.csv"
refuses 'one that is near is not made' '没有组织“第二支部”' '0 created, 0 updated, 0 unchanged, 2 refused' \
    person "$work/near.csv" --make-orgs JW
imports 'unless that is said' '3 created, 0 updated, 0 unchanged, 0 refused' person "$work/near.csv" \
    --make-orgs JW --meant 第二支部=new --dry-run
imports 'one answer for all its rows' '3 created, 0 updated, 0 unchanged, 0 refused' person \
    "$work/near.csv" --make-orgs JW --meant 第二支部=B2
tap_is 'they are there' "$(dj list person --where org=B2 --format jsonl | wc -l | tr -d ' ')" 2

# Branches have groups of the same names.
dj add org code=G21 name=第一党小组 kind=党小组 parent=B2 >/dev/null
dj add org code=G31 name=第一党小组 kind=党小组 parent=B3 >/dev/null
printf '姓名,所在支部,党小组\n钱某,第二党支部,第一党小组\n郑某,B3,第一党小组\n冯某,第二党支部,第一党小组\n' >"$work/groups.csv"
imports 'each finds its own' '2 created, 1 updated, 0 unchanged, 0 refused' person "$work/groups.csv"
tap_is 'by its branch' "$(dj list person --format csv | sed 1d | cut -d, -f2,8 | tr -d '\r' | grep G | tr '\n' ' ')" \
    '钱某,G21 郑某,G31 冯某,G21 '
printf '姓名,所在支部,党小组\n褚某,第三党支部,第一党小组\n' >"$work/groups2.csv"
refuses 'one of others is none here' '没有组织“第一党小组”，请先录入' \
    '0 created, 0 updated, 0 unchanged, 1 refused' person "$work/groups2.csv"
answers 'by hand too' 4 '“第三党支部”没有党小组“第一党小组”' dj add person name=卫某 org=B4 group=第一党小组

# What only refused rows name is not made: an empty branch would owe from its first day on.
cat >"$work/part.csv" <<'X'
姓名,所在支部,党小组,入党日期,转正日期
,第九党支部,,2001-07-01,2002-07-01
秦某,第八党支部,第一党小组,2001-07-01,2000-07-01
许某,第七党支部,第一党小组,2001-07-01,2000-07-01
何某,第七党支部,,2001-07-01,2002-07-01
吕某,第六党支部,,2001-07-01,2002-07-01
施某,第六党支部,第一党小组,2001-07-01,2000-07-01
,第七党支部,第二党小组,2001-07-01,2002-07-01
X
# orgs_of LIST: the names of the organisations whose names it has.
orgs_of() {
    dj list org --format csv | sed 1d | cut -d, -f2 | grep -E "$1" | tr '\n' ' '
}
before=$(rows org)
sed '/何某/d;/吕某/d' "$work/part.csv" >"$work/none.csv"
imports 'no row goes in' '0 created, 0 updated, 0 unchanged, 5 refused' person "$work/none.csv" \
    --make-orgs JW --valid-only
tap_is 'no organisation is told' "$(grep -c 一并新建的组织 "$work/err")" 0
tap_is 'none is there' "$(rows org)" "$before"
imports 'two rows go in' '2 created, 0 updated, 0 unchanged, 5 refused' person "$work/part.csv" \
    --make-orgs JW --valid-only
tap_is 'what they name is told' \
    "$(sed -n '/一并新建的组织/s/O[0-9]*/O/gp' "$work/err")" \
    '一并新建的组织（成立日期、届次请补录） 2 条：第七党支部（O，党支部，上级 机关党委）、第六党支部（O，党支部，上级 机关党委）'
tap_is 'and is there' "$(rows org) $(orgs_of '第[六七八九]党支部')" "$((before + 2)) 第七党支部 第六党支部 "
tap_is 'each row in its own' "$(dj list person --where org=第七党支部 --format jsonl | grep -c 何某)" 1
tap_is 'chain and marks hold' "$(dj check 2>&1 >/dev/null | grep -c ^数据库完好)" 1
sed 's/2000-07-01/2002-07-01/' "$work/part.csv" >"$work/part2.csv"
imports 'the refused ones put right' '3 created, 0 updated, 2 unchanged, 2 refused' person \
    "$work/part2.csv" --make-orgs JW --valid-only
tap_is 'bring the rest' "$(rows org) $(orgs_of '第[六七八九]党支部')" \
    "$((before + 6)) 第七党支部 第六党支部 第八党支部 "

# Meetings before their branches.
printf '支部,类型,日期\n第五党支部,党课,2026-03-01\n' >"$work/act.csv"
imports 'meetings bring them too' '1 created, 0 updated, 0 unchanged, 0 refused' activity "$work/act.csv" \
    --make-orgs JW
printf '编号,名称,类型,上级组织\nB9,新支部,党支部,县直党委\n' >"$work/org.csv"
refuses 'organisations are not made by their own file' '是不是 “县直机关党委”（JW）' \
    '0 created, 0 updated, 0 unchanged, 1 refused' org "$work/org.csv" --make-orgs 1
tap_end
