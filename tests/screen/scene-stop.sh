# Ctrl-Z: the shell can be used, fg brings everything back; in the C locale too.

. "$srcdir/tests/screen/program.sh"

program_new
for locale in C.UTF-8 C POSIX; do
    program_run 80 24 "LC_ALL=$locale PS1=\"\\\$ \" exec sh -i"
    screen_check "$locale: a shell" screen_shows '$'
    screen_type '"$PROGRAM"'
    screen_press Enter
    see "$locale: the due list" '现在欠的'
    screen_press C-z
    see "$locale: back in the shell" 'Stopped'
    screen_type 'stty -a | grep -c " icanon"; echo us''able $((6 * 7))'
    screen_press Enter
    see "$locale: which works" 'usable 42'
    screen_type 'fg'
    screen_press Enter
    see "$locale: the due list is painted again" '现在欠的'
    unseen "$locale: and nothing of the shell" 'usable 42'
    screen_type 0
    screen_press / C-u
    screen_type '党员'
    screen_press Enter Enter
    line "$locale: the list of persons" '› 党员 '
    screen_press F2
    see "$locale: a form" '录入党员'
    screen_type '停一停'
    screen_press Tab
    screen_press C-z
    line "$locale: stopped in a form" '^\$ *$'
    screen_type 'clear; echo aw''ay'
    screen_press Enter
    see "$locale: away" 'away'
    screen_size 100 30
    screen_type 'fg'
    screen_press Enter
    line "$locale: the form keeps its text" '姓名 \[停一停'
    unseen "$locale: nothing else" 'away'
    line "$locale: in the new size" '^.{0,99}F10'
    screen_press Escape
    see "$locale: it is changed" '放弃修改'
    screen_type 2
    screen_press F10 F10
    see "$locale: thrown away" '现在欠的'
done
