#!/bin/sh
# Random worlds against the second implementation (tests/reference): a few hundred each time, thousands by
# WORLDS=1..5000. A world that differs is shrunk and printed with its seed.
. "${srcdir:=.}/tests/tap.sh"

here=$srcdir/tests/reference
worlds=${WORLDS:-1..300}
tap_run "the second implementation gives the worked examples" "$PYTHON" "$here/test_examples.py"
tap_run "both agree on the worlds $worlds" "$PYTHON" "$here/compare.py" "$DANGJIAN" --seeds "$worlds" --shrink
# Dues that are asked and of which nothing says how much: unknown, not 0.00.
tap_run "both agree where dues have no standard" "$PYTHON" "$here/compare.py" "$DANGJIAN" --features all \
    --seeds 8123100
tap_end
