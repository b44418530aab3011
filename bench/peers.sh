#!/bin/sh
# What people use instead, beside ours, on the same data: one rule of the twelve (the committee
# meetings of each month), so that each can do it.
#
#   peers.sh DIR DB        DIR made by gen.py, DB by run.sh; in ./bench of the build folder
#
# A peer that counts is compared with the due list before it is measured (same, DIFF); one that only
# knows dates says so. What is not installed is said. Ratios are to ours.
# Environment: DANGJIAN, PYTHON, BENCH_RUNS (3), BENCH_SHEET (300): organisations up to which the
# workbook of formulas is tried.

# What DIR/meta assigns comes in by "."
# shellcheck disable=SC2154

set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(cd "$1" && pwd) db=$2
dangjian=${DANGJIAN:-$PWD/dangjian}
python=${PYTHON:-python3}
runs=${BENCH_RUNS:-3}
# shellcheck source=/dev/null
. "$dir/meta"

# ours PROGRAM-OPTIONS...
ours() {
    "$dangjian" --db "$db" --on "$asof" due --rule committee-meeting --all --from "$from" \
        --to "$to" --format jsonl
}

# row NAME COMMAND...: beside ours
row() {
    name=$1
    shift
    ./runm -n "$runs" -w 0 -t "one rule, $orgs organisations: $name" "$name" "$@" -- \
        dangjian "$dangjian" --db "$db" --on "$asof" due --rule committee-meeting --all \
        --from "$from" --to "$to" --format jsonl
}

# counts NAME COMMAND...: one that counts; compared first
counts() {
    name=$1
    shift
    if ! "$@" >counts.csv 2>counts.err; then
        echo "$name: did not run ($(tail -1 counts.err))"
    elif said=$("$python" "$here/peers.py" check ours.jsonl counts.csv 2>&1); then
        row "$name" "$@"
    else
        echo "$name: $said"
    fi
}

# dates PROGRAM WHAT COMMAND...: one that knows dates alone
dates() {
    program=$1 what=$2
    shift 2
    if command -v "$program" >/dev/null; then
        "$python" "$here/peers.py" prepare "$dir" "$program"
        row "$program ($what; dates alone)" "$@"
    else
        echo "$program: not here (apt-get install $program)"
    fi
}

# with MODULE: the python that has it
with() {
    for one in "$python" /usr/bin/python3 python3; do
        "$one" -c "import $1" 2>/dev/null && echo "$one" && return
    done
    return 1
}

sql() {
    sqlite3 -csv "$db" "WITH RECURSIVE m (n) AS
        (SELECT 1 UNION ALL SELECT n + 1 FROM m WHERE n < 12),
        c AS (SELECT a.org, substr(coalesce(a.for_on, a.held_on), 1, 7) AS month, count(*) AS n
                FROM activity a JOIN activity_type t ON t.activity = a.id
               WHERE t.type = 'branch_committee' AND a.held_on <= '$asof' GROUP BY 1, 2)
        SELECT o.code, substr('$to', 1, 5) || printf('%02d', m.n), coalesce(c.n, 0)
          FROM org o JOIN m
          LEFT JOIN c ON c.org = o.code AND c.month = substr('$to', 1, 5) || printf('%02d', m.n)"
}

office() {
    soffice "-env:UserInstallation=file://$PWD/office" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2' \
        --outdir "$dir/peer" "$dir/peer/countifs.xlsx" >/dev/null 2>&1
    "$python" "$here/peers.py" sheet "$dir/peer/countifs-org.csv"
}

case ${3-} in # for runm, which runs commands
sql | office)
    "$3"
    exit
    ;;
esac

echo
echo "peers, one rule, $orgs organisations; each beside ours"
ours >ours.jsonl
if command -v sqlite3 >/dev/null; then
    counts 'sqlite3, GROUP BY' sh "$0" "$dir" "$db" sql
else
    echo 'sqlite3: not here (apt-get install sqlite3)'
fi
counts 'python, csv' "$python" "$here/peers.py" csv "$dir"
if py=$(with dateutil); then
    counts 'dateutil.rrule' "$py" "$here/peers.py" rrule "$dir"
else
    echo 'dateutil: not here (apt-get install python3-dateutil)'
fi
if py=$(with openpyxl); then
    "$py" "$here/peers.py" prepare "$dir" openpyxl
    counts 'openpyxl, workbook in and out' "$py" "$here/peers.py" openpyxl "$dir"
    if ! command -v soffice >/dev/null; then
        echo 'LibreOffice: not here (apt-get install libreoffice-calc)'
    elif [ "$orgs" -gt "${BENCH_SHEET:-300}" ]; then
        echo "LibreOffice, COUNTIFS: left out, more than ${BENCH_SHEET:-300} organisations"
    else
        "$py" "$here/peers.py" prepare "$dir" sheet
        counts 'LibreOffice, COUNTIFS' sh "$0" "$dir" "$db" office
    fi
else
    echo 'openpyxl: not here (apt-get install python3-openpyxl)'
fi
dates remind 'a year' remind -s12 "$dir/peer/due.rem" "$from"
dates calcurse '31 days' calcurse -D "$dir/peer/calcurse" -Q --from 11/15/2025 --days 31
if command -v task >/dev/null; then
    "$python" "$here/peers.py" prepare "$dir" task
    rm -rf task
    mkdir task
    printf 'confirmation=off\nverbose=nothing\nhooks=off\n' >task/rc
    TASKRC=$PWD/task/rc TASKDATA=$PWD/task
    export TASKRC TASKDATA
    row 'taskwarrior, import of recurring tasks' task import "$dir/peer/task.json"
else
    echo 'taskwarrior: not here (apt-get install taskwarrior)'
fi
rm -f ours.jsonl counts.csv counts.err
