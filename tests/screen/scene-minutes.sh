# Minutes: votes and resolutions as sheets, a copy of an earlier meeting, forty people, a year at once.

. "$srcdir/tests/screen/program.sh"

program_new
program_open 80 24
see 'the due list' '1/7'
screen_type '/党员大会'
screen_press Enter F2
see 'the form' '录入活动'
screen_press Tab Tab Tab Tab
screen_type '讨论发展党员和全年计划'
screen_press Tab
screen_type 'wf'
screen_press Tab Tab
see 'the roster' 'Enter 打开'
screen_press Enter Down Space
see 'one is on leave' '李强请假的原因'
screen_type '出差'
screen_press Enter Enter
see 'four of five' '实到 4'
screen_press Tab
see 'the votes' 'F4 按出席人数填表决'
screen_press F4
see 'as a sheet' '表决事项'
screen_type '发展周敏为预备党员'
screen_press Tab
line 'the numbers follow who is there' '发展周敏为预备党员 5 4 4 0 0'
screen_press Tab Tab
screen_type '３'
screen_press Tab
see 'a sum that does not fit is said' '赞成、反对、弃权共 3 票，实到 4 人'
screen_type '1'
screen_press Tab
unseen 'one that does is not' '请核对'
screen_press Tab
screen_type '通过全年计划'
screen_press Tab
line 'the next item' '通过全年计划 5 4 4 0 0'
screen_size 60 17
line 'in a small window' '通过全年计划 5 4 4 0 0'
screen_size 80 24
screen_press Down
screen_type '写错了'
screen_press Tab F8
unseen 'a line is taken out' '写错了'
screen_press F2
see 'back in the form' '[发展周敏为预备党员: 5/4/3/1/0'
screen_press Tab F4
see 'the resolutions' '责任人'
screen_type '周敏的材料报机关党委'
screen_press Tab
screen_type 'lq'
screen_press Tab
see 'the person is found' '李强'
see 'half of it is said' '再写完成期限'
screen_type '4/10'
screen_press Tab
line 'what has both goes to the ledger' '周敏的材料报机关党委 李强 2026-04-10 将列入'
screen_press BTab C-u Tab
unseen 'without a deadline it does not' '将列入'
screen_press BTab
see 'which is said' '再写完成期限'
screen_type '4/10'
screen_press BTab C-u Tab
unseen 'nor without an owner' '将列入'
screen_press BTab
screen_type 'lq'
screen_press Tab Tab
line 'with both again it does' '周敏的材料报机关党委 李强 2026-04-10 将列入'
screen_type '全年计划张贴上墙'
screen_press F2
see 'back in the form' '1 项保存时列入台账'
see 'with both lines' '[全年计划张贴上墙'
screen_press F2
see 'saved' '已保存'
data 'the votes' '发展周敏为预备党员: 5/4/3/1/0' export activity
data 'both of them' '通过全年计划: 5/4/4/0/0' export activity
data 'the resolutions' '周敏的材料报机关党委' export activity
data 'the ledger item' 'resolution,ZB1' export ledger
data 'with its owner and deadline' '李强,2026-03-20' export ledger
nodata 'and no other' '全年计划张贴上墙' export ledger
one_deed() {
    dangjian log --limit 50 --format jsonl >"$program_dir/log"
    last=$(sed -n '1s/^{"batch":\([0-9]*\),.*/\1/p' "$program_dir/log")
    [ "$(grep "^{\"batch\":$last," "$program_dir/log" | grep -cE '"entity":"(activity|ledger)"')" -eq 2 ]
}
screen_check 'the meeting and what it decided are one deed: saved, and undone, together' one_deed

# What is in the ledger is not made twice.
screen_press Escape
unseen 'the filter is gone' '筛选：'
screen_type 3
see 'the activities' '讨论发展党员'
screen_press Enter
see 'the form' '修改活动'
screen_press NPage
see 'further down' '决议督办'
screen_press PPage Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab F4
line 'the item is known' '周敏的材料报机关党委 李强 2026-04-10 [^ ]+'
screen_press Tab
screen_type '王'
screen_press Tab
see 'and changed in the ledger' '请在台账里改'
screen_press C-u Up
see 'and emptied there' '请在台账里改'
screen_press F10
see 'leaving asks' '有改动还没有用上'
screen_type 2
see 'the form again' '修改活动'
screen_press F10
see 'left' '1/1'

# A copy of an earlier one.
screen_press F2
see 'which organisation' '筛选'
screen_type 'dyzb'
screen_press Enter
see 'a new one' '录入活动'
screen_type '党员大会'
screen_press Enter Tab F6
see 'earlier ones' '2026-03-20 支部党员大'
screen_press Enter
see 'the empty fields are filled' '[讨论发展党员和全年计划'
line 'the host too' '主持人 \[王芳'
screen_press F2
see 'the same day and theme: is it another one' '可能重复'
screen_type 2
see 'saved, and the cursor is on it' '1/2'

# A year at once.
screen_type b
see 'of which organisation' '补录哪个组织的'
screen_type '第一'
screen_press Enter
see 'and which type' '补录哪一种会'
screen_type 'ztdr'
screen_press Enter
see 'a line for each month' '2025-04'
screen_type 15
screen_press Tab
line 'the day of that month, and everybody' '> 2025-04 2025-04-15 5'
screen_type '学习党章'
screen_press Tab
screen_type 9
screen_press Tab
see 'more than there are is refused' '应到 5 人'
screen_press C-u
screen_type 4
screen_press Tab
screen_type 31
screen_press Tab
line 'the next month' '2025-05-31'
screen_type '重温入党誓词'
screen_press Down
screen_press BTab
screen_type '31'
screen_press Tab
see 'a day that is none' '这一行填 2025-06 的日期'
screen_press C-u F2
see 'saved' '补录了 2 次'
data 'one' '2025-04-15' export activity
data 'where only the number is known it is in the note' '实到 4 人，名单未录' export activity
data 'the other' '2025-05-31' export activity
data 'with everybody' 'P5,attendee,present' export attendance
screen_press F10 F10
see 'the end' 'end 0'

# Forty people: ten keys beside the text.
program_new
number=5
while [ $number -lt 40 ]; do
    number=$((number + 1))
    printf 'P%d,党员%d,ZB1,full,2010-07-01,2011-07-01,2020-01-01\n' $number $number
done >"$program_dir/rest"
{
    echo 'code,name,org,status,joined_on,full_on,since_on'
    cat "$program_dir/rest"
} >"$program_dir/people.csv"
dangjian import person "$program_dir/people.csv" >/dev/null
program_open 80 24
see 'the due list' '1/7'
screen_type '/党员大会'
screen_press Enter F2
line 'everybody is present' '应到 40 实到 40'
screen_press Tab Tab Tab Tab
screen_type '全体会议'
screen_press Tab Tab Tab Enter
see 'the picker' '出席情况'
screen_type '/党员23'
screen_press Enter Space
see 'one is away' '党员23请假的原因'
screen_type '住院'
screen_press Enter
screen_press F2
see 'and the form' '应到 40  实到 39  请假 1'
screen_press F2
see 'saved' '已保存'
data 'forty rows' 'P40,attendee,present' export attendance
data 'and the one' 'P23,attendee,leave,住院' export attendance
