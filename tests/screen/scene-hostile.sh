# What others left in the database, on a real terminal: it gets no byte of it that is a command, lines
# stay in their places, and a record that is only looked at stays as it is.

. "$srcdir/tests/screen/program.sh"

hostile_raw=$screen_home/raw
hostile_taken=1 # keys: the terminal has answered about its widths

hostile() {
    DANGJIAN=$program PYTHONDONTWRITEBYTECODE=1 "${PYTHON:-python3}" "$srcdir/tests/hostile.py" "$@"
}

# The program rests, with every key taken and what came of it sent: it says so in the title.
hostile_rests() {
    [ "$(screen display-message -p -t 0 '#{pane_title}')" = "idle $hostile_taken" ]
}

# press KEY...: for a frame that follows, in which nothing says that all of them were taken.
press() {
    screen_press "$@"
    hostile_taken=$((hostile_taken + $#))
}

# The top line ends with who types, the last one begins with the keys.
hostile_framed() {
    hostile_text=$(screen_text)
    [ "$(printf '%s\n' "$hostile_text" | wc -l)" -eq 24 ] || return 1
    case $(printf '%s\n' "$hostile_text" | head -n 1) in
    *' 录入员') ;;
    *) return 1 ;;
    esac
    case $(printf '%s\n' "$hostile_text" | tail -n 1) in
    F1* | *Esc*) ;;
    *) return 1 ;;
    esac
}

# Everything drawn anew stands where it stood: the terminal and the program agree about its widths.
hostile_redrawn() {
    [ "$(screen_text)" = "$hostile_before" ]
}

hostile_wider() {
    hostile_framed && [ "$hostile_text" != "$hostile_before" ]
}

# frame NAME: the screen is framed, and the same where all of it is sent again.
frame() {
    screen_check "hostile: $1: every key was taken" hostile_rests
    screen_check "hostile: $1: the frame" hostile_framed
    hostile_before=$hostile_text
    screen_size 84 24
    screen_check "hostile: $1: as wide as the window" hostile_wider
    screen_size 80 24
    screen_check "hostile: $1: drawn anew" hostile_redrawn
}

to_list() {
    press / C-u
    screen_type "$1"
    hostile_taken=$((hostile_taken + $(printf '%s' "$1" | LC_ALL=C.UTF-8 wc -m)))
    press Enter Enter
    line "hostile: $1: the list" "› $1 .* 录入员"
}

if hostile scan /dev/null 2>/dev/null; then
    program_day=2026-09-15
    rm -rf "$program_db" "$program_db"-* "$program_dir/state" # of a scene before this one
    mkdir -p "$program_dir/state/dangjian/drafts"
    dangjian demo -o "$program_db" --orgs 12 >/dev/null 2>&1
    hostile poison "$program_db"
    hostile dump "$program_db" >"$screen_home/before"

    program_run 80 24 'DANGJIAN_IDLE=1 exec "$PROGRAM"'
    screen pipe-pane -t 0 "cat >>'$hostile_raw'"
    see 'hostile: the due list' '截至 2026-09-15'
    frame 'the due list'
    press Down Down PPage NPage End Home F3
    see 'hostile: why' '› 为什么'
    frame 'why'
    press End Escape
    see 'hostile: back' '现在欠的'
    press 2
    see 'hostile: the matrix' '› 履职矩阵'
    frame 'the matrix'
    press Escape
    see 'hostile: back from it' '现在欠的'
    press 0
    see 'hostile: the lists' '记些什么'
    to_list 党员
    press Down NPage PPage Home
    frame 'a list'
    press F3
    see 'hostile: a person' '现在还缺（'
    frame 'a page of a person'
    press Escape
    line 'hostile: the list again' '› 党员 .* 录入员'
    for label in 党员 活动 组织 台账; do
        [ $label = 党员 ] || to_list $label
        press Home F4
        see "hostile: $label: its form" "修改$label"
        press Tab Tab Tab Tab BTab NPage PPage
        frame "$label: its form"
        press F10
        line "hostile: $label: nothing has changed by it" "› $label .* 录入员"
        press F4
        see "hostile: $label: once more" "修改$label"
        press F2
        line "hostile: $label: saved as it is" "› $label .* 录入员"
        press Escape
        see "hostile: $label: the lists" '记些什么'
    done
    press F10
    see 'hostile: home' '现在欠的'
    press F10
    see 'hostile: the end' 'end 0'
    hostile dump "$program_db" >"$screen_home/after"
    tap_run 'hostile: what is opened and left untouched stays as it was' \
        cmp "$screen_home/before" "$screen_home/after"
    LC_ALL=C sed "s/$(printf '\033')]2;idle [0-9]*$(printf '\007')//g" "$hostile_raw" >"$hostile_raw.heard"
    tap_run 'hostile: no command of it reached the terminal' hostile terminal "$hostile_raw.heard"
    tap_run 'hostile: all of it was heard' test "$(wc -c <"$hostile_raw.heard")" -gt 20000
fi

# A file that is torn: nothing is counted that was not looked at.
if "${PYTHON:-python3}" -c 'import sqlite3' 2>/dev/null; then
    program_new 2>/dev/null
    program_open 80 24
    see 'torn: the list while all is well' '支部主题党日'
    hostile lose "$program_db" membership person
    screen_press F5
    see 'torn: which day' '截至日期'
    screen_press Enter
    see 'torn: it is said' '已损坏'
    screen_press Enter
    see 'torn: the list is not that of now' '待办没有更新，按 F5 再试'
    unseen 'torn: and its counts are gone' '逾期 0'
    see 'torn: what was there stays' '支部主题党日'
    screen_press F10
    see 'torn: left' 'end 0'
    program_open 80 24
    see 'torn: said at the start' '已损坏'
    screen_press Enter
    see 'torn: there is no list' '待办没有推算出来，按 F5 再试'
    unseen 'torn: nothing is said to be done' '这里没有要办的事项'
    unseen 'torn: nor counted' '逾期 0'
    screen_press 0
    see 'torn: the other screens open' '记些什么'
    screen_press F10 F10
    see 'torn: the end' 'end 0'

    # What could not be read stays what it was, and is not said to be anything else.
    torn_now() {
        hostile lose "$program_db" membership person
        dangjian set org ZB1 short_name=一支部 >/dev/null
        see "torn: $1: what others did cannot be read" '已损坏'
        screen_press Enter
        unseen "torn: $1: said" '没有办成'
    }
    program_new 2>/dev/null
    program_open 80 24
    screen_press 2
    see 'torn: a matrix' '期限在2026年第'
    torn_now matrix
    screen_press F3
    see 'torn: another scope' '全部组织'
    screen_type ZB1
    see 'torn: one branch' '1/1'
    screen_press Enter
    see 'torn: the matrix of it cannot be made' '没有办成'
    screen_press Enter
    unseen 'torn: told' '没有办成'
    see 'torn: the one of all stays' '机关党委'
    tap_run 'torn: and is not said to be that of the branch' screen_lacks '范围：'
    screen_press Escape
    see 'torn: the list cannot be read either' '没有办成'
    screen_press Enter q
    see 'torn: matrix closed' 'end 0'
    program_new 2>/dev/null
    program_open 80 24
    screen_press 6
    see 'torn: which branch' '看哪个支部的党费'
    screen_press Enter
    see 'torn: dues' '  2026 年'
    torn_now dues
    screen_type ']'
    see 'torn: another year cannot be read' '没有办成'
    screen_press Enter
    unseen 'torn: told' '没有办成'
    tap_run 'torn: the months are those of this year' screen_shows '  2026 年'
    screen_press Escape
    see 'torn: nor the list' '没有办成'
    screen_press Enter q
    see 'torn: dues closed' 'end 0'

    program_new 2>/dev/null
    program_open 80 24
    see 'torn: what is owed' '现在欠的'
    torn_now 'the due list'
    screen_press F6
    see 'torn: others' '连同完成'
    screen_type 3
    unseen 'torn: they are not said to be what is in sight' '全部'
    see 'torn: what is owed is' '现在欠的'
    screen_press q
    see 'torn: the due list closed' 'end 0'

    program_new 2>/dev/null
    program_open 80 24
    screen_press 4
    see 'torn: organisations' '1/3'
    screen_press Enter
    see 'torn: one of them' '任职'
    hostile lose "$program_db" membership person
    dangjian set org ZB1 short_name=一支部 >/dev/null
    see 'torn: its page cannot be read anew' '已损坏'
    screen_press Escape
    see 'torn: nor the list below it' '没有办成'
    screen_press Enter Enter
    unseen 'torn: told on coming back and for what others did, not for ever' '没有办成'

    # Rows that cannot be read are asked for before anybody sees them: said where they are seen.
    program_new 2>/dev/null
    {
        echo 姓名,所在组织,入党日期,转正日期
        for surname in 丁 曾; do
            for name in 甲 乙 丙 戊 己 庚 辛 壬 癸 子 丑 寅 卯 辰 巳 午 未 申 酉 戌; do
                echo "$surname$name一,ZB1,2010-07-01,2011-07-01"
                echo "$surname$name二,ZB1,2010-07-01,2011-07-01"
            done
        done
    } >"$program_dir/many.csv"
    dangjian import person "$program_dir/many.csv" --alike new >/dev/null 2>&1
    hostile tear "$program_db" person
    program_open 80 24
    see 'rows torn: said at the start' '已损坏'
    screen_press Enter
    screen_press 0
    see 'rows torn: the lists' '记些什么'
    screen_press / C-u
    screen_type 党员
    screen_press Enter Enter
    see 'rows torn: the first page is whole' '1/85'
    unseen 'rows torn: and nothing is said' '已损坏'
    screen_press End
    unseen 'rows torn: the last page' '1/85'
    see 'rows torn: says without another key that some are not there' 已损坏
    screen_press Home
    see 'rows torn: back to the first' '1/85'
    screen_type '/转正日期:2011'
    see 'rows torn: to look into it each is read' '已损坏'
    screen_press Enter Down
    see 'rows torn: that some could not be is said' '没有读'
    screen_press Escape
    unseen 'rows torn: no filter' 筛选：
    screen_press F10 F10 F10
    see 'rows torn: the end' 'end 0'

    # A record that cannot be read is not one that is not there.
    program_new 2>/dev/null
    dangjian add remittance org=ZB1 quarter=2026Q3 amount=10 paid_on=2026-09-10 >/dev/null
    dangjian add criterion code=C1 org=JW year=2026 name=学习 >/dev/null
    dangjian add score criterion=C1 person=P1 points=2 >/dev/null
    hostile tear "$program_db" remittance
    hostile tear "$program_db" criterion
    program_open 80 24
    see 'a record torn: the due list' '现在欠的'
    screen_press 6
    see 'a record torn: which branch' '看哪个支部的党费'
    screen_press Enter
    see 'a record torn: dues' '党费 › 第一支部'
    screen_type s
    see 'a record torn: no new one is offered in its place' '没有办成'
    screen_press Enter
    unseen 'a record torn: no form' '录入党费上缴'
    screen_type v
    see 'a record torn: the page of the person' '王芳'
    see 'a record torn: says what is not on it' '已损坏'
    screen_press F10 F10 F10
    see 'a record torn: the end' 'end 0'
fi
