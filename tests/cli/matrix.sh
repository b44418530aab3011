#!/bin/sh
# matrix: organisations x rules, have/need of each obligation whose deadline lies in the period.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule theme-day]
title    = 支部主题党日
subject  = branch
every    = month
evidence = theme_day

[rule lecture]
title    = 党课
subject  = branch
every    = quarter
evidence = lecture

[rule group]
title    = 党小组会
subject  = group
every    = quarter
evidence = group_meeting
INI
dj init --name 县直机关 --since 2026-01-01 --policy "$work/own.ini"
dj add org code=B1 name=办公室党支部 kind=branch parent=1
dj add org code=B2 name=财务科党支部 kind=branch parent=1
dj add activity code=M1 org=B1 types=theme_day held_on=2026-03-31
dj add activity code=M2 org=B1 types=theme_day held_on=2026-04-02 for_on=2026-02-20
dj add activity code=M3 org=B2 types='lecture;theme_day' held_on=2026-01-15
dj add waiver org=B2 slot=theme-day from_on=2026-03-31 to_on=2026-03-31 reason=抗洪 approved_by=机关党委
dj add waiver org=B1 slot=lecture from_on=2026-03-01 to_on=2026-04-30 reason=抗洪 approved_by=机关党委
DANGJIAN_TODAY=2026-04-02
export work DANGJIAN

prints "two of three months, one late; what was waived alone; totals" \
"组织          党课  支部主题  合计
                        党日
办公室党支部    免       2/3   2/3
财务科党支部   1/1       1/2   2/3
合计           1/1       3/5   4/6
期限在2026年第1季度内，截至 2026-04-02：完成 4/6，逾期 2，另有免除 2
格内为 完成/应完成（完成含补办，应完成不含免除）；空白为没有要求" dj matrix --period 2026Q1
prints "a line for each cell" 'org,org_name,rule,title,have,need,waived,overdue
B1,办公室党支部,own.lecture,党课,0,0,1,0
B1,办公室党支部,own.theme-day,支部主题党日,2,3,0,1
B2,财务科党支部,own.lecture,党课,1,1,0,0
B2,财务科党支部,own.theme-day,支部主题党日,1,2,1,1' \
    sh -c '"$DANGJIAN" matrix --period 2026Q1 --format csv | tr -d "\r" | sed "1s/^.//"'
prints "the day before the late one" '[
{"org":"B1","org_name":"办公室党支部","rule":"own.theme-day","title":"支部主题党日","have":0,"need":1,"waived":0,"overdue":1}
]' dj --on 2026-04-01 --org B1 matrix --period 2026-02 --format json
prints "a month to come is asked" \
    '{"org":"B2","org_name":"财务科党支部","rule":"own.theme-day","title":"支部主题党日","have":0,"need":1,"waived":0,"overdue":0}' \
    dj --org B2 matrix --period 2026-11 --format jsonl
prints "where a line is too narrow the rules go on below" \
"组织          党课
办公室党支部    免
财务科党支部   1/1
合计           1/1

组织          支部主题  合计
                  党日
办公室党支部       2/3   2/3
财务科党支部       1/2   2/3
合计               3/5   4/6" sh -c '"$DANGJIAN" matrix --period 2026Q1 --width 33 | head -10'
prints "and where it just fits they do not" "5" \
    sh -c '"$DANGJIAN" matrix --period 2026Q1 --width 34 | sed "/^期限/,\$d" | wc -l | tr -d " "'
prints "nothing asked: []" "[]" dj matrix --period 2025 --format json
prints "and a header line" "1" \
    sh -c '"$DANGJIAN" matrix --period 2025 --format csv | wc -l | tr -d " "'
prints "for people the heads" "组织  合计" sh -c '"$DANGJIAN" matrix --period 2025 | head -1'
tap_run "-o writes a file" dj matrix --period 2026 --format csv -o "$work/m.csv"
tap_run "with the cells" grep -q '^B1,.*own.lecture' "$work/m.csv"
answers "a workbook needs a file" 2 -o dj matrix --period 2026Q1 --format xlsx
answers "no period" 2 --period dj matrix
answers "a bad period" 2 2026-13 dj matrix --period 2026-13
answers "an argument" 2 不带参数 dj matrix 2026Q1
answers "an unknown format" 2 xml dj matrix --period 2026 --format xml
answers "an unknown organisation" 3 ZZ dj --org ZZ matrix --period 2026
wants_python
tap_run "a workbook" dj matrix --period 2026Q1 --format xlsx -o "$work/m.xlsx"
tap_run "that is sound" xlsx sound "$work/m.xlsx"
xlsx csv "$work/m.xlsx" | tr -d "\r" >"$work/m.csv"
tap_run "with the grid in words" grep -qx "办公室党支部,2/3逾,免,2/3逾" "$work/m.csv"
tap_run "and its totals" grep -qx "合计,4/6逾,1/1完,3/5逾" "$work/m.csv"
tap_is "its numbers are numbers" "$(xlsx cell "$work/m.xlsx" 明细 F5)" "number 3"
tap_end
