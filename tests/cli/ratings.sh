#!/bin/sh
# Records that are no activities fulfil rules: what due says of them, and what why names.
. "${srcdir:=.}/tests/cli/lib.sh"

cat >"$work/own.ini" <<'INI'
[policy]
id     = own
title  = 示例制度
number = 示例〔2026〕1号

[evidence plan]
title = 工作计划
forms = year, month

[evidence project]
title = 党建项目
forms = brand, task

[evidence ledger]
title = 台账
forms = main_duty

[rule star]
title    = 星级评定
subject  = branch
every    = year
evidence = star

[rule grade]
title    = 年度考核
subject  = branch
every    = year
evidence = assessment

[rule member-grade]
title    = 党员考核
subject  = branch
every    = year
each     = member
evidence = assessment

[rule debrief]
title    = 支部述职
subject  = branch
every    = year
evidence = debrief

[rule secretary-debrief]
title    = 书记述职
subject  = branch
every    = year
each     = office:secretary
role     = speaker
evidence = debrief

[rule letter]
title    = 开介绍信
subject  = branch
every    = year
each     = member
evidence = transfer

[rule brand]
title    = 党建品牌
subject  = branch
every    = year
evidence = project(brand)

[rule project]
title    = 任何项目
subject  = branch
every    = year
evidence = project

[rule duty-list]
title    = 主体责任清单
subject  = branch
every    = year
window   = ..03-31
evidence = ledger(main_duty)

[rule year-plan]
title    = 年度计划
subject  = branch
every    = year
evidence = plan(year)

[rule any-plan]
title    = 计划
subject  = branch
every    = year
count    = 2
evidence = plan

[rule letter-in-time]
title    = 调离即转
subject  = branch
after    = unit_change
within   = 30
evidence = transfer

[rule look-closer]
title    = 表彰后考核
subject  = branch
after    = award
within   = 365
evidence = assessment
INI

DANGJIAN_TODAY=2027-02-01
tap_run 'a database' dj init --policy "$work/own.ini" --code B1 --name 一支部 --kind branch --since 2026-01-01
{
    dj add person code=P1 name=张三 org=B1 since_on=2020-01-01 status=full
    dj add post person=P1 org=B1 role=书记 from_on=2020-01-01
    dj add star org=B1 year=2026 stars=4 rated_on=2027-01-10
    dj add assessment org=B1 year=2026 cohort=党群类 rated_on=2027-01-11
    dj add assessment org=B1 person=P1 year=2026 rated_on=2026-12-31
    dj add debrief code=D1 org=B1 person=P1 year=2026 form=meeting delivered_on=2027-01-12
    dj add transfer person=P1 from_org=B1 to_org=外单位 letter_no=7号 issued_on=2026-05-01
    dj add project code=J1 org=B1 kind=task title=先锋 started_on=2026-06-01
    dj add ledger code=L1 org=B1 kind=main_duty title=年度清单 opened_on=2026-03-01 filed_on=2026-04-02
    dj add event code=E1 type=unit_change person=P1 occurred_on=2026-04-20
    dj add event code=E2 type=award person=P1 occurred_on=2026-03-20
    dj add activity code=A1 org=B1 types='plan(year)' held_on=2026-02-01 theme=全年
    dj add activity code=A2 org=B1 types=plan held_on=2026-03-01
} >/dev/null || tap_note 'adding failed'

stand() {
    dj due --all --format jsonl | grep "\"rule\":\"own.$1\",.*\"deadline\":\"2026-" |
        sed 's/.*"status":"\([a-z]*\)".*"have":\([0-9]*\),"done_on":\([^,]*\),.*/\1 \2 \3/'
}
# A rating of January is the old year's: done in time for its day, late by the day it came.
tap_is 'a star' "$(stand star)" 'late 1 "2027-01-10"'
tap_is 'an assessment of the organisation, the person apart' "$(stand grade)" 'late 1 "2027-01-11"'
tap_is 'an assessment of the member' "$(stand member-grade)" 'done 1 "2026-12-31"'
tap_is 'a debrief of the branch' "$(stand debrief)" 'late 1 "2027-01-12"'
tap_is 'and of the secretary as speaker' "$(stand secretary-debrief)" 'late 1 "2027-01-12"'
tap_is 'a letter' "$(stand letter)" 'done 1 "2026-05-01"'
tap_is 'a project of another kind is no brand' "$(stand brand)" 'overdue 0 null'
tap_is 'but a project' "$(stand project)" 'done 1 "2026-06-01"'
tap_is 'a list filed late' "$(stand duty-list)" 'late 1 "2026-04-02"'
tap_is 'a plan of the year' "$(stand year-plan)" 'done 1 "2026-02-01"'
tap_is 'is a plan like the other' "$(stand any-plan)" 'done 2 "2026-03-01"'

tap_is 'a letter after the event' "$(stand letter-in-time)" 'done 1 "2026-05-01"'

# says RULE TEXT [REST]: why names the record that counts.
says() {
    tap_is "why: $1" "$(dj why "B1/own.$1/${3:-2026-01-01}" | sed -n 's/^  · //p')" "$2"
}
says star '2027-01-10 一支部，2026 4星，计入日期 2026-12-31，2027-02-01 补录：计入'
says grade '2027-01-11 一支部，2026 党群类，计入日期 2026-12-31，2027-02-01 补录：计入'
says look-closer '2026-12-31 张三，2026，2027-02-01 补录：计入' 2026-03-20/E2
says debrief '2027-01-12 张三，2026（D1），计入日期 2026-12-31，2027-02-01 补录：计入'
says letter-in-time '2026-05-01 张三，外单位（7号），2027-02-01 补录：计入' 2026-04-20/E1
says project '2026-06-01 一支部《先锋》（J1），2027-02-01 补录：计入'
says duty-list '2026-04-02 一支部《年度清单》（L1），计入日期 2026-03-01，2027-02-01 补录：计入'
tap_end
