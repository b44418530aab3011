#!/bin/sh
# Measures the program: the due list beside its floor, the import, the start to the first screen,
# keys in a long list beside tig and the bare floor.
#
#   run.sh [ORGANISATIONS...]     1000 10000 unless said; BENCH=large: 100000, 3 and 10 years too,
#                                 grown out of those of 10000
#
# Called by `make bench`. Works in ./bench of the build folder; what it makes there is made anew
# when gen.py has changed, and the databases each time (BENCH_KEEP=1 keeps those that are there).
# Environment: DANGJIAN, CC, PYTHON, BENCH_RUNS (9), BENCH_SEED (7); BENCH_STREAM (50000) branches.

# What ./d*/meta assigns comes in by "."
# shellcheck disable=SC2154

set -eu
here=$(cd "$(dirname "$0")" && pwd)
dangjian=${DANGJIAN:-$PWD/dangjian}
cc=${CC:-cc}
python=${PYTHON:-python3}
runs=${BENCH_RUNS:-9}
seed=${BENCH_SEED:-7}

die() {
    echo "bench: $*" >&2
    exit 1
}

# compile OUTPUT OPTIONS-AND-FILES
compile() {
    out=$1
    shift
    # shellcheck disable=SC2086
    $cc -std=c11 -D_GNU_SOURCE -O2 -march=native -Wall -Wextra -o "$out" "$@"
}


make_data() {
    [ -n "$(find "d$1/meta" -newer "$here/gen.py" 2>/dev/null)" ] ||
        "$python" "$here/gen.py" --orgs "$1" --seed "$seed" --out "d$1"
    # shellcheck source=/dev/null
    . "./d$1/meta"
    echo
    echo "$1 organisations ($with_groups with groups), $persons persons, $activities activities," \
        "$attendances attendances"
}

# import_one WHAT ENTITY FILE [OPTIONS]
import_one() {
    what=$1 entity=$2 file=$3
    shift 3
    ./runm -n 1 -w 0 -t "$what" dangjian "$dangjian" --db "$db" import "$entity" "$file" "$@" ||
        die "$file was not imported"
}

# bare_insert WHAT TABLES: the same rows, out of the database they were imported into
bare_insert() {
    what=$1
    shift
    ./runm -n 1 -w 0 -t "$what" 'bare loop' ./insert_floor bare.db "$db" "$@" ||
        die 'no bare insert'
    rm -f bare.db bare.db-wal bare.db-shm
}

# What is exported has a line for each.
export_activities() {
    "$dangjian" --db "$db" export activity -o export.csv
    [ "$(wc -l <export.csv)" -eq $(($1 + 1)) ] || die "DIFF: not $1 activities are exported"
    columns=$(sed '1!d; s/^\xef\xbb\xbf//; s/\r$//' export.csv)
    ./runm -n 3 -w 0 -t "export of activities, $1" dangjian "$dangjian" --db "$db" \
        export activity -- 'bare loop' ./export_floor "$db" activity "$columns" 'code, id' ||
        die 'no export'
    rm -f export.csv
}

# Namesakes of one branch would be asked about; meetings say their hour and are looked at.
make_office() {
    rm -f "$db" "$db-wal" "$db-shm"
    "$dangjian" --db "$db" init --policy "$dir/bench.ini" --code C \
        --name 中共红星集团机关委员会 --kind committee --since "$from" >&2 || die 'no database'
    import_one "import of organisations, $with_groups" org "$dir/org.csv" --alike new
    cp "$db" bare.db
    import_one "import of persons, $persons" person "$dir/person.csv" --alike new
    bare_insert "import of persons, $persons" person membership name_key
    import_one 'import of moves' person "$dir/moves.csv"
}

# import_activities FILE ROWS
import_activities() {
    cp "$db" bare.db
    import_one "import of activities, $2" activity "$1"
    bare_insert "import of activities, $2" activity activity_type activity_event activity_joint
    export_activities "$2"
}

make_database() {
    db=$PWD/$1.db dir=$PWD/d$1
    [ -z "${BENCH_KEEP-}" ] || [ ! -e "$db" ] || return 0
    make_office
    import_activities "$dir/activity.csv" "$activities"
    cp "$db" bare.db
    import_one "import of attendances, $attendances" attendance "$dir/attendance.csv"
    bare_insert "import of attendances, $attendances" attendance
    echo "database: $(($(wc -c <"$db") / 1048576)) MiB"
}

# A million records: the first of three years of 10,000 organisations.
million() {
    [ -n "$(find d3-years/meta -newer "$here/gen.py" 2>/dev/null)" ] ||
        "$python" "$here/gen.py" --orgs 10000 --years 3 --seed "$seed" --out d3-years
    rm -f d3-years/attendance.csv
    head -1000001 d3-years/activity.csv >million.csv
    # shellcheck source=/dev/null
    . ./d3-years/meta
    db=$PWD/million.db dir=$PWD/d3-years
    echo
    make_office
    import_activities million.csv 1000000
    rm -f million.csv "$db"
}

ours() {
    "$dangjian" --db "$db" --on "$asof" due --all --from "$from" --to "$to" --format jsonl
}

# Compared as they are printed: a long one is 5 GB.
due_list() {
    rm -f floor.pipe
    mkfifo floor.pipe
    ./floor "$db" "$from" "$to" "$asof" | tee floor.pipe | wc -lc >floor.size &
    ours | cmp - floor.pipe || die "DIFF: the due list of $1 is not the floor's"
    wait
    read -r lines bytes <floor.size
    [ "$lines" -gt 0 ] || die "the due list of $1 is empty: make its database anew"
    echo "due list: $lines lines, $((bytes / 1048576)) MiB, same"
    rm -f floor.pipe floor.size
    ./runm -n "$runs" -t "due list, $1" dangjian "$dangjian" --db "$db" --on "$asof" \
        due --all --from "$from" --to "$to" --format jsonl \
        -- floor ./floor "$db" "$from" "$to" "$asof"
}

# grown SOURCE OUT COPIES YEARS: an office grown out of a smaller one
grown() {
    [ -n "$(find "$2" -newer "$1" 2>/dev/null)" ] ||
        "$python" "$here/grow.py" "$1" "$2" --copies "$3" --years "$4" || die "$2 is not there"
    db=$PWD/$2
    echo
    echo "$3 x $1, $4 years: $(($(wc -c <"$db") / 1048576)) MiB"
}

# this_year WHAT TEN-YEARS ONE-YEAR
this_year() {
    ./runm -n "$runs" -t "this year out of ten, $1" dangjian "$dangjian" --db "$2" --on "$asof" \
        due --all --from "${to%%-*}-01-01" --to "$to" --format jsonl \
        -- 'this year alone' "$dangjian" --db "$3" --on "$asof" \
        due --all --from "${to%%-*}-01-01" --to "$to" --format jsonl
}

# A policy as it is shipped: streaks, days, what was missed in 366 days, what counts from last year.
shipped() {
    rm -f shipped.db shipped.db-wal shipped.db-shm
    DANGJIAN_TODAY=$asof "$dangjian" demo -o shipped.db --orgs 1000 >&2 || die 'no demonstration'
    grown shipped.db shipped-1-year.db 1 1
    grown shipped.db shipped-10-years.db 1 10
    this_year 'a shipped policy' "$db" "$PWD/shipped-1-year.db"
}

large() {
    [ -e 10000.db ] || die 'BENCH=large grows offices out of the one of 10000 organisations'
    million
    # shellcheck source=/dev/null
    . ./d10000/meta
    grown 10000.db grown-100000.db 10 1
    due_list '100000 organisations'
    grown 10000.db grown-3-years.db 1 3
    from=$((${to%%-*} - 2))-01-01
    due_list '10000 organisations, 3 years'
    grown 10000.db grown-100000-3-years.db 10 3
    due_list '100000 organisations, 3 years'
    rm -f "$db"
    grown 10000.db grown-10-years.db 1 10
    this_year 'the policy of the bench' "$db" "$PWD/10000.db"
    shipped
    after_entry '100000 organisations' grown-100000.db
    grown 10000.db grown-nothing.db 10 0
    after_entry '100000 organisations, nothing recorded' grown-nothing.db
}

# says WHAT COMMAND...: what it says stands in the table, its last lines in one
says() {
    what=$1
    shift
    "$@" >said.txt || die "$what: not measured"
    cat said.txt
    printf '%s\tsays\t%s\n' "$what" "$(tail -3 said.txt | tr -s '\n ' '; ')" >>"$BENCH_TABLE"
}

# after_entry WHAT DATABASE: the list on screen after one entry, in a copy
after_entry() {
    cp "$2" entries.db
    says "after one entry, $1" ../bench/after_entry entries.db "$asof" 100
    rm -f entries.db entries.db-wal entries.db-shm
}

alone() {
    echo
    says 'the engine alone' ../bench/stream d300/bench.ini "${BENCH_STREAM:-50000}"
    [ ! -e 10000.db ] || after_entry '10000 organisations' 10000.db
}

first_screen() {
    echo
    rm -f demo.db demo.db-wal demo.db-shm
    "$dangjian" demo -o demo.db >&2 || {
        echo 'first screen: no demonstration database'
        return 0
    }
    "$dangjian" --db "$PWD/demo.db" list person --format table >demo.txt
    "$python" "$here/first_screen.py" --runs "$runs" --frame 'F10|1/' \
        --table 'first screen, demonstration' \
        "$dangjian" --db "$PWD/demo.db" -- ./list_floor demo.txt ||
        echo 'first screen: not measured'
    [ ! -e grown-100000.db ] ||
        "$python" "$here/first_screen.py" --runs 3 --quiet 1 --frame 'F10|1/' \
            --table 'first screen, 100,000 organisations' \
            "$dangjian" --db "$PWD/grown-100000.db" --on "$asof" -- ./list_floor demo.txt
}

# A history of as many commits as the list has lines, for tig.
make_history() {
    rm -rf history
    git init -q -b main history
    awk '{ n = length($0) + 1
           printf "commit refs/heads/main\ncommitter B <b@x> %d +0800\ndata %d\n%s\n\n",
               1700000000 + NR * 60, n, $0 }' "$1" |
        LC_ALL=C git -C history fast-import --quiet
    git -C history repack -adq
}

# 100,000 members: keys to the screen, ours beside the bare floor and tig on as many lines.
lists() {
    from=2025-01-01 dir=$PWD/d10000 db=$PWD/list.db
    [ -e "$dir/person.csv" ] || {
        echo 'lists: the data of 10000 organisations is not here'
        return 0
    }
    head -100001 "$dir/person.csv" >list.csv
    [ -n "${BENCH_KEEP-}" ] || rm -f list.db list.db-wal list.db-shm
    [ -e list.db ] || {
        "$dangjian" --db "$db" init --policy "$dir/bench.ini" --code C \
            --name 中共红星集团机关委员会 --kind committee --since "$from" >&2
        import_one 'import of organisations for the list' org "$dir/org.csv" --alike new
        import_one 'import of persons, 100000' person list.csv --alike new
    }
    "$dangjian" --db "$db" list person --format xlsx -o ours.xlsx
    "$python" "$here/workbook_cells.py" ours.xlsx >cells.tsv
    ./runm -n "$runs" -w 0 -t 'workbook of 100,000 members' dangjian "$dangjian" --db "$db" \
        list person --format xlsx -o ours.xlsx -- floor ./workbook_floor cells.tsv floor.xlsx ||
        die 'no workbook'
    moves='--step page-down:<PgDn>*20 --step down:<Down>*20 --step end:<End> --step home:<Home>'
    "$dangjian" --db "$db" list person --format table >lines.txt
    rm -rf home # a list opens sorted as it was left
    mkdir home
    HOME=$PWD/home
    export HOME
    echo
    echo 'list of 100,000: what, key, n, ms median, ms 95 %, bytes, ms to the first byte,' \
        'processor ms to the first, to the last'
    # shellcheck disable=SC2086
    keys --label floor $moves -- ./list_floor lines.txt
    # shellcheck disable=SC2086
    keys --label dangjian --settle 3 --lead '<F4>/党员<CR><CR>' $moves \
        --step 'open filter:/' \
        --step 'filter:张' --step 'filter on:伟' \
        --quit '<Esc><Esc>q' -- "$dangjian" --db "$db"
    keys --label dangjian --settle 3 --lead '<F4>/党员<CR><CR><F6><CR>状态<CR>' \
        --step 'sort on 状态:<CR>' --quit '<Esc><Esc>q' -- "$dangjian" --db "$db"
    if command -v tig >/dev/null; then
        [ -d history ] || make_history lines.txt
        cd history
        # shellcheck disable=SC2086
        keys --label tig --settle 2 $moves --step reload:R -- tig
    else
        echo 'tig: not here (apt-get install tig)'
    fi
}

# keys ARGUMENTS of keys.py
keys() {
    "$python" "$here/keys.py" "$@" | tee -a "$BENCH_TABLE.keys"
}

[ -x "$dangjian" ] || die "no program at $dangjian"
mkdir -p bench
cd bench
BENCH_TABLE=$PWD/table.tsv
export BENCH_TABLE
: >"$BENCH_TABLE"
: >"$BENCH_TABLE.keys"
compile runm "$here/runm.c"
compile insert_floor "$here/insert_floor.c" -lsqlite3
compile export_floor "$here/export_floor.c" -lsqlite3
$cc -O2 -w -o list_floor "$here/list_floor.c" -lncursesw || die 'no list_floor'
compile workbook_floor "$here/workbook_floor.c" -lxlsxwriter
compile floor "$here/floor.c" "$here/floor_read.c" -lsqlite3
if [ $# -eq 0 ]; then
    set -- 1000 10000
fi
for n in "$@"; do
    make_data "$n"
    make_database "$n"
    due_list "$n organisations"
done
[ "${BENCH-small}" != large ] || large
make_data 300
make_database 300
sh "$here/peers.sh" d300 "$PWD/300.db"
[ ! -e 1000.db ] || sh "$here/peers.sh" d1000 "$PWD/1000.db"
alone
first_screen
lists
echo
"$python" "$here/table.py" "$BENCH_TABLE" "$BENCH_TABLE.keys"
