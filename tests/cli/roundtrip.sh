#!/bin/sh
# Export, import into an empty database, export again: the same bytes, of every entity of the dictionary and every one
# of its open columns, on the demonstration and what it lacks. What is guarded is in export.sh.
. "${srcdir:=.}/tests/cli/lib.sh"

wants_python

DANGJIAN_TODAY=2026-09-15
first=$work/demo.db
dj demo -o "$first" --orgs 10 >/dev/null 2>&1
while read -r words; do
    # No value has a blank.
    # shellcheck disable=SC2086
    dj --db "$first" $words >/dev/null 2>"$work/err" || tap_note "$words: $(cat "$work/err")"
done <<'X'
set org ZB01 committee_from=2024-01-01 committee_to=2027-01-01 appointed=no books=here tracking_from=2025-01-01 note=一句备注
add org code=LZ name=老支部 kind=branch parent=JGDW founded_on=2020-01-01 dissolved_on=2025-06-30
add org code=XZ name=新支部 kind=branch parent=JGDW founded_on=2025-06-30 succeeds=LZ appointed=yes
add person code=PX name=齐示例 org=ZB01 status=probationary joined_on=2026-01-10 probation_until=2027-07-10 pinyin=qishili note=两行之一
add activity code=AX org=ZB01 types=theme_day held_on=2026-08-05 joint=ZB02 note=联合开展 theme=走访 place=社区
add attendance activity=AX person=PX role=attendee status=present hours=1.25 score=92.5
add assessment org=ZB01 year=2025 cohort=党群类 rated_on=2026-01-20 score=91.5 grade=good note=公示无异议
add assessment org=ZB01 person=P0001 year=2025 cohort=书记 score=88
add calendar day=2026-10-01 kind=holiday name=国庆节
add criterion code=CX org=JGDW year=2026 cohort=党群类 name=党员教育 weight=20
add score criterion=CX org=ZB01 points=-1.5 found_by=检查组 given_on=2026-05-06 reason=记录不全
add score criterion=CX person=P0001 points=2
set debrief D000001 to_org=工委 poor=0 present=31 evaluated_on=2025-12-10 comment=要点 question=问了一句
add dues_base person=P0001 from_on=2026-01-01 category=working base=8000
add ledger code=LX kind=rectification org=ZB01 activity=AX title=整改一件 content=内容 target=目标 measures=措施 owner=某某 opened_on=2026-02-01 filed_on=2026-02-03 published_on=2026-02-04 deadline=2026-12-31 source=季度督查 note=备注 debrief=D000001
add ledger code=LY kind=problem org=ZB01 title=销号一件 opened_on=2026-02-01 closed_on=2026-03-01
add ledger_log ledger=LX at=2026-03-05T09:30 by=某某 text=到了一步 document=某文〔2026〕1号
add plan org=ZB01 type=theme_day planned_on=2026-08-05 theme=走访社区 activity=AX
add project code=XX kind=brand org=ZB01 title=一个品牌 set_by=党组 supervised_by=机关党委 stage=第一步 started_on=2026-01-01 deadline=2026-12-31 closed_on=2026-09-01
add remittance org=ZB01 quarter=2026Q1 amount=12.34 paid_on=2026-04-02 receipt=票1 collected=24.68 share=50
set review P0001/2025 civil_grade=excellent note=备注
add star org=ZB01 year=2025 rated_on=2026-01-20 stars=4 titles=四强党支部 basis=某文 score=90.5
add term org=ZB02 number=3 elected_on=2026-03-01 years=3 approval_no=某复1号 approved_by=机关党委 deliberated_on=2026-01-05 requested_on=2026-01-06 approved_on=2026-01-10 notified_on=2025-08-01 candidates_on=2026-01-12 names_requested_on=2026-01-13 names_approved_on=2026-01-20 first_meeting_on=2026-03-01 talks_on=2026-03-02 reported_on=2026-03-03 filed_on=2026-03-09 note=备注 extended_to=2029-06-01
add tie code=TX kind=pairing org=ZB01 partner=某社区 from_on=2026-01-01 to_on=2027-01-01
add tie code=TY kind=contact_point org=DZ person=P0008 partner=某村
add transfer person=P0001 from_org=ZB01 to_org=别处 letter_no=12 issued_on=2026-09-01 valid_days=90 received_on=2026-09-10
add waiver org=ZB01 slot=theme-day person=P0001 from_on=2026-01-01 to_on=2026-02-01 reason=借调 approved_by=机关党委 document=某文
add closing org=DW period=2024 edition=1 closed_on=2025-01-10 closed_by=某某 reopened_on=2025-01-11 reason=补录
set post P0001/ZB01/secretary/2022-11-15 rank=正科 note=备注
add placement org=ZB02 from_on=2026-05-01 parent=JGDW policy=nx6
add namesake person=P0001 other=P0002 note=查过档案
add org_namesake org=ZB01 other=ZB02 note=两处
add operator user=tester
add operator user=other scope=ZB01
X
dj --db "$first" set dues P0001/2026-01 earlier='2026-01-02 1.00 票7;2026-01-05 2.50' 2>"$work/err" || tap_note "$(cat "$work/err")"
entities=$(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/')
for entity in $entities; do
    for form in csv xlsx; do
        dj --db "$first" export "$entity" --format "$form" -o "$work/$entity.$form" || tap_note "export $entity"
    done
done
# Columns nobody has filled prove nothing; the same rows with tabs are a third way in.
cat >"$work/columns.py" <<'P'
import csv, sys
for name in sys.argv[2:]:
    with open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    for i, head in enumerate(rows[0]):
        if not any(row[i] for row in rows[1:]):
            print(name, head)
    with open(f"{sys.argv[1]}/{name}.tsv", "w", encoding="utf-8", newline="") as f:
        csv.writer(f, delimiter="\t").writerows(rows)
P
# shellcheck disable=SC2086
tap_empty 'every column of every entity has something to lose' "$("$PYTHON" "$work/columns.py" "$work" $entities)"
name=$(dj --db "$first" show org DW --format json | sed -n 's/.*"name":"\([^"]*\)".*/\1/p')
kind=$(dj --db "$first" show org DW --format json | sed -n 's/.*"kind":"\([^"]*\)".*/\1/p')
for form in csv xlsx tsv; do
    DANGJIAN_DB=$work/$form.db
    dj init --policy nx6 --code DW --kind "$kind" --name "$name" --since 2026-01-01 >/dev/null 2>&1
    for entity in $entities; do
        dj import "$entity" "$work/$entity.$form" >"$work/out" 2>"$work/err" || tap_note "$entity: $(head -n 3 "$work/err")"
    done
    for entity in $entities; do
        for back in csv xlsx; do
            dj export "$entity" --format "$back" -o "$work/again.$back"
            tap_run "$entity by $form is the same $back" cmp "$work/$entity.$back" "$work/again.$back"
        done
    done
done
tap_end
