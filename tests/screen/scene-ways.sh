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
screen_press F1
see 'help' '› 帮助'
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
