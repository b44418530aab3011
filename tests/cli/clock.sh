#!/bin/sh
# A clock that goes back, or was ahead: nothing is lost, the order of the journal holds, and it is
# said. The clock is moved by tests/faults/clock.c.
. "${srcdir:=.}/tests/cli/lib.sh"

$CC -std=c11 -D_GNU_SOURCE -O1 -shared -fPIC -o "$work/clock.so" "$srcdir/tests/faults/clock.c" -ldl \
    2>"$work/err" || tap_skip_all "no clock to move: $(cat "$work/err")"
case $("$DANGJIAN" --version 2>&1; LD_PRELOAD=$work/clock.so "$DANGJIAN" --version 2>&1) in
*rror*) tap_skip_all 'the clock cannot be put before the C library here' ;;
esac
CLOCK_DAYS=$work/days
unset DANGJIAN_TODAY
export CLOCK_DAYS
today=$(date +%F)
later=$(date -d "$today +40 days" +%F)

# at DAYS COMMAND...: on the day so many days from the real one.
at() {
    echo "$1" >"$CLOCK_DAYS"
    shift
    LD_PRELOAD=$work/clock.so dj "$@"
}

# wrote DAYS: a meeting more, with what was said in $work/err.
wrote() {
    at "$1" add activity org=B1 types=lecture held_on=2026-05-06 theme="第$(rows activity)讲" \
        >/dev/null 2>"$work/err"
}
# copies: the days of the copies.
copies() {
    (cd "$work/copies" 2>/dev/null && printf '%s\n' a.db.* | sed 's/a\.db\.//' | tr '\n' ' ')
}

echo 0 >"$CLOCK_DAYS"
LD_PRELOAD=$work/clock.so
export LD_PRELOAD
office >/dev/null 2>&1 || exit 1
unset LD_PRELOAD
tap_run 'the clock is ahead by forty days' wrote 40
tap_is 'of that nothing is said' "$(cat "$work/err")" ''
tap_is 'the copy has its day' "$(copies)" "$later "
tap_run 'it is put right' wrote 0
tap_is 'that is said, with both days' "$(cat "$work/err")" \
    "dangjian: 请核对电脑的时钟：它说今天是 $today，而最后一次改动记在 $later。期限都按今天算。"
tap_is 'not of what is there now' "$(wrote 0; cat "$work/err")" ''
tap_run 'ahead again, and back: who reads' wrote 40
for command in 'due' 'matrix --period 2026Q1' 'report quarter --period 2026Q1'; do
    # shellcheck disable=SC2086
    at 0 $command >"$work/out" 2>"$work/err"
    tap_run "is told too: $command" grep -q 请核对电脑的时钟 "$work/err"
done
at 0 due --format json >"$work/out" 2>/dev/null
tap_run 'not in the data' sh -c "! grep -q 请核对 '$work/out'"
tap_is 'a day that is pinned is meant so' "$(DANGJIAN_TODAY=2026-02-01 dj due 2>&1 >/dev/null)" ''

# Journal: by number, whatever its times say; undo takes the last one.
tap_is 'all of it is there' "$(rows activity)" 6
tap_is 'the order is that of the work' \
    "$(dj log --format jsonl --limit 4 | grep -o '"at":"[0-9-]*' | sed 's/.*"//' | tr '\n' ' ')" \
    "$later $today $today $later "
at 0 undo >/dev/null 2>&1
tap_is 'undo takes back the last, of a later day' "$(rows activity)" 5
tap_run 'the chain holds' sh -c "'$DANGJIAN' check >'$work/out' 2>&1; ! grep -q 记录.*不符 '$work/out'"

# Copies: those of days to come are older than any of today.
rm -r "$work/copies"
printf '[general]\ncopies = 3\n' >"$work/conf"
mkdir -p "$XDG_CONFIG_HOME/dangjian" && cp "$work/conf" "$XDG_CONFIG_HOME/dangjian/config"
for day in 30 31 32 0 1 2 3; do
    wrote $day
done
tap_is 'the copies of the days ahead go first' "$(copies)" \
    "$(for n in 1 2 3; do date -d "$today +$n days" +%F; done | tr '\n' ' ')"
tap_end
