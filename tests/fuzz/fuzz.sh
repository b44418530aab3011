#!/bin/sh
# Random input for everything that reads what others wrote, by libFuzzer with the sanitizers for
# addresses and undefined behaviour. Run by `make fuzz` in a build folder of its own.
#
#   FUZZ_SECONDS=N   for each target (10)
#   FUZZ="csv date"  these alone
#
# What is found lies in found/TARGET-*; `./fuzz_TARGET found/FILE` shows it again.

. "${srcdir:=.}/tests/tap.sh"

: "${CLANG:=clang}" "${FUZZ_SECONDS:=10}"
srcdir=$(cd "$srcdir" && pwd)
mkdir -p found corpus
ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
LC_ALL=C.UTF-8 TZ=UTC
export ASAN_OPTIONS UBSAN_OPTIONS LC_ALL TZ

# seeds TARGET: a few good ones, in the folder corpus/TARGET.
seeds() {
    mkdir -p "corpus/$1"
    case $1 in
    policy) cp "$srcdir"/schema/policy/*.ini corpus/policy ;;
    expr)
        sed -n 's/^\(when\|require\|counts\|among\) *= *//p' "$srcdir"/schema/policy/*.ini |
            sort -u | split -l 1 - corpus/expr/
        ;;
    csv) head -qn 4 "$srcdir"/tests/data/model-office/*.csv | split -l 4 - corpus/csv/ ;;
    xlsx)
        {
            printf 'p<worksheet><dimension ref="A1:C2"/><mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
            printf '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1">'
            printf '<v>46000</v></c><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="b"><v>1</v>'
            printf '</c></row></sheetData></worksheet>'
        } >corpus/xlsx/sheet
        ;;
    xls) cp "$srcdir/tests/data/roster.xls" corpus/xls ;;
    xls_book)
        # the stream of a workbook that stands in one piece: from its first record on
        from=$(LC_ALL=C grep -abo "$(printf '\011\010\020')" "$srcdir/tests/data/roster.xls" | head -n 1 | cut -d: -f1)
        tail -c +"$((from + 1))" "$srcdir/tests/data/roster.xls" | head -c 8000 >corpus/xls_book/a
        ;;
    html)
        printf '<meta charset=gbk><!-- x --><table border=1><tr><th rowspan=2 colspan="3">&#20154;&nbsp;<td x:num=29221>1980\345\271\2641\346\234\210<tr><td>a<table><tr><td>b<td>c</table><br></table><style>a</style><script>b</script>' >corpus/html/a
        ;;
    sheetml)
        printf '<Workbook xmlns:ss="a"><Styles><Style ss:ID="m"><NumberFormat ss:Format="yyyy m"/></Style></Styles><Worksheet ss:Name="b"><Table><Row ss:Index="2" ss:Span="1"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1" ss:StyleID="m"><Data ss:Type="DateTime">1980-01-01T00:00:00.000</Data></Cell><Cell ss:Formula="=1"><Data ss:Type="Number">1</Data></Cell></Row></Table><Visible>SheetHidden</Visible></Worksheet></Workbook>' >corpus/sheetml/a
        ;;
    date)
        for word in 2026-03-05 2026年3月5日 20260305 今天 +7 上周五 15 3/5 2026Q3 2026H1 上季度 \
            2026年第3季度 03-01..05-31 2-15 first-month half-year '2 years' 月底; do
            printf 'xx%s' "$word" >"corpus/date/$(printf '%s' "$word" | tr / -).txt"
        done
        ;;
    names) printf 'x欧阳锋' >corpus/names/a && printf 'x11010519491231002X' >corpus/names/b ;;
    keys) printf 'x\033[1;5C\033[200~a\033[201~\033OP\303\251\033[12;5R' >corpus/keys/a ;;
    handed)
        "$dangjian" --db f.db init --since 2026-01-01 2>/dev/null
        "$dangjian" --db f.db report quarter --period 2026Q1 --format json >corpus/handed/a
        rm -f f.db*
        ;;
    seal)
        printf 'DJTZSEAL\001\0\0\0\001\0\0\0\010\0\0\0' >corpus/seal/a
        head -c 200 /dev/zero >>corpus/seal/a
        ;;
    esac
}

dangjian=$(pwd)/dangjian
for source in "$srcdir"/tests/fuzz/fuzz_*.c; do
    target=$(basename "$source" .c)
    name=${target#fuzz_}
    case " ${FUZZ:-$name} " in *" $name "*) ;; *) continue ;; esac
    # FUZZ_LIBS is a list of words.
    # shellcheck disable=SC2086
    if ! "$CLANG" -std=c11 -D_GNU_SOURCE -DHAVE_CONFIG_H -O1 -g -fsanitize=fuzzer,address,undefined \
        -I. -Igen -I"$srcdir/include" -I"$srcdir/tests/unit" -o "$target" "$source" libdangjian.a $FUZZ_LIBS \
        >"$target.log" 2>&1; then
        tap_ok 1 "$name is built"
        tap_note "$(cat "$target.log")"
        continue
    fi
    seeds "$name"
    status=0
    "./$target" -max_total_time="$FUZZ_SECONDS" -timeout=10 -rss_limit_mb=1500 -print_final_stats=1 \
        -artifact_prefix="found/$name-" "corpus/$name" >"$target.log" 2>&1 || status=1
    # a process of its own may end by what it read, as with .xls; that is no finding
    [ "$status" -ne 0 ] || rm -f "found/$name"-*
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log" | tail -n 1)
    tap_ok "$status" "$name: ${runs:-no} runs in $FUZZ_SECONDS s"
    [ "$status" -eq 0 ] || tap_note "$(tail -n 60 "$target.log")"
done
tap_end
