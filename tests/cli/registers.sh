#!/bin/sh
# report: the register of dues, who owes, the roster, terms, ledgers, slips, handing over. One small
# office; what is wanted is worked out by hand.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule dues]
title    = 按月交纳党费
clause   = 三
subject  = branch
every    = month
each     = member
evidence = dues

[rule dues-six]
title    = 连续6个月不交党费
clause   = 九
subject  = branch
every    = month
each     = member
evidence = dues
streak   = 6
warn     = 3

[rule group]
title    = 党小组会
clause   = 二
subject  = group
every    = quarter
evidence = group_meeting

[rule term]
title   = 支部任期
clause  = 五
subject = branch
term    = 3

[rule problem]
title   = 问题销号
clause  = 六
subject = branch
item    = ledger.problem

[scale dues.working]
title    = 在职党员党费
clause   = 七
brackets = 3000:0.5, 5000:1, :1.5
INI
{
dj init --name 县直机关 --kind unit --since 2026-01-01 --policy "$work/own.ini" 2>/dev/null
dj add org code=B1 name=办公室党支部 kind=branch parent=1
dj add org code=B2 name=财务科党支部 kind=branch parent=1
dj add org code=G1 name=第一党小组 kind=group parent=B1
dj add person code=P1 name=张三 org=B1 group=G1 since_on=2020-01-05 status=full gender=female \
    id_no=11010519491231002X phone=13800001234 category=working dues_base=4000
dj add person code=P2 name=王五 org=B1 since_on=2020-01-05 status=full title=科长
dj add person code=P3 name=丁一 org=B2 since_on=2020-01-05 status=full
dj add person code=P4 name=李四 org=B2 since_on=2020-01-05 status=probationary joined_on=2025-12-01
dj add person code=P5 name=卜六 org=B2 since_on=2020-01-05 status=activist
dj add person code=P6 name=于七 org=B2 since_on=2020-01-05 left_on=2025-10-01 status=full
dj add post person=P2 org=B1 role=secretary from_on=2023-08-15
dj add post person=P2 org=1 role=party_officer from_on=2024-01-01
dj add post person=P3 org=B2 role=secretary from_on=2022-12-31 to_on=2026-03-01
dj add waiver org=B2 slot=dues person=P4 from_on=2026-01-01 to_on=2026-12-31 reason=困难 approved_by=机关党委
dj add dues person=P1 month=2026-01 amount_due=40 amount_paid=40 paid_on=2026-01-05
dj add dues person=P1 month=2026-03 amount_due=40 amount_paid=10 paid_on=2026-03-05
for m in 01 02 03 04 05; do
    dj add dues person=P2 month=2026-$m amount_due=20 amount_paid=20 paid_on=2026-$m-05
done
dj add term org=B1 elected_on=2023-08-15
dj add term org=B2 elected_on=2022-12-31 extended_to=2026-12-31 approval_no=示例〔2025〕9号 \
    approved_by=机关党委 deliberated_on=2026-03-02
dj add ledger code=L1 kind=problem org=B1 title=示例问题一 opened_on=2026-02-01 deadline=2026-04-30 owner=张三
dj add ledger code=L2 kind=problem org=B2 title=示例问题二 opened_on=2026-03-01 closed_on=2026-04-01
dj add ledger code=L3 kind=resolution org=B1 title=示例决议三 opened_on=2025-03-01 closed_on=2025-12-31
dj add ledger code=L4 kind=resolution org=B2 title=示例决议四 opened_on=2026-05-01
dj add ledger_log ledger=L1 at=2026-04-06 text=方案已报
dj add ledger_log ledger=L1 at='2026-03-05 09:30' by=李四 text=已约谈
dj add activity code=M1 org=G1 types=group_meeting held_on=2026-04-20
dj add activity code=M2 org=B1 types=talk held_on=2026-04-21
dj add attendance activity=M2 person=P1 role=attendee status=present
dj add operator user=tester
dj add operator user=reporter scope=B1
} >/dev/null 2>"$work/errors"
tap_is "the office is entered" "$(cat "$work/errors")" ""
DANGJIAN_TODAY=2026-05-10
program=$(cd "$(dirname "$DANGJIAN")" && pwd)/$(basename "$DANGJIAN")
export work DANGJIAN program
csv() { # report … as CSV without the header and its marks
    dj report "$@" --format csv | tr -d '\r' | sed 1d
}

# 张三: base 4000, 1%: 40 a month. February and April not paid, March 10 of 40; 2026-05 and 06 are
# not over. 王五: 20 each, no base. June is offered at the last amount.
prints "dues, a quarter, for programs: branch 1" 'B1,办公室党支部,P1,张三,2026-04,owing,40.00,,40.00,,0.01
B1,办公室党支部,P1,张三,2026-05,ahead,40.00,,0.00,,0.01
B1,办公室党支部,P1,张三,2026-06,ahead,40.00,,0.00,,0.01
B1,办公室党支部,P2,王五,2026-04,paid,20.00,20.00,0.00,2026-04-05,
B1,办公室党支部,P2,王五,2026-05,paid,20.00,20.00,0.00,2026-05-05,
B1,办公室党支部,P2,王五,2026-06,ahead,20.00,,0.00,,' \
    sh -c '"$DANGJIAN" --org B1 report dues --period 2026Q2 --format csv | tr -d "\r" | sed 1d | cut -d, -f1-11'
prints "for people: what each paid, the sums, the months owed, room to sign" \
    '序号  姓名  比例  月应缴    1月    2月    3月  应缴合计  实缴合计   欠缴  欠缴月份  　　签名　　
   1  张三  1.0%   40.00  40.00         10.00    120.00     50.00  70.00  2、3月
   2  王五         20.00  20.00  20.00  20.00     60.00     60.00   0.00
      合计                60.00  20.00  30.00    180.00    110.00  70.00
单位：元；截至 2026-05-10' \
    sh -c '"$DANGJIAN" --org B1 report dues --period 2026Q1 --format table | sed "s/ *$//" | head -5'
tap_run "the run of months with its clause" sh -c \
    '"$DANGJIAN" --org B1 report dues --period 2026Q1 | grep -q "张三连续 3 个月没有缴（示例〔2026〕1号 九）"'
prints "the day March was paid in part is not known before it" owing \
    sh -c '"$DANGJIAN" --on 2026-03-04 --org B1 report dues --period 2026-02 --format csv | grep P1 | cut -d, -f6'
tap_run "the scale is explained with its clause" sh -c \
    '"$DANGJIAN" report dues --period 2026 --sheet 说明 --format csv | grep -q "5000 元及以下 1%.*示例〔2026〕1号 七"'
prints "what one pays from stays private" 0 \
    sh -c '"$DANGJIAN" report dues --period 2026 --format json | grep -c "\"base\"\|4000" | tr -d " "'
prints "but with a reason it is there" 4000.00 \
    sh -c '"$DANGJIAN" --org B1 report dues --period 2026-01 --private 年初核定 --format csv | tr -d "\r" | grep P1 | cut -d, -f13'
prints "and on record" 1 sh -c '"$DANGJIAN" log | grep -c 年初核定 | tr -d " "'

# 张三: February, 30 of March, April; three in a row, with May, June and July six. 丁一: January to
# April, and nobody knows how much; May and June make six. 李四 is waived.
prints "who owes" 'B1,办公室党支部,P1,张三,2026-02 2026-03 2026-04,3,110.00,0,3,6,注意：再欠 3 个月就满,2026-07-31,示例〔2026〕1号 九
B2,财务科党支部,P3,丁一,2026-01 2026-02 2026-03 2026-04,4,,4,4,6,注意：再欠 2 个月就满,2026-06-30,示例〔2026〕1号 九' \
    csv arrears
prints "the last day of April it is not owed yet" 2 \
    sh -c '"$DANGJIAN" --on 2026-04-30 --org B1 report arrears --format csv | tr -d "\r" | grep P1 | cut -d, -f6'
prints "on 1 July 丁一 has six months" 已满\ 6\ 个月 \
    sh -c '"$DANGJIAN" --on 2026-07-01 report arrears --format csv | grep P3 | cut -d, -f11'
prints "in January the year before is still owed" '2026-11 2026-12' \
    sh -c '"$DANGJIAN" --on 2027-01-02 report arrears --format csv | grep P3 | cut -d, -f5 | grep -o "2026-11 2026-12$"'
prints "up to the end of a quarter" '2026-02 2026-03' \
    sh -c '"$DANGJIAN" report arrears --period 2026Q1 --format csv | grep P1 | cut -d, -f5'
tap_is "the due list names the same months" "$(csv arrears | cut -d, -f6 | paste -sd+ - | sed 's/$//')" \
    "$(dj due --rule own.dues --status overdue --format csv | sed 1d | tr -d '\r' >"$work/due.csv"
       for p in P1 P3; do grep -c "$p" "$work/due.csv"; done | paste -sd+ -)"
# Where nothing says how much, that is said, never 0.00; of two branches one has an amount.
for report in "arrears" "dues --period 2026" "quarter --period 2026Q1" "figures --period 2026Q1"; do
    # shellcheck disable=SC2086
    tap_is "未定标准: $report" "$(dj --org B2 report $report | grep -c 未定标准 | sed 's/^[1-9].*/some/')" some
    # shellcheck disable=SC2086
    tap_is "an amount: $report" "$(dj --org B1 report $report | grep -v '^有 ' | grep -c 未定标准)" 0
done
# A branch where one of two has an amount: the note names who is in no sum, below the sum of all too.
dj add person code=P8 name=周八 org=B1 since_on=2020-01-05 status=full >/dev/null 2>&1
for report in "quarter --sheet 汇总" "figures"; do
    # shellcheck disable=SC2086
    tap_is "who is not in the sums: $report" "$(dj report $report --period 2026Q1 | grep '^党费未定标准')" \
        '党费未定标准（没有登记应缴，也没有核定基数）的：办公室党支部 1 人、财务科党支部 1 人；这些人的这些月份没有计入应缴和欠缴，合计也没有计入'
done
tap_is "the first page says that somebody is not in them" \
    "$(dj report quarter --period 2026Q1 --sheet 概况 | grep '^党费' | sed 's/.*；//')" \
    '未定标准的人没有计入，见“汇总”'
tap_is "null for programs in the quarter" \
    "$(csv quarter --period 2026Q1 | grep -E '^[^,]*,2026Q1,[^,]*,[^,]*,B[12],.*,org,' | cut -d, -f25,27 | tr '\n' ' ')" \
    '180.00,70.00 , '
dj delete person P8 >/dev/null 2>&1
tap_is "and nobody but 丁一 then" "$(dj report figures --period 2026Q1 | grep -c '办公室党支部 1 人')" 0
tap_is "and how many months, those to come too" "$(dj --org B2 report dues --period 2026 | grep -c '^有 12 个月未定标准')" 1
tap_is "null for programs" "$(csv dues --period 2026 | grep 'P3.*2026-01' | cut -d, -f7-9)" ',,'
tap_is "the register lacks as much as is owed" \
    "$(csv dues --period 2026 | awk -F, '{ s += $9 } END { printf "%.2f\n", s }')" \
    "$(csv arrears | awk -F, '{ s += $7 } END { printf "%.2f\n", s }')"

# 丁 2, 王 4, 李 and 张 7 strokes: 李 begins with 横, 张 with 折. 卜 is no member, 于 has left.
prints "the roster by strokes" '1,P3,丁一,,,,full,,,,B2,,,,2020-01-05,
2,P2,王五,,,,full,,,,B1,,机关党务干部、书记,科长,2020-01-05,
3,P4,李四,,,,probationary,2025-12-01,,,B2,,,,2020-01-05,
4,P1,张三,female,,,full,,,working,B1,G1,,,2020-01-05,' \
    sh -c '"$DANGJIAN" report roster --format csv | tr -d "\r" | sed 1d | sed "s/县直机关党务干部/机关党务干部/"'
tap_run "how many" sh -c \
    '"$DANGJIAN" report roster | grep -q "共 4 名党员，其中正式 3 名、预备 1 名；按姓氏笔画排列"'
tap_run "who is none is counted" sh -c '"$DANGJIAN" report roster | grep -q "另有 1 人当日不是党员"'
prints "as many as the figures have" '3 1' \
    sh -c '"$DANGJIAN" report figures --period 2026-05 --format csv | grep "^1,.*,sum," | cut -d, -f4,5 | tr , " "'
prints "no masked column" 0 \
    sh -c '"$DANGJIAN" report roster --format csv | grep -c "id_no\|phone\|11010519\|1380000" | tr -d " "'
prints "with a reason the numbers, whole" 'P1,张三,11010519491231002X,13800001234' \
    sh -c '"$DANGJIAN" report roster --private 组织部门调阅 --format csv | tr -d "\r" | grep P1 | cut -d, -f2,3,7,16'
prints "on record too" 1 sh -c '"$DANGJIAN" log | grep -c 组织部门调阅 | tr -d " "'

# 2023-08-15 + 3 years; 180 days before: 16 February; 60 before: 16 June. 2022-12-31 + 3, extended.
prints "terms" 'B1,办公室党支部,branch,2023-08-15,3,2026-08-15,,,due,97,2026-02-16,委员会会议研究换届,2026-06-16,,0,示例〔2026〕1号 五
B2,财务科党支部,branch,2022-12-31,3,2025-12-31,2026-12-31,示例〔2025〕9号,open,235,2026-07-04,上级提醒，着手准备,2026-07-04,研究 2026-03-02,1,示例〔2026〕1号 五' \
    csv terms
prints "each step counted back" 'B1,办公室党支部,2026-02-16,2026-06-16,2026-06-21,2026-07-01,2026-07-06,2026-07-16,2026-07-26,2026-08-05,2026-08-05,2026-08-08,2026-08-10,2026-08-15' \
    sh -c '"$DANGJIAN" --org B1 report terms --sheet 换届步骤 --format csv | tr -d "\r" | sed 1d'
prints "who is missing" B2,财务科党支部,secretary,丁一,2026-03-01 csv terms --sheet 空缺

# What is overdue first, what was closed last; nothing asks for an item without a deadline.
prints "ledgers open in the year, with their log" 'L1,problem,B1,办公室党支部,示例问题一,,,,张三,2026-02-01,,,2026-04-30,overdue,,"2026-03-05 09:30 李四：已约谈
2026-04-06：方案已报",示例〔2026〕1号 六
L4,resolution,B2,财务科党支部,示例决议四,,,,,2026-05-01,,,,open,,,
L2,problem,B2,财务科党支部,示例问题二,,,,,2026-03-01,,,,closed,2026-04-01,,' \
    csv ledger
tap_run "a sheet for each kind" dj report ledger --sheet 问题清单
prints "on the last day of 2025 one was closed" L3 \
    sh -c '"$DANGJIAN" report ledger --period 2025 --format csv | sed 1d | cut -d, -f1'

# Overdue or nearly due on 10 May: 张三's three months, the run of three, the term, the group's first
# quarter, L1; of B2 丁一's four months and the run.
prints "slips: as many lines as the due list" "$(dj due --status overdue,due --format jsonl | wc -l)" \
    sh -c '"$DANGJIAN" report slip --format jsonl | wc -l'
prints "what a group owes stands with its branch" 'B1,办公室党支部,第一党小组：党小组会（2026年第1季度）,2026-03-31,-40,示例〔2026〕1号 二' \
    sh -c '"$DANGJIAN" report slip --format csv | tr -d "\r" | grep 党小组会 | cut -d, -f1,2,5-7,11'
prints "who is lacking" 丁一 sh -c '"$DANGJIAN" --org B2 report slip --format csv | grep "2026年1月" | cut -d, -f10'
prints "one by its code" B2 sh -c \
    '"$DANGJIAN" report slip --code B2 --format csv | sed 1d | cut -d, -f1 | sort -u'
tap_run "with a reply" sh -c '"$DANGJIAN" report slip | grep -q "^回执：以上事项已知悉.*书记（签名）"'
dj add org code=B3 name=新党支部 kind=branch parent=1 founded_on=2026-05-09 >/dev/null 2>&1
prints "nothing overdue, no slip" '[]' dj report slip --code B3 --format json

prints "the page of a person" '本年情况,党费,已缴 1 月；欠缴 2、3、4 月；登记应缴 80.00 元，实缴 50.00 元
本年情况,谈心谈话,1 次：2026-04-21
现在还缺,逾期,按月交纳党费（2026年2月）（办公室党支部）' \
    sh -c '"$DANGJIAN" report person --code P1 --format csv | tr -d "\r" | grep "党费,已\|谈话\|2月" | cut -d, -f1-3'
prints "without what is masked" 0 sh -c \
    '"$DANGJIAN" report person --code P1 | grep -c "1101051949\|1380000\|4000" | tr -d " "'
prints "which a reason shows" 13800001234 sh -c \
    '"$DANGJIAN" report person --code P1 --private 本人查询 --format csv | grep 电话 | cut -d, -f3'

dj add closing org=1 period=2026Q1 edition=1 closed_on=2026-04-05 closed_by=张三 >/dev/null 2>&1
prints "handing over: what there is" '正式党员,3 名
预备党员,1 名
未办结台账,2 项' sh -c \
    '"$DANGJIAN" report handover --format csv | tr -d "\r" | grep "党员\|台账"'
tap_run "where the database lies, however it was named" sh -c \
    'cd "$work" && "$program" --db ./a.db report handover | grep -q "数据库文件  */.*/a.db"'
prints "open obligations, by deadline" "$(dj due --all --status overdue,unmet,due,open --format csv |
    sed 1d | wc -l) sorted" \
    sh -c '"$DANGJIAN" report handover --sheet 未办事项 --format csv | sed 1d | cut -d, -f1 >"$work/days"
        printf "%s %s\n" "$(wc -l <"$work/days")" "$(grep . "$work/days" | sort -c && echo sorted)"'
prints "open items" 'L1
L4' sh -c '"$DANGJIAN" report handover --sheet 未办结台账 --format csv | sed 1d | cut -d, -f3'
prints "closed periods, operators, policies" '1,2026Q1,1,2026-04-05,张三,,
reporter,B1
tester,
own,示例制度,示例〔2026〕1号' sh -c \
    'for s in 结账 操作员 制度; do "$DANGJIAN" report handover --sheet $s --format csv | sed 1d; done |
        tr -d "\r" | sed "/^own/s/,[0-9]*,[0-9]*$//"'

dj add person code=P77 name=新来 org=B1 >/dev/null 2>&1
prints "somebody of whom no day is recorded belongs always" '组织关系,办公室党支部,一直' sh -c \
    '"$DANGJIAN" report person --code P77 --format csv | tr -d "\r" | grep 组织关系 | cut -d, -f1-3'
answers "a person must be named" 2 '--code' dj report person
answers "who is there" 3 P99 dj report person --code P99
answers "the slip of nobody" 3 ZZ dj report slip --code ZZ
answers "the roster takes no code" 2 '不用 --code' dj report roster --code P1
answers "a register needs its period" 2 --period dj report dues
answers "the arrears of no such branch" 3 ZZ dj --org ZZ report arrears

# Moved on 15 March: January is paid and February owed where 钱八 was, March (17 of 31 days) and April are
# owed where 钱八 is.
{
    dj add person code=P7 name=钱八 org=B1 since_on=2020-01-05 status=full
    dj add dues person=P7 month=2026-01 amount_due=10 amount_paid=10 paid_on=2026-04-08
    dj set person P7 org=B2 since_on=2026-03-15
} >/dev/null 2>&1
tap_is "the months with each branch" "$(csv person --code P7 | grep ',党费' | cut -d, -f2-3)" \
    '党费（原在办公室党支部）,已缴 1 月；欠缴 2 月
党费,已缴 无；欠缴 3、4 月；登记应缴 10.00 元，实缴 10.00 元'
tap_is "what the former one still lacks" "$(csv person --code P7 | grep -c '办公室党支部.*2026年2月\|2026年2月.*办公室党支部')" 1

wants_python
for report in 'dues --period 2026' arrears roster terms ledger slip handover 'person --code P1'; do
    # shellcheck disable=SC2086 # words
    dj report $report --format xlsx -o "$work/r.xlsx"
    tap_run "${report%% *}: a sound workbook" xlsx sound "$work/r.xlsx"
    cp "$work/r.xlsx" "$work/${report%% *}.xlsx"
done
# Rows: title, unit, two lines, the run of months, header, 张三; columns: number, name, rate, fee, January.
tap_is "what was paid is a number" "$(xlsx cell "$work/dues.xlsx" 办公室党支部 E7)" "number 40"
tap_is "what was not is empty" "$(xlsx cell "$work/dues.xlsx" 办公室党支部 F7)" "empty "
dj report roster --private 核对 --format xlsx -o "$work/roster.xlsx"
tap_is "a number of identity is text" "$(xlsx cell "$work/roster.xlsx" 花名册 G10)" "text 11010519491231002X"
reply() {
    xlsx csv "$work/slip.xlsx" 财务科党支部 | grep -q 回执
}
tap_run "a slip has its reply" reply
tap_end
