#!/bin/sh
# The floors of the house: who may include whom, and what stays behind one file.
#
# rooms: what each room may see besides itself. headers: the room of a header in include/ where it
# is not that of the source of the same name, nor the room of that name. fences: library headers and
# the only place for each ("-": nowhere).

rooms='
base     :
date     : base
model    : date base
policy   : model date base
schedule : policy model date base
store    : schedule policy model date base
work     : store schedule policy model date base
report   : work store schedule policy model date base
tui      : date base
cmd      : report work store schedule policy model date base
screen   : tui report work store schedule policy model date base
manual   : screen cmd tui report work store schedule policy model date base
main     : screen cmd tui report work store schedule policy model date base
'

headers='
check.h   = work
cipher.h  = base
command.h = cmd
db.h      = store
digest.h  = base
fields.h  = model
hanzi_table.h = base
marks.h   = store
operator.h = work
query.h   = store
schema.h  = store
term.h    = tui
tui.h     = tui
watch.h   = base
words.h   = base
workbook.h = report
'

fences='
sqlite3.h     src/store/db.c
curses.h      src/tui/
ncurses.h     src/tui/
panel.h       src/tui/
term.h        src/tui/
xlsxwriter.h  src/report/xlsx_own.h
sys/socket.h  -
netinet/in.h  -
arpa/inet.h   -
netdb.h       -
'

# Each of these is seen by one file, whichever it is.
alone='sodium.h zip.h expat.h'

. "${srcdir:=.}/tests/tap.sh"

# complaints TREE: lines "KIND FILE:LINE: words"; KIND is room, floor, fence, clock, sql or process.
complaints() (
    cd "$1" || exit 1
    find src include -name '*.[ch]' | LC_ALL=C sort >"$list" || exit 1
    xargs -d '\n' "$AWK" -f "$tests/code.awk" <"$list" |
        "$AWK" -F '\t' -v rooms="$rooms" -v headers="$headers" -v fences="$fences" \
            -v alone="$alone" -v list="$list" -f "$tests/floors.awk"
)

of_kind() {
    printf '%s\n' "$found" | sed -n "s/^$1 //p"
}

tests=$(cd "$srcdir/tests" && pwd)
list=$(mktemp) || exit 1
trap 'rm -f "$list"' EXIT

found=$(complaints "$srcdir") || exit 1
tap_empty 'every file belongs to a room' "$(of_kind room)"
tap_empty 'an include goes down, never up' "$(of_kind floor)"
tap_empty 'a library stands behind its file' "$(of_kind fence)"
tap_empty 'the clock is read in clock.c alone' "$(of_kind clock)"
tap_empty 'no SQL outside the store' "$(of_kind sql)"
tap_empty 'no shell, no socket' "$(of_kind process)"

# A house that breaks every rule: each complaint is expected.
found=$(complaints "$srcdir/tests/data/badhouse") || exit 1
for kind in room floor fence clock sql process; do
    tap_is "a bad house is refused: $kind" "$(of_kind "$kind" | sed 's/: .*//' | tr '\n' ' ')" \
        "$(sed -n "s/^$kind //p" "$srcdir/tests/data/badhouse/floors.expected" | tr '\n' ' ')"
done
tap_end
