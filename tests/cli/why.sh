#!/bin/sh
# dangjian why: every kind of line and every reason once, on an office made by hand; then every line of a
# demonstration and of random worlds against its explanation.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[evidence theme_day]
title = 支部主题党日

[evidence branch_committee]
title    = 支部委员会会议
required = place, theme, votes, talks
elements = talks

[rule theme-day]
title    = 支部主题党日
clause   = 一·1
subject  = branch
every    = month
evidence = theme_day

[rule coverage]
title    = 全员参加
subject  = branch
every    = month
each     = member
evidence = theme_day

[rule pay]
title    = 交纳党费
subject  = branch
every    = month
each     = member
evidence = dues

[rule secretary-lecture]
title    = 书记讲党课
subject  = branch
every    = year
each     = office:secretary
role     = speaker
evidence = lecture

[rule partner]
title    = 结对谈心
subject  = branch
every    = year
each     = full_member
role     = partner
evidence = talk

[rule days]
title    = 集中学习
subject  = branch
every    = month
evidence = study_day
measure  = days
count    = 5

[rule hours]
title    = 培训学时
subject  = branch
every    = year
evidence = training
measure  = hours
count    = 4
basis    = default

[rule relay]
title    = 传达上级决议
subject  = branch
after    = upper_decision
within   = 30
evidence = member_assembly

[rule named]
title    = 专题传达
subject  = branch
after    = upper_decision
within   = 30
evidence = member_assembly
naming   = required

[rule size]
title   = 专职人员
subject = branch
require = headcount <= 100 and has_committee and fulltime >= 0.01 * budget

[rule term]
title   = 换届
subject = branch
term    = 3

[rule arrears]
title    = 欠交党费
subject  = branch
every    = month
each     = member
evidence = dues
streak   = 3

[rule fix]
title   = 整改
subject = branch
item    = ledger.problem
within  = 30

[rule big]
title    = 支部年会
subject  = branch
when     = members >= 50
every    = year
evidence = member_congress

[rule young]
title    = 新制度
subject  = branch
every    = quarter
evidence = report_up
from     = 2026-11-20

[rule committee-only]
title    = 党委会
subject  = committee
every    = month
evidence = committee_meeting
INI

{
    dj init --policy "$work/own.ini" --code DW --name 示例机关党委 --kind committee --since 2026-08-01
    dj add org code=B1 name=一支部 kind=branch parent=DW founded_on=2020-01-01
    dj add org code=B2 name=二支部 kind=branch parent=DW founded_on=2026-11-17 appointed=是
    for n in 1 2 3 4 5; do
        dj add person code=P$n name=党员$n org=B1 since_on=2020-01-01 status=full joined_on=2010-01-01 full_on=2011-01-01
    done
    dj set person P4 since_on=2026-11-20
    dj set person P5 status=probationary joined_on=2026-01-01 full_on=
    dj add post person=P1 org=B1 role=secretary from_on=2026-06-01
    dj add fact org=DW name=headcount from_on=2026-02-01 value=120 document=编制文件
    dj add event code=E1 org=DW type=upper_decision scope=below occurred_on=2026-11-01
    dj add event code=E2 org=B1 type=upper_decision occurred_on=2026-11-02
    dj add activity code=A1 org=B1 types=theme_day held_on=2026-09-29
    dj add activity code=A2 org=B1 types=theme_day held_on=2026-11-03
    dj add activity code=A3 org=B1 types=lecture held_on=2026-10-14 theme=讲课
    dj add activity code=A4 org=DW types=theme_day held_on=2026-10-15
    dj add activity code=A5 org=B1 types=study_day held_on=2026-11-02 ended_on=2026-11-04
    dj add activity code=A6 org=B1 types='study_day;training' held_on=2026-11-03 hours=1.5
    dj add activity code=A7 org=B1 types=member_assembly held_on=2026-11-19 events=E2
    dj add activity code=A8 org=B1 types=member_assembly held_on=2026-11-18
    dj add activity code=A9 org=B2 types=talk held_on=2026-11-18
    dj add activity code=C1 org=B1 types=branch_committee held_on=2026-11-18 place=会议室 none=votes ticked=talks
    dj add attendance activity=A2 person=P1 role=attendee status=present
    dj add attendance activity=A2 person=P2 role=attendee status=leave reason=出差
    dj add attendance activity=A2 person=P5 role=attendee status=leave made_up_on=2026-11-15
    dj add attendance activity=A3 person=P1 role=attendee status=present
    dj add attendance activity=A9 person=P2 role=partner status=present
    dj add waiver org=B1 slot=coverage person=P3 from_on=2026-11-01 to_on=2026-11-30 reason=住院 approved_by=机关党委 document=批复3号
    dj add waiver org=B1 slot=days from_on=2026-10-01 to_on=2026-10-31 reason=搬迁 approved_by=机关党委
    dj add term org=B1 elected_on=2020-03-01 number=1
    dj add term org=B1 elected_on=2023-02-01 number=2 extended_to=2026-06-30 approval_no=延1号 approved_by=机关党委
    dj add dues person=P2 month=2026-10 amount_due=20 amount_paid=5 paid_on=2026-10-08
    for m in 08 09 10; do
        dj add dues person=P1 month=2026-$m amount_due=20 amount_paid=20 paid_on=2026-$m-08
    done
    dj add dues person=P2 month=2026-08 amount_due=20 amount_paid=20 paid_on=2026-08-08
    dj add ledger code=W1 kind=problem org=B1 title=台账缺页 opened_on=2026-11-01
} >"$work/log" 2>&1 || tap_note "$(cat "$work/log")"

# part ID KIND [OPTION...]: the lines of one part of an explanation, as they stand in JSON.
part() {
    id=$1 kind=$2
    shift 2
    dj "$@" why "$id" --format jsonl | "${PYTHON:-python3}" -c '
import json, sys
for line in sys.stdin:
    for section in json.loads(line)["sections"]:
        if section["kind"] == sys.argv[1]:
            print(section["title"])
            for each in section["lines"]:
                print("  " * (1 + each["depth"]) + each["cause"] + " | " + each["text"])
' "$kind"
}

# Everything was typed on 21 November: what was held more than seven days before is marked.
prints 'periodic: the whole text' '── B1/own.theme-day/2026-10-01
支部主题党日（own.theme-day）
组织：一支部（B1）
依据：示例〔2026〕1号 一·1
要求：每月至少 1 次
算数的记录：支部主题党日
起止：2026-10-01 至 2026-10-31
状态：逾期（截至 2026-11-21），进度 0/1，已过期限 21 天
没有记录计入
相近而不计的 4 条：
  · 2026-09-29 一支部（A1），2026-11-21 补录：早于起算日 2 天，不计
  · 2026-11-03 一支部（A2），2026-11-21 补录：晚于期限 3 天，不计
  · 2026-10-15 示例机关党委（A4），2026-11-21 补录：是示例机关党委（DW）的记录，本组织不在联合举办之列，不计
  · 2026-10-14 一支部《讲课》（A3），2026-11-21 补录：类别是党课，不是这里要的，不计' \
    dj why B1/theme-day/2026-10
prints 'done: what counted, and nothing beside it' '计入的记录 1 条
  counts | 2026-11-03 一支部（A2），2026-11-21 补录：计入' part B1/own.theme-day/2026-11-01 counted
prints 'done: nothing is near' '' part B1/own.theme-day/2026-11-01 near

prints 'each: who met it, and by what' '已达到 2
  met | 党员1（P1）：2026-11-03 达到
    counts | 2026-11-03 一支部（A2），2026-11-21 补录：计入
  met | 党员5（P5）：2026-11-15 达到
    counts | 2026-11-03 一支部（A2），2026-11-15 补课，2026-11-21 补录：计入' part B1/coverage/2026-11 met
prints 'each: who lacks, and what there is near' '尚缺 1
  lacks | 党员2（P2）
    absent | 2026-11-03 一支部（A2）：请假（出差），没有补课，不计' part B1/coverage/2026-11 lacking
prints 'made up after the day asked' '尚缺 2
  lacks | 党员2（P2）
    absent | 2026-11-03 一支部（A2）：请假（出差），没有补课，不计
  lacks | 党员5（P5）
    future | 2026-11-03 一支部（A2），2026-11-21 补录：2026-11-15 才完成，在查询日之后 1 天，不计' \
    part B1/coverage/2026-11 lacking --on 2026-11-14
# P4 came on 20 November: 11 of 30 days.
prints 'each: who does not belong, and why' '不在应达到之列 2
  left_out | 党员3（P3）：免除，2026-11-01至2026-11-30：住院，机关党委批准（批复3号）
  left_out | 党员4（P4）：本期只有 11 天在本组织，不足一半' part B1/coverage/2026-11 left_out
prints 'full members alone: a probationary one' '不在应达到之列 2
  left_out | 党员4（P4）：本期只有 42 天在本组织，不足一半
  left_out | 党员5（P5）：2026-11-21 不是正式党员' part B1/partner/2026 left_out
prints 'dues that were not paid in full' '尚缺 3
  lacks | 党员2（P2）
    unpaid | 2026-10：应交 20.00 元，实交 5.00 元，没有交足，不计
  lacks | 党员3（P3）
  lacks | 党员5（P5）' part B1/pay/2026-10 lacking
prints 'not the part the rule wants' '尚缺 1
  lacks | 一支部（B1）
    other_part | 2026-10-14 一支部《讲课》（A3），2026-11-21 补录：以“参加”参加，要求的是“主讲”，不计' \
    part B1/secretary-lecture/2026 lacking
prints 'a partner of another organisation' '尚缺 3
  lacks | 党员1（P1）
  lacks | 党员2（P2）
    not_ours | 2026-11-18 二支部（A9）：不是本组织的记录，当天的主持人也不是本组织书记，不计
  lacks | 党员3（P3）' part B1/partner/2026 lacking

prints 'days: each once' '计入的记录 1 条
  counts | 2026-11-02 一支部（A5），2026-11-21 补录：计入 3 天' part B1/days/2026-11 counted
tap_is 'days: a second record of a day' "$(part B1/days/2026-11 near | sed -n 2p)" \
    '  same_day | 2026-11-03 一支部（A6），2026-11-21 补录：同一天已计过，不再计'
prints 'hours, a number the program chose' '计入的记录 1 条
  counts | 2026-11-03 一支部（A6），2026-11-21 补录：计入 1.5 学时' part B1/hours/2026 counted
tap_is 'waived: who approved it' "$(part B1/days/2026-10 waiver)" '免除
  waived | 2026-10-01至2026-10-31：搬迁，机关党委批准'

prints 'event: one that names none serves' '计入的记录 1 条
  counts | 2026-11-18 一支部（A8）：计入' part B1/relay/2026-11-01/E1 counted
prints 'event: names another; names none' '相近而不计的 2 条
  other_event | 2026-11-19 一支部（A7）：写明对应的是事项 E2，不计
  unnamed | 2026-11-18 一支部（A8）：没有写明对应的事项，不计' part B1/named/2026-11-01/E1 near
prints 'event: the one that names it' '计入的记录 1 条
  counts | 2026-11-19 一支部（A7）：计入' part B1/named/2026-11-02/E2 counted

prints 'structure: each fact, its value, since when' '各项数据（2026-11-21）
  fact | 在职人数 headcount = 120，2026-02-01 起（编制文件），取自上级示例机关党委（DW）
  fact | 设有委员会 has_committee = 否
  fact | 专职党务干部数 fulltime = 0
  fact | 人均党建经费 budget：没有记录，与它相比的条件不成立' part B1/size/- facts
# The second term was extended with approval from 2026-02-01 to 2026-06-30, before tracking began; it is the latest.
prints 'term: the terms, the extension' '届次
  other | 2020-03-01 当选（第 1 届），任期 3 年（按制度），2023-03-01 届满
  term | 2023-02-01 当选（第 2 届），任期 3 年（按制度），2026-02-01 届满；经机关党委批准（延1号）延期至 2026-06-30' \
    part B1/term/2023-02-01 terms
# Tracking begins in August: three months are over, August to October. P2 paid August, P3 and P5 nothing.
prints 'streak: month by month' '连续未完成的 2
  lacks | 党员3（P3）
    lacks | 2026年8月：没有完成
    lacks | 2026年9月：没有完成
    lacks | 2026年10月：没有完成
  lacks | 党员5（P5）
    lacks | 2026年8月：没有完成
    lacks | 2026年9月：没有完成
    lacks | 2026年10月：没有完成' part B1/arrears turns
prints 'item: the record that carries the deadline' '记录
  lacks | 《台账缺页》：2026-11-01 立账，按制度 30 天到 2026-12-01，还没有销账' part B1/fix item
prints 'record: each element' '要素 4 项，缺 1 项
  there | 地点：有
  lacks | 主题：缺
  none | 表决：本次没有（已注明）
  ticked | talks：已勾选' part B1/own.branch_committee elements

prints 'not asked: the condition, with its facts' '不在应办之列
  unasked | 2026-11-21 这天条件“党员数 ≥ 50”不成立。' part B1/big/2026 reason
prints '… and its facts' '各项数据（2026-11-21）
  fact | 党员数 members = 5，2026-11-20 起' part B1/big/2026 facts
prints 'not asked: half of the period' '不在应办之列
  unasked | 本期 92 天里制度只施行 42 天，不足一半（自 2026-11-20 起）。' part B1/young/2026Q4 reason
prints 'not asked: the rule is not in force' '不在应办之列
  unasked | 期限 2026-09-30 这天制度不在施行：自 2026-11-20 起。' part B1/young/2026Q3 reason
prints 'not asked: before the day from which on it is asked' '不在应办之列
  unasked | 期限 2026-07-31 早于起始日 2026-08-01，之前的不追问。' part B1/theme-day/2026-07 reason
prints 'not asked: the organisation, half of the period' '不在应办之列
  unasked | 本期 30 天里本组织只存在 14 天，不足一半（自 2026-11-17 起）。' part B2/theme-day/2026-11 reason
prints 'not asked: the organisation did not live' '不在应办之列
  unasked | 2026-10-31 这天本组织不存在：自 2026-11-17 起。' part B2/theme-day/2026-10 reason
prints 'not asked: another kind' '不在应办之列
  unasked | 这条制度要求的是机关党委，本组织是党支部。' part B1/committee-only/2026-11 reason
prints 'not asked: appointed' '不在应办之列
  unasked | 本组织的班子是任命的，没有届期。' part B2/term/- reason
prints 'not asked: nobody in the population' '不在应办之列
  unasked | 本期没有应达到的人。' part B2/coverage/2026-12 reason
tap_is 'a period to come is explained' "$(dj why B1/theme-day/2027-03 --format jsonl |
    sed 's/.*"status":"\([a-z]*\)".*/\1/')" upcoming

answers 'an organisation that is not there, and the nearest' 3 '没有代码为“B11”的组织；最相近的是 B1' dj why B11
answers 'a rule that is not there' 3 '没有编号为“theme-dya”的制度条目；最相近的是 own.theme-day' dj why B1/theme-dya
answers 'a day on which no period begins' 3 '最近的是 B1/own.theme-day/2026-10-01' dj why B1/theme-day/2026-10-05
answers 'a quarter of a monthly rule' 3 '最近的是 B1/own.theme-day/2026-10-01' dj why B1/theme-day/2026Q4
answers 'a term that is not there' 3 '最近的是 B1/own.term/2023-02-01' dj why B1/term/2023-02-02
answers 'an event that is not there' 3 '没有编号为“E9”的事项' dj why B1/relay/2026-11-01/E9
answers 'a format that is none' 2 'why 的格式是' dj why B1 --format csv

if [ -n "$PYTHON" ]; then
    dj demo -o "$work/demo.db" --orgs 10 2>"$work/log"
    tap_run 'every line of a demonstration, what counted adds up to it' \
        "$PYTHON" "$srcdir/tests/reference/test_why.py" "$DANGJIAN" --db "$work/demo.db" --on 2026-11-21
    tap_run 'every line of random worlds' \
        "$PYTHON" "$srcdir/tests/reference/test_why.py" "$DANGJIAN" --seeds 1..25
fi
tap_end
