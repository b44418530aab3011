#!/bin/sh
# Dues: the day an organisation fixed, the base of the year, the quarter handed on, the clock of six months, what check
# finds; each number on both sides. Expectations are worked out by hand.
. "${srcdir:=.}/tests/cli/lib.sh"

# stand RULE DAY: status, deadline, progress of the lines of that rule of B1 on a day.
stand() {
    dj --on "$2" --org B1 due --rule "$1" --all --format jsonl 2>/dev/null |
        sed -n 's/.*"deadline":"\([^"]*\)".*"status":"\([a-z]*\)".*"need":\([0-9]*\),"have":\([0-9]*\),.*/\1 \2 \4\/\3/p' |
        grep "${3:-.}"
}

{
    dj init --name 县直机关 --since 2025-01-01 --policy base
    dj add org code=B1 name=一支部 kind=branch parent=1 founded_on=2020-01-01
    dj add org code=B2 name=二支部 kind=branch parent=1 founded_on=2020-01-01
    for n in 1 2; do
        dj add person code=P$n name=党员$n org=B1 since_on=2020-01-01 joined_on=2010-01-01 full_on=2011-01-01
    done
} >/dev/null 2>&1

# November has 30 days. Without a day of its own the branch is reminded 7 days before the end: from the 23rd.
tap_is 'no day fixed: the 22nd is open' "$(stand dues 2026-11-22 2026-11-30)" '2026-11-30 open 0/2'
tap_is 'and the 23rd is due' "$(stand dues 2026-11-23 2026-11-30)" '2026-11-30 due 0/2'
dj set org B1 dues_day=10 >/dev/null 2>&1
tap_is 'the 10th fixed: the 9th is open' "$(stand dues 2026-11-09 2026-11-30)" '2026-11-30 open 0/2'
tap_is 'the 10th is due' "$(stand dues 2026-11-10 2026-11-30)" '2026-11-30 due 0/2'
tap_is 'the month ends as before' "$(stand dues 2026-11-30 2026-11-30)" '2026-11-30 due 0/2'
tap_is 'and is overdue the day after' "$(stand dues 2026-12-01 2026-11-30)" '2026-11-30 overdue 0/2'
dj set org B1 dues_day=31 >/dev/null 2>&1
tap_is 'the 31st in a month of 30 days: the 29th is open' "$(stand dues 2026-11-29 2026-11-30)" '2026-11-30 open 0/2'
tap_is 'the 30th is due' "$(stand dues 2026-11-30 2026-11-30)" '2026-11-30 due 0/2'

# The base of a year, and the quarter: asked where the branch says so.
tap_is 'nobody is asked for a base' "$(stand dues-base 2026-01-20)" ''
tap_is 'nor for a quarter' "$(stand remittance 2026-03-20)" ''
{
    dj add fact org=B1 name=dues_by_base value=yes
    dj add fact org=B1 name=dues_quarterly value=yes
    dj add dues_base person=P1 from_on=2026-01-31 base=4000
    dj add dues_base person=P2 from_on=2026-02-01 base=5000
} >/dev/null 2>&1
tap_is 'set in January: one of two, the other a day too late' "$(stand dues-base 2026-02-01 2026-01-31)" \
    '2026-01-31 overdue 1/2'
dj add remittance org=B1 quarter=2026Q1 amount=100 paid_on=2026-03-31 >/dev/null 2>&1
dj add remittance org=B1 quarter=2026Q2 amount=100 paid_on=2026-07-01 >/dev/null 2>&1
tap_is 'handed on on the last day of the quarter' "$(stand remittance 2026-11-21 2026-03-31)" '2026-03-31 done 1/1'
tap_is 'a day later is late' "$(stand remittance 2026-11-21 2026-06-30)" '2026-06-30 late 1/1'
tap_is 'the day before it was overdue' "$(stand remittance 2026-06-30 2026-06-30)" '2026-06-30 due 0/1'
tap_is 'the third was not' "$(stand remittance 2026-11-21 2026-09-30)" '2026-09-30 overdue 0/1'
tap_run 'why names what was handed on' sh -c \
    '"$DANGJIAN" why B1/remittance/2026Q1 | grep -q "2026-03-31 一支部，2026Q1 100.00 元.*：计入"'

# A payment that does not say what was due: 4000 at 1 % is 40, 5000 at 1 % is 50.
{
    dj add dues person=P1 month=2026-05 amount_paid=39.99 paid_on=2026-05-08
    dj add dues person=P2 month=2026-05 amount_paid=50 paid_on=2026-05-08
    dj add dues person=P2 month=2026-06 amount_due=12 amount_paid=12 paid_on=2026-06-08
} >/dev/null 2>&1
tap_is 'a fen too little does not meet the month' "$(stand dues 2026-11-21 2026-05-31)" '2026-05-31 overdue 1/2'
tap_run 'why: what was due and what was paid' sh -c \
    '"$DANGJIAN" why B1/dues/2026-05 | grep -q "应交 40.00 元，实交 39.99 元"'
tap_run 'why: what is due of a month without any record, with its clause' sh -c \
    '"$DANGJIAN" why B1/dues/2026-07 | grep -q "2026-07：应交 50.00 元，按 1% 计（在职党员按月交纳党费，中组发〔2008〕3号），2026-02-01 核定；没有交纳记录"'

answers 'what was paid is not ahead' 4 '缴纳日期 2027-06-08 还没有到' \
    dj add dues person=P1 month=2026-06 amount_paid=40 paid_on=2027-06-08

# A month in two parts: it is met by the last one, on its day; each stands on its own day.
{
    dj set dues P1/2026-05 amount_paid=40 paid_on=2026-06-02 earlier='2026-05-08 39.99'
} >/dev/null 2>"$work/err" || cat "$work/err"
tap_is 'the rest came in after the month' "$(stand dues 2026-11-21 2026-05-31)" '2026-05-31 late 2/2'
tap_is 'on the day before it was overdue' "$(stand dues 2026-06-01 2026-05-31)" '2026-05-31 overdue 1/2'
prints 'both are shown' '先缴部分 2026-05-08 39.99' sh -c '"$DANGJIAN" show dues P1/2026-05 | sed -n "s/^\(先缴部分\) */\1 /p"'
answers 'the parts are less than the sum' 4 '应大于先缴部分' dj set dues P1/2026-05 amount_paid=39.99
answers 'and before the last one' 4 '应晚于先缴部分' dj set dues P1/2026-05 paid_on=2026-05-08
answers 'a part has a sum' 2 '2026-05-08 后面没有金额' dj set dues P1/2026-05 earlier=2026-05-08
dj undo >/dev/null 2>&1
tap_is 'taken back' "$(stand dues 2026-11-21 2026-05-31)" '2026-05-31 overdue 1/2'

# P1 owes January 2025 to September 2026, 21 months. P2's last payment is for June: July, August, September are three
# months by 1 October.
tap_is 'the longest run' "$(stand dues-six-months 2026-10-01)" '2026-09-30 overdue 21/6'
dj add waiver org=B1 slot=dues-six-months person=P1 from_on=2025-01-01 reason=困难 approved_by=机关党委 >/dev/null 2>&1
tap_is 'two months: nothing yet' "$(stand dues-six-months 2026-09-01)" ''
tap_is 'three: due' "$(stand dues-six-months 2026-10-01)" '2026-09-30 due 3/6'
tap_is 'five: due' "$(stand dues-six-months 2026-12-01)" '2026-11-30 due 5/6'
tap_is 'six: named as overdue' "$(stand dues-six-months 2027-01-01)" '2026-12-31 overdue 6/6'

# found: what check says of dues.
found() {
    dj check --format jsonl 2>/dev/null |
        sed -n 's/.*"group":"dues".*"text":"[^）]*）\(.*\)","fix".*/\1/p'
}
tap_is 'what was entered as due stands, and is named beside what was reckoned' "$(found)" \
    'P2 党员2（P2）有 1 个月的应缴党费与核定的不同：2026-06 记 12.00 元，应为 50.00 元，按 1% 计（在职党员按月交纳党费，中组发〔2008〕3号），2026-02-01 核定。'
dj set dues P2/2026-06 amount_due=50 >/dev/null 2>&1
tap_is 'put right' "$(found)" ''
# 33.33 % of 100.00 is 33.33; of 100.01 it is 33.3333 → 33.33; of 100.02 it is 33.3367 → 33.34.
dj set remittance B1/2026Q1 collected=100.01 share=33.33 amount=33.33 >/dev/null 2>&1
tap_is 'the share to the fen' "$(found)" ''
dj set remittance B1/2026Q1 collected=100.02 >/dev/null 2>&1
tap_is 'a fen less is named' "$(found)" 'B1/2026Q1 2026Q1 应上缴 33.34 元，实际上缴 33.33 元。'
dj set remittance B1/2026Q1 amount=33.34 >/dev/null 2>&1
tap_is 'and no more' "$(found)" ''

# Nobody is removed by the program: who left so needs a record that the superior approved, by that day.
dj set person P2 left_on=2026-11-20 left_reason=自行脱党，除名 >/dev/null 2>&1
tap_is 'a removal without an approval' "$(found)" 'P2 党员2（P2）2026-11-20 以“自行脱党，除名”离开，没有上级批准的除名记录。'
{
    dj add activity code=R1 org=B1 types=removal held_on=2026-11-20
    dj add attendance activity=R1 person=P2 role=attendee status=absent
} >/dev/null 2>&1
tap_is 'a record alone is not enough' "$(found | wc -l | tr -d ' ')" 1
dj set activity R1 ticked=approved >/dev/null 2>"$work/err" || cat "$work/err"
tap_is 'an approved one is' "$(found)" ''
dj set activity R1 held_on=2026-11-21 >/dev/null 2>&1
tap_is 'a day too late is not' "$(found | wc -l | tr -d ' ')" 1

# Who moves in the second half of a month is asked by neither branch (the one is left at its end, the other has not
# half of it): August has 31 days, 16 of them from the 16th. It is named, for people to settle; nothing is overdue.
dj set activity R1 held_on=2026-11-20 >/dev/null 2>&1
asked() {
    dj due --all --rule base.dues --from 2026-08-31 --to 2026-08-31 --format csv 2>/dev/null | grep -c "$1"
}
dj set person P1 org=B2 since_on=2026-08-16 >/dev/null 2>&1
dj add person code=P3 name=党员3 org=B1 since_on=2020-01-01 joined_on=2010-01-01 full_on=2011-01-01 >/dev/null
dj set person P3 org=B2 since_on=2026-08-17 >/dev/null 2>&1
tap_is 'the 16th: the new branch asks' "$(asked P1)$(asked P3)" 10
tap_is 'the 17th: neither does, and check says so' "$(found)" \
    'P3 党员3 2026-08-17 转到二支部：8 月的党费两边都没有要求（转出的月底已不在，转入的不足半个月），请商定由哪边收。'
tap_is 'of those in reach alone' "$(dj --org B2 check 2>/dev/null | grep -c 两边都没有要求)" 0
dj add dues person=P3 month=2026-08 amount_due=20 amount_paid=20 paid_on=2026-08-31 >/dev/null 2>&1
tap_is 'paid, it is settled' "$(found)" ''

# A quarter that is closed is not touched by the rest of a month that comes in after it; what came in in it stays.
dj add dues person=P3 month=2026-03 amount_due=20 amount_paid=10 paid_on=2026-03-31 receipt=7 >/dev/null 2>&1
dj --on 2026-04-01 close 2026Q1 >"$work/out" 2>&1 || cat "$work/out"
answers 'another day in its place' 4 '2026Q1 已于 2026-04-01' dj set dues P3/2026-03 paid_on=2026-04-10
answers 'nor is another sum written over it' 4 已于 dj set dues P3/2026-03 amount_paid=20
answers 'nor is it made that of another one' 4 已于 \
    dj set dues P3/2026-03 person=P1 amount_paid=25 paid_on=2026-04-10 earlier='2026-03-31 10 7'
answers 'or of another month' 4 已于 \
    dj set dues P3/2026-03 month=2026-02 amount_paid=25 paid_on=2026-04-10 earlier='2026-03-31 10 7'
prints 'the rest' '' dj set dues P3/2026-03 amount_paid=20 paid_on=2026-04-10 earlier='2026-03-31 10 7' receipt=
answers 'the part of the closed quarter stays' 4 已于 dj set dues P3/2026-03 earlier='2026-03-31 9 7'
answers 'and is not deleted' 4 已于 dj delete dues P3/2026-03
prints 'the part that came in later is open' '' dj set dues P3/2026-03 amount_paid=21
tap_end
