#!/bin/sh
# Long work on the command line, told to end (as by Ctrl-C) while it goes on: the database is what
# it was, no file is left, and the end is that of the signal.

. "${srcdir:=.}/tests/cli/lib.sh"

fresh >"$work/out" 2>&1
office >"$work/out" 2>&1
out=$work/out.d
mkdir "$out"

# stops NAME FILE WORD COMMAND...: told to end as soon as FILE is there.
stops() {
    name=$1 file=$2 word=$3
    shift 3
    "$@" >"$work/out" 2>"$work/err" &
    pid=$!
    until [ -e "$file" ]; do
        kill -0 "$pid" 2>/dev/null || break
    done
    kill -TERM "$pid" 2>/dev/null
    status=0
    wait "$pid" 2>/dev/null || status=$?
    tap_is "$name: the end" "$status" 143
    tap_is "$name: what is said" "$(sed 's/^[^:]*: //' "$work/err")" "$word"
}

"$AWK" 'BEGIN {
    print "编号,姓名,所在支部"
    for (i = 0; i < 60000; i++)
        printf "N%05d,新人%05d,B1\n", i, i
}' >"$work/many.csv"

keep_data
rm -f "$DANGJIAN_DB"-* # reading leaves an empty log
stops 'import' "$DANGJIAN_DB-wal" '已停止：数据没有变动。' \
    "$DANGJIAN" import person "$work/many.csv" --errors "$out/bad.xlsx"
tap_is 'no file of errors' "$(ls "$out")" ''
tap_is 'the database lies there alone' "$(ls "$work" | grep '^a\.db')" 'a.db'
same_data 'nothing is imported'
tap_run 'it is sound' dj check

stops 'demo' "$out/demo.db.new" '已停止：没有建立示范数据库。' "$DANGJIAN" demo -o "$out/demo.db" --orgs 2000
tap_is 'nothing is left of it' "$(ls -A "$out")" ''

# A signal that is ignored (nohup) stays so.
(
    trap '' HUP TERM
    "$DANGJIAN" demo -o "$out/demo.db" --orgs 10 --years 0.1 >/dev/null 2>"$work/err" &
    pid=$!
    until [ -e "$out/demo.db.new" ] || [ -e "$out/demo.db" ]; do
        :
    done
    kill -TERM "$pid"
    wait "$pid"
)
tap_is 'ignored: the work is done' "$(ls "$out")" demo.db

# An export cut short leaves neither a file nor parts of one, and what was there stays.
echo kept >"$out/x.csv"
rm -f "$out/demo.db"
imports=0
dj import person "$work/many.csv" >/dev/null 2>&1 || imports=$?
tap_is 'many persons' "$imports" 0
for after in 0.01 0.02 0.04 0.08; do
    for file in "$out/x.csv" "$out/x.xlsx"; do
        timeout -s TERM "$after" "$DANGJIAN" export person -o "$file" >/dev/null 2>&1
    done
done
tap_is 'no part of one' "$(ls -A "$out" | grep -v '^x\.')" ''
old_or_whole() {
    [ "$(cat "$out/x.csv")" = kept ] || cmp "$out/x.csv" "$work/whole.csv"
}
dj export person -o "$work/whole.csv"
tap_run 'what was there, or the whole' old_or_whole
tap_end
