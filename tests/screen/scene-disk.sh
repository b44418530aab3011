# The disk fails under open screens: it is full, it has faults, it can be read alone from one moment
# to the next. It is said, nothing ends, what was typed stays; once the disk can be written again,
# saving works.

. "$srcdir/tests/screen/program.sh"

disk=$screen_home/disk.so
fails=$screen_home/fails
${CC:-cc} -std=c11 -D_GNU_SOURCE -O1 -shared -fPIC -o "$disk" "$srcdir/tests/faults/disk.c"

# disk_open: the screens, with the database, the drafts and the copies on a disk that can fail.
disk_open() {
    program_run 80 24 "LD_PRELOAD=$disk DISK=$program_dir DISK_FAILS=$fails exec \"\$PROGRAM\""
    see "$error: the due list" '现在欠的'
}

drafts_hold() {
    grep -qrF -- "$1" "$program_dir/state" 2>/dev/null
}

drafts_lack() {
    ! drafts_hold "$1"
}

# errno, what the form says, what the bar says of the draft
while read -r error sentence draft; do
    program_new 2>/dev/null
    disk_open
    screen_type '/支部主题党日'
    screen_press Enter F2
    see "$error: a form" '录入活动'
    for _ in 1 2 3; do screen_press Tab; done
    screen_type '二楼'
    screen_press Tab
    screen_check "$error: the draft while all is well" drafts_hold '二楼'
    echo "$error" >"$fails"
    screen_type '写了一半的主题'
    screen_press Tab
    see "$error: that there is no draft is said at once" "$draft"
    see "$error: and that nothing is gone" '填的还在屏幕上'
    screen_check "$error: none is there" drafts_lack '写了一半的主题'
    screen_press F2
    see "$error: it is not saved" '没有保存'
    see "$error: why" "$sentence"
    screen_press Enter
    see "$error: the form stays, with its text" '[写了一半的主题'
    nodata "$error: nothing was written" '写了一半的主题' list activity
    screen_press F2
    see "$error: once more" "$sentence"
    screen_press Enter F10
    see "$error: leaving asks" '有改动还没有保存'
    screen_press Escape
    see "$error: one can stay" '[写了一半的主题'
    command rm "$fails"
    screen_press BTab
    screen_check "$error: the disk is back: the draft too" drafts_hold '写了一半的主题'
    screen_press F2
    see "$error: and now it is saved" '待办'
    unseen "$error: what was done is no longer owed" '支部主题党日（2026年3月）'
    data "$error: with all that was typed" '写了一半的主题' list activity
    screen_check "$error: no draft is left" drafts_lack '写了一半的主题'
    echo "$error" >"$fails"
    screen_type u
    see "$error: undo asks" "录入活动"
    screen_type y
    see "$error: another deed" "$sentence"
    screen_press Enter
    see "$error: the list stays" '现在欠的'
    data "$error: and nothing was undone" '写了一半的主题' list activity
    command rm "$fails"
    screen_press q
    see "$error: left in order" 'end 0'
    dangjian check >/dev/null 2>&1
    tap_is "$error: check has nothing to say" $? 0
done <<'LIST'
30 现在只能读取 草稿没有写成：所在的磁盘只能读取
28 磁盘已满，没有写入任何内容 磁盘已满，草稿没有写成
5 磁盘出错 草稿没有写成：磁盘出错
LIST

# It is left while the disk cannot be written: in order too, nothing half is there.
error=30
disk_open
echo 30 >"$fails"
screen_press q
see 'left while it can be read alone' 'end 0'
command rm -f "$fails"
data 'what was there is there' '写了一半的主题' list activity
