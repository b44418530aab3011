#!/bin/sh
# How much of the rooms that must never be wrong the tests run: `make coverage` in a build folder, on
# a build of its own. ROOMS: those rooms; SHOW=src/date/date.c: the lines of that file nothing ran.

. "${srcdir:=.}/tests/tap.sh"
: "${ROOMS:=schedule policy date store}" "${GCOV:=gcov}" "${SHOW:=}"

command -v "$GCOV" >/dev/null || tap_skip_all "$GCOV is not here"

# ran ROOM: "PERCENT LINES FILE" of each file of the room.
ran() {
    for data in "src/$1"/*.gcda; do
        "$GCOV" -n -o "$data" "${data%.gcda}.c" 2>/dev/null
    done | "$AWK" -v room="$1" '
        /^File / { name = $0; sub(/.*\/src\//, "src/", name); sub(/\x27$/, "", name) }
        /^Lines executed:/ && name ~ "^src/" room "/[^/]*\\.c$" {
            split($0, part, /[:% ]+/)
            print part[3], part[5], name
            name = ""
        }' | sort -n
}

if [ -n "$SHOW" ]; then
    "$GCOV" -t -o "${SHOW%.c}.gcda" "$SHOW" 2>/dev/null | "$AWK" -v file="$SHOW" '
        /0:Source:/ { on = index($0, file) > 0 }
        on && /#####/ { sub(/^ *#####: */, ""); print }'
    exit
fi
for room in $ROOMS; do
    ran "$room" >coverage.txt
    whole=$("$AWK" '{ ran += $1 * $2 / 100; all += $2 }
        END { if (all) printf "%.1f %% of %d lines", 100 * ran / all, all }' coverage.txt)
    tap_run "src/$room: ${whole:-nothing}" test -n "$whole"
    tap_note "$("$AWK" '$1 < 100 { printf "%6.2f %% of %4d  %s\n", $1, $2, $3 }' coverage.txt)"
done
rm -f coverage.txt
tap_end
