#!/bin/sh
# Export, import into an empty database, export again: the same bytes, of every entity of the dictionary, on the
# demonstration. Open columns alone; what is guarded is in export.sh.
. "${srcdir:=.}/tests/cli/lib.sh"

DANGJIAN_TODAY=2026-09-15
first=$work/demo.db
dj demo -o "$first" --orgs 10 >/dev/null 2>&1
entities=$(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/')
for entity in $entities; do
    for form in csv xlsx; do
        dj --db "$first" export "$entity" --format "$form" -o "$work/$entity.$form" || tap_note "export $entity"
    done
done
tap_is 'there is something to lose' "$(cat "$work"/*.csv | wc -l | "$AWK" '{ print ($1 > 5000) }')" 1
name=$(dj --db "$first" show org DW --format json | sed -n 's/.*"name":"\([^"]*\)".*/\1/p')
kind=$(dj --db "$first" show org DW --format json | sed -n 's/.*"kind":"\([^"]*\)".*/\1/p')
for form in csv xlsx; do
    DANGJIAN_DB=$work/$form.db
    dj init --policy nx6 --code DW --kind "$kind" --name "$name" --since 2026-01-01 >/dev/null 2>&1
    for entity in $entities; do
        [ "$(wc -l <"$work/$entity.csv")" -le 1 ] || dj import "$entity" "$work/$entity.$form" >"$work/out" 2>"$work/err" ||
            tap_note "$entity: $(head -n 3 "$work/err")"
    done
    for entity in $entities; do
        for back in csv xlsx; do
            dj export "$entity" --format "$back" -o "$work/again.$back"
            tap_run "$entity by $form is the same $back" cmp "$work/$entity.$back" "$work/again.$back"
        done
    done
done
tap_end
