# What was typed and not saved comes back: after kill -9, after a closed line.

. "$srcdir/tests/screen/program.sh"

drafts() {
    find "$program_dir/state/dangjian/drafts" -type f ! -name "*.*" 2>/dev/null
}

draft_has() {
    drafts | while read -r file; do
        grep -qF -- "$1" "$file" && echo found
    done | grep -q found
}

no_draft() {
    [ -z "$(drafts)" ]
}

program_pid() {
    drafts | xargs sed -n 's/^process //p'
}

open_form() {
    program_open 80 24
    see 'the due list opens' '现在欠的'
    screen_type '/支部主题党日'
    screen_press Enter F2
    see 'the form' '录入活动'
}

program_new
open_form
for _ in 1 2 3; do screen_press Tab; done
screen_type '二楼'
screen_press Tab
screen_type '没有录完的主题'
screen_press Tab
screen_check 'a field that is left is in the draft' draft_has '没有录完的主题'
screen_check 'which nobody else can read' sh -c \
    "[ -z \"\$(find '$program_dir/state' -type f ! -perm 600)\" ]"
screen_type '李'
kill -9 "$(program_pid)"
see 'killed in the middle of a word' 'end 137'

program_open 80 24
see 'the next start tells of it' '有 1 份未完成的录入，继续？'
see 'by type, organisation and day' '支部主题党日 · 第一支部 · 2026-03-20'
screen_press Enter
see 'it is taken up' '没有录完的主题'
see 'with its place' '[二楼'
see 'as changed' '*已改'
line 'the roster too' '应到 5 实到 5'
screen_press F2
see 'and saved, which is said' '已保存'
unseen 'what was done is no longer owed' '支部主题党日（2026年3月）'
screen_check 'the draft is gone' no_draft
data 'what was typed before the crash' '没有录完的主题' export activity
screen_press F10
see 'the end' 'end 0'

program_new
open_form
for _ in 1 2 3; do screen_press Tab; done
screen_type '二楼会'
screen_check 'a field in which nobody types for a second is in the draft too' draft_has '二楼会'
screen_press BSpace BSpace BSpace
screen_check 'and is not once it is as it was' no_draft
for _ in 1 2 3 4 5; do screen_press Tab; done
see 'the long text' '第 11 栏'
screen_type '一、学习了'
screen_press Enter
screen_type '二、讨论了半'
screen_check 'a long text of which the second line is not at its end' draft_has '一、学习了\n二、讨论了半'
kill -9 "$(program_pid)"
see 'killed in the middle of it' 'end 137'
program_open 80 24
see 'the next start tells of it' '有 1 份未完成的录入，继续？'
screen_press Enter
see 'it is taken up' '二、讨论了半'
screen_press Escape
see 'asked' '有改动还没有保存'
screen_type 2
see 'thrown away' '逾期 0'
screen_check 'no draft is left' no_draft
screen_press F10
see 'the end' 'end 0'

program_new
open_form
for _ in 1 2 3 4 5 6 7; do screen_press Tab; done
screen_press Enter
see 'the roster' 'Enter好了'
screen_press Down 2
see 'why somebody is on leave' '请假的原因'
kill -9 "$(program_pid)"
see 'killed in the question' 'end 137'
program_open 80 24
see 'the next start tells of it' '有 1 份未完成的录入，继续？'
screen_press Enter
line 'nobody is present who was not' '应到 5 实到 4 请假 1'
screen_press Escape
see 'asked' '有改动还没有保存'
screen_type 2
see 'thrown away' '逾期 0'
screen_press F10
see 'the end' 'end 0'

# The sheets behind the fields: what is not yet back in the form is in its draft as well.
program_new
open_form
for _ in 1 2 3 4 5 6 7; do screen_press Tab; done
screen_press Enter
see 'the roster' 'Enter好了'
screen_press Down 2
see 'why somebody is on leave' '请假的原因'
screen_type '在外地出'
screen_check 'half a reason is in the draft' draft_has '在外地出'
screen_press Enter Enter Tab F4
see 'the votes' '表决事项'
screen_type '全年'
screen_check 'half an item of the votes' draft_has '全年'
screen_type '计划'
screen_press Tab
screen_check 'the numbers of an item that is left' draft_has '全年计划: 5/4/4/0/0'
screen_press F2 Tab F4
see 'the resolutions' '责任人'
screen_type '计划张贴上墙'
screen_press Tab
screen_type '李'
screen_check 'an owner without a deadline' draft_has '计划张贴上墙'
screen_press Tab
screen_type '4月'
screen_check 'half a deadline' draft_has '4月'
kill -9 "$(program_pid)"
see 'killed in it' 'end 137'
program_open 80 24
see 'the next start tells of it' '有 1 份未完成的录入，继续？'
screen_press Enter
see 'the votes are there' '全年计划: 5/4/4/0/0'
line 'and the roster' '应到 5 实到 4 请假 1'
for _ in 1 2 3 4 5 6 7; do screen_press Tab; done
screen_press Enter
line 'the reason too' '请假 李强 在外地出'
screen_press Enter Tab Tab F4
line 'the resolution, its owner and half of its deadline' '计划张贴上墙 李强 4月'
screen_press Tab Tab
see 'half a day is no day' '完成期限还不是日期'
screen_type '4/10'
screen_press Tab
line 'a whole one is' '计划张贴上墙 李强 2026-04-10 将列入'
screen_press F2 F2
see 'saved' '已保存'
data 'the item of the ledger' '计划张贴上墙' list ledger
data 'the reason' '在外地出' export attendance
screen_check 'no draft is left' no_draft
screen_press F10
see 'the end' 'end 0'

# A year at once is no form of a record, and comes back all the same.
program_new
program_open 80 24
see 'the due list' '现在欠的'
screen_type 3b
see 'of which organisation' '补录哪个组织的'
screen_type '第一'
screen_press Enter
see 'and which type' '补录哪一种会'
screen_type 'ztdr'
screen_press Enter
see 'a line for each month' '2025-04'
screen_type 15
screen_press Tab
screen_type '学习党章'
screen_press Down
screen_type '重温入党'
screen_check 'half a theme is in a draft' draft_has '重温入党'
screen_check 'with what stands above' draft_has "$(printf '2025-04\t2025-04-15\t学习党章\t5')"
kill -9 "$(program_pid)"
see 'killed in it' 'end 137'
program_open 80 24
see 'the next start tells of it' '补录支部主题党日 · 第一支部'
screen_press Enter
line 'the line that was done' '2025-04 2025-04-15 学习党章 5'
line 'the one that was not' '2025-05 重温入党'
screen_press Escape
see 'asked' '有改动还没有用上'
screen_type 3
screen_type '誓词'
screen_press Tab BTab BTab
screen_type 9
screen_press Tab
line 'it goes on' '2025-05 2025-05-09 重温入党誓词 5'
screen_press F2
see 'saved' '已保存'
data 'both' '重温入党' export activity
screen_check 'no draft is left' no_draft
screen_press F10
see 'the end' 'end 0'

program_new
open_form
for _ in 1 2 3 4; do screen_press Tab; done
screen_type '线路断开之前'
screen_press Tab
screen_check 'a draft' draft_has '线路断开之前'
screen_press BTab
screen_type '，半个词'
see 'half a word more' '，半个词'
kill -HUP "$(program_pid)"
screen_check 'a hangup keeps what stands in the field' draft_has '线路断开之前，半个词'
see 'and the program ends' 'end '
program_open 80 24
see 'asked at the start' '有 1 份未完成的录入'
screen_press Escape
unseen 'later' '未完成的录入'
screen_type '/支部主题党日'
screen_press Enter F2
see 'asked again at the form' '有一份没有录完的活动'
screen_type 3
see 'it can be thrown away' '[支部主题党日'
unseen 'nothing of it' '线路断开之前'
screen_check 'nor on the disk' no_draft
screen_press F10 F10
see 'the end' 'end 0'
