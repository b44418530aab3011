#!/bin/sh
# Unit tests and a round of commands under memcheck, where valgrind is here: `make check-valgrind`
# in the build folder. The arguments are the unit tests.

. "${srcdir:=.}/tests/tap.sh"

command -v valgrind >/dev/null 2>&1 || tap_skip_all 'valgrind is not here'
memcheck='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite'
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

# memcheck is a list of words, and so is each call.
# shellcheck disable=SC2086
for test in "$@"; do
    tap_run "memcheck: $test" $memcheck "$test"
done
for call in 'init --since 2026-01-01' 'add person name=甲 org=1' due check log undo \
    'list person --format csv' 'report quarter --period 2026Q1' 'matrix --period 2026Q1'; do
    # shellcheck disable=SC2086
    tap_run "memcheck: $call" $memcheck ./dangjian --db "$folder/a.db" $call
done
tap_end
