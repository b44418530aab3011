#!/bin/sh
# The pictures of the handbook: the program on the demonstration, under tmux, key by key. Run from
# the build folder:  sh ../contrib/pictures/take.sh  FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=$(cd "$1" && pwd)
: "${DANGJIAN:=$PWD/dangjian}"
work=$(mktemp -d)
socket=
trap 'tmux -L "$socket" kill-server 2>/dev/null || :; rm -rf "$work"' EXIT

DANGJIAN_TODAY=2026-11-22
export DANGJIAN_TODAY
"$DANGJIAN" demo --orgs 20 -o "$work/demo.db" >/dev/null 2>&1

# look TEXT: waits until it stands on the screen.
look() {
    tries=0
    until tmux -L "$socket" capture-pane -p | grep -qF -- "$1"; do
        tries=$((tries + 1))
        [ "$tries" -lt 2000 ] || { echo "pictures: $1 does not come" >&2; exit 1; }
    done
}

# picture NAME KEY TEXT [KEY TEXT]...: opens the program, presses each key, waits for each text.
picture() {
    name=$1
    socket=picture-$$-$name
    shift
    tmux -L "$socket" -u -f /dev/null new-session -d -x 80 -y 24 \
        -e XDG_STATE_HOME="$work/state" -e DANGJIAN_TODAY="$DANGJIAN_TODAY" \
        -e DANGJIAN_USER=录入员 -e LC_ALL=C.UTF-8 -e TERM=tmux-256color \
        "$DANGJIAN" --db "$work/demo.db"
    look F1帮助
    while [ $# -gt 0 ]; do
        tmux -L "$socket" send-keys "$1"
        look "$2"
        shift 2
    done
    tmux -L "$socket" capture-pane -e -p | python3 "$here/svg.py" 80 >"$into/$name.svg"
    tmux -L "$socket" kill-server
}

picture home Down 2/
picture why F3 算数的记录
picture form F2 召开日期
picture matrix 2 合计
picture dues 6 看哪个支部 Enter 待缴
picture terms 7 下一步
picture reports r 看哪一种报表 Enter 概况
picture import i 导入哪一种
picture journal = 操作人
picture check k 数据库完好
