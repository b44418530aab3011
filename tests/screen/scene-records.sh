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
    see 'the list again' '按召开日期'
    screen_press F10 F10
    see "$policy: the end" 'end 0'
done

# The value of a fact: the words it may have, by F4 or typed; a number where it is one.
program_new
program_form 80 24 fact
see 'a fact' '录入组织数据'
screen_type '第一'
screen_press Tab
screen_type '层级'
screen_press Tab
screen_type '2026-01-01'
screen_press Tab F4
see 'F4 lists the words' '县级'
screen_type '市'
screen_press Enter
line 'what is taken' '值 +\[city'
screen_press F2
see 'saved' 'saved'
data 'as a word' 'ZB1,level,2026-01-01,city' export fact
program_form 80 24 fact
see 'another' '录入组织数据'
screen_type '第一'
screen_press Tab
screen_type '单位性质'
screen_press Tab
screen_type '2026-01-01'
screen_press Tab
screen_type '事业单位'
screen_press F2
see 'typed as people say it' 'saved'
data 'it is the word' 'ZB1,unit_kind,2026-01-01,institution' export fact
