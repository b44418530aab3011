# A meeting is typed: from the line of the due list to the records in the database.

. "$srcdir/tests/screen/program.sh"

go_to() {
    screen_type "/$1"
    see "a line is found: $1" "筛选：$1"
    screen_press Enter
}

program_new
program_open 80 24
see 'the due list opens' '1/7'
go_to '支部主题党日'
screen_press F2
see 'F2 opens the form, filled in' '[支部主题党日'
line 'organisation' '组织 \[第一支部'
see 'today' '[2026-03-20'
line 'everybody is present' '应到 5 实到 5 请假 0 缺席 0'
screen_press Up
see 'the hint of the types tells what else this meeting could serve' '此会还可同时完成：'
screen_press Down

screen_press C-u
screen_type '2026-2-30'
screen_press Tab
see 'a day that is none is answered beside the field' '2 月没有 30 日'
screen_press Up C-u
screen_type '3/25'
screen_press Tab
see 'so is one that has not come' '这一天还没有到'
screen_press Up C-u
screen_type '三月十八日'
screen_press Tab
line 'a day as people write it' '召开日期 \[2026-03-18 \] 周三'
screen_type '930'
screen_press Tab
line 'a time as fingers type it' '开始时间 \[09:30'
screen_type '晚上12点'
screen_press Tab
see 'a time that may be of two days is refused' '说不清是几点几分'
screen_press Up C-u
screen_type '十点半'
screen_press Tab
line 'a time as it is said' '结束时间 \[10:30'
screen_type '三楼会议室'
screen_press Tab
screen_type '学习“两会”精神，讨论全年计划'
screen_press Tab
screen_type '王芳'
screen_press Tab Tab
see 'the roster is below' 'Enter 打开'
screen_press Enter
see 'the picker' '出席情况'
screen_press Down Space
see 'Space makes it leave and asks why' '李强请假的原因'
screen_type '出差'
screen_press Enter
line 'it is noted' '请假 李强 出差'
screen_press Down Down
screen_type 2
see 'a digit does it too' '刘洋请假的原因'
screen_press Enter
see 'the counts follow' '实到 3  请假 2'
screen_press Enter
see 'back in the form' '应到 5  实到 3  请假 2'
screen_type '一、传达会议精神。'
screen_press Enter
screen_type '二、讨论；张伟、陈静发言。'
see 'text of several lines' '二、讨论；张伟、陈静发言。'

screen_press Escape
see 'Esc asks: something was typed' '有改动还没有保存'
screen_press Escape
see 'and comes back' '二、讨论；张伟、陈静发言。'
screen_press F2
see 'saved' '已保存：1 项待办完成'
screen_press Escape
see 'the line is gone' '/6'
unseen 'it is' '支部主题党日（2026年3月）'
line 'the other one has come on' '主题党日全员参与（2026年3月） 3/5'

data 'the theme is what was typed' '学习“两会”精神，讨论全年计划' export activity
data 'the place' '三楼会议室' export activity
data 'the text with its lines' '一、传达会议精神。' export activity
data 'the second one' '二、讨论；张伟、陈静发言。' export activity
data 'the day' '2026-03-18' export activity
data 'the host' ',P1,' export activity
data 'who was away' ',P2,attendee,leave,出差' export attendance
data 'and the other' ',P4,attendee,leave,,' export attendance
data 'who was there' ',P5,attendee,present,,' export attendance
nodata 'the duty is met' '支部主题党日' due --format csv

# Those who missed it.
go_to '全员参与'
screen_press F2
see 'who missed the meeting is offered its record' '还有 2 人没有参加'
screen_press Enter
see 'which opens' '修改活动'
screen_press F10
see 'nothing was changed, nothing is asked' '待办'
screen_press F10
see 'the end' 'end 0'

# One meeting of three types.
program_new
program_open 80 24
see 'the due list opens' '1/7'
go_to '支部主题党日'
screen_press F2
see 'the form' '录入活动'
screen_press Up F4
see 'what is owed stands first' '支部党员大会'
screen_type '党员大会'
screen_press Space C-u
screen_type '党课'
screen_press Space Enter
see 'three types' '[支部主题党日、支部党员大会、党课'
screen_press F2
see 'one meeting, four obligations' '已保存：4 项待办完成'
data 'three types in one record' 'theme_day;member_assembly;lecture' export activity
nodata 'lecture' 'scene.lecture' due --format csv
nodata 'assembly' 'scene.assembly' due --format csv
nodata 'theme day' 'scene.theme-day' due --format csv
screen_press F10

# One key for all does not throw away what was typed of some.
program_new
dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-05 theme=那一次会 >/dev/null
dangjian add attendance activity=A1 person=P1 status=leave reason=出差 >/dev/null
program_open 80 24
see 'the due list at the end' '现在欠的'
screen_type 3
see 'the meeting' '那一次会'
screen_press F4
see 'its form' '修改活动'
screen_press F2
unseen 'nothing to change' '修改活动'
screen_press F4
see 'its form again' '修改活动'
for _ in 1 2 3 4 5 6 7; do screen_press Tab; done
line 'who took part' '应到'
screen_press Enter
line 'one was away' '请假 王芳 出差'
screen_type 8
see 'all present: the reason is asked about' '已经写下的 1 人的原因'
screen_press Enter
line 'no: it stands' '请假 王芳 出差'
screen_type 8
see 'asked again' '已经写下的 1 人的原因'
screen_type y
line 'yes: everybody' '出席 王芳'
screen_press F2
screen_press Escape
see 'given up' '放弃修改'
screen_type 2
unseen 'the form is closed' '修改活动'
screen_press F10 F10
see 'the very end' 'end 0'
