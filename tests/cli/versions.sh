#!/bin/sh
# Policies that change: compared by what they ask, changed from a day on, and what was before that
# day stays as it was.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/one.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[evidence lecture]
title    = 党课
required = place, theme

[rule theme-day]
title    = 支部主题党日
clause   = 一·1
subject  = branch
every    = month
evidence = theme_day

[rule spring]
title    = 年初学习
clause   = 一·2
subject  = branch
every    = year
window   = ..03-31
evidence = training

[rule talks]
title    = 谈心谈话
clause   = 一·3
subject  = branch, general_branch
every    = quarter
evidence = talk | interview
when     = members >= 3 and not has_committee

[rule size]
title    = 设支部委员会
clause   = 一·4
subject  = branch
require  = has_committee
INI

# edit FROM TO SED...: another file.
edit() {
    from=$1 to=$2
    shift 2
    sed "$@" "$work/$from.ini" >"$work/$to.ini"
}

# --- compared ---

cat >"$work/same.ini" <<'INI'
; the same in other words: order, blanks, alternatives the other way round, what holds anyway
[rule size]
require  = has_committee
subject  = branch
title    = 设支部委员会
clause   = 一·4
[rule talks]
subject  = general_branch,branch
evidence = interview|talk
when     = members>=3  and not has_committee
every    = quarter
title    = 谈心谈话
clause   = 一·3
count    = 1
remind   = 15
[rule spring]
title    = 年初学习
clause   = 一·2
subject  = branch
every    = year
window   = ..03-31
evidence = training
measure  = count
[evidence lecture]
required = theme,place
title    = 党课
[policy]
include = inner
id     = own
title  = 示例制度
number = 示例〔2026〕1号
INI
cat >"$work/inner.ini" <<'INI'
[policy]
id = inner
[rule theme-day]
title    = 支部主题党日
number   = 示例〔2026〕1号
clause   = 一·1
subject  = branch
every    = month
evidence = theme_day
INI
edit same split -e '/^include/d'
printf '\n[rule theme-day]\nevery = month\nevidence = theme_day\ntitle = 支部主题党日\nclause = 一·1\nsubject = branch\n' \
    >>"$work/split.ini"
prints 'order, blanks and presets make no difference' 没有不同。 dj policy diff "$work/one.ini" "$work/split.ini"
prints 'in JSON an empty array' '[]' dj policy diff "$work/one.ini" "$work/split.ini" --format json
prints 'nor does it where a rule stands, but for what it says itself' \
    '[
{"slot":"theme-day","version":1,"kind":"rule","difference":"changed","a":"own.theme-day","b":"inner.theme-day","keys":[{"key":"number","a":null,"b":"示例〔2026〕1号"}]}
]' dj policy diff "$work/one.ini" "$work/same.ini" --format json

edit one two -e '/rule size/,$d' -e '/rule theme-day/,/^$/s/month/quarter/' -e 's/= place, theme/= place, theme, content/'
cat >>"$work/two.ini" <<'INI'
[rule plan]
title    = 年度计划
subject  = branch
every    = year
evidence = plan
INI
prints 'rule by rule: changed keys with both values, only here, only there' \
    '有改动    记录 lecture  党课（示例〔2026〕1号）
    必备要素（required）：place, theme → place, theme, content
只在后者  plan  年度计划（示例〔2026〕1号）  每年
只在前者  size  设支部委员会（示例〔2026〕1号 一·4）  应当具备
有改动    theme-day  支部主题党日（示例〔2026〕1号 一·1）
    周期（every）：month → quarter' dj policy diff "$work/one.ini" "$work/two.ini"
edit two three -e "/rule plan/,\$d"
prints 'the same for programs' '[
{"slot":"plan","version":1,"kind":"rule","difference":"only_a","a":"own.plan","b":null,"keys":[{"key":"title","a":"年度计划","b":null},{"key":"subject","a":"branch","b":null},{"key":"every","a":"year","b":null},{"key":"evidence","a":"plan","b":null}]}
]' dj policy diff "$work/two.ini" "$work/three.ini" --format json
# --- changed from a day on ---

# own: B1 has theme days in January to June but for March, a lecture record without content in June
# and in July, and no training.
own() {
    rm -f "$DANGJIAN_DB"*
    {
        dj init --policy "$work/one.ini" --code B1 --name 第一支部 --kind branch --since 2026-01-01
        for month in 01 02 04 05 06 07; do
            dj add activity code=A$month org=B1 types=theme_day held_on=2026-$month-10
        done
        dj add activity code=L6 org=B1 types=lecture held_on=2026-06-30 place=会议室 theme=学习
        dj add activity code=L7 org=B1 types=lecture held_on=2026-07-01 place=会议室 theme=学习
    } >/dev/null 2>&1
}

# past: the list as of 30 June, and today's of all deadlines up to then.
past() {
    DANGJIAN_TODAY=2026-06-30 dj due --format json
    DANGJIAN_TODAY=2026-06-30 dj due --to 2026-06-30 --all --format json
    dj due --to 2026-06-30 --all --format json
}

# of RULE FROM: status and have/need of one obligation of B1, nothing where it is not asked.
of() {
    dj due --all --rule "$1" --format jsonl |
        sed -n "s/.*\"period_start\":\"$2\".*\"status\":\"\([a-z]*\)\".*\"need\":\([0-9]*\),\"have\":\([0-9]*\).*/\1 \3\/\2/p"
}

own
edit one new -e '/rule size/,$d' -e '/rule theme-day/,/^$/s/= month/&\ncount = 2/' \
    -e 's/03-31/04-30/' -e 's/= place, theme/= place, theme, content/'
past >"$work/before"
keep_data
all=$(dj due --all --format json)
status=0
dj policy load "$work/new.ini" >"$work/out" 2>"$work/err" || status=$?
tap_is 'other contents ask from which day' "$status" 4
tap_run 'and say what to type' grep -q -- "policy load $work/new.ini --from 2026-11-21" "$work/err"
tap_is 'the difference on standard output' "$(cat "$work/out")" \
    '有改动    记录 lecture  党课（示例〔2026〕1号）
    必备要素（required）：place, theme → place, theme, content
只在前者  size  设支部委员会（示例〔2026〕1号 一·4）  应当具备
有改动    spring  年初学习（示例〔2026〕1号 一·2）
    期间（window）：..03-31 → ..04-30
有改动    theme-day  支部主题党日（示例〔2026〕1号 一·1）
    数量（count）：（未写） → 2'
tap_is 'nothing has changed' "$(dj due --all --format json)" "$all"
answers 'a day that does not exist' 2 2026-02-30 dj policy load "$work/new.ini" --from 2026-02-30

tap_run 'from 1 July' dj policy load "$work/new.ini" --from 2026-07-01
past >"$work/after"
tap_run 'the list of the last half-year is the same to the byte' cmp "$work/before" "$work/after"
tap_run 'and holds something' grep -q '"overdue"' "$work/before"
tap_is 'June by the old number' "$(of theme-day 2026-06-01)" 'done 1/1'
tap_is 'July by the new one' "$(of theme-day 2026-07-01)" 'overdue 1/2'
tap_is 'a window that had passed stays asked as it was' "$(of spring 2026-01-01)" 'overdue 0/1'
tap_is 'the next year by the new window' \
    "$(DANGJIAN_TODAY=2027-04-30 dj due --all --rule spring --format jsonl |
        sed -n 's/.*2027-01-01.*"deadline":"\([0-9-]*\)","status":"\([a-z]*\)".*/\1 \2/p')" '2027-04-30 due'
tap_is 'a rule that went is asked no more' "$(dj due --all --rule size --format json)" '[]'
tap_is 'but stands on the day before' \
    "$(DANGJIAN_TODAY=2026-06-30 dj due --all --rule size --format jsonl | wc -l | tr -d ' ')" 1
tap_is 'records by what was required on their day' \
    "$(dj due --kind record --format jsonl | sed 's/.*"lacking":\(.*\),"event.*"item":\(.*\)}/\1 \2/')" \
    '["content"] "L7"'
same_data 'no record has changed'
answers 'the same again changes nothing' 0 没有改动 dj policy load "$work/new.ini" --from 2026-07-01
answers 'nor does it without the day' 0 没有改动 dj policy load "$work/new.ini"
tap_is 'the journal has it once' "$(dj log | grep -c '载入制度')" 1
tap_run 'all is sound' dj check

dj undo >/dev/null 2>&1
tap_is 'undo gives the list of before' "$(dj due --all --format json)" "$all"
dj redo >/dev/null 2>&1
tap_is 'redo the new numbers' "$(of theme-day 2026-07-01)" 'overdue 1/2'
DANGJIAN_USER=lisi dj policy set own theme-day count=3 --from 2026-09-01 >/dev/null 2>&1
answers 'not over what somebody else changed since' 4 'own [rule theme-day/2] 后来由 lisi 于' dj undo
tap_is 'and nothing of it' "$(of theme-day 2026-09-01)" 'overdue 0/3'

# --- single keys of one rule, and the half rule at the seam ---

own
dj policy set own theme-day count=2 --from 2026-07-16 >/dev/null 2>&1
tap_is '16 of 31 days: July is asked as the new version says' "$(of theme-day 2026-07-01)" 'overdue 1/2'
tap_is 'June as the old one says' "$(of theme-day 2026-06-01)" 'done 1/1'
dj undo 2>/dev/null
says=$(dj policy set own theme-day count=2 --from 2026-07-17 2>/dev/null | tail -1)
tap_is '15 of 31 days: neither version is there for July' "$(of theme-day 2026-07-01)" ''
tap_is 'which was said' "$says" \
    'theme-day：新规定在2026年7月里不足一半，这一期不作要求；要从整期算起，请自 2026-08-01 起。'
tap_is 'August by the new number' "$(of theme-day 2026-08-01)" 'overdue 0/2'
dj undo 2>/dev/null
dj policy set own theme-day --end --from 2026-08-01 >/dev/null 2>&1
tap_is 'ended on 1 August: July is asked' "$(of theme-day 2026-07-01)" 'done 1/1'
tap_is 'August is not' "$(of theme-day 2026-08-01)" ''
dj undo 2>/dev/null
dj policy set own theme-day count=2 --from 2026-09-01 >/dev/null 2>&1
two=$(dj policy show own)
tap_is 'policy show tells the versions apart' \
    "$(echo "$two" | sed -n 's/^own.theme-day *\(每月[ 0-9次]*\) 支部.*\(自\|至\).*/\1 \2/p' | tr -s ' ')" \
    '每月 至
每月 2 次 自'
dj policy set own theme-day --end --from 2026-08-01 >/dev/null 2>&1
tap_is 'a version that would begin after the end goes' "$(dj policy show own | grep -c '^own.theme-day')" 1
dj undo 2>/dev/null
tap_is 'and comes back' "$(dj policy show own)" "$two"
dj undo 2>/dev/null
tap_run 'a title changes in place' dj policy set own theme-day title=党日 remind=3
tap_is 'and opens no version' "$(dj policy show own | grep -c '^own.theme-day')" 1
answers 'it needs no day; a number does' 2 '如 --from' dj policy set own theme-day count=2
answers 'a value that means nothing' 2 'count 要写大于 0 的数' \
    dj policy set own theme-day count=none --from 2026-07-01
answers 'a key that means nothing' 2 '没有这个键：colour' \
    dj policy set own theme-day colour=red --from 2026-07-01
answers 'a life is not a key' 2 '请用 --end' dj policy set own theme-day until=2026-07-01
answers 'a rule that is not there' 3 nothing dj policy set own nothing count=2 --from 2026-07-01
answers 'a policy that is not there' 3 none dj policy set none theme-day count=2 --from 2026-07-01

# --- what has no days is refused, and says what to do ---

cat >"$work/outer.ini" <<'INI'
[policy]
id = outer
include = own
[rule extra]
title = 另加
subject = branch
every = month
evidence = talk
INI
dj --on 2026-11-20 policy load "$work/outer.ini" >/dev/null 2>&1
answers 'a rule of the policy that is included' 4 'policy set own theme-day' \
    dj policy set outer theme-day count=2 --from 2026-07-01
edit outer drops -e '$a [drop size]'
answers 'a drop from a day' 4 '[drop size]' dj policy load "$work/drops.ini" --from 2026-07-01
edit outer over -e 's/rule extra/rule size/'
answers 'a rule in place of an included one' 4 'size 一边是所包含的 own 的规则' \
    dj policy load "$work/over.ini" --from 2026-07-01
edit outer alone -e '/^include/d'
answers 'another include' 4 include dj policy load "$work/alone.ini" --from 2026-07-01
dj policy set own theme-day count=2 --from 2026-07-01 >/dev/null 2>&1
tap_is 'what is included changes with its policy' \
    "$(dj policy diff own outer --format json | grep -c only_b)$(dj policy show outer | grep -c theme-day)" 12

# --- another policy than the parent's, from a day, by placement ---

rm -f "$DANGJIAN_DB"*
edit one alt -e 's/^id .*/id = alt/' -e '/rule theme-day/,/^$/s/= month/&\ncount = 2/'
{
    dj init --policy "$work/one.ini" --code DW --name 机关党委 --kind committee --since 2026-01-01
    dj policy load "$work/alt.ini"
    dj add org code=B1 name=第一支部 kind=branch parent=DW
    dj add org code=B2 name=第二支部 kind=branch parent=DW
} >/dev/null 2>&1
past >"$work/before"
dj add placement org=B2 from_on=2026-07-01 parent=DW policy=alt name=第二支部 >/dev/null 2>&1
past >"$work/after"
tap_run 'a branch under another policy: the past is the same' cmp "$work/before" "$work/after"
tap_is 'from the day on it is asked by its own, the other by its parent'"'"'s' \
    "$(dj due --all --rule theme-day --from 2026-06-30 --to 2026-07-31 --format jsonl |
        sed 's/.*"rule":"\([a-z.-]*\)".*"org":"\([A-Z0-9]*\)".*"deadline":"\([0-9-]*\)".*"need":\([0-9]*\).*/\2 \3 \1 \4/' | sort)" \
    'B1 2026-06-30 own.theme-day 1
B1 2026-07-31 own.theme-day 1
B2 2026-06-30 own.theme-day 1
B2 2026-07-31 alt.theme-day 2'

# --- random changes on random days: lists of all earlier deadlines are what they were ---

# change N: a rule, a key and a day.
change() {
    "$AWK" -v n="$1" 'BEGIN {
        srand(n * 7919)
        split("theme-day count=2|theme-day count=3|theme-day every=quarter|theme-day when=members>=0|" \
              "spring window=..06-30|spring window=10-01..12-31|spring count=2|" \
              "talks every=half-year|talks evidence=talk|size require=members>=0|" \
              "theme-day --end|size --end", change, "|")
        what = change[int(rand() * 12) + 1]
        month = int(rand() * 14)
        day = rand() < 0.4 ? 1 : int(rand() * 28) + 1
        printf "%s --from %04d-%02d-%02d\n", what, 2026 + int(month / 12), month % 12 + 1, day
    }'
}

own
dj add person code=P1 name=张某甲 org=B1 status=full >/dev/null 2>&1
wrong=
n=0
while [ "$n" -lt 24 ]; do
    n=$((n + 1))
    what=$(change "$n")
    day=${what##* }
    last=$(date -u -d "$day - 1 day" +%F)
    dj due --to "$last" --all --format json >"$work/before"
    DANGJIAN_TODAY=$last dj due --to "$last" --all --format json >>"$work/before"
    # shellcheck disable=SC2086
    dj policy set own $what >/dev/null 2>"$work/err" || grep -q '没有规则' "$work/err" || wrong="$wrong [$what refused]"
    dj due --to "$last" --all --format json >"$work/after"
    DANGJIAN_TODAY=$last dj due --to "$last" --all --format json >>"$work/after"
    cmp -s "$work/before" "$work/after" || wrong="$wrong [$what]"
done
tap_empty 'random changes on random days leave all earlier deadlines as they were' "$wrong"
tap_run 'after all of them the policy is sound' dj check
tap_end
