#!/bin/sh
# make check-office: workbooks as LibreOffice writes them are read rightly, and ours become pages as they should. Not
# part of check: it wants soffice (libreoffice-calc-nogui) and poppler-utils, and says so where they are not here.
. "${srcdir:=.}/tests/cli/lib.sh"

for tool in soffice pdfinfo pdftotext; do
    command -v "$tool" >/dev/null && continue
    tap_note "$tool is not here: LibreOffice was not tried"
    echo "1..0 # SKIP $tool is not installed (libreoffice-calc-nogui, poppler-utils)"
    exit 0
done

# convert FILE FORM FOLDER
convert() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$2" --outdir "$3" "$1" >"$work/out" 2>&1 &&
        [ -s "$3/$(basename "${1%.*}").$2" ]
}

DANGJIAN_TODAY=2026-04-10
{
    dj init --code C --kind committee --name 示例局机关党委 --since 2026-01-01
    dj add org code=B1 name=示例一支部 kind=branch parent=C
} >/dev/null 2>&1

# A title in merged cells, a merged column, a full-width blank and a bullet in names, full-width digits, a formula with its
# value, two other sheets; days counted from 1900 and from 1904.
wanted='P1,王芳,B1,full,2010-07-01,3
P2,阿里·买买提,B1,full,2011-07-01,
P3,李示例,B1,full,1999-12-31,'
# The reader of .xls is told neither which cells are merged nor what a formula came to: both are empty there.
wanted_xls=$(printf '%s\n' "$wanted" | sed '1s/,3$/,/; 2,3s/,B1,/,,/')
roster() {
    dj list person --format jsonl |
        sed 's/.*"code":"\([^"]*\)","name":"\([^"]*\)".*"org":"*\([^",]*\)"*,.*"status":"\([^"]*\)".*"joined_on":"\([^"]*\)".*"note":"*\([^"}]*\)"*}.*/\1,\2,\3,\4,\5,\6/; s/,null/,/g'
}
for first in 1899-12-30 1904-01-01; do
    folder=$work/$first
    mkdir -p "$folder/back"
    sed "s/@NULL@/$first/" "$srcdir/tests/data/office.fods" >"$folder/roster.fods"
    tap_run "days from $first: ods" convert "$folder/roster.fods" ods "$folder"
    for form in xlsx xls; do
        tap_run "$form" convert "$folder/roster.fods" "$form" "$folder"
        rm -f "$work/f.db"*
        cp "$DANGJIAN_DB" "$work/f.db"
        tap_is "the roster is read: $form, $first" "$(
            DANGJIAN_DB=$work/f.db
            dj import person "$folder/roster.$form" --sheet 名册 >/dev/null 2>"$work/err" || cat "$work/err"
            roster
        )" "$([ "$form" = xls ] && echo "$wanted_xls" || echo "$wanted")"
        tap_is "what a .xls does not give is said: $form" "$(grep -c 公式和合并单元格读不出来 "$work/err")" \
            "$([ "$form" = xls ] && echo 1 || echo 0)"
        answers "ID numbers that became numbers: $form" 4 身份证号 dj import person "$folder/roster.$form" --sheet 身份证 --dry-run
    done
    tap_run 'an .ods saved as .xlsx' convert "$folder/roster.ods" xlsx "$folder/back"
    tap_is "is read too: $first" "$(
        rm -f "$work/f.db"*
        cp "$DANGJIAN_DB" "$work/f.db"
        DANGJIAN_DB=$work/f.db
        dj import person "$folder/back/roster.xlsx" --sheet 名册 >/dev/null 2>"$work/err" || cat "$work/err"
        roster
    )" "$wanted"
done

# The quarter on paper: each table begins a page, and says on each page what its columns are.
DANGJIAN_TODAY=2026-09-15
dj demo -o "$work/demo.db" --orgs 60 >/dev/null 2>&1
dj --db "$work/demo.db" report quarter --period 2026Q2 --format xlsx -o "$work/quarter.xlsx" 2>"$work/err" || tap_note "$(cat "$work/err")"
tap_run 'the report of a quarter as PDF' convert "$work/quarter.xlsx" pdf "$work"
pages=$(pdfinfo "$work/quarter.pdf" | sed -n 's/^Pages: *//p')
pdftotext -layout "$work/quarter.pdf" "$work/quarter.txt"
tap_is 'A4, landscape' "$(pdfinfo "$work/quarter.pdf" | sed -n 's/^Page size: *\(841\.[0-9]*\) x \(595\.[0-9]*\) pts (A4)/A4/p')" A4
tap_is 'pages are numbered to the last' "$(grep -c "第 *$pages *页" "$work/quarter.txt")" 1
heads=$("$AWK" 'BEGIN { RS = "\f" } /组织/ && (/代码/ || /编号/) || /含义和算法/ || /依据文件/ { n++ } END { print n + 0 }' "$work/quarter.txt")
tap_is 'each page begins with the head of its table' "$heads" "$pages"
tap_end
