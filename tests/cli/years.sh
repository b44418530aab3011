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

[rule behind]
title    = 未交纳党费
clause   = 四
subject  = branch
every    = month
each     = member
evidence = dues
streak   = 6
warn     = 3

[rule study-days]
title    = 集中学习
clause   = 五
subject  = branch
every    = year
measure  = days
count    = 2
evidence = study_day

[rule by-election]
title    = 委员空缺补选
clause   = 六
subject  = branch
after    = vacancy
within   = 120
evidence = by_election
INI
dj init --policy "$work/own.ini" --code C --name 示例委员会 --kind committee --since 2023-01-01 \
    >/dev/null
cat >"$work/org.csv" <<'CSV'
code,name,kind,parent,founded_on
B1,示例一支部,branch,C,2020-01-01
B2,示例二支部,branch,C,2020-01-01
B3,示例三支部,branch,C,2020-01-01
B4,示例四支部,branch,C,2020-01-01
B5,示例五支部,branch,C,2020-01-01
B6,示例六支部,branch,C,2020-01-01
CSV
cat >"$work/person.csv" <<'CSV'
code,name,org,status,joined_on,full_on,since_on
P1,示例甲,B1,full,2010-01-01,2011-01-01,2015-01-01
P2,示例乙,B1,full,2010-01-01,2011-01-01,2015-01-01
P3,示例丙,B2,full,2010-01-01,2011-01-01,2015-01-01
P4,示例丁,B3,full,2010-01-01,2011-01-01,2015-01-01
CSV
cat >"$work/moves.csv" <<'CSV'
code,org,since_on
P2,B2,2024-07-01
P4,B1,2025-12-05
CSV
cat >"$work/event.csv" <<'CSV'
code,type,org,occurred_on
V1,vacancy,B4,2024-12-10
V2,vacancy,B5,2024-12-01
CSV
echo 'code,org,types,held_on
V3,B4,by_election,2024-12-20' >"$work/election.csv"

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
            if (year == 2025 && org == 1)
                print "T202512-1,P4,attendee,present" >attendance
            if (year < 2025)
                printf "L%d-%d,B%d,lecture,%d-12-28,2\n", year, org, org, year >activity
        }
}'
# Who pays until when; and records of several days around the end of 2024.
awk 'BEGIN {
    print "person,month,amount_due,amount_paid,paid_on"
    split("2024-11 2025-01 2024-12 2024-06", last, " ")
    for (person = 1; person <= 4; person++)
        for (month = 2023 * 12; month < 2026 * 12; month++) {
            name = sprintf("%d-%02d", month / 12, month % 12 + 1)
            if (name <= last[person])
                printf "P%d,%s,10,10,%s-05\n", person, name, name
        }
}' >"$work/dues.csv"
cat >"$work/days.csv" <<'CSV'
code,org,types,held_on,ended_on
D1,B4,study_day,2024-12-30,2025-01-02
D2,B5,study_day,2024-12-30,2025-01-01
D3,B6,study_day,2024-12-28,2024-12-31
CSV
for file in org person dues; do
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
# 36 months for each of two branches, 35 for the third, of which nobody is in the last December.
tap_is "theme days of three years" \
    "$(echo "$whole" | grep '"own.theme-day"' | grep -c '"done"\|"overdue"')" 107
tap_is "nobody came in May, whatever the year" \
    "$(echo "$whole" | grep '"own.theme-day".*-05-01".*"overdue".*"have":0,' | wc -l | tr -d ' ')" 9
tap_is "a lecture of the December before counts, within its 20 days" \
    "$(since 2025-03-31 | ours lecture B1 2025-01-01 | grep -c '"have":1.*"done_on":"2024-12-28"')" 1
tap_is "who moved is owed by the branch of that day: absent in March of 2025" \
    "$(since 2025-01-01 | ours theme-day B2 2025-03-01 | grep -c '"need":2,"have":1,.*"P2"')" 1
# 11 x 3 and 2 hours of 40; 11 x 4 and 2.
tap_is "the hours of 2024, one branch" \
    "$(since 2024-12-31 | ours study B1 2024-01-01 | grep -c '"need":40,"have":35,')" 1
tap_is "and the other" "$(since 2024-12-31 | ours study B2 2024-01-01 | grep -c '"have":46,')" 1
# Of the year that is read: from January on he owes 11 months, which is no more than can be seen;
# who owes 12 or 17 does since the year before. The last one is of another branch since.
behind() {
    since "$1" | grep '"own.behind"' | sed 's/.*"org":"\([^"]*\)".*"have":\([0-9]*\),.*/\1 \2/' |
        tr '\n' ' '
}
tap_is "months in a row that nobody paid, read with their own year" \
    "$(behind 2025-11-30)" "B1 12 B2 11 B3 17 "
tap_is "and with all years" "$(behind 2023-01-01)" "B1 12 B2 11 B3 17 "
tap_is "a day later it is no line of that range" "$(behind 2025-12-01)" ""
tap_is "and of those who are looked at further back the other lines are the same" \
    "$(since 2025-11-01)" "$(late 2025-11-01)"
tap_is "who is named" "$(since 2025-11-01 | ours behind B2 2025-11-01 | grep -c '"P2".*"P3"')" 1
# Nothing else that is due from April on asks for a day of 2024.
dj import event "$work/event.csv" >/dev/null
dj import activity "$work/election.csv" >/dev/null
tap_is "an event of the year before is met there" \
    "$(since 2025-04-01 | ours by-election B4 2024-12-10 | grep -c '"done_on":"2024-12-20"')" 1
tap_is "one that was due the day before is no line" \
    "$(since 2025-04-01 | grep -c '"own.by-election"') $(since 2025-03-31 |
        grep -c '"own.by-election"')" "1 2"
dj import activity "$work/days.csv" >/dev/null
days() {
    since 2025-04-01 | ours study-days "$1" 2025-01-01 | grep -c "\"have\":$2,"
}
tap_is "days that reach into the year count there: two" "$(days B4 2)" 1
tap_is "one" "$(days B5 1)" 1
tap_is "none" "$(days B6 0)" 1
whole=$(dj due --all --within 110 --format jsonl)
for day in 2023-01-01 2023-12-31 2024-01-01 2024-06-30 2024-12-31 2025-01-01 2025-03-31 \
    2025-04-01 2025-11-30 2025-12-01 2025-12-31; do
    tap_is "from $day: the whole list from that day on" "$(since $day)" "$(late $day)"
done
tap_end
