# Dues that are reckoned: a base for a year, what is due by its bracket, months opened, a quarter handed on.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian policy load base >/dev/null
dangjian set org ZB1 tracking_from=2025-09-01 policy=base >/dev/null
dangjian add dues_base person=P1 from_on=2026-01-01 base=3000 >/dev/null
dangjian add dues person=P2 month=2026-02 amount_due=12.5 amount_paid=12.5 paid_on=2026-03-01 >/dev/null
dangjian add dues person=P3 month=2025-09 amount_due=20 amount_paid=20 paid_on=2025-09-30 >/dev/null
program_open 120 30
see 'the due list opens' '现在欠的'
screen_press 6
see 'up to 3000 yuan a half per cent, with its clause' '王芳 3 月 应缴 15.00  按 0.5% 计（在职党员按月交纳党费，中组发〔2008〕3号）'
screen_type k
see 'the base of the year opens' '缴费基数'
see 'the one that was set' '3000.00'
screen_press Tab C-u
screen_type '3000.01'
screen_press F2
see 'a fen more is the next bracket' '王芳 3 月 应缴 30.00  按 1% 计'
screen_type o
see 'opening asks' '1 月到 3 月还没有记录的'
screen_type y
see 'three months of the one who has a base' '已开列 3 笔应缴'
data 'due, and nothing paid' 'P1,2026-03,30.00,,' export dues
line 'they are still owed' '> 王芳 欠缴 欠缴 待缴'
screen_press Space
line 'paid in one key' '> 王芳 欠缴 欠缴 已缴'
screen_type s
see 'the quarter is handed on' '2026Q1'
see 'with what was collected in it: 30.00 and 12.50' '42.50'
screen_press F2
data 'and kept' 'ZB1,2026Q1,42.50' export remittance
screen_press Right Right Right Right Right Right Right Right Right Right Right
see 'P1 has paid for March alone: September to February' '王芳 连欠 6 个月，已满 6 个月'
screen_press Down Down
see 'P3 paid September: five months' '张伟 再欠 1 个月就满 6 个月'
screen_press F10
see 'back to the due list' '现在欠的'
