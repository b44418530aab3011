# The keys of the screens, pressed in any of them: what lies above the due list closes, what was not saved asks first.

. "$srcdir/tests/screen/program.sh"

program_new
program_open 80 24
see 'the due list opens' '现在欠的'
screen_press 2
see 'the matrix' '› 履职矩阵'
screen_press 3
see 'from it the activities' '待办 › 活动'
unseen 'in its place, not above it' '履职矩阵'
screen_type '４'
see 'a full-width digit too' '待办 › 组织'
screen_press Enter
see 'a page above the tree' '组织 ›'
screen_press =
see 'from the page the journal' '待办 › 记录'
screen_press F4
screen_press F1
see 'an F-key is the own deed of a page, or none' '待办 › 记录 › 帮助'
screen_type '/考评'
see 'finds the other screens' '1/1'
screen_press Enter
see 'and opens one' '待办 › 考评'
screen_press 1
see 'back at the due list' '现在欠的'
unseen 'with nothing above' '› 考评'
screen_press Escape
see 'which is the lowest' '要离开程序请按 F10'

screen_press n
see 'a question' '测试局第一党支部'
screen_type '2'
see 'takes its digits itself' '筛选：2'
screen_press BSpace
screen_type '第一'
screen_press Enter
see 'a form' '* 活动类型'
screen_type '2'
unseen 'does so too' '› 履职矩阵'
screen_press Escape
see 'and asks before it closes' '保存'

# A digit or a sign is the same screen from every page, also where pages had uses of their own for it; what the
# page shows is shown there.
dangjian add org code=ZB2 name=测试局第二党支部 short_name=第二支部 kind=branch parent=JW founded_on=2020-01-01 \
    >/dev/null
dangjian add person code=Q1 name=周正 org=ZB2 status=full joined_on=2010-07-01 full_on=2011-07-01 \
    since_on=2020-01-01 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type '/第一支部'
screen_press Enter
line 'on a line of the first branch' '^> .*第一支部'
screen_press 3
see 'the activities' '待办 › 活动'
screen_press 2
see '2 copies nothing: the matrix' '待办 › 履职矩阵'
screen_press 0
see '0' '待办 › 录入与台账'
screen_press 9
see '9' '待办 › 考评'
screen_press 4
see 'the tree' '待办 › 组织'
screen_press 8
see '8 imports nothing' '待办 › 台账'
screen_press 4
see 'the tree again' '1/4'
screen_press Down Down
line 'a branch that comes first there' '^> 第一支部|^> *测试局第一党支部'
screen_press Down
line 'the other one' '^> *测试局第二党支部|^> *第二支部'
screen_press 6
see 'its dues, not those of the line of the due list' '待办 › 党费 › 第二支部'
unseen 'in the place of the tree' '› 组织 ›'
line 'whom the cursor is on' '^> 周正'
screen_type 'v'
see 'a letter is the own deed of the page' '党费 › 第二支部 › 党员'
screen_press F3
screen_press F10
see 'above it' '待办 › 党费 › 第二支部'
screen_press 7
see '7 sets no base: the terms' '待办 › 任期'
screen_press 6
see 'of whom the cursor was on' '待办 › 党费 › '
screen_type -
see '- pages nothing: a report is chosen' '看哪一种报表'
screen_press Escape
unseen 'or none' '看哪一种报表'
screen_press 5
see 'who' '看哪位党员'
screen_type '周正'
screen_press Enter
see 'a person' '编号：Q1'
screen_press d
see 'the dues of the branch, above that page' '党员 › 党费 › 第二支部'
screen_type '【'
see 'a key that an input method makes a bracket is one' '2025 年'
screen_press Escape
see 'back' '编号：Q1'
screen_press 6
see 'the same in its place' '待办 › 党费 › 第二支部'
screen_press M-b
see 'with Alt a letter goes past an input method' '没有可补的月份'
screen_press Escape
unseen 'back at the due list' '› 党费 ›'
screen_press 6
see 'from the due list: of the line there' '党费 › 第一支部'
