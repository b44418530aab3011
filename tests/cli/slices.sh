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

# Nobody has paid: of everybody the years before are looked up, while a thread reads this one ahead.
if command -v sqlite3 >/dev/null; then
    sqlite3 "$DANGJIAN_DB" "DELETE FROM mark_person
        WHERE type = (SELECT id FROM evidence_type WHERE name = 'dues')"
    dj --on 2026-09-15 due --all --within 107 --format jsonl |
        awk 'match($0, /"deadline":"[^"]*"/) { day = substr($0, RSTART + 12, 10)
             if (day >= "2026-01-01" && day <= "2026-12-31") print }' >"$work/late"
    dj --on 2026-09-15 due --all --from 2026-01-01 --to 2026-12-31 --format jsonl >"$work/since"
    tap_run 'from a day on: what the whole list says' cmp "$work/late" "$work/since"
    tap_run 'more months than this year has' grep -q '"streak".*"have":1[0-9],' "$work/since"
fi

rm -f "$DANGJIAN_DB"*
dj demo -o "$DANGJIAN_DB" --orgs 20 >/dev/null || exit 1
for policy in lm13 wx xz nx6; do
    dj policy load "$policy" >/dev/null 2>&1
    tap_run "under $policy" dj set org DW policy=$policy
    same "the policy $policy" DW 2026-09-15 json
    same "the policy $policy" DW 2024-06-30 json
done

# What is kept beside the records may be damaged: nobody is passed over in silence.
command -v sqlite3 >/dev/null || { tap_end; exit; }
cp "$DANGJIAN_DB" "$work/good.db"
sqlite3 "$DANGJIAN_DB" 'UPDATE mark_place SET person = 9223372036854775807 WHERE person % 7 = 3'
dj due --all --format json >/dev/null 2>"$work/err"
tap_is 'a person that cannot be' "$? $(grep -c 已损坏 "$work/err")" '1 1'
cp "$work/good.db" "$DANGJIAN_DB"
sqlite3 "$DANGJIAN_DB" 'UPDATE mark_home SET org_rank = org_rank + 1 WHERE person % 7 = 3'
same 'everybody is read where marks are filed under none' DW 2026-09-15 json
tap_end
