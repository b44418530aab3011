# A terminal for tests: a tmux of its own, keys sent, the screen read back until it shows what is
# expected. Nothing waits for time: every wait looks again and again until a limit.
# shellcheck shell=sh

screen_limit=${SCREEN_LIMIT:-60}
screen_count=0
screen_home=$(mktemp -d) || exit 1
screen_out=$screen_home/out
screen_tty="stty -a | tr -d '\n' | sed 's/.* \(-*icanon\) .*/tty \1/'"

screen() {
    LC_ALL=C.UTF-8 tmux -u -L "dangjian-$$-$screen_count" -f /dev/null "$@"
}

# screen_open COLS ROWS COMMAND: a shell line run in a new terminal. What follows its end stays in
# sight: "end N" with its exit code.
screen_open() {
    screen_close
    screen_count=$((screen_count + 1))
    rm -f "$screen_out" "$screen_out.draft"
    screen new-session -d -x "$1" -y "$2" -e TUIDEMO_OUT="$screen_out" -e TUIDEMO="$tuidemo" \
        -e DANGJIAN_TODAY=2026-03-05 -e LC_ALL=C.UTF-8 -e HOME="$screen_home" -e NO_COLOR= \
        "$3; end=\$?; echo; echo end \$end; $screen_tty; exec cat"
}

screen_close() {
    screen kill-server 2>/dev/null
}

trap 'screen_close; rm -rf "$screen_home"' EXIT
trap 'exit 1' HUP INT TERM

# screen_press KEY...: as tmux names them; screen_type TEXT: letter by letter.
screen_press() {
    screen send-keys -t 0 "$@"
}

screen_type() {
    screen send-keys -t 0 -l "$1"
}

# screen_paste TEXT: bracketed, as a terminal does.
screen_paste() {
    printf '%b' "$1" | screen load-buffer -
    screen paste-buffer -p -r -t 0
}

screen_size() {
    screen resize-window -t 0 -x "$1" -y "$2"
}

screen_text() {
    screen capture-pane -p -t 0
}

# screen_esc_digit DIGIT TEXT: Esc and a digit, which are one key for 400 ms; once more where this
# machine lets more pass between the two.
screen_esc_digit() {
    for _ in 1 2 3 4 5; do
        screen send-keys -t 0 Escape \; run-shell true \; send-keys -t 0 "$1"
        screen_end=$(($(date +%s) + 3))
        until screen_shows "$2" || [ "$(date +%s)" -ge "$screen_end" ]; do :; done
        screen_shows "$2" && return
    done
}

# The caret as ROW,COL from 0.
screen_caret() {
    screen display-message -p -t 0 '#{cursor_y},#{cursor_x}'
}

screen_until() {
    screen_end=$(($(date +%s) + screen_limit))
    until "$@"; do
        [ "$(date +%s)" -lt "$screen_end" ] || return 1
    done
}

screen_shows() {
    screen_text 2>/dev/null | grep -qF -- "$1"
}

screen_lacks() {
    ! screen_shows "$1"
}

screen_caret_is() {
    [ "$(screen_caret)" = "$1" ]
}

file_has() {
    grep -qxF -- "$2" "$1" 2>/dev/null
}

# The checks: each waits, and shows the screen when it waited in vain.
screen_check() {
    screen_name=$1
    shift
    if screen_until "$@"; then
        tap_ok 0 "$screen_name"
    else
        tap_ok 1 "$screen_name"
        tap_note "wanted: $*"
        tap_note "$(screen_text)"
        tap_note "caret: $(screen_caret)"
    fi
}

# see NAME TEXT, unseen NAME TEXT, caret NAME ROW,COL, value NAME LINE (of the saved form)
see() {
    screen_check "$1" screen_shows "$2"
}

unseen() {
    screen_check "$1" screen_lacks "$2"
}

caret() {
    screen_check "$1" screen_caret_is "$2"
}

value() {
    screen_check "$1" file_has "$screen_out" "$2"
}
