#!/bin/sh
# undo, redo and log: what one did is taken back whole, what others did since is not lost.
. "${srcdir:=.}/tests/cli/lib.sh"

# as USER COMMAND...: the program at work for somebody else.
as() (
    DANGJIAN_USER=$1
    export DANGJIAN_USER
    shift
    dj "$@"
)

# says NAME WORD COMMAND...: done, with that word on standard error and nothing on standard output.
says() {
    name=$1 word=$2
    shift 2
    answers "$name" 0 "$word" "$@"
}

# marks: what the scheduler reads, as the file has it.
marks() {
    sqlite3 "$DANGJIAN_DB" 'SELECT * FROM mark_org; SELECT * FROM mark_person; SELECT * FROM mark_home'
}

tap_run 'an office' office
answers 'only what one did oneself' 3 没有可以撤销的操作 as lisi undo
says 'the last deed' '已撤销“新增活动”（2026-11-21 00:00:00）：1 条活动。' dj undo
tap_is 'is gone' "$(rows activity)" 1
answers 'nothing is undone twice at once' 2 不带参数 dj undo 2
says 'and done again' '已重做“新增活动”' dj redo
tap_is 'it is there' "$(field activity M2 held_on)" '"2026-04-05"'
answers 'once' 3 没有可以重做的操作 dj redo

# A delete is reversible: the same row, the same code, entered when and by whom it was.
dj add attendance activity=M1 person=P1 reason=甲 >/dev/null
keep_data
before=$(dj show person P3 --format json)
dj delete person P3
answers 'gone' 3 P3 dj show person P3
says 'delete, then undo' '1 条组织关系、1 条党员，共 2 条记录。' as tester undo
tap_is 'gives the same row' "$(dj show person P3 --format json)" "$before"
same_data 'and all that belonged to it'
says 'redo deletes again' 已重做 dj redo
answers 'it is gone again' 3 P3 dj show person P3
says 'and undo brings it back again' '已撤销“删除党员”' dj undo
same_data 'the same once more'
dj delete person P3
tap_is 'its number went to another' "$(as lisi add person code=P4 name=赵六 org=B2)" P4
says 'which does not matter' 已撤销 dj undo
tap_is 'the same code' "$(field person P3 name)" '"王五"'
tap_is 'the other stays' "$(field person P4 name)" '"赵六"'

# Several deeds are taken back one by one, the last first; what was taken back does not stand in
# the way.
fresh
dj add person code=P1 name=甲 org=1 >/dev/null
keep_data
for title in 科员 科长 处长; do
    dj set person P1 title=$title
done
dj undo 2>/dev/null
dj undo 2>/dev/null
tap_is 'back to the first' "$(field person P1 title)" '"科员"'
dj redo 2>/dev/null
dj set person P1 title=主任
answers 'a redo whose rows have moved on' 4 \
    '不能重做“修改党员”：党员“P1”后来由 tester 于 2026-11-21 00:00:00 改动过（修改党员）' dj redo
for _ in 1 2 3; do
    dj undo 2>/dev/null
done
same_data 'all the way back'

# What others did since is not lost: who, when and which row are said.
fresh
dj add org code=B1 name=一支部 kind=党支部 parent=1 >/dev/null
printf 'code,name,org\nP1,甲,B1\nP2,乙,B1\nP3,丙,B1\n' >"$work/p.csv"
dj import person "$work/p.csv" 2>/dev/null
DANGJIAN_TODAY=2026-11-22 as lisi set person P2 title=科长
keep_data
answers 'a row that has moved on' 4 \
    '不能撤销“导入党员”：党员“P2”后来由 lisi 于 2026-11-22 00:00:00 改动过（修改党员）' dj undo
same_data 'nothing at all is undone'
as lisi undo 2>/dev/null
as lisi add activity code=M1 org=B1 types=lecture held_on=2026-03-05 host=P2 >/dev/null
as lisi add attendance activity=M1 person=P2 >/dev/null
answers 'a row others refer to' 4 '党员“P2”已被 1 条活动、1 条出席引用' dj undo
as lisi undo 2>/dev/null
as lisi undo 2>/dev/null
as lisi delete person P3
answers 'a row others deleted' 4 '组织关系“P3/”后来由 lisi 于 2026-11-21 00:00:00 删除（删除党员）' dj undo
as lisi undo 2>/dev/null
says 'when they take it back it goes' '3 条党员、3 条组织关系，共 6 条记录。' dj undo
tap_is 'nobody is left' "$(rows person)" 0

dj add person code=P1 name=甲 org=B1 id_no=11010519491231002X >/dev/null
dj delete person P1
as lisi add person code=P1 name=乙 org=B1 >/dev/null
answers 'its place was taken' 4 '已另有一条党员“P1”（lisi 于 2026-11-21 录入）' dj undo
as lisi undo 2>/dev/null
as lisi add person code=P2 name=乙 org=B1 id_no=11010519491231002X >/dev/null
answers 'the door is asked' 4 '不能撤销“删除党员”：党员“P1”：身份证号与 乙（P2）相同' dj undo
as lisi undo 2>/dev/null
says 'then it may come back' 已撤销 dj undo
dj add org code=Z1 name=总支 kind=党总支 parent=1 >/dev/null
dj add org code=Z2 name=总支二 kind=党总支 parent=Z1 >/dev/null
dj set org Z2 parent=1
as lisi set org Z1 parent=Z2
answers 'no circle comes of it' 4 圈 dj undo

# What is not undone.
fresh
answers 'a new database' 4 '“建立数据库”' dj undo
dj add person code=P1 name=甲 org=1 phone=13800001234 >/dev/null
dj export person --private 核对 >/dev/null
says 'an export is passed over' '其后 1 次操作没有改动记录，不必撤销' dj undo
dj redo 2>/dev/null
cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule day]
title    = 主题党日
clause   = 一
subject  = branch
every    = month
evidence = theme_day
INI
dj policy load "$work/own.ini" >/dev/null 2>&1
answers 'a policy that was loaded' 4 '“载入制度 own”（2026-11-21 00:00:00）' dj undo
dj demo --orgs 10 -o "$work/demo.db" >/dev/null 2>&1
answers 'the demonstration' 4 示范数据不能撤销 env DANGJIAN_USER=demo "$DANGJIAN" --db "$work/demo.db" undo
answers 'nor by others' 3 没有 dj --db "$work/demo.db" undo

# A move is one deed of several rows.
fresh
dj add org code=B1 name=一支部 kind=党支部 parent=1 >/dev/null
dj add org code=B2 name=二支部 kind=党支部 parent=1 >/dev/null
dj add person code=P1 name=甲 org=B1 since_on=2020-01-05 >/dev/null
keep_data
dj set person P1 org=B2 since_on=2026-05-01
tap_is 'a move of a person' "$(rows membership)" 2
says 'is undone whole' '，共 3 条记录。' dj undo
same_data 'as before'

# An import is one batch, however long.
{
    echo 'code,name,org,since_on,phone'
    "$AWK" 'BEGIN { for (i = 0; i < 5000; i++) printf "X%d,人%d,B%d,2020-01-05,138%08d\n", i, i, 1 + i % 2, i }'
} >"$work/people.csv"
{
    echo 'code,org,types,held_on,host'
    "$AWK" 'BEGIN { for (i = 0; i < 5000; i++) printf "N%d,B%d,theme_day,2026-%02d-%02d,P1\n", i, 1 + i % 2, 1 + i % 10, 1 + i % 28 }'
} >"$work/many.csv"
if command -v sqlite3 >/dev/null; then
    marks >"$work/marks"
fi
dj import person "$work/people.csv" 2>/dev/null
dj import activity "$work/many.csv" --alike new 2>/dev/null
tap_is 'two imports' "$(rows person) $(rows activity)" '5001 5000'
says 'the second is undone' '5000 条活动。' dj undo
says 'and the first' '5000 条党员、5000 条组织关系，共 10000 条记录。' dj undo
same_data 'the database is as before'
if command -v sqlite3 >/dev/null; then
    tap_is 'and so are its marks' "$(marks)" "$(cat "$work/marks")"
    dj set person P1 phone=13800001234
    dj set person P1 phone=13900001234
    sqlite3 "$DANGJIAN_DB" "DELETE FROM journal_guarded WHERE after = '13900001234'"
    answers 'an erased value does not come back' 4 '党员“P1”的不公开原值已被清除' dj undo
fi
says 'the database is sound' 数据库完好 sh -c '"$DANGJIAN" check >/dev/null'

# The log.
fresh
dj add person code=P1 name=张三 org=1 phone=13800001234 >/dev/null
as lisi set person P1 title=科长 name=张三丰
as lisi undo 2>/dev/null
dj add activity code=M1 org=1 types='党课；支部主题党日' held_on=2026-03-05 content="一
二" >/dev/null
cat >"$work/wanted" <<'END'
第 5 批  2026-11-21 00:00:00  tester  新增活动
    新增 活动 M1  编号：M1  组织：县直机关  活动类型：党课；支部主题党日  召开日期：2026-03-05  内容：一…
第 4 批  2026-11-21 00:00:00  lisi  撤销：修改党员
    修改 党员 P1（张三）  姓名：张三丰 → 张三  职务：科长 → （空）
第 3 批  2026-11-21 00:00:00  lisi  修改党员（已撤销）
    修改 党员 P1（张三）  姓名：张三 → 张三丰  职务：（空） → 科长
第 2 批  2026-11-21 00:00:00  tester  新增党员
    新增 组织关系 P1/（张三）  党员：张三  所在组织：县直机关
    新增 党员 P1（张三）  编号：P1  姓名：张三  所在组织：县直机关  电话：〔受保护〕
END
prints 'the newest first, guarded values hidden' "$(cat "$work/wanted")" dj log --limit 5
tap_is 'one row, by its name' "$(dj log --entity 党员 --code 张三 | grep -c '^    ')" 3
tap_is 'of whatever kind' "$(dj log --code P1/ | grep -c '^    ')" 1
prints 'json' '{"batch":3,"at":"2026-11-21 00:00:00","user":"lisi","what":"修改党员","undoes":null,"undone":true,"entity":"person","key":"P1","op":"update","version":2,"fields":[{"field":"name","before":"张三","after":"张三丰"},{"field":"title","before":"","after":"科长"}]}' \
    sh -c '"$DANGJIAN" log --entity person --format jsonl | sed -n 2p'
tap_is 'all of it is JSON' "$(dj log --format json | tr -d '\n' | grep -c '^\[{.*}\]$')" 1
prints 'nothing is an empty array' '[]' dj log --since 2027-01-01 --format json
tap_is 'csv has a line for each field' "$(dj log --entity person --format csv | tr -d '\r' | sed -n 2p)" \
    '4,2026-11-21 00:00:00,lisi,撤销：修改党员,3,no,person,P1,update,3,name,张三丰,张三'
tap_is 'guarded in every format' "$(dj log --format csv | grep -c 13800001234)$(dj log --format jsonl | grep -c 13800001234)" 00
dj delete activity M1
tap_is 'of a row that is gone' "$(dj log --entity activity --code M1 --format jsonl | wc -l | tr -d ' ')" 2
tap_is 'since a day' "$(dj log --since 2026.11.21 --format jsonl | wc -l | tr -d ' ') $(dj log --since 2026-11-22 --format jsonl | wc -l | tr -d ' ')" '10 0'
answers 'no such kind' 2 没有 dj log --entity nothing
answers 'no such day' 2 --since dj log --since 2026-02-30
answers 'no such format' 2 ics dj log --format ics
answers 'a workbook needs a file' 2 '-o' dj log --format xlsx
tap_run 'a workbook' dj log --format xlsx -o "$work/log.xlsx"
answers 'no number' 2 --limit dj log --limit many
answers 'not by organisation' 2 --entity dj --org 1 log
wants_python
# a line for each field, as csv has it; a change without fields has one too
tap_is 'has a line for each field' "$("$PYTHON" -c 'import re, sys, zipfile
rows = re.findall(r"<row ", zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode())
print(len(rows) >= int(sys.argv[2]))' "$work/log.xlsx" "$(dj log --format csv | wc -l)")" True
# References by their names.
fresh
dj add person code=P1 name=张三 org=1 >/dev/null
dj add org code=B1 name=第一支部 kind=党支部 parent=1 >/dev/null
dj add org code=B2 name=第二支部 kind=党支部 parent=1 >/dev/null
dj add person code=P2 name=张三 org=B1 >/dev/null
dj set person P2 org=B2 >/dev/null
dj add activity code=M2 org=B1 joint=B2 host=P2 types=主题党日 held_on=2026-03-06 >/dev/null
tap_is 'organisations by their names, several too' "$(dj log --entity activity --limit 1 | grep -o ' 组织：[^ ]*\|联合[^ ]*')" \
    ' 组织：第一支部
联合组织：第二支部'
tap_is 'where two have a name, with the code' "$(dj log --entity activity --limit 1 | grep -o '主持人：[^ ]*')" '主持人：张三（P2）'
tap_is 'before and after' "$(dj log --entity person --limit 1 | grep -o '所在组织.*')" '所在组织：第一支部 → 第二支部'
tap_is 'programs read codes' "$(dj log --entity person --limit 1 --format csv | tr -d '\r' | grep -o 'org,B1,B2')" 'org,B1,B2'
tap_end
