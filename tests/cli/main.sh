#!/bin/sh
# What stands before the command; help; where the database is looked for.
. "${srcdir:=.}/tests/cli/lib.sh"

tap_is 'the version' "$(dj --version | grep -c '^dangjian [0-9]')" 1
tap_is 'the commands' "$(dj --help | grep -c '^  import  *从')" 1
tap_is 'help of one' "$(dj help import | grep -c -e '^--valid-only')" 1
tap_is 'the same by an option' "$(dj import --help)" "$(dj help import)"
for command in $(dj --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    dj help "$command" >"$work/help"
    tap_is "$command -h, -h $command, $command x -h" "$(dj "$command" -h; dj -h "$command"; dj "$command" x -h)" \
        "$(cat "$work/help" "$work/help" "$work/help")"
done
tap_is 'help of help is all of it' "$(dj help -h)$(dj help --help)$(dj help)" "$(dj -h)$(dj --help)$(dj -h)"
tap_is 'a value may be -h behind --' "$(DANGJIAN_DB=$work/none.db dj add person -- -h 2>&1 | grep -c 用法)" 0
answers 'help of none' 2 没有命令 dj help nothing
answers 'no such command' 2 没有命令 dj nothing
answers 'no such option' 2 没有选项 dj --colour list org
answers 'one of those before the command behind it' 2 '要写在命令前面：dangjian --on 2026-03-05 due' \
    dj due --on 2026-03-05
answers 'the same in one word' 2 '：dangjian --org=ZB1 due' dj due --org=ZB1
answers 'the same without its value' 2 '：dangjian --db 文件 list' dj list org --db
answers 'an option without its value' 2 缺少值 dj --db
answers 'a day that is none' 2 2026-02-30 dj --on 2026-02-30 list org
status=0
DANGJIAN_TODAY=heute dj list org >"$work/out" 2>"$work/err" || status=$?
tap_is 'a pinned day that is none' "$status $(grep -c DANGJIAN_TODAY "$work/err")" '2 1'
answers 'a language that is none' 2 --lang dj --lang de list org

tap_run 'a database' fresh
tap_is '--db' "$(dj --db "$DANGJIAN_DB" list org --format jsonl | wc -l)" 1
tap_is '--db=' "$(dj --db="$DANGJIAN_DB" list org --format jsonl | wc -l)" 1
tap_is '--on counts as today' "$(dj --on 2026/3/5 add activity org=1 types=lecture held_on=2026-03-05)" A000001
answers 'and tomorrow is ahead' 4 2026-03-05 dj --on 2026-03-05 add activity org=1 types=lecture held_on=2026-03-06
tap_is 'who did it' "$(dj show activity A000001 --format json | grep -c '"entered_on":"2026-03-05","entered_by":"tester"')" 1
tap_is 'a value may begin with a minus' "$(dj add person -- name=甲 note=-x)" P000001

mkdir -p "$XDG_CONFIG_HOME/dangjian"
printf '; where it is\n[general]\ndb = %s\n' "$DANGJIAN_DB" >"$XDG_CONFIG_HOME/dangjian/config"
named=$DANGJIAN_DB
unset DANGJIAN_DB
tap_is 'the configuration' "$(dj list org --format jsonl | wc -l)" 1
rm "$XDG_CONFIG_HOME/dangjian/config"
export DANGJIAN_DB="$named"
answers 'the data folder' 3 "$XDG_DATA_HOME/dangjian/dangjian.db" env -u DANGJIAN_DB "$DANGJIAN" list org
tap_is 'which reading does not make' "$(ls "$XDG_DATA_HOME" 2>/dev/null)" ''
env -u DANGJIAN_DB "$DANGJIAN" init
tap_is 'but init does' "$(ls -ld "$XDG_DATA_HOME/dangjian" | cut -c1-10)" 'drwx------'

# A C locale does not harm Chinese.
tap_is 'a C locale' "$(LC_ALL=C dj add person 姓名=乙)" P000002
tap_is 'in and out' "$(LC_ALL=C dj show person P000002 --format json | grep -c '"name":"乙"')" 1
tap_end
