# A change that alters a closed quarter: one question, then it is saved; the same on every screen that writes.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set org 1 tracking_from=2025-10-01 >/dev/null
dangjian --on 2026-01-10 close 2025Q4 >/dev/null 2>&1

# A rule changed from a day in the closed quarter: two theme days in December, where one was asked for.
program_open 100 30
see 'the due list opens' '现在欠的'
screen_type z
screen_press Enter
see 'its rules' '2026-03-20 现行的'
screen_type '支部主题'
screen_press Enter
see 'the rule' '1/1'
screen_press F4
see 'its form' '改规则 scene.theme-day'
for _ in 1 2 3 4 5 6; do screen_press Tab; done
see 'down to the number' '至少多少次'
screen_type 2
screen_press F2
see 'the day is asked for' '请写从哪一天起'
screen_type '2025-12-01'
screen_press F2
see 'what changes' '自 2025-12-01 起，那天以前不变'
screen_type y
see 'the closed quarter is named' '已结账的 2025Q4'
see 'with what becomes of it' '支部主题党日（2025年12月）：逾期 0/1 → 逾期 0/2'
see 'and asked' '照样保存'
screen_type n
see 'no' '还没有保存'
screen_press Enter
unseen 'the form again' '还没有保存'
nodata 'writes nothing' '2025-12-01' policy show scene
screen_press F2
see 'once more' '自 2025-12-01 起，那天以前不变'
screen_type y
see 'asked once more' '照样保存'
screen_type y
see 'yes' '已改动'
data 'writes it' '自 2025-12-01' policy show scene
screen_press Escape Escape
see 'the policies' '演练用的意见'
screen_type 1
see 'the due list' '现在欠的'

# An import, likewise: a waiver of December.
printf 'org,slot,from_on,to_on,reason,approved_by\nZB1,theme-day,2025-12-01,2025-12-31,演练,机关党委\n' >"$program_dir/waivers.csv"
program_import waiver waivers.csv
line 'its columns' 'ZB1'
screen_press F2
see 'the preview' '新增'
screen_press F2
see 'it asks first' '导入'
screen_type y
see 'the closed quarter is named again' '已结账的 2025Q4'
screen_type y
see 'put in' '已导入：新增 1'
data 'a waiver' 'ZB1,theme-day,,2025-12-01,2025-12-31' export waiver
screen_press F10
see 'the end' 'end 0'

# What cannot be saved names the keys, not the command.
program_form 100 30 dues
see 'a form in the closed quarter' '录入党费'
screen_type '王芳'
screen_press Tab
screen_type '2025-12'
screen_press Tab
screen_type 10
screen_press Tab
screen_type 10
screen_press Tab
screen_type '2025-12-20'
screen_press F2
see 'is refused' '不再改动'
see 'and says where it can be opened' '请先反结账（待办里按 - 到报表，按 F2）'
unseen 'without a command' 'dangjian'
