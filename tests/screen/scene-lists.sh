# Lists of every entity: opened, entered into, filtered, sorted, deleted and taken back.

. "$srcdir/tests/screen/program.sh"

# to_list LABEL: from the catalogue, by what is typed.
to_list() {
    screen_press / C-u
    screen_type "$1"
    screen_press Enter Enter
}

program_new
for name in 曾一 解二 丁三 张三丰 李伟 李一鑫; do
    dangjian add person name=$name org=ZB1 status=probationary joined_on=2025-07-01 \
        since_on=2025-07-01 >/dev/null
done
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type 0
see 'digit 0 leads to the lists' '记些什么'
screen_press Escape
unseen 'Esc leads back' '记些什么'
screen_press F4
see 'so does F4' '1/31'

for label in $(dangjian fields | sed 1d | awk '{ print $2 }'); do
    to_list "$label"
    line "$label: the list opens" "录入与台账 › $label "
    screen_press F2
    if [ "$label" = 活动 ]; then
        see 'of activities F2 asks whose' '哪个组织的活动'
    else
        see "$label: F2 opens an empty form" "录入$label"
    fi
    screen_press F10 F10
done

# Names: order, initials, readings.
to_list 党员
line 'by strokes: 丁 has two' '^> 丁三'
line 'all of them' '1/11 按姓名（笔画）'
screen_type /
screen_type zy
line 'initials, a surname read its own way' '^> 曾一'
see 'one alone' '1/1'
screen_press C-u
screen_type zhangsan
line 'a full reading' '^> 张三丰'
screen_press C-u
screen_type '状态:预备 li'
line 'a field by a part of its label, and another word' '^> 李一鑫'
see 'both must be met' '/2'
screen_press C-u
screen_type '组织：第一 解'
line 'a full-width colon' '^> 解二'
screen_press Escape
see 'Esc: all again' '/11'
screen_type '伟'
see 'a hanzi starts the filter' '筛选：伟'
see 'two of them' '/2'
screen_press Escape

screen_press F6
see 'F6 asks what' '显示哪些栏'
screen_press 1
screen_type '姓名'
screen_press Enter
see 'how names stand' '笔画，单名在前'
screen_press 3
screen_press 1
see 'by pinyin' '按姓名（拼音）↑'
screen_press Home
line 'chen is the first' '^> 陈静'
screen_press F6 1
screen_type '入党日期'
screen_press Enter
screen_press 2
see 'the last first' '按入党日期↓'
screen_press F10 F10
screen_type 0
to_list 党员
see 'the order is remembered' '按入党日期↓'
screen_press F6 4
see 'and forgotten' '按姓名（笔画）↑'

# A new one in Chinese, changed, deleted, taken back.
screen_press F2
see 'a form' '录入党员'
screen_type '欧阳新'
screen_press F2
see 'saved' '已保存'
line 'the cursor stands on it' '^> 欧阳新'
data 'in the database' '欧阳新' list person
screen_press F4
see 'F4 changes it' '修改党员'
screen_press F3
see 'F3 in a form: what became of the record' '的改动'
see 'field by field' '姓名：欧阳新'
screen_press Escape
see 'and back in the form' '修改党员'
screen_press Escape
screen_press F3
see 'F3 shows the person' '现在还缺（0 项）'
screen_press Escape
screen_press F8
see 'deleting names it' '删除这条党员'
see 'by name' '欧阳新'
screen_type y
see 'deleted' '已删除 1 条'
nodata 'in the database too' '欧阳新' list person
screen_type u
see 'u asks, and names the deed' '撤销“删除党员”'
screen_type y
see 'yes takes it back' '已撤销“删除党员”'
data 'it is there again' '欧阳新' list person
screen_press C-r
nodata 'Ctrl-R does it again' '欧阳新' list person
screen_type u
screen_type y
data 'and back' '欧阳新' list person

# Several at once.
screen_type /
screen_type '状态:预备'
screen_press Enter
see 'six of them' '/6'
screen_press Home Space Space Space
see 'three are tagged' '已选 3'
screen_press F4
see 'F4 asks which field' '改哪一栏'
screen_type '民族'
screen_press Enter
see 'and what it shall be' '这一栏都改为'
screen_type '汉族'
screen_press Enter
see 'done' '已修改 3 条'
data 'three have it' '汉族' list person --where ethnicity=汉族
screen_type u
screen_type y
see 'one change, one undo' '已撤销“修改党员”'
screen_press Home Space Space
screen_press F8
see 'deleting several' '删除选中的 2 条党员'
screen_type y
see 'both' '已删除 2 条'
see 'four are left' '/4'
screen_type u
screen_type y
see 'back again' '已撤销“删除党员”'
screen_press Home
see 'all six' '1/6'

# Saved filters.
screen_press F7 F7
see 'F7 twice: saved ones' '取用存下的'
screen_press 2
see 'a name for it' '叫什么名字'
screen_press C-u
screen_type '预备党员'
screen_press Enter
see 'kept' '已存下筛选'
screen_press Escape
see 'no filter' '/12'
screen_press F7 F7 1
see 'offered' '预备党员  状态:预备'
screen_press Enter
see 'taken' '筛选：状态:预备'
screen_press F10 F10 F10
see 'the end' 'end 0'

# Wide: the record beside the list.
program_open 160 40
see 'a wide window' '现在欠的'
screen_type 0
see 'the lists' '记些什么'
to_list 党员
line 'the filter is remembered, and said' '^筛选：状态:预备 Esc 看全部，F7 改'
line 'the record stands at the right' '入党日期 2025-07-01$'
screen_press F10 F10 F10
see 'the end again' 'end 0'

# What was said in a talk stands in no column and in no pane, and no filter finds it.
dangjian add activity code=T1 org=ZB1 types=talk held_on=2026-03-10 theme=谈心 occasion=密由 content=密谈内容 >/dev/null
dangjian add activity code=T2 org=ZB1 types=theme_day held_on=2026-03-11 theme=开会 occasion=例会 content=学习内容 >/dev/null
program_open 160 24
see 'talks: the due list' '现在欠的'
screen_press F4
see 'talks: the catalogue' '记些什么'
to_list 活动
see 'talks: both' '开会'
screen_press End
line 'talks: the cursor is on the talk' '^>.*谈心'
see 'talks: the pane withholds' '〔受保护〕'
unseen 'talks: what was said' '密谈内容'
unseen 'talks: why' '密由'
screen_press Home
see 'talks: the pane of a meeting has it' '学习内容'
screen_press /
screen_type '内容:学习'
line 'talks: a word of a meeting is found' '^> .*开会'
see 'talks: alone' '1/1'
screen_press C-u
screen_type '内容:密谈'
unseen 'talks: a word of a talk is not' '谈心'
screen_press C-u
screen_type '密由'
unseen 'talks: nor as a word of the row' '谈心'
screen_press Escape
see 'talks: both again' '谈心'
dangjian add event code=V1 type=conflict person=P3 occurred_on=2026-03-12 >/dev/null
screen_press F10
see 'private events: the catalogue' '记些什么'
to_list 事项
see 'private events: counted' '另有 1 条不公开'
screen_press /
screen_type '党员:张'
see 'private events: not looked among' '不公开的没有查找'
unseen 'private events: nor counted' '另有'
screen_press Escape
see 'private events: all again' '另有 1 条不公开'
