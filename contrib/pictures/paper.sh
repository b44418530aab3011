#!/bin/sh
# The pictures of the handbook that show paper: the report of a quarter of the demonstration, as
# LibreOffice prints it. It wants soffice and pdftoppm, and a font with hanzi. Run from the build
# folder:  sh ../contrib/pictures/paper.sh  FOLDER
set -eu
into=$(cd "$1" && pwd)
: "${DANGJIAN:=$PWD/dangjian}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

DANGJIAN_TODAY=2026-10-08
DANGJIAN_USER=录入员
export DANGJIAN_TODAY DANGJIAN_USER
"$DANGJIAN" demo --orgs 20 -o "$work/demo.db" >/dev/null 2>&1
"$DANGJIAN" --db "$work/demo.db" report quarter --period 2026Q3 -o "$work/quarter.xlsx"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" \
    "$work/quarter.xlsx" >/dev/null 2>&1

# page NAME WORDS: the first page that has them.
page() {
    n=1
    until pdftotext -f "$n" -l "$n" "$work/quarter.pdf" - | grep -qF -- "$2"; do
        n=$((n + 1))
        [ "$n" -lt 100 ] || { echo "pictures: no page has $2" >&2; exit 1; }
    done
    pdftoppm -r 72 -gray -f "$n" -l "$n" -singlefile -png "$work/quarter.pdf" "$into/$1"
}

page quarter 党建工作情况季报
page meanings 各栏说明
