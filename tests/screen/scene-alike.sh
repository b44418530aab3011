# What may be one thing twice: the form asks once, and opens the other; the preview of an import asks
# row by row, tells rows that are no records, and whom nobody can tell the stage of.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add activity code=L1 org=ZB1 types=lecture held_on=2026-03-18 theme=学党章 >/dev/null
program_open 100 24
see 'the due list opens' '待办'
screen_type 3
see 'the activities' '学党章'
screen_type c
see 'a copy' '录入活动'
screen_press C-u
screen_type '3/18'
screen_press F2
see 'asked before it is saved' '可能重复'
see 'which one there is' '与 L1（2026-03-18 党课“学党章”）可能是同一次'
see 'what tells two apart' '确是两次的请各填开始时间或主题'
screen_press Escape
see 'back in the form' '没有保存，录入的内容都在'
screen_press F2
see 'asked again, as nothing was said' '可能重复'
screen_press Enter
see 'the other one' '修改活动'
line 'nobody was noted there' '没有记出席'
screen_press Escape
see 'the form again' '录入活动'
dangjian add activity code=L2 org=ZB1 types=lecture held_on=2026-03-18 theme=学党章 >/dev/null 2>&1
screen_press F2
see 'once more' '与 L1（2026-03-18'
screen_press Down Enter
see 'it is like two' '与 L2（2026-03-18'
screen_press Escape
see 'back in the form once more' '没有保存，录入的内容都在'
screen_press F2
see 'what was said of the first stands' '与 L2（2026-03-18'
screen_press Down Enter
see 'saved' '已保存'
see 'three of them' '/3'

cat >"$program_dir/名册.csv" <<'X'
编号,姓名,所在支部,入党日期,转正日期,党员状态
P1,王芳,ZB1,,,正式党员
X1,李强,ZB1,,,正式党员
,孙小,ZB1,2025-01-01,,
合计,3人,,,,
X
screen_type 1
see 'the due list again' '现在欠的'
program_import person 名册.csv
line 'its columns' '入党日期 2025-01-01'
screen_press F2
see 'the counts' '可能重复 1（F4） · 非记录 1'
line 'the total is no record' '5 非记录 合计 3人 合计、说明或签字，不导入'
line 'nobody knows what he is' '4 新增 .*孙小.*编号由程序定为 P000001，以后不再改；入党 2025-01-01'
line 'the same name in the same branch' '3 可能重复 X1 李强 ZB1 与 P2（李强，2010-07-01 入党）可能是'
screen_press Home Down F4
see 'what is it' '是同一条：按这一行更改已有的'
screen_press Down Enter
line 'another one' '3 新增 X1 李强'
screen_press F2
see 'what is he' '有 1 人有入党日期，没有转正日期，也没有党员状态：第 4 行 孙小。'
screen_press Up Enter
see 'what do empty cells do' '文件里空着的格会清空已有的内容 2 处：入党日期 1、转正日期 1。'
screen_press Enter
see 'then the deed' '导入这 4 行：新增 2、更改 0'
screen_type y
see 'done' '已导入：新增 2'
data 'a probationary member' '预备党员' show person P000001
data 'the other 李强' '李强' show person X1
data 'who is another one on record, too' 'X1,P2' export namesake

# The one that is there, put right from the form of another: what waited for it is done.
program_new 2>/dev/null
dangjian set org ZB1 tracking_from=2026-03-01 >/dev/null
dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-05 theme=那一次会 >/dev/null
for number in 1 2 3 4; do
    dangjian add attendance activity=A1 person=P$number status=present >/dev/null
done
dangjian add attendance activity=A1 person=P5 status=leave reason=出差 >/dev/null
program_open 100 24
see 'the due list of it' '现在欠的'
screen_type '/全员参与'
screen_press Enter
line 'one is lacking' '> 待办 .*主题党日全员参与.* 4/5'
screen_press F2
see 'the meeting was held' '还有 1 人没有参加或没有补课：陈静。'
screen_press Down Enter
see 'another one is typed' '录入活动'
screen_press C-u
screen_type '3/5'
screen_press F2
see 'it is like the one there' '可能重复'
screen_press Enter
see 'that one' '修改活动'
for _ in 1 2 3 4 5 6 7; do screen_press Tab; done
screen_press Enter
line 'who took part' '请假 陈静 出差'
screen_press End
screen_type 1
line 'everybody' '> 出席 陈静'
screen_press F2
see 'noted' '实到 5'
screen_press F2
unseen 'saved' '修改活动'
see 'back in the other form' '录入活动'
screen_press Escape
see 'which is given up' '放弃修改'
screen_type 2
unseen 'closed' '录入活动'
see 'nothing is lacking any more' '没有符合筛选的行'
screen_press Escape
screen_press F10
see 'the end of it' 'end 0'
