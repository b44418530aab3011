#!/bin/sh
# The program in English: no Chinese in what it says by itself. Names here are ASCII; what cites a
# document (its number) stays as it is written.
. "${srcdir:=.}/tests/cli/lib.sh"

if [ ! -f "$(dirname "$DANGJIAN")/locale/en/LC_MESSAGES/dangjian.mo" ]; then
    tap_skip_all 'no English words are built'
fi

en() {
    "$DANGJIAN" --lang en "$@"
}

# clean NAME COMMAND...: what it prints has no Chinese but numbers of documents.
clean() {
    name=$1
    shift
    "$@" >"$work/out" 2>&1
    tap_empty "$name is English" "$(LC_ALL=C sed 's/basis: .*//; s/[^ (]*（20[0-9][0-9]） *第[^ ).]*//g' "$work/out" |
        LC_ALL=C grep -aP '[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc|\xe2\x80[\x9c\x9d]' | head -5)"
    tap_is "$name says something" "$([ -s "$work/out" ] && echo yes)" yes
}

en init --policy base --name 'County Office' --since 2026-01-01 >/dev/null 2>&1
en add org code=C1 name='Organ committee' kind=committee parent=1 >/dev/null
en add org code=B1 name='Office branch' short_name=Office kind=branch parent=C1 >/dev/null
en add org code=B2 name='Finance branch' kind='Party branch' parent=C1 >/dev/null
en add person code=P1 name=Smith org=B1 since_on=2020-01-05 status=full_member >/dev/null 2>&1
en add activity code=M1 org=B1 types='Party lecture' held_on=2026-11-19 hours=1.5 >/dev/null
tap_is 'labels are understood in English' "$(en show activity M1 --format json | grep -c '"lecture"')" 1

clean help en --help
clean 'a usage' en help import
clean list en list org --format table
clean due en due --format text --width 160
clean check en check
tap_is 'words of a demand stand apart, once is once' \
    "$(for rule in dues theme-day hours-member dues-six-months; do
        en why "B1/$rule" 2>/dev/null | sed -n 's/^Requirement: //p' | head -1
    done)" 'every month each member at least once
every month at least once
every year each member at least 32 hours
each member told after 6 periods in a row without it (every month at least once)'
tap_is 'sentences stand apart' "$(en check 2>&1 | grep -cE '[a-z)]\. [A-Z]') $(en check 2>&1 | grep -cE '[a-z)]\.[A-Z]')" \
    "$(dj check --format jsonl 2>/dev/null | grep -c '"fix":"[^"]') 0"
clean matrix en matrix --period 2026Q3 --format text
clean figures en report figures --period 2026Q3 --format text
# Headers of several words stand in several lines where one has no room; notes are wrapped.
widest() {
    en report "$@" | LC_ALL=C.UTF-8 wc -L | tr -d ' '
}
one_line='Matter +Orgs +Needed +Done +Of them made up +Overdue +Not yet due +Waived +Completion +Basis$'
tap_is 'a report with room has its header in one line' \
    "$(en report quarter --period 2026Q3 --sheet Overview --width 200 | head -n 1 | grep -cE "^$one_line")" 1
tap_is 'in 80 cells in three, of whole words' \
    "$(en report quarter --period 2026Q3 --sheet Overview --width 80 | sed -n 3p |
        grep -cE '^Matter +Orgs +Needed +Done +made up +Overdue +due +Waived +Completion +Basis$')" 1
for report in 'quarter --sheet Overview' 'quarter --sheet Meetings' 'due' 'dues' 'slip'; do
    tap_is "report $report is no wider than it may be" "$(
        n=$(widest $report --period 2026Q3 --width 80)
        [ "$n" -le 80 ] && [ "$n" -gt 30 ] && echo fits || echo "$n")" fits
done
clean 'the dictionary' en fields activity
clean 'an error' en add org kind=nothing name=x
clean journal en log --format table

printf 'Code,Name,Kind,Superior\nB3,Third branch,Party branch,C1\n' >"$work/in.csv"
clean 'a trial import' en import org "$work/in.csv" --dry-run

en due --format json >"$work/en.json"
dj due --format json >"$work/zh.json"
tap_is 'data for programs has no language' "$(cmp "$work/en.json" "$work/zh.json" && echo same)" same
tap_is 'LANGUAGE asks for it too' "$(LANGUAGE=en "$DANGJIAN" fields | grep -c Activity)" 1
tap_is 'Chinese else' "$(dj fields | grep -c 活动)" 2
tap_end
