#!/bin/sh
# Figures handed up by branches that keep their own books: taken in whole, or refused with the line and the field.
. "${srcdir:=.}/tests/cli/lib.sh"

DANGJIAN_TODAY=2026-04-10
rm -f "$DANGJIAN_DB"*
{
    dj init --code C --kind committee --name 示例局机关党委 --since 2026-01-01
    dj add org code=B1 name=示例一支部 kind=branch parent=C books=own
    dj add org code=B2 name=示例二支部 kind=branch parent=C books=own
    dj add org code=B3 name=示例三支部 kind=branch parent=C
} >/dev/null 2>&1

# line ORG LINE KEY NEED HAVE LATE OVERDUE [EXPECTED PRESENT]: the rest of what is needed is overdue.
line() {
    printf '{"unit":"示例","period":"2026Q1","as_of":"2026-04-02","edition":%s,"org":"%s","line":"%s","key":"%s","need":%s,"have":%s,"late":%s,"overdue":%s,"pending":0,"advice":0,"waived":0,"expected":%s,"present":%s,"full":5,"due":10.50,"paid":10.5,"owing":0.00}' \
        "${edition-1}" "$1" "$2" "$3" "$4" "$5" "$6" "$7" "${8-null}" "${9-null}"
}
# good FILE: B1 owes 3 theme days and a report, did 2 (one late) and 1.
good() {
    { echo '['; line B1 org '' 4 3 1 1 10 9; echo ,; line B1 rule own.theme-day 3 2 1 1; echo ,
        line B1 rule own.report 1 1 0 0; echo ']'; } >"$1"
}
state() {
    dj gather --period 2026Q1 --format csv | tail -n +2 | cut -d, -f1,3,4,5 | tr -d '\r' | tr '\n' ' '
}
keep() { dj gather --period 2026Q1 --format json >"$work/kept"; }
same() { tap_is "$1" "$(dj gather --period 2026Q1 --format json | cmp - "$work/kept")" ''; }

tap_is 'nobody has handed up' "$(state)" 'B1,missing,, B2,missing,, '
good "$work/b1.json"
prints 'one comes; who is missing is told' 'B1 handed B2 missing ' sh -c "'$DANGJIAN' gather '$work/b1.json' --format csv |
    tail -n +2 | cut -d, -f1,3 | tr ',\\n' '  '"
tap_is 'what came' "$(cat "$work/err")" '示例一支部（B1）2026Q1：收到上报，截至 2026-04-02，第 1 版'
tap_is 'it is kept with its edition and day' "$(state)" 'B1,handed,1,2026-04-02 B2,missing,, '
tap_is 'and its digest' "$(dj gather --period 2026Q1 --format csv | sed -n 2p | tr -d '\r' | sed 's/.*,//')" \
    "$(sha256sum <"$work/b1.json" | cut -d' ' -f1)"
keep
dj gather "$work/b1.json" >/dev/null 2>"$work/err"
tap_is 'the same again' "$(cat "$work/err")" '示例一支部（B1）2026Q1：与已收的相同'
same '… changes nothing'
sed 's/"present":9/"present":10/; s/"edition":1/"edition":2/' "$work/b1.json" >"$work/two.json"
dj gather "$work/two.json" >/dev/null 2>"$work/err"
tap_is 'a correction shows what differs' "$(cat "$work/err")" '示例一支部（B1）2026Q1：再次上报，截至 2026-04-02，第 2 版
  present：9 → 10'
keep
answers 'an older edition' 4 '已收第 2 版，这个文件是第 1 版' dj gather "$work/b1.json"
edition=0 good "$work/open.json"
sed 's/"B1"/"B2"/' "$work/open.json" >"$work/b2.json"
answers 'a quarter that is open may be handed up' 4 '没有代码为“B9”' sh -c "sed 's/\"B1\"/\"B9\"/' '$work/open.json' >'$work/b9.json'
    '$DANGJIAN' gather '$work/b9.json'"

# bad NAME STATUS WORD SED: the good file, spoilt.
bad() {
    good "$work/good.json"
    sed "$4" "$work/good.json" >"$work/bad.json"
    answers "$1" "$2" "$3" dj gather "$work/bad.json"
}
bad 'half a file' 1 '不是完整的 JSON' '$d'
bad 'nothing says whose file it is' 4 '第 1 条，字段 unit：没有写' 's/"unit":"示例",//'
bad 'a number where words belong' 4 '第 1 条，字段 org：要写文字' '2s/"org":"B1"/"org":1/'
bad 'words where a number belongs' 4 '第 2 条，字段 need' '3s/"need":3/"need":"3"/'
bad 'a broken number' 4 '第 2 条，字段 need：要写不小于 0 的整数' '3s/"need":3/"need":2.5/'
bad 'less than nothing' 4 '第 2 条，字段 have' '3s/"have":2/"have":-2/'
bad 'a huge number' 4 '第 2 条，字段 need' '3s/"need":3/"need":99999999999999999999/'
bad 'money of three places' 4 '字段 due：金额要有两位小数' '2s/10.50/10.505/'
bad 'a month' 4 '字段 period：要写季度' 's/2026Q1/2026-03/'
bad 'two periods' 4 '第 2 条，字段 period：与前面的不同' '3s/2026Q1/2026Q2/'
bad 'no day' 4 '字段 as_of：要写日期' 's/2026-04-02/2026-04-31/'
bad 'rules that do not add up' 4 '字段 have：与各项规则之和不符' '3s/"have":2/"have":1/; 3s/"overdue":1/"overdue":2/'
bad 'a line that does not' 4 '第 2 条，字段 need：不等于完成' '3s/"have":2/"have":1/'
bad 'more late than done' 4 '第 2 条，字段 late：补办多于完成' '3s/"late":1/"late":3/'
bad 'more there than called' 4 '字段 present：实到多于应到' 's/"present":9/"present":11/'
bad 'an organisation twice' 4 '第 2 条，字段 org：这个组织出现了两次' '3s/"rule"/"org"/'
bad 'rules without their sum' 4 '没有合计的一条' '2s/"line":"org"/"line":"rule"/'
bad 'a line of no kind' 4 '第 2 条，字段 line' '3s/"rule"/"ruin"/'
echo '{"org":"B1"}' >"$work/bad.json"
answers 'an object' 4 '一列数字' dj gather "$work/bad.json"
echo '[1]' >"$work/bad.json"
answers 'a list of numbers' 4 '第 1 条不是一条数字' dj gather "$work/bad.json"
echo '[]' >"$work/bad.json"
answers 'an empty list' 4 '没有数字' dj gather "$work/bad.json"
"$AWK" 'BEGIN { printf "["; for (i = 0; i < 170000; i++) printf "%0100d,", 0; print "0]" }' >"$work/bad.json"
answers 'a huge file' 4 '文件太大' dj gather "$work/bad.json"
answers 'no file' 2 '用法' dj gather
same 'nothing of all that was stored'

# What one database reports another takes: of a closed quarter with its edition.
(
    DANGJIAN_DB=$work/branch.db
    dj init --code B2 --kind branch --name 示例二支部 --since 2026-01-01
    dj close 2026Q1
    dj report quarter --period 2026Q1 --format json
) >"$work/b2.json" 2>/dev/null
sed -i 1d "$work/b2.json" # the closing's key
tap_run 'what another database reports' dj gather "$work/b2.json"
tap_is 'all have handed up' "$(state)" 'B1,handed,2,2026-04-02 B2,handed,1,2026-04-10 '

# The matrix: what was handed up stands for records that are not here; B2 has not handed up, nor B1 for the quarter after.
matrix() {
    dj --on 2026-07-10 matrix --period "$1" --format csv | tr -d '\r' | grep "^$2,.*theme-day" | cut -d, -f1,5-8
}
rm -f "$DANGJIAN_DB"*
{
    dj init --code C --kind committee --name 示例局机关党委 --since 2026-01-01
    dj add org code=B1 name=示例一支部 kind=branch parent=C books=own
    dj add org code=B2 name=示例二支部 kind=branch parent=C books=own
    dj add org code=B3 name=示例三支部 kind=branch parent=C
} >/dev/null 2>&1
sed 's/own.theme-day/base.theme-day/' "$work/b1.json" >"$work/base.json"
tap_run 'its figures come' dj gather "$work/base.json"
tap_is 'as handed up: 2 of 3, one overdue' "$(matrix 2026Q1 B1)" 'B1,2,3,0,1'
tap_is 'not handed up is not overdue' "$(matrix 2026Q1 B2)" ''
tap_is 'nor in the quarter after' "$(matrix 2026Q2 B1)" ''
tap_is 'books that are here speak for themselves' "$(matrix 2026Q1 B3)" 'B3,0,3,0,3'
tap_is 'the matrix says so' "$(dj --on 2026-07-10 matrix --period 2026Q1 | grep 示例二支部 | grep -c 未报)" 1
tap_is 'a report does not list it as lacking' "$(dj --on 2026-07-10 report quarter --period 2026Q1 --format table | grep -c '逾期.*示例二支部')" 0

# The due list: a line for each that keeps its own books, and nothing that empty books would owe; a group is its branch's.
dj add org code=G1 name=示例一组 kind=group parent=B2 >/dev/null 2>&1
due() {
    dj --on "$1" due --all --format csv | tr -d '\r' | grep -E "^[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,$2," | cut -d, -f1,6,9,13,17 | sort
}
tap_is 'B2 owes its figures alone' "$(due 2026-04-10 'B2|G1')" 'books.hand-up,B2,2026-01-01,open,'
tap_is 'B1 handed them up' "$(due 2026-04-10 B1)" 'books.hand-up,B1,2026-01-01,done,2026-04-02'
tap_is 'on the day before they were not there' "$(due 2026-04-01 B1)" 'books.hand-up,B1,2026-01-01,open,'
tap_is 'the first quarter is not over on its last day' "$(due 2026-03-31 'B1|B2')" ''
tap_is 'a quarter later' "$(due 2026-07-01 'B[12]')" 'books.hand-up,B1,2026-04-01,open,
books.hand-up,B2,2026-04-01,open,'
tap_is 'a range has each that ends in it' "$(dj --on 2026-07-10 due --from 2026-01-01 --to 2026-06-30 --all --format csv |
    tr -d '\r' | grep hand-up | cut -d, -f6,9,13)" 'B1,2026-01-01,done
B1,2026-04-01,open
B2,2026-01-01,open
B2,2026-04-01,open'
tap_is 'nobody is overdue but B3' "$(dj --on 2026-07-10 due --status overdue --format csv | tail -n +2 | cut -d, -f6 | sort -u)" B3
dj policy load wx >/dev/null 2>&1
dj set org B2 policy=wx >/dev/null 2>&1
dj add ledger code=L1 org=B2 kind=integrity title=示例 opened_on=2026-01-05 deadline=2026-02-01 >/dev/null 2>&1
tap_is 'what a record here carries stays' "$(due 2026-04-10 B2 | cut -d, -f1,4)" 'books.hand-up,open
wx.risk-check,overdue'
answers 'a record that is not here explains nothing' 3 '台账不在本库' dj --on 2026-04-10 why B1/base.theme-day/2026-01-01

# The report: heads, attendance and dues as handed up; who did not is left out of the sums.
cell() { # ORG COLUMN
    dj --on 2026-07-10 report quarter --period 2026Q1 --format csv | tr -d '\r' |
        "$AWK" -F, -v org="$1" -v want="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == want) at = i } $5 == org && $8 == "org" { print $at }'
}
tap_is 'heads' "$(cell B1 full)" 5
tap_is 'who was there' "$(cell B1 expected) $(cell B1 present)" '10 9'
tap_is 'dues' "$(cell B1 due) $(cell B1 owing)" '10.50 0.00'
# Grades of reviews: another file of B1, with two more lines.
review() {
    line B1 review "$1" null null null null | sed "s/\"held\":[^,]*,//; s/\"present\":null/\"present\":null,\"held\":$2/"
}
{ sed '$s/]$/,/' "$work/base.json"; review excellent 2; echo ,; review qualified 3; echo ']'; } | sed 's/"edition":[0-9]*/"edition":3/' >"$work/reviews.json"
tap_run 'grades come too' dj gather "$work/reviews.json"
tap_is 'and stand in the report' "$(dj --on 2026-07-10 report quarter --period 2026Q1 --sheet 民主评议 --format csv | tr -d '\r' | sed 1d)" \
    'B1,示例一支部,5,2,3,0,0,0.4,超过三分之一，请核对'
tap_is 'and for who hands up again' "$(cell B1 need) $(dj --on 2026-07-10 report quarter --period 2026Q1 --format csv | grep -c ',review,')" '4 4'
tap_is 'nothing of who did not hand up' "$(cell B2 need)$(cell B2 full)$(cell B2 due)" ''
tap_is 'and it says so' "$(dj --on 2026-07-10 report quarter --period 2026Q1 --format table | grep -c '^B2 .*示例二支部（未报）$')" 1
tap_is 'nor is it nought, which a brief copy leaves out' \
    "$(dj --on 2026-07-10 report quarter --period 2026Q1 --brief --format table | grep -c '^B2 .*示例二支部（未报）$')" 1
# The roster here says something else: three full members, one on probation since within the quarter.
for i in 1 2 3; do
    dj add person code=P$i name=示例党员$i org=B1 status=full joined_on=2010-01-01 full_on=2011-01-01
done >/dev/null 2>&1
sed 's/"edition":[0-9]*/"edition":4/' "$work/base.json" >"$work/again.json"
dj gather "$work/again.json" >/dev/null 2>"$work/err"
tap_is 'heads that disagree are told' "$(grep -o '上报正式 5.*名册期末正式 3' "$work/err")" '上报正式 5、预备 0，名册期末正式 3'
# Of whose dues nothing says how much: nobody knows it above either.
sed 's/"edition":[0-9]*/"edition":5/; s/"due":10.50/"due":null/; s/"owing":0.00/"owing":null/' "$work/base.json" >"$work/unset.json"
tap_run 'dues without a standard' dj gather "$work/unset.json"
tap_is 'are no sum of nought' "$(cell B1 due)|$(cell B1 paid)|$(cell B1 owing)" '|10.50|'
prints 'and say why' '2' sh -c '"$DANGJIAN" --on 2026-07-10 report quarter --period 2026Q1 --sheet 汇总 --format table |
    grep "^B1 " | grep -o 未定标准 | wc -l | tr -d " "'
tap_run 'the chain holds' dj check
tap_end
