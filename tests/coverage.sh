#!/bin/sh
# doc/coverage.tsv: a line for each row of the catalogue; what it names is there.
. "${srcdir:=.}/tests/tap.sh"

table=$srcdir/doc/coverage.tsv

tap_is "249 rows of the catalogue" "$(sed 1d "$table" | cut -f1 | sort -u | wc -l | tr -d ' ')" 249
tap_empty "three columns each" "$("$AWK" -F '\t' 'NF != 3 || $1 == "" || $2 == "" || $3 == ""' "$table")"

# Places, apart by "; ": policy NAME: SECTION NAME, SECTION NAME…; entity NAME(FIELD), …; command NAME, …. A type of
# evidence may have its form: evidence TYPE(FORM). A line each: row, policy or what else it is, section, name.
places=$(sed 1d "$table" | "$AWK" -F '\t' '{
    n = split($2, place, "; ")
    for (i = 1; i <= n; i++) {
        what = place[i]
        if (sub(/^policy /, "", what)) {
            policy = what; sub(/:.*/, "", policy); sub(/^[^:]*: */, "", what)
            m = split(what, part, /, */)
            for (k = 1; k <= m; k++) print $1, policy, part[k]
        } else {
            kind = what; sub(/ .*/, "", kind); sub(/^[^ ]* */, "", what)
            m = split(what, part, /, */)
            for (k = 1; k <= m; k++) print $1, "-", kind, part[k]
        }
    }
}')
tap_empty "a place that is known" "$(printf '%s\n' "$places" |
    grep -vE '^[a-z0-9.-]+ ([a-z0-9]+ (rule|evidence|scale|eligible|ranking)|- (entity|command)) [a-z0-9_.()=-]+$' || :)"
tap_empty "every section it names is in its policy" "$(printf '%s\n' "$places" | while read -r row policy section name; do
    [ "$policy" != - ] || continue
    file=$srcdir/schema/policy/$policy.ini
    type=${name%%(*} form=${name#*(}
    if [ "$type" = "$name" ]; then
        grep -q "^\[$section $name\]" "$file" || echo "$row: $policy: $section $name"
    else
        sed -n "/^\[evidence $type\]/,/^$/s/^forms *= */, /p" "$file" | grep -qE ", ${form%)}(:|,|$)" ||
            echo "$row: $policy: $section $name"
    fi
done)"
tap_empty "every entity, field and command it names is there" "$(printf '%s\n' "$places" | while read -r row policy kind name; do
    [ "$policy" = - ] || continue
    thing=${name%%(*} field=${name#*(} from=$srcdir/src/model
    [ "$kind" = entity ] || from=$srcdir/src/cmd
    field=${field%)} field=${field%%=*}
    file=$(grep -l "^    \.name = \"$thing\"," "$from"/*.c)
    [ -n "$file" ] || echo "$row: $kind $thing"
    [ "$thing" = "$name" ] || grep -q "\.name = \"$field\"" "$file" || echo "$row: $kind $name"
done)"

# FILE:CASE, of each row.
cases=$(sed 1d "$table" | cut -f3 | sort -u)
tap_empty "every test it names is there" "$(printf '%s\n' "$cases" | while IFS=: read -r file name; do
    grep -qF "$name" "$srcdir/$file" || echo "$file: $name"
done)"
tap_end
