# What helps in a form: words for days, the calendar, lists that are looked up in.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add calendar day=2026-04-05 kind=holiday name=清明节 >/dev/null
dangjian add calendar day=2026-04-11 kind=workday >/dev/null
program_open 80 24
see 'the due list' '1/7'
screen_type '/支部主题党日'
screen_press Enter F2
see 'the form' '录入活动'
screen_type '12/20'
see 'a day that was filled in gives way to what is typed' '[12/20 '
screen_press Tab
line 'a day without its year lies behind' '召开日期 \[2025-12-20 \] 周六'
screen_press Up End
screen_type 'x'
see 'after a move it does not' '2025-12-20x'
screen_press BSpace F4
see 'F4: the calendar on that month' '2025年12月'
caret 'the cursor on the day' 11,50
screen_press Home
see 'Home: today' '2026-03-20 周五 今天'
screen_press NPage Home NPage
see 'a month on' '2026年4月'
see 'a holiday' ' 5 休'
see 'a day of work at the weekend' '11 班'
screen_press Right
screen_size 60 17
see 'in a small window too' '2026-04-21 周二'
screen_size 200 60
see 'and a large one' '2026-04-21 周二'
screen_size 80 24
screen_press PPage Up Enter
line 'Enter takes the day' '召开日期 \[2026-03-14 \] 周六'
screen_press Up
screen_type '党'
see 'a hanzi opens the list of types on itself' '筛选：党'
screen_press C-u
screen_type '主题'
see 'what is found' '支部主题党日'
screen_press C-u
screen_type '党课'
screen_press Enter
line 'Enter takes what was looked for' '活动类型 \[支部主题党日、党课'
screen_press Delete
screen_type '主题'
screen_press Enter
line 'and from an empty field' '活动类型 \[支部主题党日 '
screen_press F10
screen_type 2
screen_press F10
see 'the end' 'end 0'
