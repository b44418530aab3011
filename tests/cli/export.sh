#!/bin/sh
# export: what import takes back, what stays out, files that appear whole.
. "${srcdir:=.}/tests/cli/lib.sh"

tap_run 'an office' office
# one row of every entity, with everything that could be lost on the way
dj set org B2 theme_day=2.5 dues_day=7 appointed=yes committee_from=2021-01-01 note='一行
二行，"引号"' tracking_from=2026-02-01 succeeds=B1
dj add placement org=B2 from_on=2024-05-01 parent=B1 name=财务科第一党支部 >/dev/null
dj set person P1 org=B2 group= since_on=2024-03-01
dj add fact org=1 name=headcount value=120 document=三定方案 >/dev/null
dj add fact org=1 name=headcount from_on=2025-01-01 value=130 >/dev/null
dj add post person=P2 org=B1 role=书记 from_on=2022-01-01 full_time=否 >/dev/null
dj add term org=B1 elected_on=2024-02-29 years=3 extended_to=2027-11-30 approval_no=1号 >/dev/null
dj add event code=E1 type=central_decision org=1 scope=below occurred_on=2026-03-07 >/dev/null
dj set activity M1 events=E1 joint=B2 host=P2 votes='甲: 3/2/2/0/0
乙: 3/2/1/1/0' for_on=2026-02-28 start_time=9:30 none='表决；决议' ticked=talks
dj add attendance activity=M1 person=P2 role=主持 hours=0.25 score=95.5 >/dev/null
dj add attendance activity=M1 person=P3 status=请假 reason=出差 made_up_on=2026-03-20 >/dev/null
dj add dues person=P2 month=2026-05 amount_due=12.5 amount_paid=0.05 paid_on=2026-06-02 >/dev/null
dj add review person=P2 year=2025 result=优秀 held_on=2026-01-20 >/dev/null
dj add waiver org=B1 slot=theme-day person=P2 from_on=2026-01-01 reason=病休 >/dev/null
dj add waiver org=B1 reason=整顿 >/dev/null
# the catalogue, every field filled
dj add ledger code=L1 kind=整改事项 org=B1 activity=M1 title=阵地不足 content='一行
二行' target=达标 measures=改造 owner='张三、李四' opened_on=2026-01-05 filed_on=2026-01-06 \
    published_on=2026-01-07 deadline=2026-06-30 closed_on=2026-06-01 source=季度督查 note=甲 >/dev/null
dj add ledger_log ledger=L1 at='2026-02-03 9:30' by=张三 text='一行
二行，"引号"' document=1号 >/dev/null
dj add ledger_log ledger=L1 at=2026-02-03 text=另一条 >/dev/null
dj add project code=J1 kind=党建品牌 org=B1 title=先锋 set_by=党组 supervised_by=机关党委 stage=推进 \
    started_on=2026-01-05 deadline=2026-12-31 closed_on=2026-11-01 >/dev/null
dj add tie code=T1 kind=基层联系点 org=B1 person=P2 partner='某村，某组' from_on=2025-01-01 to_on=2026-01-01 >/dev/null
dj add debrief code=D1 org=B1 person=P2 year=2025 form=会议述职 to_org=某工委 stage=已评议 delivered_on=2026-01-10 \
    good=11 fairly_good=2 average=1 poor=0 >/dev/null
dj add star org=B1 year=2025 rated_on=2026-01-10 stars=5 titles=四强党支部 basis=3号 >/dev/null
dj add assessment org=B1 person=P2 year=2025 cohort='党群类（一）' rated_on=2026-01-10 score=92.55 grade=优秀 note='甲
乙' >/dev/null
dj add assessment org=B1 year=2025 grade=好 >/dev/null
dj add criterion code=C1 org=1 year=2026 cohort=党群类 name=三会一课 weight=12.5 >/dev/null
dj add score criterion=C1 org=B1 person=P2 points=-0.5 found_by=督查组 given_on=2026-03-01 reason=缺签到 >/dev/null
dj add score criterion=三会一课 person=P2 points=3 >/dev/null
dj add transfer person=P2 from_org=B1 to_org=外单位 letter_no=7号 issued_on=2026-03-01 valid_days=90 received_on=2026-03-20 >/dev/null
dj add dues_base person=P2 from_on=2026-01-01 category=离退休 base=8000.5 fixed=0.05 approved_by=机关党委 >/dev/null
dj add dues_base person=P3 base=0 >/dev/null
dj add remittance org=B1 quarter=2026Q1 amount=1200.05 paid_on=2026-04-02 receipt=7 >/dev/null
dj add plan org=B1 type=党课 planned_on=2027-01-05 theme=甲 activity=M1 >/dev/null
dj add calendar day=2026-10-10 kind=调休上班 name=国庆节 >/dev/null
dj add closing org=1 period=2026Q1 edition=2 closed_on=2026-04-10 closed_by=张三 reopened_on=2026-04-12 reason=漏报 >/dev/null
dj add namesake person=P3 other=P2 note=查过档案 >/dev/null
dj add org_namesake org=B2 other=B1 >/dev/null
dj add operator user=tester >/dev/null
dj add operator user=zhang.san scope=B1 >/dev/null

for entity in $(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/'); do
    dj export "$entity" --private 测试 -o "$work/$entity.csv" || tap_note "export $entity"
    entities="$entities $entity"
done
tap_is 'every entity has a row' "$(for x in $entities; do [ "$(wc -l <"$work/$x.csv")" -gt 1 ] || echo "$x"; done)" ''
keep_data
first=$DANGJIAN_DB
DANGJIAN_DB=$work/b.db
dj init --name 县直机关 --since 2026-01-01
for entity in $entities; do
    # what is imported shows its own version, day and writer: compared without them
    dj import "$entity" "$work/$entity.csv" 2>"$work/err" || tap_note "$entity: $(cat "$work/err")"
done
plain() {
    sed 's/^{"id":[0-9]*,"version":[0-9]*,"entered_on":"[^"]*","entered_by":"[^"]*",/{/'
}
all_data | plain >"$work/back"
plain <"$work/kept" >"$work/before"
tap_run 'a new database holds the same' cmp "$work/before" "$work/back"
for entity in $entities; do
    dj export "$entity" --private 测试 >"$work/again.csv"
    tap_run "$entity is exported the same" cmp "$work/$entity.csv" "$work/again.csv"
    dj import "$entity" "$work/$entity.csv" 2>"$work/err"
    tap_is "$entity imported again changes nothing" "$(grep -c '：0 created, 0 updated, [1-9][0-9]* unchanged, 0 refused' "$work/err")" 1
done
DANGJIAN_DB=$first

dj add event code=E9 type=complaint person=P1 occurred_on=2026-03-07 note=信件内容 >/dev/null
dj export person >"$work/p.csv"
tap_is 'masked and private columns stay out' "$(sed -n '1s/^...//; 1p' "$work/p.csv" | tr ',' '\n' | grep -c 'id_no\|phone\|dues_base')" 0
tap_is 'import leaves them alone' "$(dj import person "$work/p.csv" 2>&1 | grep -c '0 created, 0 updated, 3 unchanged')" 1
tap_is 'private rows stay out' "$(dj export event 2>"$work/err" | grep -c 'E9\|信件')" 0
tap_is 'and that is said' "$(grep -c '1 条不公开' "$work/err")" 1
tap_is 'list leaves them out too' "$(dj list event 2>/dev/null | grep -c E9)" 0
tap_is '--private puts them in' "$(dj export event --private 检查 | grep -c 信件内容)" 1
tap_is 'ID numbers too' "$(dj export person --private 检查 | grep -c 11010519491231002X)" 1
answers '--private wants a reason' 2 理由 dj export person --private ''
answers 'a table is not exported' 2 dangjian\ list dj export person --format table
tap_is 'the mark and CRLF' "$(dj export dues | od -An -tx1 | head -n 1 | cut -c1-9)$(dj export dues | tail -n 1 | od -An -c | grep -c '\\r  \\n')" ' ef bb bf1'
tap_is 'JSON of none' "$(dj --org B2 export term --format json)" '[]'
tap_is 'below an organisation' "$(dj --org B1 export term --format jsonl | wc -l)" 1

printf 'alt\n' >"$work/old.csv"
answers 'a folder as a file' 1 文件夹 dj export person -o "$work"
answers 'a folder that is not there' 3 不存在 dj export person -o "$work/none/p.csv"
answers 'a full disk, a file' 1 磁盘已满 dj export person -o /dev/full
status=0
dj list person >/dev/full 2>"$work/err" || status=$?
tap_is 'a full disk, standard output' "$status $(grep -c 写不出 "$work/err")" '1 1'
ln -s old.csv "$work/link.csv"
dj export person -o "$work/link.csv"
tap_is 'a link stays one' "$([ -L "$work/link.csv" ] && wc -l <"$work/old.csv")" 4
dj export person -o "$work/new.csv"
tap_is 'a new file is its owner'"'"'s' "$(ls -l "$work/new.csv" | cut -c1-10)" '-rw-------'
tap_is 'nothing is left beside the file' "$(ls "$work" | grep -c '\.csv\.')" 0
status=0
dj list activity --format jsonl 2>"$work/err" | head -n 1 >/dev/null
tap_is 'a reader that leaves is no error' "$(cat "$work/err")" ''

# "-" is standard output, to every command that writes there; where a file is needed it is refused.
while read -r words; do
    # shellcheck disable=SC2086
    dj $words >"$work/plain" 2>/dev/null
    # shellcheck disable=SC2086
    dj $words -o - >"$work/dash" 2>/dev/null
    tap_is "$words -o -" "$(cmp "$work/plain" "$work/dash" && test -s "$work/dash" && ! test -e - && echo same)" same
done <<'X'
export person
list person
fields person
check --format json
due --format csv
log
matrix --period 2026
report quarter --period 2026Q1
X
answers 'a workbook' 2 'xlsx 要写进文件' dj export person --format xlsx -o -
answers 'a template' 2 '不能用 - 写到标准输出' dj template person -o -
answers 'a demonstration' 2 '不能用 - 写到标准输出' dj demo -o -
answers 'a backup' 2 '不能用 - 写到标准输出' dj backup -
answers 'refused rows' 2 '不能用 - 写到标准输出' dj import person "$work/p.csv" --errors -
tap_end
