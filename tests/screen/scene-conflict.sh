# Somebody else saves the row while its form is open.

. "$srcdir/tests/screen/program.sh"

other() {
    program_user=李四
    dangjian "$@" >/dev/null
    program_user=
}

program_new
other add person code=P9 name=周敏 org=ZB1 status=full joined_on=2010-07-01 since_on=2020-01-01
program_form 80 24 person P9
see 'the form' '修改党员'
screen_type '二'
line 'the name is typed in' '姓名 \[周敏二'
other set person P9 ethnicity=回族 title=科长
screen_press F2
see 'what others did is shown' '李四（'
see 'field by field' '2 栏与这里不同'
line 'untouched ones are theirs' '取别人的 民族 回族'
screen_size 60 17
see 'in a small window' '取别人的'
screen_size 80 24
screen_press Down
screen_type 1
line 'mine is kept where I say so' '留我的 职务'
screen_press Escape
see 'Esc goes back' '修改党员'
line 'with everything there' '姓名 \[周敏二'
screen_press F2
see 'and again' '2 栏与这里不同'
screen_press F2
see 'saved' 'saved'
data 'mine' '"name":"周敏二"' show person P9 --format json
data 'theirs' '"ethnicity":"回族"' show person P9 --format json
data 'theirs by default' '"title":"科长"' show person P9 --format json

program_form 80 24 person P9
see 'the form' '修改党员'
screen_press C-u
screen_type '周三'
other set person P9 name=周四
screen_press F2
see 'both changed the name' '留我的'
line 'mine and theirs and what it was' '留我的 姓名 周四 周三 周敏二'
screen_press Space
line 'Space turns' '取别人的 姓名'
screen_press Enter
see 'saved' 'saved'
data 'theirs was chosen' '"name":"周四"' show person P9 --format json

# Gone meanwhile.
other add event code=E1 type=award person=P1 occurred_on=2026-03-01
program_form 80 24 event E1
see 'the form' '修改事项'
screen_press Down Down Down Down Down Down
screen_type '说明几句'
other delete event E1
screen_press F2
see 'it is said' '已被别人删去'
screen_press Enter
see 'and may be saved as a new one' 'saved'
data 'with what was typed' '说明几句' export event

# A reference that went while the form was open.
program_form 80 24 dues
see 'the form' '录入党费'
screen_type '周四'
screen_press Tab
screen_type '3月'
screen_press Tab
line 'a month as people write it' '\[2026-03'
screen_type 10
screen_press Tab
screen_type 10
screen_press Tab
other delete person P9
screen_press F2
line 'refused, with the reason beside the field' '党员 \[周四 .*P9'
screen_press C-u
screen_type '李强'
screen_press F2
see 'another is taken' 'saved'
data 'it counts for that one' 'P2,2026-03,10.00,10.00' export dues

# The same row typed twice.
program_form 80 24 dues
see 'the form' '录入党费'
screen_type 'lq'
screen_press Tab
line 'initials find a person' '党员 \[李强'
screen_type '2026-03'
screen_press Tab Tab
screen_type '１２'
screen_press Tab F2
see 'it is there already' '这条党费已经录过了'
screen_press Enter
line 'field by field too' '留我的 实缴 10.00 12.00'
screen_press F2
see 'saved' 'saved'
data 'over what was there' 'P2,2026-03,10.00,12.00' export dues

# Typed twice by mistake: it was another month.
program_form 80 24 dues
see 'the form' '录入党费'
screen_type 'lq'
screen_press Tab
line 'the same person' '党员 \[李强'
screen_type '2026-03'
screen_press Tab Tab
screen_type '13'
screen_press Tab F2
see 'it is there' '这条党费已经录过了'
screen_press Enter
line 'field by field' '留我的 实缴 12.00 13.00'
screen_press Escape
line 'back in the form' '实缴 \[13'
screen_press Up Up Up
line 'its month' '月份 \[2026-03'
screen_press C-u
screen_type '2026-02'
screen_press F2
see 'saved' 'saved'
data 'the other month' 'P2,2026-02,,13.00' export dues
data 'and what was there stays that of its own' 'P2,2026-03,10.00,12.00' export dues

# Who took part.
other add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-10 theme=学习
other add attendance activity=A1 person=P1 status=present
other add attendance activity=A1 person=P2 status=present
program_form 80 24 activity A1
see 'the form' '修改活动'
screen_press Down Down Down
screen_type '二楼'
other set attendance A1/P2/attendee status=leave reason=出差
other set activity A1 theme=学习全会精神
screen_press F2
line 'a person is a line of its own' '取别人的 出席 李强 请假 出差 出席'
line 'beside the fields' '取别人的 主题 学习全会精神'
screen_press F2
see 'saved' 'saved'
data 'mine' '二楼' export activity
data 'theirs' '学习全会精神' export activity
data 'and theirs' 'P2,attendee,leave,出差' export attendance
