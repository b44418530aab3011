# F2 on lines that no meeting fulfils: the form of what does, with what the line knows.

. "$srcdir/tests/screen/program.sh"

program_rules=$(program_policy)
program_policy() {
    echo "$program_rules"
    cat <<'END_OF_RULES'

[rule written-debrief]
title    = 年度书面述职
clause   = 一·1
subject  = branch
every    = year
each     = office:secretary
role     = speaker
evidence = debrief(written)

[evidence debrief]
title = 述职
forms = written:书面

[rule transfer-out]
title    = 转接组织关系
clause   = 二·7
subject  = branch
after    = unit_change
within   = 30
evidence = transfer

[rule main-duty]
title    = 责任清单备案
clause   = 四(一)
subject  = branch
every    = year
evidence = ledger(main_duty)

[rule problem-ledger]
title   = 问题清单到期
clause  = 四·4
subject = branch
item    = ledger.problem

[rule makeup]
title    = 请假党员补课
clause   = 二·6
subject  = branch
item     = makeup
evidence = theme_day
within   = 30
END_OF_RULES
}
program_day=2026-06-20
program_new
{
    dangjian add event code=E1 type=unit_change person=P3 occurred_on=2026-06-01
    dangjian add ledger code=L1 kind=problem org=ZB1 title=宣传栏陈旧 opened_on=2026-05-25 deadline=2026-06-25
    dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-06-10 theme=六月党日
    dangjian add attendance activity=A1 person=P4 role=attendee status=leave reason=出差
} >/dev/null

# from WORD: the line of that word, answered by F2.
from() {
    screen_type /
    screen_type "$1"
    screen_press Enter
    see "the line of $1" "$1"
    screen_press F2
}

# all_lines: the list of everything, from its beginning.
all_lines() {
    program_open 120 40
    see "the list, for $1" '现在欠的'
}

all_lines 'a transfer'
from 转接
see 'the form of a transfer' '录入组织关系'
see 'who goes' '张伟'
see 'from where' '第一支部'
screen_press Escape
all_lines 'an item'
from 问题清单
see 'the item itself' '修改台账'
see 'what it is about' '宣传栏陈旧'
screen_press Escape
all_lines 'a make-up'
from 补课
see 'the meeting that is to be made up' '六月党日'
unseen 'no new one' '录入活动'
screen_press Escape
