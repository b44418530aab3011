#!/bin/sh
# Every entity of the dictionary by the dictionary alone: a least row is added, shown, listed, changed, exported, imported
# into another database and deleted; a bad value of each of its fields is refused.
. "${srcdir:=.}/tests/cli/lib.sh"

tap_run 'an office' office

# ENTITY KEY CHANGE FIELD=VALUE…: the least that makes a row, in an order in which references exist; what set may change
# in it (- where rows are only added).
least() {
    cat <<'X'
org B9 short_name=九 code=B9 name=九支部 kind=branch
placement B9/2026-02-01 name=九支 org=B9 from_on=2026-02-01
fact B9/headcount/ value=12 org=B9 name=headcount
org_namesake B9/B1 note=两处 org=B9 other=B1
person P9 title=科长 code=P9 name=孙九
membership P9/ to_on=2026-02-01 person=P9 org=B9
namesake P9/P1 note=查过档案 person=P9 other=P1
post P9/B9/secretary/ rank=正科级 person=P9 org=B9 role=secretary
term B9/2024-03-01 number=2 org=B9 elected_on=2024-03-01
event E9 document=1号 code=E9 type=award person=P9 occurred_on=2026-03-01
activity M9 place=会议室 code=M9 org=B9 types=lecture held_on=2026-03-01
attendance M9/P9/attendee reason=出差 activity=M9 person=P9
dues P9/2026-05 receipt=7 person=P9 month=2026-05
review P9/2025 file_no=7 person=P9 year=2025
waiver B9/theme-day/P9/2026-01-01 to_on=2026-06-30 org=B9 slot=theme-day person=P9 from_on=2026-01-01 reason=病休
debrief D9 good=11 code=D9 org=B9 year=2025
ledger L9 owner=张三 code=L9 kind=problem org=B9 title=学习不够 opened_on=2026-03-01
ledger_log L9/2026-03-05 - ledger=L9 at=2026-03-05 text=已部署
project J9 stage=推进中 code=J9 kind=brand org=B9 title=先锋
tie T9 to_on=2026-06-30 code=T9 kind=pairing org=B9 partner=某村党支部
star B9/2025 stars=4 org=B9 year=2025
assessment B9//2025/ score=92.5 org=B9 year=2025
criterion C9 weight=20 code=C9 org=B9 year=2026 name=三会一课
score C9/B9// reason=缺记录 criterion=C9 org=B9 points=-2
transfer P9/2026-03-01 to_org=外单位 person=P9 issued_on=2026-03-01
dues_base P9/ base=8000 person=P9
remittance B9/2026Q1 receipt=7 org=B9 quarter=2026Q1 amount=120
plan B9/lecture/2026-12-01 theme=甲 org=B9 type=lecture planned_on=2026-12-01
calendar 2026-10-01 name=国庆节 day=2026-10-01 kind=holiday
closing B9/2026Q1/1 closed_by=张三 org=B9 period=2026Q1 closed_on=2026-04-10
operator tester - user=tester
X
}

entities=$(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/')
tap_is 'the table has every entity, in their order' "$(least | sed 's/ .*//')" "$entities"

least >"$work/least"
while read -r entity key change fields; do
    before=$(rows "$entity")
    # shellcheck disable=SC2086 # words of the table
    prints "$entity: add" "$key" dj add "$entity" $fields
    tap_is "$entity: one more" "$(rows "$entity")" $((before + 1))
    tap_run "$entity: show" dj show "$entity" "$key"
    # shellcheck disable=SC2086
    answers "$entity: again" 4 已经有了 dj add "$entity" $fields
    first=${fields%% *}
    tap_run "$entity: list by a field" sh -c '"$DANGJIAN" list "$1" --where "$2" --format jsonl | grep -q .' sh "$entity" "$first"
    [ "$change" = - ] || prints "$entity: set" '' dj set "$entity" "$key" "$change"
done <"$work/least"

# What no field of that type may hold, and the exit code it is refused with.
bad() {
    case $1 in
    text | long) printf '2 a\001b' ;;
    code) echo '2 a b' ;;
    id_no) echo '2 110105194912310021' ;;
    day) echo '2 2026-02-30' ;;
    month) echo '2 2026-13' ;;
    time) echo '2 25:00' ;;
    int) echo '2 一' ;;
    number) echo '2 1e3' ;;
    money) echo '2 1.234' ;;
    hours) echo '2 -1' ;;
    yesno) echo '2 也许' ;;
    choice | choices) echo '2 没有的' ;;
    ref | refs) echo '4 没有的' ;;
    moment) echo '2 2026-03-05 25:00' ;;
    period) echo '2 2026Q5' ;;
    payments) echo '2 2026-03-05' ;;
    *) echo '0 a type the test does not know' ;;
    esac
}
while read -r entity key rest; do
    dj list "$entity" --format jsonl >"$work/rows"
    wrong=
    dj fields "$entity" --format jsonl | sed 's/{"name":"\([a-z_]*\)","label":"\([^"]*\)","type":"\([a-z_]*\)".*/\1 \2 \3/' >"$work/fields"
    while read -r field label type; do
        value=$(bad "$type")
        status=0
        dj set "$entity" "$key" "$field=${value#* }" >"$work/out" 2>"$work/err" || status=$?
        if [ "$status" -ne "${value%% *}" ] || [ -s "$work/out" ] || ! grep -q "$label" "$work/err"; then
            wrong="$wrong $field ($type): $status $(cat "$work/err")"
        fi
    done <"$work/fields"
    tap_is "$entity: a bad value of each field is refused" "$wrong" ''
    dj list "$entity" --format jsonl >"$work/out"
    tap_run "$entity: and changes nothing" cmp "$work/rows" "$work/out"
    # what is required
    status=0
    dj add "$entity" >"$work/out" 2>"$work/err" || status=$?
    tap_is "$entity: nothing at all is not enough" "$status $(cat "$work/out")" '2 '
done <"$work/least"

# Out and in again.
for entity in $entities; do
    dj export "$entity" --private 测试 -o "$work/$entity.csv" || tap_note "export $entity"
done
all_data | sed 's/^{"id":[0-9]*,"version":[0-9]*,"entered_on":"[^"]*","entered_by":"[^"]*",/{/' >"$work/before"
first=$DANGJIAN_DB
DANGJIAN_DB=$work/b.db
dj init --name 县直机关 --since 2026-01-01
for entity in $entities; do
    dj import "$entity" "$work/$entity.csv" 2>"$work/err" || tap_note "$entity: $(cat "$work/err")"
done
all_data | sed 's/^{"id":[0-9]*,"version":[0-9]*,"entered_on":"[^"]*","entered_by":"[^"]*",/{/' >"$work/back"
tap_run 'another database holds the same' cmp "$work/before" "$work/back"
for entity in $entities; do
    dj import "$entity" "$work/$entity.csv" 2>"$work/err"
    tap_is "$entity imported again changes nothing" "$(grep -c '：0 created, 0 updated, [1-9][0-9]* unchanged, 0 refused' "$work/err")" 1
done
DANGJIAN_DB=$first

# What one row says about itself and the others.
answers 'a log is not changed' 4 不能改动 dj set ledger_log L9/2026-03-05 text=没有部署
answers 'nor deleted' 4 不能改动或删除 dj delete ledger_log L9/2026-03-05
prints 'another entry is added' 'L9/2026-03-05 09:30' dj add ledger_log ledger=L9 at='2026年3月5日 9点30分' text=再部署
answers 'what has a log stays' 4 台账进展 dj delete ledger L9
answers 'a rating is not ahead' 4 还没有到 dj set star B9/2025 rated_on=2026-11-22
answers 'nor is an entry of a log' 4 还没有到 dj add ledger_log ledger=L9 at='2026-11-22 00:00' text=甲
prints 'one of today is not' 'L9/2026-11-21 23:59' dj add ledger_log ledger=L9 at='2026/11/21 23:59:30' text=甲
answers 'an entry of a log is not taken back either' 4 不能撤销 dj undo
prints 'a deadline may be' '' dj set ledger L9 deadline=2027-01-31
answers 'a deadline is not before the beginning' 4 不早于 dj set ledger L9 deadline=2026-02-28
answers 'a criterion stands once' 4 已有这个指标 dj add criterion org=B9 year=2026 name=三会一课
prints 'in another cohort it may stand again' C000001 dj add criterion org=B9 year=2026 cohort=党群类 name=三会一课
answers 'two of a name are told apart by the code' 4 不止一个 dj add score criterion=三会一课 org=B9 points=1
answers 'points of nobody' 4 至少要填一个 dj add score criterion=C9 points=1
answers 'a tie to nobody' 4 至少要填一个 dj add tie kind=pairing org=B9
answers 'six stars' 2 '1 至 5' dj set star B9/2025 stars=6
answers 'votes are counted from nought' 2 '0 至' dj set debrief D9 poor=-1
answers 'a slash in a cohort' 2 / dj add assessment org=B9 year=2026 cohort=甲/乙
answers 'a month is no quarter' 2 不是季度 dj add remittance org=B9 quarter=2026-03 amount=1
prints 'a quarter as people write it' B9/2026Q3 dj add remittance org=B9 quarter=2026年第三季度 amount=1,200.50元
prints 'a closing takes its edition' B9/2026H1/1 dj add closing org=B9 period=2026年上半年 closed_on=2026-07-05
answers 'reopened without a reason' 4 理由 dj set closing B9/2026H1/1 reopened_on=2026-07-06
answers 'a plan of what is no activity' 4 不是活动 dj add plan org=B9 type=star planned_on=2026-12-02
prints 'an organisation scope holds its ledgers and their log' '1 3' \
    sh -c 'echo $("$DANGJIAN" --org B9 list ledger --format jsonl | wc -l) $("$DANGJIAN" --org B9 list ledger_log --format jsonl | wc -l)'
prints 'and not those of another' '0 0' \
    sh -c 'echo $("$DANGJIAN" --org B2 list ledger --format jsonl | wc -l) $("$DANGJIAN" --org B2 list ledger_log --format jsonl | wc -l)'

tap_is 'a base of dues is told to nobody' "$(dj list dues_base --format json | grep -c 8000)$(dj show dues_base P9/ | grep -c 8000)$(dj export dues_base | grep -c 8000)" 000
tap_is 'but for a reason' "$(dj export dues_base --private 核定 | grep -c 8000)" 1

# What is entered from here on happened in that half-year: it is opened again.
tap_run 'reopened with a reason' dj set closing B9/2026H1/1 reopened_on=2026-07-06 reason=更正
tap_run '… the quarter too' dj set closing B9/2026Q1/1 reopened_on=2026-07-06 reason=更正

# Rows without a code are found again by what they say.
cat >"$work/ledger.csv" <<'X'
台账类型,组织,事项,立项日期,完成时限
问题清单,B9,阵地不足,2026-04-01,2026-12-31
X
for round in 1 2; do
    dj import ledger "$work/ledger.csv" 2>"$work/err" || tap_note "$(cat "$work/err")"
    tap_is "a ledger without a code, round $round" "$(sed -n 's/^[^0-9]*：\([0-9]* created.*\)$/\1/p' "$work/err")" \
        "$((2 - round)) created, 0 updated, $((round - 1)) unchanged, 0 refused"
done
dj add ledger kind=problem org=B9 title=阵地不足 opened_on=2026-05-01 >/dev/null
answers 'two of the same are told apart by the code' 4 不止一条 dj import ledger "$work/ledger.csv"
for round in 1 2; do
    for entity in project,brand,甲,title tie,pairing,某村,partner; do
        IFS=, read -r name kind what field <<X
$entity
X
        printf 'kind,org,%s\n%s,B9,%s\n' "$field" "$kind" "$what" >"$work/x.csv"
        dj import "$name" "$work/x.csv" 2>"$work/err" || tap_note "$(cat "$work/err")"
        tap_is "a $name without a code, round $round" "$(grep -c "：$((2 - round)) created" "$work/err")" 1
    done
    printf 'org,person,year,form\nB9,P9,2026,会议述职\nB9,,2026,\n' >"$work/x.csv"
    dj import debrief "$work/x.csv" 2>"$work/err" || tap_note "$(cat "$work/err")"
    tap_is "debriefs without codes, round $round" "$(grep -c "：$((4 - 2 * round)) created" "$work/err")" 1
    printf 'org,year,name\nB9,2027,三会一课\n' >"$work/x.csv"
    dj import criterion "$work/x.csv" 2>"$work/err" || tap_note "$(cat "$work/err")"
    tap_is "a criterion without a code, round $round" "$(grep -c "：$((2 - round)) created" "$work/err")" 1
done

# Everything but the log may go, the last first; what others still refer to stays.
tap_run 'check is content' dj check
least | tac | while read -r entity key rest; do
    case $entity in
    ledger | ledger_log | org | placement | person | criterion) continue ;;
    esac
    dj delete "$entity" "$key" 2>&1 || echo "$entity"
done >"$work/left"
tap_is 'rows are deleted' "$(cat "$work/left")" ''
tap_end
