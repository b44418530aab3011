#!/bin/sh
# Every key of every screen, and a short rain of random keys; the database is sound afterwards.
# RAIN=SEED:COUNT for another rain; `make check-asan` has a long one.

: "${srcdir:=.}"
. "$srcdir/tests/tap.sh"

keywalk=$(cd "$(dirname "${DANGJIAN:-./dangjian}")" && pwd)/tests/screen/keywalk
program=$(dirname "$(dirname "$(dirname "$keywalk")")")/dangjian
hostile=$(cd "$srcdir/tests" && pwd)/hostile.py
[ -x "$keywalk" ] || tap_skip_all "no $keywalk"
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
cd "$home" || exit 1
DANGJIAN_TODAY=2026-09-15
export DANGJIAN_TODAY
unset DANGJIAN_KEYS LINES COLUMNS

"$program" demo -o demo.db --orgs 12 >/dev/null || exit 1

# walk NAME ARGUMENT...: all is well, and the database too.
walk() {
    name=$1
    shift
    rm -rf walk
    mkdir -p walk/drafts
    cp "${start:-demo.db}" walk/t.db
    if (cd walk && "$keywalk" t.db "$@") >walk.out 2>&1; then
        tap_ok 0 "$name: $(grep -c '^ok' walk.out) checks"
    else
        tap_ok 1 "$name (end $?)"
        tap_note "$(grep -v '^ok' walk.out | tail -n 80)"
    fi
    [ -n "${start:-}" ] || tap_run "$name: dangjian check" "$program" --db walk/t.db check
}

[ -n "${RAIN_ONLY:-}" ] || walk 'every key of every screen'
rain=${RAIN:-1:2000}
walk "random keys $rain" "${rain%:*}" "${rain#*:}"

# In English, every screen again: with no Chinese in the data, there is none on any of them.
latin=$(dirname "$hostile")/latin.py
words=$(dirname "$program")/locale
if [ -n "${PYTHON:-}" ] && "$PYTHON" -c 'import sqlite3' 2>/dev/null && [ -d "$words/en" ] &&
    [ -z "${RAIN_ONLY:-}" ]; then
    start=latin.db
    cp demo.db "$start"
    "$PYTHON" "$latin" "$start" || exit 1
    walk 'every screen in English' "$words"
    # Who is no operator presses what there is: nothing is written.
    "$program" --lang en --db "$start" add operator user="$(id -un)" >/dev/null 2>&1 || exit 1
    before=$("$program" --db "$start" log --limit 1 --format jsonl)
    walk 'every key of who only reads' "$words"
    tap_is 'nothing was written' "$("$program" --db walk/t.db log --limit 1 --format jsonl)" "$before"
    start=
else
    tap_note 'no English walk: no python, or no words'
fi

# The same where others have written what harms terminals, in texts and codes, and in every value.
if [ -n "${PYTHON:-}" ] && "$PYTHON" -c 'import sqlite3' 2>/dev/null; then
    for kind in texts all; do
        start=$kind.db
        cp demo.db "$start"
        DANGJIAN=$program "$PYTHON" "$hostile" poison "$start" "$kind" || exit 1
        [ -n "${RAIN_ONLY:-}" ] || walk "every key, hostile $kind"
    done
    walk "random keys $rain, hostile $kind" "${rain%:*}" "${rain#*:}"
fi
tap_end
