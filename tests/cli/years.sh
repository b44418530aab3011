#!/bin/sh
# Three years of records: a due list from a day on reads the years it needs, and says of each line
# what the whole list says.
. "${srcdir:=.}/tests/cli/lib.sh"
DANGJIAN_TODAY=2025-12-20

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2023〕1号

[rule theme-day]
title    = 支部主题党日
clause   = 一
subject  = branch
every    = month
each     = member
evidence = theme_day

[rule lecture]
title    = 党课
clause   = 二
subject  = branch
every    = year
window   = 01-01..03-31
before   = 20
evidence = lecture

[rule study]
title    = 学习
clause   = 三
subject  = branch
every    = year
measure  = hours
count    = 40
evidence = theme_day | lecture
INI
dj init --policy "$work/own.ini" --code C --name 示例委员会 --kind committee --since 2023-01-01 \
    >/dev/null
cat >"$work/org.csv" <<'CSV'
code,name,kind,parent,founded_on
B1,示例一支部,branch,C,2020-01-01
B2,示例二支部,branch,C,2020-01-01
CSV
cat >"$work/person.csv" <<'CSV'
code,name,org,status,joined_on,full_on,since_on
P1,示例甲,B1,full,2010-01-01,2011-01-01,2015-01-01
P2,示例乙,B1,full,2010-01-01,2011-01-01,2015-01-01
P3,示例丙,B2,full,2010-01-01,2011-01-01,2015-01-01
CSV
cat >"$work/moves.csv" <<'CSV'
code,org,since_on
P2,B2,2024-07-01
CSV

# A theme day each month, but in the fifth; P2 does not come in the third. The lecture of 2024 and
# of 2025 is held in the last days of the December before.
awk -v activity="$work/activity.csv" -v attendance="$work/attendance.csv" 'BEGIN {
    print "code,org,types,held_on,hours" >activity
    print "activity,person,role,status" >attendance
    for (year = 2023; year <= 2025; year++)
        for (org = 1; org <= 2; org++) {
            for (month = 1; month <= 12; month++) {
                if (month == 5)
                    continue
                code = sprintf("T%d%02d-%d", year, month, org)
                printf "%s,B%d,theme_day,%d-%02d-10,%d\n", code, org, year, month, org + 2 >activity
                if (org == 2)
                    print code ",P3,attendee,present" >attendance
                else
                    print code ",P1,attendee,present" >attendance
                if (month != 3 && (year * 12 + month >= 2024 * 12 + 7) == (org == 2))
                    print code ",P2,attendee,present" >attendance
            }
            if (year < 2025)
                printf "L%d-%d,B%d,lecture,%d-12-28,2\n", year, org, org, year >activity
        }
}'
for file in org person; do
    dj import "$file" "$work/$file.csv" >/dev/null
done
dj import person "$work/moves.csv" >/dev/null
dj import activity "$work/activity.csv" >/dev/null
dj import attendance "$work/attendance.csv" >/dev/null

since() {
    dj due --all --from "$1" --to 2026-03-31 --format jsonl
}
whole=$(dj due --all --within 110 --format jsonl)
late() {
    echo "$whole" | awk -v day="$1" 'match($0, /"deadline":"[^"]*"/) &&
        substr($0, RSTART + 12, 10) >= day'
}
ours() {
    grep "\"own.$1\".*\"$2\".*\"period_start\":\"$3\""
}
# 36 months for each of two branches; upcoming ones are neither done nor overdue.
tap_is "theme days of three years" \
    "$(echo "$whole" | grep '"own.theme-day"' | grep -c '"done"\|"overdue"')" 72
tap_is "nobody came in May, whatever the year" \
    "$(echo "$whole" | grep '"own.theme-day".*-05-01".*"overdue".*"have":0,' | wc -l | tr -d ' ')" 6
tap_is "a lecture of the December before counts, within its 20 days" \
    "$(since 2025-03-31 | ours lecture B1 2025-01-01 | grep -c '"have":1.*"done_on":"2024-12-28"')" 1
tap_is "who moved is owed by the branch of that day: absent in March of 2025" \
    "$(since 2025-01-01 | ours theme-day B2 2025-03-01 | grep -c '"need":2,"have":1,.*"P2"')" 1
# 11 x 3 and 2 hours of 40; 11 x 4 and 2.
tap_is "the hours of 2024, one branch" \
    "$(since 2024-12-31 | ours study B1 2024-01-01 | grep -c '"need":40,"have":35,')" 1
tap_is "and the other" "$(since 2024-12-31 | ours study B2 2024-01-01 | grep -c '"have":46,')" 1
for day in 2023-01-01 2023-12-31 2024-01-01 2024-06-30 2024-12-31 2025-01-01 2025-03-31 \
    2025-12-31; do
    tap_is "from $day: the whole list from that day on" "$(since $day)" "$(late $day)"
done
tap_end
