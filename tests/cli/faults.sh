#!/bin/sh
# Files that leave the program when the machine gives way: never a damaged one, never one left
# half-done, the old one untouched, and a sentence.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python

dj demo --orgs 12 -o "$DANGJIAN_DB" >/dev/null 2>&1
DANGJIAN_TODAY=2026-09-15
out=$work/out.d
mkdir "$out"

# old: what stands in the folder before; is_old: it stands there still, alone; is_new: a whole one.
old() {
    printf 'the old one\n' >"$out/a.xlsx"
}
is_old() {
    [ "$(ls -A "$out")" = a.xlsx ] && [ "$(cat "$out/a.xlsx")" = 'the old one' ]
}
is_new() {
    [ "$(ls -A "$out")" = a.xlsx ] &&
        xlsx sound "$out/a.xlsx"
}

# A file may not grow beyond so many blocks: the sheets, kept in temporary files beside the target,
# and the workbook itself are cut at every place. It is written whole or not at all. More than 1,000
# rows are written in larger pieces.
failures=0 successes=0 wrong=
cut_short() {
    what=$1
    shift
    for blocks; do
        old
        if (
            trap '' XFSZ
            ulimit -f "$blocks"
            exec "$DANGJIAN" list "$what" --format xlsx -o "$out/a.xlsx"
        ) 2>"$work/err"; then
            successes=$((successes + 1))
            is_new || wrong="$wrong $what:$blocks(damaged)"
        else
            failures=$((failures + 1))
            is_old || wrong="$wrong $what:$blocks($(ls -A "$out"))"
            [ "$(wc -l <"$work/err")" -eq 1 ] || wrong="$wrong $what:$blocks($(cat "$work/err"))"
        fi
    done
}
cut_short activity 1 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 34 38 42 46 50 60 80 100 140 200 \
    300 1000 100000
cut_short attendance 1 127 128 129 200 296 297 400 1000 2000 3000 4000 5000 100000
tap_is 'cut short at any place it is whole or not there' "$wrong" ''
tap_run 'some were cut' [ "$failures" -gt 5 ]
tap_run 'some were not' [ "$successes" -gt 0 ]

# A full disk.
cat >"$work/full.sh" <<'END'
mount -t tmpfs -o size="$1" none "$out" || exit 9
printf 'the old one\n' >"$out/a.xlsx"
"$DANGJIAN" list "$2" --format xlsx -o "$out/a.xlsx" 2>"$work/err"
echo "status $?" >"$work/full"
ls -A "$out" >>"$work/full"
head -c 11 "$out/a.xlsx" >>"$work/full"
END
export out work
if unshare -Urm true 2>/dev/null; then
    for size in 8k 32k 64k 128k 2m; do
        rows=activity
        [ "$size" != 2m ] || rows=attendance
        unshare -Urm sh "$work/full.sh" "$size" "$rows"
        tap_is "a disk of $size is full" "$(cat "$work/full")" 'status 1
a.xlsx
the old one'
        # of a large one the temporary files alone fill it: it has room again when they are gone
        tap_run "and that is said ($size)" grep -qE '磁盘(已|大概)满' "$work/err"
    done
else
    tap_ok 0 'a full disk # SKIP no file system can be mounted here'
fi

old
answers 'a folder that is not there' 3 '文件夹不存在' \
    dj due --format xlsx -o "$work/nowhere/a.xlsx"
answers 'a folder' 1 '是文件夹' dj due --format xlsx -o "$out"
answers 'a device' 1 '不是普通文件' dj due --format xlsx -o /dev/full
cp "$DANGJIAN_DB" "$work/before.db"
answers 'the database itself' 4 '是数据库' dj export org --format xlsx -o "$DANGJIAN_DB"
tap_run 'it is as it was' cmp "$DANGJIAN_DB" "$work/before.db"
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w "$out"
    answers 'a folder that cannot be written' 1 '没有权限' \
        dj due --format xlsx -o "$out/a.xlsx"
    chmod u+w "$out"
else
    tap_ok 0 'a folder that cannot be written # SKIP root may write everywhere'
fi
tap_run 'none of them left anything' is_old

# Killed at many moments of the writing: the old one or, when it was all but over, the new one. The
# library unlinks its own temporary file right after making it; a kill in between leaves an empty one.
wrong=
for time in 004 008 012 016 020 025 030 035 040 045 050 060 070 080 100; do
    old
    timeout -s KILL "0.$time" "$DANGJIAN" list activity --format xlsx -o "$out/a.xlsx" 2>/dev/null
    find "$out" -name 'tmp.??????????' -empty -exec rm {} +
    is_old || is_new || wrong="$wrong $time($(ls -A "$out"))"
done
tap_is 'killed at any moment it is whole or not there' "$wrong" ''

# Links are followed; what they lead to keeps its rights.
printf x >"$work/real.xlsx"
chmod 640 "$work/real.xlsx"
ln -s "$work/real.xlsx" "$out/link.xlsx"
dj due --format xlsx -o "$out/link.xlsx"
tap_run 'a link stays one' [ -L "$out/link.xlsx" ]
tap_is 'and its rights' "$(stat -c %a "$work/real.xlsx")" 640
tap_end
