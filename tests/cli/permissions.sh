#!/bin/sh
# Who may read: the database and what lies beside it, folders that are made, what several share.
. "${srcdir:=.}/tests/cli/lib.sh"

mode() {
    stat -c %a "$1"
}
umask 000
tap_run 'an office' office
tap_is 'for oneself alone, whatever the umask' "$(mode "$DANGJIAN_DB")" 600
dj list person -o "$work/list.csv" --format csv
tap_is 'so is what is exported' "$(mode "$work/list.csv")" 600
dj --db '' list person 2>/dev/null
(unset DANGJIAN_DB && dj init >/dev/null 2>&1)
tap_is 'folders that are made' "$(mode "$work/data") $(mode "$work/data/dangjian")" '700 700'

# held COMMAND: while somebody has the database open, so that what lies beside it is there.
mkfifo "$work/pipe"
held() {
    rm -f "$work/there"
    sqlite3 "$DANGJIAN_DB" <"$work/pipe" >"$work/there" &
    holder=$!
    exec 9>"$work/pipe"
    echo 'SELECT count(*) FROM org;' >&9
    while [ ! -s "$work/there" ]; do :; done
    dj set person P1 title="$1" 2>/dev/null
    beside="$(mode "$DANGJIAN_DB-wal") $(mode "$DANGJIAN_DB-shm")"
    exec 9>&-
    wait "$holder"
}
held 甲
tap_is 'what lies beside it' "$beside" '600 600'
chmod 660 "$DANGJIAN_DB"
held 乙
tap_is 'what several share, they share whole' "$beside" '660 660'
tap_is 'that is nothing to be said' "$(dj list person 2>&1 >/dev/null)" ''

# Open to everybody: one line with the command that mends it.
chmod 664 "$DANGJIAN_DB"
answers 'it is said at every command' 0 "请运行：chmod o-rwx $DANGJIAN_DB" dj set person P1 title=丙
tap_is 'in one line' "$(dj list person 2>&1 >/dev/null | wc -l)" 1
command=$(dj list person 2>&1 >/dev/null | sed 's/.*请运行：//')
sh -c "$command"
tap_is 'which mends it' "$(mode "$DANGJIAN_DB") $(dj list person 2>&1 >/dev/null)" '660 '
chmod 777 "$work"
answers 'a folder where others may put another one there' 0 "请运行：chmod o-w $work" dj set person P1 title=戊
chmod 1777 "$work"
tap_is 'not where each keeps his own' "$(dj list person 2>&1 >/dev/null)" ''
chmod 700 "$work"
tap_is 'how to share is told' "$(dj help init 2>&1 | grep -c 'chmod 2770')" 1

# Odd places.
ln -s a.db "$work/link.db"
tap_run 'a link is followed' dj --db "$work/link.db" set person P1 title=丁
tap_run 'and stays one' [ -L "$work/link.db" ]
ln -s nowhere "$work/broken.db"
answers 'a link to nothing' 3 没有数据库文件 dj --db "$work/broken.db" list person
answers 'a folder' 1 是文件夹 dj --db "$work" list person
answers 'a pipe' 1 不是普通文件 dj --db "$work/pipe" list person
tap_end
