# The plan of a year: offered by the branch's day and the office calendar, changed, saved.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set org 1 tracking_from=2026-01-01 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type '/'
screen_type '第一支部'
screen_press Enter
line 'a line of the branch' '> .* 第一支部'
screen_type p
see 'a branch without a day' '按 F5 定下每月的主题党日'
screen_press F5
screen_type '9.9'
screen_press Enter
see 'no such weekday' '请写成 第几周.星期几'
screen_press Enter C-u
screen_type '1.5'
screen_press Enter
line 'the first Friday of January is a holiday: Sunday the 4th is worked' \
    '2026年1月 2026-01-04 周日 元旦，改期'
line 'an ordinary month' '2026年2月 2026-02-06 周五 未保存'
line 'May begins with five days off' '2026年5月 2026-05-06 周三 劳动节，改期'
line 'twelve of them' '2026年12月 2026-12-04 周五 未保存'
screen_press Home Down Down F4
see 'one line as a form' '修改计划'
screen_press C-u
screen_type '4/1'
screen_press Tab
see 'it stays in its month' '不在这个月里'
screen_press Up C-u
screen_type '3/12'
screen_press Tab
screen_type '义务植树'
screen_press F2
line 'changed by hand' '> 2026年3月 2026-03-12 周四 义务植树 未保存'
screen_type u
see 'nothing is taken back over it' '先保存，再撤销'
tap_run 'and it stands' screen_line '> 2026年3月 2026-03-12 周四 义务植树 未保存'
screen_press Escape
see 'leaving asks' '排好的计划还没有保存'
screen_press Escape
screen_press F2
see 'saved' '全年计划已保存：12 次'
data 'as plans' 'ZB1,theme_day,2026-03-12,义务植树' export plan
data 'the day is the branch'\''s own' '1.5' show org ZB1
screen_press F10
see 'back without a question' '现在欠的'
screen_press F10
see 'the end' 'end 0'

# What is only offered is no change: whoever looks leaves without a question.
program_new
dangjian set org 1 tracking_from=2026-01-01 >/dev/null
dangjian set org ZB1 theme_day=2.5 >/dev/null
program_open 80 24
see 'the due list once more' '现在欠的'
screen_type '/'
screen_type '第一支部'
screen_press Enter
line 'a line of the branch, again' '> .* 第一支部'
screen_type p
line 'the second Friday of February' '2026年2月 2026-02-13 周五 未保存'
see 'how it is offered, and what to do' '每月第 2 个周五  未保存 12 次：F2 保存'
unseen 'nothing is changed' '*已改'
screen_press Escape
see 'and back' '现在欠的'
screen_press F10
see 'left' 'end 0'

# A plan that is not saved comes back: the lines that were changed, and the theme half typed.
drafts_hold() {
    grep -qrF -- "$1" "$program_dir/state/dangjian/drafts"
}

no_draft() {
    [ -z "$(ls "$program_dir/state/dangjian/drafts")" ]
}

open_plan() {
    screen_type '/'
    screen_type '第一支部'
    screen_press Enter
    line 'a line of the branch, for its plan' '> .* 第一支部'
    screen_type p
}

program_open 80 24
see 'the due list for a third time' '现在欠的'
open_plan
line 'February by the day of the branch' '2026年2月 2026-02-13 周五'
screen_check 'what is only offered has no draft' no_draft
screen_press Home Down Down F4
see 'March as a form' '修改计划'
screen_press C-u
screen_type '3/12'
screen_press Tab
screen_type '义务植树'
screen_press F2
line 'changed' '> 2026年3月 2026-03-12 周四 义务植树'
screen_press Down F4
see 'April' '修改计划'
screen_press Tab
screen_type '重温入'
kill_when_kept '重温入'
program_open 80 24
see 'the next start tells of it' '年度计划 2026 第一支部'
screen_press Enter
line 'March as it was changed' '2026年3月 2026-03-12 周四 义务植树'
line 'April with what was typed' '2026年4月 2026-04-10 周五 重温入'
see 'as changed' '*已改'
screen_press Escape
see 'leaving asks' '排好的计划还没有保存'
screen_press Escape F2
see 'it is saved' '全年计划已保存：12 次'
data 'with both' 'ZB1,theme_day,2026-04-10,重温入' export plan
screen_check 'no draft is left' no_draft
screen_press Home F4
see 'January' '修改计划'
screen_press Tab
screen_type '学党章'
screen_press F2
line 'changed once more' '> 2026年1月 .* 学党章'
screen_check 'a line that was taken over is in the draft' drafts_hold '学党章'
screen_press F10
see 'thrown away?' '不要了'
screen_type y
see 'back' '现在欠的'
screen_check 'nor is one of what was thrown away' no_draft
screen_press F10
see 'the end' 'end 0'
