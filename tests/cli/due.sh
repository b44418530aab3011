#!/bin/sh
# dangjian due, why and policy on a small office whose list is derived by hand.
. "${srcdir:=.}/tests/tap.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/due XXXXXX")
trap 'rm -rf "$dir"' EXIT
db=$dir/office.db

dj() {
    "$DANGJIAN" --db "$db" --on "$today" "$@"
}

# status COMMAND...: its exit code; what it says is kept in $said.
status() {
    said=$("$@" 2>&1 >/dev/null) && code=0 || code=$?
}

cat >"$dir/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule theme-day]
title    = 支部主题党日
clause   = 一·1
subject  = branch
every    = month
evidence = theme_day

[rule report]
title    = 支部报告
subject  = branch
every    = quarter
evidence = quarter_report
basis    = default

[rule hours]
title    = 集中学习
clause   = 二
subject  = branch
every    = year
evidence = training
measure  = hours
count    = 2.5

[rule relay]
title    = 传达上级决议
clause   = 三
subject  = branch
after    = upper_decision
within   = 30
evidence = member_assembly

[rule size]
title    = 设支部委员会
clause   = 四
subject  = branch
require  = has_committee
INI

today=2026-11-21
dj init --policy "$dir/own.ini" --code DW --name 示例机关党委 --kind committee --since 2026-09-01
printf 'code,name,kind,parent,founded_on\nB1,第一党支部,branch,DW,2020-01-01\nB2,第二党支部,branch,DW,2026-10-17\n' \
    >"$dir/org.csv"
printf 'code,type,org,scope,occurred_on\nE1,upper_decision,DW,below,2026-11-01\n' >"$dir/event.csv"
printf 'code,org,types,held_on,hours,events\nA1,B1,theme_day,2026-09-30,,\nA2,B1,theme_day;training,2026-11-20,1.25,\nA3,B1,member_assembly,2026-11-19,,E1\nA4,B1,training,2026-10-08,1,\n' \
    >"$dir/activity.csv"
for entity in org event activity; do
    dj import $entity "$dir/$entity.csv" 2>/dev/null
done

# One line for each obligation: organisation, rule, deadline, status, days left, have/need, done on.
lines() {
    dj due --all --format jsonl "$@" | sed 's/.*"rule":"own\.\([a-z-]*\)".*"org":"\([A-Z0-9]*\)".*"deadline":"*\([0-9nul-]*\)"*,"status":"\([a-z]*\)","days_left":\([0-9nul-]*\),"need":\([0-9.]*\),"have":\([0-9.]*\),"done_on":"*\([0-9nul-]*\).*/\2 \1 \3 \4 \5 \7\/\6 \8/'
}

# B1: September held on its last day; October missed; November held. The report of the third quarter (due 30 September,
# which is not before 1 September) was never made. Hours 1.25 + 1. The assembly names the decision: done.
# B2, founded 17 October: 15 of 31 days of October are less than half, so the list begins in November; the fourth
# quarter holds 76 of its 92 days; the year 76 of 365: not asked.
tap_is "the whole list, derived by hand" "$(lines)" 'B1 hours 2026-12-31 open 40 2.25/2.5 null
B1 relay 2026-12-01 done 10 1/1 2026-11-19
B1 report 2026-09-30 overdue -52 0/1 null
B1 report 2026-12-31 open 40 0/1 null
B1 size null unmet null 0/1 null
B1 theme-day 2026-09-30 done -52 1/1 2026-09-30
B1 theme-day 2026-10-31 overdue -21 0/1 null
B1 theme-day 2026-11-30 done 9 1/1 2026-11-20
B2 relay 2026-12-01 open 10 0/1 null
B2 report 2026-12-31 open 40 0/1 null
B2 size null unmet null 0/1 null
B2 theme-day 2026-11-30 open 9 0/1 null'

tap_is "what is owed now: overdue, unmet, due, open within 31 days" \
    "$(dj due --format jsonl | wc -l | tr -d ' ')" 6
tap_is "open ones further off with --within" "$(dj due --within 40 --format jsonl | wc -l | tr -d ' ')" 9
tap_is "--status filters what --all gives" \
    "$(dj due --status done --format jsonl | wc -l | tr -d ' ')" 3
tap_is "--kind" "$(lines --kind structure | wc -l | tr -d ' ')" 2
tap_is "--rule by id and by slot" \
    "$(lines --rule own.report | wc -l | tr -d ' ')$(lines --rule report | wc -l | tr -d ' ')" 33
tap_is "--org: that organisation and those below" \
    "$("$DANGJIAN" --db "$db" --on $today --org B2 due --all --format jsonl | wc -l | tr -d ' ')" 4
tap_is "--from and --to: deadlines in that range, both included" \
    "$(lines --from 2026-09-30 --to 2026-10-31 | wc -l | tr -d ' ')" 3
# --from leaves out what is due before it, and nothing else: three years on, where old periods are
# not looked at any more.
since() (
    today=2029-06-01
    dj due --all --from "$1" --to 2029-12-31 --format jsonl
)
late() {
    since 2000-01-01 | awk -v day="$1" 'match($0, /"deadline":"[^"]*"/) &&
        substr($0, RSTART + 12, 10) >= day'
}
for day in 2026-09-30 2028-05-31 2028-06-01 2029-03-31 2029-04-01; do
    tap_is "--from $day: the whole list from that day on" "$(since $day)" "$(late $day)"
done
tap_is "theme days of the second half of 2029" "$(since 2029-07-01 | grep -c theme-day)" 12
tap_is "one day less on either side" "$(lines --from 2026-10-01 --to 2026-10-30 | wc -l | tr -d ' ')" 0

tap_is "JSON, to the letter" "$(dj due --rule theme-day --format json --org B2 2>/dev/null ||
    "$DANGJIAN" --db "$db" --on $today --org B2 due --rule theme-day --format json)" '[
{"rule":"own.theme-day","kind":"periodic","title":"支部主题党日","source":"示例〔2026〕1号 一·1","basis":"text","org":"B2","org_name":"第二党支部","person":null,"period_start":"2026-11-01","period_end":"2026-11-30","window_start":"2026-11-01","deadline":"2026-11-30","status":"open","days_left":9,"need":1,"have":0,"done_on":null,"lacking":[],"event":null,"item":null}
]'
tap_is "an empty list is []" "$(dj due --status waived --format json)" "[]"
tap_is "an empty CSV is its header" "$(dj due --status waived --format csv | wc -l | tr -d ' ')" 1
tap_is "CSV begins with a BOM" "$(dj due --format csv | head -c 3 | od -An -tx1 | tr -d ' ')" efbbbf

status dj due --exit-code
tap_is "5 where something is overdue" $code 5
status dj due --status done --exit-code
tap_is "0 where the list holds nothing overdue" $code 0

today=2026-10-31
tap_is "the last day of October: due, not overdue" \
    "$(lines --rule theme-day | sed -n 2p)" "B1 theme-day 2026-10-31 due 0 0/1 null"
today=2026-11-01
tap_is "the day after: overdue" \
    "$(lines --rule theme-day | sed -n 2p)" "B1 theme-day 2026-10-31 overdue -1 0/1 null"
today=2026-11-21

# What the document leaves open says so, wherever people read it; what it says itself does not.
for format in table text; do
    dj due --all --format $format --width 200 >"$dir/basis"
    tap_is "$format: a number of the program's own is marked" \
        "$(tr -d '\n' <"$dir/basis" | grep -o '示例〔2026〕1号[^ ]*（数字为程序所定）' | sort -u)" \
        '示例〔2026〕1号（数字为程序所定）'
    tap_is "$format: what the document says is not" "$(grep -c '一·1（数字' "$dir/basis")" 0
done
dj due --all --rule report --width 90 >"$dir/basis"
tap_run "in a narrow table too" grep -q '（程序所定）' "$dir/basis"
dj due --format json -o "$dir/out.json"
tap_is "-o writes what standard output would get" "$(cat "$dir/out.json")" "$(dj due --format json)"
echo old >"$dir/kept"
status dj due --format json -o "$dir/none/out.json"
tap_is "-o into a folder that is not there: 3" $code 3
chmod 500 "$dir" 2>/dev/null
chmod 700 "$dir"

case $(dj why B1/own.theme-day/2026-10-01) in
*"支部主题党日"*"示例〔2026〕1号 一·1"*"逾期"*"A1"*"早于起算日"*) why=0 ;;
*) why=1 ;;
esac
tap_ok $why "why: rule, source, status and the near miss"
status dj why B1/own.nothing
tap_is "why of what is not there: 3" $code 3

for bad in "--within x" "--from 2026-02-30" "--status late,soon" "--kind sort" "--format pdf" "--what" "extra" \
    "--from 2026-12-01 --to 2026-11-01"; do
    # shellcheck disable=SC2086
    status dj due $bad
    tap_is "due $bad: wrong usage" "$code" 2
    case $said in
    "dangjian: "*[一-龥]*) tap_ok 0 "  and says so: $said" ;;
    *) tap_ok 1 "  and says so: $said" ;;
    esac
done
status dj due --rule nothing
tap_is "a rule that is not there: 3" $code 3
status "$DANGJIAN" --db "$db" --org nobody due
tap_is "an organisation that is not there: 3" $code 3
status "$DANGJIAN" --db "$dir/none.db" due
tap_is "no database: 3" $code 3

cat >"$dir/bad.ini" <<'INI'
stray = 1
[policy]
id = bad
colour = red
[rule a]
title = 甲
subject = branch, castle
every = week
evidence = theme_day | picnic
[rule a]
title = 乙
[rule b]
title = 丙
title = 丁
subject = branch
every = month
term = 3
count = 0
from = 2026-02-30
evidence = lecture
[rule c]
title = 戊
subject = branch
require = members >= and 7
[rule d]
subject = branch
require = memberz >= 7
[drop nothing]
[castle]
INI
said=$(dj policy check "$dir/bad.ini" 2>/dev/null)
tap_is "every mistake of a file, each with its line" \
    "$(printf '%s\n' "$said" | sed -n 's/.*bad\.ini:\([0-9]*\): .*/\1/p' | tr '\n' ' ')" \
    "1 4 7 8 9 10 12 14 18 19 24 25 27 28 29 "
status dj policy check "$dir/bad.ini"
tap_is "and the file is refused: 4" $code 4
status dj policy load "$dir/bad.ini"
tap_is "nor loaded" $code 4
tap_is "nothing of it is kept" "$(dj policy list | grep -c bad)" 0
status dj policy check "$dir/own.ini"
tap_is "a good one passes" $code 0
status dj policy load "$dir/own.ini"
tap_is "the same policy again changes nothing" $code 0
sed 's/主题党日/党日/' "$dir/own.ini" >"$dir/other.ini"
status dj policy load "$dir/other.ini"
tap_is "another one under the same id is refused" $code 4

# Both branches lack a committee; the same said as advice is listed, and counted apart.
{
    cat "$dir/own.ini"
    printf '\n[rule size-too]\ntitle = 宜设支部委员会\nclause = 四\nsubject = branch\nrequire = has_committee\nforce = advice\n'
} >"$dir/advice.ini"
db=$dir/advice.db
dj init --policy "$dir/advice.ini" --code DW --name 示例机关党委 --kind committee --since 2026-09-01
dj import org "$dir/org.csv" 2>/dev/null
tap_is "advice not followed is no 不达标 in the count" \
    "$(dj due --status unmet --format table 2>&1 | grep -o '共 4 项 · .*未做 [0-9]*')" '共 4 项 · 不达标 2 · 建议未做 2'
tap_is "nor in a letter" "$(dj due --status unmet --format text --width 999 2>&1 | grep -o '其中.*。\|^【.*')" '其中不达标 2 项、建议未做 2 项。
【不达标】2 项
【建议未做】2 项'
tap_is "with its own word" "$(dj due --all --kind structure --format table 2>&1 | grep -c '^建议未做 .*宜设')" 2
tap_is "nor listed where nobody asked" \
    "$(dj due --format table 2>&1 | grep -o ' · 不达标 [0-9]*\|建议')" ' · 不达标 2'

# In a narrow table the unit goes from the start of names, and a matter keeps its period.
db=$dir/narrow.db
dj init --policy "$dir/own.ini" --code DW --name 示例县直机关党委 --kind committee --since 2026-09-01
dj add org code=B1 name=示例县直机关党委办公室党支部 kind=branch parent=DW founded_on=2020-01-01 >/dev/null
dj add org code=B2 name=老干部党支部 kind=branch parent=DW founded_on=2020-01-01 >/dev/null
narrow() {
    dj due --rule theme-day --width "$1" 2>/dev/null | sed -n 's/ *$//; /2026-10-31/p' | sed 's/  */ /g'
}
tap_is "wide: whole" "$(narrow 120)" '逾期 2026-10-31 -21 示例县直机关党委办公室党支部 支部主题党日（2026年10月） 0/1 示例〔2026〕1号 一·1
逾期 2026-10-31 -21 老干部党支部 支部主题党日（2026年10月） 0/1 示例〔2026〕1号 一·1'
tap_is "narrow: the office alone" "$(narrow 80)" '逾期 2026-10-31 -21 办公室党支部 支部主题党日（2026年10月） 0/1 own 一·1
逾期 2026-10-31 -21 老干部党支部 支部主题党日（2026年10月） 0/1 own 一·1'
tap_is "narrower: the middle of the title gives way" "$(narrow 70)" '逾期 2026-10-31 -21 办公室党支部 支部主…（2026年10月） 0/1 own 一·1
逾期 2026-10-31 -21 老干部党支部 支部主…（2026年10月） 0/1 own 一·1'
tap_is "and no line is wider, the last one too" "$(dj due --rule theme-day --width 70 2>/dev/null | LC_ALL=C.UTF-8 wc -L | tr -d ' ')" 70
tap_end
