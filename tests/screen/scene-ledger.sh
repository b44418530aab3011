# The ledger: how items stand, one with its log, an entry added, closed, a new one.

. "$srcdir/tests/screen/program.sh"

program_policy() {
    cat <<'INI'
[policy]
id     = scene
title  = 演练用的意见
number = 演练〔2026〕1号

[rule problem-ledger]
title   = 问题清单整改到期
clause  = 四·4
subject = branch
item    = ledger.problem
INI
}

program_new
{
    dangjian set org 1 tracking_from=2026-01-01
    dangjian add activity code=A1 org=ZB1 types=branch_committee held_on=2026-03-02 \
        theme=研究问题清单
    dangjian add ledger code=L1 kind=problem org=ZB1 activity=A1 title=党员学习记录不全 owner=王芳 \
        opened_on=2026-03-02 deadline=2026-03-27 measures=逐人补齐学习记录
    dangjian add ledger code=L2 kind=problem org=ZB1 title=活动室标识不规范 owner=李强 \
        opened_on=2026-02-01 deadline=2026-03-19
    dangjian add ledger code=L3 kind=main_duty org=ZB1 title=书记讲党课 owner=王芳 \
        opened_on=2026-01-05 deadline=2026-12-31
    dangjian add ledger code=L4 kind=resolution org=ZB1 title=慰问老党员 owner=张伟 \
        opened_on=2026-01-05 deadline=2026-02-10 closed_on=2026-02-12
    dangjian add ledger_log ledger=L1 at='2026-03-05 09:30' by=王芳 text=已收回六人的笔记
} >/dev/null
program_open 80 24
see 'the due list opens' '待办'
screen_type 8
line 'past its deadline' '> 逾期 2026-03-19 -1 问题清单 第一支部 活动室标识不规范 李强'
line 'a week ahead' '临期 2026-03-27 7 问题清单 第一支部 党员学习记录不全 王芳'
line 'its own deadline, no rule' '待办 2026-12-31 286 主体责任 第一支部 书记讲党课 王芳'
unseen 'what is closed is left out' '慰问老党员'
screen_press F6
see 'which ones' '看哪些'
screen_press Down Enter
line 'or listed' '已办结 2026-02-10 决议落实'
screen_press F6
screen_press Down Enter
line 'one kind alone' '1/2 问题清单'
screen_press F9 Enter
see 'the export of it' '已导出到'
screen_check 'is a workbook' grep -q '^PK' "$program_dir/台账-2026-03-20.xlsx"
screen_press Down Enter
see 'an item on a page' '临期：时限 2026-03-27，还有 7 天'
see 'with the clause' '依据：问题清单整改到期（演练〔2026〕1号 四·4）'
see 'with its log' '2026-03-05 09:30  王芳：已收回六人的笔记'
screen_press F3
see 'the meeting it came from' '研究问题清单'
screen_press Escape
see 'back on the page' '依据：问题清单整改到期'
screen_type n
see 'a new entry' '录入台账进展'
see 'by whom' '录入员'
screen_type '还差二人'
screen_press F2
see 'stands below the first' '录入员：还差二人'
data 'in the database' 'L1,2026-03-20 00:00,录入员,还差二人' export ledger_log
screen_press F2
see 'closing asks' '“党员学习记录不全”已经办结'
screen_type y
see 'closed' '销号日期：2026-03-20'
screen_press Escape
line 'in the list too' '已办结 2026-03-27 问题清单 第一支部 党员学习记录不全'
screen_press F2
see 'twice is told' '2026-03-20 已经销号'
screen_press F6
see 'the kinds again' '看哪些'
screen_press Up Enter
line 'all of them' '慰问老党员'
screen_type n
see 'a new one' '录入台账'
screen_type '整改'
screen_press Tab Tab Tab
screen_type '制度没有上墙'
screen_press F2
line 'without a deadline' '> 待办 整改事项 第一支部 制度没有上墙'
data 'opened today' 'rectification,ZB1,,制度没有上墙,,,,,2026-03-20' export ledger
screen_type u
see 'taking it back asks' '撤销'
screen_type y
unseen 'it is gone' '制度没有上墙'
screen_press C-r
see 'doing it again' '重做'
line 'it is there again' '待办 整改事项 第一支部 制度没有上墙'
screen_type i
see 'a file is imported from here' '导入台账'
screen_press Escape
screen_press F10
see 'back in the due list' '截至 2026-03-20'
