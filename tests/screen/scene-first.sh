# Without a database, without a terminal, without the right to write.

. "$srcdir/tests/screen/program.sh"

rm -rf "$program_dir"
mkdir -p "$program_dir"
program_open 80 24
see 'the first page' '这里还没有数据库'
screen_type 1
see 'a new one: its form' '新建数据库'
screen_press Up F4
see 'a policy is known by its id too' 'nx6 关于进一步加强和改进机关党的建设的意见'
screen_press Escape Tab Tab F4
line 'a list begins on what is chosen' '│ > 单位'
screen_press Enter
see 'so that Enter alone changes nothing' '[单位'
screen_type '支部'
see 'hanzi from the middle of a word find it too' '[党支部'
screen_press Left F4
screen_type '单位'
screen_press Enter Up
screen_type '测试县直机关工委'
screen_press Tab Tab C-u
screen_type '6月1日'
screen_press BTab
see 'where it begins lies behind us: in March, 1 June is that of last year' '从哪天起算 [2025-06-01'
screen_press Tab C-u
screen_type '3月1日'
screen_press F2
see 'made, and opened' '测试县直机关工委 › 待办'
data 'it is there' '测试县直机关工委' list org
screen_type 5
line 'nobody is there yet: what comes first' '也还没有支部。导入花名册时，表里写着的支部可以一并'
line 'a roster to import' '> 1 从文件导入花名册'
line 'or somebody to enter' '2 录入一名党员'
screen_press Escape
unseen 'back' '花名册里还没有人'
screen_press 6
see 'nor a branch' '还没有支部'
see 'what to do' '按 4 到组织，在上级组织上按 n 新建'
see 'or all at once' '有花名册的，在待办按 i 导入'
screen_press Enter
unseen 'told' '还没有支部'
dangjian add org code=ZB name=测试支部 kind=branch parent=1 founded_on=2020-01-01 >/dev/null
screen_press 5
see 'with a branch' '花名册里还没有人。先做哪一件？'
screen_type 3
see 'an empty roster to fill in' '党员模板.xlsx'
screen_press Escape
unseen 'or not' '党员模板.xlsx'
screen_press 5
see 'asked again' '先做哪一件？'
screen_type 1
see 'the import of a roster' '导入党员'
screen_press Escape
unseen 'not now' '导入党员'
screen_press 5
see 'asked once more' '先做哪一件？'
screen_type 2
see 'somebody is entered' '› 录入党员'
screen_type '张三'
screen_press Tab Tab F2
line 'and can be chosen at once' '│ > 张三'
screen_type qq
see 'what is not found is told as that' '没有符合的；改几个字再试'
screen_press C-u
screen_type zs
line 'initials find' '│ > 张三'
screen_press Enter
see 'the page' '编号：P000001'
screen_press Escape
unseen 'closed' '编号：P000001'
screen_press F10
see 'the end' 'end 0'

rm -rf "$program_dir"
mkdir -p "$program_dir"
program_open 80 24
see 'the first page again' '看看示范数据'
screen_type 3
see 'the demonstration' '› 待办'
screen_press F10
screen_check 'lies beside, not in the place of the own one' test -f "$program_dir/demo.db"
screen_check 'where nothing was made' test ! -e "$program_db"

rm -rf "$program_dir"
mkdir -p "$program_dir/folder"
echo 'no database' >"$program_dir/other.txt"
program_open 80 24
see 'the first page for a wrong path' '打开已有的数据库文件'
screen_type 2
see 'the path is asked' '数据库文件的路径'
screen_type 'missing.db'
screen_press Enter
see 'a file that is not there' '没有这个文件'
see 'what was typed stays' '[missing.db'
screen_press C-u
screen_type 'other.txt'
screen_press Enter
see 'a file that is no database' '没有办成'
screen_press Enter
see 'the first page once more' '从哪里开始'
screen_type 2
see 'and the question' '数据库文件的路径'
screen_type 'folder'
screen_press Enter
see 'a folder is none either' '没有办成'
screen_press Enter
see 'the first page is still there' '从哪里开始'
screen_press Escape
see 'Esc leaves it' 'end 0'

program_new
program_run 80 24 'TERM=dumb "$PROGRAM"'
see 'a dumb terminal gets the list' '共 7 项'
see 'and the program ends' 'end 0'
program_run 80 24 '"$PROGRAM" </dev/null | cat'
see 'so does a pipe' '共 7 项'
program_run 80 24 '"$PROGRAM" --db missing/no.db due'
see 'no database: a sentence' '没有'

echo 'no database' >"$program_dir/t.db"
program_open 80 24
see 'what is no database is said on the command line' 'dangjian:'
see 'with its code' 'end 1'
