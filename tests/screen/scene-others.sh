# Another process saves while a list is open: it is read anew, the cursor stays on its row, and the
# status line says who saved what; a form being typed is left alone.

. "$srcdir/tests/screen/program.sh"

other() {
    program_user=李四
    dangjian "$@" >/dev/null
    program_user=
}

# The due list: the assembly is held, and its line above the cursor goes.
program_new
program_open 80 24
see 'others: the due list' '支部主题党日'
screen_press Down Down Down Down Down
line 'others: the cursor is on the lecture' '^> .*党课'
other add activity code=A2 org=ZB1 types=member_assembly held_on=2026-03-11 theme=开会
screen_press Left
see 'others: who saved, and what' '已更新：李四 刚刚新增活动'
see 'others: and which record' '活动 第一支部 2026-03-11（A2）'
unseen 'others: the line has gone' '支部党员大会'
line 'others: the cursor is on the lecture still' '^> .*党课'
screen_press Left
unseen 'others: until the next key' '已更新：'

# Nobody presses a key: it is noticed all the same.
other add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-10 theme=学习
see 'others: without a key' '已更新：李四 刚刚新增活动'
unseen 'others: its line has gone' '支部主题党日'
line 'others: the cursor is where it was' '^> .*党课'

# What they did after it is told in its place, without a key too.
other undo
see 'others: taken back again, in the place of what was told' '已更新：李四 刚刚撤销：新增活动'
see 'others: its line is back' '支部主题党日'
other redo
see 'others: and done again' '已更新：李四 刚刚重做：新增活动'
unseen 'others: its line has gone again' '支部主题党日'

# A private matter is told by its key alone: nobody reads who had it, here or in the question of undo.
other add event code=E1 type=conflict person=P3 occurred_on=2026-03-12
screen_press Left
see 'others: a private matter by its key' '刚刚新增事项：事项 E1'
unseen 'others: not whose it is' '张伟'
other add event code=E2 type=retirement person=P3 occurred_on=2026-03-12
screen_press Left
see 'others: one that is open with its name' '事项 张伟 2026-03-12（E2）'

# A list of an entity: a row comes above the cursor.
screen_press 3
see 'others: the activities' '学习'
screen_press End
line 'others: the cursor is on it' '^>.*学习'
other add activity code=A0 org=ZB1 types=lecture held_on=2026-03-18 theme=新来的
see 'others: the new one is in the list' '新来的'
line 'others: the cursor has not moved from its row' '^>.*学习'
see 'others: and that is said' '已更新：'

# A form: nothing moves, nothing is said; the list behind it is right when it closes.
screen_press F4
see 'others: a form' '修改活动'
screen_press Tab Tab Tab
screen_type '二楼会议室'
other add activity code=A5 org=ZB1 types=lecture held_on=2026-03-19 theme=又来一个
data 'others: it is there' 又来一个 list activity
screen_type '东'
see 'others: what is typed stays' '二楼会议室东'
unseen 'others: no word in a form' '已更新：'
screen_press F2
see 'others: saved' '已保存'
see 'others: the list has both' '又来一个'
line 'others: the cursor is on what was saved' '^>.*学习'

# Both save between two looks, the other one first, while the program stands still: the other one is told.
screen_press F4
see 'others: the form once more' '修改活动'
screen_press Tab Tab Tab
screen_type '北'
see 'others: typed' '东北'
pid=$(screen display-message -p '#{pane_pid}')
pid=$(ps -o pid= --ppid "$pid" | head -n 1)
kill -STOP "$pid"
screen_press F2
other add activity code=A6 org=ZB1 types=lecture held_on=2026-03-20 theme=同时
kill -CONT "$pid"
see 'others: one'"'"'s own is saved' '已保存'
see 'others: the other one is there' '同时'

# The matrix, and a tree.
screen_press 1
see 'others: back' '临期'
see 'others: who saved at the same time' '已更新：李四 刚刚新增活动：活动 第一支部 2026-03-20（A6）'
screen_press 2
see 'others: the matrix' '合计'
line 'others: nothing of the committee' '机关党委.* 0/1'
other add activity code=A9 org=JW types=committee_meeting held_on=2026-03-19 theme=委员会
line 'others: the cell of the matrix' '机关党委.* 1/1'
screen_press Escape
see 'others: the due list again' '主题党日全员参与'
unseen 'others: what was told once is not told again' '已更新：'
screen_press 4
see 'others: the tree' '第一党支部'
screen_press End
line 'others: the cursor is on the branch' '^>.*第一党支部'
other add org code=AA name=测试局甲总支 short_name=甲总支 kind=general_branch parent=JW founded_on=2026-03-01
see 'others: the tree has the new one' '甲总支'
line 'others: the cursor stayed on the branch' '^>.*第一党支部'

# Why a line stands there.
screen_press Escape
see 'others: the due list at last' '临期'
screen_type '/党费'
screen_press Enter
line 'others: a line of dues' '> 待办 .*党费.* 0/5'
screen_press F3
see 'others: why' '依据'
unseen 'others: nobody has paid' '1/5'
other add dues person=P1 month=2026-03 amount_due=20 amount_paid=20 paid_on=2026-03-10
see 'others: somebody has' '1/5'
screen_press Escape F10
