#!/bin/sh
# What compilers and linters say of the sources beyond their warnings: `make lint` in a build folder,
# which hands over CC and LINT_FLAGS. Tools: gcc -fanalyzer, cppcheck, clang-tidy (its checks, and why
# some are off: .clang-tidy). One that is not here is not run. LINT: one of them alone.
#
# A finding that is none stands in tests/lint.known: tool, check, file, the line of source, why. When
# that line changes it is looked at again.

. "${srcdir:=.}/tests/tap.sh"
: "${CC:=gcc}" "${LINT_FLAGS:=}" "${LINT:=analyzer cppcheck tidy}"

here=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
jobs=$(nproc 2>/dev/null || echo 1)
rooms='-Isrc/tui -Isrc/screen'

# Each prints "FILE:LINE: CHECK: words" for the files named on standard input. LINT_FLAGS is a list
# of words, with paths as from the build folder.
# shellcheck disable=SC2086
run_analyzer() {
    xargs -P "$jobs" -n 4 sh -c '
        flags=$1; cc=$2; shift 2
        for file; do
            $cc -std=c11 -O1 $flags -fanalyzer -fdiagnostics-plain-output -c -o /dev/null "$file" 2>&1
        done' sh "$LINT_FLAGS $rooms" "$CC" |
        sed -n 's/^\([^ :]*:[0-9]*\):[0-9]*: warning: \(.*\) \[-W\(analyzer-[a-z-]*\)\]$/\1: \3: \2/p'
}

# --check-level and the like would ask for more time than it finds faults.
run_cppcheck() {
    xargs -P "$jobs" -n 10 cppcheck --quiet --enable=warning,performance,portability --std=c11 \
        -Iinclude $rooms --max-configs=2 --suppress=missingIncludeSystem \
        --template='{file}:{line}: {id}: {message}' 2>&1
}

run_paths() {
    run_tidy '--checks=-*,clang-analyzer-*,-clang-analyzer-security.insecureAPI.*'
}

run_tidy() {
    xargs -P "$jobs" -n 4 sh -c '
        flags=$1 checks=$2; shift 2
        clang-tidy --quiet $checks "$@" -- -std=c11 $flags 2>/dev/null' sh "$LINT_FLAGS $rooms" "${1-}" |
        sed -n "s|^$(pwd)/||; s/^\\([^ :]*:[0-9]*\\):[0-9]*: \\(warning\\|error\\): \\(.*\\) \\[\\([^]]*\\)\\]\$/\\1: \\4: \\3/p"
}

# lines TOOL: findings with their line of source: "TOOL<tab>CHECK<tab>FILE<tab>SOURCE<tab>FILE:LINE: words".
lines() {
    LC_ALL=C sort -u | while IFS= read -r found; do
        file=${found%%:*}
        rest=${found#*:}
        line=${rest%%:*}
        rest=${rest#*: }
        source=$(sed -n "${line}s/^[[:space:]]*//p" "$file" 2>/dev/null)
        printf '%s\t%s\t%s\t%s\t%s\n' "$1" "${rest%%:*}" "$file" "$source" "$file:$line: ${rest#*: }"
    done
}

# CC may be a list of words (ccache gcc).
# shellcheck disable=SC2086
present() {
    case $1 in
    analyzer) $CC -fanalyzer -E -x c - </dev/null >/dev/null 2>&1 ;;
    cppcheck) command -v cppcheck >/dev/null ;;
    tidy | paths) command -v clang-tidy >/dev/null ;;
    esac
}

# new TOOL: what lint.known does not name; left TOOL: what of it is found no more.
sed -n '/^[^#]/p' "$srcdir/tests/lint.known" >"$work/known"
new() {
    "$AWK" -F '\t' -v OFS='\t' '
        FILENAME == ARGV[1] { known[$1 OFS $2 OFS $3 OFS $4] = 1; next }
        !(($1 OFS $2 OFS $3 OFS $4) in known) { print $2 ": " $5 " | " $4 }' "$work/known" "$work/$1"
}
left() {
    "$AWK" -F '\t' -v OFS='\t' -v tool="$1" '
        FILENAME == ARGV[1] { found[$1 OFS $2 OFS $3 OFS $4] = 1; next }
        $1 == tool && !(($1 OFS $2 OFS $3 OFS $4) in found)' "$work/$1" "$work/known"
}

# Each tool sees a fault that was put there for it.
cat >"$work/fault.c" <<'F'
#include <stdlib.h>
int first(const int *from, int n);
int first(const int *from, int n)
{
    int *copy = malloc(sizeof *copy);
    int table[2] = { 1, 2 };
    if (copy == NULL)
        return *copy;
    free(copy);
    free(copy);
    return n > 2 ? table[2] : *from;
}
F

cd "$srcdir" || exit 1
for tool in $LINT; do
    if ! present "$tool"; then
        tap_note "$tool is not here"
        continue
    fi
    tap_run "$tool sees a fault" test -n "$(echo "$work/fault.c" | "run_$tool")"
    find src -name '*.c' | LC_ALL=C sort | "run_$tool" | lines "$tool" >"$work/$tool"
    tap_empty "$tool: nothing that is not known" "$(new "$tool")"
    tap_empty "$tool: what is known is still there" "$(left "$tool")"
    [ -z "${LINT_KEEP:-}" ] || cp "$work/$tool" "$here/lint.$tool"
done
tap_end
