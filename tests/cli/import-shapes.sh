#!/bin/sh
# import: the shapes in which people and spreadsheets write headers, days, names, codes and long texts; and workbooks
# that would do harm.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

wants_python

# book NAME <SPEC: a workbook.
book() {
    "$PYTHON" "$srcdir/tests/cli/sheets.py" "$work/$1.xlsx"
}
created() {
    echo "$1 created, 0 updated, 0 unchanged, 0 refused"
}
same() {
    echo "0 created, 0 updated, $1 unchanged, 0 refused"
}
none='0 created, 0 updated, 0 unchanged, 1 refused'

tap_run 'an office' office

# Headers of the same column, in any place.
wrong=
for header in org 组织 所在组织 党支部 所在支部 所在党支部 支部名称 党支部名称 所属支部 所属党支部 所在党支部名称 所属党组织 '所在 党支部' '*党支部：' '党支部（全称）'; do
    printf '性别,%s,姓名\n男,办公室,表头\n' "$header" >"$work/h.csv"
    dj import person "$work/h.csv" --dry-run 2>&1 | grep -q '1 created' || wrong="$wrong $header"
done
tap_is 'every name of the branch is understood' "$wrong" ''

# Days: each of them is the fifth of March 2026, by hand.
days='2026-03-05 2026-3-5 2026/3/5 2026/03/05 2026.3.5 2026.03.05 2026年3月5日 2026年03月05日 20260305 ２０２６年３月５日 ２０２６．３．５ 2026/3/5T09:30'
{
    echo '姓名,所在支部,转入日期'
    n=0
    for day in $days '2026-03-05 00:00:00' '2026/3/5 0:00' ' 2026-03-05 ' "'2026-03-05"; do
        n=$((n + 1))
        echo "日$n,B1,$day"
    done
} >"$work/days.csv"
imports 'days as they are written' "$(created 16)" person "$work/days.csv"
tap_is 'are all the same' "$(dj list person --format csv | grep -c '日[0-9]*,.*,B1,,2026-03-05,')" 16
for day in 2026-02-29 2026-13-01 2026/3 26.3.5 3月5日 46086 1899-12-31 2200-01-01; do
    printf '姓名,所在支部,转入日期\n错,B1,%s\n' "$day" >"$work/day.csv"
    refuses "none: $day" '日期' "$none" person "$work/day.csv"
done
# Serials: 1 is 1900-01-01, 59 the 28th of February; 60 is a day that never was; 61 the first of March. 1904: 0 is
# 1904-01-01, 1 the second.
book serials <<'X'
{"sheets": [("a", [["姓名", "出生日期"], ["序一", ("d", "1")], ["序五九", ("d", "59")], ["序六一", ("d", "61")]])]}
X
imports 'the first days of 1900' "$(created 3)" person "$work/serials.xlsx"
tap_is 'are those' "$(dj list person --format csv | grep -c '序一,,,1900-01-01\|序五九,,,1900-02-28\|序六一,,,1900-03-01')" 3
book serials <<'X'
{"date1904": True, "sheets": [("a", [["姓名", "出生日期"], ["四一", ("d", "1")], ["四六零", ("d", "60")]])]}
X
imports 'those of 1904 have that February' "$(created 2)" person "$work/serials.xlsx"
tap_is 'and 1904-01-02' "$(dj list person --format csv | grep -c '四一,,,1904-01-02\|四六零,,,1904-03-01')" 2

# Names: one person, whatever blanks and dots.
printf '姓名,所在支部\n阿里·买买提,B1\n王芳,B1\n' >"$work/names.csv"
imports 'two names' "$(created 2)" person "$work/names.csv"
for name in '阿里•买买提' '阿里・买买提' '阿里‧买买提' '阿里･买买提' ' 阿里·买买提　' '王　芳' '王 芳' '王   芳 '; do
    printf '姓名,所在支部\n%s,Ｂ１\n' "$name" >"$work/name.csv"
    imports "the same: $name" "$(same 1)" person "$work/name.csv"
done

# Names of organisations in other widths.
dj add org code=B5 name='机关（本级）支部' kind=党支部 parent=1 >/dev/null
for name in '机关(本级)支部' '机关 （本级）支部' 'Ｂ５' 'B 5'; do
    printf '姓名,所在支部\n宽,%s\n' "$name" >"$work/name.csv"
    dj import person "$work/name.csv" --dry-run 2>"$work/err" || :
    tap_is "a branch: $name" "$(result)" "$(created 1)"
done

# Encodings and separators.
printf '姓名;所在支部\n王芳;B1\n' >"$work/semicolon.csv"
imports 'semicolons' "$(same 1)" person "$work/semicolon.csv"
printf '姓名\t所在支部\n王芳\tB1\n' | iconv -f UTF-8 -t UTF-16 >"$work/unicode.csv"
imports 'UTF-16 with tabs, as spreadsheets save it' "$(same 1)" person "$work/unicode.csv"
{ printf '\376\377' && printf '姓名,所在支部\n王芳,B1\n' | iconv -f UTF-8 -t UTF-16BE; } >"$work/unicode.csv"
imports 'the other byte first' "$(same 1)" person "$work/unicode.csv"
printf '姓名,所在支部\n王芳,B1\n' | iconv -f UTF-8 -t GB18030 >"$work/gb.csv"
imports 'GB18030' "$(same 1)" person "$work/gb.csv"
printf '姓名,所在支部\n王芳,B1\n\377\377' >"$work/none.csv"
answers 'neither' 2 '不是 GB18030 的字节' dj import person "$work/none.csv"
printf '姓名,所在支部\n王芳,B1\n\0' >"$work/zero.csv"
answers 'zero bytes' 2 '零字节' dj import person "$work/zero.csv"

# Codes that a spreadsheet keeps as numbers and shows with their zeros; rows that say nothing.
book zeros <<'X'
{"sheets": [("a", [["序号", "编号", "姓名", "所在支部"], [("n", "1"), ("z", "12"), "零一", "B1"],
    [("n", "2"), ("n", "13"), "零二", "B1"], [("n", "3")], [("n", "4")], ["合计"]])]}
X
imports 'numbers written beforehand and a sum are no persons' "$(created 2)" person "$work/zeros.xlsx"
tap_is 'a code as it is shown' "$(dj list person --format csv | grep -c '^0012,零一\|^13,零二')" 2
book pages <<'X'
{"sheets": [("a", [["花名册"], ["姓名", "所在支部", "联系方式", None], [None, None, "小灵通", "传呼"],
    ["页一", "B1"], ["姓名", "所在支部", "小灵通", "传呼"], ["页二", "B1"]],
    {"merge": ["A1:D1", "A2:A3", "B2:B3", "C2:D2"]})]}
X
imports 'of two rows of headers the lower one counts; on another page it is no row' "$(created 2)" person "$work/pages.xlsx" \
    --map 小灵通= --map 传呼=
printf '姓名,所在支部\n填表人：某某,\n' >"$work/foot.csv"
imports 'who filled it in is no member' '0 created, 0 updated, 0 unchanged, 0 refused' person "$work/foot.csv"
printf '姓名,所在支部\n某某：,B1\n' >"$work/foot.csv"
refuses 'nor is what has a colon' '有冒号，不像姓名' "$none" person "$work/foot.csv"

# Text that a spreadsheet would run stays text, in and out, both ways.
run="=cmd|' /C calc'!A0"
cat >"$work/spec" <<'X'
{"sheets": [("a", [["编号", "姓名", "备注"], ["F1", "公式", "=cmd|' /C calc'!A0"], ["F2", "公式二", ("i", "@SUM(1+1)*cmd|' /C calc'!A0")]])]}
X
book run <"$work/spec"
imports 'formulas as text' "$(created 2)" person "$work/run.xlsx"
tap_is 'are what was written' "$(dj show person F1 --format json | sed 's/.*"note":"\([^"]*\)".*/\1/')" "$run"
dj export person -o "$work/run.csv"
tap_run 'in CSV they are marked' grep -qF ",'$run" "$work/run.csv"
dj export person -o "$work/back.xlsx"
tap_is 'in a workbook they are text' "$(xlsx csv "$work/back.xlsx" | grep -cF "$run")" 1
tap_is 'and no formula' "$("$PYTHON" -c 'import sys, zipfile
print(b"<f>" in b"".join(zipfile.ZipFile(sys.argv[1]).read(n) for n in zipfile.ZipFile(sys.argv[1]).namelist()))' "$work/back.xlsx")" False
persons=$(dj list person --format jsonl | wc -l)
imports 'CSV comes back' "$(same "$persons")" person "$work/run.csv"
imports 'the workbook too' "$(same "$persons")" person "$work/back.xlsx"

# The longest cell of a spreadsheet: 32,767 characters, in each format.
"$PYTHON" - "$work" <<'P'
import sys
work, text = sys.argv[1], "长" * 32767
with open(work + "/long.csv", "w", encoding="utf-8") as f:
    f.write("编号,姓名,备注\nL1,长一,%s\n" % text)
with open(work + "/long.xls", "w", encoding="utf-8") as f:
    f.write("<table><tr><td>编号<td>姓名<td>备注<tr><td>L1<td>长一<td>%s</table>" % text)
with open(work + "/long.spec", "w", encoding="utf-8") as f:
    f.write(repr({"sheets": [("a", [["编号", "姓名", "备注"], ["L1", "长一", text]])]}))
with open(work + "/huge.spec", "w", encoding="utf-8") as f:
    f.write(repr({"sheets": [("a", [["编号", "姓名", "备注"], ["L2", "长二", ("i", "长" * 400000)]])]}))
P
book long <"$work/long.spec"
"$PYTHON" "$srcdir/tests/cli/xls.py" "$work/old.xls" <"$work/long.spec"
imports 'a cell of 32,767 characters: CSV' "$(created 1)" person "$work/long.csv"
imports 'a workbook' "$(same 1)" person "$work/long.xlsx"
imports 'one of 1997' "$(same 1)" person "$work/old.xls"
imports 'a web page' "$(same 1)" person "$work/long.xls"
dj export person -o "$work/back.xlsx"
imports 'and what is written of it' "$(same $((persons + 1)))" person "$work/back.xlsx"
book huge <"$work/huge.spec"
answers 'a longer one than any spreadsheet has' 4 '长得异常' dj import person "$work/huge.xlsx"

# Where there is no room to keep standard input: a sentence, nothing else.
"$AWK" 'BEGIN { print "姓名,所在支部"; for (i = 0; i < 3000; i++) printf "多%d,B1\n", i }' >"$work/many.csv"
keep_data
crowded() (
    trap '' XFSZ
    ulimit -f 1
    dj import person - <"$work/many.csv"
)
answers 'no room for standard input' 1 '读不了标准输入' crowded
same_data 'nothing was put in'

# A workbook with macros and links to other files: its values are read, nothing is run, nothing is fetched.
cat >"$work/spec" <<'X'
{"sheets": [("a", [["姓名", "所在支部", "备注"], ["宏", "B1", ("f", "外部的值", "str")]])], "parts": {
 "xl/vbaProject.bin": "Sub Auto_Open()",
 "xl/externalLinks/externalLink1.xml": "<externalLink><externalBook/></externalLink>",
 "xl/externalLinks/_rels/externalLink1.xml.rels": "<Relationships><Relationship Id='a' Type='x/externalLinkPath' Target='http://example.invalid/a.xlsx' TargetMode='External'/></Relationships>"}}
X
book macros <"$work/spec"
mv "$work/macros.xlsx" "$work/macros.xlsm"
imports 'macros and links' "$(created 1)" person "$work/macros.xlsm"
tap_is 'the value that was kept' "$(dj list person --where name=宏 --format csv | grep -c '外部的值')" 1
# The flag of an encrypted part, in both of its headers.
"$PYTHON" - "$work/macros.xlsm" "$work/locked.xlsx" <<'P'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
    i = data.find(mark)
    while i >= 0:
        data[i + at] |= 1
        i = data.find(mark, i + 4)
open(sys.argv[2], "wb").write(data)
P
answers 'parts with a password' 2 '密码保护' dj import person "$work/locked.xlsx"
tap_end
