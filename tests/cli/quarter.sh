#!/bin/sh
# report quarter: figures by hand; and the same as those of the due list, the matrix and figures.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule theme-day]
title    = 支部主题党日
clause   = 一
subject  = branch
every    = month
evidence = theme_day

[rule lecture]
title    = 党课
clause   = 二
subject  = branch
every    = quarter
evidence = lecture

[evidence lecture]
title = 党课
forms = selected:优质党课
INI
{
dj init --name 县直机关 --kind unit --since 2026-01-01 --policy "$work/own.ini"
dj add org code=B1 name=办公室党支部 kind=branch parent=1
dj add org code=B2 name=财务科党支部 kind=branch parent=1
dj add person code=P1 name=张三 org=B1 since_on=2020-01-05 status=full
dj add person code=P2 name=李四 org=B1 since_on=2020-01-05 status=probationary
dj add person code=P3 name=王五 org=B2 since_on=2020-01-05 status=full
dj add person code=P4 name=赵六 org=B1 since_on=2025-01-05 status=activist
dj add person code=P5 name=钱七 org=B1 since_on=2025-01-05 left_on=2026-02-01 status=applicant
dj add activity code=M1 org=B1 types=theme_day held_on=2026-03-31
dj add activity code=M2 org=B1 types=theme_day held_on=2026-04-02 for_on=2026-02-20
dj add activity code=M3 org=B2 types='lecture(selected);theme_day' held_on=2026-01-15
dj add activity code=M4 org=B2 types=talk held_on=2026-02-03
dj add activity code=M5 org=B2 types=talk held_on=2025-12-31
dj add attendance activity=M1 person=P1 role=attendee status=present
dj add attendance activity=M1 person=P2 role=attendee status=absent reason=出差
dj add attendance activity=M3 person=P3 role=attendee status=present
dj add waiver org=B2 slot=theme-day from_on=2026-03-31 to_on=2026-03-31 reason=抗洪 approved_by=机关党委
dj add waiver org=B1 slot=lecture from_on=2026-03-01 to_on=2026-04-30 reason=抗洪 approved_by=机关党委
dj add dues person=P1 month=2026-03 amount_due=20 amount_paid=15 paid_on=2026-03-05
dj add ledger code=L1 kind=problem org=B2 title=示例问题 opened_on=2026-02-01 deadline=2026-04-01
dj add ledger code=L2 kind=resolution org=B1 title=示例决议 opened_on=2025-12-01 closed_on=2026-03-10
dj add ledger code=L3 kind=problem org=B2 title=示例问题二 opened_on=2026-04-01
dj add review person=P1 year=2025 result=excellent held_on=2026-01-01
dj add review person=P2 year=2025 result=qualified held_on=2026-03-31
dj add review person=P3 year=2025 result=qualified held_on=2026-04-01
dj add review person=P1 year=2024 result=qualified held_on=2025-12-31
dj add review person=P2 year=2024 result=qualified
} >/dev/null 2>&1
DANGJIAN_TODAY=2026-04-02
export work DANGJIAN

# B1: January missed, February made up on 2 April, March held; the lecture waived. B2: January held
# with the lecture, February missed, March waived. L1 was due the day before; L3 was opened after
# the quarter. M2 was held after it too.
prints "the figures for programs" '1,org,,,0,0,0,0,0,0,0,,0,0,,0,0,0,0.00,0.00,0.00,,,
B1,org,,,3,2,1,1,0,0,1,,2,1,0.5,1,1,0,20.00,15.00,5.00,,,
B1,rule,own.lecture,党课,0,0,0,0,0,0,1,,,,,,,,,,,,,
B1,rule,own.theme-day,支部主题党日,3,2,1,1,0,0,0,,,,,,,,,,,,,
B1,meeting,theme_day,支部主题党日,,,,,,,,1,2,1,0.5,,,,,,,,,
B1,ledger,resolution,决议落实,,,,0,,,,,,,,,,,,,,0,1,0
B1,review,excellent,优秀,,,,,,,,1,,,,,,,,,,,,
B1,review,qualified,合格,,,,,,,,1,,,,,,,,,,,,
B1,review,basically_qualified,基本合格,,,,,,,,0,,,,,,,,,,,,
B1,review,unqualified,不合格,,,,,,,,0,,,,,,,,,,,,
B2,org,,,3,2,0,1,0,0,1,,1,1,1,1,0,1,0.00,0.00,0.00,,,
B2,rule,own.lecture,党课,1,1,0,0,0,0,0,,,,,,,,,,,,,
B2,rule,own.theme-day,支部主题党日,2,1,0,1,0,0,1,,,,,,,,,,,,,
B2,meeting,theme_day,支部主题党日,,,,,,,,1,1,1,1,,,,,,,,,
B2,meeting,lecture,党课,,,,,,,,1,1,1,1,,,,,,,,,
B2,meeting,talk,谈心谈话,,,,,,,,1,0,0,,,,,,,,,,
B2,ledger,problem,问题清单,,,,1,,,,,,,,,,,,,,1,0,2' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --format csv | tr -d "\r" | sed 1d |
        cut -d, -f5,8-'
prints "whose they are, of which quarter, as of which day" '县直机关,2026Q1,2026-04-02,1,县直机关,unit' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --format csv | sed -n 2p | cut -d, -f1-3,5-7'
prints "the day before nothing is made up, and L1 is not late" '3,1,0,2
0' \
    sh -c 'for x in org,,, ledger,problem; do "$DANGJIAN" --on 2026-04-01 report quarter \
        --period 2026Q1 --format csv | grep -E "B1,.*,$x|B2,.*,$x" | tr -d "\r"; done |
        awk -F, "/B1.*org/ { print \$11 \",\" \$12 \",\" \$13 \",\" \$14 } /problem/ { print \$14 }"'
dj report quarter --period 2026Q1 >"$work/text"
tap_run "for people: the sum" grep -qE '合计 +6 +4 +1 +2 +0 +2 +66.7%' "$work/text"
prints "the first page: each matter of all, 2 + 3 of the one and 1 + 2 of the other" \
    '党课,2,1,1,0,0,0,,1,1,示例〔2026〕1号 二
支部主题党日,2,5,3,1,2,0,,1,0.6,示例〔2026〕1号 一' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 概况 --format csv | tr -d "\r" | sed 1d'
prints "and about the whole" '3 个组织：2 个有期限在本期的事项，其中 2 个有逾期
应完成 6 项，完成 4 项（其中补办 1 项），逾期 2 项，期限未到 0 项；完成率 66.7%
正式党员 2 名，预备党员 1 名；谈心谈话 1 次；到会率 66.7%（实到 2 ÷ 应到 3）
党费应缴 20.00 元，实缴 15.00 元，欠缴 5.00 元' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 概况 | grep -E "^3 个组织|^应完成|^正式|^党费"'
tap_run "it comes first, what is lacking next" sh -c '"$DANGJIAN" report quarter --period 2026Q1 |
    grep -nE "^(2026年第1季度党建工作情况季报|逾期和不达标事项|各组织情况汇总)$" | cut -d: -f2 | tr "\n" " " |
    grep -qx "2026年第1季度党建工作情况季报 逾期和不达标事项 各组织情况汇总 "'
tap_run "what is lacking" grep -qE '逾期 +2026-02-28 +-33 +B2 ' "$work/text"
tap_run "one branch" sh -c '"$DANGJIAN" --org B1 report quarter --period 2026Q1 | grep -q 办公室党支部及其下级'
prints "and nothing of the other" 0 \
    sh -c '"$DANGJIAN" --org B1 report quarter --period 2026Q1 | grep -c 财务科 | tr -d " "'
prints "who is at which stage, but who has left" 'B1,办公室党支部,0,1,0,1' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 发展党员 --format csv | tr -d "\r" | sed 1d'
# reviews PERIOD [REPORT]: branch, reviewed, the four grades.
reviews() {
    dj report "${2-quarter}" --period "$1" --sheet 民主评议 --format csv | tr -d '\r' | sed 1d | cut -d, -f1,3-8 | tr '\n' ' '
}
tap_is "grades of the reviews held in the quarter" "$(reviews 2026Q1)" 'B1,2,1,1,0,0,0.5 '
tap_is "one held after it is the next quarter's" "$(reviews 2026Q2)" 'B2,1,0,1,0,0,0 '
tap_is "the day before it is not known" "$(DANGJIAN_TODAY=2026-03-31 reviews 2026Q2)" ''
tap_is "in a year's report those of that year" "$(reviews 2025 year)" 'B1,2,1,1,0,0,0.5 B2,1,0,1,0,0,0 '
tap_is "also without a day" "$(reviews 2024 year)" 'B1,2,0,2,0,0,0 '
tap_run "more than a third is said" sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 民主评议 | grep -q 超过三分之一'
tap_run "every figure is explained" sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 说明 | grep -q 其中补办'
tap_run "every rule with its clause" \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 依据 | grep own.lecture | grep -q "示例〔2026〕1号.*二"'

# The brief copy. U has nothing but noughts, as the office itself; V one talk, W one member on probation, X a waiver.
dj backup "$work/before.db" >/dev/null 2>&1
for org in U V W X; do
    dj add org code=$org name=示例$org kind=unit parent=1
done >/dev/null 2>&1
dj add activity code=M9 org=V types=talk held_on=2026-03-03 >/dev/null
dj add person code=P9 name=孙八 org=W since_on=2026-03-31 status=probationary >/dev/null 2>&1
brief() {
    dj report quarter --period 2026Q1 --brief "$@" 2>"$work/err" | tr -d '\r'
}
prints "each organisation stands in the whole copy" '1 B1 B2 U V W X ' \
    sh -c '"$DANGJIAN" report quarter --period 2026Q1 --sheet 汇总 --format csv | sed 1d | cut -d, -f1 | tr "\n" " "'
tap_is "without those of noughts: one talk and one member are figures" \
    "$(brief --sheet 汇总 --format csv | sed 1d | cut -d, -f1 | tr '\n' ' ')" 'B1 B2 V W '
tap_is "programs are told how many and whose" "$(cat "$work/err")" \
    '另有 3 个组织各栏都是 0，没有列出：县直机关、示例U、示例X'
tap_is "so in json" "$(brief --sheet 汇总 --format json | grep -o '"org":"[^"]*"' | tr '\n' ' ')" \
    '"org":"B1" "org":"B2" "org":"V" "org":"W" '
brief >"$work/brief"
tap_is "people read it below the table, and below no other" "$(grep -c '^另有 3 个组织各栏都是 0，没有列出：县直机关、示例U、示例X$' "$work/brief")" 1
tap_is "nothing is said beside it" "$(cat "$work/err")" ''
tap_is "the sums stay" "$(grep -E '^ *合计' "$work/brief" | head -n 2)" \
    "$(dj report quarter --period 2026Q1 | grep -E '^ *合计' | head -n 2)"
tap_is "three tables are left out" "$(dj report quarter --period 2026Q1 | grep -cE '^(各事项完成情况|会议和活动情况|各组织完成率)$') \
$(grep -cE '^(各事项完成情况|会议和活动情况|各组织完成率)$' "$work/brief")" '3 0'
tap_is "one that is asked for is there" "$(brief --sheet 会议 --format csv | sed 1d | wc -l | tr -d ' ')" 5
tap_is "programs get the first page" "$(brief --format csv | sed 1d | cut -d, -f1 | tr '\n' ' ')" '党课 支部主题党日 '
tap_is "who are told which tables are left out" "$(cat "$work/err")" \
    '简表：逐个组织逐项的表（事项、会议、完成率）没有列出，见全表'
brief --format json >"$work/brief.json"
answers "which is not to be handed up" 4 '' dj gather "$work/brief.json"
answers "nor is it what is handed up" 2 '--hand-in 上报的是全表，不能用 --brief；要印简表的，另导出一份。' \
    dj report quarter --period 2026Q1 --brief --hand-in --format json
answers "a list of matters has none" 2 '报表 due 没有简表；有简表的是 quarter、year、figures。' \
    dj report due --period 2026Q1 --brief
tap_is "figures: one without, and with those below it" \
    "$(dj report figures --period 2026Q1 --brief --format csv 2>/dev/null | tr -d '\r' | sed 1d | cut -d, -f1,3 | tr '\n' ' ')" \
    '1,own 1,sum B1,own B2,own V,own W,own '
DANGJIAN_TODAY=2026-04-03 dj close 2026Q1 >/dev/null 2>&1
tap_is "a closed quarter too" "$(brief --sheet 汇总 --format csv | sed 1d | cut -d, -f1 | tr '\n' ' ')" 'B1 B2 V W '
tap_is "what was kept is whole" "$(dj report quarter --period 2026Q1 --sheet 汇总 --format csv | sed 1d | wc -l | tr -d ' ')" 7
rm -f "$DANGJIAN_DB"*
mv "$work/before.db" "$DANGJIAN_DB"

wants_python
# agrees NAME PERIOD FIRST LAST: the workbook, its JSON, due, matrix and figures say the same.
agrees() {
    dj report quarter --period "$2" --format xlsx -o "$work/q.xlsx"
    dj report quarter --period "$2" --format json -o "$work/q.json"
    dj due --all --from "$3" --to "$4" --format json -o "$work/due.json"
    dj matrix --period "$2" --format json -o "$work/matrix.json"
    dj report figures --period "$2" --format json -o "$work/figures.json"
    tap_run "$1" xlsx quarter "$work/q.xlsx" "$work/q.json" "$work/due.json" "$work/matrix.json" \
        "$work/figures.json"
    tap_run "$1: sound" xlsx sound "$work/q.xlsx"
}
agrees "by hand" 2026Q1 2026-01-01 2026-03-31
tap_is "the days are days" "$(xlsx cell "$work/q.xlsx" 未完成 B6)" "day 2026-01-31"
tap_is "a share is a number" "$(xlsx cell "$work/q.xlsx" 汇总 N7)" "number 0.5"
rm -f "$DANGJIAN_DB"*
dj demo --orgs 20 -o "$DANGJIAN_DB" >/dev/null 2>/dev/null
DANGJIAN_TODAY=2026-09-15
agrees "a demonstration office, the running quarter" 2026Q3 2026-07-01 2026-09-30
agrees "the last one" 2026Q2 2026-04-01 2026-06-30
for name in due matrix; do
    dj report $name --period 2026Q2 --format xlsx -o "$work/$name.xlsx"
    tap_run "report $name: sound" xlsx sound "$work/$name.xlsx"
done
prints "report matrix is the matrix" "$(dj matrix --period 2026Q2 --format json)" \
    dj report matrix --period 2026Q2 --format json
prints "report due is the due list" "$(dj due --all --from 2026-04-01 --to 2026-06-30 --format csv | sed 1d | wc -l)" \
    sh -c '"$DANGJIAN" report due --period 2026Q2 --format csv | sed 1d | wc -l'
tap_end
