# The dues of a branch, month by month: a month paid, a whole column, an arrear, a mistake.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set org ZB1 tracking_from=2026-01-01 >/dev/null
dangjian add dues person=P1 month=2026-01 amount_due=20 amount_paid=20 paid_on=2026-01-31 >/dev/null
dangjian add dues person=P2 month=2026-01 amount_due=12.5 amount_paid=12.5 paid_on=2026-02-01 \
    >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_press 6
see 'the branch of the line under the cursor' '党费 › 第一支部'
line 'paid on the last day of the month, and owing since' '> 王芳 已缴 欠缴 待缴 待缴 .* 1 1'
line 'paid on the day after it' '李强 补缴 欠缴 待缴 .* 1 1'
line 'nothing at all' '张伟 欠缴 欠缴 待缴 .* 2 2'
see 'the month of today is under the cursor' '王芳 3 月 应缴 20.00'
screen_press Space
line 'one key pays a month' '> 王芳 已缴 欠缴 已缴'
see 'by what was paid before, for which day, and how to take it back' \
    '已记 王芳 3 月 20.00 元，收款 2026-03-20；撤销：u'
data 'in the database' 'P1,2026-03,20.00,20.00,2026-03-20' export dues
screen_press Space
see 'twice is told' '王芳 3 月已经缴过'
screen_press Left
screen_press Space
line 'a month that is over is paid late' '> 王芳 已缴 补缴 已缴'
screen_press Down Right Space
line 'the next one' '李强 补缴 欠缴 已缴'
screen_press F6
line 'all that was owed up to here' '李强 补缴 补缴 已缴'
screen_press Down Space
see 'who never paid has no fee yet' '张伟 3 月缴多少元'
screen_type '3O'
screen_press Enter
see 'an amount that is none' '看不懂这个金额'
screen_press Enter
screen_press C-u
screen_type '３０'
screen_press Enter
line 'full-width digits are digits' '张伟 欠缴 欠缴 已缴'
data 'thirty yuan' 'P3,2026-03,30.00,30.00,2026-03-20' export dues
screen_press F6
see 'several months at once are asked about' '张伟：到 3 月为止没有缴的：1 人 2 笔，共 60.00 元，都记为已缴？'
screen_press Escape
line 'and left' '张伟 欠缴 欠缴 已缴'
screen_press F6
see 'asked again' '共 60.00 元'
screen_type y
line 'and recorded' '张伟 补缴 补缴 已缴'
screen_type u
see 'undo asks' '2026-02'
screen_type y
line 'both months are owed as before' '张伟 欠缴 欠缴 已缴'
screen_press F5
see 'the day of payment' '收款日期'
screen_press C-u
screen_type '4/1'
screen_press Enter
see 'not a day to come' '这一天还没有到'
screen_press C-u
screen_type '3/18'
screen_press Enter
see 'another day' '2026 年  收款 2026-03-18'
screen_press Left Left F2
see 'a whole column asks, with people and sum' '1 月还没有缴的：1 人 1 笔，共 30.00 元，都记为已缴？'
see 'for which day' '收款日期 2026-03-18'
see 'and names who has no fee' '没有缴费标准的 2 人不记（刘洋、陈静）'
screen_type y
line 'paid' '张伟 补缴 欠缴 已缴'
data 'on that day' 'P3,2026-01,30.00,30.00,2026-03-18' export dues
screen_press F8
see 'deleting asks' '删除 张伟 1 月的党费记录'
screen_type y
line 'gone' '张伟 欠缴 欠缴 已缴'
screen_press F4
see 'the record as a form' '2026-01'
screen_press Escape
line 'nothing changed' '张伟 欠缴 欠缴 已缴'
screen_type '/'
screen_type 'chenj'
line 'a filter by name, by pinyin' '> 陈静 欠缴 欠缴 待缴'
screen_press Enter Escape
see 'all of them' '/5'

# A slip of the bank for the whole branch: 王芳 20, 李强 12.50 and 张伟 30 for April; of 张伟 30 for January and what
# is lacking of February.
dangjian add dues person=P3 month=2026-02 amount_due=30 amount_paid=10 paid_on=2026-03-01 >/dev/null
line 'part of a month is there' '张伟 欠缴 不足 已缴'
screen_press Right Right Right
see 'April is not over' '4 月'
screen_press Enter
see 'Enter opens and records nothing' '2026-04'
screen_press Escape
unseen 'closed' '› 录入党费'
nodata 'nothing is there' ',2026-04,' export dues
screen_type '/张'
screen_press Enter
see 'one in sight' '1/1'
screen_press F2
see 'what a filter hides is left alone' '现在筛选着：只记列出的 1 人，其余 4 人不动。'
see 'of that one' '只记 4 月：1 人 1 笔，共 30.00 元'
screen_press Escape
unseen 'not now' '只记 4 月'
screen_press Escape
see 'everybody' '/5'
screen_press F2
line 'the month alone' '│ 1 只记 4 月：3 人 3 笔，共 62.50 元'
line 'or all up to it' '│ 2 到 4 月为止没有缴的：3 人 5 笔，共 112.50 元'
line 'or nothing, which Enter means' '│ > 3 先不记'
screen_press Enter
unseen 'nothing' '先不记'
nodata 'nothing is recorded' ',2026-04,' export dues
screen_press F2
see 'asked again' '先不记'
screen_type 2
see 'recorded, with the way back' '已记 3 人 5 笔，共 112.50 元；撤销：u'
line 'all months up to April' '王芳 已缴 补缴 已缴 已缴 待缴'
line 'of all who have a fee' '张伟 补缴 补缴 已缴 已缴 待缴'
line 'of no other' '刘洋 欠缴 欠缴 待缴 待缴 待缴'
data 'what was lacking too, the first part on its day' 'P3,2026-02,30.00,30.00,2026-03-18,,2026-03-01 10.00' \
    export dues
data 'and April' 'P2,2026-04,12.50,12.50,2026-03-18' export dues
screen_press F2
see 'nothing is left' '没有缴费标准的人：按 k 核定基数'
screen_type u
see 'one change' '，5 条）？'
screen_type y
line 'is taken back together' '张伟 欠缴 不足 已缴 待缴 待缴'
data 'as it was' 'P3,2026-02,30.00,10.00,2026-03-01' export dues
nodata 'and nothing of April' ',2026-04,' export dues
# Sum and day that both grow in the form may be another payment.
screen_type '/张'
screen_press Enter
see 'one in sight again' '1/1'
screen_press Left Left F4
see 'the month that was paid in part' '修改党费'
screen_press Tab C-u
screen_type 20
screen_press Tab C-u
screen_type 2026-3-19
screen_press F2
see 'asked what it is' '这个月记着 2026-03-01 缴到 10.00 元，现在是 2026-03-19 缴到 20.00 元。'
screen_press Enter
unseen 'saved' '修改党费'
data 'the first part is kept' 'P3,2026-02,30.00,20.00,2026-03-19,,2026-03-01 10.00' export dues
screen_press F4
see 'once more' '修改党费'
screen_press Tab C-u
screen_type 25
screen_press Tab C-u
screen_type 2026-3-20
screen_press F2
see 'asked again' '缴到 25.00 元。'
screen_type 2
unseen 'corrected' '修改党费'
data 'no part of its own' 'P3,2026-02,30.00,25.00,2026-03-20,,2026-03-01 10.00' export dues
screen_press Escape
see 'everybody again' '/5'
screen_press F3
see 'another branch' '看哪个支部的党费'
unseen 'but no other kind of organisation' '测试局机关党委'
screen_press Escape
unseen 'Esc keeps this one' '看哪个支部的党费'
screen_type '['
see 'the year before' '2025 年'
line 'before the books began nothing is asked' '王芳 - - - - - - - - - - - -'
screen_press F10
see 'back to the due list' '现在欠的'

# Who moved in the second half of February (28 days, 11 of them in the other branch) is asked by neither.
{
    dangjian add org code=ZB2 name=测试局第二党支部 short_name=第二支部 kind=branch parent=JW founded_on=2020-01-01
    dangjian set person P5 org=ZB2 since_on=2026-02-18
} >/dev/null
screen_press 6
see 'the grid of the branch' '党费 › 第一支部'
screen_type '/'
screen_type 'chenj'
line 'the month of the move' '> 陈静 欠缴 - - '
screen_press Enter Left
see 'says that nobody asks for it' '2 月 月中转出，两边都没有要求，请商定由谁收'
screen_press Right
unseen 'that month alone' '两边都没有要求'
screen_press Escape
screen_press F10
see 'to the due list' '现在欠的'
