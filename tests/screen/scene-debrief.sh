# A debrief on its page: stages, ballots, one deed for what is to be put right, and that of last year in the next.

. "$srcdir/tests/screen/program.sh"

program_new
{
    dangjian add debrief code=D25 org=ZB1 person=P1 year=2025 form=meeting stage=committee_approved \
        good=18 fairly_good=9 average=2 poor=1 present=31
    dangjian add debrief code=D24 org=ZB1 person=P1 year=2024 form=meeting stage=rectified \
        delivered_on=2025-01-10
    dangjian add debrief code=D23 org=ZB1 person=P1 year=2023 form=meeting delivered_on=2024-01-10
    dangjian add debrief code=E24 org=ZB1 person=P2 year=2024 form=meeting delivered_on=2025-01-10
    dangjian add ledger code=L1 kind=rectification org=ZB1 title=完善请销假制度 opened_on=2025-01-20 \
        debrief=D24 closed_on=2025-06-30
    dangjian add ledger code=L2 kind=rectification org=ZB1 title=补齐会议记录 opened_on=2025-01-20 \
        debrief=D24 deadline=2026-03-10
    dangjian add ledger code=L3 kind=rectification org=ZB1 title=前年已办的 opened_on=2024-01-20 \
        debrief=D23 closed_on=2024-06-30
    dangjian add ledger code=L4 kind=rectification org=ZB1 title=前年未办的 opened_on=2024-01-20 debrief=D23
    dangjian add ledger code=L5 kind=rectification org=ZB1 title=别人的 opened_on=2025-01-20 debrief=E24
} >/dev/null
program_open 100 40
see 'the due list opens' '现在欠的'
screen_press 9
see 'the menu' '选一项按 Enter 才计算'
screen_type d
see 'the debriefs' '述职评议'
screen_press Down Down F3
see 'the page of one' '第一支部  王芳  2025 年度述职'
see 'where it stands' '工委已审定'
see 'a share of all ballots' '好 18 票，占 60.0%'
see 'against those who were there' '合计 30 票，参评 31 人，不一致：请核对'
see 'nothing was said yet' '点评：还没有记录'
see 'last year, done' '已办结  完善请销假制度（L1），销号 2025-06-30'
see 'last year, open' '逾期  补齐会议记录（L2），时限 2026-03-10'
see 'older and open' '前年未办的'
unseen 'older and done is past' '前年已办的'
unseen 'nor what is of somebody else' '别人的'
see 'how many' '共 3 项，没有销号的 2 项'
screen_press F2
see 'the next stage is offered' '述职到了哪一步'
screen_press Down Enter
see 'judged today' '评议日期：2026-03-20'
data 'the event is noted with it' 'debrief_evaluated,,P1' export event
screen_press n
see 'the form of an item' '录入台账'
see 'filled in' '2025 年度述职评议'
screen_type '落实谈心谈话'
screen_press F2
see 'and listed' '落实谈心谈话'
data 'in the ledger' 'D25' export ledger
screen_press Escape
see 'back in the list' '述职评议'
