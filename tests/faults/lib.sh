# For tests of faults: what they need is here, or they are passed over.
# shellcheck shell=sh

. "$srcdir/tests/tap.sh"

[ -n "${PYTHON:=$(command -v python3)}" ] || tap_skip_all 'no python3'
"$PYTHON" -c 'import sqlite3' 2>/dev/null || tap_skip_all 'python3 without sqlite3'
: "${CC:=cc}"
echo '#include <features.h>
#ifndef __GLIBC__
#error
#endif' | $CC -E - >/dev/null 2>&1 || tap_skip_all 'the shim is for the GNU C library'
PYTHONDONTWRITEBYTECODE=1
export CC PYTHONDONTWRITEBYTECODE srcdir
