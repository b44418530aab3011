#!/bin/sh
# The due list as a calendar, and as a letter.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python

# like_json NAME ARGUMENT...: the calendar holds what the JSON says.
like_json() {
    name=$1
    shift
    dj due "$@" --format json >"$work/due.json"
    dj due "$@" --format ics >"$work/due.ics"
    tap_run "$name" "$PYTHON" "$srcdir/tests/cli/ics.py" \
        "$work/due.ics" "$work/due.json"
}

dj demo --orgs 12 -o "$DANGJIAN_DB" >/dev/null 2>&1
DANGJIAN_TODAY=2026-09-15
like_json 'the due list as a calendar'
tap_run 'it holds something overdue' grep -q overdue "$work/due.json"
like_json 'all of it' --all
like_json 'nothing' --rule nx6.theme-day --from 2031-01-01 --to 2031-01-02
dj due --format ics -o "$work/file.ics"
tap_run 'into a file too' grep -q 'END:VCALENDAR' "$work/file.ics"

# An office of one obligation, to the letter.
rm -f "$DANGJIAN_DB"*
cat >"$work/own.ini" <<'END'
[policy]
id     = own
title  = 演练
number = 演练〔2026〕1号

[rule lecture]
title    = 党课，讲评；小结
clause   = 一·1
subject  = branch
every    = quarter
evidence = lecture
remind   = 15
END
dj init --policy "$work/own.ini" --name 测试局 --since 2026-01-01 >/dev/null
dj add org code=B1 name='第一支部,东区' kind=branch parent=1 founded_on=2020-01-01 >/dev/null
DANGJIAN_TODAY=2026-02-20
dj due --within 60 --format ics >"$work/one.ics"
# The summary takes 74 bytes up to the comma, the next character would be 77; likewise below.
tap_is 'a task, to the letter' "$(tr -d '\r' <"$work/one.ics")" 'BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dangjian//due//ZH
CALSCALE:GREGORIAN
X-WR-CALNAME:党建工作待办
BEGIN:VTODO
UID:B1/own.lecture/2026-01-01
DTSTAMP:20260220T000000Z
DTSTART;VALUE=DATE:20260101
DUE;VALUE=DATE:20260331
SUMMARY:党课，讲评；小结（2026年第1季度） — 第一支部\,
 东区
DESCRIPTION:待办，进度 0/1\n依据：演练〔2026〕1号 一·1
CATEGORIES:待办
STATUS:NEEDS-ACTION
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:党课，讲评；小结（2026年第1季度） — 第一支
 部\,东区
TRIGGER;RELATED=END:-P14DT15H
END:VALARM
END:VTODO
END:VCALENDAR'
prints 'a letter, to the letter' '测试局党建工作待办：截至2026年2月20日，共 1 项，其中待办 1 项。

【待办】1 项
1. 第一支部,东区：党课，讲评；小结（2026年第1季度）
    期限 2026-03-31，还有 39 天；应完成 1，已完成 0；依据：演练〔2026〕1号
    一·1' dj due --within 60 --format text --width 76
prints 'narrow' '测试局党建工作待办：截至2026年2月20日，
共 1 项，其中待办 1 项。

【待办】1 项
1. 第一支部,东区：党课，讲评；小结
    （2026年第1季度）
    期限 2026-03-31，还有 39 天；应完成
    1，已完成 0；依据：演练〔2026〕1号
    一·1' dj due --within 60 --format text --width 40
DANGJIAN_TODAY=2026-04-01
dj due --format text --width 40 >"$work/letter"
tap_run 'overdue comes first and says how long' grep -q '已过 1 天' "$work/letter"
tap_is 'no line is wider' "$("$PYTHON" -c '
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.rstrip("\n")
    if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) > 40: print(line)
    if any(unicodedata.category(c) == "Cc" for c in line): print(repr(line))
' "$work/letter")" ''
DANGJIAN_TODAY=2026-01-05
prints 'nothing to do is said' '测试局党建工作待办：截至2026年1月5日，没有要办的事项。' \
    dj due --format text
tap_end
