# Keys of an input method, of poor terminals, of help and palette.

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_type '欧阳'
see 'a hanzi starts the filter' '筛选：欧阳'
caret 'the caret is on the filter line' 21,10
see 'as one types' '1/14286'
screen_press Enter
screen_press Escape
see 'Esc takes it off first' '5/100000'
screen_type '／'
see 'full-width slash' '筛选：'
screen_press Escape
screen_type 'Ｇ'
see 'full-width G goes to the end' '100000/100000'
screen_type 'g'
see 'and g back' '1/100000'
screen_type '  '
see 'Space tags' '3/100000  已选 2'

screen_press F1
see 'help' '本页所有按键和功能'
screen_press Down Down
see 'on its third line' '3/17'
screen_press Enter
see 'Enter runs it' '请写原因'
screen_press Escape
see 'cancelled' '没有回答'
screen_press C-p
screen_type '排'
see 'the palette searches' '1/1'
screen_press Enter
see 'and runs' '按姓氏笔画'
screen_type '3'
see 'a digit chooses' '已按拼音排序'

screen_press M-2
see 'Alt with a digit is an F-key' '第 1 栏'
screen_press F10
unseen 'F10 leaves' '第 1 栏'
screen_press F3
see 'a page' '支部委员会每月至少召开一次'
screen_press End
see 'its end' '第 30 项'
screen_press q
see 'q leaves' '3/100000'
screen send-keys -t 0 -H d5 c5 c8 fd
see 'bytes that are no UTF-8 are told' '收到的不是 UTF-8'
screen_type '王'
see 'and swallow nothing' '筛选：王'
screen_press Escape
see 'no filter' '/100000'
screen_press F9
see 'long work' 'Esc 停止'
screen_press Escape
see 'is stopped' '已停止'
screen_press F10
see 'the end' 'end 0'
see 'terminal as it was' 'tty icanon'

screen_open 80 24 '"$TUIDEMO" esc-digit'
see 'the list is there' '1/100000'
screen_esc_digit 2 '第 1 栏'
see 'Esc and a digit is an F-key where that is wanted' '第 1 栏'
