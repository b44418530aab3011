# Terms: whose ends when, the steps counted back, an extension, a new term, a post nobody took over.

. "$srcdir/tests/screen/program.sh"

program_policy() {
    cat <<'INI'
[policy]
id     = scene
title  = 演练用的意见
number = 演练〔2026〕1号

[rule term-branch]
title   = 支部换届
clause  = 二·9
subject = branch
term    = 3
INI
}

program_new
{
    dangjian add org code=ZB2 name=测试局第二党支部 short_name=第二支部 kind=branch parent=JW \
        founded_on=2020-01-01
    dangjian add org code=ZB3 name=测试局第三党支部 short_name=第三支部 kind=branch parent=JW \
        founded_on=2020-01-01
    dangjian add term org=ZB2 elected_on=2023-05-01 deliberated_on=2026-03-02
    dangjian add post person=P2 org=ZB1 role=organisation_member from_on=2024-05-01 \
        to_on=2026-02-10
    dangjian add activity org=ZB2 types=branch_committee held_on=2026-03-02 \
        theme=研究支部换届工作
} >/dev/null
program_open 80 24
see 'the due list opens' '待办'
screen_type 7
line 'a branch without any term on record' '> 第三支部 党支部 没有登记 .*不达标 录入届次'
line 'one that ends in six weeks: the request is next' \
    '第二支部 党支部 2023-05-01 3 2026-05-01 42 临期 03-07 请示'
line 'one that ends next year: the notice is next' \
    '第一支部 党支部 2024-05-01 3 2027-05-01 407 待办 11-02 提醒'
see 'a post stands empty' '班子空缺 1 处'
screen_press Down Enter
see 'the steps on a page' '换届的步骤（从届满日倒推）'
line 'what is on record' '1 2026-03-02 委员会会议研究换届 已记 2026-03-02'
line 'the next one, past its day' '> 2 2026-03-07 向上级请示换届 过了参考日，还没有记录'
line 'the election is the next term' '7 2026-04-21 党员大会选举 选出后按 F2 录入新一届'
see 'whose choice the days are' '其余各步没有文件规定天数'
screen_press End
see 'a meeting that speaks of it' '研究支部换届工作'
screen_press Home F4
see 'its days' '修改届次'
screen_press Escape
see 'the page again' '换届的步骤'
screen_press F6
see 'an extension' '批准延期'
screen_type '2026-12-31'
screen_press F2
see 'without an approval nothing is saved' '批复文号——这一栏必填'
screen_type '测试〔20'
kill_when_kept '测试〔20'
program_open 80 24
see 'the due list opens once more' '现在欠的'
unseen 'what lies on the page of a term is offered there' '未完成的录入'
screen_type 7
line 'the terms' '第二支部 党支部'
screen_press Down Enter
see 'the steps once more' '换届的步骤'
screen_press F6
see 'the extension was begun' '有一份没有录完的批准延期：第二支部'
screen_press Enter
line 'with its day' '延期至 \[2026-12-31'
line 'and half a number' '批复文号 \[测试〔20 '
screen_press Tab End
screen_type '26〕8号'
screen_press F2
see 'with one the end moves' '经批准延期到 2026-12-31，批复文号 测试〔2026〕8号'
data 'in the database' '2026-12-31,测试〔2026〕8号' export term
screen_press Escape
line 'in the list too' '第二支部 党支部 2023-05-01 3 2026-12-31 延 286 待办'
screen_type '/'
screen_type '第三'
screen_press Enter F2
see 'a new term' '录入届次'
screen_type '2052-6-1'
screen_press F2
see 'a year that was mistyped' '选举日期 2052-06-01 还没有到（今天是 2026-03-20）'
screen_press C-u
screen_type '1925-6-1'
screen_press F2
see 'a century that was mistyped is saved and asked about' '早在 1930-06-01 以前就该届满'
screen_press Enter
line 'it is there' '第三支部 党支部 1925-06-01 3 1928-06-01'
screen_type u
see 'undo asks' '录入届次'
screen_type y
line 'and it is gone' '第三支部 党支部 没有登记'
screen_press F2
see 'a new term again' '录入届次'
screen_type '2025-6-1'
screen_press F2
line 'it is there' '第三支部 党支部 2025-06-01 3 2028-06-01'
screen_press Escape
see 'all of them again' '3/3'
screen_press F9
see 'the export asks for a file' '任期-2026-03-20.xlsx'
screen_press C-u
screen_type 'terms.csv'
screen_press Enter
see 'and writes it' '/terms.csv'
screen_check 'a line for each: whole names, days that are days' grep -q \
    '^测试局第二党支部,党支部,2023-05-01,3,2026-12-31,286,待办,.*,测试〔2026〕8号,ZB2' "$program_dir/terms.csv"
screen_check 'under its head' grep -q 'org,kind,elected_on,years,due,days,status,next,approval_no,code' \
    "$program_dir/terms.csv"
screen_type v
see 'who left' '组织委员 李强 2026-02-10 离任：测试局第'
screen_press Enter
see 'the event is offered, filled in' '班子空缺'
screen_press F2
unseen 'noted' '班子空缺 1 处'
data 'as an event' 'vacancy,ZB1' export event
screen_press F10
see 'back in the due list' '截至 2026-03-20'
