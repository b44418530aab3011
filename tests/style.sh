#!/bin/sh
# The style of the house, as far as a script can see it. Long functions are only remarked upon.

. "${srcdir:=.}/tests/tap.sh"

# Generated tables and such may be longer than a file should be.
long_files='src/base/width.h'

# sources TREE: the texts people write, one a line.
sources() (
    cd "$1" || exit 1
    for root in src include schema tests contrib bench; do
        [ ! -d "$root" ] || find "$root" -path 'tests/data' -prune -o -type d -name __pycache__ \
            -prune -o -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' -o -name '*.py' \
            -o -name '*.sql' -o -name '*.ini' -o -name '*.am' \) -print
    done
    for file in configure.ac Makefile.am bootstrap .ci/run README.md NEWS \
        build-aux/*.awk; do
        [ ! -f "$file" ] || echo "$file"
    done
)

# complaints TREE: lines "KIND FILE:LINE: words".
complaints() (
    cd "$1" || exit 1
    LC_ALL=C sort <"$list" | LC_ALL=C xargs -d '\n' \
        "$AWK" -v long_files="$long_files" -f "$tests/style.awk"
    grep '\.[ch]$' "$list" | LC_ALL=C sort | xargs -d '\n' "$AWK" -f "$tests/code.awk" |
        "$AWK" -F '\t' '
            $3 != "C" { next }
            $4 ~ /(^|[^A-Za-z_])typedef[ ]+struct[^(]*$/ {
                say("typedef", "structs keep their tag")
            }
            $4 ~ /#[ ]*pragma|_Pragma/ { say("pragma", "no warning is switched off") }
            $1 ~ /^tests\// && $4 ~ /(^|[^A-Za-z_])(u|nano)?sleep[ ]*\(/ {
                say("sleep", "a test waits for a sign, not for time")
            }
            function say(kind, words) { print kind " " $1 ":" $2 ": " words }'
)

# unlisted TREE: sources that are in no list of Makefile.am, nor the folder they lie in.
unlisted() (
    cd "$1" || exit 1
    {
        find src include -name '*.[ch]'
        find schema -name '*.sql' -o -name '*.ini' -o -path 'schema/calendar/*.csv'
        find tests -path tests/data -prune -o -name '*.sh' -print
        find tests/unit -name '*.[ch]' | sed '/\/test_/s/\.c$//'
    } 2>/dev/null | LC_ALL=C sort | while read -r file; do
        "$AWK" -v file="$file" '
            { for (i = 1; i <= NF; i++) if ($i == file || index(file, $i "/") == 1) found = 1 }
            END { if (!found) print file ":1: is in no list of Makefile.am" }' Makefile.am
    done
)

# loose TREE: files of a list whose line before does not go on: they are in no list at all.
loose() (
    cd "$1" || exit 1
    "$AWK" '
        /^\t[^ \t$]+\/[^ \t]+( \\)?$/ && before !~ /\\$/ { print $1 ":" FNR ": the line before ends its list" }
        { before = $0 }' Makefile.am
)

# numbers TREE: migrations are 0001, 0002 … without a gap, each once, and in that order in Makefile.am.
numbers() (
    cd "$1" || exit 1
    ls schema/sqlite/*.sql | LC_ALL=C sort | "$AWK" '
        { split($0, part, "/"); n = substr(part[3], 1, 4) }
        n != sprintf("%04d", NR) { print $0 ": wants number " sprintf("%04d", NR) }'
    "$AWK" '$1 ~ /^schema\/sqlite\/.*\.sql$/ { print $1 }' Makefile.am >"$list.listed"
    ls schema/sqlite/*.sql | LC_ALL=C sort | diff - "$list.listed" | sed -n 's/^[<>] \(.*\)/\1: is not where it belongs in Makefile.am/p'
    rm -f "$list.listed"
)

# decisions TREE: they are 1, 2 … each once, so that a number can be referred to.
decisions() {
    "$AWK" '/^[0-9]+\. / && $1 + 0 != ++n { print FILENAME ": " $1 " stands where " n ". belongs"; n = $1 + 0 }' \
        "$1/doc/decisions.md"
}

of_kind() {
    printf '%s\n' "$found" | sed -n "s/^$1 //p"
}

kinds='tab blank width length header todo typedef pragma sleep'
tests=$(cd "$srcdir/tests" && pwd)
list=$(mktemp) || exit 1
trap 'rm -f "$list"' EXIT

sources "$srcdir" >"$list"
found=$(complaints "$srcdir") || exit 1
for kind in $kinds; do
    tap_empty "style: $kind" "$(of_kind "$kind")"
done
tap_empty 'style: every source is in a list of Makefile.am' "$(unlisted "$srcdir")"
tap_empty 'style: no list of Makefile.am is cut' "$(loose "$srcdir")"
tap_empty 'style: migrations are numbered and listed in order' "$(numbers "$srcdir")"
tap_empty 'style: decisions are numbered in order' "$(decisions "$srcdir")"
remarks=$(of_kind function)
[ -z "$remarks" ] || tap_note "$remarks"

# A house without style: each complaint is expected.
bad=$srcdir/tests/data/badhouse
sources "$bad" | grep style >"$list"
found=$(complaints "$bad") || exit 1
for kind in $kinds function; do
    tap_is "bad style is seen: $kind" "$(of_kind "$kind" | sed 's/: .*//' | tr '\n' ' ')" \
        "$(sed -n "s/^$kind //p" "$bad/style.expected" | tr '\n' ' ')"
done
tap_is 'bad style is seen: unlisted' "$(unlisted "$bad" | grep -c style)" 4
bad=$(mktemp -d) || exit 1
mkdir -p "$bad/schema/sqlite"
for name in 0001-a 0002-b 0002-c 0004-d; do : >"$bad/schema/sqlite/$name.sql"; done
printf 'A = \\\n\tschema/sqlite/0002-b.sql \\\n\tschema/sqlite/0001-a.sql\n\tschema/sqlite/0002-c.sql \\\n' >"$bad/Makefile.am"
printf '\tschema/sqlite/0004-d.sql\nx:\n\tcp a/b c/d\n' >>"$bad/Makefile.am"
tap_is 'bad style is seen: a list that is cut' "$(loose "$bad")" \
    'schema/sqlite/0002-c.sql:4: the line before ends its list'
tap_is 'bad style is seen: a number twice' "$(numbers "$bad" | sed -n 1p)" 'schema/sqlite/0002-c.sql: wants number 0003'
tap_is 'bad style is seen: another order' "$(numbers "$bad" | grep -c 'not where it belongs')" 2
rm -r "$bad"
tap_end
