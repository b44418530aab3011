# Which deadline a document sets and which the program has chosen; and the day of --on.

. "$srcdir/tests/screen/program.sh"

basis_rules=$(program_policy)
program_policy() {
    printf '%s\n' "$basis_rules" | sed '/^\[rule lecture\]/a basis = default'
}

program_new
program_open 80 24
see 'basis: the due list' '支部主题党日'
line 'basis: a deadline the program has chosen' '临期 2026-03-31\* 11 第一支部 党课'
line 'basis: one that the document sets' '待办 2026-03-31 11 第一支部 支部党员大会'
unseen 'basis: nothing is said where there is nothing to say' '程序所定'
screen_press Down Down Down Down Down
line 'basis: the line below the list says what * means' '^6/7 .*\* 文件未定，程序所定'
screen_press Up
unseen 'basis: of this line alone' '程序所定'
screen_press 2
see 'basis: the matrix' '合计'
screen_press Home Left Enter
line 'basis: the lines of a cell' '2026-03-31\* .*党课'
screen_press Escape Escape
see 'basis: back' '天数'
screen_press F9 C-u
screen_type 'basis.ics'
screen_press Enter
unfolded_has() {
    tr -d '\r\n ' <"$1" | grep -q "$2"
}
screen_check 'basis: in the calendar too' unfolded_has "$program_dir/basis.ics" '数字为程序所定'

# Another tree beside the first one is exported too.
dangjian add org code=ZZ name=测试二局 short_name=二局 kind=committee >/dev/null
dangjian add placement org=ZZ policy=scene from_on=2026-01-01 >/dev/null
screen_press F5 Enter
line 'basis: what another tree owes' '二局 机关党委会议'
screen_press F9 C-u
screen_type 'both.csv'
screen_press Enter
screen_check 'basis: is in the file' grep -q ',ZZ,测试二局,' "$program_dir/both.csv"

# The day of --on is today on the screens too: in the top line, in the words of days, in what is
# offered. The journal and the clock know better.
program_open 80 24 '--on 2026-06-10'
see 'on: the top line' '2026-06-10 周三'
see 'on: the list' '截至 2026-06-10 周三'
screen_press n
see 'on: a meeting' '哪个组织的活动'
screen_type '第一'
screen_press Enter
see 'on: its form' '录入活动'
line 'on: is of that day' '\[2026-06-10'
