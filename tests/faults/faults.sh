#!/bin/sh
# The n-th call for memory or of a file fails (tests/faults/faults.py). A short run; the whole is `make check-faults`.

. "${srcdir:=.}/tests/faults/lib.sh"

exec "$PYTHON" "$srcdir/tests/faults/faults.py"
