#!/bin/sh
# What would cost somebody work: files overwritten, cells emptied, people entered twice, money misread.
. "${srcdir:=.}/tests/tap.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/care XXXXXX")
trap 'rm -rf "$dir"' EXIT
db=$dir/office.db

dj() {
    "$DANGJIAN" --db "$db" --on 2026-11-21 "$@"
}

# status COMMAND...: its exit code; what it says is kept in $said.
status() {
    said=$("$@" 2>&1 >/dev/null) && code=0 || code=$?
}

dj init --code DW --since 2026-01-01 2>/dev/null
dj add org code=B1 name=第一党支部 kind=branch parent=DW >/dev/null

before=$(cksum <"$db")
status dj export person -o "$db"
tap_is "an export never takes the place of a database" "$code $(cksum <"$db")" "4 $before"
status dj due -o "$db"
tap_is "nor does the due list" "$code $(cksum <"$db")" "4 $before"
printf 'old\n' >"$dir/old.csv"
status dj export person -o "$dir/old.csv"
tap_is "another file it replaces" "$code $(grep -c old "$dir/old.csv")" "0 0"

printf '姓名,所在组织,民族\n王　芳,第一党支部,汉族\n欧阳 明,第一党支部,回族\n' >"$dir/p.csv"
status dj import person "$dir/p.csv" --errors "$dir/p.csv"
tap_is "refused rows never go over the file they come from" "$code $(wc -l <"$dir/p.csv" | tr -d ' ')" "2 3"
status dj import person "$dir/p.csv" --errors "$dir/none/bad.csv"
tap_is "a place for them that is not there is told before anything goes in" \
    "$code $(dj list person | wc -l | tr -d ' ')" "3 1"

dj import person "$dir/p.csv" 2>/dev/null
tap_is "blanks that pad a name are no part of it" \
    "$(dj list person | sed 1d | cut -d, -f2 | tr '\n' ' ')" "王芳 欧阳明 "
printf '姓名,所在组织\n王芳,第一党支部\n' >"$dir/q.csv"
tap_is "the same person without them" "$(dj import person "$dir/q.csv" 2>&1)" \
    "导入完成：0 created, 0 updated, 1 unchanged, 0 refused"
tap_is "and found with them" "$(dj add dues person=王　芳 month=2026-01 amount_due=10)" "P000001/2026-01"
printf '姓　名\n赵六\n' >"$dir/r.csv"
dj import person "$dir/r.csv" 2>/dev/null
tap_is "somebody without an organisation, twice" "$(dj import person "$dir/r.csv" 2>&1)" \
    "导入完成：0 created, 0 updated, 1 unchanged, 0 refused"
tap_is "Latin names keep one" "$(dj add person code=L 'name=Li  Si' && dj list person |
    sed -n 's/.*\(Li *Si\).*/\1/p')" "L
Li Si"

printf '姓名,所在组织,民族\n王芳,第一党支部\n' >"$dir/s.csv"
status dj import person "$dir/s.csv"
tap_is "a line with too few cells is refused, it would empty what is recorded" \
    "$code $(dj show person P000001 | grep -c 汉族)" "4 1"

status dj add dues person=王芳 month=2026-02 amount_due=136,50
tap_is "136,50 is no amount" "$code" 2
dj add dues person=王芳 month=2026-02 amount_due=1,136.50 >/dev/null
tap_is "1,136.50 is" "$(dj export dues | sed -n 's/.*2026-02,\([0-9.]*\),.*/\1/p')" 1136.50
dj add person name=王芳 org=B1 >/dev/null
status dj add dues person=王芳 month=2026-03 amount_due=1
case $said in
*P000001*P000004*) tap_ok 0 "two of a name are told apart by their codes" ;;
*) tap_ok 1 "two of a name are told apart by their codes: $said" ;;
esac
tap_end
