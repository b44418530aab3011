# Evaluation: nothing is ranked unasked; rankings, eligibility, reviews, each with its reasons.

. "$srcdir/tests/screen/program.sh"

program_rules=$(program_policy)
program_policy() {
    echo "$program_rules"
    cat <<'END'

[scale review]
title  = 民主评议党员等次
clause = 三·1
grades = excellent:优秀, qualified:合格, basically_qualified:基本合格, unqualified:不合格

[ranking yearly]
title  = 年度考核排名
clause = 四·1
of     = assessment
top    = 1
bottom = 1
note   = 由人决定

[eligible advanced]
title   = 先进支部推荐
clause  = 五·1
subject = branch
require = star >= 4
END
}

program_new
{
    dangjian add org code=ZB2 name=测试局第二党支部 kind=branch parent=JW
    dangjian add org code=ZB3 name=测试局第三党支部 kind=branch parent=JW
    dangjian add assessment org=ZB1 year=2025 score=90 rated_on=2026-01-10
    dangjian add assessment org=ZB2 year=2025 score=80.5 rated_on=2026-01-10
    dangjian add assessment org=ZB3 year=2025 score=80.5 rated_on=2026-01-10
    dangjian add criterion code=C1 org=JW year=2025 name=基本制度 weight=60
    dangjian add criterion code=C2 org=JW year=2025 name=作用发挥 weight=39.5
    dangjian add score criterion=C1 org=ZB1 points=58 found_by=考核组 given_on=2026-01-08
    dangjian add score criterion=C1 org=ZB1 points=-0.5 found_by=群众 given_on=2026-01-09 reason=记录不全
    dangjian add star org=ZB1 year=2025 stars=5 rated_on=2026-01-10
    dangjian add star org=ZB2 year=2025 stars=3 rated_on=2026-01-10
    for number in 1 2 3 4 5; do
        result=qualified
        [ "$number" -le 2 ] && result=excellent
        dangjian add review person=P$number year=2025 result=$result held_on=2026-01-20
    done
} >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_press 9
line 'reviews first' '> 评议 民主评议党员：各支部的等次 演练〔2026〕1号 三·1'
line 'rankings by name' '排名 年度考核排名 演练〔2026〕1号 四·1'
line 'eligibility' '资格 先进支部推荐 演练〔2026〕1号 五·1'
line 'scales' '标准 民主评议党员等次'
screen_size 120 24
line 'what is asked for, in words' '先进支部推荐 .* 星级 ≥ 4'
screen_size 80 24
unseen 'nothing is ranked unasked' '80.5'
screen_press Down Enter
line 'the last year that has any' '> 1/3 测试局第一党支部 90 前列'
line 'a tie shares its rank' '2/3 测试局第二党支部 80.5 靠后'
line 'the other of the tie' '2/3 测试局第三党支部 80.5 靠后'
see 'the program decides nothing' '处理由人决定'
screen_press Enter
see 'the reasons' '3 个中第 1 名；在前 1 名'
see 'each criterion with its weight' '基本制度（分值 60）'
see 'who gave how much' '58 分，2026-01-08，考核组评分'
see 'and why it was taken away' '-0.5 分，2026-01-09，群众评分：记录不全'
see 'what nobody scored' '作用发挥（分值 39.5）：没有评分'
see 'the sums, and what they are not' '各项合计 57.5 分，指标分值合计 99.5，不是 100；登记的得分是 90'
see 'with the clause' '依据：年度考核排名  演练〔2026〕1号 四·1'
screen_press Escape
line 'back' '> 1/3 测试局第一党支部'
screen_type ']'
see 'the next year has none' '这一年还没有登记'
screen_type '['
line 'the year before' '> 1/3 测试局第一党支部'
screen_press Escape
see 'the menu' '选一项按 Enter 才计算'
screen_press Down Enter
line 'eligible' '> 符合 测试局第一党支部'
line 'not, with the reason' '不符合 测试局第二党支部 星级 ≥ 4 不成立，现为 3'
see 'how many' '符合 1，不符合 2'
screen_press Down Enter
see 'in a sentence' '测试局第二党支部：不符合条件'
see 'by its clause' '演练〔2026〕1号 五·1'
screen_press Escape
screen_press F5 C-u
screen_type '2026-1-9'
screen_press Enter
see 'the day before the stars were given' '符合 0，不符合 3'
screen_press Escape
see 'the menu again' '选一项按 Enter 才计算'
screen_press Home Enter
line 'two of five are more than a third' '> 测试局第一党支部 2 3 0 0 2/5 超三分之一'
screen_press Enter
see 'who' '优秀 2 人：王芳、李强'
see 'said, not decided' '程序不作决定'
see 'where that is written' '依据：民主评议党员：各支部的等次  演练〔2026〕1号 三·1'
screen_press Escape
line 'in the list' '> 测试局第一党支部 2 3'
screen_press Escape
see 'in the menu' '选一项按 Enter 才计算'
screen_type '标准'
screen_press Enter Enter
see 'a scale is a page' '优秀、合格、基本合格、不合格'
screen_press Escape
see 'the filtered menu' '筛选：标准'
screen_press Escape
unseen 'all of the menu' '筛选：标准'
screen_type 's'
see 'the records behind it' '星级评定'

program_open 200 60
see 'the due list in a large window' '现在欠的'
screen_press 9
line 'what is measured stands beside it' '排名 年度考核排名 演练〔2026〕1号 四·1 按考核得分，前 1 名，后 1 名'

# Points of members: by category, each branch apart, what they count for; none before it is asked.
program_policy() {
    echo "$program_rules"
    cat <<'END'

[fact weight]
title = 积分计入考核的比例
kind  = number

[ranking points]
title  = 党员量化积分
clause = 三·2
of     = points
share  = weight
END
}
program_new
{
    dangjian add criterion code=C1 org=JW year=2026 name=岗位职责 weight=40
    dangjian add criterion code=C2 org=JW year=2026 name=组织生活 weight=60
    dangjian add score criterion=C1 person=P1 points=38 given_on=2026-03-01
    dangjian add score criterion=C2 person=P1 points=50 given_on=2026-03-01
    dangjian add score criterion=C2 person=P2 points=59.5 given_on=2026-03-01
    dangjian add fact org=1 name=weight value=20
} >/dev/null
program_open 120 30
see 'the due list again' '现在欠的'
screen_press 9
line 'points stand in the menu' '> 积分 党员量化积分 演练〔2026〕1号 三·2'
unseen 'of nobody yet' '王芳'
screen_press Enter
line 'who has most' '> 测试局第一党支部 1/2 王芳 88'
line 'who has less' '测试局第一党支部 2/2 李强 59.5'
screen_press Enter
see 'by category' '2 人中第 1 名；岗位职责 38、组织生活 50；按 20% 计入本人年度考核，得 17.6 分'
