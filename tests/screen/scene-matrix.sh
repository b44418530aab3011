# The matrix: cells by hand, what stands behind them, period, scope, filter, files.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set org 1 tracking_from=2026-01-01 >/dev/null
dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-01-15 >/dev/null
dangjian add activity code=A2 org=ZB1 types=member_assembly held_on=2026-01-10 >/dev/null
dangjian add activity code=A3 org=ZB1 types=member_assembly held_on=2026-03-02 for_on=2026-02-20 \
    >/dev/null
dangjian add activity code=A4 org=ZB1 types=lecture held_on=2026-02-01 >/dev/null
dangjian add waiver org=ZB1 slot=assembly from_on=2026-03-31 to_on=2026-03-31 reason=抗洪 \
    approved_by=机关党委 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_press 2
see 'the matrix of the quarter' '期限在2026年第1季度内'
line 'heads of two lines, first' '支部党员 主题党日 按月足额 机关党委'
line 'heads of two lines, second' '组织 合计 大会 全员参与 交纳党费 党课 会议'
line 'theme day 3, coverage 3, assembly 2, lecture 1, dues 3; the committee 1' \
    '合计 4/13逾 2/2补 0/3逾 0/3逾 1/1完'
line 'the committee is asked its meeting alone' '> 机关党委 0/1. 0/1.'
line 'the branch' '第一支部 4/12逾 2/2补 0/3逾 0/3逾 1/1完'
see 'the rule under the cursor and its clause' '支部党员大会  依据：演练〔2026〕1号 二·2'
see 'and its numbers' '测试局机关党委：没有要求'
screen_press Enter
see 'nothing stands behind it' '这一格没有要求'
screen_press Down
see 'the numbers of another cell' '测试局第一党支部：完成 2/2（补办 1），免除 1'
screen_press Enter
line 'what stands behind it: done' '> 完成 2026-01-31'
line 'late' '补办 2026-02-28'
line 'waived' '免除 2026-03-31'
screen_press Down F3
see 'why' '状态：补办'
screen_press Escape
unseen 'back in the list' '状态：补办'
screen_press Escape
see 'back in the matrix' '测试局第一党支部：完成 2/2（补办 1），免除 1'
screen_press Right Right Right Enter
see 'one alone is explained at once' '党课（scene.lecture）'
screen_press Escape
see 'back again' '测试局第一党支部：完成 1/1'
screen_press Right Right
see 'the last column comes into sight' '支部主题党日  依据：演练〔2026〕1号 二·6'
line 'name and total stay' '第一支部 4/12逾 .* 1/3逾'
screen_press F2
line 'two are not done: they are listed' '逾期 2026-02-28'
screen_press Escape
see 'in the matrix' '支部主题党日  依据'
screen_press F6
see 'only what is red' '只看欠账'
unseen 'the committee is in time' '测试局机关党委'
line 'totals of what is shown' '合计 4/12逾'
screen_press F6
line 'all of it' '合计 4/13逾'
screen_type '第一'
line 'a hanzi filters by name' '合计 4/12逾'
screen_press Enter Escape
line 'no filter' '合计 4/13逾'
screen_press F5
see 'which period' '可写 2026Q3'
see 'Enter alone is told' '直接按 Enter：期间不变，刷新一遍'
screen_type '哪个'
screen_press Enter
see 'not a period' '看不懂这个期间'
screen_press Enter C-u
screen_type '２０２６－０２'
screen_press Enter
see 'a month, full width' '期限在2026年2月内'
line 'late is done' '第一支部 1/4逾'
screen_type '['
see 'the month before' '期限在2026年1月内'
screen_press F5
screen_type '上季度'
screen_press Enter
see 'the quarter before' '期限在2025年第4季度内'
see 'before the books began nothing was asked' '没有要做的'
screen_press F5
screen_type '本季度'
screen_press Enter
line 'this quarter' '合计 4/13逾'
screen_press Home Down Right Right Right Right Right
see 'the meeting of the committee' '机关党委会议  依据'
screen_press F2
see 'one alone is fulfilled from the cell' '机关党委会议'
see 'in the form' '召开日期'
screen_press F2
line 'and done' '机关党委 1/1完'
line 'in the totals' '合计 5/13逾'
data 'and in the database' 'committee_meeting' list activity --format csv
screen_press F3
see 'another scope' '看哪个组织'
screen_type '第一'
screen_press Enter
see 'that branch alone' '范围：'
line 'its totals' '合计 4/12逾'
screen_press F9
see 'a file is offered' '履职矩阵-2026年第1季度.xlsx'
screen_press C-u
screen_type '~/m.csv'
screen_press Enter
see 'written' '已导出到'
screen_check 'a line for each cell' grep -q 'scene.theme-day,支部主题党日,1,3,0,1' "$program_dir/m.csv"
screen_type 'm'
see 'what the words say' '逾  逾期'
screen_press Escape
unseen 'back in the matrix once more' '逾  逾期'
screen_type '1'
see 'back to the due list' '现在欠的'

program_open 200 60
see 'the due list in a large window' '现在欠的'
screen_press 2
line 'every rule in sight' '合计 5/13逾 2/2补 0/3逾 0/3逾 1/1完 1/1完 1/3逾'
