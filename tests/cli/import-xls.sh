#!/bin/sh
# import of what goes by the name of .xls: the format of 1997, web pages with tables, XML of 2003, text with tabs; and
# days of which a file has the month alone.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

wants_python

created() {
    echo "$1 created, 0 updated, 0 unchanged, 0 refused"
}
none='0 created, 0 updated, 0 unchanged, 1 refused'
again() {
    office >/dev/null 2>&1
}
list_people() {
    dj list person --format csv | tr -d '\r' | cut -d, -f2,5,7,9,20 | grep -v '张三\|李四\|王五'
}

# old NAME <SPEC: a workbook of 1997.
old() {
    "$PYTHON" "$srcdir/tests/cli/xls.py" "$work/$1.xls"
}

tap_run 'an office' office

# 46086 is 2026-03-05, 29221 is 1980-01-01 (import-xlsx.sh).
cat >"$work/spec" <<'X'
{"sheets": [("下拉", [["姓名", "组织"], ["丁", "B1"]], {"hidden": True}), ("说明", [["请勿改动"]]), ("名册", [
    ["县直机关党员名册"],
    (3, ["序号", "姓 名*", "所在支部", "出生日期", "转入日期", "身份证号码", "备注"]),
    [("k", 1), "王　芳", "B1", ("d", 29221), ("d", 46086), "110101198001010010", ("f", 3.0)],
    [("n", 2), ("l", "阿卜杜拉•买买提𠮷"), "财务科党支部", ("n", 29221), ("d", 46086), None, ("f", "公式")],
    (9, [("n", 3), "乙", None, None, ("n", 20260305), None, ("b", 1)])],
    {"merge": [(0, 0, 0, 6), (4, 8, 2, 2)]})]OPTIONS}
X
want='name,birth_on,org,since_on,note
王芳,1980-01-01,B1,2026-03-05,3
阿卜杜拉·买买提𠮷,1980-01-01,B2,2026-03-05,公式
乙,,B2,2026-03-05,是'
for options in '' ', "split": 20' ', "split": 9' ', "big": True'; do
    sed "s/OPTIONS/$options/" "$work/spec" | old people
    again
    imports "the format of 1997$options" "$(created 3)" person "$work/people.xls"
    prints "merged cells, values of formulas, days$options" "$want" list_people
done
again
sed 's/OPTIONS/, "old": True/; s/𠮷/吉/; s/"公式"/1/' "$work/spec" | old people
imports 'the format of 1995' "$(created 3)" person "$work/people.xls"
tap_is 'its bytes are GB18030' "$(list_people | grep -c '^阿卜杜拉·买买提吉,.*B2.*,1$')" 1
old d1904 <<'X'
{"date1904": True, "sheets": [("a", [["name", "org", "since_on"], ["甲", "B1", ("d", 44624)]])]}
X
imports 'days counted from 1904' "$(created 1)" person "$work/d1904.xls"
tap_is 'are the same days' "$(dj list person --where name=甲 --format csv | grep -c 2026-03-05)" 1
printf '{"sheets": [("a", [["姓名", "身份证号"], ["丙", ("n", 1.10101198001010e17)]])]}' | old lost
refuses 'an ID number that became a number' '15 位以后的数字已经丢失' "$none" person "$work/lost.xls"
printf '{"sheets": [("a", [["姓名", "职务"], ["丙", ("e", 42)]])]}' | old failed
refuses 'a formula that failed' '错误值 #N/A' "$none" person "$work/failed.xls"
tap_run 'with sheet, row and column' grep -qF '工作表“a”第 2 行，职务（B 列）：' "$work/err"
printf '{"sheets": [("a", [["姓名"]])], "locked": True}' | old locked
answers 'one with a password' 4 '密码保护' dj import person "$work/locked.xls"
printf '{"sheets": [("a", [["姓名"]])], "stream": "EncryptedPackage"}' | old locked
answers 'one of today with a password' 4 '密码保护' dj import person "$work/locked.xls"
printf '{"sheets": [("a", [["姓名"]])], "stream": "WordDocument"}' | old word
answers 'a document' 2 '不是工作簿' dj import person "$work/word.xls"
head -c 3000 "$work/people.xls" >"$work/cut.xls"
answers 'cut off' 1 '不是完整的表格文件' dj import person "$work/cut.xls"
# tests/data/roster.xls: made by LibreOffice 7.4 (soffice --headless --convert-to xls): a title, the header, two rows;
# 1980-01-01 and 2026-03-05 as days, 13800000001 as a number, 2026.3.5 as text.
again
imports 'one that LibreOffice made' "$(created 2)" person "$srcdir/tests/data/roster.xls" --map 呼机=phone
tap_is 'its days' "$(dj list person --where name=旧表𠮷 --format csv | grep -c '1980-01-01.*B2.*2026-03-05')" 1
tap_is 'its digits' "$(dj export person --private 核对 --format csv | grep -c '110101198001010010.*13800000001')" 1
sed 's/OPTIONS//' "$work/spec" | old people
tap_run 'damaged ones are read or refused' "$PYTHON" - "$DANGJIAN" "$work/people.xls" "$work/hurt.xls" <<'P'
import random, subprocess, sys
program, whole, hurt = sys.argv[1:]
data = open(whole, "rb").read()
chance = random.Random(9)
for i in range(150):
    b = bytearray(data)
    if i % 3 == 0:
        b = b[:chance.randrange(8, len(b))]
    else:
        for _ in range(1 + i % 4):
            b[chance.randrange(8, len(b))] ^= 1 << chance.randrange(8)
    open(hurt, "wb").write(b)
    p = subprocess.run([program, "import", "person", hurt, "--dry-run"], capture_output=True, timeout=60)
    if p.returncode not in (0, 1, 2, 3, 4) or b"runtime error" in p.stderr:
        sys.exit("%d: status %d %r" % (i, p.returncode, p.stderr[-2000:]))
P

# page NAME ENCODING <HTML
page() {
    iconv -f UTF-8 -t "$2" >"$work/$1.xls"
}
cat >"$work/page" <<'X'
<!-- <table><tr><td>姓名<td>x</table> -->
<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=CHARSET"><style>td:before { content: "<td>" }</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><table><tr><td>1<td>2</table></x:ExcelWorkbook></xml><![endif]--></head>
<body><table width=100%><tr><td>
<TABLE border=1 cellpadding=0>
<tr><td colspan=7 align=center>县直机关&nbsp;党员名册</td></tr>
<tr><th rowspan=2>序号<th rowspan=2>姓&nbsp;名<th rowspan=2>所在<br>支部<th colspan="2">日期<th rowspan=2>身份证号<th rowspan="2">备注</tr>
<tr><th>出生日期<th>转入日期</th>
<tr><td>1<td>王&#12288;芳<td rowspan=3><p>B1</p><td x:num=29221>1980年1月1日<td x:num="46086">#####<td style="mso-number-format:'\@'">110101198001010010<td>
<tr class=even
><td>2<td>阿卜杜拉&bull;买&#x4E70;提<td>1980/1/1</td><td>２０２６．３．５<td><td>人数 < 3 &amp; R&D &quot;一&quot;<br/>二</td>
<tr><td>3<td><b>李</b><comment><p>批注</p></comment>示例</td><td x:num>29221</td><td sdval="46086">2026年3月5日</td><td><script>if (a < b) "</td>"</script></td><td>a<table><tr><td>b<td>c</table>d</td></tr>
</table></td></tr></table></body></html>
X
want='name,birth_on,org,since_on,note
王芳,1980-01-01,B1,2026-03-05,
阿卜杜拉·买买提,1980-01-01,B1,2026-03-05,"人数 < 3 & R&D ""一""
二"
李示例,1980-01-01,B1,2026-03-05,"a
b c
d"'
for charset in utf-8 gb2312 GBK gb18030; do
    again
    sed "s/CHARSET/$charset/" "$work/page" | page web "$charset"
    imports "a web page in $charset" "$(created 3)" person "$work/web.xls"
    prints "all its cells: $charset" "$want" list_people
done
sed 's/CHARSET/utf-8/' "$work/page" | page web GBK
imports 'a page that is not in the encoding it names' '0 created, 0 updated, 3 unchanged, 0 refused' person "$work/web.xls"
sed 's/charset=CHARSET//' "$work/page" | page web UTF-16
imports 'one in UTF-16' '0 created, 0 updated, 3 unchanged, 0 refused' person "$work/web.xls"
imports 'by standard input' '0 created, 0 updated, 3 unchanged, 0 refused' person - <"$work/web.xls"
# 旬 is D1 AE in GBK, which is a letter in UTF-8 too.
printf '<meta charset=gbk><table><tr><td>name<td>org<tr><td>\321\256<td>B1</table>' >"$work/short.xls"
imports 'what a page says of its encoding counts' "$(created 1)" person "$work/short.xls"
tap_is 'not what its bytes might be' "$(dj list person --where name=旬 --format jsonl | wc -l)" 1
printf '<meta charset=big5><table><tr><td>name<td>org<tr><td>\321\256<td>B1</table>' >"$work/short.xls"
answers 'an encoding that is not read' 2 'big5' dj import person "$work/short.xls"
printf '<table><tr><td>姓名<td>组织<tr><td>甲二<td>B1</table><table><tr><td>姓名<td>组织<tr><td>甲三<td>B1</table>' >"$work/two.xls"
answers 'two tables that fit' 2 '“表格1”、“表格2”' dj import person "$work/two.xls"
imports 'one is named' "$(created 1)" person "$work/two.xls" --sheet 表格2
imports 'the other by its number' "$(created 1)" person "$work/two.xls" --sheet 1
answers 'there is no third' 3 '没有工作表“3”' dj import person "$work/two.xls" --sheet 3
again
dj --lang en import person "$work/two.xls" --sheet 表格2 >/dev/null 2>&1
tap_is 'by the same name in another language' "$(dj list person --where name=甲三 --format jsonl | wc -l)" 1
printf '<html><body>登录已过期，请重新登录</body></html>' >"$work/login.xls"
answers 'a page without a table' 2 '里面没有表格' dj import person "$work/login.xls"
printf 'MIME-Version: 1.0\r\nContent-Type: multipart/related' >"$work/packed.xls"
answers 'a page that is packed' 2 '.mht' dj import person "$work/packed.xls"
printf '<?xml version="1.0"?><a/>' >"$work/other.xls"
answers 'XML of another kind' 2 '别的 XML' dj import person "$work/other.xls"
printf '姓名\t组织\n甲四\tB1\n' >"$work/tabs.xls"
imports 'text with tabs by the name of a workbook' "$(created 1)" person "$work/tabs.xls"
printf '<table><tr><td>姓名<td>职务<tr><td>丙<td>#REF!</table>' >"$work/failed.xls"
refuses 'a formula that failed, in a page' '错误值 #REF!' "$none" person "$work/failed.xls"
tap_run 'with table, row and column' grep -qF '工作表“表格1”第 2 行，职务（B 列）：' "$work/err"
# The number beside the text counts. 46086 is 2026-03-05, from 1904 it is 44624; 29221 is 1980-01-01, from 1904 it is
# 27759. 5 would be a day of 1900, 1215 is 1903-04-29, 5551234 beyond all days.
again
printf '<table><tr><td>month<td>person<td>amount_due<td>amount_paid<tr><td>2026-03<td>P1<td x:num="11.6">12<td x:num="11.55">11.6</table>' >"$work/round.xls"
imports 'rounded numbers in a page' "$(created 1)" dues "$work/round.xls"
tap_is 'are the exact ones' "$(dj list dues --format csv | grep -c ',11\.60,11\.55,')" 1
cell() {
    printf '<table><tr><td>姓名<td>组织<td>备注<td>转入日期<td>出生日期<tr><td>%s<td>B1%s%s%s</table>' "$1" "${2:-<td>}" "${3:-<td>}" "${4:-<td>}" >"$work/cell.xls"
    imports "in a page: $*" "$(created 1)" person "$work/cell.xls"
}
shows() {
    tap_is "is $2" "$(list_people | grep "^$1,")" "$1,$2"
}
cell 党龄 '<td x:num="5">5年' '' ''
shows 党龄 ',B1,,5'
cell 电话 '<td x:num="5551234">555-1234' '' ''
shows 电话 ',B1,,5551234'
cell 分段 '<td x:num="1215">12-15' '' ''
shows 分段 ',B1,,1215'
cell 前零 '<td x:num="12">0012' '' ''
shows 前零 ',B1,,0012'
cell 末零 '<td x:num="1.1">1.10' '' ''
shows 末零 ',B1,,1.10'
cell 字样 '<td x:num="1">男' '' ''
shows 字样 ',B1,,男'
cell 一日 '<td x:num="46086">2026年3月' '<td x:num="46086">3月5日' '<td x:num="29221">1-Jan-80'
shows 一日 '1980-01-01,B1,2026-03-05,2026-03-05'
cell 一刻 '<td x:num="46086.4375">2026/3/5 10:30' '<td x:num="46086.4375">26-3-5 10:30' '<td x:num="29221">1/1/80'
shows 一刻 '1980-01-01,B1,2026-03-05,2026-03-05 10:30'
cell 时刻 '<td x:num="0.4375">10:30' '' ''
shows 时刻 ',B1,,10:30'
cell 四年 '<td x:num="27759">1980年1月' '<td x:num="44624">2026年3月5日' '<td x:num="27759">1-Jan-80'
shows 四年 '1980-01-01,B1,2026-03-05,1980-01'
cell 不符 '' '<td x:num="46000">2026-03-05' ''
shows 不符 ',B1,2026-03-05,'
printf '<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook></xml><![endif]--><table><tr><td>姓名<td>组织<td>转入日期<td>出生日期<tr><td>窄列<td>B1<td x:num="44624">####<td x:num="27759">1980年1月1日</table>' >"$work/cell.xls"
imports 'a page that counts from 1904' "$(created 1)" person "$work/cell.xls"
shows 窄列 '1980-01-01,B1,2026-03-05,'
# 46086 is 2026-03-05 from 1900, 2030-03-06 from 1904; 44624 is 2022-03-04 from 1900.
for said in True:44624 False:46086 0:46086 1:44624; do
    printf '<!--[if gte mso 9]><xml><x:Date1904>\n %s </x:Date1904></xml><![endif]--><table><tr><td>姓名<td>组织<td>转入日期<tr><td>说%s<td>B1<td x:num="%s">####</table>' \
        "${said%:*}" "${said%:*}" "${said#*:}" >"$work/cell.xls"
    imports "a page that says ${said%:*} of 1904" "$(created 1)" person "$work/cell.xls"
    shows "说${said%:*}" ',B1,2026-03-05,'
done
printf '<table><tr><td>姓名<td>组织<td>出生日期<tr><td>只月<td>B1<td x:num="27759">Jan-80</table>' >"$work/cell.xls"
refuses 'the month alone, in a page' '“1980-01”只有年月' "$none" person "$work/cell.xls"
# 上 is 4E 0A in UTF-16, a byte of which ends lines elsewhere.
for encoding in UTF-16LE UTF-16BE; do
    again
    printf '\357\273\277上级名册姓名\t姓名\t组织\n一\t甲五\tB1\n' | iconv -f UTF-8 -t "$encoding" >"$work/tabs.xls"
    imports "text with tabs in $encoding" "$(created 1)" person "$work/tabs.xls" --map 上级名册姓名=
done
"$AWK" 'BEGIN {
    printf "<table><tr><td>姓名<td>组织<td>备注"
    for (i = 0; i < 1500; i++) printf "<tr><td>页%d<td>B1<td rowspan=2>甲<tr><td>页%d乙<td>B1", i, i
}' >"$work/long.xls"
imports 'three thousand rows with merged cells' "$(created 3000)" person "$work/long.xls"
{
    printf '<table><tr><td>姓名<td>组织<tr><td>'
    "$AWK" 'BEGIN { for (i = 0; i < 300000; i++) printf "&lt;甲" }'
} >"$work/endless.xls"
answers 'a cell without end' 4 '长得异常' dj import person "$work/endless.xls"

# xml NAME ENCODING ROWS...: a workbook of 2003.
xml() {
    name=$1 encoding=$2
    shift 2
    {
        printf '<?xml version="1.0" encoding="%s"?>\n<?mso-application progid="Excel.Sheet"?>\n' "$encoding"
        printf '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        printf '<Styles><Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>'
        printf '<Worksheet ss:Name="选项"><Table><Row>%s</Row></Table><WorksheetOptions xmlns="x"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>' "$(text 姓名)"
        printf '<Worksheet ss:Name="名册"><Table>%s</Table></Worksheet></Workbook>' "$*"
    } | iconv -f UTF-8 -t "$encoding" >"$work/$name.xls"
}
text() {
    printf '<Cell%s><Data ss:Type="String">%s</Data></Cell>' "${2-}" "$1"
}
day() {
    printf '<Cell ss:StyleID="%s"><Data ss:Type="DateTime">%sT00:00:00.000</Data></Cell>' "$2" "$1"
}
head="<Row>$(text 某某名册 ' ss:MergeAcross="4"')</Row><Row ss:Index=\"4\">$(text 姓名)$(text 所在支部)$(text 出生日期)$(text 转入日期 ' ss:Index="5"')$(text 备注)</Row>"
for encoding in UTF-8 GB2312; do
    again
    xml book "$encoding" "$head<Row>$(text 甲一)$(text B1 ' ss:MergeDown="1"')$(day 1980-01-01 d)" \
        '<Cell ss:Index="5"><Data ss:Type="Number">20260305</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell ss:Formula="=1+2"><Data ss:Type="Number">3</Data></Cell></Row>' \
        '<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>甲</B>二</ss:Data></Cell><Cell ss:Index="5"><Data ss:Type="DateTime">2026-03-05T09:30:00.000</Data></Cell></Row>'
    imports "XML of 2003 in $encoding" "$(created 2)" person "$work/book.xls"
    prints "all its cells: $encoding" 'name,birth_on,org,since_on,note
甲一,1980-01-01,B1,2026-03-05,3
甲二,,B1,2026-03-05,' list_people
done
xml month UTF-8 "$head<Row>$(text 丙)$(text B1)$(day 1980-01-01 m)</Row>"
refuses 'a day that the sheet shows as a month' '“1980-01”只有年月' "$none" person "$work/month.xls"
tap_run 'in its row' grep -qF '工作表“名册”第 5 行，出生日期（C 列）' "$work/err"
xml hidden UTF-8 "$head<Row>$(text 甲六)$(text B1)</Row>"
sed 's/SheetHidden/Sheet\&#72;id<!-- -->den/' "$work/hidden.xls" >"$work/pieces.xls"
imports 'a hidden sheet whose mark is read in pieces' "$(created 1)" person "$work/pieces.xls"
xml formula UTF-8 "$head<Row>$(text 丙)$(text B1)<Cell ss:Index=\"6\" ss:Formula=\"=1\"/></Row>"
refuses 'a formula nobody has reckoned' '没有它的结果' "$none" person "$work/formula.xls"
printf '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><a>&b;</a></Workbook>' >"$work/bomb.xls"
answers 'an entity of its own' 4 '实体声明' dj import person "$work/bomb.xls"
head -c 900 "$work/book.xls" >"$work/cut.xls"
answers 'XML cut off' 1 '已损坏' dj import person "$work/cut.xls"

# The month alone, where a day is asked. 11010519491231002X is of 1949-12-31.
again
months() {
    printf '{"sheets": [("名册", [["姓名", "所在支部", "出生年月", "入党年月", "身份证号"], %s])]}' "$1" |
        "$PYTHON" "$srcdir/tests/cli/sheets.py" "$work/months.xlsx"
}
for cell in '"1970.01"' '"1970年1月"' '"1970-1"' '"197001"' '("n", "1970.01")' '("n", "197001")' '("m", "25569")'; do
    months "[\"丙\", \"B1\", $cell]"
    refuses "a month: $cell" '“1970-01”只有年月，没有日' "$none" person "$work/months.xlsx"
done
tap_run 'in its cell, with what to do' grep -qF '工作表“名册”第 2 行，出生年月（C 列）：“1970-01”只有年月，没有日：请补上日，写成 2026-03-05 的样子，或在这一行填身份证号' "$work/err"
months '["丙", "B1", ("n", "1970.1"), "2010.7"]'
refuses 'January or October' '是 1 月还是 10 月也说不清' "$none" person "$work/months.xlsx"
tap_is 'each bad cell is named' "$(grep -c '^工作表“名册”第 2 行，\(出生年月\|入党年月\)' "$work/err")" 2
# 25569 is 1970-01-01.
months '["丙", "B1", ("m", "25570")], ["丁", "B1", ("d", "25569")]'
imports 'another day than the first of a month is a day, so is what is shown as one' "$(created 2)" person "$work/months.xlsx"
tap_is 'of January' "$(dj list person --format csv | grep -c '丙,,,1970-01-02\|丁,,,1970-01-01')" 2
months '["丙", "B1", "1970.01"], ["丁", "B1", ("n", "1970.1")]'
imports 'a month in which the day on record lies leaves it' '0 created, 0 updated, 2 unchanged, 0 refused' person "$work/months.xlsx"
months '["丙", "B1", "1970.02"]'
refuses 'another month' '“1970-02”与已记录的 1970-01-02 不一致' "$none" person "$work/months.xlsx"
dj set person P1 id_no=
months '["戊", "B1", "1949.12", None, "11010519491231002X"]'
imports 'an ID number has the day' "$(created 1)" person "$work/months.xlsx"
tap_is 'of the birth' "$(dj list person --where name=戊 --format csv | grep -c 1949-12-31)" 1
months '["戊", "B1", "1949.11"]'
refuses 'a month that the ID number denies' '与身份证号中的 1949-12-31 不一致' "$none" person "$work/months.xlsx"
printf '姓名,组织,转入日期,职务,备注\n己,B1,2026-03-05,####,\n己二,B1,2026-03-05,,#N/A\n' >"$work/hash.csv"
refuses 'a column that was too narrow' '列太窄' '0 created, 0 updated, 0 unchanged, 2 refused' person "$work/hash.csv"
tap_run 'a formula that failed, in CSV' grep -qF '第 3 行，备注：这一格是公式的错误值 #N/A' "$work/err"
tap_end
