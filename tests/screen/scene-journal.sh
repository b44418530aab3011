# The journal: what was done, field by field; undo with a question that names it, redo, the history of a record.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add activity code=A1 org=ZB1 types=lecture held_on=2026-03-10 theme=学习原文 >/dev/null
program_user=书记
dangjian set person P2 title=副科长 >/dev/null
program_user=录入员
dangjian set activity A1 theme=学习讲话 place=三楼会议室 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_press =
see 'the journal' '测试局 › 待办 › 记录'
line 'the last deed on top: when, who, what, how many' '> [0-9-]+ [0-9:]+ 录入员 修改活动 1( |$)'
line 'that of somebody else' '书记 修改党员 1( |$)'
screen_press Enter
see 'Enter shows what became of each field' '主题：学习原文 → 学习讲话'
see 'also what was empty' '地点：（空） → 三楼会议室'
screen_press Escape
see 'back in the list' '新的在前'
screen_press u
see 'u asks, and names the deed' '撤销“修改活动”'
see 'and the record' '（A1）'
screen_press Escape
see 'Esc leaves it' '没有撤销'
data 'it still stands' '学习讲话' export activity
screen_press u
screen_type y
see 'yes takes it back, not that of the other person' '已撤销“修改活动”'
line 'the undo stands on top' '> [0-9-]+ [0-9:]+ 录入员 撤销：修改活动 1( |$)'
line 'the deed is marked' '录入员 修改活动 1 已撤销'
data 'as it was' '学习原文' export activity
data 'what the other person did stands' '副科长' export person
screen_press C-r
see 'redo does it again' '已重做“修改活动”'
data 'in the database' '学习讲话' export activity

screen_press Escape
see 'back on the due list' '现在欠的'
screen_press u
see 'u from there' '撤销“修改活动”'
screen_type y
see 'takes it back there too' '已撤销“修改活动”'
screen_press 3
see 'the meetings' '学习原文'
screen_press C-r
see 'redo there' '学习讲话'
see 'and says so' '已重做'
screen_press h
see 'the history of one record' 'A1 的改动'
see 'its first form' '主题：学习原文'
screen_press Escape
see 'back in the list of meetings' '1/1'
screen_press F8
see 'asks' '删除这条活动'
screen_type y
see 'deleted' '已删除'
screen_press u
screen_type y
see 'and taken back on the spot' '学习讲话'
screen_press 1
see 'the due list again' '现在欠的'
screen_press =
see 'the journal again' '新的在前'
screen_press F7
screen_type '书记'
screen_press Enter
line 'filtered by who' '> [0-9-]+ [0-9:]+ 书记 修改党员 1( |$)'
unseen 'nobody else' '撤销：'
screen_press F10
