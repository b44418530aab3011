#!/bin/sh
# Paths as people have them: blanks, Chinese, quotes, per cent, hash and question marks, a hyphen in
# front. Each command that takes a file reads and writes there, and nothing beside it.
. "${srcdir:=.}/tests/cli/lib.sh"

# files FOLDER: what lies there, one a line, without the log of a database that was only read last.
files() {
    find "$1" -mindepth 1 -maxdepth 1 ! -name '*-wal' ! -name '*-shm' -printf '%f\n' |
        LC_ALL=C sort
}

office >/dev/null 2>&1 || exit 1
dj report quarter --period 2026Q1 --format json -o "$work/up.json" || exit 1
cp "$srcdir/schema/policy/xz.ini" "$work/own.ini"
cp "$DANGJIAN_DB" "$work/office.db"

# in_folder NAME: everything there, in a folder and under names of that kind.
in_folder() {
    p=$work/$1
    mkdir -p "$p"
    cp "$work/office.db" "$p/$1.db"
    DANGJIAN_DB=$p/$1.db
    tap_run "$1: due" dj due -o "$p/$1.txt"
    tap_run "$1: matrix" dj matrix --period 2026Q1 -o "$p/$1.csv"
    tap_run "$1: report" dj report quarter --period 2026Q1 -o "$p/$1.xlsx"
    tap_run "$1: export" dj export person -o "$p/$1 2.csv"
    tap_run "$1: what was exported is imported" dj import person "$p/$1 2.csv"
    printf 'code,name,org\nP9,示例,没有的\n' >"$p/$1 0.csv"
    dj import person "$p/$1 0.csv" --errors "$p/$1 3.csv" >"$work/out" 2>&1
    tap_run "$1: with the refused beside it" grep -q 没有的 "$p/$1 3.csv"
    rm "$p/$1 0.csv"
    tap_run "$1: template" dj template person -o "$p/$1 4.xlsx"
    tap_run "$1: the template is imported" dj import person "$p/$1 4.xlsx" --dry-run
    cp "$work/up.json" "$p/$1.json"
    dj gather "$p/$1.json" >"$work/out" 2>"$work/err"
    tap_run "$1: gather reads it" sh -c "[ $? -ne 1 ] && ! grep -q 打不开 '$work/err'"
    cp "$work/own.ini" "$p/$1.ini"
    tap_run "$1: policy check" dj policy check "$p/$1.ini"
    tap_run "$1: policy load" dj policy load "$p/$1.ini"
    tap_run "$1: log" dj log -o "$p/$1 5.txt"
    tap_run "$1: backup" dj backup "$p/$1 6.db"
    echo 口令口令口令口令 >"$p/$1.pass"
    tap_run "$1: a sealed one" dj backup "$p/$1 7.db" --encrypt --password-file "$p/$1.pass"
    tap_run "$1: restore" dj restore "$p/$1 6.db"
    kept=$(cd "$p" && ls | grep -F "$1.db." | head -n 1)
    tap_run "$1: the old one is kept beside it" test -s "$p/$kept"
    [ -z "$kept" ] || rm "$p/$kept"
    tap_run "$1: restore a sealed one" dj restore "$p/$1 7.db" --password-file "$p/$1.pass"
    tap_run "$1: it is sound" dj check
    tap_run "$1: a demonstration" dj demo --orgs 10 -o "$p/$1 8.db"
    tap_run "$1: init" dj --db "$p/$1 9.db" init --policy "$p/$1.ini" --since 2026-01-01
    tap_is "$1: a mistake names it whole" "$(dj import person "$p/$1 0.csv" 2>&1 | grep -cF "$1 0.csv")" 1
    rm -rf "$p/copies"
    kept=$(cd "$p" && ls | grep -F "$1.db." | head -n 1)
    [ -z "$kept" ] || rm "$p/$kept"
    tap_is "$1: nothing else lies there" "$(files "$p")" "$(
        for end in ' 2.csv' ' 3.csv' ' 4.xlsx' ' 5.txt' ' 6.db' ' 7.db' ' 8.db' ' 9.db' .csv .db .ini \
            .json .pass .txt .xlsx; do
            printf '%s%s\n' "$1" "$end"
        done | LC_ALL=C sort)"
}

for name in '党建 台账（新）' "it's \"so\"" '100% ?a=b&c #1' 'a;b|c$HOME'; do
    in_folder "$name"
done

# The places of the program themselves, and a name that looks like an option.
XDG_DATA_HOME="$work/数 据"
XDG_CONFIG_HOME="$work/配 置"
unset DANGJIAN_DB
tap_run 'the folder of data' dj init --since 2026-01-01
tap_run 'is there' test -s "$work/数 据/dangjian/dangjian.db"
mkdir -p "$work/配 置/dangjian"
printf '[general]\ndb = %s\n' "$work/党建 台账（新）/党建 台账（新）.db" >"$work/配 置/dangjian/config"
tap_is 'a path of the configuration' "$(rows person)" 3
cd "$work" || exit 1
DANGJIAN_DB=./-a.db
case $DANGJIAN in /*) ;; *) DANGJIAN=$OLDPWD/$DANGJIAN ;; esac
cp office.db ./-a.db
tap_run 'a hyphen in front' dj --db -a.db list person
tap_run 'behind -o' dj export person -o -b.csv
tap_run 'it is there' test -s ./-b.csv
tap_run 'a file behind --' dj import person -- -b.csv
tap_end
