#!/bin/sh
# report branch-book: the minutes of one branch as its printed book has them; and report year.
. "${srcdir:=.}/tests/cli/lib.sh"

{
    office
    dj set person P1 status=full
    dj set person P2 status=probationary
    dj set activity M1 types=member_assembly place=三楼会议室 theme=讨论发展党员 host=P1 recorder=李四 \
        start_time=09:30 end_time=11:00 content=张三：同意。 votes=发展党员：2/2/1/0/1 none=nonvoting \
        resolutions=同意吸收
    dj add attendance activity=M1 person=P1 role=attendee status=present
    dj add attendance activity=M1 person=P2 role=attendee status=leave reason=出差 made_up_on=2026-03-20
    dj add ledger code=L1 kind=resolution org=B1 activity=M1 title=上报材料 owner=张三 opened_on=2026-03-05 \
        deadline=2026-03-31
    dj add activity code=M3 org=G1 types=group_meeting held_on=2026-05-06
    dj add activity code=M4 org=B2 types=member_assembly held_on=2026-05-07 joint=B1
    dj add activity code=M5 org=B1 types=member_assembly held_on=2025-12-31
    dj add event code=E1 type=conflict person=P1 occurred_on=2026-02-02
    dj add event code=E2 type=award person=P1 occurred_on=2026-02-03
} >/dev/null 2>&1
export work DANGJIAN

prints "its records, those of its group, and what it held jointly" 'M1,2026-03-05,办公室党支部,2,1
M3,2026-05-06,第一党小组,1,
M4,2026-05-07,财务科党支部,2,' \
    sh -c '"$DANGJIAN" report branch-book --code B1 --period 2026 --format csv | tr -d "\r" | sed 1d |
        cut -d, -f1-3,9-10'
dj report branch-book --code B1 --period 2026H1 --sheet 党员大会 >"$work/m1" 2>"$work/err" ||
    dj report branch-book --code B1 --period 2026H1 --sheet 支部党员大会 >"$work/m1" 2>"$work/err"
for said in '时间 .*2026年3月5日（周四） 09:30—11:00' '党员总数 .*2 人，其中正式党员 1 人' \
    '到会 .*1 人，其中正式党员 1 人：张三$' '缺席及原因 .*李四（请假：出差；2026-03-20 补课）' \
    '列席 .*无$' '表决 .*发展党员：2/2/1/0/1' '决议 .*同意吸收' \
    '分工、时限和落实 .*上报材料（责任人：张三；时限：2026-03-31；尚未办结）' '签字 .*主持人：'; do
    tap_run "the minute says $said" grep -qE "$said" "$work/m1"
done
prints "nothing of what is still to come" 0 \
    sh -c '"$DANGJIAN" --on 2026-03-04 report branch-book --code B1 --period 2026 --format jsonl | wc -l | tr -d " "'
answers "whose book" 2 '--code 写明是哪一个组织' dj report branch-book --period 2026
answers "nobody's" 3 没有代码为“ZZ” dj report branch-book --code ZZ --period 2026

prints "the year counts records of every kind, private ones not at all" '活动,支部党员大会,2
活动,党小组会,1
事项,受表彰,1
台账,决议落实,1' \
    sh -c '"$DANGJIAN" report year --period 2026 --sheet 记录 --format csv | tr -d "\r" | cut -d, -f2- |
        grep -E "事项|党员大会|党小组会|决议"'

wants_python
for report in 'branch-book --code B1' year; do
    # shellcheck disable=SC2086 # words
    dj report $report --period 2026 --format xlsx -o "$work/b.xlsx"
    tap_run "$report: a sound workbook" xlsx sound "$work/b.xlsx"
done
dj report branch-book --code B1 --period 2026 --format xlsx -o "$work/b.xlsx"
tap_is "each record under a heading" "$(xlsx csv "$work/b.xlsx" 支部党员大会 | tr -d '\r' | grep -c '^支部党员大会　')" 2
tap_end
