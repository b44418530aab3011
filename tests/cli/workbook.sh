#!/bin/sh
# Workbooks: what stands in them, read back by something else; and that none is ever damaged.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python


# like_json NAME ARGUMENT...: the workbook of a due list says what its JSON says, cell by cell.
like_json() {
    name=$1
    shift
    dj due "$@" --format json >"$work/due.json"
    dj due "$@" --format xlsx -o "$work/due.xlsx"
    tap_run "$name" xlsx due "$work/due.xlsx" "$work/due.json" "$work/people.json" \
        "$work/orgs.json"
    tap_run "$name: sound" xlsx sound "$work/due.xlsx"
}

dj demo --orgs 12 -o "$DANGJIAN_DB" >/dev/null 2>/dev/null
DANGJIAN_TODAY=2026-09-15
dj list person --format json >"$work/people.json"
dj list org --format json >"$work/orgs.json"
like_json 'the due list'
tap_run 'it holds something overdue' grep -q overdue "$work/due.json"
like_json 'all of it' --all
like_json 'one rule' --rule nx6.theme-day --all
like_json 'by status and kind' --status unmet --kind structure
like_json 'nothing at all' --rule nx6.theme-day --from 2031-01-01 --to 2031-01-02
tap_is 'an empty list says so' "$(cat "$work/due.json")" '[]'

dj due --format xlsx -o "$work/due.xlsx"
tap_is 'the as-of day' "$(xlsx cell "$work/due.xlsx" 待办 A2)" \
    'text 填报单位：示例局　　截至日期：2026年9月15日'
xlsx csv "$work/due.xlsx" >"$work/due.csv"
tap_run 'who fills it in, checks and stamps it' \
    grep -q '填报单位（盖章）：示例局.*填报人：.*审核人：.*联系电话：.*填报日期：2026年9月15日' \
    "$work/due.csv"
long=示例局示例中心示例局示例中心示例局示例中心示例局示例中心示例局示例中心示例局示例中心
unit=$(dj list org --format csv | tr -d '\r' | awk -F, '/示例局,/ { print $1 }' | head -n 1)
dj set org "$unit" "name=$long" >/dev/null 2>&1
dj --on 2026-07-01 report quarter --period 2026Q2 -o "$work/signed.xlsx" 2>/dev/null
xlsx csv "$work/signed.xlsx" >"$work/signed.csv"
tap_run 'in two lines where one has no room, none of them broken' grep -qx '联系电话：　*填报日期：2026年7月1日.*' "$work/signed.csv"
dj undo >/dev/null 2>&1
cp "$work/due.xlsx" "$work/again.xlsx"
dj due --format xlsx -o "$work/due.xlsx"
tap_run 'the same day gives the same bytes' cmp "$work/due.xlsx" "$work/again.xlsx"

answers 'no file named' 2 '请加 -o' dj due --format xlsx
answers 'nor for a list' 2 '请加 -o' dj list org --format xlsx
answers 'nor for an export' 2 '请加 -o' dj export org --format xlsx

# A report: the figures are those of its JSON, shares numbers with a percent sign laid over them.
dj report figures --period 2026Q2 --format json >"$work/figures.json"
dj report figures --period 2026Q2 --format xlsx -o "$work/figures.xlsx"
tap_run 'a report is sound' xlsx sound "$work/figures.xlsx"
xlsx csv "$work/figures.xlsx" >"$work/figures.csv"
tap_is 'its figures are those of the JSON' "$("$PYTHON" -c '
import csv, json, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
wanted = json.load(open(sys.argv[2], encoding="utf-8"))
at = next(i for i, r in enumerate(rows) if r[0] == "代码")
for got, want in zip(rows[at + 1:], wanted):
    numbers = [v for v in want.values() if not isinstance(v, str)]
    if [float(x) if x else None for x in got[3:]] != numbers: print(got, want)
print(len(wanted) > 5)' "$work/figures.csv" "$work/figures.json")" True
answers 'a report needs a file too' 2 '请加 -o' dj report figures --period 2026Q2 --format xlsx

# What is typed is never a formula, a number or a tag.
fresh >/dev/null
dj add org code=0012 name='=1+1' short_name='+A1' kind=branch parent=1 >/dev/null
dj add org code=E1 name='@SUM(A1)<b>&"😀' kind=branch parent=1 >/dev/null
dj add org code=E2 name='-cmd|_x0041_' kind=branch parent=1 >/dev/null
dj add person code=P1 name=张三 org=E1 id_no=11010519491231002X >/dev/null
dj add dues person=P1 month=2026-03 amount_due=1234.5 amount_paid=0.05 paid_on=2026-03-02 >/dev/null
dj list org --sort code --format xlsx -o "$work/org.xlsx"
tap_run 'a list of odd names is sound' xlsx sound "$work/org.xlsx"
tap_is 'digits of a code stay' "$(xlsx cell "$work/org.xlsx" 组织 A4)" 'text 0012'
tap_is 'an equals sign is text' "$(xlsx cell "$work/org.xlsx" 组织 B4)" 'text =1+1'
tap_is 'a plus sign too' "$(xlsx cell "$work/org.xlsx" 组织 C4)" 'text +A1'
tap_is 'tags, quotes, emoji' "$(xlsx cell "$work/org.xlsx" 组织 B6)" 'text @SUM(A1)<b>&"😀'
tap_is 'what looks like an escape' "$(xlsx cell "$work/org.xlsx" 组织 B7)" 'text -cmd|_x0041_'

dj export person --private 测试 --format xlsx -o "$work/person.xlsx" 2>/dev/null
tap_is 'an ID number is text' "$(xlsx csv "$work/person.xlsx" | grep -c 11010519491231002X)" 1
dj export dues --format xlsx -o "$work/dues.xlsx"
tap_is 'money is a number' "$(xlsx cell "$work/dues.xlsx" 党费 C2)" 'number 1234.5'
tap_is 'a day is a day' "$(xlsx cell "$work/dues.xlsx" 党费 E2)" 'day 2026-03-02'
tap_is 'an export is the header and the rows' "$(xlsx csv "$work/dues.xlsx" | wc -l)" 2

# Every entity: what is exported can be imported again, by its labels.
rm -f "$DANGJIAN_DB"*
dj demo --orgs 10 -o "$DANGJIAN_DB" >/dev/null 2>/dev/null
keep_data
changed=
for entity in $(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/'); do
    dj export "$entity" --private 测试 --format xlsx -o "$work/e.xlsx" 2>/dev/null
    xlsx sound "$work/e.xlsx" || changed="$changed $entity(unsound)"
    case $entity in
    placement | membership) continue ;; # the rows of organisations and persons bring them along
    esac
    xlsx csv "$work/e.xlsx" >"$work/e.csv"
    dj import "$entity" "$work/e.csv" >"$work/out" 2>&1 || changed="$changed $entity($(cat "$work/out"))"
done

# Without --format the name of the file says which.
dj report due --period 2026 -o "$work/named.xlsx"
dj list org -o "$work/named.csv"
dj due --all -o "$work/named.ics"
tap_run 'a file named .xlsx is a workbook' xlsx sound "$work/named.xlsx"
tap_is 'one named .csv is CSV' "$(head -n 1 "$work/named.csv" | tr -d '\357\273\277' | cut -d, -f1)" code
tap_is 'one named .ics is a calendar' "$(head -n 1 "$work/named.ics" | tr -d '\r')" BEGIN:VCALENDAR
tap_is 'what is written counts' "$(dj due --format json -o "$work/named.csv" && head -c 1 "$work/named.csv")" '['
tap_is 'every entity comes back by its labels' "$changed" ''
same_data 'and nothing has changed'
tap_end
