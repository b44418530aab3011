#!/bin/sh
# add, set, show, list, delete, fields.
. "${srcdir:=.}/tests/cli/lib.sh"

tap_run 'an office can be entered' office
prints 'add prints the code it was given' B9 dj add org code=B9 name=九支部 kind=branch parent=1
prints 'add makes a code' P000001 dj add person name=赵六 所在组织=财务科
prints 'the next one' P000002 dj add person name=孙七 org=B2
prints 'add prints the key of a row without a code' P1/2026-05 \
    dj add dues person=张三 月份=2026年5月 应缴=12.5元 实缴=12.5 paid_on=2026/6/2
prints 'a part is attendee unless said' M1/P1/attendee dj add attendance activity=M1 person=张三
prints 'empty parts of a key stay' B1///2026-01-01 \
    dj add waiver org=B1 from_on=2026-01-01 reason=整顿
tap_is 'money has two places' "$(field dues P1/2026-05 amount_due)" 12.50
tap_is 'hours have none to spare' "$(field activity M1 hours)" 1.5
tap_is 'days are normalised' "$(field dues P1/2026-05 paid_on)" '"2026-06-02"'
tap_is 'lists are arrays' "$(dj show activity M1 --format json | grep -c '"types":\["lecture","theme_day"\]')" 1
tap_is 'empty is null' "$(field activity M2 hours)" null
answers 'adding what is there is refused' 4 已经有了 dj add org code=B1 name=x kind=branch
answers 'a required field' 2 姓名 dj add person gender=男
answers 'a wrong day names its field' 2 召开日期 \
    dj add activity org=B1 types=lecture held_on=2026-02-30
answers 'a wrong code' 2 不能作编号 dj add person code='P 1' name=甲
answers 'a wrong kind' 2 党支部 dj add org name=甲 kind=支部
answers 'a wrong number' 2 应缴 dj add dues person=P1 month=2026-06 amount_due=很多
answers 'an unknown field' 2 没有字段 dj add person 星座=白羊
answers 'a field twice' 2 两次 dj add person name=甲 姓名=乙
answers 'no sign' 2 字段=值 dj add person 张三
answers 'an unknown entity' 2 dangjian\ fields dj add nothing name=甲
answers 'a reference that is not there' 4 所在组织 dj add person name=甲 org=没有的支部
answers 'days in order' 4 应晚于 dj set org B1 founded_on=2020-01-01 dissolved_on=2019-01-01
answers 'a day ahead' 4 还没有到 dj add activity org=B1 types=lecture held_on=2026-11-22

before=$(field org B1 version)
prints 'set says nothing' '' dj set org 办公室 note=甲 short_name=办
tap_is 'set changes' "$(field org B1 short_name)" '"办"'
tap_is 'and counts' "$(field org B1 version)" $((before + 1))
answers 'the same again changes nothing' 0 没有改动 dj set org B1 note=甲
tap_is 'and does not count' "$(field org B1 version)" $((before + 1))
answers 'a version that is past' 4 改动过 dj set org B1 note=乙 --if-version "$before"
prints 'the version that is there' '' dj set org B1 note=乙 --if-version $((before + 1))
prints 'an empty value empties' '' dj set org B1 note=
tap_is 'it is empty' "$(field org B1 note)" null
answers 'a code never changes' 4 不再更改 dj set org B1 code=B8
answers 'set of what is not there' 3 没有组织 dj set org B77 note=甲
prints 'a row named by its key, with a name in it' '' dj set attendance M1/张三/attendee status=请假 reason=出差
tap_is 'is changed' "$(field attendance M1/P1/attendee reason)" '"出差"'
answers 'a key of the wrong length' 2 '活动/党员/身份' dj show attendance M1

tap_is 'show masks the ID number' "$(dj show person P1 | grep -c '1101\*\*\*\*\*\*\*\*\*\*002X')" 1
tap_is 'and does not tell the base of dues' "$(dj show person P1 | grep -c 8000)" 0
tap_is 'nor does JSON' "$(dj show person P1 --format json | grep -c '8000\|19491231')" 0
tap_is 'nor does list' "$(dj list person | grep -c '8000\|19491231\|13800001234')" 0
answers 'show of what is not there' 3 list\ person dj show person P77

tap_is "list filters by a label" "$(dj list org --where 类型=党支部 --where short_name= --format jsonl | wc -l)" 1
tap_is 'list holds a word of a list' "$(dj list activity --where 活动类型=支部主题党日 --format jsonl | wc -l)" 1
tap_is 'list by a name' "$(dj list person --where org=财务科 --format jsonl | wc -l)" 3
tap_is 'list below an organisation' "$(dj --org B1 list person --format jsonl | wc -l)" 2
tap_is 'attendance below an organisation' "$(dj --org B2 list attendance --format jsonl | wc -l)" 0
tap_is 'organisations below one' "$(dj --org B1 list org --format jsonl | wc -l)" 2
answers 'no such organisation' 3 没有组织 dj --org B77 list person
answers 'no such field to sort by' 2 没有字段 dj list person --sort 星座
tap_is 'list sorts' "$(dj list person --sort -name --format csv | sed -n '2s/,.*//p')" P000001
tap_is 'an empty list is a header line' "$(dj list review | wc -l)" 1
prints 'or an empty array' '[]' dj list review --format json
answers 'an unknown option' 2 没有选项 dj list person --colour
answers 'an unknown format' 2 没有格式 dj list person --format yaml

answers 'what is referred to stays' 4 '条出席' dj delete activity M1
prints 'delete says nothing' '' dj delete attendance M1/P1/attendee
answers 'deleted is gone' 3 没有出席 dj delete attendance M1/P1/attendee
prints 'then it may go' '' dj delete activity M1
answers 'an old version is not deleted' 4 改动过 dj delete org B1 --if-version 1
prints 'a person goes with the memberships' '' dj delete person P2

tap_is 'fields lists the entities' "$(dj fields --format jsonl | wc -l)" "$(dj fields | sed 1d | wc -l)"
tap_is 'fields of one' "$(dj fields dues --format csv | sed -n 's/^\(.*\)\r$/\1/; 3p')" \
    'month,月份,month,yes,,缴的是哪个月的党费，如 2026-05'
tap_is 'choices have labels' "$(dj fields org --format json | grep -c 'branch 党支部')" 1
tap_end
