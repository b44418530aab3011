#!/bin/sh
# Many at once: 20 who write and 20 who read for some seconds (MANY_SECONDS; a minute by make
# check-many). Nothing is lost, nobody sees an error, and what holds the file is said.
. "${srcdir:=.}/tests/cli/lib.sh"

seconds=${MANY_SECONDS:-5}
tap_run 'an office' office
mkdir "$work/said"

# Each adds records under codes of its own and notes how many were acknowledged; a third of the
# deeds change one row that all change, once more where somebody was faster (it is by version).
# The themes stay two when the marks between their words are left out: 1-11 and 11-1 would be one.
writer() {
    n=0 turns=0
    while [ ! -e "$work/enough" ]; do
        n=$((n + 1))
        DANGJIAN_USER=user$1 dj add activity "code=W$1-$n" org=B1 types=lecture theme="$1号$n" held_on=2026-05-06 \
            >/dev/null 2>>"$work/said/w$1" && echo "$n" >>"$work/said/done$1"
        [ $((n % 3)) -eq 0 ] && DANGJIAN_USER=user$1 dj add dues "person=P$((1 + $1 % 3))" \
            "month=$((2000 + $1))-$(printf %02d $((1 + n / 3 % 12)))" amount_paid="$n" \
            >/dev/null 2>&1 && turns=$((turns + 1))
    done
}
reader() {
    while [ ! -e "$work/enough" ]; do
        dj due --format json >"$work/said/due$1" 2>>"$work/said/r$1" || echo "due $?" >>"$work/said/r$1"
        dj list activity --format jsonl >"$work/said/list$1" 2>>"$work/said/r$1" ||
            echo "list $?" >>"$work/said/r$1"
    done
}
pids=
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    writer "$i" &
    pids="$pids $!"
    reader "$i" &
    pids="$pids $!"
done
end=$(($(date +%s) + seconds))
while [ "$(date +%s)" -lt "$end" ]; do
    dj backup "$work/busy.db" 2>"$work/err" || cat "$work/err" >>"$work/said/backup"
done
: >"$work/enough"
for pid in $pids; do
    wait "$pid"
done
tap_empty 'no writer saw an error' "$(cat "$work"/said/w* 2>/dev/null | sort | uniq -c)"
tap_empty 'no reader saw an error' "$(cat "$work"/said/r[0-9]* 2>/dev/null | sort | uniq -c)"
tap_empty 'every backup was made' "$(cat "$work/said/backup" 2>/dev/null)"
wanted=$(cat "$work"/said/done* | wc -l)
tap_is 'every acknowledged record is there' "$(dj list activity --format jsonl | grep -c '"W[0-9]*-')" "$wanted"
tap_note "$wanted records by 20 writers in $seconds s"
tap_run 'there were some' [ "$wanted" -gt 40 ]
tap_is 'sound' "$(dj check 2>&1 | grep -c 数据库完好)" 1

# A number five people count up, each four times: whoever was too late reads again. 5 x 4 = 20.
dj set person P3 title=0
count_up() {
    done=0
    while [ "$done" -lt 4 ]; do
        seen=$(dj show person P3 --format json)
        title=$(printf '%s' "$seen" | sed -n 's/.*"title":"\([0-9]*\)".*/\1/p')
        version=$(printf '%s' "$seen" | sed -n 's/.*"version":\([0-9]*\).*/\1/p')
        dj set person P3 title=$((title + 1)) --if-version "$version" 2>/dev/null &&
            done=$((done + 1))
    done
}
pids=
for i in 1 2 3 4 5; do
    count_up &
    pids="$pids $!"
done
for pid in $pids; do
    wait "$pid"
done
tap_is 'no update is lost' "$(field person P3 title)" '"20"'

# Two imports at once: each whole, one after the other.
for side in a b; do
    echo 'code,name,org' >"$work/$side.csv"
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "I$side$i,导入$side$i,B1" >>"$work/$side.csv"
    done
done
dj import person "$work/a.csv" >/dev/null 2>"$work/a.err" &
first=$!
dj import person "$work/b.csv" >/dev/null 2>"$work/b.err"
second=$?
wait "$first"
tap_is 'two imports at once' "$? $second $(dj list person --format jsonl | grep -c '"I[ab]')" '0 0 18'

# A row two people change: the later one is told, not silently overwritten.
version=$(field person P1 version)
tap_run 'the first' dj set person P1 title=甲 --if-version "$version"
answers 'the second is told' 4 已被别人改动过 dj set person P1 title=乙 --if-version "$version"

# Who holds it is said, after some seconds.
mkfifo "$work/pipe"
sqlite3 "$DANGJIAN_DB" <"$work/pipe" >"$work/there" &
holder=$!
exec 9>"$work/pipe"
echo 'BEGIN IMMEDIATE; SELECT 1;' >&9
while [ ! -s "$work/there" ]; do :; done
answers 'who is writing' 1 "进程 $holder" dj set person P1 title=丙
tap_run 'reading goes on meanwhile' dj list person
exec 9>&-
wait "$holder"
tap_run 'and writing after it' dj set person P1 title=丙
tap_end
