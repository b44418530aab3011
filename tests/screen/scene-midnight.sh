# Screens that stay open over night, and over a clock that goes back.

. "$srcdir/tests/screen/program.sh"

clock=$screen_home/clock.so
days=$screen_home/days
${CC:-cc} -std=c11 -D_GNU_SOURCE -O1 -shared -fPIC -o "$clock" "$srcdir/tests/faults/clock.c" -ldl
program_day=$(date +%F)
tomorrow=$(date -d "$program_day +1 day" +%F)
before=$(date -d "$program_day -2 days" +%F)
program_new
echo 0 >"$days"
program_day=
program_run 80 24 "LD_PRELOAD=$clock CLOCK_DAYS=$days exec \"\$PROGRAM\""
see 'the due list of today' "$(date +%F)"
screen_check 'no copy: there was work today' test ! -e "$program_dir/copies"
echo 1 >"$days"
see 'midnight passes' "$tomorrow"
screen_check 'the copy of the new day' test -f "$program_dir/copies/t.db.$tomorrow"
echo -2 >"$days"
see 'the clock goes back: it is said' '请核对电脑的时钟'
see 'and followed' "$before"
screen_press q
see 'left' 'end 0'
