# TAP for shell tests. Read by `. "$srcdir/tests/tap.sh"`; ends with `tap_end`.
# shellcheck shell=sh

: "${srcdir:=.}"
: "${AWK:=awk}"
tap_count=0

# tap_ok STATUS NAME: passed when STATUS is 0.
tap_ok() {
    tap_count=$((tap_count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tap_count - $2"
    else
        echo "not ok $tap_count - $2"
    fi
}

# tap_run NAME COMMAND...: passed when the command succeeds; what it prints is shown otherwise.
tap_run() {
    tap_name=$1
    shift
    tap_status=0
    tap_output=$("$@" 2>&1) || tap_status=1
    tap_ok "$tap_status" "$tap_name"
    [ "$tap_status" -eq 0 ] || tap_note "$tap_output"
}

# tap_is NAME GOT WANTED: passed when they are the same text.
tap_is() {
    tap_status=0
    [ "$2" = "$3" ] || tap_status=1
    tap_ok "$tap_status" "$1"
    if [ "$tap_status" -ne 0 ]; then
        tap_note "got:    $2"
        tap_note "wanted: $3"
    fi
}

# tap_empty NAME TEXT: passed when TEXT, a list of complaints, is empty.
tap_empty() {
    tap_status=0
    [ -z "$2" ] || tap_status=1
    tap_ok "$tap_status" "$1"
    [ "$tap_status" -eq 0 ] || tap_note "$2"
}

# tap_note TEXT: a remark, no result.
tap_note() {
    printf '%s\n' "$1" | sed 's/^/# /'
}

tap_skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}

# tap_skip_rest REASON: what follows cannot be done here.
tap_skip_rest() {
    tap_count=$((tap_count + 1))
    echo "ok $tap_count # SKIP $1"
    tap_end
}

tap_end() {
    echo "1..$tap_count"
    exit 0
}
