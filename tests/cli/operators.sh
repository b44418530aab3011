#!/bin/sh
# Operators: where some are entered, a user writes what is in his reach, and is told who may write
# the rest. Every way into the database is tried.
. "${srcdir:=.}/tests/cli/lib.sh"

# as USER COMMAND...: the program at work for somebody else.
as() (
    DANGJIAN_USER=$1
    export DANGJIAN_USER
    shift
    dj "$@"
)
can() {
    name=$1
    shift
    tap_run "$name" as "$@"
}
# cannot NAME WORD USER COMMAND...: refused with that word, and nothing has changed.
cannot() {
    name=$1 word=$2
    shift 2
    keep_data
    "$DANGJIAN" log --format json >"$work/log"
    answers "$name" 4 "$word" as "$@"
    same_data "$name: nothing changed"
}

tap_run 'an office' office
can 'without operators everybody writes' anybody set person P1 title=科员

# The first one is oneself, with everything in reach.
answers 'not somebody else first' 4 '先录入操作员 tester' dj add operator user=lisi scope=B1
answers 'nor oneself with less' 4 '先录入操作员 tester' dj add operator user=tester scope=B1
tap_is 'none is entered' "$(rows operator)" 0
tap_run 'oneself' dj add operator user=tester
tap_run 'then others' dj add operator user=lisi scope=B1
tap_run 'and others' dj add operator user=wangwu scope=B2

# A user without a row reads.
tap_is 'reading' "$(as anybody list person --format jsonl | wc -l)" 3
tap_is 'and the due list' "$(as anybody due --format json >/dev/null 2>&1 && echo read)" read
cannot 'but does not write' 'anybody 不在操作员名单中，只能查看；可以请 lisi、tester 办理' anybody \
    set person P1 title=科长
cannot 'nor what is of no organisation' '可以请 tester 办理' anybody add calendar day=2026-12-31 kind=holiday

# A scope is an organisation and those below it: G1 is a group of B1.
can 'a person of the scope' lisi set person P1 title=科长
can 'a meeting of it' lisi add activity code=M3 org=B1 types=lecture held_on=2026-05-05
can 'of the group below it' lisi add activity code=M4 org=G1 types=group_meeting held_on=2026-05-06
can 'who was there' lisi add attendance activity=M3 person=P1
can 'dues of its people' lisi add dues person=P1 month=2026-05 amount_due=10 amount_paid=10
can 'a joint meeting it holds' lisi set activity M3 joint=B2
can 'a group below it' lisi add org code=G2 name=第二党小组 kind=党小组 parent=B1
cannot 'a person of another' '财务科（B2）的党员不在 lisi 的管辖（办公室（B1）及其下级）之内；可以请 tester、wangwu 办理。' \
    lisi set person P3 title=科长
cannot 'a new one there' 'B2' lisi add person code=P8 name=钱七 org=B2
cannot 'a meeting of another' 'B2' lisi set activity M2 theme=甲
cannot 'deleting it' 'B2' lisi delete activity M2
cannot 'who was there' 'B2' lisi add attendance activity=M2 person=P1
cannot 'dues of its people' 'B2' lisi add dues person=P3 month=2026-05 amount_due=10 amount_paid=10
cannot 'taking a person over' 'B2' lisi set person P3 org=B1 since_on=2026-06-01
cannot 'giving one away' 'B2' lisi set person P2 org=B2 since_on=2026-06-01
cannot 'the organisation above' '县直机关（1）' lisi set org 1 short_name=局
cannot 'a sister organisation' '县直机关（1）' lisi add org code=B3 name=人事科党支部 kind=党支部 parent=1
cannot 'moving its own under another' 'B2' lisi set org G2 parent=B2
can 'its own name' lisi set org B1 short_name=办
cannot 'the list of operators' '可以请 tester 办理' lisi set operator lisi scope=
cannot 'widening it by a new row' '可以请 tester 办理' lisi add operator user=zhaoliu

# An import is one deed: a row out of reach refuses the file, or with --valid-only that row.
printf 'code,name,org\nP6,孙八,B1\nP7,周九,B2\n' >"$work/people.csv"
keep_data
as lisi import person "$work/people.csv" >"$work/out" 2>"$work/err"
tap_is 'an import is refused' "$? $(grep -c '第 3 行.*B2' "$work/err")" '4 1'
same_data 'whole'
as lisi import person "$work/people.csv" --valid-only >/dev/null 2>&1
tap_is 'or put in what is in reach' "$(rows person) $(dj show person P6 --format json | grep -c 孙八)" '4 1'

# Undo and redo write as well: whoever has lost the reach does not take back.
can 'a deed' lisi set person P6 title=甲
tap_run 'the reach is taken away' dj set operator lisi scope=B2
cannot 'undo' 'B1' lisi undo
tap_run 'and given back' dj set operator lisi scope=B1
can 'undo in reach' lisi undo
tap_run 'taken again' dj set operator lisi scope=B2
cannot 'redo' 'B1' lisi redo
dj set operator lisi scope=B1

# Closing, policies.
cannot 'closing the whole' '县直机关（1）' lisi close 2026Q1
cannot 'closing another' 'B2' lisi --org B2 close 2026Q1
can 'closing its own' lisi --org B1 close 2026Q1
cannot 'opening it by another' 'B1' wangwu --org B1 reopen 2026Q1 --reason 甲
can 'by its own' lisi --org B1 reopen 2026Q1 --reason 甲
cannot 'a policy' '载入制度要由管辖全部组织的操作员来做' lisi policy load nx6
tap_run 'by who may' dj policy load nx6
cannot 'its rules' '改动制度要由管辖全部组织的操作员来做' lisi policy set nx6 theme-day --end --from 2026-12-01

# Figures that others hand up, and what is private.
dj set org B2 books=own >/dev/null
"$DANGJIAN" --org B2 report quarter --period 2026Q1 --format json >"$work/b2.json" 2>/dev/null
cannot 'figures handed up by another' 'B2）的上报数字不在 lisi 的管辖' lisi gather "$work/b2.json"
cannot 'nor by who only reads' 'anybody 不在操作员名单中' anybody gather "$work/b2.json"
can 'by its own' wangwu gather "$work/b2.json"
cannot 'what is private, for who only reads' 'anybody 不在操作员名单中' anybody export person --private 甲
cannot 'nor of all for who has a part' '导出不公开内容要由管辖全部组织的操作员来做' lisi export person --private 甲
cannot 'nor of another' 'B2）的导出不公开内容不在' lisi --org B2 export person --private 甲
can 'of its own' lisi --org B1 export person --private 甲
cannot 'so for reports' 'anybody 不在操作员名单中' anybody report roster --private 甲

# Restoring a backup takes everything back.
dj backup "$work/copy.db" 2>/dev/null
cannot 'restoring' '恢复备份要由管辖全部组织的操作员来做' lisi restore "$work/copy.db"
tap_run 'a backup is read' as lisi backup "$work/copy2.db"

# Nobody locks everybody out.
answers 'the last one does not leave alone' 4 '先录入操作员 tester' dj delete operator tester
answers 'nor narrow itself' 4 '先录入操作员 tester' dj set operator tester scope=B1
tap_run 'another one with everything' dj add operator user=zhang
answers 'leaves it to that one' 4 '由接手的人来改' dj delete operator tester
can 'who does it' zhang delete operator tester
cannot 'then it is so' 'tester 不在操作员名单中' tester set person P1 title=乙
for user in lisi wangwu zhang; do
    as zhang delete operator "$user" 2>/dev/null
done
tap_is 'all may be taken out' "$(rows operator)" 0
can 'and everybody writes again' tester set person P1 title=乙
tap_is 'sound' "$(dj check 2>&1 | grep -c 数据库完好)" 1
tap_end
