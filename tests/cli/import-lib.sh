# For tests of import; after lib.sh.
# shellcheck shell=sh

# result FILE-OF-STDERR: the counts alone.
result() {
    sed -n 's/^[^0-9]*：\([0-9]* created.*\)$/\1/p' "$work/err"
}

# imports NAME COUNTS ENTITY FILE [OPTIONS]: done, with these counts.
imports() {
    name=$1 counts=$2
    shift 2
    status=0
    dj import "$@" >"$work/out" 2>"$work/err" || status=$?
    tap_is "$name" "$status $(result) $(wc -c <"$work/out")" "0 $counts 0"
    [ "$status" -eq 0 ] || tap_note "$(cat "$work/err")"
}

# refuses NAME WORD COUNTS ENTITY FILE [OPTIONS]: status 4, that word, these counts, nothing changed.
refuses() {
    name=$1 word=$2 counts=$3
    shift 3
    keep_data
    answers "$name" 4 "$word" dj import "$@"
    tap_is "$name: counts" "$(result)" "$counts"
    same_data "$name: nothing is changed"
}
