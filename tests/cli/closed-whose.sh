#!/bin/sh
# What a change of the roster alters of a closed quarter is looked for where it can be; it is what the whole computation
# finds: the changes since the closing, as the closed report lists them on the same day.
. "${srcdir:=.}/tests/cli/lib.sh"

dj --on 2026-11-22 demo --orgs 24 -o "$work/closed.db" >/dev/null 2>&1
DANGJIAN_TODAY=2026-10-08
dj --db "$work/closed.db" close 2026Q3 >/dev/null 2>&1
cat >"$work/deeds" <<'DEEDS'
set person P0020 full_on=2026-09-01
set person P0030 org=ZB01 since_on=2026-07-20
set person P0005 left_on=2026-08-01 left_reason=other
add waiver org=ZB03 person=P0040 from_on=2026-07-01 to_on=2026-12-31 reason=示例 approved_by=示例机关党委
add waiver org=JGDW from_on=2026-07-01 to_on=2026-12-31 reason=示例 approved_by=示例党组
add fact org=JGDW name=headcount from_on=2026-07-01 value=500
add post org=JGDW person=P0050 role=member from_on=2026-07-15
add term org=ZB01 elected_on=2026-08-08
set org ZB06 dissolved_on=2026-09-01
set org ZB07 founded_on=2026-08-15
set org ZB03 committee_from=2026-09-01
set org ZB02 tracking_from=2026-09-01
set org JGDW tracking_from=2026-09-01
set org ZB01 policy=base
set org ZB08 parent=DW
DEEDS
told=0
while read -r deed; do
    rm -f "$DANGJIAN_DB"*
    cp "$work/closed.db" "$DANGJIAN_DB"
    # shellcheck disable=SC2086 # words
    dj $deed >"$work/out" 2>&1
    n=$(sed -n 's/^.*不再相同，\([0-9]*\) 项：$/\1/p' "$work/out")
    all=$(dj report quarter --period 2026Q3 --sheet 结账后变动 --format csv 2>/dev/null | sed 1d | wc -l | tr -d ' ')
    tap_is "$deed" "${n:-0}" "$all"
    told=$((told + ${n:-0}))
done <"$work/deeds"
tap_is 'there was something to tell' "$([ "$told" -gt 50 ] && echo yes)" yes
tap_end
