#!/bin/sh
# backup: a whole copy while others write, read back, in place of nothing but an older one of the
# same database; encrypted, readable with the password alone.
. "${srcdir:=.}/tests/cli/lib.sh"

says() {
    name=$1 word=$2
    shift 2
    answers "$name" 0 "$word" "$@"
}

# entities FILE: every row of every kind, as that database has them.
entities() (
    DANGJIAN_DB=$1
    all_data
)

# only NAME FILES: the folder holds these files and nothing hidden.
only() {
    tap_is "$1" "$(find "$out" -mindepth 1 -printf '%f\n' | LC_ALL=C sort | tr '\n' ' ')" "$2 "
}

tap_run 'an office' office
out=$work/copies
mkdir "$out"
keep_data

# 1 root, 2 branches, 1 group, 3 persons, 2 activities; and what the door writes of its own: 4
# placements, 3 memberships: 16 rows in 9 batches (init, 3 orgs, 3 persons, 2 activities).
says 'a copy' '16 条记录，9 批变更记录，读回核对无误' dj backup "$out/a.db"
only 'nothing beside it' a.db
tap_is 'for oneself alone' "$(stat -c %a "$out/a.db")" 600
entities "$out/a.db" >"$work/now"
tap_run 'with all that is there' cmp "$work/kept" "$work/now"
only 'reading it leaves nothing beside it' a.db

# In the place of an older copy, and of nothing else.
chmod 644 "$out/a.db"
dj add person code=P4 name=赵六 org=B2 >/dev/null
says 'a newer one in its place' '18 条记录，10 批' dj backup "$out/a.db"
tap_is 'again for oneself alone' "$(stat -c %a "$out/a.db")" 600
answers 'not in the place of the database' 4 就是数据库本身 dj backup "$DANGJIAN_DB"
ln -s "$DANGJIAN_DB" "$out/link"
answers 'nor by a link to it' 4 就是数据库本身 dj backup "$out/link"
rm "$out/link"
dj --db "$out/other.db" init >/dev/null 2>&1
sum=$(cksum <"$out/other.db")
answers 'nor of another database' 4 另一个数据库 dj backup "$out/other.db"
tap_is 'which is as it was' "$(cksum <"$out/other.db")" "$sum"
rm "$out/other.db"*
dj backup "$out/used.db" 2>/dev/null
dj --db "$out/used.db" add person code=P9 name=用过 org=B2 >/dev/null
answers 'nor of a copy somebody works in' 4 另一个数据库 dj backup "$out/used.db"
rm "$out/used.db"*
answers 'a folder is no file' 1 是文件夹 dj backup "$out"
answers 'a folder that is not there' 3 不存在 dj backup "$out/no/a.db"
answers 'a file is asked for' 2 用法 dj backup

# Whatever fails: the old one stands, and nothing beside it.
sum=$(cksum <"$out/a.db")
failures=0 wrong=
for blocks in 1 8 40 100 200 400; do
    (
        trap '' XFSZ
        ulimit -f "$blocks"
        exec "$DANGJIAN" backup "$out/a.db"
    ) 2>"$work/err" && continue
    failures=$((failures + 1))
    [ "$(cksum <"$out/a.db")" = "$sum" ] || wrong="$wrong $blocks"
    [ "$(find "$out" -mindepth 1 | wc -l)" -eq 1 ] || wrong="$wrong $blocks($(ls -A "$out"))"
done
tap_is 'a full disk leaves the old one' "$wrong" ''
tap_run 'and it was full' [ "$failures" -gt 2 ]
if [ "$(id -u)" -ne 0 ]; then
    chmod 555 "$out"
    answers 'a folder that cannot be written' 1 权限 dj backup "$out/b.db"
    chmod 755 "$out"
fi

# While somebody writes all the time: every copy is whole.
(
    while [ ! -e "$work/enough" ]; do
        dj add activity org=B1 types=lecture held_on=2026-05-06 >/dev/null 2>&1
    done
) &
writer=$!
unsound=
for i in 1 2 3 4 5; do
    dj backup "$out/busy.db" 2>"$work/err" || unsound="$unsound $(cat "$work/err")"
    dj --db "$out/busy.db" check >/dev/null 2>"$work/err" || unsound="$unsound $(cat "$work/err")"
done
: >"$work/enough"
wait "$writer"
tap_is 'sound while others write' "$unsound" ''
rm "$out/busy.db"

# Encrypted.
printf '口令 one\nsecond line\n' >"$work/password"
printf 'wrong\n' >"$work/wrong"
says 'sealed' 已加密备份 dj backup --encrypt --password-file "$work/password" "$out/a.sealed"
only 'and nothing plain beside it' 'a.db a.sealed'
tap_is 'nor beside the database' "$(find "$work" -maxdepth 1 -name '*sealing*')" ''
tap_is 'sealed, for oneself alone' "$(stat -c %a "$out/a.sealed")" 600
tap_is 'with its own magic' "$(head -c 8 "$out/a.sealed")" DJTZSEAL
tap_is 'no name to be read in it' "$(grep -ac 张三 "$out/a.sealed")" 0
says 'in its own place again' 已加密备份 dj backup --encrypt --password-file "$work/password" \
    "$out/a.sealed"
: >"$work/empty"
answers 'an empty password' 4 口令是空的 dj backup --encrypt --password-file "$work/empty" "$out/b"
answers 'a password for nothing' 2 --encrypt dj backup --password-file "$work/password" "$out/b"
answers 'no terminal to ask on' 2 --password-file setsid -w "$DANGJIAN" backup --encrypt "$out/b"
only 'none of these left anything' 'a.db a.sealed'
tap_end
