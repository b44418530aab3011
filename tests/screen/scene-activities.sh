# The list of activities: new, edit, copy, delete.

. "$srcdir/tests/screen/program.sh"

program_new
for day in 02 09 16; do
    dangjian add activity org=ZB1 types=theme_day held_on=2026-03-$day theme="学习$day" \
        place=会议室 >/dev/null
done
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type 3
line 'newest first' '> 2026-03-16 第一支部 支部主题党日 学习16'
line 'then older' '2026-03-02 第一支部 支部主题党日 学习02 补录'
screen_type '学习09'
see 'a filter' '1/1'
screen_press Enter Enter
see 'Enter edits' '修改活动'
for _ in 1 2 3; do screen_press Tab; done
screen_press C-u
screen_type '大礼堂'
screen_press F2
see 'saved' '已保存'
data 'the change is there' '大礼堂' export activity
screen_type c
see 'a copy is a new one' '录入活动'
see 'of today' '[2026-03-20'
see 'with its theme' '[学习09'
screen_press F2
see 'saved too, the cursor on it' '1/2'
data 'so there are four' '2026-03-20' export activity
screen_press Escape
see 'all' '/4'
screen_press Home
line 'the copy is the newest' '> 2026-03-20 第一支部'
screen_press F8
see 'deleting asks, and names what goes' '删除这条活动和它的出席记录'
see 'the day and the type' '2026-03-20 第一支部 支部主题党日'
screen_press Escape
see 'Esc keeps it' '没有删除'
screen_press F8
screen_type y
see 'yes deletes' '已删除'
see 'three are left' '/3'
nodata 'in the database too' '2026-03-20' export activity

screen_press F2
see 'a new one asks for the organisation' '哪个组织的活动'
screen_type '第一'
screen_press Enter
see 'then the form' '录入活动'
screen_press F2
see 'what is required is said' '这一栏必填'
screen_press F4
screen_type '谈心'
screen_press Space Enter
line 'a talk is no meeting of all: nobody is noted' '出席 \[没有记出席'
screen_press F4
screen_type '党课'
screen_press Space Enter
line 'a lecture is' '应到 5 实到 5'
screen_press Escape
see 'what was chosen is asked about' '有改动还没有保存'
screen_type 2
see 'thrown away' '按召开日期'
screen_type 1
see 'back to the due list' '现在欠的'

# Dues: a list of those who are lacking, one form after the other.
screen_type '/党费'
screen_press Enter F2
line 'who is lacking' '> 尚缺 王芳 P1 2026-03'
screen_press F2
see 'the form is filled in' '录入党费'
line 'with the person' '党员 \[王芳'
screen_type '20'
screen_press Tab
screen_type '20'
screen_press Tab
screen_type '3/10'
screen_press F2
line 'on to the next one' '> 尚缺 李强 P2 2026-03'
line 'the first is done' '已录入 王芳'
screen_press F10
see 'the line has come on' '进度到了 1/5'
data 'the money' 'P1,2026-03,20.00,20.00,2026-03-10' export dues
for number in 3 4 5; do
    dangjian add dues person=P$number month=2026-03 amount_due=20 amount_paid=20 paid_on=2026-03-10 >/dev/null
done
line 'others have entered three' '党费.* 4/5'
screen_press F2
line 'one is left' '> 尚缺 李强 P2 2026-03'
screen_press F2
see 'the form of the last one' '录入党费'
screen_type '20'
screen_press Tab
screen_type '20'
screen_press Tab
screen_type '3/10'
screen_press F2
line 'entered' '已录入 李强'
screen_type u
see 'taken back' '撤销'
screen_type y
line 'it is lacking again' '尚缺 李强'
screen_press C-r
line 'and is there again' '已录入 李强'
screen_press F3
see 'a page that looks at the due list before it is left for' '编号：P2'
screen_press Escape
unseen 'closed' '编号：P2'
screen_press F10
see 'what was done is told all the same' '已保存：1 项待办完成'
screen_press Escape
unseen 'no filter' '筛选：'
screen_press F10
see 'the end' 'end 0'
