# Every form of the dictionary: Chinese is typed into each field, the caret looked at after each, and
# what the database holds read back.

. "$srcdir/tests/screen/program.sh"

# What is typed into a field where its type does not say it: ENTITY.FIELD TYPED [VALUE]; - leaves it
# empty. Days and numbers that must agree with each other stand here.
every_own() {
    cat <<'END'
org.kind 党支部 branch
org.parent 机关党委 JW
org.dissolved_on -
org.succeeds -
org.policy -
org.committee_from -
org.committee_to -
org.dues_day 10
org.theme_day ２．５ 2.5
org.tracking_from 2026-01-01
placement.from_on 2026-03-10
placement.parent 机关党委 JW
placement.policy scene
fact.name 人均党建经费 budget
fact.value 12
person.id_no 11010519491231002X 1101**********002X
person.birth_on 1949-12-31
person.gender 女 female
person.left_on -
person.left_reason -
person.group -
person.joined_on 2010-07-01
person.full_on 2011-07-01
person.probation_until -
person.since_on 2020-01-01
person.phone ０９５１-12345 095***2345
person.pinyin ceshi
person.dues_base 5000 ?
membership.person 刘洋 P4
membership.org 机关党委 JW
membership.group -
membership.from_on 2015-01-01
membership.to_on 2019-12-31
membership.reason -
post.role 组织委员 organisation_member
post.to_on 2026-03-09
term.elected_on 2026-03-01
term.years 3
term.extended_to -
activity.ended_on 2026-03-06
activity.start_time 930 09:30
activity.end_time 11点 11:00
activity.votes 发展党员：5/5/5/0/0
activity.for_on -
activity.events 2026-03-01 A1
activity.joint 机关党委 JW
activity.ticked -
activity.code T1
event.type 受表彰 award
event.org -
event.scope -
activity.types 党课 lecture
dues.person 李强 P2
dues_base.base 5000 ?
dues_base.fixed 30 ?
dues_base.approved_by 支部 ?
review.year 2025
review.held_on 2026-01-10
waiver.slot 党课 lecture
waiver.person -
waiver.to_on 2026-03-31
ledger.opened_on 2026-03-01
ledger.closed_on -
ledger.debrief -
ledger.deadline 2026-04-30
project.deadline 2026-06-30
project.closed_on -
tie.to_on -
debrief.year 2025
debrief.present 12
star.year 2025
star.stars 5
assessment.person -
assessment.year 2025
assessment.score 95.5
criterion.year 2026
score.person -
score.points 3
transfer.valid_days 90
transfer.received_on -
remittance.quarter 2026Q1
calendar.day 2026-10-01
calendar.name 国庆节
closing.period 2025Q4
closing.edition 1
closing.reopened_on -
namesake.other 李强 P2
org_namesake.other 机关党委 JW
operator.user 录入员
operator.scope -
END
}

# every_typed ENTITY FIELD TYPE LABEL CHOICES: what to type, a tab, the value in JSON.
every_typed() {
    own=$(every_own | grep "^$1\.$2 ")
    if [ -n "$own" ]; then
        typed=$(printf '%s' "$own" | cut -d ' ' -f 2)
        value=$(printf '%s' "$own" | cut -d ' ' -f 3)
        [ -n "$value" ] || value=$typed
        case $3 in
        int | money | hours) ;;
        choices | refs) value="[\"$value\"]" ;;
        *) value="\"$value\"" ;;
        esac
        printf '%s\t%s' "$typed" "$value"
        return
    fi
    word=$(printf '%s' "$5" | sed 's/;.*//; s/ .*//')
    label=$(printf '%s' "$5" | sed 's/;.*//; s/^[^ ]* //')
    case $3 in
    code) printf 'T1\t"T1"' ;;
    text | long) printf '测试%s𠮷\t"测试%s𠮷"' "$4" "$4" ;;
    day) printf '３/5\t"2026-03-05"' ;;
    month) printf '2月\t"2026-02"' ;;
    time) printf '930\t"09:30"' ;;
    int) printf '３\t3' ;;
    number) printf '１.5\t"1.5"' ;;
    hours) printf '１.5\t1.5' ;;
    money) printf '１２.5\t12.50' ;;
    yesno) printf '是\ttrue' ;;
    choice) printf '%s\t"%s"' "$label" "$word" ;;
    choices) printf '%s\t["%s"]' "$label" "$word" ;;
    moment) printf '昨天 9:05\t"2026-03-19 09:05"' ;;
    period) printf '2026Q1\t"2026Q1"' ;;
    ref | refs)
        case $5 in
        org) typed=第一支部 value=ZB1 ;;
        person) typed=wf value=P1 ;;
        *) typed=A1 value=A1 ;;
        esac
        [ "$3" = ref ] && printf '%s\t"%s"' "$typed" "$value" || printf '%s\t["%s"]' "$typed" "$value"
        ;;
    esac
}

# The line of the caret up to it: LABEL [typed text.
every_before_caret() {
    at=$(screen_caret)
    screen_text | LC_ALL=C "$AWK" -v row="${at%,*}" -v col="${at#*,}" '
        BEGIN { for (i = 1; i < 256; i++) ord[sprintf("%c", i)] = i }
        NR == row + 1 {
            for (i = 1; i <= length($0) && cells < col; i += n) {
                b = ord[substr($0, i, 1)]
                n = b < 128 ? 1 : b < 224 ? 2 : b < 240 ? 3 : 4
                cells += b < 224 ? 1 : 2
            }
            print substr($0, 1, i - 1)
        }'
}

# What stands before the caret: the label of the field, and as much of the text as fits.
every_at() {
    before=$(every_before_caret)
    case $before in
    *" $1 "*"$2") return 0 ;;
    *) return 1 ;;
    esac
}

# The text is longer than some fields: its end is in sight.
every_tail() {
    printf '%s' "$1" | sed 's/.*\(测试.*\)/\1/'
}

every_field() {
    field=$(printf '%s' "$1" | cut -d, -f1)
    label=$(printf '%s' "$1" | cut -d, -f2)
    type=$(printf '%s' "$1" | cut -d, -f3)
    both=$(every_typed "$entity" "$field" "$type" "$label" "$(printf '%s' "$1" | cut -d, -f5)")
    typed=$(printf '%s' "$both" | cut -f 1)
    value=$(printf '%s' "$both" | cut -f 2)
    end=$typed
    case $type in choice | choices | refs | yesno) end= ;; esac
    screen_check "$entity.$field: the caret is there" every_at "$label" ''
    [ "$typed" = - ] || {
        case $type in choices | refs) ;; *) screen_press C-u ;; esac
        screen_type "$typed"
        case $type in
        choices | refs)
            see "$entity.$field: the list" "筛选：$typed"
            screen_press Enter
            ;;
        choice | yesno) ;;
        *) screen_check "$entity.$field: the caret follows" every_at "$label" "$end" ;;
        esac
        case $value in # a guarded value is not shown
        *'?'*) ;;
        *)
            every_want="$every_want
\"$field\":$value"
            ;;
        esac
    }
    screen_press Tab
}

# In the order of the form; that of an activity follows the minutes, and has inputs of its own (-).
every_fields() {
    all=$(dangjian fields "$entity" --format csv | sed 1d | tr -d '\r')
    if [ "$entity" != activity ]; then
        printf '%s\n' "$all"
        return
    fi
    for name in org types held_on start_time end_time place theme host recorder - content votes \
        resolutions - - - hours for_on ended_on events joint none ticked guests occasion note code; do
        if [ $name = - ]; then echo -; else printf '%s\n' "$all" | grep "^$name,"; fi
    done
}

# What was saved opens again, unchanged.
every_again() {
    program_form 80 24 "$entity" "$1"
    see "$entity: opens again" '第 '
    screen_press Tab Tab BTab PPage F10
    see "$entity: nothing has changed by it" 'left'
}

every_form() {
    entity=$1
    every_want=
    program_form 80 24 "$entity"
    see "$entity: the form" '第 '
    screen_press PPage PPage PPage
    fields=$(every_fields)
    while read -r line_of_field <&3; do
        if [ "$line_of_field" = - ]; then screen_press Tab; else every_field "$line_of_field"; fi
    done 3<<END
$fields
END
    screen_press F2
    see "$entity: saved" 'saved'
    key=
    for part in $(dangjian fields --format csv | grep "^$entity," | tr -d '\r' | cut -d, -f4 | tr / ' '); do
        value=$(printf '%s\n' "$every_want" | sed -n "s/^\"$part\"://p" | tr -d '"')
        key=$key/$value
    done
    shown=$(dangjian show "$entity" "${key#/}" --format json 2>&1)
    missing=
    while read -r want <&3; do
        case $shown in *"$want"*) ;; *) missing="$missing $want" ;; esac
    done 3<<END
$every_want
END
    tap_is "$entity ${key#/}: what the database holds" "$missing" ''
    [ -z "$missing" ] || tap_note "$shown"
    every_again "${key#/}"
}

program_new
{
    dangjian add activity code=A1 org=ZB1 types=theme_day held_on=2026-03-10
    dangjian add ledger code=A1 org=ZB1 kind=problem title=一件 opened_on=2026-03-01
    dangjian add event code=A1 type=award person=P1 occurred_on=2026-03-01
    dangjian add criterion code=A1 org=ZB1 year=2025 name=一项 weight=10
} >/dev/null
for every in ${EVERY:-$(dangjian fields --format csv | sed 1d | cut -d, -f1)}; do
    every_form "$every"
done
