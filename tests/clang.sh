#!/bin/sh
# Everything compiles with clang without a warning, room by room. Run from the build folder.

. "${srcdir:=.}/tests/tap.sh"

: "${CLANG:=clang}"
command -v "$CLANG" >/dev/null 2>&1 || tap_skip_all 'clang is not here'
[ -f gen/query.h ] || tap_skip_all 'to be run by make check'

warnings='-Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wmissing-prototypes -Wstrict-prototypes'

# compile FILE...: shows what clang has to say.
compile() {
    # TEST_CFLAGS is a list of words.
    # shellcheck disable=SC2086
    for file in "$@"; do
        "$CLANG" -std=c11 -fsyntax-only -Werror $warnings ${TEST_CFLAGS-} -D_GNU_SOURCE \
            -DHAVE_CONFIG_H -DENABLE_NLS=1 -DLOCALEDIR='"."' -I. -Igen -I"$srcdir/include" \
            "$file" || return 1
    done
}

for room in "$srcdir"/src "$srcdir"/src/* gen "$srcdir"/tests/unit; do
    [ "$room" != "$srcdir/tests/unit" ] || [ "${HAVE_CMOCKA-}" = yes ] || continue
    set -- "$room"/*.c
    [ ! -f "$1" ] || tap_run "clang: ${room#"$srcdir"/}" compile "$@"
done
tap_end
