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

# Opened with a reason, and closed as a correction.
prints 'opened' C/2026Q1/1 dj --on 2026-05-06 reopen 2026Q1 --reason 漏报一次
tap_is 'why and when' "$(field closing C/2026Q1/1 reopened_on)$(field closing C/2026Q1/1 reason)" '"2026-05-06""漏报一次"'
tap_run 'what was left out is entered' dj --on 2026-05-06 add activity org=B2 types=theme_day held_on=2026-03-30
prints 'closed again' C/2026Q1/2 dj --on 2026-05-07 close 2026Q1
tap_is 'as a correction' "$(cat "$work/err")" \
    '示例局机关党委（C）2026Q1 已结账，更正第 2 版：3 个组织，完成 8 项（补办 1），逾期 1，免除 0；数字已留存。'

# A branch by itself.
prints 'a branch alone' B1/2026Q2/1 dj --on 2026-07-01 --org B1 close 2026Q2
tap_run 'the other is free' dj --on 2026-07-01 add activity org=B2 types=theme_day held_on=2026-06-30
answers 'it is not' 4 '示例一支部（B1）2026Q2 已于 2026-07-01' dj --on 2026-07-01 add activity org=B1 types=theme_day held_on=2026-06-30
tap_run 'the day after is' dj --on 2026-07-01 add activity org=B1 types=theme_day held_on=2026-07-01
prints 'the whole may follow' C/2026Q2/1 dj --on 2026-07-02 close 2026Q2
tap_run 'the chain holds' dj check
tap_end
