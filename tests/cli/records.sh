#!/bin/sh
# Rows of the catalogue that ask for a record and nothing else (tests/cli/records.tsv): under its policy each is
# entered, found by what it is, and goes out and in again. The first field of a row finds it; of several types each.
. "${srcdir:=.}/tests/cli/policy-lib.sh"

table=$srcdir/tests/cli/records.tsv
DANGJIAN_TODAY=2026-11-21
export DANGJIAN_TODAY

# A small office: every kind of organisation the rows name, and people with plainly made-up names.
an_office() {
    put <<'X'
org code=W name=示例工委 kind=work_committee parent=R
org code=U name=示例局 kind=unit parent=W
org code=O name=示例办 kind=office parent=R
org code=T name=示例镇党委 kind=committee parent=R
org code=Z name=示例局党组 kind=leading_group parent=U
org code=C name=示例局机关党委 kind=committee parent=U
org code=B name=示例支部 kind=branch parent=C
person code=P1 name=示一 org=B status=full
person code=P2 name=示二 org=B status=full
person code=P3 name=示三 org=B status=full
person code=P4 name=示四 org=B status=activist
X
}

# found ENTITY FIELD=VALUE: how many rows list and export give for it.
found() {
    echo "$(dj list "$1" --where "$2" --format jsonl | wc -l | tr -d ' ')"
}

exported() {
    dj export "$1" --private 测试 --format jsonl | wc -l | tr -d ' '
}

enter() {
    id=$1 entity=$2
    shift 2
    first=$1 name=${1%%=*}
    set -- "$entity" "$@"
    values=$(printf '%s\n' "${first#*=}" | sed 's/；/ /g')
    before=
    for value in $values; do
        before="$before $(found "$entity" "$name=$value")"
    done
    out=$(exported "$entity")
    key=$(dj add "$@" 2>"$work/err")
    tap_is "$id: $entity $first is entered" "$(cat "$work/err")" ''
    after= wanted=
    for value in $values; do
        after="$after $(found "$entity" "$name=$value")"
    done
    for n in $before; do
        wanted="$wanted $((n + 1))"
    done
    tap_is "$id: found by $first" "$after" "$wanted"
    tap_is "$id: exported" "$(exported "$entity")" $((out + 1))
    tap_run "$id: shown" dj show "$entity" "$key"
}

# What the rows hold, without what each database writes of itself.
said() {
    all_data | sed 's/^{"id":[0-9]*,"version":[0-9]*,"entered_on":"[^"]*","entered_by":"[^"]*",/{/'
}

for policy in nx6 lm13 wx xz; do
    DANGJIAN_DB=$work/$policy.db
    under $policy region_committee
    an_office
    grep "^$policy\\." "$table" >"$work/rows"
    while IFS=$tab read -r id title row; do
        # shellcheck disable=SC2086 # words of the table
        enter "$id" $row
    done <"$work/rows"
    said >"$work/before"
    dj report year --period 2026 --sheet 记录 --format csv >"$work/year"
    tap_is "$policy: the report of the year counts every type" "$(cut -f 2 "$work/rows" | grep -vx -e - |
        sort -u | while read -r title; do grep -qF ",$title," "$work/year" || echo "$title"; done)" ''
    entities=$(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/')
    for entity in $entities; do
        dj export "$entity" --private 测试 -o "$work/$entity.csv"
    done
    DANGJIAN_DB=$work/$policy-again.db
    dj init --policy $policy --code R --kind region_committee --name 示例 --since 2026-01-01
    for entity in $entities; do
        dj import "$entity" "$work/$entity.csv" 2>"$work/err" || tap_note "$entity: $(cat "$work/err")"
    done
    said >"$work/after"
    tap_run "$policy: another database takes them all" cmp "$work/before" "$work/after"
done

# A type without its form finds the records of each of its forms.
DANGJIAN_DB=$work/nx6.db
tap_is 'talks of all three forms' "$(found activity types=talk)" 3
tap_is 'and no other word that begins so' "$(found activity types=plan)" 0
tap_end
