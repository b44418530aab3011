# What the configuration says of the look, and which locales do.

. "$srcdir/tests/screen/program.sh"

program_new
mkdir -p "$program_dir/config/dangjian"

# config LINE...: the whole configuration.
config() {
    printf '%s\n' "$@" >"$program_dir/config/dangjian/config"
}

program_colours() {
    screen capture-pane -p -e -t 0 | grep -c "$(printf '\033')\\[[0-9;]*[34][0-7]m"
}

config 'theme = default'
program_open 80 24
see 'theme default' '逾期'
tap_is 'is in colour' "$([ "$(program_colours)" -gt 0 ] && echo colours)" colours

config 'theme = mono'
program_open 80 24
see 'theme mono' '逾期'
tap_is 'has no colour' "$(program_colours)" 0
screen_press F6
see 'its dialogs have line characters' '─'

config 'theme = plain' 'esc-digit = yes'
program_open 80 24
see 'theme plain' '逾期'
screen_press F6
see 'has frames of ASCII' '+--'
unseen 'and no line characters' '─'
see 'the choice is marked by a sign' '> 1 '
tap_is 'and no colour' "$(program_colours)" 0
screen_press Escape
unseen 'Esc alone closes it' '+--'
screen_esc_digit 1 '› 帮助'
see 'esc-digit = yes: Esc and 1 is F1' '› 帮助'

config 'ambiguous-width = wide'
program_open 80 24
see 'ambiguous-width = wide' '逾期'
screen_press F6
see 'frames do not rely on the width of line characters' '+--'

config 'ambiguous-width = narrow'
program_open 80 24
see 'ambiguous-width = narrow' '逾期'
screen_press F6
see 'has line characters' '─'

config ''
for locale in C POSIX zh_CN.UTF-8; do
    program_run 80 24 "LC_ALL=$locale exec \"\$PROGRAM\""
    see "LC_ALL=$locale shows Chinese" '逾期'
    screen_type '支部'
    see "LC_ALL=$locale reads Chinese" '筛选：支部'
done
program_run 80 24 'LC_ALL=zh_CN.GB18030 exec "$PROGRAM"'
see 'a GB locale: what to do' 'export LC_ALL=C.UTF'
see 'as a mistake in the call' 'end 2'

for place in F5 F6 F9 F2; do
    program_open 80 24
    see "$place: the list" '逾期'
    screen_press $place
    unseen "$place: something is asked" 'F9导出'
    screen_size 59 16
    see "$place: too small" '窗口太小（现在 59 列 16 行）'
    screen_size 60 17
    unseen "$place: large enough" '窗口太小'
    screen_size 3 2
    screen_size 200 60
    see "$place: wide" '党建台账'
    screen_size 80 24
    screen_press Escape
    see "$place: Esc leads back" 'F9导出'
done
