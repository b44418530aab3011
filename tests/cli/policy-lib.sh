# For tests of the shipped policies: rows put in, and lines of the due list asked for. A policy is tested on two sides
# of each of its numbers; what is wanted was derived by hand from the text of the document.
# shellcheck shell=sh

. "${srcdir:=.}/tests/cli/lib.sh"

DANGJIAN_TODAY=2028-06-30 # everything told has happened; each line is asked for on a day of its own
export DANGJIAN_TODAY

# under POLICY KIND: an empty database with the root R, tracked since 2026.
under() {
    rm -f "$DANGJIAN_DB"*
    tap_run "$1 loads" dj init --policy "$1" --code R --kind "$2" --name 示例 --since 2026-01-01
}

# put: each line of standard input is a row, ENTITY FIELD=VALUE…; # begins a remark.
put() {
    while read -r row; do
        # shellcheck disable=SC2086 # words of the line
        case $row in '' | '#'*) ;; *) dj add $row >/dev/null 2>"$work/err" ||
            tap_note "$row: $(cat "$work/err")" ;; esac
    done
}

# two_offices: below the root R a work committee GW, and under it two offices, each with its leading group, committee
# and branch: U1 Z1 C1 B1, U2 Z2 C2 B2.
two_offices() {
    put <<'X'
org code=GW name=区直机关工委 kind=work_committee parent=R
org code=U1 name=甲厅 kind=unit parent=GW
org code=U2 name=乙厅 kind=unit parent=GW
org code=Z1 name=甲厅党组 kind=leading_group parent=U1
org code=Z2 name=乙厅党组 kind=leading_group parent=U2
org code=C1 name=甲厅机关党委 kind=committee parent=U1
org code=C2 name=乙厅机关党委 kind=committee parent=U2
org code=B1 name=甲支部 kind=branch parent=C1
org code=B2 name=乙支部 kind=branch parent=C2
X
}

# crowd ORG N: that many full members, ORG-1 …
crowd() {
    "$AWK" -v org="$1" -v n="$2" 'BEGIN { print "code,name,org,status,category"
        for (i = 1; i <= n; i++) printf "%s-%d,示%s%d,%s,full,working\n", org, i, org, i, org }' >"$work/crowd.csv"
    dj import person "$work/crowd.csv" >/dev/null 2>"$work/err" || tap_note "$(cat "$work/err")"
}

# attend ACTIVITY STATUS-OR-PART PERSON…
attend() {
    activity=$1 part=$2
    shift 2
    for person; do
        dj add attendance activity="$activity" person="$person" role="$part" >/dev/null
    done
}

# due_on DAY: its due list as lines SLOT ORG START|ITEM|EVENT STATUS HAVE/NEED DEADLINE LACKING
due_on() {
    [ -f "$work/due.$1" ] || dj --on "$1" due --all --format jsonl | "$AWK" '
        function value(name,   s) {
            if (!match($0, "\"" name "\":(\"[^\"]*\"|\\[[^]]*\\]|[^,}]*)")) return ""
            s = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
            gsub(/["\[\]]/, "", s)
            return s
        }
        {
            rule = value("rule"); sub(/^[^.]*\./, "", rule)
            at = value("item")
            if (at == "null") at = value("event")
            if (at == "null") at = value("period_start")
            lacking = value("lacking") == "" ? "" : " " value("lacking")
            print rule, value("org"), at, value("status"), value("have") "/" value("need"), value("deadline") lacking
        }' >"$work/due.$1"
    cat "$work/due.$1"
}

# stands: each line of standard input is a test, SLOT ORG START|ITEM|EVENT DAY WANTED…; START is null where the line has
# no period; WANTED is - where nothing is asked.
stands() {
    rm -f "$work"/due.*
    while read -r slot org at day wanted; do
        case $slot in '' | '#'*) continue ;; esac
        got=$(due_on "$day" | "$AWK" -v slot="$slot" -v org="$org" -v at="$at" \
            '$1 == slot && $2 == org && $3 == at { $1 = $2 = $3 = ""; sub(/^ */, ""); print }')
        tap_is "$slot of $org, $at, on $day" "${got:--}" "$wanted"
    done
}

# judged NAME [DAY]: each line of standard input is a test, CODE yes|no: the organisation or the person is eligible;
# - : not asked at all.
judged() {
    dj --on "${2:-2026-11-21}" eligible "$1" --format jsonl |
        sed 's/.*"org":"\([^"]*\)".*"person":\("\([^"]*\)"\|null\),.*"eligible":\([a-z]*\),.*/\1 \3 \4/' |
        "$AWK" '{ print NF == 3 ? $2 : $1, $NF == "true" ? "yes" : "no" }' >"$work/judged"
    while read -r code wanted; do
        got=$(sed -n "s/^$code //p" "$work/judged")
        tap_is "$1: $code" "${got:--}" "$wanted"
    done
}

# ranked NAME YEAR: a line for each: cohort, rank, organisation, sets.
ranked() {
    dj --on 2028-01-31 rank "$1" --period "$2" --format csv | tr -d '\r' | sed 1d |
        "$AWK" -F , '{ print ($2 == "" ? "-" : $2), $3, $4, $8 }' | sed 's/ *$//'
}

# yards POLICY: its scales, conditions and rankings, as the policy itself says them.
yards() {
    number=$(sed -n 's/^number *= *//p' "$srcdir/schema/policy/$1.ini" | head -n 1)
    dj policy show "$1" | sed -n "/^\(资格\|排名\|标准\).*  $number/{s/  *$number.*//;s/   */ /g;p;}"
}
