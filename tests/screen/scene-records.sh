# Every record of the catalogue stands in the form's list of types under its policy (tests/cli/records.tsv).

. "$srcdir/tests/screen/program.sh"

for policy in nx6 lm13 wx xz; do
    rm -rf "$program_dir"
    mkdir -p "$program_dir"
    dangjian init --policy $policy --name 示例局 --kind unit --since 2026-01-01 >/dev/null
    program_open 80 24
    see "$policy opens" '现在欠的'
    screen_type 3
    see 'the list of activities' '按召开日期'
    screen_press F2
    see 'which organisation' '哪个组织'
    screen_press Enter
    see 'the form' '录入活动'
    screen_press F4
    for title in $(sed -n "s/^$policy\\.[^\t]*\t\([^-\t][^\t]*\)\t.*/\1/p" "$srcdir/tests/cli/records.tsv" | sort -u); do
        screen_type "$title"
        see "$policy: $title" "[ ] $title"
        screen_press C-u
    done
    screen_press Escape Escape
done
screen_close
