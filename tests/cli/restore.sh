#!/bin/sh
# restore: what is put back was looked at first; the old one is kept; not under somebody's hands.
. "${srcdir:=.}/tests/cli/lib.sh"

says() {
    name=$1 word=$2
    shift 2
    answers "$name" 0 "$word" "$@"
}

# What lies beside, but for the files SQLite keeps for readers of an open database.
beside() {
    ls -A "$work" | grep -v -e '-wal$' -e '-shm$'
}

# refused NAME STATUS WORD COMMAND...: and the database is as it was, with nothing new beside it.
refused() {
    : >"$work/out"
    : >"$work/err"
    before=$(cksum <"$DANGJIAN_DB") beside=$(beside)
    answers "$@"
    tap_is "$1: untouched" "$(cksum <"$DANGJIAN_DB")" "$before"
    tap_is "$1: nothing beside" "$(beside)" "$beside"
}

tap_run 'an office' office
keep_data
dj backup "$work/good.db" 2>/dev/null
printf 'secret\n' >"$work/password"
printf 'secre\n' >"$work/wrong"
dj backup --encrypt --password-file "$work/password" "$work/good.sealed" 2>/dev/null
dj add person code=P4 name=赵六 org=B2 >/dev/null

says 'what was done since is taken away' '到第 9 批变更记录为止' dj restore "$work/good.db"
same_data 'and all is as it was'
tap_is 'the old one is beside it' "$(dj --db "$DANGJIAN_DB.2026-11-21" show person P4 --format json |
    grep -c 赵六)" 1
tap_is 'for oneself alone' "$(stat -c %a "$DANGJIAN_DB")" 600
tap_run 'it can be worked in' dj add person code=P5 name=钱七 org=B2
says 'once more' "$DANGJIAN_DB.2026-11-21.2" dj restore "$work/good.db"
same_data 'as it was again'
rm "$DANGJIAN_DB.2026-11-21"*
dj backup "$work/good.db" 2>"$work/err"
tap_is 'and can be backed up' "$(cat "$work/err" | grep -c 核对无误)" 1

# Sealed.
dj add person code=P4 name=赵六 org=B2 >/dev/null
refused 'a wrong password' 4 口令不对 dj restore --password-file "$work/wrong" "$work/good.sealed"
size=$(stat -c %s "$work/good.sealed")
for at in 10 40 80 100 $((size / 2)) $((size - 1)); do
    cp "$work/good.sealed" "$work/bad.sealed"
    byte=$(dd if="$work/bad.sealed" bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
    printf "\\$(printf %o $(((byte + 1) % 256)))" |
        dd of="$work/bad.sealed" bs=1 seek="$at" conv=notrunc 2>/dev/null
    answers "damaged at $at" 1 已损坏或不完整 dj restore --password-file "$work/password" \
        "$work/bad.sealed"
done
for cut in 9 91 92 109 70000 $((size - 1)); do
    head -c "$cut" "$work/good.sealed" >"$work/bad.sealed"
    answers "cut off after $cut" 1 已损坏或不完整 dj restore --password-file "$work/password" \
        "$work/bad.sealed"
done
# After the whole first part: each part verifies by itself, only the last one says it is the last.
head -c $((92 + 65536 + 17)) "$work/good.sealed" >"$work/bad.sealed"
refused 'cut off between two parts' 1 已损坏或不完整 dj restore --password-file "$work/password" \
    "$work/bad.sealed"
rm "$work/bad.sealed"
says 'with the password' 已从 dj restore --password-file "$work/password" "$work/good.sealed"
same_data 'all is as it was'
tap_is 'from standard input too' "$(printf 'secret\n' |
    dj restore --password-file - "$work/good.sealed" 2>&1 | grep -c 核对无误)" 1
rm "$DANGJIAN_DB.2026-11-21"*

# What is no sound copy.
refused 'a file that is not there' 3 没有文件 dj restore "$work/none.db"
printf 'words\n' >"$work/words"
refused 'no database' 1 不是数据库 dj restore "$work/words"
refused 'the database itself' 4 就是数据库本身 dj restore "$DANGJIAN_DB"
cp "$work/good.db" "$work/bad.db"
chmod u+w "$work/bad.db"
sqlite3 "$work/bad.db" 'PRAGMA user_version = 9999'
refused 'a later version' 1 请升级本程序 dj restore "$work/bad.db"
cp "$work/good.db" "$work/bad.db"
sqlite3 "$work/bad.db" "DROP TRIGGER batch_keep_update; UPDATE batch SET what = 'x' WHERE id = 3"
refused 'a broken journal' 4 变更记录 dj restore "$work/bad.db"
cp "$work/good.db" "$work/bad.db"
sqlite3 "$work/bad.db" 'PRAGMA foreign_keys = OFF; DROP TRIGGER journal_keep_delete;
    DROP TRIGGER batch_keep_delete; DELETE FROM batch WHERE id = 9; DELETE FROM journal WHERE batch = 9'
refused 'a journal without its end' 4 末尾 dj restore "$work/bad.db"
head -c 100000 "$work/good.db" >"$work/bad.db"
refused 'cut off' 1 损坏 dj restore "$work/bad.db"
rm "$work/bad.db" "$work/words"

# Under somebody's hands. sqlite3 keeps it open until its input ends.
mkfifo "$work/pipe"
sqlite3 "$DANGJIAN_DB" <"$work/pipe" >"$work/there" &
reader=$!
exec 9>"$work/pipe"
echo "SELECT count(*) FROM org;" >&9
while [ ! -s "$work/there" ]; do :; done
refused 'somebody has it open' 4 "进程 $reader" dj restore "$work/good.db"
exec 9>&-
wait "$reader"
says 'when that one has gone' 核对无误 dj restore "$work/good.db"
rm "$DANGJIAN_DB.2026-11-21"*

# A database that is damaged, or gone, is what backups are for.
printf 'ruined' | dd of="$DANGJIAN_DB" conv=notrunc 2>/dev/null
says 'in place of a ruin' 核对无误 dj restore "$work/good.db"
same_data 'whole again'
tap_is 'the ruin is kept' "$(head -c 6 "$DANGJIAN_DB.2026-11-21")" ruined
rm "$DANGJIAN_DB"*
says 'in place of nothing' 核对无误 dj restore "$work/good.db"
same_data 'all there'
tap_is 'nothing was kept' "$(find "$work" -name 'a.db.*')" ''

# By a link: the link stays, its file is replaced; the rights of what was there stay.
mkdir "$work/real"
mv "$DANGJIAN_DB" "$work/real/b.db"
rm -f "$DANGJIAN_DB"*
chmod 660 "$work/real/b.db"
ln -s real/b.db "$DANGJIAN_DB"
says 'by a link' 核对无误 dj restore "$work/good.db"
tap_run 'which is still one' [ -L "$DANGJIAN_DB" ]
tap_is 'shared as it was' "$(stat -c %a "$work/real/b.db")" 660
same_data 'with what was restored'
tap_end
