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

[rule one-project]
title   = 每个支部一个项目
clause  = 四·16
subject = branch
require = projects.task >= 1

[rule one-tie]
title   = 与基层支部结对
clause  = 二(二)
subject = branch
require = pairings >= 1

[rule money]
title   = 经费比例
clause  = 五(三)
subject = branch
require = budget_share >= 3.5

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
unseen 'left' '录入组织关系'
all_lines 'an item'
from 问题清单
see 'the item itself' '修改台账'
see 'what it is about' '宣传栏陈旧'
screen_press Escape
unseen 'left again' '修改台账'
all_lines 'a make-up'
from 补课
see 'the meeting that is to be made up' '六月党日'
unseen 'no new one' '录入活动'
see 'what to do there' '按 F4 打开名单，光标在要补的人：F6 记补课日期'
screen_press F4
line 'the list opens on who makes it up' '> 请假 '
screen_press F6
see 'on which day' '刘洋补课的日期'
screen_press Escape
unseen 'not yet' '刘洋补课的日期'
screen_press Escape
unseen 'back in the form' '> 请假 '
screen_press Escape
unseen 'and left' '修改活动'
all_lines 'a list of duties'
screen_press F5 C-u
screen_type '2026-12-20'
screen_press Enter
from 责任清单
see 'the form of the ledger' '录入台账'
see 'its kind' '主体责任清单'
screen_press Escape
unseen 'closed' '录入台账'
all_lines 'a project'
from 一个项目
see 'the form of a project' '录入党建项目'
see 'which kind' '领办项目'
screen_press Escape
unseen 'closed too' '录入党建项目'
all_lines 'a pairing'
from 结对
see 'the form of a pairing' '录入结对联系'
screen_press Escape
unseen 'closed as well' '录入结对联系'
all_lines 'a fact'
from 经费比例
see 'where it may lie' '> 3 登记组织数据'
screen_press Enter
see 'which fact' '党建经费比例'
screen_press Escape
