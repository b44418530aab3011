#!/bin/sh
# The copy of each day: the database as it stood before the first work of a day, beside it, the
# newest of them kept; never in anybody's way.
. "${srcdir:=.}/tests/cli/lib.sh"

copies=$work/copies

# on DAY COMMAND...: a command on that day of December 2026.
on() {
    day=$1
    shift
    DANGJIAN_TODAY=2026-12-$day dj "$@"
}

# work_on DAY: one meeting more; what is said stands in $work/err.
work_on() {
    on "$1" add activity org=B1 types=lecture theme="$(date +%s%N)" held_on=2026-05-06 >/dev/null 2>"$work/err"
}

# configured LINE: the configuration has it.
configured() {
    mkdir -p "$XDG_CONFIG_HOME/dangjian"
    printf '[general]\n%s\n' "$1" >"$XDG_CONFIG_HOME/dangjian/config"
}

# copies NAME WANTED: the folder holds these, and nothing hidden.
copies() {
    tap_is "$1" "$(find "$copies" -mindepth 1 -printf '%f\n' 2>/dev/null | LC_ALL=C sort | tr '\n' ' ')" "${2:+$2 }"
}

# named DAY...: their names.
named() {
    printf 'a.db.2026-12-%s\n' "$@" | tr '\n' ' ' | sed 's/ $//'
}

# The office has 2 activities, made on 2026-11-21.
tap_run 'an office' office
copies 'none on the day it is made' ''
on 01 list org >/dev/null
copies 'reading makes none' ''
tap_run 'the first work of a day' work_on 01
copies 'makes one' "$(named 01)"
tap_is 'of which nothing is said' "$(cat "$work/err")" ''
tap_is 'a folder for oneself alone' "$(stat -c %a "$copies")" 700
tap_is 'and a file' "$(stat -c %a "$copies/$(named 01)")" 600
DANGJIAN_DB=$copies/$(named 01)
tap_is 'as it stood before' "$(rows activity)" 2
tap_run 'and sound' dj check
DANGJIAN_DB=$work/a.db
tap_is 'while the work went on' "$(rows activity)" 3
sum=$(cksum <"$copies/$(named 01)")
work_on 01
tap_is 'one a day' "$(cksum <"$copies/$(named 01)")" "$sum"
rm "$copies"/*
work_on 01
copies 'not once somebody was at work' ''

# Refused on two days: nothing changed between them.
answers 'refused work' 4 2099 on 02 add activity org=B1 types=lecture held_on=2099-01-01
on 03 add activity org=B1 types=lecture held_on=2099-01-01 >/dev/null 2>&1
copies 'nothing new, no copy' "$(named 02)"
work_on 03
copies 'nor before the first change' "$(named 02)"
on 04 --on 2026-12-25 add activity org=B1 types=lecture theme=甲 held_on=2026-05-06 >/dev/null 2>&1
copies 'the day is today, whatever --on says' "$(named 02 04)"

# 2, 4 and 5 to 16: 14 copies; the 15th, of the 17th, is one too many.
for day in 05 06 07 08 09 10 11 12 13 14 15 16; do
    work_on "$day"
done
copies 'fourteen' "$(named 02 04 05 06 07 08 09 10 11 12 13 14 15 16)"
for name in a.db.2026-02-30 a.db.2026-01-01.old b.db.2026-01-01 2026-01-01 a.db.2026-01-01-wal; do
    : >"$copies/$name"
done
: >"$copies/a.db.2026-01-01"
work_on 17
rm "$copies"/a.db.2026-02-30 "$copies"/a.db.2026-01-01.old "$copies"/b.db.2026-01-01 "$copies"/2026-01-01 \
    "$copies"/a.db.2026-01-01-wal
tap_run 'nothing else was removed' rm "$copies/a.db.2026-01-01"
copies 'the newest fourteen' "$(named 04 05 06 07 08 09 10 11 12 13 14 15 16 17)"

# Somebody worked in the copy of the 4th.
on 03 --db "$copies/$(named 04)" add person code=P9 name=用过 org=B2 >/dev/null
configured 'copies = 2'
work_on 18
copies 'two, and the one with work in it' "$(named 04 17 18)"
configured 'copies = no'
work_on 19
copies 'switched off' "$(named 04 17 18)"
configured 'copies = many'
work_on 20
copies 'what is no number changes nothing' "$(named 04 17 18 20)"
rm "$XDG_CONFIG_HOME/dangjian/config"

# In nobody's way.
before=$(rows activity)
rm -r "$copies"
: >"$copies"
tap_run 'no folder, and work goes on' work_on 21
tap_run 'it is said' grep -q '今天没有自动备份：copies 文件夹用不了' "$work/err"
tap_is 'in one line' "$(wc -l <"$work/err" | tr -d ' ')" 1
work_on 21
tap_is 'once' "$(cat "$work/err")" ''
tap_is 'both were written' "$(rows activity)" $((before + 2))
rm "$copies"
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$copies"
    chmod 500 "$copies"
    tap_run 'one that cannot be written' work_on 22
    tap_run 'is said too' grep -q '今天没有自动备份.*权限' "$work/err"
    chmod 700 "$copies"
    rmdir "$copies"
fi

# No room for a whole copy, enough for what is written.
before=$(rows activity)
(
    trap '' XFSZ
    ulimit -f 400
    work_on 26
)
tap_is 'a copy that does not fit is no obstacle' "$(rows activity)" $((before + 1))
tap_run 'and is said' grep -q '今天没有自动备份' "$work/err"
copies 'nothing of it is left' ''

mkdir -p "$copies/$(named 23)"
work_on 23
tap_is 'what has its name counts as the copy' "$(cat "$work/err")" ''
rmdir "$copies/$(named 23)"

# Through a link it lies beside the database itself.
mkdir "$work/elsewhere"
ln -s "$work/a.db" "$work/elsewhere/link.db"
DANGJIAN_DB=$work/elsewhere/link.db work_on 24
copies 'beside the database' "$(named 24)"
tap_is 'not beside the link' "$(ls "$work/elsewhere")" link.db

# A demonstration.
mkdir "$work/demo"
dj demo -o "$work/demo/d.db" --orgs 10 >/dev/null 2>&1
DANGJIAN_DB=$work/demo/d.db on 25 add org code=X9 name=示范外 kind=党支部 parent=1 >/dev/null 2>&1
tap_is 'of a demonstration none' "$(ls "$work/demo")" d.db
tap_end
