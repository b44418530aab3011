# The copy of the day at the first opening of the screens, and a backup from the journal.

. "$srcdir/tests/screen/program.sh"

program_new
program_open 80 24
see 'the due list on the day of the first work' '现在欠的'
screen_press q
see 'left' 'end 0'
screen_check 'no copy yet' test ! -e "$program_dir/copies"

program_day=2026-03-21
program_open 80 24
see 'the next day' '现在欠的'
screen_check 'the copy is there' test -f "$program_dir/copies/t.db.2026-03-21"
unseen 'nothing is said' '自动备份'
screen_press q
see 'left again' 'end 0'

rm -r "$program_dir/copies"
: >"$program_dir/copies"
program_open 80 24
see 'no place for it: it is said' '今天没有自动备份：copies 文件夹用不了：路径中有一段不是文件夹，请检查路径。'
see 'and the due list is there' '主题党日全员参与'

screen_press =
see 'the journal' '新的在前'
screen_press b
see 'a name is offered' '党建-20260321.db'
screen_press Enter
see 'read back' '读回核对无误'
screen_press Enter
screen_check 'the file is there' test -f "$program_dir/党建-20260321.db"
screen_press b
see 'again' '党建-20260321.db'
screen_press Enter
see 'it asks' '已经有了，用新的替换它'
screen_press Escape
see 'and leaves it' '没有备份，原来的文件没有动'
screen_press b
screen_type x
screen_press C-u
screen_type t.db
screen_press Enter
see 'the database itself' '用新的替换它'
screen_type y
see 'is refused' '就是数据库本身'
