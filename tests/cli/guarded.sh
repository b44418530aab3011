#!/bin/sh
# What was said in a talk, and who had cause for one, stays with those who talked: in no list, export, report, digest,
# calendar or journal without a reason; an export put in again leaves what is there.
. "${srcdir:=.}/tests/cli/lib.sh"

rm -f "$DANGJIAN_DB"*
{
    dj init --policy nx6 --code R --name 县直机关 --since 2026-01-01
    dj add org code=C name=甲机关党委 kind=committee parent=R
    dj add org code=B name=甲支部 kind=branch parent=C
    dj add person code=P1 name=示书记 org=B status=full
    dj add person code=P2 name=密谈人 org=B status=full
    dj add post person=P1 org=B role=secretary from_on=2025-01-01
    dj add event code=E1 type=complaint person=P2 occurred_on=2026-05-01 document=密件 note=密事一
    dj add event code=E2 type=conflict person=P2 occurred_on=2026-10-30 note=密事二
    dj add event code=E3 type=retirement person=P2 occurred_on=2026-11-10 note=退休
    dj add activity code=A1 org=B types=talk held_on=2026-11-10 events=E2 theme=谈心 content=密谈内容 note=密注 \
        occasion=密由 resolutions=密议
    dj add activity code=A2 org=B 'types=talk(individual)；interview' held_on=2026-11-11 content=密谈二
    dj add activity code=A3 org=B 'types=talk；life_meeting' held_on=2026-11-12 content=会上说的
    dj add attendance activity=A1 person=P2 role=partner
    dj add attendance activity=A1 person=P1 role=host
} >/dev/null 2>&1

# secrets COMMAND...: what it says of what was said and of why, and of who had cause; - : nothing.
secrets() {
    dj "$@" 2>/dev/null | grep -oE '密(谈内容|谈二|注|由|议|件|事.)|[^，：]*(群众有不良反映|矛盾和意见分歧)必谈：密谈人' |
        sort -u | tr '\n' ' ' | sed 's/^$/-/'
}
for format in table csv jsonl; do
    tap_is "list activity, $format" "$(secrets list activity --format $format)" ''
    tap_is "export activity, $format" "$(secrets export activity --format $format)" ''
    tap_is "list event, $format" "$(secrets list event --format $format)" ''
    tap_is "due, $format" "$(secrets due --all --format $format)" ''
done
for format in text ics; do
    tap_is "due, $format" "$(secrets due --all --format $format)" ''
done
for report in slip handover 'due --period 2026Q4' 'quarter --period 2026Q4' 'year --period 2026' 'matrix --period 2026Q4' \
    'branch-book --period 2026 --code B' 'person --code P2' 'quarter --period 2026Q4 --format json'; do
    # shellcheck disable=SC2086 # words of the list
    tap_is "report $report" "$(secrets report $report)" ''
done
tap_is 'the journal' "$(secrets log)" ''
tap_is 'the journal of that record, for programs' "$(secrets log --format jsonl)" ''

# Nor is it found by who guesses it, nor does it give an order; what has none is no secret.
for word in content=密谈内容 occasion=密由 resolutions=密议 note=密注; do
    tap_is "list activity --where $word" "$(dj list activity --where "$word" --format csv | sed 1d)" ''
done
tap_is 'of a meeting it is found' \
    "$(dj list activity --where content=会上说的 --format jsonl | grep -o '"code":"[^"]*"')" '"code":"A3"'
tap_is 'those without one' "$(dj list activity --where occasion= --format jsonl | grep -oE '"code":"A[0-9]+"' | sort | tr '\n' ' ')" \
    '"code":"A2" "code":"A3" '
dj add activity code=A4 org=B types=talk held_on=2026-11-09 occasion=甲由 >/dev/null
dj add activity code=A5 org=B types=theme_day held_on=2026-11-09 occasion=乙由 >/dev/null
order_of() {
    dj list activity --sort "$1" --format jsonl | grep -oE '"code":"A[0-9]+"' | tr -d '"' | tr '\n' ' '
}
tap_is 'in its order' "$(order_of occasion)" 'code:A1 code:A2 code:A3 code:A4 code:A5 '
tap_is 'and backwards' "$(order_of -occasion)" 'code:A5 code:A1 code:A2 code:A3 code:A4 '
dj delete activity A4 >/dev/null
dj delete activity A5 >/dev/null
dj list person --where dues_base=100 >"$work/out" 2>&1
tap_is 'a private field is no filter' "$?" 2
tap_is 'and that is said' "$(grep -c 党费基数不公开，不能按它筛选或排序。 "$work/out")" 1
tap_is 'nor an order' "$(dj list person --sort -dues_base >/dev/null 2>&1; echo $?)" 2
tap_is 'private events: those asked for are not counted' \
    "$(dj list event --where person=P2 2>&1 >/dev/null)" "$(dj list event --where person=P1 2>&1 >/dev/null)"
tap_is 'that they are not looked among is said' "$(dj list event --where person=P1 2>&1 | grep -c 不在筛选之列)" 1
tap_is 'all of them are' "$(dj list event 2>&1 | grep -c '另有 2 条不公开')" 1

# What is open stays so, and whoever asks by name, or gives a reason, has the rest.
tap_is 'a meeting that is a talk too has its minutes' "$(dj export activity --format csv | grep -c 会上说的)" 1
tap_is 'who retires is named' "$(dj due --all --format text | grep -c '退休必谈：密谈人')" 1
tap_is 'show' "$(secrets show activity A1)" '密注 密由 密议 密谈内容 '
tap_is 'with a reason' "$(secrets export activity --private 核对)" '密注 密由 密议 密谈二 密谈内容 '
tap_is 'the book with a reason' "$(secrets report branch-book --period 2026 --code B --private 核对)" \
    '密注 密由 密议 密谈二 密谈内容 '
tap_is 'the person, with a reason' "$(dj report person --code P2 --private 核对 | grep -c 群众有不良反映必谈)" 1

# An export put in again.
keep_data
dj export activity --format csv -o "$work/activity.csv"
tap_run 'what is withheld is said' grep -q '〔受保护〕' "$work/activity.csv"
dj import activity "$work/activity.csv" >/dev/null 2>&1
same_data 'nothing is lost by it'
tap_is 'nor replaced by the word' "$(dj show activity A1 | grep -c 受保护)" 0
sed 's/^A1,/T1,/' "$work/activity.csv" | sed -n '1p;/^T1,/p' >"$work/new.csv"
dj import activity "$work/new.csv" >/dev/null 2>&1
tap_is 'a new one has nothing where it stood' "$(dj show activity T1 --format json | grep -c 受保护)" 0
dj set activity A1 content=密谈内容三 >/dev/null 2>&1
tap_is 'nor is it in the journal when it changes' "$(dj log | grep -c 密谈内容)" 0
dj undo >/dev/null 2>&1
tap_is 'and undo brings it back' "$(dj show activity A1 --format json | grep -c '"content":"密谈内容"')" 1

# What the journal has in plain text, of what became a talk later, is withheld where it is read.
{
    dj add activity code=A7 org=B types=theme_day held_on=2026-11-13 content=旧内容一
    dj set activity A7 content=旧内容二
    dj set activity A7 types=talk
    dj add activity code=A8 org=B types=talk held_on=2026-11-14
    dj set activity A8 types=theme_day content=旧内容三
    dj set activity A8 content=旧内容四
} >/dev/null 2>&1
for format in table csv jsonl; do
    tap_is "the journal of a talk that was a meeting, $format" \
        "$(dj log --code A7 --entity activity --format $format | grep -c '旧内容')" 0
done
tap_is 'its other values stay' "$(dj log --code A7 --entity activity | grep -c '2026-11-13')" 1
tap_is 'of a meeting that was a talk, what came with it and what came after' \
    "$(dj log --code A8 --entity activity --format csv | grep -c '旧内容三,旧内容四')" 1
dj delete activity A7 >/dev/null 2>&1
tap_is 'of one that is gone' "$(dj log | grep -c '旧内容[一二]')" 0
tap_end
