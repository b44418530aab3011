#!/bin/sh
# A list for machines holds the people of one organisation at a time; that of what stands below the
# topmost one reads everybody. Both say the same, byte for byte: all shipped policies, an office of
# more organisations than one thread reads, people who move and who hold posts elsewhere.
. "${srcdir:=.}/tests/cli/lib.sh"

# same WHAT TOPMOST DAY FORMAT
same() {
    dj --on "$3" due --all --format "$4" >"$work/slices"
    dj --on "$3" --org "$2" due --all --format "$4" >"$work/whole"
    tap_run "$1, $3, $4" cmp "$work/slices" "$work/whole"
    tap_run "$1, $3: there are lines" [ "$(wc -c <"$work/slices")" -gt 1000 ]
}

dj demo -o "$DANGJIAN_DB" --orgs 300 >/dev/null || exit 1
same 'a large demonstration' GW 2026-09-15 jsonl
same 'a large demonstration' GW 2025-12-31 csv

rm -f "$DANGJIAN_DB"*
dj demo -o "$DANGJIAN_DB" --orgs 20 >/dev/null || exit 1
for policy in lm13 wx xz nx6; do
    dj policy load "$policy" >/dev/null 2>&1
    tap_run "under $policy" dj set org DW policy=$policy
    same "the policy $policy" DW 2026-09-15 json
    same "the policy $policy" DW 2024-06-30 json
done
tap_end
