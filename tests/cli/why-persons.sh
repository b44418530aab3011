#!/bin/sh
# measure = persons: somebody counts once, whatever the records, and why says with which.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[evidence training]
title = 培训

[rule trained]
title    = 每年培训四人
subject  = branch
every    = year
evidence = training
count    = 4
measure  = persons
INI
{
    dj init --policy "$work/own.ini" --name 示例局机关党委 --kind committee --since 2026-01-01
    dj add org code=B1 name=示例支部 kind=branch parent=1
    for n in 1 2 3 4; do
        dj add person code=P$n name=示例$n org=B1 status=full joined_on=2010-07-01 full_on=2011-07-01
    done
    for n in 1 2 3; do
        dj add activity code=A$n org=B1 types=training held_on=2026-0$((n + 2))-01
    done
    # 一 and 二; 二 again and 三; 一 again, and 四, who was not there
    for pair in A1,P1 A1,P2 A2,P2 A2,P3 A3,P1; do
        dj add attendance activity=${pair%,*} person=${pair#*,} status=present
    done
    dj add attendance activity=A3 person=P4 status=leave reason=示例
} >/dev/null 2>&1

# counted: the records and their persons, and how far that is.
counted() {
    dj why B1/own.trained | sed -n 's/.*（\(A[0-9]\)）.*：计入 \([0-9]*\) 人.*/\1 \2/p
        s/.*进度 \([0-9/]*\).*/\1/p' | tr '\n' ' '
}
tap_is 'two, one more, nobody new' "$(counted)" '3/4 A1 2 A2 1 A3 0 '
dj set attendance A3/P4/attendee status=present >/dev/null 2>&1
tap_is 'the fourth was there after all' "$(counted)" '4/4 A1 2 A2 1 A3 1 '
dj delete attendance A1/P1/attendee >/dev/null 2>&1
tap_is 'who is out of the first counts with the third' "$(counted)" '4/4 A1 1 A2 1 A3 2 '
dj set attendance A3/P4/attendee status=leave reason=示例 made_up_on=2026-11-22 >/dev/null 2>&1
tap_is 'what is made up tomorrow does not count today' "$(counted)" '3/4 A1 1 A2 1 A3 1 '
tap_is 'but tomorrow' "$(DANGJIAN_TODAY=2026-11-22; export DANGJIAN_TODAY; counted)" \
    '4/4 A1 1 A2 1 A3 2 '
tap_end
