#!/bin/sh
# make check-office: workbooks as LibreOffice writes them are read rightly, and ours become pages as they should. Not
# part of check: it wants soffice (libreoffice-calc-nogui) and poppler-utils, and says so where they are not here.
. "${srcdir:=.}/tests/cli/lib.sh"

for tool in soffice pdfinfo pdftotext pdffonts; do
    command -v "$tool" >/dev/null && continue
    tap_note "$tool is not here: LibreOffice was not tried"
    echo "1..0 # SKIP $tool is not installed (libreoffice-calc-nogui, poppler-utils)"
    exit 0
done

# convert FORM FOLDER FILE...
convert() {
    form=$1 into=$2
    shift 2
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$form" --outdir "$into" "$@" \
        >"$work/out" 2>&1 || return 1
    for file in "$@"; do
        file=${file##*/}
        [ -n "$(find "$into" -name "${file%.*}*.${form%%:*}" -size +0)" ] || return 1
    done
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
others='P4,赵示例,B1,full,2012-03-05,早
P5,钱示例,B1,full,2013-04-06,晚
P6,孙示例,B1,full,2014-05-07,
P7,周示例,B1,full,2015-06-08,
P8,吴示例,B1,full,2016-07-09,'
roster() {
    dj list person --format jsonl |
        sed 's/.*"code":"\([^"]*\)","name":"\([^"]*\)".*"org":"*\([^",]*\)"*,.*"status":"\([^"]*\)".*"joined_on":"\([^"]*\)".*"note":"*\([^"}]*\)"*}.*/\1,\2,\3,\4,\5,\6/; s/,null/,/g'
}
# reads NAME FILE WANTED [OPTION]...: what an import of it into the empty roster gives.
reads() {
    name=$1 file=$2 want=$3
    shift 3
    rm -f "$work/f.db"*
    cp "$DANGJIAN_DB" "$work/f.db"
    tap_is "$name" "$(
        DANGJIAN_DB=$work/f.db
        dj import person "$file" "$@" >/dev/null 2>"$work/err" || cat "$work/err"
        roster
    )" "$want"
}

mkdir "$work/x"
for first in 1899-12-30 1904-01-01; do
    sed "s/@NULL@/$first/" "$srcdir/tests/data/office.fods" >"$work/x/$first.fods"
done
set -- "$work/x/1899-12-30.fods" "$work/x/1904-01-01.fods"
for form in ods xlsx xls; do
    tap_run "LibreOffice writes $form" convert "$form" "$work/x" "$@"
done
csv='csv:Text - txt - csv (StarCalc)'
sheets=1,,0,false,true,false,false,false,-1
mkdir "$work/gb" "$work/semicolon" "$work/back"
tap_run 'CSV' convert "$csv:44,34,76,$sheets" "$work/x" "$1"
tap_run 'tabs, GB18030' convert "$csv:9,34,85,$sheets" "$work/gb" "$1"
tap_run 'semicolons, UTF-16' convert "$csv:59,34,65535,$sheets" "$work/semicolon" "$1"
tap_run 'an .ods saved as .xlsx' convert xlsx "$work/back" "$work/x/1899-12-30.ods" "$work/x/1904-01-01.ods"
for first in 1899-12-30 1904-01-01; do
    for form in xlsx xls; do
        reads "the roster is read: $form, $first" "$work/x/$first.$form" "$wanted" --sheet 名册
        reads "columns in another order, headers in English, days as texts: $form" "$work/x/$first.$form" \
            "$others" --sheet 换序
        answers "ID numbers that became numbers: $form" 4 身份证号 \
            dj import person "$work/x/$first.$form" --sheet 身份证 --dry-run
    done
    reads "once .ods, now .xlsx: $first" "$work/back/$first.xlsx" "$wanted" --sheet 名册
done
# A CSV has no merged cells.
wanted=$(printf '%s\n' "$wanted" | sed '2,3s/,B1,/,,/')
for folder in x gb semicolon; do
    reads "the roster as CSV: $folder" "$work/$folder/1899-12-30-名册.csv" "$wanted"
    reads "the other one: $folder" "$work/$folder/1899-12-30-换序.csv" "$others"
done

# Every report on paper: A4 landscape, each page numbered and with a head of its own, nothing that did not fit its cell.
DANGJIAN_TODAY=2026-09-15
dj demo -o "$work/demo.db" --orgs 20 >/dev/null 2>&1
mkdir "$work/p"
# on_paper NAME HEAD ARGUMENT...: HEAD stands on every page.
heads=
on_paper() {
    name=$1 heads="$heads$1 $2
"
    shift 2
    dj --db "$work/demo.db" "$@" --format xlsx -o "$work/p/$name.xlsx" 2>"$work/err" || tap_note "$name: $(cat "$work/err")"
}
on_paper quarter '代码|编号|栏目|规则|完成率' report quarter --period 2026Q2
on_paper year '代码|编号|栏目|规则|完成率|种类' report year --period 2025
on_paper branch-book '编号|栏目' report branch-book --code ZB01 --period 2026Q2
on_paper due '编号|栏目|规则' report due --period 2026Q3
on_paper matrix '组织|规则|栏目' report matrix --period 2026Q2
on_paper wide '组织|规则|栏目' matrix --period 2026
on_paper figures '组织|栏目' report figures --period 2026Q2
on_paper dues '姓名|栏目|规则' report dues --period 2026
on_paper arrears '姓名|栏目|规则' report arrears
on_paper roster '姓名|栏目' report roster
on_paper terms '组织|栏目|规则' report terms
on_paper ledger '编号|栏目|规则' report ledger
on_paper assessment '考核类别|代码|栏目' report assessment --period 2026
on_paper ranking '排名|栏目' report ranking --period 2026
on_paper person '栏目' report person --period 2026 --code P0001
on_paper slip '事项|栏目|规则' report slip
on_paper handover '项目|期限|代码|编号|组织|种类|姓名' report handover
tap_run 'the reports as PDF' convert pdf "$work/p" "$work/p"/*.xlsx
printf '%s' "$heads" >"$work/heads"
while read -r name head; do
    pages=$(pdfinfo "$work/p/$name.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
    pdftotext -layout "$work/p/$name.pdf" "$work/p/$name.txt" 2>/dev/null
    tap_empty "$name, ${pages:-0} pages" "$(
        pdfinfo -f 1 -l "${pages:-1}" "$work/p/$name.pdf" | "$AWK" '/^Page +[0-9]+ size: / && ($4 < 841 || $4 > 843 || $6 < 594 || $6 > 596) { print "page " $2 " is not A4 landscape" }'
        "$AWK" -v head="$head" -v pages="${pages:-0}" 'BEGIN { RS = "\f" }
            NR <= pages && $0 !~ head { print "page " NR " has no head" }
            NR <= pages && $0 !~ "第 *" NR " *页，共 *" pages " *页" { print "page " NR " has no number" }
            /###/ { print "page " NR ": a number does not fit" }
            NR <= pages { n = gsub(/[^\n]\n/, "&"); if (n < 3) print "page " NR " is empty" }' "$work/p/$name.txt"
    )"
done <"$work/heads"
# What is too wide goes over pages side by side, each with its organisations; a line or two more than a page is one.
pages() {
    pdfinfo "$work/p/$1.pdf" | sed -n 's/^Pages: *//p'
}
side=$("$AWK" 'BEGIN { RS = "\f" } /支部主题党日/ && /合计/ { n++ } END { print n + 0 }' "$work/p/wide.txt")
tap_is 'a matrix of a year stands on pages side by side' "$([ "$side" -eq 0 ] && [ "$(pages wide)" -gt 4 ] && echo yes)" yes
tap_is 'the page of a person is one, and what it means another' "$(pages person)" 2

# Fonts: those that documents are written in, by name, else the ones that are here.
tap_is 'fonts are in the file' "$(for file in "$work/p"/*.pdf; do pdffonts "$file" | "$AWK" 'NR > 2 && !/ yes +(yes|no) +(yes|no) /'; done)" ''
tap_end
