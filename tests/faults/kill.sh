#!/bin/sh
# kill -9 at random moments (tests/faults/kill.py). More of them by `make check-kill KILLS=1000`.

. "${srcdir:=.}/tests/faults/lib.sh"

exec "$PYTHON" "$srcdir/tests/faults/kill.py"
