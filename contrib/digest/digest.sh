#!/bin/sh
# The due list of today, by mail. DIGEST_TO: to whom (else oneself); DIGEST_MAIL: what sends it
# (else mail); DANGJIAN: the program; DANGJIAN_DB and DANGJIAN_ORG: which database, whose list.
# What cannot be read is not sent.
# The subject says whether something is overdue (exit status 5 of due --exit-code).
set -u
text=$(mktemp) || exit 1
trap 'rm -f "$text"' EXIT

status=0
"${DANGJIAN:-dangjian}" ${DANGJIAN_ORG:+--org "$DANGJIAN_ORG"} due --format text --width 76 \
    --exit-code >"$text" || status=$?
case $status in
0) subject=党建台账：今日待办 ;;
5) subject=党建台账：有逾期事项 ;;
*) exit "$status" ;; # what went wrong was said on standard error: the journal or cron tells it
esac
"${DIGEST_MAIL:-mail}" -s "$subject" "${DIGEST_TO:-$(id -un)}" <"$text"
