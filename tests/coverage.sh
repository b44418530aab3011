#!/bin/sh
# doc/coverage.tsv: a line for each row of the catalogue; what it names is there.
. "${srcdir:=.}/tests/tap.sh"

table=$srcdir/doc/coverage.tsv

tap_is "249 rows of the catalogue" "$(sed 1d "$table" | cut -f1 | sort -u | wc -l | tr -d ' ')" 249
tap_empty "three columns each" "$("$AWK" -F '\t' 'NF != 3 || $1 == "" || $2 == "" || $3 == ""' "$table")"
tap_empty "a place that is known" \
    "$(sed 1d "$table" | cut -f2 | grep -vE '^(later: .+|policy [a-z0-9]+: (rule|evidence|scale|eligible|ranking) [a-z0-9_.-]+)' || :)"

# policy NAME: SECTION NAME, SECTION NAME…: of each row, all of them; a remark in brackets may follow.
sections=$(sed -n 's/^[^\t]*\tpolicy \([a-z0-9]*\): \([^\t(]*\).*/\1 \2/p' "$table" |
    "$AWK" '{ policy = $1; sub(/^[^ ]* /, ""); n = split($0, part, / *, */)
        for (i = 1; i <= n; i++) print policy, part[i] }' | sort -u)
tap_empty "every section it names is in its policy" "$(printf '%s\n' "$sections" | while read -r policy section; do
    grep -q "^\[$section\]" "$srcdir/schema/policy/$policy.ini" || echo "$policy: $section"
done)"

# FILE:CASE, of each row that has a test.
cases=$(sed 1d "$table" | cut -f3 | grep -v '^-$' | sort -u)
tap_empty "every test it names is there" "$(printf '%s\n' "$cases" | while IFS=: read -r file name; do
    grep -qF "$name" "$srcdir/$file" || echo "$file: $name"
done)"
tap_empty "what a policy holds has a test" "$("$AWK" -F '\t' '$2 ~ /^policy/ && $3 == "-"' "$table")"
tap_end
