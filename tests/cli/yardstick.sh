#!/bin/sh
# Scales, eligibility and rankings of a policy: checked, loaded, shown.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[scale assessment]
title  = 考核等次
clause = 四
grades = superb:极好, good:好
until  = 2026-07-01

[scale assessment/2]
title  = 考核等次
clause = 四
grades = finest:最好, good:好
from   = 2026-07-01

[scale dues.working]
title    = 在职党员党费
brackets = 3000:0.5, 5000:1, :2

[eligible advanced]
title   = 先进支部
subject = branch
require = star >= 4 and not term_overdue

[ranking yearly]
title  = 年度考核排名
of     = assessment
top    = 6
bottom = 3
repeat = 2
INI
sed -e 's/star >= 4/stars >= 4/' -e 's/bottom = 3/bottom = none/' "$work/own.ini" >"$work/bad.ini"

fresh
dj policy check "$work/bad.ini" >"$work/out" 2>"$work/err" && status=0 || status=$?
tap_is "a mistake refuses the file" "$status" 4
tap_is "each mistake with its line" "$(sed 's/^.*bad.ini:\([0-9]*\): .*/\1/' "$work/out")" "25
31"
tap_run "a good one is loaded" dj policy load "$work/own.ini"
prints "policy show names them" "own  示例〔2026〕1号
示例制度

资格 advanced             先进支部                     star >= 4 and not term_overdue  示例〔2026〕1号
排名 yearly               年度考核排名                 按考核得分，前 6 名，后 3 名，连续 2 年靠后  示例〔2026〕1号
标准 assessment           考核等次                     极好、好  示例〔2026〕1号 四 至 2026-07-01 前
标准 assessment/2         考核等次                     最好、好  示例〔2026〕1号 四 自 2026-07-01
标准 dues.working         在职党员党费                 3000 元及以下 0.5%，5000 元及以下 1%，更高 2%  示例〔2026〕1号" \
    dj policy show own
tap_run "a grade of the first version can be entered" dj add assessment org=1 year=2025 grade=superb
tap_run "and one of the second" dj add assessment org=1 year=2026 grade=finest
answers "one of none is refused" 4 splendid dj add assessment org=1 year=2024 grade=splendid

# Points of members: no sets, no cohorts; what they count for is a fact that is declared.
cat >"$work/points.ini" <<'INI'
[policy]
id     = points
title  = 示例制度
number = 示例〔2026〕2号

[fact weight]
title = 比例
kind  = number

[scale assessment]
title  = 等次
grades = good:好

[ranking one]
of    = points
share = weight

[ranking two]
of     = points
bottom = 3

[ranking three]
of    = points
share = nothing

[ranking four]
of    = assessment
share = weight

[ranking five]
of        = assessment
bar_group = good

[ranking six]
of         = assessment
bottom     = 3
bar_person = superb
INI
dj policy check "$work/points.ini" >"$work/out" 2>"$work/err" && status=0 || status=$?
tap_is "mistakes about points refuse the file" "$status" 4
tap_is "each with its line" "$(sed 's/^.*points.ini:\([0-9]*\): .*/\1/' "$work/out" | tr '\n' ' ')" "18 24 26 30 37 "
tap_end
