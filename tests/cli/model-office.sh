#!/bin/sh
# A model office under 宁党发〔2018〕6号 (tests/data/model-office): on ten days the lines whose deadlines fall into a span,
# all of them and no other, as they were derived by hand from the documents; expected.tsv gives the reason of each.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

office=$srcdir/tests/data/model-office
under nx6 unit
for entity in org person post term event activity attendance dues transfer; do
    dj import $entity "$office/$entity.csv" 2>"$work/err" || tap_note "$entity: $(cat "$work/err")"
done
tap_is 'every type of event' "$(sed 1d "$office/event.csv" | cut -d , -f 2 | sort -u | wc -l | tr -d ' ')" 28

sed 1d "$office/expected.tsv" | cut -f 1-3 | sort -u >"$work/days"
while IFS=$tab read -r day from to; do
    "$AWK" -F '\t' -v day="$day" '$1 == day { print $4, $5, $6, $7 }' "$office/expected.tsv" | LC_ALL=C sort >"$work/want"
    dj --on "$day" due --all --from "$from" --to "$to" --format csv | tr -d '\r' | sed 1d |
        "$AWK" -F , '{ sub(/^[^.]*\./, "", $1); print $6, $1, $9, $13 }' | LC_ALL=C sort >"$work/got"
    [ -s "$work/want" ] || tap_note "nothing is expected on $day"
    tap_run "$day, deadlines from $from to $to" diff "$work/want" "$work/got"
done <"$work/days"
tap_end
