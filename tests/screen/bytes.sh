#!/bin/sh
# What a key sends to the terminal is counted by bytes.py.

: "${srcdir:=.}"
. "$srcdir/tests/tap.sh"

[ -n "${PYTHON:-}" ] || tap_skip_all 'no python'
exec "$PYTHON" "$srcdir/tests/screen/bytes.py"
