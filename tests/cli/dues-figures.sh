#!/bin/sh
# The dues of reports are those of the month grid, to the last fen: months that nobody opened, months paid later, who moved.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule dues]
title    = 党费
clause   = 七
subject  = branch
every    = month
each     = member
evidence = dues

[scale dues.working]
title    = 在职党员
clause   = 七
brackets = 3000:0.5, 5000:1, 10000:1.5, :2
INI
{
    dj init --name 县直机关 --kind unit --since 2026-01-01 --policy "$work/own.ini"
    dj add org code=B1 name=示例一支部 kind=branch parent=1
    dj add org code=B2 name=示例二支部 kind=branch parent=1
    dj add person code=P1 name=示例甲 org=B1 since_on=2020-01-05 status=full category=working dues_base=4000
    dj set person P1 org=B2 since_on=2026-03-10
    dj add dues person=P1 month=2026-01 amount_due=40 amount_paid=40 paid_on=2026-01-05
    dj add dues person=P1 month=2026-02 amount_due=40 amount_paid=10 paid_on=2026-02-05
    dj add dues person=P1 month=2026-04 amount_due=40
    dj add dues person=P1 month=2026-05 amount_due=40 amount_paid=40 paid_on=2026-07-03
} >/dev/null 2>"$work/err" || tap_note "$(cat "$work/err")"

# own PERIOD DAY: branch, due, paid, owing.
own() {
    dj --on "$2" report figures --period "$1" --format csv | tr -d '\r' | "$AWK" -F, '$3 == "own" && $1 ~ /^[A-Z]/ { print $1, $10, $11, $12 }'
}
# January and February stand with B1; March, mostly spent in B2, with B2, and was never opened: 1 % of 4000. May is paid in
# July, June not over.
tap_is 'as of June' "$(own 2026H1 2026-06-15)" 'B1 80.00 50.00 30.00
B2 160.00 0.00 120.00'
tap_is 'a month is over on the day after it; what was paid is known on its day' "$(own 2026H1 2026-07-03)" 'B1 80.00 50.00 30.00
B2 160.00 40.00 120.00'
tap_is 'on its last day it is not' "$(own 2026-06 2026-06-30)" 'B1 0.00 0.00 0.00
B2 40.00 0.00 0.00'
tap_is 'the month of the move' "$(own 2026-03 2026-06-15)" 'B1 0.00 0.00 0.00
B2 40.00 0.00 40.00'

# register PERIOD DAY: the same from the month grid, by branch.
register() {
    dj --on "$2" report dues --period "$1" --format csv | tr -d '\r' | sed 1d |
        "$AWK" -F, '{ due[$1] += $7; paid[$1] += $8; owing[$1] += $9 } END { for (b in due) printf "%s %.2f %.2f %.2f\n", b, due[b], paid[b], owing[b] }' | sort
}
# agree NAME PERIOD DAY: branches that have any; and the report of the quarter has what the figures have.
agree() {
    tap_is "$1: the grid and the figures" "$(own "$2" "$3" | grep -v ' 0.00 0.00 0.00$')" "$(register "$2" "$3" | grep -v ' 0.00 0.00 0.00$')"
    tap_is "$1: and the report" "$(dj --on "$3" report quarter --period "$2" --format csv | tr -d '\r' |
        "$AWK" -F, '$8 == "org" && $5 ~ /^[A-Z]/ { print $5, $25, $26, $27 }')" "$(own "$2" "$3")"
}
agree 'one who moved' 2026H1 2026-06-15
agree 'the quarter of the move' 2026Q1 2026-07-03
rm -f "$DANGJIAN_DB"*
dj --on 2026-11-21 demo --orgs 20 -o "$DANGJIAN_DB" >/dev/null 2>&1
# A base for everybody of one branch, three months of it taken away; one of them goes elsewhere.
for p in $(dj list person --where org=ZB03 --format jsonl | sed 's/.*"code":"\([^"]*\)".*/\1/' | head -5); do
    for m in 07 08 09; do dj delete dues "$p/2026-$m"; done
    last=$p
done >/dev/null 2>&1
dj set person "$last" org=ZB04 since_on=2026-08-20 >/dev/null 2>&1
agree 'a quarter that is over' 2026Q3 2026-10-08
agree 'while it runs' 2026Q3 2026-08-20
agree 'a year' 2026 2026-11-21
tap_is 'something was owed' "$(own 2026Q3 2026-10-08 | "$AWK" '{ n += $4 > 0 } END { print (n > 1) }')" 1
tap_end
