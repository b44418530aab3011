# Hostile pastes into fields of each kind a form has: refused with a reason, the form as it
# was, or stored as it was pasted and shown safely.

. "$srcdir/tests/screen/program.sh"

typing_raw=$screen_home/raw

typing_texts() {
    cat <<'END'
bytes \0001\0002\0033[31mred\0033]52;c;ZXZpbA==\0007\0010x\0177y [31mred]52;c;ZXZpbA==xy
joined 👨‍👩‍👧🇨🇳🤦🏽‍♀️ 👨‍👩‍👧🇨🇳🤦🏽‍♀️
marks Z\0314\0200\0322\0211e\0314\0201𠮷 Z\0314\0200\0322\0211e\0314\0201𠮷
turned שלום\0342\0200\0256txt\0342\0200\0254مرحبا שלום\0342\0200\0256txt\0342\0200\0254مرحبا
shell '$(id)`id`%s%n<!--; '$(id)`id`%s%n<!--;
END
}

# The caret is in the field of that label: its line, or the one above in a field of several.
typing_at() {
    row=$(screen_caret)
    screen_text | sed -n "$((${row%,*} + 1))p" | grep -qE "^ *\*? *$1 *\["
}

typing_find() {
    screen_press PPage PPage PPage
    screen_until screen_shows '第 1 栏，' # what comes of these keys is not to be taken for that of Tab
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
        typing_last=$(typing_place)
        typing_at "$1" && return 0
        screen_press Tab
        screen_until typing_moved
    done
    return 1
}

# Where the form scrolls the caret may stay in its cell.
typing_place() {
    screen_caret
    screen_text | sed -n 23p
}

typing_moved() {
    [ "$(typing_place)" != "$typing_last" ]
}

# It was saved, or the line of state says why not; that control characters were left out is no reason.
typing_ended() {
    typing_text=$(screen_text)
    case $typing_text in *'end 0'*) return 0 ;; esac
    case $(printf '%s\n' "$typing_text" | sed -n 23p) in
    *字符*) return 1 ;;
    *没有保存* | *没有* | *不是* | *请* | *最多* | *太长* | *不能*) return 0 ;;
    esac
    return 1
}

# typing_paste NAME TEXT STORED
typing_paste() {
    typing_name="$entity.$field ($kind): $1"
    screen_close # what it wrote is read, the next one begins as the first
    cp "$program_dir/good.db" "$program_db"
    typing_drafts=$screen_home/drafts$screen_count # what was refused leaves one
    mkdir "$typing_drafts"
    program_run 80 24 "FORMDEMO_DRAFTS=$typing_drafts/ exec \"$formdemo\" t.db $entity $key"
    screen pipe-pane -t 0 "cat >>'$typing_raw'"
    screen_check "$typing_name: the form" screen_shows '第 '
    typing_find "$label" || tap_ok 1 "$typing_name: the field is there"
    screen_press C-u
    screen_paste "$2"
    case $kind in choices | refs) # a list to tick in has opened, and looks for it
        see "$typing_name: there is no such thing" '没有符合的'
        screen_press Escape
        unseen "$typing_name: back in the form" '没有符合的'
        ;;
    esac
    screen_press F2
    screen_check "$typing_name: saved, or not" typing_ended
    case $typing_text in
    *'end 0'*) typing_stored "$3" ;;
    *)
        see "$typing_name: refused: the form is there" "$label"
        tap_is "$typing_name: refused: nothing was written" "$(typing_row)" "$before"
        ;;
    esac
}

typing_row() {
    dangjian show "$entity" "$key" --format json
}

typing_stored() {
    typing_want=$(printf '%b' "$1" | sed 's/"/\\"/g')
    case $(typing_row) in
    *"\"$field\":\"$typing_want\""*) tap_ok 0 "$typing_name: stored as it is" ;;
    *)
        tap_is "$typing_name: not stored, then nothing was" "$(typing_row)" "$before"
        ;;
    esac
}

# typing_kind ENTITY KEY FIELD
typing_kind() {
    entity=$1 key=$2 field=$3
    line_of_field=$(dangjian fields "$entity" --format csv | grep "^$field,")
    label=$(printf '%s' "$line_of_field" | cut -d, -f2)
    kind=$(printf '%s' "$line_of_field" | cut -d, -f3)
    cp "$program_dir/good.db" "$program_db"
    before=$(typing_row)
    while read -r name text stored <&3; do
        case $kind,$name in text,* | long,* | *,bytes | *,turned) ;; *) continue ;; esac
        typing_paste "$name" "$text" "$stored"
    done 3<<END
$(typing_texts)
END
    case $kind in text | long) typing_paste '10,000 characters' "$typing_long" "$typing_long" ;; esac
}

# typing_kinds ENTITY KEY: of each kind that had none yet the first field that is no key.
typing_kinds() {
    keys=$(dangjian fields --format csv | grep "^$1," | tr -d '\r' | cut -d, -f4 | tr / ' ')
    for typing_line in $(dangjian fields "$1" --format csv | sed 1d | cut -d, -f1,3); do
        name=${typing_line%,*} of=${typing_line#*,}
        case " $keys " in *" $name "*) continue ;; esac
        case " $typing_seen " in *" $of "*) continue ;; esac
        typing_seen="$typing_seen $of"
        typing_kind "$1" "$2" "$name"
    done
}

program_new
{
    dangjian add ledger code=L1 org=ZB1 kind=problem title=一件 opened_on=2026-03-01
    dangjian add dues person=P1 month=2026-02
    dangjian add term org=ZB1 elected_on=2021-05-01
    dangjian add star org=ZB1 year=2025 stars=5
    dangjian add activity code=H1 org=ZB1 types=theme_day held_on=2026-03-05
} >/dev/null
cp "$program_db" "$program_dir/good.db"
typing_long=$("$AWK" 'BEGIN { for (i = 0; i < 10000; i++) printf "名" }')
typing_seen='code'
typing_kinds ledger L1
typing_kinds dues P1/2026-02
typing_kinds term ZB1/2021-05-01
typing_kinds org ZB1
typing_kinds star ZB1/2025
typing_kinds activity H1
tap_is 'hostile typing: of these kinds' "$typing_seen" 'code choice ref text long day money payments int yesno number choices time hours refs'
if "${PYTHON:-python3}" -c '' 2>/dev/null; then
    tap_run 'hostile typing: the terminal got no command' \
        "${PYTHON:-python3}" "$srcdir/tests/hostile.py" terminal "$typing_raw"
fi
