#!/bin/sh
# check: the file, the chain, the marks, and what the records lack.
. "${srcdir:=.}/tests/cli/lib.sh"

# finds NAME STATUS WORD...: check ends with that status, and says every word on standard output.
finds() {
    name=$1 want=$2
    shift 2
    status=0
    dj check >"$work/out" 2>"$work/err" || status=$?
    failed=0
    [ "$status" -eq "$want" ] || failed=1
    for word in "$@"; do
        grep -qF -- "$word" "$work/out" || failed=1
    done
    tap_ok "$failed" "$name"
    [ "$failed" -eq 0 ] || tap_note "status $status: $(cat "$work/out" "$work/err")"
}

tap_run 'an office' fresh
answers 'a sound one' 0 '数据库完好，台账没有不达标之处' dj check
answers 'no arguments' 2 不带参数 dj check all
answers 'no such organisation' 3 B9 dj --org B9 check

# What the records lack is no fault of the database.
cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[rule size]
title    = 设支部委员会
clause   = 四
subject  = branch
require  = has_committee

[evidence lecture]
title    = 党课
clause   = 五
required = place, host
INI
fresh
dj policy load "$work/own.ini" >/dev/null 2>&1
dj add org code=B1 name=一支部 kind=党支部 parent=1 policy=own >/dev/null
dj add org code=B2 name=二支部 kind=党支部 parent=1 >/dev/null
dj add term org=B2 elected_on=2026-01-05 >/dev/null
dj add activity code=M1 org=B1 types=lecture held_on=2026-03-05 place=会议室 >/dev/null
finds 'what is lacking, with the way to mend it' 0 \
    '一支部（B1）设支部委员会：不达标，应当满足：设有委员会（示例〔2026〕1号 四）。' \
    'dangjian why B1/own.size/-' \
    '一支部（B1）党课记录不全（2026-03-05，M1）：缺 主持人（示例〔2026〕1号 五）。' \
    'dangjian set activity M1 字段=值'
tap_is 'is counted' "$(cat "$work/err")" '数据库完好；台账有 2 处不达标，已列出；另有 1 处请核对。'
tap_is 'each kind under its heading' "$(grep '^──' "$work/out" | tr '\n' ' ')" '── 设置、任期 ── 记录不全 ── 补录 '
tap_is 'as JSON, to the letter' "$(dj check --format json 2>/dev/null | tail -2)" \
    '{"group":"late_entry","org":"B1","entity":"activity","code":"M1","other":null,"text":"一支部（B1）M1 2026-03-05 开展，2026-11-21 补录，晚 261 天。","fix":null}
]'
tap_is 'JSON of nothing' "$(dj --org 二支部 check --format json 2>/dev/null)" '[
]'
answers 'a format that is none' 2 'check 的格式是' dj check --format csv
answers 'elsewhere nothing is' 0 数据库完好 dj --org 二支部 check
tap_run 'the id is one that why knows' dj why B1/own.size/-

if ! command -v sqlite3 >/dev/null; then
    tap_note 'no sqlite3: a broken database is not tried'
    tap_end
fi
cp "$DANGJIAN_DB" "$work/good.db"

# broken SQL: the database, changed past the program.
broken() {
    rm -f "$DANGJIAN_DB"*
    cp "$work/good.db" "$DANGJIAN_DB"
    sqlite3 "$DANGJIAN_DB" "$1"
}

broken "DROP TRIGGER journal_keep_update; UPDATE journal SET after = replace(after, '一', '三') WHERE batch = 3"
finds 'a link that was changed is named' 4 第\ 3\ 批 '请与最近的备份对照'
tap_is 'and counted' "$(cat "$work/err")" 'dangjian: 数据库有 1 处不对，已列出，请先处理。'
finds 'the rest is looked at all the same' 4 设有委员会
broken "DROP TRIGGER batch_keep_update; UPDATE batch SET user = 'lisi' WHERE id = 4"
finds 'who did it was changed' 4 第\ 4\ 批
broken "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_keep_delete; DROP TRIGGER batch_keep_delete;
    DELETE FROM journal WHERE batch = 2; DELETE FROM batch WHERE id = 2"
finds 'a batch was taken out' 4 第\ 3\ 批
broken "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_keep_delete; DROP TRIGGER batch_keep_delete;
    DELETE FROM journal WHERE batch = (SELECT max(id) FROM batch);
    DELETE FROM batch WHERE id = (SELECT max(id) FROM batch)"
finds 'the last batch was cut off' 4 '末尾的记录被程序之外的手段删去过'
broken "PRAGMA foreign_keys = OFF; DELETE FROM org WHERE code = 'B1'"
finds 'a reference that dangles' 4 引用了不存在的\ org
broken "DELETE FROM mark_org"
finds 'marks that are not those of the records' 4 '2 处与台账记录不符' 'dangjian check --mend'
dj check --mend >/dev/null 2>"$work/err"
tap_is 'are made anew' "$? $(head -1 "$work/err")" '0 已按台账记录重新生成标记。'
finds 'and are those' 0 设有委员会
# A condition that counts another rule names it by its title.
cat >"$work/own2.ini" <<'INI'
[policy]
id     = own2
title  = 示例制度二
number = 示例〔2026〕2号

[rule lesson]
title    = 每月党课
clause   = 四
subject  = branch
every    = month
evidence = lecture

[rule lessons]
title   = 党课按时
clause  = 五
subject = branch
require = missed.lesson < 1
INI
# A term that nobody recorded is 不达标 here as in the due list.
cat >"$work/own3.ini" <<'INI'
[policy]
id     = own3
title  = 示例制度三
number = 示例〔2026〕3号

[rule election]
title   = 支部换届
clause  = 九
subject = branch
term    = 3

[rule size]
title   = 宜设支部委员会
clause  = 四
subject = branch
require = has_committee
force   = advice
INI
fresh
dj policy load "$work/own3.ini" >/dev/null 2>&1
dj add org code=B1 name=一支部 kind=党支部 parent=1 policy=own3 >/dev/null
finds 'a term nobody recorded' 0 '一支部（B1）支部换届：没有登记届次，每届 3 年，期满前换届（示例〔2026〕3号 九）。' \
    '一支部（B1）宜设支部委员会：未做到（建议），应当满足：设有委员会'
tap_is 'advice is told apart' "$(cat "$work/err")" '数据库完好；台账有 1 处不达标，已列出；另有 1 处请核对。'
tap_is 'and has a heading of its own' "$(grep '^──' "$work/out" | tr '\n' ' ')" '── 设置、任期 ── 建议未做 '
# A condition that counts another rule names it by its title.
fresh
dj policy load "$work/own2.ini" >/dev/null 2>&1
dj add org code=B3 name=三支部 kind=党支部 parent=1 policy=own2 >/dev/null
finds 'a rule is named by its title' 0 \
    '三支部（B3）党课按时：不达标，应当满足：每月党课 逾期次数 < 1（示例〔2026〕2号 五）。'
tap_end
