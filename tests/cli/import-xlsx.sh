#!/bin/sh
# import of workbooks: what spreadsheets do to words, days and digits; which sheet, which header;
# bad files.
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
none='0 created, 0 updated, 0 unchanged, 1 refused'

list_people() {
    dj list person --format csv | tr -d '\r' | cut -d, -f2,5,7,9 |
        grep -v '张三\|李四\|王五'
}

tap_run 'an office' office

# 46086 is 2026-03-05: 2026-01-01 is 46023, and 31 + 28 + 4 days on. 1904: 1462 less.
book people <<'S'
{"sheets": [("说明", [["请勿改动"]]), ("名册", [
    ["县直机关党员名册"],
    (3, ["序号", "姓 名*", "所在支部", "出生日期（必填）", "转入\n日期", "身份证号码", "呼机"]),
    [("n", "1"), "王　芳", "B1", ("d", "29221"), ("d", "46086"), "'110101198001010010", None],
    [("n", "2"), ("i", "阿卜杜拉•买买提"), ("r", ["财务科", "党支部"]), ("c", "29221"),
     ("n", "46086"), None, ("n", "13800000001")],
    (9, [("n", "3"), ("f", "公式", "str"), "办公室", ("f", "29221.5", ""), ("i", "２０２６．３．５")]),
], {"merge": ["A1:G1"]})]}
S
imports 'a roster with a title, and a second sheet that is none' "$(created 3)" person "$work/people.xlsx" \
    --map 呼机=phone
imports 'once more: what --map said is remembered' '0 created, 0 updated, 3 unchanged, 0 refused' \
    person "$work/people.xlsx"
tap_run 'and told' grep -qF '按上次的 --map，“呼机”对应电话' "$work/err"
prints 'names, days and digits are what they were' 'name,birth_on,org,since_on
王芳,1980-01-01,B1,2026-03-05
阿卜杜拉·买买提,1980-01-01,B2,2026-03-05
公式,1980-01-01,B1,2026-03-05' list_people
tap_is 'a telephone number is no 1.38E10' "$(dj export person --private 核对 --format csv | grep -c 13800000001)" 1

book d1904 <<'S'
{"date1904": True, "sheets": [("a", [["name", "org", "since_on"], ["甲", "B1", ("d", "44624")]])]}
S
imports 'days counted from 1904' "$(created 1)" person "$work/d1904.xlsx"
tap_is 'are the same days' "$(dj list person --where name=甲 --format csv | grep -c 2026-03-05)" 1

book merged <<'S'
{"prefix": True, "sheets": [("a", [
    [("i", "支部"), ("i", "基本情况"), None],
    [None, ("i", "姓名"), ("i", "性别")],
    [("i", "B2"), ("i", "乙一"), ("i", "男")],
    [None, ("i", "乙二"), ("i", "女")],
    [None, ("i", "乙三")],
    [("i", "以上名单已核对，填表人：某某")]],
    {"merge": ["A1:A2", "B1:C1", "A3:A5", "A6:C6"]})]}
S
imports 'merged cells say the same on each row; a note below is none' "$(created 3)" person \
    "$work/merged.xlsx" --map 支部=org
tap_is 'of the branch' "$(dj list person --where org=B2 --format csv | grep -c 乙)" 3

book meetings <<'S'
{"sheets": [("党课", [["组织", "类型", "召开日期", "开始时间", "学时", "主题"],
    ["B1", "党课", ("n", "20260307"), ("t", "0.395833333333333"), ("n", "1.5"), ("n", "0.30000000000000004")],
    ["B1", "党课", ("d", "46089.6041666667"), ("f", "9点30分", "str"), ("n", "2"), "一_x000A_二_x5FZZ_"]])]}
S
imports 'times and numbers' "$(created 2)" activity "$work/meetings.xlsx"
tap_is 'nine thirty is a part of a day' \
    "$(dj list activity --format csv | grep -c '2026-03-0[78].*,09:30,')" 2
tap_is 'a fraction is as the sheet shows it' \
    "$(dj list activity --where held_on=2026-03-07 --format csv | grep -c '0\.3[,;]')" 1

# refused NAME REASON CELL...: one row of a person in a workbook, refused with that reason.
refused() {
    name=$1 reason=$2
    printf '{"sheets": [("名册", [["姓名", "所在支部", "%s"], ["丙", "B1", %s]])]}' "$3" "$4" | book one
    refuses "$name" "$reason" "$none" person "$work/one.xlsx"
}
refused 'an ID number that became a number' '15 位以后的数字已经丢失' 身份证号 '("n", "1.10101198001010E+17")'
tap_run 'with sheet, row and column' grep -qF '工作表“名册”第 2 行，身份证号（C 列）：' "$work/err"
refused 'a day that does not exist' '不是有效的日期' 出生日期 '"2025.2.30"'
refused 'a year is no day' '不是有效的日期' 出生日期 '("n", "1980")'
refused 'the 29th of February of 1900' '不是有效的日期' 出生日期 '("d", "60")'
refused 'a day after 2199' '不是有效的日期' 出生日期 '("d", "109576")'
refused 'a formula that failed' '错误值 #N/A' 职务 '("e", "#N/A")'
refused 'a formula nobody has reckoned' '没有它的结果' 职务 '("f", "", "")'
refused 'a code that became a day' '成了日期' 编号 '("d", "46086")'
printf '{"sheets": [("a", [["党员", "月份", "应缴"], ["P1", ("n", "2026.1"), ("n", "5")]])]}' | book month
refuses 'January or October' '说不清是 1 月还是 10 月' "$none" dues "$work/month.xlsx"
printf '{"sheets": [("a", [["党员", "月份", "应缴"], ["P1", ("n", "2026.03"), ("n", "5")], ["P1", ("d", "46113"), ("n", "5")], ["P2", ("n", "202603"), ("n", "5.1")]])]}' | book month
imports 'months in three shapes' "$(created 3)" dues "$work/month.xlsx"
tap_is 'are months' "$(dj list dues --format csv | grep -c '2026-0[34]')" 3

book two <<'S'
{"sheets": [("一月", [["姓名", "组织"], ["丁一", "B1"]]), ("二月", [["姓名", "组织"], ["丁二", "B1"]]),
    ("下拉", [["姓名", "组织"], ["丁三", "B1"]], {"state": "hidden"})]}
S
answers 'two sheets that fit' 2 '“一月”、“二月”' dj import person "$work/two.xlsx"
imports 'one is named' "$(created 1)" person "$work/two.xlsx" --sheet 二月
answers 'one that is not there' 3 '“一月”、“二月”' dj import person "$work/two.xlsx" --sheet 三月

printf '{"sheets": [("a", [["姓名", "星座", "入党的时间", "血型"], ["丁", "", "", ""]])]}' | book unknown
answers 'every unknown header is named' 2 '“星座”、“入党的时间”（是不是“入党日期”？）、“血型”这些列' \
    dj import person "$work/unknown.xlsx"
printf '{"sheets": [("a", [["日期", "活动类型", "没到会人员", "列席的人员"], ["2026-01-05", "党课", "", ""]])]}' |
    book absent
answers 'who was not there is offered as nobody who was' 2 '“没到会人员”、“列席的人员”（是不是“列席人员”？）这些列' \
    dj import activity "$work/absent.xlsx"
printf '{"sheets": [("a", [["日期", "组织", "活动类型"], ["2026-01-05", "1", "主题党日、支委会"],
    ["2026-01-06", "1", "党员大会"], ["2026-01-07", "1", "党小组会；组织生活会；民主评议"]])]}' | book short
imports 'types as they are said in short' "$(created 3)" activity "$work/short.xlsx"
tap_is 'are those they mean' \
    "$(dj list activity --format csv | grep '2026-01-0[567]' | grep -oE '(theme_day|member_assembly|group_meeting);?[a-z_;]*' | sort)" \
    'group_meeting;life_meeting;member_review
member_assembly
theme_day;branch_committee'
printf '{"sheets": [("a", [["姓名", "组织", "月党费基数（元）"], ["月基", "1", "4321"]])]}' | book monthly
imports 'a unit in brackets, and what a month is paid from' "$(created 1)" person "$work/monthly.xlsx"
printf '{"sheets": [("a", [["甲", "乙"], ["丙", "丁"]])]}' | book nothing
answers 'a header that fits nothing' 2 '“甲”、“乙”' dj import person "$work/nothing.xlsx"
printf '{"sheets": [("a", [["姓名", "党员姓名"], ["丙", "丁"]])]}' | book double
answers 'two headers for one field' 2 '有两列都是“姓名”' dj import person "$work/double.xlsx"
printf '{"sheets": [("a", [])]}' | book empty
answers 'an empty sheet' 2 '空的' dj import person "$work/empty.xlsx"
printf '{"sheets": [("a", [["姓名", "组织"], ["戊", "B1", None, "批注"]])]}' | book beside
refuses 'a cell beside the table' '表头以外' "$none" person "$work/beside.xlsx"

cat >"$work/spec" <<'S'
{"sheets": [("名册", [["姓名", "所在支部", "出生日期"], ["己一", "B1", ("d", "29221")], ["己二", "没有的", ("d", "29221")],
    ["己三", "B1", "三月"]])]}
S
book bad <"$work/spec"
imports 'the refused rows as a workbook' '1 created, 0 updated, 0 unchanged, 2 refused' \
    person "$work/bad.xlsx" --valid-only --errors "$work/rejects.xlsx"
refuses 'which can be imported, its reasons passed over' '三月' '0 created, 0 updated, 0 unchanged, 2 refused' \
    person "$work/rejects.xlsx" --errors "$work/rejects.csv"
tap_is 'or as CSV' "$(tr -d '\r' <"$work/rejects.csv" | sed -n 2p | cut -d, -f1-3)" '己二,没有的,1980-01-01'

# The roster and the file: B2 has 王五, 阿卜杜拉·买买提, 乙一, 乙二, 乙三.
printf '姓名,组织\n王五,B2\n乙一,B2\n庚,B2\n乙二,B2\n' >"$work/roster.csv"
imports 'the difference' '1 created, 0 updated, 3 unchanged, 0 refused' person "$work/roster.csv" --dry-run
tap_run 'who is in the file alone' grep -qF '文件中有、名册中没有的 1 条：庚' "$work/err"
tap_run 'who is in the roster alone' grep -qF '名册中有、文件中没有的 2 条：' "$work/err"
tap_run 'by name' grep -qF '乙三（B2）' "$work/err"

printf '这不是工作簿' >"$work/no.xlsx"
answers 'no workbook' 1 '不是完整的表格文件' dj import person "$work/no.xlsx"
printf '{"sheets": [("a", [["姓名"]])], "drop": ["xl/workbook.xml"]}' | book other
answers 'some other archive' 2 '不是 .xlsx 工作簿' dj import person "$work/other.xlsx"
cat >"$work/spec" <<'S'
{"sheets": [("a", [["姓名"]])], "parts": {"xl/sharedStrings.xml":
 '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'}}
S
book bomb <"$work/spec"
answers 'an entity of its own' 4 '实体声明' dj import person "$work/bomb.xlsx"
"$PYTHON" - "$work/people.xlsx" "$work/zip.xlsx" <<'P'
import sys, zipfile
a = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as z:
    for name in a.namelist():
        text = a.read(name)
        if name.endswith("sharedStrings.xml"):
            text = b"<sst><si><t>" + b" " * (40 << 20) + b"</t></si></sst>"
        z.writestr(name, text)
P
answers 'what unpacks to a thousand times its size' 4 '展开后过大' dj import person "$work/zip.xlsx"
printf '{"sheets": [("a", [["姓名", "组织"], (1048577, ["辛", "B1"])])]}' | book long
answers 'more rows than a sheet has' 4 '行数超出' dj import person "$work/long.xlsx"
printf '{"sheets": [("a", [["姓名", ("x", "<c r=\\"A1\\" t=\\"s\\"><v>99</v></c>")]])]}' | book astray
answers 'a text that is not there' 4 '指向没有的文字' dj import person "$work/astray.xlsx"

# Cut off or altered anywhere, a workbook is read or refused; the program never falls.
cat >"$work/spec" <<'S'
{"sheets": [("a", [["姓名", "组织", "出生日期"], ["壬一", "B1", ("d", "29221")], [("i", "壬二"), "B1", ("n", "29221")]],
    {"merge": ["A5:B6"]})]}
S
book whole <"$work/spec"
tap_run 'damaged workbooks' "$PYTHON" - "$DANGJIAN" "$work/whole.xlsx" "$work/hurt.xlsx" <<'P'
import random, subprocess, sys
program, whole, hurt = sys.argv[1:]
data = open(whole, "rb").read()
chance = random.Random(7)
for i in range(150):
    b = bytearray(data)
    if i % 3 == 0:
        b = b[:chance.randrange(4, len(b))]
    else:
        for _ in range(1 + i % 4):
            b[chance.randrange(4, len(b))] ^= 1 << chance.randrange(8)
    open(hurt, "wb").write(b)
    p = subprocess.run([program, "import", "person", hurt, "--dry-run"], capture_output=True, timeout=60)
    if p.returncode not in (0, 1, 2, 4) or b"runtime error" in p.stderr:
        sys.exit("%d: status %d %r" % (i, p.returncode, p.stderr[-2000:]))
P
# The same inside: the XML is altered, the archive sound.
tap_run 'damaged parts' "$PYTHON" - "$DANGJIAN" "$work/whole.xlsx" "$work/hurt.xlsx" <<'P'
import random, subprocess, sys, zipfile
program, whole, hurt = sys.argv[1:]
parts = {n: zipfile.ZipFile(whole).read(n) for n in zipfile.ZipFile(whole).namelist()}
chance = random.Random(8)
for i in range(150):
    victim = chance.choice(sorted(parts))
    with zipfile.ZipFile(hurt, "w") as z:
        for name, text in parts.items():
            if name == victim:
                b = bytearray(text)
                at = chance.randrange(len(b))
                if i % 2:
                    b[at:at + chance.randrange(1, 40)] = b""
                else:
                    b[at] = chance.choice(b'<>"/&0123456789AZaz:\x00\xff')
                text = bytes(b)
            z.writestr(name, text)
    p = subprocess.run([program, "import", "person", hurt, "--dry-run"], capture_output=True, timeout=60)
    if p.returncode not in (0, 1, 2, 3, 4) or b"runtime error" in p.stderr:
        sys.exit("%d: status %d %r" % (i, p.returncode, p.stderr[-2000:]))
P
tap_end
