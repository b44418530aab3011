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
see 'by what was paid before' '已记 王芳 3 月 20.00 元'
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
screen_press F5
see 'the day of payment' '收款日期'
screen_press C-u
screen_type '4/1'
screen_press Enter
see 'not a day to come' '这一天还没有到'
screen_press C-u
screen_type '3/18'
screen_press Enter
see 'another day' '收款日期 2026-03-18'
screen_press Left Left F2
see 'a whole column asks' '1 月还没有缴的 1 人都记为已缴'
see 'and names who has no fee' '另有 2 人没有缴费标准'
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
