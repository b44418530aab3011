#!/bin/sh
# Closed periods: what happened in one is not touched, by whatever way; what happens later counts.
. "${srcdir:=.}/tests/cli/lib.sh"

office >/dev/null 2>&1
refused='已于 2026-04-05 由 王主任 结账'
{
    dj add activity code=M3 org=B1 types=theme_day held_on=2026-04-08
    dj add activity code=M7 org=B2 types=lecture held_on=2026-01-01
    dj add attendance activity=M1 person=P2 role=attendee status=leave
    dj add dues person=P1 month=2026-03 amount_due=20
    dj add dues person=P2 month=2026-03 amount_due=20 amount_paid=20 paid_on=2026-03-31
    dj add ledger code=L1 kind=problem org=B1 title=甲 opened_on=2026-03-01
    dj add closing org=1 period=2026Q1 closed_on=2026-04-05 closed_by=王主任
} >/dev/null 2>&1
keep_data

# The root closed the quarter: it holds for the branches below. 31 March belongs to it, 1 April does not.
answers 'a meeting on the last day' 4 "$refused" dj add activity org=B1 types=lecture held_on=2026-03-31
answers 'it says what to do' 4 'dangjian --org 1 reopen 2026Q1 --reason' \
    dj add activity org=B1 types=lecture held_on=2026-03-31
answers 'a meeting changed' 4 "$refused" dj set activity M1 theme=改动
answers 'a meeting moved into it' 4 "$refused" dj set activity M2 held_on=2026-03-31
answers 'a meeting moved out of it' 4 "$refused" dj set activity M1 held_on=2026-04-01
answers 'a meeting deleted' 4 "$refused" dj delete activity M7
answers 'a joint meeting' 4 "$refused" dj set activity M1 joint=B2
answers 'who was there' 4 "$refused" dj add attendance activity=M1 person=P1 role=attendee status=present
answers 'who was there, changed' 4 "$refused" dj set attendance M1/P2/attendee status=present
answers 'made up within it' 4 "$refused" dj set attendance M1/P2/attendee made_up_on=2026-03-31
answers 'dues paid within it' 4 "$refused" dj set dues P1/2026-03 amount_paid=20 paid_on=2026-03-31
answers 'dues paid within it, taken away' 4 "$refused" dj set dues P2/2026-03 paid_on=
answers 'dues paid within it, deleted' 4 "$refused" dj delete dues P2/2026-03
answers 'a ledger opened within it' 4 "$refused" dj add ledger kind=problem org=B2 title=乙 opened_on=2026-03-31
answers 'a ledger closed within it' 4 "$refused" dj set ledger L1 closed_on=2026-03-31
printf 'org,types,held_on\nB2,lecture,2026-04-01\nB2,lecture,2026-03-31\n' >"$work/in.csv"
answers 'an import, with its line' 4 '第 3 行' dj import activity "$work/in.csv"
same_data 'nothing of all that was written'

tap_run 'the day after it' dj add activity code=M4 org=B1 types=lecture held_on=2026-04-01
tap_run 'made up after it' dj set attendance M1/P2/attendee made_up_on=2026-04-01
tap_run 'dues of the quarter paid after it' dj set dues P1/2026-03 amount_paid=20 paid_on=2026-04-01
tap_run 'an older ledger closed after it' dj set ledger L1 closed_on=2026-04-01
tap_run 'what is no account of a day: the organisation' dj set org B1 short_name=办

# Undo asks the same; reopened it is free again.
tap_run 'another quarter is closed' dj add closing org=B1 period=2026Q2 closed_on=2026-07-05 closed_by=李
answers 'a closing of one branch says so' 4 '办（B1）2026Q2 已于 2026-07-05 由 李 结账' \
    dj add activity org=B1 types=lecture held_on=2026-06-30
tap_run 'the other branch is free' dj add activity code=M5 org=B2 types=lecture held_on=2026-06-30
tap_run 'a third is closed, with a deed before it' sh -c "
    '$DANGJIAN' add activity code=M6 org=B2 types=lecture held_on=2026-07-01 &&
    DANGJIAN_USER=other '$DANGJIAN' add closing org=B2 period=2026-07 closed_on=2026-08-02 closed_by=李"
answers 'undo of what happened in it' 4 '2026-07 已于 2026-08-02 由 李 结账' dj undo
tap_run 'reopened' dj set closing B2/2026-07/1 reopened_on=2026-08-03 reason=补记
DANGJIAN_USER=tester dj undo 2>/dev/null # the reopening
answers 'closed again by that undo' 4 '2026-07 已于' dj undo
dj redo 2>/dev/null
tap_run 'reopened it can be entered' dj add activity org=B2 types=lecture held_on=2026-07-02

# A log entry cannot be taken back: another one puts it right.
dj add ledger_log ledger=L1 at=2026-08-04 text=误记 2>/dev/null
answers 'undo of a log entry' 4 '请另加一条说明' dj undo
answers '… and a deletion' 4 '请另加一条说明' dj delete ledger_log L1/2026-08-04
tap_run 'the chain holds' dj check
tap_end
