#!/bin/sh
# Deadlines that records carry, and records that lack what their type requires.
. "${srcdir:=.}/tests/tap.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/items XXXXXX")
trap 'rm -rf "$dir"' EXIT

cat >"$dir/own.ini" <<'INI'
[policy]
id     = own
number = 示例〔2026〕1号

[evidence member_assembly]
title    = 支部党员大会
clause   = 二·2
required = place, theme, present, absent, nonvoting, votes, talks
elements = talks

[rule fix]
title   = 整改
subject = branch
item    = ledger.problem
within  = 30

[rule letter]
title   = 转接组织关系
subject = branch
item    = transfer
within  = 60

[rule makeup]
title    = 请假补课
subject  = branch
item     = makeup
evidence = theme_day
within   = 30

[rule turn]
title   = 预备党员转正
subject = branch
item    = probation

[evidence study]
title    = 学习
required = attendee

[rule careless]
title   = 补课不经常
subject = branch
require = missed.makeup < 1
INI

dj() {
    "$DANGJIAN" --db "$dir/office.db" --on "$today" "$@"
}

# RULE ITEM DEADLINE STATUS HAVE/NEED LACKING, of each line.
lines() {
    dj due --all --format jsonl "$@" | sed 's/.*"rule":"own\.\([a-z_]*\)".*"deadline":"*\([0-9nul-]*\)"*,"status":"\([a-z]*\)".*"need":\([0-9]*\),"have":\([0-9]*\),.*"lacking":\[\([^]]*\)\].*"item":"\(.*\)"}/\1 \7 \2 \3 \5\/\4 \6/; s/ $//'
}

today=2026-11-21
{
    dj init --policy "$dir/own.ini" --code DW --since 2026-01-01
    dj add org code=B1 name=第一党支部 kind=branch parent=DW
    dj add person code=P1 name=赵甲 org=B1 status=full
    dj add person code=P2 name=钱乙 org=B1 status=full
    dj add ledger code=W1 kind=problem org=B1 title=甲 opened_on=2026-10-01 deadline=2026-11-21
    dj add ledger code=W2 kind=problem org=B1 title=乙 opened_on=2026-10-01 deadline=2026-11-20
    dj add ledger code=W3 kind=problem org=B1 title=丙 opened_on=2026-10-01 closed_on=2026-10-31
    dj add ledger code=W4 kind=integrity org=B1 title=丁 opened_on=2026-10-01 deadline=2026-10-31
    dj add transfer person=P1 from_org=B1 issued_on=2026-10-01 valid_days=30 received_on=2026-11-01
    dj add transfer person=P2 from_org=B1 issued_on=2026-10-01
    dj add activity code=A1 org=B1 types=theme_day held_on=2026-10-10 theme=学习
    dj add attendance activity=A1 person=P1 role=attendee status=leave
    dj add attendance activity=A1 person=P2 role=attendee status=leave made_up_on=2026-11-09
    dj add activity code=A2 org=B1 types=member_assembly held_on=2026-10-12 theme=学习 none=votes ticked=talks
    dj add attendance activity=A2 person=P1 role=attendee status=present
    dj add attendance activity=A2 person=P2 role=attendee status=absent
} >/dev/null

tap_is "ledgers: due on its day, overdue the day after, closed within the rule's days" "$(lines --rule fix)" \
    'fix W1 2026-11-21 due 0/1
fix W2 2026-11-20 overdue 0/1
fix W3 2026-10-31 done 1/1'
tap_is "letters: by their own days, else by the rule's" "$(lines --rule letter)" \
    'letter P1/2026-10-01 2026-10-31 late 1/1
letter P2/2026-10-01 2026-11-30 open 0/1'
# What a record is: with its reason or its place, and in English without a Chinese comma.
said() {
    dj --lang "$1" why "B1/$2" 2>/dev/null | sed -n 's/^ *· //; /'"$3"'/p' | head -n 1
}
dj set attendance A1/P1/attendee reason=出差 >/dev/null
dj set transfer P2/2026-10-01 to_org=示例支部 letter_no=示例1号 >/dev/null
tap_is "why: on leave, and for what" "$(said zh makeup 《学习》)" '《学习》，出差：2026-10-10 请假，按制度 30 天到 2026-11-09，还没有补课'
tap_is "in English" "$(said en makeup 《学习》 | grep -c '，')$(said en makeup 《学习》 | grep -c '《学习》, 出差: 2026-10-10')" 01
tap_is "why: a letter, and where to" "$(said zh letter 转往)" '介绍信 示例1号，转往示例支部：2026-10-01 开出，按制度 60 天到 2026-11-30，还没有接收'
tap_is "absences on leave: made up on the last day, and not" "$(lines --rule makeup)" \
    'makeup A1/P1 2026-11-09 overdue 0/1
makeup A1/P2 2026-11-09 done 1/1'
tap_is "a record that lacks elements: no place, an absentee without a reason, nobody sitting in" \
    "$(lines --kind record)" 'member_assembly A2 null unmet 4/7 "absent","nonvoting","place"'

dj set attendance A2/P2/attendee reason=出差 >/dev/null
dj set activity A2 place=会议室 guests=孙丙 >/dev/null
tap_is "filled in, it is complete" "$(lines --kind record)" ''
dj set activity A2 guests= >/dev/null
today=2027-11-16
tap_is "400 days back it is still looked at" "$(lines --kind record | wc -l | tr -d ' ')" 1
today=2027-11-17
tap_is "after that no more" "$(lines --kind record | wc -l | tr -d ' ')" 0
today=2026-11-21
dj add waiver org=B1 slot=member_assembly from_on=2026-10-12 to_on=2026-10-12 reason=停电 approved_by=机关党委 >/dev/null
tap_is "a waiver of the type on its day" "$(lines --kind record)" \
    'member_assembly A2 null waived 6/7 "nonvoting"'

# What was made up is there from that day on; who hosted was there.
{
    dj add activity code=A3 org=B1 types=member_assembly held_on=2026-10-20 theme=学习 place=会议室 \
        none=votes ticked=talks
    dj add attendance activity=A3 person=P1 role=nonvoting status=leave made_up_on=2026-11-10
    dj add activity code=A4 org=B1 types=theme_day held_on=2026-10-25 theme=学习 host=P1
    dj add attendance activity=A4 person=P1 role=attendee status=leave
    dj add attendance activity=A4 person=P2 role=attendee status=leave
    dj add attendance activity=A4 person=P2 role=recorder status=absent made_up_on=2026-11-20
} >/dev/null
today=2026-11-09
tap_is "the day before it was made up it is lacking" "$(lines --kind record | grep A3)" \
    'member_assembly A3 null unmet 4/7 "absent","nonvoting","present"'
today=2026-11-10
tap_is "on that day it is complete" "$(lines --kind record | grep -c A3)" 0
today=2026-11-21
tap_is "the field host was not on leave; another part made up counts" \
    "$(lines --rule makeup | grep A4)" 'makeup A4/P2 2026-11-24 done 1/1'

# What cannot give a line is not read: each boundary on both sides.
today=2026-11-08
tap_is "owed until it is made up" "$(dj due --rule makeup --format csv | grep -c A1/P2)" 1
today=2026-11-09
tap_is "made up, it is owed no more" "$(dj due --rule makeup --format csv | grep -c A1/P2)" 0
tap_is "and told where all is asked for" "$(dj due --rule makeup --all --format csv | grep -c A1/P2)" 1
tap_is "and where what is done is" "$(dj due --rule makeup --status done --format csv | grep -c A1/P2)" 1
careless() {
    dj due --kind structure --all --format jsonl | sed 's/.*"status":"\([a-z]*\)".*/\1/'
}
tap_is "on the last day nothing is missed" "$(careless)" 'done'
today=2026-11-10
tap_is "what is missed is counted where only structure lines are asked for" "$(careless)" unmet

{
    dj add org code=B2 name=第二党支部 kind=branch parent=DW tracking_from=2025-06-01
    dj add person code=P3 name=孙丙 org=B2 status=full
    # 30 days before the books begin, and 31: for the first branch 2026-01-01, for the second 2025-06-01
    dj add activity code=E1 org=B1 types=theme_day held_on=2025-12-02
    dj add activity code=E2 org=B1 types=theme_day held_on=2025-12-01
    dj add activity code=E3 org=B2 types=theme_day held_on=2025-05-02
    dj add activity code=E4 org=B2 types=theme_day held_on=2025-05-01
    for a in E1/P1 E2/P1 E3/P3 E4/P3; do
        dj add attendance activity=${a%/*} person=${a#*/} role=attendee status=leave
    done
    dj add activity code=S1 org=B1 types=study held_on=2026-01-01
    dj add activity code=S2 org=B1 types=study held_on=2025-12-31
    dj add activity code=S3 org=B2 types=study held_on=2025-06-01
    dj add activity code=S4 org=B2 types=study held_on=2025-05-31
} >/dev/null
today=2026-01-20
tap_is "absences whose deadline lies in the books" "$(lines --rule makeup)" \
    'makeup E1/P1 2026-01-01 overdue 0/1
makeup E3/P3 2025-06-01 overdue 0/1'
tap_is "one organisation asked by itself sees its own" \
    "$(dj why B2 | sed -n 's/.*（\(own[^）]*\)）$/\1/p')" 'own.makeup
own.careless
own.study'
tap_is "records held since the books begin" "$(lines --kind record)" \
    'study S1 null unmet 0/1 "attendee"
study S3 null unmet 0/1 "attendee"'
today=2026-01-01
tap_is "a record of the day itself" "$(lines --kind record | grep S1)" 'study S1 null unmet 0/1 "attendee"'
today=2025-12-31
tap_is "and none of the day after" "$(lines --kind record | grep S1)" ''
dj add attendance activity=S1 person=P1 role=attendee status=absent reason=出差 made_up_on=2026-01-05 >/dev/null
today=2026-01-04
tap_is "an attendee the day before it was made up" "$(lines --kind record | grep S1)" \
    'study S1 null unmet 0/1 "attendee"'
today=2026-01-05
tap_is "and on that day" "$(lines --kind record | grep S1)" ''

# A year from joining: T1 and T5 are on probation still, T3 was full a day late. Of T2 and T4 no day of becoming full
# is recorded: the status says that T2 is full, of T4 nothing says that a probation ever began to run out.
{
    for who in T1 T2 T3 T4 T5; do
        dj add person "code=$who" "name=转正$who" org=B2 since_on=2025-01-01 joined_on=2025-10-01
    done
    dj set person T1 status=probationary
    dj set person T2 status=full
    dj set person T3 status=full full_on=2026-10-02
    dj set person T5 status=probationary probation_until=2027-04-01
} >/dev/null
today=2026-10-01
tap_is "a probation on its last day" "$(lines --rule turn)" 'turn T1 2026-10-01 due 0/1
turn T3 2026-10-01 due 0/1
turn T5 2027-04-01 open 0/1'
today=2026-10-02
tap_is "and one day later" "$(lines --rule turn)" 'turn T1 2026-10-01 overdue 0/1
turn T3 2026-10-01 late 1/1
turn T5 2027-04-01 open 0/1'
tap_end
