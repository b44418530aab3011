#!/bin/sh
# Lists of meetings say how many came and who did not: what a policy asks of each member stays open
# until that is entered, which is said; it is taken from the list only where that is asked and certain.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

cat >"$work/each.ini" <<'X'
[policy]
id     = each
title  = 试行意见
number = 试〔2026〕1号

[rule coverage]
title    = 主题党日全员参与
clause   = 三
subject  = branch
every    = month
each     = member
evidence = theme_day

[rule lecture]
title    = 党课
clause   = 四
subject  = branch
every    = quarter
evidence = lecture
X
rm -f "$DANGJIAN_DB"*
dj init --policy "$work/each.ini" --name 县直机关 --since 2026-01-01 >/dev/null
dj add org code=B1 name=甲支部 kind=党支部 parent=1 >/dev/null
dj add org code=B2 name=乙支部 kind=党支部 parent=1 >/dev/null
for name in 王芳 李强 张伟 刘洋; do
    dj add person name=$name org=B1 joined_on=2010-07-01 full_on=2011-07-01 since_on=2020-01-01 >/dev/null
done
dj add person name=后来 org=B1 joined_on=2010-07-01 full_on=2011-07-01 since_on=2026-04-01 >/dev/null

# says NAME LINE: a line of what the last import said.
says() {
    tap_is "$1" "$(grep -F -- "$2" "$work/err" | head -n 1)" "$2"
}

# came CODE: who is recorded with it.
came() {
    dj list attendance --where activity="$1" --format csv | sed 1d | tr -d '\r' | cut -d, -f2,4,5 | tr '\n' ' '
}

cat >"$work/plain.csv" <<'X'
编号,支部,类型,日期
K1,B1,主题党日,2026-01-10
K2,B1,主题党日,2026-02-10
K3,B1,党课,2026-02-10
K4,B2,党课,2026-02-10
K5,B1,主题党日,2025-12-10
X
imports 'meetings without anybody' '5 created, 0 updated, 0 unchanged, 0 refused' activity "$work/plain.csv"
says 'what is asked of each member stays open: two of them, not the lectures, nor what is not asked yet' \
    '没有登记谁参加、每名党员的要求因此还没有完成的（请补录出席） 1 条：“主题党日全员参与”（试〔2026〕1号 三）2 次'
tap_is 'as the due list has it' \
    "$(dj --on 2026-03-01 --org B1 due --all --format jsonl | grep each.coverage | grep -c '"have":0')" 3
imports 'the same again says nothing' '0 created, 0 updated, 5 unchanged, 0 refused' activity "$work/plain.csv"
tap_is 'of what was there' "$(grep -c 没有登记 "$work/err")" 0
answers 'no column to go by' 2 '应到' dj import activity "$work/plain.csv" --attendance

cat >"$work/roll.csv" <<'X'
编号,支部,类型,日期,应到人数,实到人数,缺席人员,请假人员
R1,B1,主题党日,2026-03-01,4,4,,
R2,B1,主题党日,2026-03-02,4人,2,李强（出差、开会）,张 伟
R3,B1,主题党日,2026-04-02,5,5,无,
R4,B1,主题党日,2026-04-03,4,4,,
R5,B1,主题党日,2026-03-05,4,3,李某,
R6,B1,主题党日,2026-03-06,4,4,李强,
R7,B1,主题党日,2026-03-07,4,,,
R8,B1,支委会,2026-03-08,3,3,,
R9,B1,主题党日,2026-03-09,,,,
X
imports 'unasked nothing is taken' '9 created, 0 updated, 0 unchanged, 0 refused' activity "$work/roll.csv" \
    --alike new --dry-run
says 'but told' '没有导入的列（这里不记这些）：“应到人数”（请录入出席）、“实到人数”（请录入出席）、“缺席人员”（请录入出席）、“请假人员”（请录入出席）'
says 'and said that it may' '文件里有应到人数：可加 --attendance，按名册登记缺席人员以外的都到会。'
imports 'where it is certain' '9 created, 0 updated, 0 unchanged, 0 refused' activity "$work/roll.csv" --alike new \
    --attendance
says 'so many' '按名册登记了出席的活动 3 次'
tap_is 'and no column is told as passed over' "$(grep -c 没有导入的列 "$work/err")" 0
tap_is 'everybody' "$(came R1)" 'P000001,present, P000002,present, P000003,present, P000004,present, '
tap_is 'but for those who are named' "$(came R2)" \
    'P000001,present, P000002,absent,出差、开会 P000003,leave, P000004,present, '
tap_is 'on the roster of that day' "$(came R3 | wc -w)" 5
says 'all else is told with its reason' \
    '出席说不准、没有登记的 5 条：第 5 行：应到 4 人，当天名册上有 5 人、第 6 行：“李某”不在当天的名册上、第 7 行：实到 4 人，名册去掉缺席、请假的是 3 人、第 8 行：没有写实到人数和缺席人员、第 9 行：应到 3 人，当天名册上有 4 人'
tap_is 'nobody is recorded with them' "$(came R4)$(came R5)$(came R6)$(came R7)$(came R8)$(came R9)" ''
says 'and they fulfil nothing' \
    '没有登记谁参加、每名党员的要求因此还没有完成的（请补录出席） 1 条：“主题党日全员参与”（试〔2026〕1号 三）5 次'
keep_data
imports 'once more' '0 created, 0 updated, 9 unchanged, 0 refused' activity "$work/roll.csv" --attendance
same_data 'changes nothing'
dj set attendance R1/P000001/attendee status=leave >/dev/null
imports 'what was entered since' '0 created, 0 updated, 9 unchanged, 0 refused' activity "$work/roll.csv" \
    --attendance
tap_is 'stays' "$(came R1 | cut -d' ' -f1)" 'P000001,leave,'
dj undo >/dev/null
dj undo >/dev/null
tap_is 'one deed, undone as one' "$(rows activity) $(rows attendance)" '5 0'
tap_end
