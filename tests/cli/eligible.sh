#!/bin/sh
# eligible: who meets what a policy requires, with the parts that decided it; bad input.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule lecture]
title    = 党课
subject  = branch
every    = quarter
evidence = lecture

[scale assessment]
grades = excellent:优秀, good:好, average:一般

[eligible advanced]
title   = 先进支部
clause  = 五
subject = branch
require = star >= 4 and not term_overdue and missed.lecture = 0 and marks.lecture >= 1

[eligible honoured]
title   = 优秀党员
subject = person
require = status = full and grade >= good and (org.star >= 4 or category = retired)
INI
dj init --name 县直机关 --since 2026-01-01 --policy "$work/own.ini"
dj policy load base
dj add org code=B1 name=第一党支部 kind=branch parent=1
dj add org code=B2 name=第二党支部 kind=branch parent=1
dj add org code=B3 name=旧党支部 kind=branch parent=1 dissolved_on=2026-06-01
dj add org code=B4 name=他制党支部 kind=branch parent=1 policy=base
for day in 2026-02-01 2026-05-01 2026-08-01; do
    dj add activity org=B1 types=lecture held_on=$day
done
dj add activity org=B2 types=lecture held_on=2026-02-01
dj add star org=B1 year=2025 rated_on=2026-01-10 stars=4
dj add star org=B2 year=2024 rated_on=2025-01-10 stars=5
dj add star org=B2 year=2025 rated_on=2026-01-10 stars=3
dj add person code=P1 name=张三 org=B1 since_on=2020-01-01 status=full
dj add person code=P2 name=李四 org=B2 since_on=2020-01-01 status=full category=retired
dj add person code=P3 name=王五 org=B2 since_on=2020-01-01 status=probationary
dj add person code=P4 name=赵六 org=B4 since_on=2020-01-01 status=full
dj add person code=P5 name=孙七 org=B1 since_on=2020-01-01 left_on=2026-09-01 status=full
dj add assessment org=B1 person=P1 year=2025 rated_on=2026-01-15 grade=good
dj add assessment org=B2 person=P2 year=2025 rated_on=2026-01-15 grade=average
dj add assessment org=B2 person=P3 year=2025 rated_on=2026-01-15 grade=excellent
DANGJIAN_TODAY=2026-09-15
export work DANGJIAN

cat >"$work/want" <<'CSV'
name,org,org_name,person,person_name,eligible,reason
own.advanced,B1,第一党支部,,,yes,星级 ≥ 4，现为 4；换届逾期为 否；党课 逾期次数 = 0，现为 0；党课次数 ≥ 1，现为 3
own.advanced,B2,第二党支部,,,no,星级 ≥ 4 不成立，现为 3；党课 逾期次数 = 0 不成立，现为 1
CSV
prints "branches that live, under a policy that has it" "$(cat "$work/want")" \
    sh -c '"$DANGJIAN" eligible advanced --format csv | tr -d "\r" | sed "1s/^.//"'
prints "the day before the worse rating and the quarter's end" \
    '{"name":"own.advanced","org":"B2","org_name":"第二党支部","person":null,"person_name":null,"eligible":false,"reason":"marks"}' \
    sh -c '"$DANGJIAN" --on 2026-01-09 --org B2 eligible own.advanced --format jsonl | sed "s/\"reason\":\"党课次数 ≥ 1 不成立，现为 0\"/\"reason\":\"marks\"/"'
cat >"$work/want" <<'CSV'
own.honoured,B1,第一党支部,P1,张三,yes,党员身份 = 正式党员，现为 正式党员；考核等次 ≥ 好，现为 好；所在组织星级 ≥ 4，现为 4
own.honoured,B2,第二党支部,P2,李四,no,考核等次 ≥ 好 不成立，现为 一般
own.honoured,B2,第二党支部,P3,王五,no,党员身份 = 正式党员 不成立，现为 预备党员；所在组织星级 ≥ 4 不成立，现为 3；类别 = 离退休 不成立，没有记录
CSV
prints "persons, with facts of their organisation" "$(cat "$work/want")" \
    sh -c '"$DANGJIAN" eligible honoured --format csv | tr -d "\r" | sed 1d'
prints "the day before he left there was one more" "4" \
    sh -c '"$DANGJIAN" --on 2026-08-31 eligible honoured --format jsonl | wc -l | tr -d " "'
prints "for people" "资格      代码  组织        编号  姓名  符合  理由
先进支部  B2    第二党支部              否    星级 ≥ 4 不成立，现为 3；党课 逾期次数 = 0 不成立，现为 1
依据：先进支部 示例〔2026〕1号 五：star >= 4 and not term_overdue and missed.lecture = 0 and marks.lecture >= 1
截至 2026-09-15：符合 0，不符合 1；程序只说明条件，决定由人作出" dj --org B2 eligible advanced
prints "nobody: []" "[]" dj --org B4 eligible honoured --format json
prints "and a header line" "1" \
    sh -c '"$DANGJIAN" --org B4 eligible honoured --format csv | wc -l | tr -d " "'
prints "the due list knows nothing of it" "0" \
    sh -c '"$DANGJIAN" due --all --format jsonl | grep -c advanced || true'
tap_run "-o writes a file" dj eligible advanced --format json -o "$work/e.json"
tap_run "which is whole" grep -q '^]$' "$work/e.json"
answers "an unknown name" 3 没有资格“backward” dj eligible backward
tap_run "a workbook" dj eligible advanced --format xlsx -o "$work/w.xlsx"
answers "no name" 2 eligible dj eligible
answers "two names" 2 eligible dj eligible advanced honoured
answers "an unknown format" 2 xml dj eligible advanced --format xml
answers "an unknown organisation" 3 ZZ dj --org ZZ eligible advanced
wants_python
tap_is "with its title" "资格情况" "$(xlsx csv "$work/w.xlsx" | head -1 | tr -d ",\r")"
tap_end
