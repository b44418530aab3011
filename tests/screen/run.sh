#!/bin/sh
# The screens in a real terminal: every scene of this folder, or those named on the command line.

: "${srcdir:=.}"
. "$srcdir/tests/tap.sh"

command -v tmux >/dev/null 2>&1 || tap_skip_all 'no tmux'
tuidemo=${TUIDEMO:-$(dirname "${DANGJIAN:-./dangjian}")/tests/screen/tuidemo}
[ -x "$tuidemo" ] || tap_skip_all "no $tuidemo"
tuidemo=$(cd "$(dirname "$tuidemo")" && pwd)/$(basename "$tuidemo")

. "$srcdir/tests/screen/lib.sh"

[ $# -gt 0 ] || set -- "$srcdir"/tests/screen/scene-*.sh
for scene; do
    . "$scene"
done
tap_end
