#!/bin/sh
# Two of one name of whom somebody has said that they are two: on record, and not asked about again.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

# pairs: what check says of doubles, a line each: the later code and the earlier one.
pairs() {
    dj check --format jsonl "$@" 2>"$work/said" |
        sed -n 's/.*"group":"alike".*"code":"\([^"]*\)","other":"\([^"]*\)".*/\1 \2/p'
}
# apart WANTED: how many pairs check says it leaves out.
apart() {
    dj "$@" check 2>&1 >/dev/null | sed -n 's/^已登记为同名而不是同一个的 \([0-9]*\) 对不再列出.*/\1/p'
}

fresh >/dev/null
dj add org code=B1 name=甲支部 kind=党支部 parent=1 >/dev/null
dj add org code=B2 name=乙支部 kind=党支部 parent=1 >/dev/null
for code in P1 P2 P3; do
    dj add person code=$code name=王芳 org=B1 >/dev/null 2>"$work/err"
done
dj add person code=Q1 name=李强 org=B2 >/dev/null
dj add person code=Q2 name=李强 org=B2 >/dev/null 2>&1
tap_is 'add says how it is put on record' "$(tail -n 1 "$work/err")" \
    '核对过、确是两个人的请登记（dangjian add namesake person=P3 other=P1）。'
tap_is 'each is held against the first of its name' "$(pairs)" 'P2 P1
P3 P1
Q2 Q1'
tap_is 'check says it, too' "$(dj check 2>/dev/null | grep -o '核对过.*Q1）。')" \
    '核对过、确是两个人的请登记（dangjian add namesake person=Q2 other=Q1）。'
tap_is 'nothing is left out' "$(apart)" ''

prints 'they are two' P2/P1 dj add namesake person=P2 other=P1 note=查过档案
prints 'whichever is written first' P1/P3 dj add namesake 党员=P1 另一人=P3
tap_is 'the pairs are left out; those that are left are held against each other' "$(pairs)" 'P3 P2
Q2 Q1'
tap_is 'how many is said' "$(apart)" 2
tap_is 'of the branch that is asked about' "$(apart --org B1)" 2
tap_is 'not of another' "$(apart --org B2)" ''
answers 'the same once more' 4 已经有了 dj add namesake person=P2 other=P1
answers 'the same the other way round' 4 'P2 与 P1 已经登记为两个，不必再录' dj add namesake person=P1 other=P2
answers 'one and the same' 4 '两栏填的是同一个“P1”' dj add namesake person=P1 other=P1
answers 'somebody who is not there' 4 没有党员 dj add namesake person=P1 other=P77
prints 'a note may be changed' '' dj set namesake P2/P1 note=查过档案、身份证
tap_is 'it is in the history of the record' "$(dj log --entity namesake --code P2/P1 2>&1 | grep -c 查过档案)" 2
dj add namesake person=P2 other=P3 >/dev/null
tap_is 'three of one name are three' "$(pairs)" 'Q2 Q1'

# Out and in again, undone and done again.
dj export namesake --format csv -o "$work/n.csv"
imports 'the same file' '0 created, 0 updated, 3 unchanged, 0 refused' namesake "$work/n.csv"
dj undo >/dev/null 2>&1
tap_is 'undo takes one back' "$(pairs)" 'P3 P2
Q2 Q1'
dj redo >/dev/null 2>&1
tap_is 'redo puts it there' "$(pairs)" 'Q2 Q1'

# It goes with one of both, and comes back with it.
prints 'somebody is deleted' '' dj delete person P2
tap_is 'with both pairs' "$(rows namesake)" 1
tap_is 'no reference is left' "$(dj check 2>&1 >/dev/null | grep -c ^数据库完好)" 1
dj undo >/dev/null 2>&1
tap_is 'undo brings all of it' "$(rows namesake) $(pairs)" '3 Q2 Q1'

# Organisations of one name side by side.
dj add org code=B3 name=甲支部 kind=党支部 parent=1 >/dev/null 2>&1
tap_is 'two of one name' "$(pairs | grep B)" 'B3 B1'
prints 'are two' B3/B1 dj add org_namesake org=B3 other=B1
tap_is 'and not asked about' "$(pairs | grep B)" ''
tap_is 'they are counted with the others' "$(apart)" 4
answers 'once' 4 'B3 与 B1 已经登记为两个，不必再录' dj add org_namesake 组织=B1 另一组织=B3
prints 'one is deleted' '' dj delete org B3
tap_is 'with its pair' "$(rows org_namesake)" 0

# Meetings are told apart by what they are.
dj add activity code=L1 org=B1 types=lecture held_on=2026-05-12 >/dev/null
dj add activity code=L2 org=B1 types=lecture held_on=2026-05-12 >/dev/null 2>"$work/err"
tap_is 'nothing is put on record of meetings' "$(grep -c 登记 "$work/err") $(pairs | grep L)" '0 L2 L1'

# Who has been asked in an import has answered.
printf '编号,姓名,所在组织\nP9,王芳,B1\nP8,赵六,B1\n' >"$work/new.csv"
imports 'another one of that name' '2 created, 0 updated, 0 unchanged, 0 refused' person "$work/new.csv" --alike new
tap_is 'is another one from then on' "$(pairs | grep P)" ''
tap_is 'than each of those there are' "$(dj list namesake --format csv | grep -c ^P9)" 3
imports 'the same file again' '0 created, 0 updated, 2 unchanged, 0 refused' person "$work/new.csv" --alike new
dj undo >/dev/null 2>&1
tap_is 'taken back with the import' "$(dj list namesake --format csv | grep -c ^P9) $(rows person)" '0 5'
imports 'a try keeps nothing' '2 created, 0 updated, 0 unchanged, 0 refused' person "$work/new.csv" --alike new --dry-run
tap_is 'nothing at all' "$(rows namesake)" 3

# A pair is of both: whoever answers for one of them says it and takes it back, who answers for neither does not.
{
    fresh
    dj add org code=B1 name=甲支部 kind=党支部 parent=1
    dj add org code=B2 name=乙支部 kind=党支部 parent=1
    dj add org code=B3 name=丙支部 kind=党支部 parent=1
    dj add person code=P1 name=王芳 org=B1 since_on=2020-01-05
    dj add person code=P2 name=王芳 org=B2 since_on=2020-01-05
    dj add operator user=tester
    for n in 1 2 3; do
        dj add operator user=u$n scope=B$n
    done
} >/dev/null 2>"$work/err" || tap_note "$(cat "$work/err")"
prints 'the second is of the operator' P2/P1 env DANGJIAN_USER=u1 "$DANGJIAN" add namesake person=P2 other=P1
answers 'neither is' 4 不在 env DANGJIAN_USER=u3 "$DANGJIAN" delete namesake P2/P1
prints 'the second is deleted with the pair' '' env DANGJIAN_USER=u1 "$DANGJIAN" delete person P1
tap_is 'which is gone' "$(rows namesake)" 0
DANGJIAN_USER=u1 "$DANGJIAN" undo >/dev/null 2>&1
tap_is 'and comes back' "$(rows namesake)" 1
answers 'one of organisations is of theirs' 4 不在 env DANGJIAN_USER=u3 "$DANGJIAN" add org_namesake org=B1 other=B2
prints 'the second of them' B1/B3 env DANGJIAN_USER=u3 "$DANGJIAN" add org_namesake org=B1 other=B3
tap_end
