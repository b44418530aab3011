#!/bin/sh
# Power cuts, played back from recorded writes (tests/faults/power.py). More by `make check-power CUTS=400`.

. "${srcdir:=.}/tests/faults/lib.sh"

exec "$PYTHON" "$srcdir/tests/faults/power.py"
