# What check finds, on the screen: a list by kind, each finding with its record; mended, it is gone.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add activity code=V1 org=ZB1 types=branch_committee held_on=2026-03-18 theme=研究换届 \
    votes='换届: 5/5/3/1/0' >/dev/null
program_open 100 24
see 'the due list opens' '待办'
screen_type k
line 'what a rule asks for' '设置、任期 测试局机关党委（JW）设机关纪委：不达标'
line 'votes that do not add up: 3 and 1 of 5' '表决票数 .*赞成、反对、弃权共 4，实到 5'
see 'the file is sound' '数据库完好'
screen_size 80 24
screen_press Down
see 'what is cut stands whole below' '  测试局第一党支部（ZB1）V1 2026-03-18 表决“换届”：赞成、反对、弃权共 4，'
screen_press Up
screen_size 100 24
screen_press F6
see 'by kind' '表决票数 1'
screen_press Down Down Enter
see 'one kind' '只看表决票数'
unseen 'no other' '设置、任期 '
screen_press F3
see 'in full' '测试局第一党支部（ZB1）V1 2026-03-18 表决“换届”'
screen_press Escape
screen_press Enter
see 'Enter opens the record' '研究换届'
screen_press Escape
see 'and back' '只看表决票数'
dangjian set activity V1 votes='换届: 5/5/4/1/0' >/dev/null
screen_press F5
see 'looked at again' '没有发现什么'
screen_press F6
see 'all kinds again' '全部'
screen_press Up Up Up Enter
line 'the rule still' '设置、任期 .*测试局机关党委（JW）设机关纪委'
screen_press F9
see 'to a file' '写入哪个文件'
screen_press Escape
unseen 'or not' '写入哪个文件'
screen_press 1
see 'back to the due list' '截至'
screen_press F10
see 'the end' 'end 0'
