#!/bin/sh
# The morning digest of contrib: what it sends, when it does not, and that systemd understands its units.
. "${srcdir:=.}/tests/cli/lib.sh"

from=$srcdir/contrib/digest
tap_run 'the script is a shell script' sh -n "$from/digest.sh"
tap_run 'a line of cron: five times and a command' sh -c "grep -v '^#' '$from/crontab' | grep -Eqx '([0-9*-]+ ){5}sh .*'"
if command -v systemd-analyze >/dev/null 2>&1; then
    # no manager runs here: what the calendar says, and the words of the units
    tap_run 'the calendar of the timer' systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$from/dangjian-digest.timer")"
    cp "$from"/dangjian-digest.* "$work"
    XDG_RUNTIME_DIR=$work systemd-analyze --user verify --man=no "$work/dangjian-digest.timer" "$work/dangjian-digest.service" \
        >"$work/out" 2>&1
    tap_is 'the units' "$(grep dangjian-digest "$work/out")" ''
fi

cat >"$work/mail" <<'M'
#!/bin/sh
printf '%s|' "$@"
cat
M
chmod +x "$work/mail"
send() {
    DANGJIAN=$DANGJIAN DIGEST_MAIL=$work/mail DIGEST_TO=shuji sh "$from/digest.sh" 2>"$work/err"
}
office >/dev/null 2>&1
prints 'to whom, under which subject' '-s|党建台账：有逾期事项|shuji|' sh -c "
    DANGJIAN='$DANGJIAN' DIGEST_MAIL='$work/mail' DIGEST_TO=shuji sh '$from/digest.sh' | head -n 1 | sed 's/shuji|.*/shuji|/'"
send >"$work/sent"
status=0
dj due --format text --width 76 --exit-code >"$work/due" || status=$?
tap_is 'something is overdue' "$status" 5
tap_is 'the text is the due list' "$(sed '1s/.*shuji|//' "$work/sent")" "$(cat "$work/due")"
DANGJIAN_DB=$work/none.db send >"$work/sent"
tap_is 'what went wrong is not sent' "$? $(cat "$work/sent")" '3 '
tap_end
