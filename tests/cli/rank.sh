#!/bin/sh
# rank: cohorts apart, ties, named sets with their reasons; bad input.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[scale assessment]
grades = excellent:优秀, good:好, average:一般

[ranking yearly]
title     = 年度考核
clause    = 四
of        = assessment
top       = 1
bottom    = 2
interview = 1
repeat    = 2
INI
dj init --name 县直机关 --since 2025-01-01 --policy "$work/own.ini"
dj policy load base
for i in 1 2 3 4; do
    dj add org code=B$i name=第${i}党支部 kind=branch parent=1
done
dj add org code=C1 name=另类党支部 kind=branch parent=1
dj add org code=C2 name=他制党支部 kind=branch parent=1 policy=base
while IFS=, read -r org year cohort score grade rated; do
    dj add assessment org="$org" year="$year" cohort="$cohort" score="$score" grade="$grade" rated_on="$rated"
done <<'CSV'
B1,2025,甲,90,good,2026-01-10
B2,2025,甲,80,good,2026-01-10
B3,2025,甲,70,average,2026-01-10
B1,2026,甲,88,good,2026-11-20
B2,2026,甲,95.5,excellent,2026-11-20
B3,2026,甲,60,average,2026-11-20
B4,2026,甲,,,2026-11-20
C1,2026,乙,70,good,2026-11-21
C2,2026,乙,99,good,2026-11-20
CSV
dj add person code=P1 name=张三 org=B1
dj add assessment org=B1 person=P1 year=2026 cohort=甲 score=100 rated_on=2026-11-20
export work DANGJIAN

cat >"$work/want" <<'CSV'
ranking,cohort,rank,org,org_name,score,grade,sets,reason
own.yearly,乙,1,C1,另类党支部,70,good,top bottom interview,1 个中第 1 名；在前 1 名；在后 2 名；在后 1 名，约谈
own.yearly,甲,1,B2,第2党支部,95.5,excellent,top,3 个中第 1 名；在前 1 名
own.yearly,甲,2,B1,第1党支部,88,good,bottom,3 个中第 2 名；在后 2 名
own.yearly,甲,3,B3,第3党支部,60,average,bottom interview repeat,3 个中第 3 名；在后 2 名；在后 1 名，约谈；连续 2 年在后 2 名，2025 年 3 个中第 3 名
own.yearly,甲,,B4,第4党支部,,,,没有得分，不排名
CSV
prints "cohorts apart, of one policy, organisations alone" "$(cat "$work/want")" \
    sh -c '"$DANGJIAN" rank yearly --period 2026 --format csv | tr -d "\r" | sed "1s/^.//"'
prints "the day before the second cohort was rated it is not known" "4" \
    sh -c '"$DANGJIAN" --on 2026-11-20 rank own.yearly --period 2026 --format jsonl | wc -l | tr -d " "'
prints "the year before has no year before it" '{"ranking":"own.yearly","cohort":"甲","rank":3,"org":"B3","org_name":"第3党支部","score":70,"grade":"average","sets":["bottom","interview"],"reason":"3 个中第 3 名；在后 2 名；在后 1 名，约谈"}' \
    dj --org B3 rank yearly --period 2025 --format jsonl
prints "for people" "排名      类别  名次  代码  组织       得分  等次  名单  说明
年度考核  甲       1  B2    第2党支部  95.5  优秀  前列  3 个中第 1 名；在前 1 名
依据：年度考核 示例〔2026〕1号 四
2026年，截至 2026-11-21；第2党支部及其下级
得分相同名次相同；程序只列出名单，处理由人决定" dj --org B2 rank yearly --period 2026
prints "a year without assessments" "[]" dj rank yearly --period 2024 --format json
prints "gives a header line in CSV" "1" \
    sh -c '"$DANGJIAN" rank yearly --period 2024 --format csv | wc -l | tr -d " "'
tap_run "-o writes a file" dj rank yearly --period 2026 --format json -o "$work/r.json"
tap_run "which is whole" grep -q '^]$' "$work/r.json"
answers "an unknown ranking" 3 没有排名“weekly” dj rank weekly --period 2026
tap_run "a workbook" dj rank yearly --period 2026 --format xlsx -o "$work/w.xlsx"
answers "no name" 2 rank dj rank --period 2026
answers "no period" 2 --period dj rank yearly
answers "a quarter is no year" 2 2026Q3 dj rank yearly --period 2026Q3
answers "a bad period" 2 soon dj rank yearly --period soon
answers "an unknown format" 2 xml dj rank yearly --period 2026 --format xml
answers "an unknown organisation" 3 ZZ dj --org ZZ rank yearly --period 2026
wants_python
tap_is "with its title" "考核排名" "$(xlsx csv "$work/w.xlsx" | head -1 | tr -d ",\r")"
tap_end
