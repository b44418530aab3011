#!/bin/sh
# Counts the instructions of a due list and of one key press (Down and Page-Down in a list), and
# holds them against baseline.tsv.
#
#   check.sh [--write]        --write: what was counted becomes the baseline
#
# Called by `make bench-check`, in ./bench of the build folder. Counts, not seconds: they do not
# depend on what else the machine does, but on the compiler, its flags and SQLite, which is why a
# baseline says what it was counted with. More than the tolerance above it makes the check fail;
# as much below it asks for a new baseline.
# Where a machine is too busy for the program to keep up with the keys (under valgrind it takes
# fifty times as long), BENCH_SETTLE, the seconds waited for a screen, wants to be more.
# Environment: DANGJIAN, PYTHON, VALGRIND, BENCH_SETTLE (4).

set -eu
here=$(cd "$(dirname "$0")" && pwd)
dangjian=${DANGJIAN:-$PWD/dangjian}
python=${PYTHON:-python3}
valgrind=${VALGRIND:-valgrind}
day=2026-09-15
few=5 many=25

command -v "$valgrind" >/dev/null || {
    echo 'bench-check: valgrind is not here (apt-get install valgrind)'
    exit 77
}
mkdir -p bench
cd bench
HOME=$PWD
export HOME
rm -f counted.db
"$dangjian" --on $day demo -o counted.db --orgs 60 >/dev/null

counts() {
    sed -n 's/^summary: //p' counted.out
}

due_list() {
    "$valgrind" --tool=callgrind --callgrind-out-file=counted.out "$dangjian" --db counted.db \
        --on $day due --all --format jsonl >/dev/null 2>&1
    counts
}

# keys KEY N: the whole session with N times that key in the list of members
keys() {
    "$python" "$here/keys.py" --runs 1 --quiet 1 --settle "${BENCH_SETTLE:-4}" \
        --lead '<F4>/党员<CR><CR>' \
        --step "key:$1*$2" --quit '<Esc>q' -- "$valgrind" --tool=callgrind \
        --callgrind-out-file=counted.out "$dangjian" --db counted.db --on $day >/dev/null
    counts
}

# one_key NAME KEY: a line of what is counted
one_key() {
    less=$(keys "$2" $few)
    more=$(keys "$2" $many)
    if [ "$more" -gt "$less" ]; then
        printf '%s\t%s\n' "$1" $(((more - less) / (many - few))) >>counted.tsv
    else
        echo "$1: not counted, the program did not get to all keys; BENCH_SETTLE=20"
    fi
}

printf 'due-list\t%s\n' "$(due_list)" >counted.tsv
one_key key-down '<Down>'
many=9 few=1
one_key key-page-down '<PgDn>'

if [ "${1-}" = --write ]; then
    {
        printf '# what\tinstructions\ttolerance, in a hundred\n'
        awk -F '\t' -v OFS='\t' '{ print $0, $1 == "due-list" ? 3 : 15 }' counted.tsv
    } >"$here/baseline.tsv"
fi
awk -F '\t' '
    NR == FNR { if ($1 !~ /^#/) { was[$1] = $2; more[$1] = $3 } next }
    {
        ratio = was[$1] ? $2 / was[$1] : 0
        bad = !was[$1] || ratio > 1 + more[$1] / 100
        better = !bad && ratio < 1 - more[$1] / 100
        printf "%-14s %12d instructions, baseline %12d: %.3f%s\n", $1, $2, was[$1], ratio,
            bad ? "  MORE" : better ? "  less: write a new baseline" : ""
        failed = failed || bad
    }
    END { exit failed }' "$here/baseline.tsv" counted.tsv
