# What a form names is deleted by somebody else while it is open: saving says so beside the field,
# the text stays, and once that is mended it is saved.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-10 >/dev/null
dangjian add activity code=A2 org=ZB1 types=lecture held_on=2026-03-11 theme=留下的 >/dev/null
dangjian add person code=P9 name=甲已删 org=ZB1 since_on=2026-01-01 >/dev/null

# One reference: the activity of an item of the ledger.
program_form 80 24 ledger
see 'gone: the form' '录入台账'
screen_press PPage PPage
screen_type 'L1'
screen_press Tab
screen_type '问题'
screen_press Tab
screen_type '第一支部'
screen_press Tab
screen_type 'A1'
screen_press Tab
screen_type '一件要办的事'
screen_press Tab
screen_type '写了很久的内容'
screen_press Tab Tab Tab Tab
screen_type '3/1'
dangjian delete activity A1 >/dev/null
nodata 'gone: another process has deleted what it names' A1 list activity
screen_press F2
see 'gone: saving says what is not there' 'A1'
see 'gone: and what to do' '没有活动“A1”，请先录入'
see 'gone: the form stays' '录入台账'
see 'gone: the text too' '写了很久的内容'
nodata 'gone: nothing was written' '一件要办的事' list ledger
see 'gone: the caret is on that field' '第 4 栏'
screen_press C-u
screen_type 'A2'
screen_press F2
see 'gone: mended, it is saved' 'saved'
data 'gone: with all that was typed' '"content":"写了很久的内容"' show ledger L1 --format json
data 'gone: and what it names now' '"activity":"A2"' show ledger L1 --format json

# The row is there and its reference is changed to what goes away.
dangjian add activity code=A3 org=ZB1 types=lecture held_on=2026-03-12 >/dev/null
program_form 80 24 ledger L1
see 'gone: a row that is there' '修改台账'
screen_press PPage PPage
screen_press Tab Tab C-u
screen_type 'A3'
screen_press Tab
line 'gone: it is known yet' '相关活动 .2026-03-12'
dangjian delete activity A3 >/dev/null
screen_press F2
see 'gone: refused likewise' '没有活动“A3”'
data 'gone: the row is as it was' '"activity":"A2"' show ledger L1 --format json
screen_press C-u F2
see 'gone: left empty it is saved' 'saved'
data 'gone: nothing is named' '"activity":null' show ledger L1 --format json

# The row itself.
program_form 80 24 ledger L1
see 'gone: the row itself' '修改台账'
dangjian delete ledger L1 >/dev/null
screen_press PPage PPage Tab Tab Tab C-u
screen_type '换个说法'
screen_press F2
see 'gone: the row was deleted: that is said' '没有保存'
see 'gone: and what was typed stays' '换个说法'
