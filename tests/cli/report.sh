#!/bin/sh
# report: which there are, the figures in every form, bad input.
. "${srcdir:=.}/tests/cli/lib.sh"

office
dj add attendance activity=M1 person=P1 role=attendee status=present
dj add attendance activity=M1 person=P2 role=attendee status=leave reason=出差 made_up_on=2026-03-20
dj add attendance activity=M2 person=P3 role=attendee status=absent reason=生病
dj set person P1 status=full
dj set person P2 status=probationary
dj set person P3 status=full
dj add activity code=M3 org=B2 types=talk held_on=2026-04-06
dj add dues person=P1 month=2026-03 amount_due=20 amount_paid=19.5 paid_on=2026-03-05
dj add dues person=P3 month=2026-04 amount_due=10 amount_paid=10 paid_on=2026-04-05

prints "--list names the figures" "figures      基础数字：党员人数、参会率、谈心谈话、党费应缴实缴欠缴" \
    sh -c '"$DANGJIAN" report --list | grep "^figures"'
# Dues: 20 as recorded for P1 in March, 1.5 % of 8000 in the five months that nobody opened; of P3, without a base, the
# 10 of the one month recorded in each; of P2 nobody knows.
cat >"$work/want" <<'CSV'
org,org_name,scope,full,probationary,expected,present,attendance,talks,due,paid,owing
1,县直机关,own,0,0,0,0,,0,0.00,0.00,0.00
1,县直机关,sum,2,1,3,2,0.6667,1,680.00,29.50,650.50
B1,办公室党支部,own,1,1,2,2,1,0,620.00,19.50,600.50
B1,办公室党支部,sum,1,1,2,2,1,0,620.00,19.50,600.50
B2,财务科党支部,own,1,0,1,0,0,1,60.00,10.00,50.00
G1,第一党小组,own,1,0,0,0,,0,0.00,0.00,0.00
CSV
export DANGJIAN work
prints "the half year in CSV" "$(cat "$work/want")" \
    sh -c '"$DANGJIAN" report figures --period 2026H1 --format csv | tr -d "\r" | sed "1s/^.//"'
prints "one branch in JSON, the first quarter" '[
{"org":"B2","org_name":"财务科党支部","scope":"own","full":1,"probationary":0,"expected":0,"present":0,"attendance":null,"talks":0,"due":30.00,"paid":0.00,"owing":30.00}
]' dj --org B2 report figures --period 2026Q1 --format json
prints "for people" "代码  组织          范围  正式  预备  应到  实到  参会率  谈话   应缴   实缴  欠缴
B2    财务科党支部  本级     1     0     1     0    0.0%     1  10.00  10.00  0.00
2026年4月，截至 2026-11-21；财务科党支部及其下级
人数为期末当日；参会率 = (实到 + 补课) ÷ (开会当日党员 − 免除)，只算全体党员应到的会；欠缴逐月计算" \
    dj --org B2 report figures --period 2026-04
dj add org code=X9 name=旧支部 kind=branch parent=1 founded_on=2020-01-01 dissolved_on=2025-07-01
prints "one that is no more is not listed" "[]" dj --org X9 report figures --period 2026 --format json
prints "but in its last month it is" "1" \
    sh -c '"$DANGJIAN" --org X9 report figures --period 2025-06 --format jsonl | wc -l | tr -d " "'
prints "an empty CSV is a header line" "1" \
    sh -c '"$DANGJIAN" --org X9 report figures --period 2026 --format csv | wc -l | tr -d " "'
tap_run "-o writes a file" dj report figures --period 2026 --format json -o "$work/f.json"
tap_run "which is whole" grep -q '^]$' "$work/f.json"
prints "one table of a book, by its name" "figure,meaning,source" \
    sh -c '"$DANGJIAN" report figures --period 2026 --sheet 说明 --format csv | tr -d "\r" | sed "1s/^.//;1q"'
answers "no table of that name" 3 '有 基础数字、说明' dj report figures --period 2026 --sheet 别的
answers "what takes no code" 2 '不用 --code' dj report figures --period 2026 --code B1
answers "no reason given" 2 '--private 后面要写明理由' dj report figures --period 2026 --private ''
tap_run "with a reason" dj report figures --period 2026 --private 组织部门调阅
prints "which is on record" "1" sh -c '"$DANGJIAN" log | grep -c 组织部门调阅 | tr -d " "'
answers "an unknown report" 3 没有“novel” dj report novel --period 2026
answers "no report at all" 2 --list dj report
answers "no period" 2 --period dj report figures
answers "a bad period" 2 2026Q5 dj report figures --period 2026Q5
answers "an unknown format" 2 yaml dj report figures --period 2026 --format yaml
answers "a bad width" 2 wide dj report figures --period 2026 --width wide
answers "an unknown organisation" 3 ZZ dj --org ZZ report figures --period 2026
tap_end
