# Operators on screen: one is told at the start what one may write; who is none is not led into a
# form that cannot be saved.

. "$srcdir/tests/screen/program.sh"

program_new
program_user=书记
dangjian add operator user=书记 >/dev/null
dangjian add operator user=录入员 scope=ZB1 >/dev/null
program_user=录入员
program_open 80 24
see 'the own scope at the start' '可以录入和修改的是第一支部（ZB1）及其下级的记录'
screen_press q
see 'the end' 'end 0'
program_user=书记
dangjian delete operator 录入员
program_open 80 24
see 'none: reading only, and who may write' '录入员 不在操作员名单中，只能查看；可以请 书记 办理'
screen_press n
see 'no form is opened' '只能查看；可以请 书记 办理'
screen_press 3
see 'reading goes on' '测试局 › 待办 › 活动'
screen_press n
see 'nor is one here' '只能查看；可以请 书记 办理'
