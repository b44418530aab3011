#!/bin/sh
# The manual pages: every table of actions is in them, and what formats them has nothing to say.
. "${srcdir:=.}/tests/cli/lib.sh"

# tables TREE, named TREE: tables of actions, and those the manual knows. list_moves and list_keys are parts of
# list_tag_keys, home_ways of home_actions.
tables() {
    cat "$1"/src/tui/*.c "$1"/src/screen/*.c |
        sed -n 's/^\(static \)\{0,1\}ACTION_TABLE[A-Z_]*(\([a-z_]*\),.*/\2/p
            s/^\(static \)\{0,1\}const struct action \([a-z_]*\)\[\] = .*/\2/p' |
        grep -v '^list_moves$\|^list_keys$\|^home_ways$' | sort
}
named() {
    sed -n 's/^    { N_("[^"]*"), \([a-z_]*\) },$/\1/p' "$1/src/screen/places.c" | sort
}
tables "$srcdir" >"$work/tables"
named "$srcdir" >"$work/named"
tap_is 'there are tables' "$([ "$(wc -l <"$work/tables")" -ge 30 ] && echo yes)" yes
tap_is 'every table of actions is in places.c, once' "$(diff "$work/tables" "$work/named")" ''

mkdir -p "$work/house/src/tui" "$work/house/src/screen"
printf '%s\n' 'static ACTION_TABLE(lost_actions, LOST_ACTIONS);' >"$work/house/src/screen/a.c"
printf '%s\n' 'static const struct action lost_keys[] = {' >"$work/house/src/tui/b.c"
tap_is 'one that is not would be seen' "$(tables "$work/house" | tr '\n' ' ')" 'lost_actions lost_keys '

pages=$(dirname "$DANGJIAN")/man
for page in "$pages/dangjian.1" "$pages/en/dangjian.1" "$pages/dangjian-policy.5" "$pages/en/dangjian-policy.5"; do
    name=${page#"$pages/"}
    if [ ! -f "$page" ]; then
        tap_note "$name is not built here"
        continue
    fi
    if command -v groff >/dev/null; then
        groff -Kutf8 -mandoc -Tutf8 -ww "$page" >"$work/page.txt" 2>"$work/err"
        tap_is "groff has nothing to say of $name" "$(cat "$work/err")" ''
        tap_is "$name does not leave its page" \
            "$(sed "s/.$(printf '\b')//g; s/$(printf '\033')\[[0-9;]*m//g" "$work/page.txt" | wc -L | awk '{ print ($1 > 80) }')" 0
    else
        tap_note 'groff is not here'
    fi
    if command -v lexgrog >/dev/null; then
        tap_run "whatis finds the name in $name" lexgrog "$page"
    else
        tap_note 'lexgrog is not here'
    fi
    if command -v mandoc >/dev/null; then
        tap_is "nor has mandoc" "$(mandoc -T lint -W error "$page" 2>&1)" ''
    else
        tap_note 'mandoc is not here'
    fi
done

# In another language, out of a catalogue made for this test.
manual=$(dirname "$DANGJIAN")/gen/manual
if [ -x "$manual" ] && command -v msgfmt >/dev/null && [ -f "$pages/en/dangjian.1" ]; then
    mkdir -p "$work/words/en/LC_MESSAGES"
    printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' '' \
        'msgid "党建台账"' 'msgstr "Party ledger"' '' 'msgid "退出码"' 'msgstr "EXIT STATUS"' >"$work/en.po"
    msgfmt -o "$work/words/en/LC_MESSAGES/dangjian.mo" "$work/en.po"
    tap_is 'the page in another language' "$("$manual" program en "$work/words" | grep -c '^.SH "EXIT STATUS"')" 1
    tap_is 'and in Chinese' "$("$manual" program zh "$work/words" | grep -c 'EXIT STATUS')" 0
fi
tap_end
