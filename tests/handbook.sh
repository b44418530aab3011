#!/bin/sh
# The handbook and the README name what there is: commands, options, reports, pictures, chapters.

. "${srcdir:=.}/tests/tap.sh"
: "${DANGJIAN:=./dangjian}"
book=$srcdir/doc/handbook.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The lines of code blocks that run the program, words only.
sed -n 's/^    dangjian \(..*\)$/\1/p' "$book" "$srcdir/README.md" | sed 's/  *#.*//' |
    grep -v '^\[' >"$work/lines"
tap_is 'there are commands to look at' "$([ "$(wc -l <"$work/lines")" -ge 30 ] && echo yes)" yes

# unknown LINE...: the command or option that the program does not have.
unknown() {
    while read -r line; do
        command=${line%% *}
        [ "$command" != help ] || continue
        help=$("$DANGJIAN" help "$command" 2>/dev/null) || {
            echo "$command"
            continue
        }
        for word in $line; do
            case $word in
            --db | --on | --org | --lang) ;;
            --*) printf '%s\n' "$help" | grep -q -- "$word\b" || echo "$command $word" ;;
            esac
        done
    done
}
tap_empty 'every command and option is there' "$(unknown <"$work/lines")"
tap_is 'what is not there would be seen' \
    "$(printf 'due --never\nnever mind\n' | unknown | tr '\n' ' ')" 'due --never never '

listed() {
    "$DANGJIAN" report --list | grep -q "^$1 "
}
reports=$(sed -n 's/^report \([a-z][a-z-]*\).*/\1/p' "$work/lines" | sort -u)
for report in $reports; do
    tap_run "report $report is there" listed "$report"
done

for picture in $(sed -n 's/.*](\(pictures\/[a-z]*\.[a-z]*\)).*/\1/p' "$book"); do
    tap_run "$picture is there" test -s "$srcdir/doc/$picture"
done
tap_is 'no picture is left over' "$(
    for file in "$srcdir"/doc/pictures/*.svg "$srcdir"/doc/pictures/*.png; do
        grep -q "pictures/${file##*/}" "$book" || echo "${file##*/}"
    done
)" ''

# #chapter: its heading, without blanks and marks.
sed -n 's/^##* //p' "$book" | sed 's/[、 ]//g' >"$work/headings"
tap_is 'every chapter that is pointed to is there' "$(
    grep -o '](#[^)]*)' "$book" | sed 's/](#//; s/)//' | while read -r chapter; do
        grep -qxF "$chapter" "$work/headings" || echo "$chapter"
    done
)" ''
tap_end
