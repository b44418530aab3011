#!/bin/sh
# report assessment and report ranking: criteria, points, results, grades; the rankings a policy has.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[scale assessment]
grades = excellent:优秀, good:好

[ranking yearly]
title  = 年度考核
clause = 四
of     = assessment
top    = 1
bottom = 1

[ranking masses]
title   = 群众评议排名
clause  = 五
of      = assessment
cohorts = 群众评议
bottom  = 1
INI
printf '[policy]\nid = bare\ntitle = 无排名\n' >"$work/bare.ini"
{
dj init --name 县直机关 --kind unit --since 2024-01-01 --policy "$work/own.ini" 2>/dev/null
dj policy load "$work/bare.ini" 2>/dev/null
for i in 1 2; do
    dj add org code=B$i name=第${i}党支部 kind=branch parent=1
done
dj add org code=C1 name=他制党支部 kind=branch parent=1 policy=bare
for i in 1 2 3; do
    dj add person code=P$i name=张$i org=B1 since_on=2020-01-01 status=full
done
dj add criterion code=K1 org=1 year=2025 cohort=甲 name=组织生活 weight=60
dj add criterion code=K2 org=1 year=2025 name=群众意见 weight=40
dj add criterion code=K3 org=1 year=2024 cohort=甲 name=旧指标 weight=100
dj add score criterion=K1 org=B1 points=50.5 given_on=2026-01-05 found_by=督查组
dj add score criterion=K1 org=B1 points=-3 given_on=2026-01-06 reason=迟报
dj add score criterion=K2 org=B1 points=38 given_on=2026-01-06
dj add score criterion=K1 org=B2 points=60 given_on=2026-01-05
dj add score criterion=K1 org=B1 person=P1 points=9 given_on=2026-01-05
dj add score criterion=K3 org=B1 points=100
dj add assessment org=B1 year=2025 cohort=甲 score=85.5 grade=good rated_on=2026-01-10
dj add assessment org=B2 year=2025 cohort=甲 score=90 grade=excellent rated_on=2026-01-11
dj add assessment org=B2 year=2025 cohort=群众评议 score=70 grade=good rated_on=2026-01-10
dj add review person=P1 year=2025 result=excellent held_on=2025-12-20
dj add review person=P2 year=2025 result=qualified held_on=2025-12-20
} >/dev/null 2>"$work/errors"
tap_is "the office is entered" "$(cat "$work/errors")" ""
DANGJIAN_TODAY=2026-01-31
export work DANGJIAN
sheet() { # NAME [OPTION…]: a table of the assessment of 2025 as CSV, without its header
    name=$1
    shift
    dj "$@" report assessment --period 2025 --sheet "$name" --format csv | tr -d '\r' | sed 1d
}

# B1: 50.5 - 3 + 38 = 85.5, as recorded; B2: 60 of 甲 where 90 is on record. K2 is for every cohort.
prints "results: sums and what is on record" '甲,B1,第1党支部,,,85.5,85.5,good,2026-01-10,
甲,B1,第1党支部,P1,张1,9,,,,
甲,B2,第2党支部,,,60,90,excellent,2026-01-11,
群众评议,B2,第2党支部,,,,70,good,2026-01-10,' \
    sh -c '"$DANGJIAN" report assessment --period 2025 --format csv | tr -d "\r" | sed 1d'
prints "on 10 January B2 is not rated in 甲" '甲,B2,第2党支部,,,60,,,,' \
    sh -c '"$DANGJIAN" --on 2026-01-10 report assessment --period 2025 --format csv | tr -d "\r" | grep "^甲,B2"'
prints "criteria and weights" '甲,K1,组织生活,60,县直机关
,K2,群众意见,40,县直机关' sh -c \
    '"$DANGJIAN" report assessment --period 2025 --sheet 指标 --format csv | tr -d "\r" | sed 1d | sort -t, -k2'
prints "each point, by whom and why; what nobody scored" '甲,B1,第1党支部,,,K1,组织生活,60,50.5,2026-01-05,督查组,
甲,B1,第1党支部,,,K1,组织生活,60,-3,2026-01-06,,迟报
甲,B1,第1党支部,,,K2,群众意见,40,38,2026-01-06,,
甲,B1,第1党支部,P1,张1,K1,组织生活,60,9,2026-01-05,,
甲,B1,第1党支部,P1,张1,K2,群众意见,40,,,,' sheet 得分 --org B1
prints "grades by cohort" '甲,好,1
甲,没有登记,1
甲,优秀,1
群众评议,好,1' sheet 等次
# One of two is more than a third.
prints "reviews" 'B1,第1党支部,2,1,1,0,0,0.5,超过三分之一，请核对' sheet 民主评议
prints "nothing that year" '[]' dj report assessment --period 2023 --format json
answers "it is of a year" 2 '考核按年度' dj report assessment --period 2025Q1

tap_is "the rankings are those of rank" "$(dj report ranking --period 2025 --format csv)" \
    "$({ dj rank masses --period 2025 --format csv; dj rank yearly --period 2025 --format csv | sed 1d; })"
prints "the first of two" '1 B2 90
2 B1 85.5' sh -c '"$DANGJIAN" report ranking --period 2025 --sheet 年度考核 --format csv | sed 1d |
    awk -F, "{ print \$3, \$4, \$6 }"'
tap_run "by what, with its clause" sh -c \
    '"$DANGJIAN" report ranking --period 2025 --sheet 说明 --format csv | grep -q "群众评议排名.*示例〔2026〕1号 五"'
answers "no policy, no ranking" 3 '没有规定排名' dj --org C1 report ranking --period 2025
answers "rankings are of years" 2 '排名按年度' dj report ranking --period 2025H1
answers "no period" 2 --period dj report ranking

wants_python
for report in assessment ranking; do
    dj report $report --period 2025 --format xlsx -o "$work/$report.xlsx"
    tap_run "$report: a sound workbook" xlsx sound "$work/$report.xlsx"
done
tap_end
