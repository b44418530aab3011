# For tests of commands: a folder of their own, a day, a database made by `fresh`.
# shellcheck shell=sh

. "${srcdir:=.}/tests/tap.sh"

if [ ! -x "${DANGJIAN:=./dangjian}" ]; then
    tap_skip_all "$DANGJIAN is not built"
fi

work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
DANGJIAN_TODAY=2026-11-21
DANGJIAN_USER=tester
DANGJIAN_DB=$work/a.db
HOME=$work/home
XDG_DATA_HOME=$work/data
XDG_CONFIG_HOME=$work/config
XDG_STATE_HOME=$work/state
export DANGJIAN_TODAY DANGJIAN_USER DANGJIAN_DB HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
unset LANGUAGE
tab=$(printf '\t')

dj() {
    "$DANGJIAN" "$@"
}

# Files of others' formats are read and made by an independent reader, in Python.
: "${PYTHON:=$(command -v python3)}"
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

# wants_python: what follows cannot be shown without it.
wants_python() {
    [ -z "$PYTHON" ] || return 0
    [ "$tap_count" -gt 0 ] || tap_skip_all 'no python3'
    tap_skip_rest 'no python3'
}

# xlsx sound|csv|cell... FILE: a workbook as the independent reader sees it.
xlsx() {
    "$PYTHON" "$srcdir/tests/cli/xlsx.py" "$@"
}

# fresh: an empty database with the root organisation 1.
fresh() {
    rm -f "$DANGJIAN_DB"*
    dj init --name 县直机关 --since 2026-01-01
}

# office: three organisations, a group, three persons, two activities.
office() {
    fresh &&
        dj add org code=B1 name=办公室党支部 short_name=办公室 kind=党支部 parent=1 &&
        dj add org code=B2 name=财务科党支部 short_name=财务科 kind=党支部 parent=1 &&
        dj add org code=G1 name=第一党小组 kind=党小组 parent=B1 &&
        dj add person code=P1 name=张三 org=B1 group=G1 since_on=2020-01-05 \
            id_no=11010519491231002X phone=13800001234 dues_base=8000 &&
        dj add person code=P2 name=李四 org=B1 &&
        dj add person code=P3 name=王五 org=B2 &&
        dj add activity code=M1 org=B1 types='党课；支部主题党日' held_on=2026-03-05 hours=1.5 &&
        dj add activity code=M2 org=B2 types=lecture held_on=2026-04-05
}

# answers NAME STATUS WORD COMMAND...: the command ends with that status, says WORD on standard error and nothing on
# standard output.
answers() {
    name=$1 want=$2 word=$3
    shift 3
    status=0
    "$@" >"$work/out" 2>"$work/err" || status=$?
    failed=0
    [ "$status" -eq "$want" ] || failed=1
    grep -qF -- "$word" "$work/err" || failed=1
    [ ! -s "$work/out" ] || failed=1
    tap_ok "$failed" "$name"
    if [ "$failed" -ne 0 ]; then
        tap_note "status $status, wanted $want; standard error should hold: $word"
        tap_note "$(cat "$work/err")"
        [ ! -s "$work/out" ] || tap_note "on standard output: $(cat "$work/out")"
    fi
}

# prints NAME WANTED COMMAND...: status 0 and that text on standard output.
prints() {
    name=$1 wanted=$2
    shift 2
    got=$("$@" 2>"$work/err") || got="status $?: $(cat "$work/err")"
    tap_is "$name" "$got" "$wanted"
}

# field ENTITY KEY NAME: one value, out of the JSON of show.
field() {
    dj show "$1" "$2" --format json | sed -n "s/.*\"$3\":\\([^,}]*\\).*/\\1/p"
}

# rows ENTITY: how many there are.
rows() {
    dj list "$1" --format jsonl | wc -l | tr -d ' '
}

# same_data NAME: what the database says is what it said when `keep_data` was called.
keep_data() {
    all_data >"$work/kept"
}
all_data() {
    for entity in $(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/'); do
        dj list "$entity" --format jsonl
    done
}
same_data() {
    all_data >"$work/now"
    tap_run "$1" cmp "$work/kept" "$work/now"
}
