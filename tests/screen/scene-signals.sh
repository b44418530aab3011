# A half-typed form outlives every way the program can end; several are listed at the next start.

. "$srcdir/tests/screen/program.sh"

# end_by SIGNAL: the program that has a form open.
end_by() {
    pid=$(screen display-message -p '#{pane_pid}')
    kill -"$1" "$(pgrep -P "$(pgrep -P "$pid" | head -n 1)" || pgrep -P "$pid")"
}

drafts_hold() {
    grep -qrF -- "$1" "$program_dir/state"
}

program_new
for signal in HUP TERM KILL SEGV; do
    program_form 80 24 person
    [ $signal = HUP ] || {
        see "$signal: the one before is offered" '有一份没有录完的党员'
        screen_type 2
    }
    see "$signal: a form" '录入党员'
    screen_type "周$signal"
    screen_press Tab Tab
    screen_type '汉'
    [ $signal = KILL ] || [ $signal = SEGV ] || screen_type '族'
    screen_check "$signal: a draft of what was left" drafts_hold "周$signal"
    see "$signal: half a word more" '[汉'
    end_by $signal
    see "$signal: the end" 'end '
done
for word in HUP TERM; do
    screen_check "$word: half a word is there too" sh -c \
        "grep -rF '周$word' '$program_dir/state' | cut -d: -f1 | xargs grep -qF '汉族'"
done

# Every kind of form, the activity too.
program_form 80 24 activity
see 'an activity' '录入活动'
screen_type 'dyzb'
screen_press Tab
line 'found by its initials' '组织 \[测试局第一党支部'
screen_type '主题'
screen_press Enter Tab Tab Tab Tab Tab
screen_type '没录完'
end_by HUP
see 'the line is closed' 'end '
program_open 80 24
see 'all are offered' '有 5 份未完成的录入'
see 'the latest first, by type, organisation and day' '1 支部主题党日 · 测试局第一党支部 · 2026-03-20'
line 'or by name' '5 党员 周HUP'
screen_type 1
line 'one is taken up' '主题 \[没录完'
screen_press F2
see 'saved, the others are offered' '有 4 份未完成的录入'
data 'saved' '没录完' export activity
screen_type 4
see 'another' '[周HUP'
see 'with its half word' '[汉族'
screen_press F10
see 'leaving asks' '有改动还没有保存'
screen_type 2
see 'thrown away' '有 3 份未完成的录入'
screen_press Escape
unseen 'the others can wait' '未完成的录入'
screen_press F10
see 'the end' 'end 0'
