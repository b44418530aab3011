# An event that a record speaks of is offered when it is saved, and stands in the list of what check finds; nothing is
# entered unasked.

. "$srcdir/tests/screen/program.sh"

program_rules=$(program_policy)
program_policy() {
    echo "$program_rules"
    cat <<'END'

[rule review-disposition]
title    = 评议不合格的组织处置
clause   = 二·4
subject  = branch
after    = review_failed
within   = 30
evidence = disposition
END
}

# review NAME GRADE: the form of a review of 2025, saved.
review() {
    screen_press F2
    see "the form for $1" '录入民主评议'
    screen_type "$1"
    screen_press Tab
    screen_type 2025
    screen_press Tab
    screen_type "$2"
    screen_press Tab Tab Tab
    screen_type '今天'
    screen_press F2
}

program_new
program_open 100 30
see 'the due list opens' '现在欠的'
screen_press 9
see 'evaluation' '选一项按 Enter 才计算'
screen_type r
see 'the reviews' '还没有记录'
review 王芳 合格
see 'one that passed' '已保存'
unseen 'says nothing more' '登记事项'
review 李强 不合格
see 'one that failed asks' '登记事项“评议不合格”吗'
see 'what for' '评议不合格的组织处置'
screen_type 2
nodata 'no is no' 'review_failed' export event --private 测试
see 'back in the list' '李强'
screen_press Escape Escape
see 'the due list' '现在欠的'
screen_type k
see 'check has it' '待登记事项'
screen_type '/'
screen_type '待登记'
screen_press Enter Enter
see 'the form of the event' '录入事项'
see 'filled in' '2025 年度民主评议不合格'
screen_press F2
unseen 'it is gone from the list' '没有登记事项'
data 'and entered' 'review_failed' export event --private 测试
