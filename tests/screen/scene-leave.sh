# Nothing is lost: Esc asks, a draft survives, faults give the terminal back.

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_press Escape
see 'Esc does not end the program' '要离开程序请按 F10'
screen_press F2
see 'the form' '第 1 栏'
screen_press Escape
unseen 'an unchanged form closes without a question' '新建活动'
screen_press F2
screen_type '民主生活会'
see 'marked as changed' '*已改'
screen_press Escape
see 'a changed form asks' '3 继续编辑'
caret 'the caret is on the answer' 11,28
screen_press Escape
unseen 'Esc: go on' '继续编辑'
see 'with everything there' '民主生活会'
screen_press Escape
see 'asks again' '放弃修改'
screen_type '2'
see 'thrown away' '没有保存'
screen_press F2
screen_type '坏'
screen_press F2
see 'a refused save says why' '必填'
screen_type '今天'
screen_press F2
see 'and whatever the program says' '这个名称不行：请换一个'
screen_press F10
see 'leaving asks too' '放弃修改'
screen_type '3'
screen_press Tab
see 'still there' '2026-03-05  ] 周四'

pid=$(screen display-message -p '#{pane_pid}')
kill -TERM "$(ps -o pid= --ppid "$pid" | head -n 1)"
see 'SIGTERM ends it' 'end 0'
see 'with the terminal as it was' 'tty icanon'
screen_check 'the half-typed form is in the draft' grep -qs '^title.坏.坏.' "$screen_out.draft"

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_press C-x
see 'a fault in the program' 'end 134'
see 'leaves the terminal as it was' 'tty icanon'

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_press F2
screen_type '断线前的字'
see 'typed' '断线前的字'
screen kill-server
screen_check 'a lost line leaves a draft' grep -qs '断线前的字' "$screen_out.draft"

screen_open 80 24 'PS1="\$ " sh -i'
screen_check 'a shell' screen_shows '$'
screen_type '"$TUIDEMO"'
screen_press Enter
see 'the list is there' '1/100000'
screen_press F2
screen_type '停一停'
see 'typed' '停一停'
screen_press C-z
see 'Ctrl-Z: back in the shell' 'Stopped'
screen_type 'fg'
screen_press Enter
see 'and here again' '停一停'
screen_type '接着写'
see 'typing goes on' '停一停接着写'
