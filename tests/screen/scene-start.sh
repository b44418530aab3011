# Terminals, locales, colours.

screen_open 80 24 'TERM=dumb "$TUIDEMO"'
see 'TERM=dumb is refused in words' 'TERM=dumb 的终端不能整屏显示'
see 'as a mistake in the call' 'end 2'

screen_open 80 24 '"$TUIDEMO" </dev/null'
see 'no terminal' '这里没有终端'

screen_open 80 24 'LC_ALL=zh_CN.GB18030 "$TUIDEMO"'
see 'another codeset: how to set UTF-8' 'export LC_ALL=C.UTF-8'

for locale in C POSIX zh_CN.UTF-8; do
    screen_open 80 24 "LC_ALL=$locale \"\$TUIDEMO\""
    see "LC_ALL=$locale shows Chinese" '党建台账'
    screen_press F2
    screen_type '张三'
    see "LC_ALL=$locale reads Chinese" '张三'
done

screen_open 80 24 'TERM=putty-nonsense "$TUIDEMO"'
see 'an unknown TERM is an xterm' '1/100000'
screen_press F2
see 'with its F-keys' '第 1 栏'

colours() {
    screen capture-pane -p -e -t 0 | grep -c "$(printf '\033')\\[[0-9;]*[34][0-7]m"
}
screen_open 80 24 '"$TUIDEMO"'
see 'in colour' '1/100000'
tap_is 'colours are there' "$([ "$(colours)" -gt 10 ] && echo many)" many
screen_open 80 24 'NO_COLOR=1 "$TUIDEMO"'
see 'NO_COLOR' '逾期'
tap_is 'no colour at all' "$(colours)" 0

screen_open 80 24 '"$TUIDEMO" plain'
see 'plain' '1/100000'
screen_press F8
see 'plain: frames of ASCII' '+-----'
see 'plain: the choice is marked by a sign' '> 2 否'

screen_open 80 24 '"$TUIDEMO" wide'
see 'ambiguous characters wide' '1/100000'
screen_press F8
see 'wide: frames of ASCII' '+-----'
