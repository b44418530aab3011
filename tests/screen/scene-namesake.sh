# Two of one name: what check asks about is answered there, once; so is what a form asks.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add person code=X1 name=王芳 org=ZB1 status=full joined_on=2010-07-01 full_on=2011-07-01 \
    since_on=2020-01-01 >/dev/null 2>&1
dangjian add org code=ZB9 name=测试局第一党支部 kind=branch parent=JW >/dev/null 2>&1
dangjian add activity code=L1 org=ZB1 types=lecture held_on=2026-03-18 >/dev/null
dangjian add activity code=L2 org=ZB1 types=lecture held_on=2026-03-18 >/dev/null 2>&1
program_open 100 24
see 'the due list opens' '待办'
screen_type k
line 'two of one name' '可能重复 .*X1 与 P1（王芳，2010-07-01 入党）可能是同一个人'
line 'two branches' '可能重复 测试局第一党支部（ZB9）与 ZB1'
screen_press F6
see 'by kind' '可能重复 3'
screen_press End Enter
see 'these alone' '只看可能重复'
screen_press Home
line 'the meetings first' '> 可能重复 .*L2 与 L1'
screen_type b
see 'of those nothing is said' '只有同名的党员、同名的组织可以登记为两个'
screen_press Down F3
see 'a person, in full' '核对过、确是两个人的请登记。'
screen_press Escape
unseen 'closed' '核对过、确是'
screen_type b
see 'the form' '录入同名不同人'
line 'one' '党员 \[王芳（X1）'
line 'the other of the same name' '另一人 \[王芳（P1）'
screen_press Tab Tab
screen_type 查过档案
screen_press F2
see 'it is done' '已登记：这一对不再列出'
line 'and counted' '请核对 [0-9]+ · 已登记不同 1 对'
unseen 'the pair is gone' 'X1 与 P1'
data 'on record, with the word' 'X1,P1,查过档案' export namesake
screen_type u
see 'undo asks' '录入同名不同人'
screen_type y
line 'it is there again' 'X1 与 P1'
screen_press End
screen_type b
see 'the branches' '录入同名不同组织'
screen_press F2
see 'are two' '已登记：这一对不再列出'
unseen 'gone, too' 'ZB9）与 ZB1'
data 'on record' 'ZB9,ZB1' export org_namesake

# Where one of two is looked for, it says where each of them is.
dangjian set person X1 org=ZB9 >/dev/null 2>&1
screen_type 5
see 'somebody is looked for' '看哪位党员'
screen_type '王芳'
line 'the one' '王芳（第一支部，P1）'
line 'and the other' '王芳（测试局第一党支部，X1）'
screen_press Escape
unseen 'nobody is taken' '看哪位党员'

# Whoever enters a third is asked there, and not again.
screen_press 0
see 'the lists' '记些什么'
screen_press Escape
program_form 100 30 person
see 'a form' '录入党员'
screen_type 李强
screen_press Tab Tab Tab Tab Tab
screen_type ZB1
screen_press Tab
line 'in the branch' '所在组织 \[测试局第一党支部'
screen_press F2
see 'it asks' '与 P2（李强，2010-07-01 入党）可能是同一个人'
screen_press Down Enter
see 'saved' 'saved'
data 'and said' ',P2,' export namesake
tap_is 'check asks nothing of them' "$(dangjian check --format jsonl 2>/dev/null | grep alike | grep -c 李强)" 0
