#!/bin/sh
# The words: every literal people see is marked, and English has all of them.
. "${srcdir:=.}/tests/tap.sh"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Those whose literals are data, and what only compares: see po/UNSPOKEN.
if command -v python3 >/dev/null; then
    (cd "$srcdir" && find src -name '*.c' | LC_ALL=C sort) >"$work/all"
    sed '/^#/d; s/[[:space:]].*//' "$srcdir/po/UNSPOKEN" >"$work/unspoken"
    (cd "$srcdir" && grep -vxFf "$work/unspoken" "$work/all" | xargs python3 tests/words.py) >"$work/unmarked"
    tap_empty 'every literal in the code is marked' "$(cat "$work/unmarked")"
    printf '%s\n' 'void f(struct buf *b)' '{' '    static const char *const t[] = { "表" };' \
        '    err_set(e, 1, "错");' '    buf_puts(b, _("好"));' '    buf_puts(b, "坏");' '}' >"$work/bad.c"
    tap_is 'one that is not would be seen' \
        "$(python3 "$srcdir/tests/words.py" "$work/bad.c" | sed 's/.*:\([0-9]*\): .*/\1/' | tr '\n' ' ')" '6 '
else
    tap_note 'python3 is not here'
fi

po=$srcdir/po/en.po
if command -v msgcmp >/dev/null && command -v xgettext >/dev/null && [ -f Makefile ]; then
    MAKEFLAGS='' make -s po/dangjian.pot >/dev/null 2>"$work/err" || cat "$work/err"
    tap_empty 'English has every word; make update-po brings the new ones into po/en.po' \
        "$(msgcmp "$po" po/dangjian.pot 2>&1 | sed '/^msgcmp: found/d' | head -40)"
    tap_empty 'conversions agree' \
        "$(msgfmt --check-format -o "$work/en.mo" "$po" 2>&1)"
    tap_empty 'nothing is fuzzy' "$(msgattrib --only-fuzzy "$po" | grep '^msgid' | sed 1d)"
    tap_empty 'English is English' \
        "$(msgattrib --no-wrap --translated "$po" | awk '/^msgstr/ { on = 1 } /^msgid|^#/ { on = 0 } on' |
            LC_ALL=C grep -aP '[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc')"
else
    tap_note 'gettext is not here'
fi
tap_end
