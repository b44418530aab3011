#!/bin/sh
# Closing a quarter and opening it again. What is kept was derived by hand: one rule each month (the theme day), one
# each quarter (the report), a term of three years; two branches, B1 and B2, under the committee C; tracked since 2026.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
number = 示例〔2026〕1号

[evidence theme_day]
title = 支部主题党日
[evidence quarter_report]
title = 季度报告

[rule theme-day]
title    = 支部主题党日
subject  = branch
every    = month
evidence = theme_day

[rule quarter-report]
title    = 支部向机关党委报告工作
subject  = branch
every    = quarter
evidence = quarter_report

[rule term]
title   = 任期
subject = branch
term    = 3
INI

rm -f "$DANGJIAN_DB"*
dj init --policy "$work/own.ini" --code C --kind committee --name 示例局机关党委 --since 2026-01-01 2>/dev/null
{
    dj add org code=B1 name=示例一支部 kind=branch parent=C
    dj add org code=B2 name=示例二支部 kind=branch parent=C
    dj add term org=B1 elected_on=2023-03-31
    dj add term org=B2 elected_on=2024-06-01
    dj add person code=P1 name=张示例 org=B1 since_on=2020-01-01 status=full joined_on=2010-07-01 full_on=2011-07-01
    dj add person code=P2 name=李示例 org=B1 since_on=2020-01-01 status=full joined_on=2010-07-01 full_on=2011-07-01
    for day in 2026-01-10 2026-02-10 2026-03-31; do
        dj --on "$day" add activity org=B1 types=theme_day held_on="$day"
    done
    dj --on 2026-03-20 add activity org=B1 types=quarter_report held_on=2026-03-20
    dj --on 2026-01-12 add activity org=B2 types=theme_day held_on=2026-01-12
    dj --on 2026-02-12 add activity org=B2 types=theme_day held_on=2026-02-12
} >/dev/null 2>"$work/err" || tap_note "$(cat "$work/err")"

# Of B1: three theme days, the report, and the term that ends on 31 March itself: done 4, overdue 1. Of B2: two theme days
# done, March and the report overdue.
answers 'not before it is over' 4 '2026Q1 到 2026-03-31 才结束' dj --on 2026-03-31 close 2026Q1
answers 'no such quarter' 2 '没有这样的季度' dj --on 2026-04-01 close 2026Q5
answers 'no quarter' 2 '结账按季度' dj --on 2026-04-01 close 2026-03
answers 'nor a year' 2 '结账按季度' dj --on 2027-04-01 close 2026
answers 'which?' 2 '用法' dj close
answers 'no such organisation' 3 '' dj --on 2026-04-01 --org B9 close 2026Q1
answers 'opened without a reason' 2 '写明理由' dj reopen 2026Q1
answers 'opened what is not closed' 4 '没有结账' dj --on 2026-04-01 reopen 2026Q1 --reason 漏报

# A number that is bad unless it is nought turns red in what is kept as in what is current: the overdue of the whole, of
# each matter and of each organisation, 概况 and 汇总 and 事项 and 完成率.
red() {
    "$PYTHON" - "$1" <<'PY'
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(sum(z.read(n).decode().count('operator="greaterThan"') for n in z.namelist() if n.startswith('xl/worksheets/')))
PY
}
if [ -n "$PYTHON" ]; then
    dj --on 2026-04-01 report quarter --period 2026Q1 -o "$work/live.xlsx" 2>/dev/null
    tap_is 'numbers that are bad are marked' "$(red "$work/live.xlsx")" 4
fi

# The report B2 owes goes with it when asked for, and is told of when not.
prints 'on the day after it' C/2026Q1/1 dj --on 2026-04-01 close 2026Q1
tap_is 'it says what it kept' "$(cat "$work/err")" \
'1 个组织还没有 2026Q1 的季度报告记录（示例二支部）；随报表上报的，请撤销后加 --hand-in 重新结账，或单独录入。
示例局机关党委（C）2026Q1 已结账：3 个组织，完成 6 项（补办 0），逾期 3，免除 0；数字已留存。'
answers 'not twice' 4 'C）2026Q1 已于 2026-04-01 结账' dj --on 2026-04-02 close 2026Q1
answers 'nor a branch of it' 4 'C）2026Q1 已于 2026-04-01 结账' dj --on 2026-04-02 --org B1 close 2026Q1
answers 'nor by hand' 4 '已经结账（第 1 次）' dj --on 2026-04-02 add closing org=C period=2026Q1 edition=2 closed_on=2026-04-02
answers 'nor by hand before it is over' 4 '还没有结束' \
    dj --on 2026-06-30 add closing org=C period=2026Q2 closed_on=2026-06-30
answers 'a branch is opened where it was closed' 4 'dangjian --org C reopen 2026Q1' \
    dj --on 2026-04-02 --org B1 reopen 2026Q1 --reason 漏报
answers 'the last day of it is closed' 4 '已于 2026-04-01 由 tester 结账' \
    dj add activity org=B2 types=theme_day held_on=2026-03-31
tap_run 'closing is undone' dj undo
tap_is 'it is gone' "$(rows closing)" 0
prints 'closed with the report of B2' C/2026Q1/1 dj --on 2026-04-01 close 2026q1 --hand-in
tap_is 'it says so' "$(head -n 1 "$work/err")" '已为 1 个组织记下向上级党组织报告工作（示例二支部）。'
tap_is 'and counts it' "$(sed -n 2p "$work/err")" \
    '示例局机关党委（C）2026Q1 已结账：3 个组织，完成 7 项（补办 1），逾期 2，免除 0；数字已留存。'
report=$(dj list activity --where types=quarter_report --where org=B2 --format jsonl | sed 's/.*"code":"\([^"]*\)".*/\1/')
tap_is 'the record of B2' "$(field activity "$report" held_on)$(field activity "$report" for_on)$(field activity "$report" theme)" \
    '"2026-04-01""2026-03-31""2026年第1季度工作报告"'
tap_run 'undo takes back both' dj undo
tap_is 'no closing' "$(rows closing)" 0
tap_is 'no report' "$(dj list activity --where types=quarter_report --where org=B2 --format jsonl)" ''
tap_run 'redo does both again' dj redo
tap_is 'the report is there' "$(dj list activity --where types=quarter_report --where org=B2 --format jsonl | wc -l | tr -d ' ')" 1

# What was kept is printed, with what changed since: nothing.
sheet() {
    dj --on "$1" report quarter --period 2026Q1 --sheet 结账后变动 --format csv | tail -n +2 | tr -d '\r'
}
keep() {
    for form in table csv json; do
        dj report quarter --period 2026Q1 --edition "$1" --format "$form" >"$work/$2.$form" 2>"$work/err" || cat "$work/err"
    done
    dj report quarter --period 2026Q1 --edition "$1" --format xlsx -o "$work/$2.xlsx" 2>"$work/err" || cat "$work/err"
}
same() {
    for form in table csv json xlsx; do
        tap_run "$1: $form" cmp "$work/$2.$form" "$work/$3.$form"
    done
}
tap_is 'nothing changed on the day itself' "$(sheet 2026-04-01)" ''
tap_is 'it says whose figures these are' "$(dj report quarter --period 2026Q1 | grep -c '结账数字：2026-04-01 由 tester 结账$')" \
    "$(dj report quarter --period 2026Q1 --edition 1 | grep -c '截至 2026-04-01')"
tap_run 'the closed report is what the quarter was' sh -c "
    '$DANGJIAN' --on 2026-04-01 report figures --period 2026Q1 --format json | grep -q '\"full\":2,'"
keep 1 first
[ -z "$PYTHON" ] || tap_is 'and in what was kept' "$(red "$work/first.xlsx")" 4
answers 'no such edition' 3 '没有第 2 版' dj report quarter --period 2026Q1 --edition 2
answers 'no edition' 2 '--edition 要写第几版' dj report quarter --period 2026Q1 --edition x

# Opened with a reason, and closed as a correction.
prints 'opened' C/2026Q1/1 dj --on 2026-05-06 reopen 2026Q1 --reason 漏报一次
tap_is 'why and when' "$(field closing C/2026Q1/1 reopened_on)$(field closing C/2026Q1/1 reason)" '"2026-05-06""漏报一次"'
tap_run 'what was left out is entered' dj --on 2026-05-06 add activity org=B2 types=theme_day held_on=2026-03-30
tap_is 'open, the report is of today' "$(dj --on 2026-05-06 report quarter --period 2026Q1 | grep -c 结账数字)" 0
keep 1 again
same 'the first edition stays' first again
prints 'closed again' C/2026Q1/2 dj --on 2026-05-07 close 2026Q1
tap_is 'as a correction' "$(cat "$work/err")" \
    '示例局机关党委（C）2026Q1 已结账，更正第 2 版：3 个组织，完成 8 项（补办 1），逾期 1，免除 0；数字已留存。'

# A change that alters what was kept is told with what it alters; the day after the period it is not.
told() {
    name=$1 wanted=$2
    shift 2
    "$@" >/dev/null 2>"$work/err" || tap_note "$(cat "$work/err")"
    tap_is "$name" "$(grep '^  ' "$work/err")" "$wanted"
}
told 'a waiver from the day after' '' dj --on 2026-05-08 add waiver org=B1 slot=term from_on=2026-04-01 to_on=2026-04-30 reason=示例
told 'a waiver of the last day' '  示例一支部  任期（2023-03-31 当选）：逾期 0/1 → 免除 0/1' \
    dj --on 2026-05-08 add waiver org=B1 slot=term from_on=2026-03-31 to_on=2026-03-31 reason=示例
tap_is 'it says of what' "$(head -n 1 "$work/err")" \
    '已结账的 2026Q1（示例局机关党委，2026-05-07 结账，第 2 版）与留存的数字不再相同，1 项：'
told 'undo tells too' '  示例一支部  任期（2023-03-31 当选）：免除 0/1 → 逾期 0/1' dj undo
told 'who leaves the day after' '' dj --on 2026-05-08 set person P1 left_on=2026-04-01
told 'who left on the last day' '  示例一支部  正式党员：2 → 1' dj --on 2026-05-08 set person P1 left_on=2026-03-31
told 'and came back' '  示例一支部  正式党员：1 → 2' dj undo
told 'a term extended past the quarter' '  示例一支部  任期（2023-03-31 当选）：逾期 0/1 → 没有' \
    dj --on 2026-05-08 set term B1/2023-03-31 extended_to=2026-12-31 approval_no=1
told 'and not' '  示例一支部  任期（2023-03-31 当选）：没有 → 逾期 0/1' dj undo
told 'dissolved the day after' '' dj --on 2026-05-08 set org B2 dissolved_on=2026-04-01
told 'dissolved on the last day' '  示例二支部  支部向机关党委报告工作（2026年第1季度）：补办 1/1（2026-04-01） → 没有
  示例二支部  支部主题党日（2026年3月）：完成 1/1 → 没有' dj --on 2026-05-08 set org B2 dissolved_on=2026-03-31
told 'and lives on' '  示例二支部  支部向机关党委报告工作（2026年第1季度）：没有 → 补办 1/1（2026-04-01）
  示例二支部  支部主题党日（2026年3月）：没有 → 完成 1/1' dj --on 2026-05-08 set org B2 dissolved_on=
told 'a name is no figure' '' dj --on 2026-05-08 set org B2 short_name=二支部
sed 's/^evidence = theme_day$/&\ncount = 2/' "$work/own.ini" >"$work/two.ini"
told 'a rule from a day in it' '  示例一支部  支部主题党日（2026年3月）：完成 1/1 → 逾期 1/2
  示例二支部  支部主题党日（2026年3月）：完成 1/1 → 逾期 1/2' dj --on 2026-05-08 policy load "$work/two.ini" --from 2026-03-01
told 'and as it was' '  示例一支部  支部主题党日（2026年3月）：逾期 1/2 → 完成 1/1
  示例二支部  支部主题党日（2026年3月）：逾期 1/2 → 完成 1/1' dj undo
told 'a rule from the day after' '' dj --on 2026-05-08 policy load "$work/two.ini" --from 2026-04-01
dj undo 2>/dev/null
told 'a record of later' '' dj --on 2026-05-08 add activity org=B2 types=theme_day held_on=2026-05-08

# Many later edits leave what was kept as it was, to the byte, and are listed below it. Later than the closing: a meeting
# for March of B1 counts nothing new; P1 left on the last day; the term of B1 was extended past it; B2 has another name.
keep 2 second
keep 1 again
same 'the first edition after the second' first again
tap_is 'the second is another' "$(cmp -s "$work/first.json" "$work/second.json" && echo same)" ''
{
    dj --on 2026-05-08 set person P1 left_on=2026-03-31 name=改名
    dj --on 2026-05-08 set term B1/2023-03-31 extended_to=2026-12-31 approval_no=1
    dj --on 2026-05-08 set org B2 name=改名支部 short_name=改
    dj --on 2026-05-08 add org code=B0 name=新支部 kind=branch parent=C founded_on=2026-05-01
    dj --on 2026-05-08 add activity org=B1 types=theme_day held_on=2026-05-07 for_on=2026-03-31
    dj --on 2026-05-08 policy load "$work/two.ini" --from 2026-03-01
    dj --on 2026-05-08 add waiver org=B2 slot=theme-day from_on=2026-03-31 to_on=2026-03-31 reason=示例
} >/dev/null 2>&1
keep 2 again
same 'the second edition' second again
keep 1 again
same 'the first edition' first again
tap_is 'csv without an edition is what was kept' "$(dj report quarter --period 2026Q1 --format csv | cmp - "$work/second.csv")" ''
tap_is 'what changed, and by what' "$(sheet 2026-05-08)" \
'B1,示例一支部,任期（2023-03-31 当选）,逾期 0/1,,不再要求
B1,示例一支部,支部主题党日（2026年3月）,完成 1/1,补办 2/2（2026-05-07）,应完成数变动
B1,示例一支部,正式党员,2,1,基础数字变动
B2,示例二支部,支部主题党日（2026年3月）,完成 1/1,免除 1/2,新的免除'
for i in 1 2 3 4 5 6 7; do
    dj undo >/dev/null 2>&1
done
tap_is 'taken back, nothing is different' "$(sheet 2026-05-08)" ''

# A branch by itself.
prints 'a branch alone' B1/2026Q2/1 dj --on 2026-07-01 --org B1 close 2026Q2
tap_run 'the other is free' dj --on 2026-07-01 add activity org=B2 types=theme_day held_on=2026-06-30
answers 'it is not' 4 '示例一支部（B1）2026Q2 已于 2026-07-01' dj --on 2026-07-01 add activity org=B1 types=theme_day held_on=2026-06-30
tap_run 'the day after is' dj --on 2026-07-01 add activity org=B1 types=theme_day held_on=2026-07-01
prints 'the whole may follow' C/2026Q2/1 dj --on 2026-07-02 close 2026Q2

# Handing in beside closing: of the closed quarter what was kept, of the running one what is known; each with its records.
reports() {
    dj list activity --where types=quarter_report --format csv | tr -d '\r' | grep -c ",$1"
}
hands_in() { # DAY PERIOD
    dj --on "$1" report quarter --period "$2" --hand-in --format json -o "$work/in.json"
}
answers 'handed in after it was closed' 0 '2026Q2 已于 2026-07-02 结账，上报的是留存的数字。' hands_in 2026-07-03 2026Q2
tap_is 'for both branches' "$(tail -n 1 "$work/err")" '已为 2 个组织记下向上级党组织报告工作（示例一支部、示例二支部）。'
tap_is 'on the day, for the quarter' "$(reports '2026-07-03.*,2026-06-30,')" 2
tap_is 'the figures are the kept ones' "$(grep -c '"as_of":"2026-07-02"' "$work/in.json")" "$(grep -c '"as_of"' "$work/in.json")"
answers 'once' 0 '没有欠季度报告的组织' hands_in 2026-07-04 2026Q2
tap_is 'nothing came' "$(reports '2026-07-04')" 0
answers 'a quarter that has not begun' 4 '还没有开始' hands_in 2026-09-30 2026Q4
answers 'another report' 2 '只用于季报' dj --on 2026-10-01 report year --period 2026 --hand-in
answers 'a folder that is not there' 3 '' dj --on 2026-08-10 report quarter --period 2026Q3 --hand-in --format json \
    -o "$work/nowhere/in.json"
tap_is 'leaves no record' "$(reports '2026-08-10')" 0
answers 'the running quarter' 0 '2026Q3 还没有结账，上报的数字以后还会变' hands_in 2026-08-10 2026Q3
tap_is 'its records are of today' "$(reports '2026-08-10')" 2
tap_is 'and in the figures handed in' "$(grep -c '"key":"own.quarter-report".*"need":1,"have":1,' "$work/in.json")" 2
tap_run 'one undo' dj --on 2026-08-10 undo
tap_is 'takes back both' "$(reports '2026-08-10')" 0
tap_run 'the chain holds' dj check

# Whoever changes what was kept, past the program, is found: in which part.
spoilt() { # NAME WHAT SQL
    cp "$DANGJIAN_DB" "$work/spoilt.db"
    sqlite3 "$work/spoilt.db" "$3" 2>/dev/null
    got=$(dj --db "$work/spoilt.db" check 2>/dev/null)
    tap_is "$1" "$? $(printf '%s\n' "$got" | grep -o '结账 [^ ]* 留存的数字被别的程序改动过：[^。,]*' | tr '\n' ';')" "4 $2;"
}
if command -v sqlite3 >/dev/null; then
    sqlite3 "$DANGJIAN_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    id=$(sqlite3 "$DANGJIAN_DB" "SELECT id FROM closing WHERE org = 'C' AND period = '2026Q2'")
    told='结账 C/2026Q2/1 留存的数字被别的程序改动过'
    spoilt 'a figure of a branch' "$told：示例一支部（B1）" "UPDATE kept_org SET full = full + 1 WHERE closing = $id AND code = 'B1'"
    spoilt 'more done of a matter' "$told：示例二支部（B2）" \
        "UPDATE kept_duty SET have = have + 1 WHERE closing = $id AND org = (SELECT n FROM kept_org WHERE closing = $id AND code = 'B2') AND n = (
            SELECT max(n) FROM kept_duty WHERE closing = $id AND org = (SELECT n FROM kept_org WHERE closing = $id AND code = 'B2'))"
    spoilt 'a line of a report' "$told：各组织情况汇总“汇总”" \
        "UPDATE kept_line SET cells = replace(cells, '示例一支部', '示例乙支部') WHERE closing = $id AND report = 'quarter' AND sheet = 3"
    spoilt 'a matter taken out' "$told：示例一支部（B1）" \
        "DELETE FROM kept_duty WHERE closing = $id AND org = (SELECT n FROM kept_org WHERE closing = $id AND code = 'B1')"
    spoilt 'the digest with it' "$told：校验值;$told：示例一支部（B1）" \
        "UPDATE kept_org SET full = 9 WHERE closing = $id AND code = 'B1'; UPDATE kept_digest SET digest = 'x' WHERE closing = $id AND part = 'org/B1'"
fi
tap_end
