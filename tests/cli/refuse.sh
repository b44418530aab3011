#!/bin/sh
# What cannot be a database is refused in plain words and left as it was; two at once; a full disk.
. "${srcdir:=.}/tests/cli/lib.sh"

db=$work/x.db
at() {
    dj --db "$db" "$@"
}

answers 'no database' 3 'dangjian init' at list org
tap_is 'and none is made' "$(ls "$work")" "$(ls "$work" | grep 'out\|err')"
answers 'no folder' 3 不存在 dj --db "$work/none/x.db" init
answers 'a folder' 1 文件夹 dj --db "$work" list org
answers 'a folder to make one in its place' 1 文件夹 dj --db "$work" init
printf '编号,名称\n' >"$db"
answers 'another file' 1 不是数据库文件 at list org
tap_is 'it is left alone' "$(cat "$db")" '编号,名称'
answers 'init refuses a file that is there' 4 已经存在 at init
tap_is 'and leaves it alone' "$(cat "$db")" '编号,名称'
: >"$db"
answers 'an empty file' 1 空文件 at add org name=甲 kind=unit
rm "$db"

tap_run 'a database' at init
tap_is 'for its owner alone' "$(ls -l "$db" | cut -c1-10)" '-rw-------'
cp "$db" "$work/good.db"
size=$(wc -c <"$db")
head -c $((size / 2)) "$work/good.db" >"$db"
answers 'half a file' 1 已损坏 at list org
cp "$work/good.db" "$db"
printf '\377' | dd of="$db" bs=1 seek=63 conv=notrunc 2>/dev/null # user_version
answers 'a newer version' 1 升级本程序 at list org
answers 'a newer version, writing' 1 升级本程序 at add org name=甲 kind=unit
cp "$work/good.db" "$db"
printf '\377' | dd of="$db" bs=1 seek=71 conv=notrunc 2>/dev/null # application_id
answers 'the database of another program' 1 不是党建台账 at list org
cp "$work/good.db" "$db"

answers 'a wrong kind of root' 2 类型 dj --db "$work/y.db" init --kind 支部
tap_is 'leaves no file' "$(ls "$work" | grep -c '^y\.db')" 0
answers 'no such policy' 3 '' dj --db "$work/y.db" init --policy nothing
tap_is 'leaves none either' "$(ls "$work" | grep -c '^y\.db')" 0

if [ "$(id -u)" -ne 0 ]; then
    chmod a-w "$db"
    answers 'a file that cannot be written' 1 只读 at add org name=甲 kind=unit
    chmod u+w "$db"
    mkdir "$work/ro"
    cp "$work/good.db" "$work/ro/x.db"
    chmod a-w "$work/ro"
    answers 'a folder that cannot be written' 1 不能写入 dj --db "$work/ro/x.db" add org name=甲 kind=unit
    prints 'can be read' 1 sh -c '"$DANGJIAN" --db "$1" list org --format jsonl | wc -l | tr -d " "' sh "$work/ro/x.db"
    answers 'nor can one be made there' 1 不能 dj --db "$work/ro/y.db" init
    chmod u+w "$work/ro"
    chmod a-r "$db"
    answers 'a file that cannot be read' 1 权限 at list org
    chmod u+r "$db"
fi

# A disk of one megabyte, where one can be had: the file is whole afterwards and holds what it held.
small() {
    unshare -rm sh -c 'mount -t tmpfs -o size=1m none "$1" && shift && "$@"' sh "$@"
}
mkdir "$work/small"
if small "$work/small" true 2>/dev/null; then
    {
        echo 'code,name'
        "$AWK" 'BEGIN { for (i = 0; i < 20000; i++) printf "F%d,%0100d\n", i, i }'
    } >"$work/big.csv"
    small "$work/small" sh -c '
        cp "$2" "$1/x.db" && status=0
        "$DANGJIAN" --db "$1/x.db" import person "$3" >"$1/out" 2>"$4" || status=$?
        echo "$status" >>"$4"
        "$DANGJIAN" --db "$1/x.db" list person --format jsonl | wc -l >>"$4"
        "$DANGJIAN" --db "$1/x.db" add person name=还能写 >>"$4" 2>&1
        echo $? >>"$4"
        rm "$1"/x.db*
        dd if=/dev/zero of="$1/fill" bs=1k count=2000 2>/dev/null
        "$DANGJIAN" --db "$2" fields person --format csv -o "$1/e.csv" >>"$4" 2>&1
        "$DANGJIAN" --db "$1/y.db" init >>"$4" 2>&1
        echo "$?" $(ls "$1") >>"$4"
    ' sh "$work/small" "$work/good.db" "$work/big.csv" "$work/err"
    tap_is 'a disk that fills up' "$(grep -c 磁盘已满 "$work/err") $(sed -n '/^[01]$/p' "$work/err" | tr '\n' ' ')" '3 1 0 0 '
    tap_is 'a full disk at the beginning' "$(tail -n 1 "$work/err")" '1 fill out'
    [ "$tap_status" -eq 0 ] || tap_note "$(cat "$work/err")"
fi
tap_end
