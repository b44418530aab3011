# Reports: chosen, looked at table by table and both ways, for another period and scope, written to files.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set org 1 tracking_from=2026-01-01 >/dev/null
dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-01-15 >/dev/null
dangjian add activity code=A2 org=ZB1 types=member_assembly held_on=2026-01-10 >/dev/null
dangjian add activity code=A4 org=ZB1 types=lecture held_on=2026-02-01 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type '-'
see 'which report' '看哪一种报表'
screen_press Enter
see 'the quarter' '2026年第1季度党建工作情况季报（概况 1/'
see 'as of which day' '截至 2026-03-20'
line 'a matter of the whole' '支部主题党日 +1 +3 +1 +0 '
screen_press Tab
see 'what is lacking' '逾期和不达标事项（未完成 2/'
screen_press Tab
see 'each organisation' '各组织情况汇总（汇总 3/'
# theme day 3, coverage 3, assembly 3, lecture 1, dues 3: three of them done, those of two months overdue
line 'the branch' 'ZB1 .*第一党支部 +13 +3 +0 '
unseen 'more than the window holds' '谈心谈话'
screen_press Right Right Right Right Right Right Right Right Right Right
see 'to the right' '欠缴'
line 'whose it is stays in sight' 'ZB1 +测试局第一党支部 .*'
screen_type '/'
screen_type '第一'
see 'a table is filtered as any list' '筛选：第一'
unseen 'to what fits' '测试局机关党委'
screen_press Escape
see 'and all of it again' '测试局机关党委'
screen_press Tab
see 'the next table' '各事项完成情况（事项 4/'
see 'begins at the left' '代码'
screen_press End
see 'its end' '没有期限的'
see 'the header stays' '应完成'
screen_press BTab BTab BTab BTab
see 'the last table: the rules with their clauses' '各项要求的依据（依据'
screen_press Home
screen_type '['
see 'the quarter before' '2025年第4季度'
screen_press F5
screen_type '2026'
screen_press Enter
see 'a year' '2026年党建工作情况季报'
screen_press F5
screen_type '本季度'
screen_press Enter
see 'this quarter' '2026年第1季度党建工作情况季报'
screen_press F2
see 'not before it is over' '2026Q1 到 2026-03-31 才结束'
screen_press Enter
screen_type '['
see 'the quarter that is over' '2025年第4季度'
screen_press F2
see 'the question says what is kept' '2025Q4 结账：'
screen_press Enter
see 'no is what Enter means' '没有结账'
screen_press F2
see 'asked again' '2025Q4 结账：'
screen_type y
see 'it is closed' '2025Q4 已结账'
screen_press Enter
see 'and shown as it was kept' '结账数字'
screen_press F2
see 'opened with a reason' '为什么重新打开'
screen_type '演练'
screen_press Enter
see 'it is open' '2025Q4 已反结账'
screen_press Enter
unseen 'and counted anew' '结账数字'
screen_type ']'
see 'back again' '2026年第1季度党建工作情况季报'
dangjian --on 2026-04-01 close 2026Q1 >/dev/null 2>&1
screen_press F5
screen_press Enter
see 'a closed quarter is as it was kept' '结账数字'
dangjian --on 2026-04-01 reopen 2026Q1 --reason 演练 >/dev/null 2>&1
screen_press F5
screen_press Enter
unseen 'opened again it is counted anew' '结账数字'
screen_press F6
see 'the brief copy' '截至 2026-03-20  简表'
screen_press End
see 'says which tables it goes without' '逐个组织逐项的表（事项、会议、完成率）没有列出'
screen_press Tab Tab
see 'the organisations' '各组织情况汇总（汇总 3/'
line 'those with figures' 'ZB1 .*第一党支部 +13 +3 +0 '
screen_press End
see 'how many have none, and which' '另有 1 个组织各栏都是 0，没有列出：测试局'
screen_press F9
see 'it is called so' '季报-2026年第1季度-简表.xlsx'
screen_press Escape
screen_press F6
unseen 'and all of it again' '2026-03-20  简表'
screen_press F9
see 'a file is offered' '季报-2026年第1季度.xlsx'
screen_press C-u
screen_type '~/q.xlsx'
screen_press Enter
see 'written' '已导出到'
screen_check 'a workbook' sh -c "head -c 2 '$program_dir/q.xlsx' | grep -q PK"
screen_press F9
see 'a file is offered again' '季报-2026年第1季度.xlsx'
screen_press C-u
screen_type '~/q.json'
screen_press Enter
see 'written too' 'q.json'
screen_check 'what the command says' sh -c "DANGJIAN_TODAY=$program_day DANGJIAN_DB='$program_db' HOME='$program_dir' \
    '$program' report quarter --period 2026Q1 --format json | cmp - '$program_dir/q.json'"
screen_press F4
see 'another report' '看哪一种报表'
screen_press Down Down Enter
see 'of which organisation' '哪一个组织的'
screen_type '第一'
screen_press Enter
see 'its book' '工作记录（2026年）（目录 1/'
see 'with its records' 'A2'
screen_press Tab
see 'the minutes' '2026年1月15日（周四）'
screen_type '1'
see 'back to the due list' '现在欠的'
screen_press F10
see 'the end' 'end 0'

# The report is on record with the closing: the due list behind it says so too.
rm -rf "$program_dir"
mkdir -p "$program_dir/state/dangjian/drafts"
{
    dangjian init --policy nx6 --name 测试局 --kind unit --since 2025-10-01
    dangjian add org code=JW name=测试局机关党委 kind=committee parent=1
    dangjian add org code=ZB1 name=测试局第一党支部 short_name=第一支部 kind=branch parent=JW \
        founded_on=2020-01-01
} >/dev/null
program_open 80 24
screen_type '/报告工作'
see 'the report of the quarter is owed' '-79 第一支部     支部向…报告工作（2025年第4季度）'
screen_press Enter
screen_type '-'
see 'which one' '看哪一种报表'
screen_press Enter
see 'this quarter first' '2026年第1季度'
screen_type '['
see 'the one it is owed for' '2025年第4季度'
screen_press F2
see 'who has not reported' '还没有季度报告记录的：'
screen_type 1
see 'it is put on record' '已为 1 个组织记下'
screen_press Enter
screen_type 1
see 'the due list' '现在欠的'
unseen 'is no longer owed' '-79 第一支部     支部向…报告工作（2025年第4季度）'

# More than nine to choose from: the tenth is 0, the others are reached by their end.
screen_press Escape
unseen 'no filter' '筛选：'
screen_type '-'
line 'the tenth has a digit too' '0 任期届满一览'
line 'the next one has none' '│ +台账：问题'
screen_press End
line 'End is the last' '> +交接清单：'
screen_press Home
line 'Home the first' '> 1 季报：'
screen_type 0
see 'the digit takes it' '（任期 1/3）'
screen_press F10
