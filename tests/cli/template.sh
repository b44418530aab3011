#!/bin/sh
# template: of every entity a workbook whose example, filled in, import takes without a question.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

wants_python

tap_run 'an office' office
tap_run 'what examples refer to' dj add ledger code=L1 org=B1 kind=problem title=另一件 \
    opened_on=2026-03-05
tap_run 'and memberships' dj add person code=P9 name=某某某
tap_run 'and scores' dj add criterion code=C1 org=B1 year=2026 cohort=甲 name=示例 weight=10

# fill FILE: the example row (2) is written again as the first row to be filled in (4).
fill() {
    "$PYTHON" - "$1" <<'P'
import re, sys, zipfile
path = sys.argv[1]
parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
name = "xl/worksheets/sheet1.xml"
text = parts[name].decode()
row = re.search(r'<row r="2".*?</row>', text, re.S).group(0)
row = re.sub(r'r="([A-Z]*)2"', r'r="\g<1>4"', row)
parts[name] = text.replace("</sheetData>", row + "</sheetData>").encode()
with zipfile.ZipFile(path, "w") as z:
    for n, b in parts.items():
        z.writestr(n, b)
P
}

for entity in $(dj fields --format jsonl | sed 's/{"name":"\([a-z_]*\)".*/\1/'); do
    file=$work/$entity.xlsx
    tap_run "$entity: a template" dj template "$entity" -o "$file"
    imports "$entity: empty as it is" '0 created, 0 updated, 0 unchanged, 0 refused' \
        "$entity" "$file"
    fill "$file"
    imports "$entity: filled in like its example" '1 created, 0 updated, 0 unchanged, 0 refused' \
        "$entity" "$file" --dry-run --alike new
done

unzip_part() {
    "$PYTHON" -c 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())' "$work/person.xlsx" "$1" >"$work/part"
}
unzip_part xl/worksheets/sheet1.xml
tap_run 'the header is protected' grep -q '<sheetProtection sheet="1"' "$work/part"
tap_run 'choices drop down' grep -q 'type="list".*<formula1>选项!\$C\$1:\$C\$2</formula1>' "$work/part"
tap_run 'what is asked for is told beside the cell' grep -q 'promptTitle="身份证号"' "$work/part"
answers 'a template needs a file' 2 '-o' dj template person
answers 'and an entity' 2 '没有' dj template nothing -o "$work/x.xlsx"
tap_end
