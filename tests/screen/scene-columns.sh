# The columns of a list: chosen, put into another order and held fast by keys; all of it is there
# again after a restart, and beside a record in a wide window.

. "$srcdir/tests/screen/program.sh"

to_persons() {
    see 'columns: the due list' '现在欠的'
    screen_type 0
    see 'columns: the lists' '记些什么'
    screen_press / C-u
    screen_type '党员'
    screen_press Enter Enter
    line 'columns: the list' '› 党员 '
}

# tick LABEL: found by its label, ticked or not.
tick() {
    screen_type "$1"
    line "columns: $1 is found" "[[][x ][]] $1"
    screen_press Space
    line "columns: $1: all of them again" '筛选： '
}

program_new
dangjian set person P1 ethnicity=回族 note=一句备注 >/dev/null
program_open 80 24
to_persons
line 'columns: the usual ones' '^ 姓名 所在组织 党小组 党员状态 入党日期 转正日期 >'

# Chosen: what is ticked anew comes last.
screen_press F6 2
see 'columns: which' '按选的先后排'
line 'columns: those that are shown are ticked' '[[]x[]] 所在组织'
line 'columns: the others are not' '[[] []] 民族'
tick '党小组'
tick '转正日期'
tick '民族'
tick '所在组织'
tick '所在组织'
screen_press Enter
unseen 'columns: chosen' '按选的先后排'
line 'columns: what was taken away is gone, the rest moved up' '^ 姓名 党员状态 入党日期 '
unseen 'columns: no group' '党小组'
screen_press End
screen_press Home
screen_press Right Right Right Right Right Right Right Right
line 'columns: to the right: the name is held fast, those ticked last are the last' \
    '^< 姓名 .*民族 所在组织 *$'
line 'columns: with their values' '^> 王芳 .*回族 第一支部$'
screen_press Left Left Left Left Left Left Left Left
line 'columns: back at the left' '^ 姓名 党员状态 入党日期 '

# Held fast: two of them.
screen_press F6 3
see 'columns: how many are held' '左边几栏不动'
screen_press 3
unseen 'columns: that was chosen' '左边几栏不动'
screen_press Right Right Right Right Right Right Right Right
line 'columns: two are held fast' '^< 姓名 党员状态 .*民族 所在组织 *$'
line 'columns: and their values' '^> 王芳 正式党员 .*回族 第一支部$'

# By age: the order is part of it.
screen_press F6 1
screen_type '编号'
screen_press Enter
see 'columns: which way' '怎样排'
screen_press 2
line 'columns: the last first' '^> 王芳|^ 陈静'
see 'columns: that is said' '按编号↓'
screen_press F10 F10 F10
see 'columns: the end' 'end 0'

# Another run, wider.
program_open 140 30
to_persons
see 'columns: the order is remembered' '按编号↓'
line 'columns: the columns too' '^ 姓名 党员状态 入党日期 '
unseen 'columns: what was taken away has not come back in the head' '党小组 '
screen_press Home
line 'columns: the last one is the first' '^> 陈静'
line 'columns: her record stands beside' '编号 P5$'
screen_press End
line 'columns: that of another one' '编号 P1$'
line 'columns: with what is not in the list' '备注 一句备注$'
screen_press Right Right Right Right Right Right Right Right
line 'columns: two are held fast here too' '^< 姓名 党员状态 .*民族 所在组织'

# Narrower and wide again, then as it was.
screen_size 80 24
line 'columns: without the record' '^> 王芳 正式党员 .*回族 第一支部$'
screen_size 140 30
line 'columns: with it' '编号 P1$'
screen_press F6 4
line 'columns: the usual ones again' '^ 姓名 所在组织 党小组 党员状态 '
screen_press F10 F10 F10
see 'columns: the last end' 'end 0'
program_open 80 24
to_persons
line 'columns: that is remembered too' '^ 姓名 所在组织 党小组 党员状态 入党日期 转正日期 >'
