# The figures on the screens are those of the commands, on ends of months and between them.

. "$srcdir/tests/screen/program.sh"

program_new
rm -f "$program_db"
program_day=2026-10-08
dangjian demo --orgs 20 -o "$program_db" >/dev/null 2>&1

# count LABEL [OPTION]...: that figure of the due list, 0 where it is not said.
count() {
    label=$1
    shift
    found=$(dangjian due "$@" 2>/dev/null | sed -n "s/^截至.* $label \([0-9]*\).*/\1/p")
    echo "${found:-0}"
}

for when in 2026-08-31/3 2026-10-01/4 2026-10-08/4; do
    program_day=${when%/*}
    program_open 80 24
    overdue=$(count 逾期) unmet=$(count 不达标) soon=$(count 临期) waived=$(count 免除 --all)
    end=$(date -d "${program_day%-*}-01 +1 month -1 day" +%F)
    month=$(dangjian due --to "$end" --status due,open --format csv | sed 1d | wc -l)
    see "$program_day: the due list" "逾期 $overdue · 不达标 $unmet · 临期 $soon · 本月 $month · 免除 $waived"
    screen_press k
    see 'what check finds' "不达标 $unmet · 请核对"
    screen_press Escape
    unseen 'back' '请核对'
    screen_press 2
    quarter=$(dangjian matrix --period "2026Q${when#*/}" --format csv | awk -F, 'NR > 1 { have += $5; need += $6 } END { print have "/" need }')
    line 'the matrix' "合计 $quarter"
    screen_press Escape
done
