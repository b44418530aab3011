#!/bin/sh
# import: headers, encodings, matching, refusals, one transaction.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

tap_run 'an office' office

cat >"$work/org.csv" <<'X'
编号,名称,类型,上级组织,成立日期
B31,三支部,党支部,第二总支,2026年3月5日
Z2,第二总支,党总支,1,20200101
G31,三支部一组,党小组,三支部,２０２６.４.１
X
imports 'children may stand before their parents' '3 created, 0 updated, 0 unchanged, 0 refused' \
    org "$work/org.csv"
tap_is 'the parent is a code' "$(field org G31 parent)" '"B31"'
tap_is 'and the day a day' "$(field org G31 founded_on)" '"2026-04-01"'
keep_data
imports 'the same file again' '0 created, 0 updated, 3 unchanged, 0 refused' org "$work/org.csv"
same_data 'changes nothing'
sed 's/三支部一组/三支部甲组/' "$work/org.csv" >"$work/org2.csv"
imports 'one row differs' '0 created, 1 updated, 2 unchanged, 0 refused' org "$work/org2.csv"

printf 'name\tgender\torg\tsince_on\n钱一\t男\tB31\t2024/1/1\n钱二\t女\tB31\t\n' >"$work/p.tsv"
imports 'TSV, codes are made' '2 created, 0 updated, 0 unchanged, 0 refused' person "$work/p.tsv"
imports 'and found again by name and organisation' '0 created, 0 updated, 2 unchanged, 0 refused' \
    person "$work/p.tsv"
tap_is 'one membership each' "$(dj list membership --where org=B31 --format jsonl | wc -l)" 2
printf 'code,身份证号\nP2,11010519491231002X\n' >"$work/q.csv"
refuses 'an ID number another person has' 相同 '0 created, 0 updated, 0 unchanged, 1 refused' \
    person "$work/q.csv"
dj set person P1 id_no=
printf '姓名,org,身份证号\n钱二,B31,11010519491231002X\n' >"$work/q.csv"
imports 'an ID number is added to the one of that name' \
    '0 created, 1 updated, 0 unchanged, 0 refused' person "$work/q.csv"
printf '姓名,身份证号,职务\n钱二改,11010519491231002x,科长\n' >"$work/q.csv"
imports 'and then names that one' '0 created, 1 updated, 0 unchanged, 0 refused' \
    person "$work/q.csv"
tap_is 'who has a new name' "$(dj list person --where name=钱二改 --format jsonl | wc -l)" 1

printf 'code,org,since_on\nP1,财务科,2025-03-01\n' >"$work/m.csv"
imports 'a move' '0 created, 1 updated, 0 unchanged, 0 refused' person "$work/m.csv"
tap_is 'closes one membership and opens the next' \
    "$(dj list membership --where person=P1 --format csv | sed 1d | tr -d '\r' | tr '\n' ' ')" \
    'P1,B1,G1,2020-01-05,2025-03-01, P1,B2,,2025-03-01,, '

printf 'org,types,held_on,start_time\nB1,党课,2026-05-05,9:30\nB1,党课,2026-05-05,14:00\n' >"$work/act.csv"
imports 'activities without codes' '2 created, 0 updated, 0 unchanged, 0 refused' \
    activity "$work/act.csv"
imports 'are found by day, time and types' '0 created, 0 updated, 2 unchanged, 0 refused' \
    activity "$work/act.csv"
printf 'type,org,occurred_on,note\n上级重要部署,1,2026-05-05,甲\n' >"$work/event.csv"
imports 'events without codes' '1 created, 0 updated, 0 unchanged, 0 refused' event "$work/event.csv"
imports 'are found too' '0 created, 0 updated, 1 unchanged, 0 refused' event "$work/event.csv"
dj add event code=E2 type=upper_decision org=1 occurred_on=2026-05-05 >/dev/null
refuses 'two that may be meant' 不止一条 '0 created, 0 updated, 0 unchanged, 1 refused' \
    event "$work/event.csv"

cat >"$work/att.csv" <<'X'
activity,姓名,出席情况,原因
M1,张三,出席,
M1,李四,请假,出差
X
imports 'a column that is absent has its preset' '2 created, 0 updated, 0 unchanged, 0 refused' \
    attendance "$work/att.csv"
imports 'and belongs to the key' '0 created, 0 updated, 2 unchanged, 0 refused' \
    attendance "$work/att.csv"
printf 'activity,person,reason\nM1,P2,\n' >"$work/att2.csv"
imports 'an empty cell empties' '0 created, 1 updated, 0 unchanged, 0 refused' \
    attendance "$work/att2.csv"
tap_is 'the reason' "$(field attendance M1/P2/attendee reason)" null
tap_is 'an absent column leaves' "$(field attendance M1/P2/attendee status)" '"leave"'

printf 'code,name,org\r\nP10,"李,五",B1\r\n,,\r\nP11,"王 ""六""",B1\r\n' >"$work/crlf.csv"
imports 'CRLF, quotes and empty lines' '2 created, 0 updated, 0 unchanged, 0 refused' \
    person "$work/crlf.csv"
tap_is 'quotes are read' "$(field person P11 name)" '"王 \"六\""'
printf '\357\273\277编号,姓名\nP12,有标记\n' >"$work/bom.csv"
imports 'a byte order mark' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/bom.csv"
printf '\261\340\272\305,\320\325\303\373\nP13,\325\305\350\373\n' >"$work/gb.csv" # 编号,姓名 P13,张桭
imports 'GB18030 is found out' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/gb.csv"
imports 'or said' '0 created, 0 updated, 1 unchanged, 0 refused' person "$work/gb.csv" \
    --encoding gb18030
answers 'or denied' 2 编码 dj import person "$work/gb.csv" --encoding utf-8
imports 'standard input' '0 created, 0 updated, 1 unchanged, 0 refused' person - <"$work/bom.csv"

printf 'code,姓名,星座\nP14,甲,白羊\n' >"$work/h.csv"
answers 'an unknown header is named' 2 星座 dj import person "$work/h.csv"
imports 'it can be passed over' '1 created, 0 updated, 0 unchanged, 0 refused' \
    person "$work/h.csv" --map 星座=
imports 'or called something else' '0 created, 1 updated, 0 unchanged, 0 refused' \
    person "$work/h.csv" --map 星座=note
answers '--map of a column that is not there' 2 血型 dj import person "$work/h.csv" --map 血型=note
answers '--map to a field that is not there' 2 没有 dj import person "$work/h.csv" --map 星座=nothing
printf 'code,姓名,name\nP15,甲,乙\n' >"$work/h2.csv"
answers 'two columns of one field' 2 有两列 dj import person "$work/h2.csv"
printf '\n' >"$work/empty.csv"
answers 'an empty file' 2 空的 dj import person "$work/empty.csv"
printf 'code,name\n' >"$work/only.csv"
imports 'a header alone' '0 created, 0 updated, 0 unchanged, 0 refused' person "$work/only.csv"
printf 'code,name\nP1,"不闭合\n' >"$work/quote.csv"
answers 'a quote that never closes' 2 '2' dj import person "$work/quote.csv"
printf 'code,name\nP1,甲,多\n' >"$work/wide.csv"
refuses 'a line that is too long' 多于表头 '0 created, 0 updated, 0 unchanged, 1 refused' \
    person "$work/wide.csv"
answers 'a file that is not there' 3 没有文件 dj import person "$work/nothing.csv"
answers 'a folder' 1 文件夹 dj import person "$work"
answers 'no entity' 2 没有 dj import nothing "$work/only.csv"
answers 'no file' 2 用法 dj import person

cat >"$work/bad.csv" <<'X'
code,org,types,held_on,hours
M20,B1,党课,2026-05-01,1
M21,B1,党课,2026-02-30,很多
M22,没有的,党课,2026-05-01,1
M23,B1,党课,2026-05-02,1
M24,B1,党客,2026-05-04,1
M20,B1,党课,2026-05-03,1
X
refuses 'one bad row refuses the file' '整个文件都没有导入' \
    '0 created, 0 updated, 0 unchanged, 4 refused' activity "$work/bad.csv"
tap_is 'every bad cell is listed' "$(grep -c '^第 [0-9]* 行，' "$work/err")" 4
tap_is 'with line and column' "$(grep -c '^第 3 行，held_on：\|^第 3 行，hours：\|^第 4 行，org：\|^第 6 行，types：' "$work/err")" 4
tap_is 'and a second line about the same row' "$(grep -c '^第 7 行：与第 2 行是同一条' "$work/err")" 1
keep_data
answers '--dry-run tells the same' 4 '2 created, 0 updated, 0 unchanged, 4 refused' \
    dj import activity "$work/bad.csv" --dry-run
imports '--dry-run writes nothing' '1 created, 0 updated, 0 unchanged, 0 refused' \
    activity - --dry-run <<'X'
code,org,types,held_on
M30,B1,党课,2026-05-01
X
same_data 'nothing at all'
imports '--valid-only takes the rest' '2 created, 0 updated, 0 unchanged, 4 refused' \
    activity "$work/bad.csv" --valid-only --errors "$work/errors.csv"
tap_is 'the first of two lines' "$(field activity M20 held_on)" '"2026-05-01"'
tap_is '--errors has the others' "$(wc -l <"$work/errors.csv")" 5
tap_is 'with their reasons' "$(grep -c '错误原因\|没有组织\|日期' "$work/errors.csv")" 3
sed 's/2026-02-30,很多/2026-02-28,2/; s/没有的/B2/; s/党客/党课/; /^M20/d' "$work/errors.csv" >"$work/mended.csv"
imports 'which can be mended and imported' '3 created, 0 updated, 0 unchanged, 0 refused' \
    activity "$work/mended.csv"

printf 'code,name,kind,parent\nC1,甲,党支部,C2\nC2,乙,党总支,C1\n' >"$work/circle.csv"
refuses 'organisations in a circle' 没有组织 '0 created, 0 updated, 0 unchanged, 2 refused' \
    org "$work/circle.csv"
printf 'code,name,org,since_on\nP1,张三,B1,2019-01-01\n' >"$work/early.csv"
refuses 'a move back' 早于 '0 created, 0 updated, 0 unchanged, 1 refused' person "$work/early.csv"

# Thousands of rows at once leave the marks as one by one would; due reads them.
{
    echo 'code,org,types,held_on'
    "$AWK" 'BEGIN { for (i = 0; i < 6000; i++) printf "N%d,B%d,theme_day,2026-%02d-%02d\n", i, 1 + i % 2, 1 + i % 10, 1 + i % 28 }'
} >"$work/many.csv"
imports 'six thousand rows' '6000 created, 0 updated, 0 unchanged, 0 refused' \
    activity "$work/many.csv" --alike new
imports 'and again' '0 created, 0 updated, 6000 unchanged, 0 refused' activity "$work/many.csv"
tap_end
