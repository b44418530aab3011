#!/bin/sh
# Each figure is the same wherever it stands: due list, letter, check, matrix, reports, workbook.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python
agree() {
    "$PYTHON" "$srcdir/tests/cli/figures.py" "$DANGJIAN" "$@"
}

# Ends of a month and of a quarter, the day after, a day between.
DANGJIAN_TODAY=2026-10-08
dj demo --orgs 20 -o "$DANGJIAN_DB" >/dev/null 2>/dev/null
all=$(printf '%s,' "$srcdir"/schema/policy/*.ini)
tap_run 'a demonstration office' agree "$DANGJIAN_DB" "${all%,}" 2026-08-31 2026-09-30 2026-10-01 2026-10-08
prints 'the first page of a quarter counts what has no deadline and is not met, line by line' \
    "$(dj report quarter --period 2026Q3 --sheet 未完成 --format csv | grep -c '^不达标')" \
    sh -c '"$DANGJIAN" report quarter --period 2026Q3 | sed -n "s/.*；另有没有期限的不达标 \([1-9][0-9]*\) 项$/\1/p"'

# Two random offices with lines 不达标 and with advice nobody followed.
unset DANGJIAN_DB DANGJIAN_TODAY
for seed in 5 14; do
    mkdir "$work/$seed"
    tap_run "a random office, $seed" agree --seed "$seed" "$work/$seed"
    dj --db "$work/$seed/w.db" --on 2026-12-30 due --status unmet >"$work/unmet" 2>&1
    tap_run "it has advice, $seed" grep -q '建议未做 [1-9]' "$work/unmet"
done
tap_end
