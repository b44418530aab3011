#!/bin/sh
# What others left in a database: shown so that no terminal, spreadsheet or parser is harmed; files
# made to do harm are refused with a sentence or read safely.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python
"$PYTHON" -c 'import sqlite3' 2>/dev/null || tap_skip_all 'python3 without sqlite3'
unset LC_ALL
LC_ALL=C.UTF-8
export DANGJIAN LC_ALL
DANGJIAN_TODAY=2026-09-15
hostile() {
    "$PYTHON" "$srcdir/tests/hostile.py" "$@"
}

# outputs NAME: every listing of every kind in every format.
outputs() {
    rm -rf "$work/all"
    mkdir "$work/all"
    wrong=
    for entity in $entities; do
        for format in table text csv json jsonl; do
            dj list "$entity" --format $format -o "$work/all/$entity.$format" >/dev/null 2>>"$work/all/said" ||
                wrong="$wrong $entity/$format:$?"
        done
    done
    for entity in person activity ledger; do
        dj list "$entity" --format xlsx -o "$work/o.xlsx" 2>>"$work/all/said" &&
            xlsx sound "$work/o.xlsx" >"$work/said" 2>&1 ||
            wrong="$wrong $entity/xlsx: $(cat "$work/said")"
    done
    wrong="$wrong$(hostile scan "$work/all"/*.table "$work/all"/*.text "$work/all/said" 2>&1)"
    for format in csv json jsonl; do
        wrong="$wrong$(hostile $format "$work/all"/*.$format 2>&1)"
    done
    tap_is "$1: lists of every kind in every format" "$wrong" ''
}

# command_says NAME FORMAT COMMAND...: it ends in order, and what it prints can be read; or it says
# why it prints nothing.
command_says() {
    name=$1 format=$2
    shift 2
    status=0
    dj "$@" >"$work/o" 2>"$work/err" || status=$?
    read_as=$format
    [ "$status" -ne 1 ] || [ -s "$work/o" ] || [ ! -s "$work/err" ] || read_as=scan
    hostile "$read_as" "$work/o" >"$work/said" 2>&1 && hostile scan "$work/err" >>"$work/said" 2>&1 &&
        [ "$status" -le 4 ]
    tap_ok $? "$name: $*"
    [ ! -s "$work/said" ] || tap_note "$(cat "$work/said")"
}

dj demo --orgs 12 -o "$DANGJIAN_DB" >/dev/null 2>&1 || exit 1
cp "$DANGJIAN_DB" "$work/good.db"
entities=$(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/')
for kind in '' all; do
    cp "$work/good.db" "$DANGJIAN_DB"
    hostile poison "$DANGJIAN_DB" $kind || exit 1
    outputs "hostile $kind"
    for format in scan csv json jsonl; do
        as=$format
        [ $format != scan ] || as=text
        command_says "hostile $kind" $format due --format $as
        [ $format = csv ] || command_says "hostile $kind" $format check --format $as
        command_says "hostile $kind" $format matrix --period 2026Q3 --format $as
        [ $format = scan ] || command_says "hostile $kind" $format log --format $as
    done
    command_says "hostile $kind" scan log
    command_says "hostile $kind" scan due --format ics
    command_says "hostile $kind" scan policy list
    org=$(printf 'ZB01\033[7m\342\200\256\302\233')
    answers "hostile $kind: what is not there is said safely" 3 '没有' dj show person "$org"
    hostile scan "$work/err"
    tap_ok $? 'and gives the terminal no command'
done

# What is written as CSV comes back as it was, formulas too.
cp "$work/good.db" "$DANGJIAN_DB"
for text in '=1+1' '+86 951' '-a' '@home' "'=x" "''-" '-5' '+3.5' "'" '-' "o'clock"; do
    dj set person P0001 note="$text" >/dev/null
    dj export person -o "$work/p.csv" 2>/dev/null
    dj set person P0001 note=other >/dev/null
    dj import person "$work/p.csv" >/dev/null 2>&1
    tap_is "there and back: $text" "$(field person P0001 note)" "\"$text\""
done
dj set person P0001 note='=1+1' >/dev/null
dj export person -o "$work/p.csv"
tap_run 'a formula is none in CSV' grep -q ",'=1+1" "$work/p.csv"

# The door.
answers 'a control character' 2 控制字符 dj set person P0001 note="$(printf 'a\033[31m')"
answers 'one of the upper half' 2 控制字符 dj set person P0001 note="$(printf 'a\302\23331m')"
answers 'no UTF-8' 2 UTF-8 dj set person P0001 note="$(printf 'a\377')"
answers 'a value cut in the middle of a character' 2 '“一二三四五六七八九十一二三四五六七八九十一二三四五六”' \
    dj set person P0001 gender=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十
for text in '👨‍👩‍👧‍👦🇨🇳' '𠮷𠮷' "$(printf 'Z\314\200\314\201')" 'שלום' "'; DROP TABLE person; --" '%s%n'; do
    dj set person P0001 note="$text" >/dev/null
    tap_is "kept as it is: $text" "$(field person P0001 note)" "\"$text\""
done

# Deep and round.
fresh 2>/dev/null
{
    echo code,name,kind,parent
    "$AWK" 'BEGIN { for (i = 1; i <= 10000; i++)
        printf "D%d,第%d层,committee,%s\n", i, i, (i > 1 ? "D" i - 1 : "1") }'
} >"$work/deep.csv"
tap_run '10,000 levels' dj import org "$work/deep.csv"
tap_is 'all of them' "$(rows org)" 10001
command_says 'deep' scan due
command_says 'deep' scan matrix --period 2026Q3
tap_run 'deep: check' dj check
"$PYTHON" - "$DANGJIAN_DB" <<'END2'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE org SET parent = 'D10000' WHERE code = 'D1'")
db.execute("UPDATE placement SET parent = 'D10000' WHERE org = 'D1'")
db.commit()
END2
command_says 'round' scan due
command_says 'round' scan matrix --period 2026Q3
dj check >"$work/o" 2>/dev/null
tap_run 'check names it' grep -q '（D1）的上级组织绕回了它自己' "$work/o"

# Records that name what is not there, as a torn file leaves them: nothing is said of such a file as
# if it were whole, and no place in a list is taken from it.
hostile links "$work/good.db" >"$work/links"
tap_run 'links are known' [ "$(wc -l <"$work/links")" -gt 30 ]
while read -r table column; do
    wrong=
    cp "$work/good.db" "$work/lost.db"
    hostile lose "$work/lost.db" "$table" "$column" || wrong='not lost'
    for call in 'due' 'due --format json' 'check' 'matrix --period 2026Q3' \
        'report quarter --period 2026Q2'; do
        cp "$work/lost.db" "$DANGJIAN_DB"
        rm -f "$DANGJIAN_DB"-*
        status=0
        # shellcheck disable=SC2086
        dj $call >/dev/null 2>"$work/err" || status=$?
        case $call/$status in */[01] | check/4) ;; *) wrong="$wrong $call:$status" ;; esac
        [ "$status" -eq 0 ] || [ -s "$work/err" ] || wrong="$wrong $call says nothing"
    done
    tap_is "lost: $table $column" "$wrong" ''
done <"$work/links"
cp "$work/good.db" "$DANGJIAN_DB"
rm -f "$DANGJIAN_DB"-*
hostile lose "$DANGJIAN_DB" membership person
answers 'lost: who is a member of nothing' 1 '已损坏（有记录指向的' dj due

# Files made to do harm: SQL that runs before they are opened, what check says, what writing says.
harm() {
    cp "$work/good.db" "$DANGJIAN_DB"
    rm -f "$DANGJIAN_DB"-*
    "$PYTHON" -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executescript(sys.argv[2])' "$DANGJIAN_DB" "$2" || exit 1
    dj check >"$work/o" 2>/dev/null
    tap_is "$1: check" "$? $(grep -oF "$3" "$work/o" | head -n 1)" "4 $3"
    dj due >/dev/null 2>"$work/err"
    tap_run "$1: read or refused" [ $? -le 1 ]
}
harm 'a trigger' "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM activity; END" 触发器
answers 'nothing is written where a trigger waits' 1 '触发器 evil' dj add person name=甲
tap_run 'it can be read' dj list person
harm 'a table with columns added later that has lost its STRICT' "PRAGMA writable_schema = ON;
    UPDATE sqlite_master SET sql = substr(sql, 1, length(sql) - 7) WHERE name = 'person'" '表 person'
harm 'a view' "DROP VIEW mark_row; CREATE VIEW mark_row AS SELECT load_extension('x') AS kind" '视图 mark_row'
harm 'a virtual table' "DROP TABLE mark_home; CREATE VIRTUAL TABLE mark_home USING fts5(person, org_rank)" mark_home
harm 'a view for a table' "DROP TABLE plan; CREATE VIEW plan AS SELECT writefile('$work/pwned', 'x') AS id" plan
tap_run 'nothing ran' [ ! -e "$work/pwned" ]

# broken NAME: reading and writing end with a sentence and 0 or 1.
broken() {
    wrong=
    for call in 'due' 'check' 'list activity --format csv' 'add person name=甲' 'log' 'undo'; do
        cp "$work/broken.db" "$DANGJIAN_DB"
        rm -f "$DANGJIAN_DB"-*
        [ ! -f "$work/broken.wal" ] || cp "$work/broken.wal" "$DANGJIAN_DB-wal"
        status=0
        # shellcheck disable=SC2086
        dj $call >/dev/null 2>"$work/err" || status=$?
        case $call/$status in */[01] | check/4 | undo/3) ;; *) wrong="$wrong $call:$status" ;; esac
        [ "$status" -eq 0 ] || [ -s "$work/err" ] || wrong="$wrong $call says nothing"
    done
    tap_is "$1" "$wrong" ''
}
size=$(wc -c <"$work/good.db")
for page in 2 5 20 100 300; do
    cp "$work/good.db" "$work/broken.db"
    "$AWK" 'BEGIN { for (i = 0; i < 4096; i++) printf "%c", i % 7 * 37 }' |
        head -c 4096 | dd of="$work/broken.db" bs=4096 seek=$page conv=notrunc 2>/dev/null
    broken "garbage on page $page"
done
for bytes in 1 50 99 100 4096 50000 $((size - 4096)); do
    head -c "$bytes" "$work/good.db" >"$work/broken.db"
    broken "cut after $bytes bytes"
done
printf 'PK\003\004 not a database at all' >"$work/broken.db"
broken 'another file'
cp "$work/good.db" "$work/broken.db"
head -c 50000 "$work/good.db" >"$work/broken.wal"
broken 'garbage in the log of writes'

# What cannot be read decides nothing: an operator is not refused for a record whose organisation nobody could look up.
rm -f "$DANGJIAN_DB"*
{
    dj init --name 县直机关 --since 2026-01-01 --policy base
    dj add org code=B1 name=一支部 kind=branch parent=1 founded_on=2020-01-01
    dj add ledger code=L1 kind=problem org=B1 title=问题 opened_on=2026-03-01
    dj add operator user=tester
    dj add operator user=zhang scope=B1
} >/dev/null 2>&1
hostile tear "$DANGJIAN_DB" ledger
DANGJIAN_USER=zhang
answers 'whose it is cannot be read' 1 已损坏 dj add ledger_log ledger=L1 at=2026-03-02 text=甲
tap_end
