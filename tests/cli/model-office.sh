#!/bin/sh
# A model office (tests/data/model-office), under 宁党发〔2018〕6号, with a small committee under the plan of the five
# models and a county under its own: on the days of expected.tsv the lines whose deadlines fall into a span, all of them
# and no other (from - to -: those without a deadline, but for incomplete records), each with its figures and its
# reason, derived by hand from the documents; sources.tsv has the words of each document they were derived from. Then
# each line is asked why, and names its document and clause.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

office=$srcdir/tests/data/model-office
under nx6 unit
for policy in wx xz; do
    dj policy load $policy >/dev/null 2>"$work/err" || tap_note "$policy: $(cat "$work/err")"
done
# move.csv: a second row of a person, with a later day, is a move.
for table in org person move post term event activity attendance dues transfer debrief review waiver ledger; do
    entity=$table
    [ $table != move ] || entity=person
    dj import $entity "$office/$table.csv" 2>"$work/err" || tap_note "$table: $(cat "$work/err")"
done

# The types of events that a line is asked for, against those there are.
sed -n 's/^\[event \(.*\)\]$/\1/p' "$srcdir/schema/policy/base.ini" | LC_ALL=C sort >"$work/types"
sed 1d "$office/expected.tsv" | cut -f 6 | sed -n 's|^[^/]*/\(E[0-9]*\)$|\1|p' | sort -u >"$work/asked"
sed 1d "$office/event.csv" | "$AWK" -F , 'NR == FNR { asked[$1]; next } $1 in asked { print $2 }' "$work/asked" - |
    LC_ALL=C sort -u >"$work/told"
tap_run 'every type of event owes a line' diff "$work/types" "$work/told"

sed 1d "$office/expected.tsv" >"$work/lines"
cut -f 1-3 "$work/lines" | sort -u >"$work/days"
while IFS=$tab read -r day from to; do
    "$AWK" -F '\t' -v day="$day" -v from="$from" '$1 == day && $2 == from { print $4, $5, $6, $7, $8 }' "$work/lines" |
        LC_ALL=C sort >"$work/want"
    if [ "$from" = - ]; then
        dj --on "$day" due --all --kind structure,term --format csv
    else
        dj --on "$day" due --all --from "$from" --to "$to" --format csv
    fi | tr -d '\r' | sed 1d | "$AWK" -F , -v from="$from" '(from == "-") == ($12 == "") {
            at = $9 == "" ? "-" : $9
            if ($19 $20 != "") at = at "/" $19 $20
            print $6, $1, at, $13, $16 "/" $15 ($18 == "" ? "" : " " $18)
        }' | LC_ALL=C sort >"$work/got"
    tap_run "$day, deadlines from $from to $to" diff "$work/want" "$work/got"
done <"$work/days"
tap_is 'no reason is left out' "$("$AWK" -F '\t' 'NF != 9 || $9 == ""' "$work/lines")" ''

# Why: the line itself, its status, and the document and clause in its words.
cut -f 1,4 "$work/lines" | sort -u >"$work/asking"
while IFS=$tab read -r day org; do
    dj --on "$day" why "$org" --format jsonl >"$work/why.$day.$org"
done <"$work/asking"
"$AWK" -F '\t' -v OFS='\t' 'NR == FNR { source[$1] = $2 ($3 == "" ? "" : " " $3); next }
    { print $1, $4, $4 "/" $5 "/" $6, $7, source[$5] }' "$office/sources.tsv" "$work/lines" >"$work/sourced"
while IFS=$tab read -r day org id status source; do
    line=$(grep -F "{\"id\":\"$id\",\"asked\":true," "$work/why.$day.$org")
    case $line in
    *"\"source\":\"$source\","*"\"status\":\"$status\","*"\"text\":\"依据：$source"[\"（]*) ;;
    *) echo "$day $id: $status, $source" ;;
    esac
done <"$work/sourced" >"$work/unnamed"
tap_is "why names document and clause for each of $(wc -l <"$work/lines" | tr -d ' ') lines" "$(cat "$work/unnamed")" ''
tap_end
