# Policies: the rules in force, one in words, changed from a day on, stopped for one branch, compared.

. "$srcdir/tests/screen/program.sh"

program_new
program_open 100 30
see 'the due list opens' '现在欠的'
screen_type z
line 'the policies' '> scene 演练用的意见 演练〔2026〕1号 7'
screen_press Enter
see 'its rules' '2026-03-20 现行的'
line 'with cadence and clause' '支部主题党日 每月 演练〔2026〕1号 二·6'
screen_type '支部主题'
screen_press Enter
see 'a filter in Chinese' '1/1'
screen_press Enter
see 'Enter shows it in words' '支部主题党日（scene.theme-day）'
line 'what it asks' '要求：每月至少 1 次'
line 'of whom' '适用组织：党支部'
line 'its versions' '一直有效：每月至少 1 次（现行）'
screen_press Escape

# A number needs a day; what is typed is shown before it is written.
screen_press F4
see 'F4 changes it' '改规则 scene.theme-day'
for _ in 1 2 3 4 5 6; do screen_press Tab; done
see 'down to the number' '至少多少次'
screen_type 2
kill_when_kept 'count'
program_open 100 30
see 'the due list again' '现在欠的'
screen_type z
line 'the policies again' '> scene 演练用的意见 演练〔2026〕1号 7'
screen_press Enter
see 'its rules again' '2026-03-20 现行的'
screen_type '支部主题'
screen_press Enter F4
see 'the change was begun' '有一份没有录完的规则修改：支部主题党日'
screen_press Enter
see 'the form again' '改规则 scene.theme-day'
screen_press F2
see 'the day is asked for' '请写从哪一天起'
screen_type '2026-04-01'
screen_press F2
see 'what changes is shown' '数量（count）：（未写） → 2'
see 'and from when' '自 2026-04-01 起，那天以前不变'
screen_press Escape
see 'Esc writes nothing' '没有改动'
nodata 'nothing is written' '2026-04-01' policy show scene
screen_press F2
see 'asked again' '这样改吗'
screen_type y
see 'written' '已改动'
data 'the new version' '自 2026-04-01' policy show scene
screen_press Enter
line 'both versions in words' '至 2026-04-01 前：每月至少 1 次（现行）'
line 'the later one' '自 2026-04-01：每月至少 2 次'
screen_press Escape F6
see 'all versions' '1/2'
see 'are said to be all' '全部版本'
screen_press F6

# For one branch, with a reason typed in Chinese.
screen_press F8
see 'stopping asks for whom' '只对一个组织'
screen_press Enter
see 'which one' '哪个组织不执行这一条'
screen_type '第一'
screen_press Enter
see 'a waiver of this rule' '录入免除'
line 'filled in' '任务项 \[支部主题党日'
see 'the reason is next' '为什么免除'
screen_type '支部书记借调，暂停一季'
screen_press Tab
screen_type '机关党委'
screen_press F2
see 'saved' '已改动'
data 'through the door, with the reason' 'ZB1,theme-day,,2026-03-20,,支部书记借调，暂停一季,机关党委' \
    export waiver
screen_press Enter
line 'who is exempt is said' '第一支部 2026-03-20— 支部书记借调，暂停一季'
screen_press Escape

# The whole rule, from a day.
screen_press F8
see 'stopping asks again' '整条停用，从某一天起'
screen_press Down Enter
see 'from which day' '从哪一天起停用'
screen_type '7/1'
screen_press Enter
see 'what that means' '自 2026-07-01 起'
screen_type y
see 'done' '已改动'
data 'it has an end' '至 2026-07-01 前' policy show scene
screen_press Escape
unseen 'the filter goes first' '筛选：'
screen_press Escape
see 'the policies again' '演练用的意见'
screen_press F6
see 'comparing asks with which one' '与哪一个比较'
screen_type 'base'
screen_press Enter
see 'the differences' '不同之处'
line 'named' '后者：base'
screen_press Escape
unseen 'closed' '不同之处'
screen_type 1
see 'back to the due list' '现在欠的'
screen_press F10
see 'the end' 'end 0'
