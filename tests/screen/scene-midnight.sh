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

# The question under which the day begins: F2 on a line whose meeting was held without somebody.
# Tomorrow is the twentieth of the next month and later than all the commands wrote.
day_number() {
    echo $(($(date -u -d "$1" +%s) / 86400))
}
program_day=$(date -d "$(date +%Y-%m-01) +1 month +18 days" +%F)
next_day=$(date -d "$program_day +1 day" +%F)
month_end=$(date -d "$(date -d "$program_day" +%Y-%m-01) +1 month -1 day" +%F)
left=$(($(day_number "$month_end") - $(day_number "$program_day")))
offset=$(($(day_number "$program_day") - $(day_number "$(date +%F)")))
program_new
dangjian set org ZB1 tracking_from="${program_day%??}01" >/dev/null
dangjian add activity code=1 org=ZB1 types=theme_day held_on="${program_day%??}05" theme=那一次会 \
    >/dev/null
for number in 1 2 3 4; do
    dangjian add attendance activity=1 person=P$number status=present >/dev/null
done
dangjian add attendance activity=1 person=P5 status=leave reason=出差 >/dev/null
echo "$offset" >"$days"
program_day=
program_run 80 24 "LD_PRELOAD=$clock CLOCK_DAYS=$days exec \"\$PROGRAM\""
see 'the due list, some days before the end of the month' '现在欠的'
screen_type '/全员参与'
screen_press Enter
line 'as many days as are left' "> 待办 $month_end $left 第一支部 .*全员参与"
screen_press F2
see 'the meeting was held without one' '还有 1 人没有参加或没有补课：陈静。'
echo $((offset + 1)) >"$days"
see 'midnight passes under the question' "$next_day"
see 'which still asks the same' '还有 1 人没有参加或没有补课：陈静。'
screen_press Enter
see 'the answer opens that meeting' '那一次会'
screen_press Escape
line 'the list is that of the new day' "> 待办 $month_end $((left - 1)) 第一支部 .*全员参与"
screen_press F2
see 'asked again' '陈静。'
echo $((offset + 2)) >"$days"
see 'the next midnight' "$(date -d "$next_day +1 day" +%F)"
screen_press Escape
line 'no answer brings the list of the new day too' \
    "> 待办 $month_end $((left - 2)) 第一支部 .*全员参与"
screen_press Escape
unseen 'the filter is off' 筛选：
screen_type '/设机关纪委'
screen_press Enter
line 'a line of the structure' '> 不达标 .*设机关纪委'
screen_press F2
see 'asks where to put it right' '补齐哪一处？'
echo $((offset + 3)) >"$days"
see 'another midnight' "$(date -d "$next_day +2 days" +%F)"
screen_press Enter
see 'the form is that of the organisation of the line' '测试局机关党委'
screen_press Escape
see 'and the list that of the new day' "截至 $(date -d "$next_day +2 days" +%F)"
screen_press Escape
unseen 'it is off again' 筛选：
screen_type '/全员参与'
screen_press Enter
line 'in its days as well' "> 待办 $month_end $((left - 3)) 第一支部 .*全员参与"
screen_press Escape
unseen 'all of them' 筛选：
screen_press 6
see 'dues are paid on the day it is' "  收款 $(date -d "$next_day +2 days" +%F)"
echo $((offset + 4)) >"$days"
see 'and follow it over midnight' "  收款 $(date -d "$next_day +3 days" +%F)"
screen_press F5
see 'the day of today, set as the day of payment' '收款日期'
screen_press Enter
unseen 'set' '以后记的党费都算哪一天缴的'
echo $((offset + 5)) >"$days"
see 'midnight passes' "$(date -d "$next_day +4 days" +%F)"
see 'a day that was set stays' "  收款 $(date -d "$next_day +3 days" +%F)"
screen_press F5
see 'asked again' '空着：跟着当天走'
screen_press C-u Enter
see 'none set: the day it is' "  收款 $(date -d "$next_day +4 days" +%F)"
echo $((offset + 6)) >"$days"
see 'which is followed again' "  收款 $(date -d "$next_day +5 days" +%F)"
screen_press Escape
unseen 'closed' '  收款 '
screen_press q
see 'left' 'end 0'

# What lies above the due list counts days too: an item of the ledger is due on the day that ends.
program_day=$(date -d "$(date +%Y-%m-01) +2 months -1 day" +%F)
next_day=$(date -d "$program_day +1 day" +%F)
offset=$(($(day_number "$program_day") - $(day_number "$(date +%F)")))
program_new
dangjian add ledger code=L1 kind=problem org=ZB1 title=活动室漏水 owner=李强 \
    opened_on="${program_day%??}01" deadline="$program_day" >/dev/null
echo "$offset" >"$days"
last_day=$program_day
program_day=
program_run 80 24 "LD_PRELOAD=$clock CLOCK_DAYS=$days exec \"\$PROGRAM\""
see 'the due list before the month ends' '现在欠的'
screen_press 8
line 'an item that is due today' "> 临期 +$last_day +0 .*活动室漏水"
echo $((offset + 1)) >"$days"
see 'midnight passes above the list' "截至 $next_day"
line 'the item is overdue by the day that has begun' "> 逾期 +$last_day +-1 .*活动室漏水"
screen_press q
unseen 'closed' 活动室漏水
screen_press q
see 'left' 'end 0'
