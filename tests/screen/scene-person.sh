# One person on a page: from the due list, and from the month grid of dues.

. "$srcdir/tests/screen/program.sh"

program_new
{
    dangjian set person P2 id_no=11010119900307109X
    dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-05 theme=学雷锋
    dangjian add attendance activity=A1 person=P1 role=attendee status=present
    dangjian add attendance activity=A1 person=P2 role=attendee status=leave reason=公差
    dangjian add activity code=A2 org=ZB1 types=talk held_on=2026-03-09 theme=谈心
    dangjian add attendance activity=A2 person=P2 role=partner status=present
    dangjian add review person=P2 year=2025 result=qualified held_on=2026-03-10
    dangjian add post person=P2 org=ZB1 role=publicity_member from_on=2024-05-01
    dangjian add criterion code=C1 org=JW year=2026 name=履职 weight=100
    dangjian add score criterion=C1 person=P2 points=8 found_by=支委会 given_on=2026-03-01
    dangjian add score criterion=C1 person=P2 points=-0.5 found_by=督查组 given_on=2026-03-02 reason=缺席
} >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type 5
see 'who' '看哪位党员'
screen_type '李强'
screen_press Enter
see 'a page of one person' '现在还缺（'
line 'the ID number is masked' '身份证号：1101\*+109X'
line 'what is lacking, with its clause' '待办 2026-03-31 主题党日全员参与'
see 'whose it is and by what' '测试局第一党支部 · 演练〔2026〕1号 二·6'
screen_press End
line 'absent once' '参加率：0.0%（应到 1 次，到会和补课 0 次）'
line 'a talk' '谈心谈话：1 次（2026-03-09）'
line 'a review' '民主评议：2025 年 合格'
line 'points' '履职：8 分，评分 支委会'
line 'taken away, and why' '履职：-0.5 分，评分 督查组：缺席'
line 'their sum' '合计 7.5 分'
line 'where' '第一支部：2020-01-01 起'
line 'a post' '第一支部 宣传委员：2024-05-01 起'
screen_press F3
see 'why: one of them is chosen' '看哪一项'
screen_type '主题'
screen_press Enter
see 'the rule in words' '全员参与'
screen_press Escape
see 'back on the page' '宣传委员'
screen_press F4
see 'the basic data' '修改党员'
screen_press Escape
see 'and back' '宣传委员'
screen_press F4
see 'once more' '修改党员'
screen_press C-u
screen_type '改名人'
screen_press F2
see 'saved' '已保存'
screen_press Home
line 'the page has it' '^ *改名人'
screen_type u
see 'u on the page asks' '撤销“修改党员”'
screen_type y
unseen 'and takes it back' '改名人'
nodata 'in the database' '改名人' list person
screen_press C-r
data 'Ctrl-R does it again' '改名人' list person
screen_type u
screen_type y
nodata 'and back' '改名人' list person
screen_press Escape
see 'the due list' '现在欠的'
screen_press 6
see 'a branch is asked for' '看哪个支部的党费'
screen_press Enter
see 'the month grid' '党费 › '
screen_type v
line 'whom the cursor is on' '编号：P1'

# Moved on 20 April: March is owed where 张伟 was.
program_day=2026-05-20
{
    dangjian add org code=ZB2 name=测试局第二党支部 kind=branch parent=JW founded_on=2020-01-01
    dangjian set person P3 org=ZB2 since_on=2026-04-20
} >/dev/null
program_open 80 24
see 'the due list in May' '现在欠的'
screen_type 5
see 'who it is' '看哪位党员'
screen_type '张伟'
screen_press Enter
see 'the page of who moved' '现在还缺（'
line 'what is owed where that person was' '测试局第一党支部 · 演练〔2026〕1号 二·7'
screen_press End
line 'the months there' '党费（原在测试局第一党支部）：已缴 无；欠缴 3 月'
line 'none here yet' '党费：已缴 无；欠缴 无'
