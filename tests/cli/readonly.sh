#!/bin/sh
# A file system that is read-only from one moment to the next (as a disk with errors is mounted
# again): what is there can be read and checked, whatever writes ends with a sentence and changes
# nothing, and once it can be written again the work goes on. Needs a mount of its own: root, or a
# kernel that lets users have name spaces.
. "${srcdir:=.}/tests/cli/lib.sh"

enter=
for how in 'unshare -m' 'unshare -rm'; do
    $how true 2>/dev/null && enter=$how && break
done
[ -n "$enter" ] || tap_skip_all 'no mounts of our own here'

mkdir "$work/disk"
DANGJIAN_DB=$work/disk/a.db
office >/dev/null 2>&1 || exit 1
dj backup "$work/copy.db" >/dev/null 2>&1
printf 'code,name,org\nP9,示例,B1\n' >"$work/p.csv"

# on_disk COMMAND...: while it can only be read.
on_disk() {
    # shellcheck disable=SC2016,SC2086
    $enter sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" || exit 77
        exec "$@"' "$work/disk" "$@"
}
on_disk true 2>/dev/null || tap_skip_all 'no mount can be made read-only here'
if on_disk touch "$work/disk/x" 2>/dev/null; then
    tap_skip_all 'the mount can be written all the same'
fi
ro() {
    on_disk "$DANGJIAN" "$@"
}

# Left by whoever closed it last, left with its log by whoever was killed.
for state in closed open; do
    if [ $state = open ]; then
        "${PYTHON:-python3}" -c 'import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA journal_mode = WAL")
for step in 1, -1:
    db.execute("UPDATE person SET version = version + ? WHERE id = 1", (step,))
    db.commit()
os._exit(9)' "$DANGJIAN_DB"
        tap_run 'the log is there' test -s "$DANGJIAN_DB-wal"
    fi
    keep_data
    for call in 'due' 'list person' 'check' 'log' 'matrix --period 2026Q1' \
        'report quarter --period 2026Q1'; do
        # shellcheck disable=SC2086
        tap_run "$state: read: $call" ro $call
    done
    tap_run "$state: a backup elsewhere" ro backup "$work/$state.db"
    for call in 'add person name=甲 org=B1' 'set person P1 title=乙' 'delete activity M1' 'undo' \
        "import person $work/p.csv" "restore $work/copy.db" 'check --mend' \
        "list person --format csv -o $work/disk/list.csv" "backup $work/disk/b.db" \
        "init --since 2026-01-01"; do
        # shellcheck disable=SC2086
        answers "$state: refused: ${call%% *}" "$(case $call in init*) echo 4 ;; *) echo 1 ;; esac)" \
            "$(case $call in init*) echo 已 ;; *) echo 。 ;; esac)" ro $call
    done
    same_data "$state: nothing changed"
done
tap_run 'and again, where it can be written' dj add person code=P9 name=示例 org=B1
tap_is 'nothing half-done lies about' \
    "$(find "$work/disk" -type f ! -name '*-wal' ! -name '*-shm' -printf '%f\n')" a.db
tap_end
