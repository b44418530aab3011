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
tap_end
