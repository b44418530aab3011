# Meetings missed again and again become an item of the ledger in one deed; a civil unit on the page of its organisation.

. "$srcdir/tests/screen/program.sh"

program_rules=$(program_policy)
program_policy() {
    echo "$program_rules"
    cat <<'END_OF_RULES'

[fact civil_unit]
title = 在届文明单位
kind  = yesno

[fact civil_level]
title = 文明单位级别
kind  = word

[rule irregular-branch]
title   = 会议开展不经常
clause  = 二·2
subject = branch
require = missed.assembly + missed.theme-day < 3
basis   = default

[rule irregular-fix]
title    = 不经常的限期整改
clause   = 二·2
subject  = branch
after    = irregular
within   = 30
evidence = ledger(rectification)
END_OF_RULES
}
program_day=2026-06-20
program_new
{
    dangjian add fact org=JW name=civil_unit from_on=2026-01-01 value=yes
    dangjian add activity org=JW types=civil_review held_on=2026-05-06 theme=复查合格
    dangjian add activity org=JW types=info_report held_on=2026-05-07 theme=创建信息
    dangjian add activity org=JW types=info_report held_on=2026-05-31 for_on=2026-05-31 theme=五月信息
    dangjian add activity org=JW types=info_report held_on=2026-06-01 for_on=2026-05-31 theme=迟报信息
    dangjian add fact org=JW name=civil_level from_on=2026-01-01 value=city
    dangjian add criterion code=X2 org=1 year=2026 cohort=文明单位 name=其他班子成员 weight=100
    dangjian add score found_by=他查 criterion=X2 org=JW points=-3 given_on=2026-06-07
    dangjian add criterion code=X1 org=1 year=2026 cohort=文明单位 name=主要负责人 weight=100
    dangjian add score found_by=自查 criterion=X1 org=JW points=-2 given_on=2026-05-05
    dangjian add score found_by=他查 criterion=X1 org=JW points=-5 given_on=2026-06-05 reason=通报
    dangjian add score found_by=他查 criterion=X1 org=JW points=-1.5 given_on=2026-06-06
} >/dev/null
program_open 120 40
see 'the due list opens' '现在欠的'
screen_type /
screen_type 不经常
screen_press Enter F2
see 'it is noted first, by a person' '录入事项'
see 'what it is' '组织生活不正常'
see 'with what was missed' '支部党员大会'
screen_press F2
see 'then the form of an item' '录入台账'
see 'which rule' '会议开展不经常'
see 'what was missed' '逾期：'
screen_press F2
data 'kept, with its reason' '支部党员大会（2026年3月）' export ledger
unseen 'the form is gone' '录入台账'
data 'the event stands' 'irregular' export event
data 'and what follows from it is done' '"rule":"scene.irregular-fix"' due --all --format jsonl --status done
program_open 120 40
see 'the due list again' '现在欠的'
screen_type 4
see 'the organisations' '测试局机关党委'
screen_press Down F3
see 'a civil unit' '2026-01-01 起为在届文明单位'
see 'its level' '级别：市级'
see 'its yearly review' '年度复查 1 次：2026-05-06 复查合格'
see 'its reports, one a day after it was to be in' '信息报送 3 次，其中过时 1 次：2026-05-07 创建信息；2026-05-31 五月信息；'
see 'which one' '2026-06-01 迟报信息（过时，截止'
see 'none of these' '抽查走访 0 次'
see 'whose error, and why' '2026-06-05 -5 分  主要负责人  通报'
see 'found by itself' '自查：合计 -2 分'
see 'found by others, apart' '他查：合计 -9.5 分'
see 'and again by whose error it was' '主要负责人（他查）：合计 -6.5 分'
see 'the head, found by itself' '主要负责人（自查）：合计 -2 分'
see 'another leader' '其他班子成员（他查）：合计 -3 分'
program_run 120 40 "exec \"\$PROGRAM\" --lang en"
see 'in English' 'Owed now'
screen_type 4
see 'the organisations there' '测试局机关党委'
screen_press Down F3
see 'the same points' '自查: -2 points in all'
