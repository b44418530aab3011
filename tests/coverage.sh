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
lost() {
    while IFS=: read -r file name; do
        { [ -f "$srcdir/$file" ] && grep -qF -- "$name" "$srcdir/$file"; } || echo "$file: $name"
    done
}
tap_empty "every test it names is there" "$(sed 1d "$table" | cut -f3 | sort -u | lost)"
tap_is "one that is not would be seen" "$(printf '%s\n' 'tests/cli/policy-nx6.sh:no such case' 'tests/cli/no.sh:due' | lost)" \
    'tests/cli/policy-nx6.sh: no such case
tests/cli/no.sh: due'

# Each rule of a row that names a test of a policy is met there and not met: two sides of its number. A line there is
# SLOT ORG START DAY STATUS…
one_sided() {
    "$AWK" -F '\t' -v root="$srcdir/" '
        $3 !~ /^tests\/cli\/policy-.*\.sh:/ { next }
        {
            file = $3
            sub(/:.*/, "", file)
            if (!(file in read)) {
                read[file] = 1
                while ((getline line < (root file)) > 0)
                    if (split(line, word, " ") >= 5 && (word[5] == "-" || word[5] ~ /^[a-z]+$/) && word[4] ~ /^20/)
                        if (!seen[file, word[1], word[5]]++) sides[file, word[1]]++
            }
            n = split($2, part, /rule /)
            for (i = 2; i <= n; i++) {
                sub(/[,;].*/, "", part[i])
                if (sides[file, part[i]] < 2) print $1 ": " part[i] " in " file
            }
        }'
}
tap_empty "each rule is tested on two sides" "$(sed 1d "$table" | one_sided)"
tap_is "one that is not would be seen" \
    "$(printf 'x.y\tpolicy nx6: rule no-such\ttests/cli/policy-nx6.sh:theme-day\n' | one_sided)" \
    'x.y: no-such in tests/cli/policy-nx6.sh'
tap_end
