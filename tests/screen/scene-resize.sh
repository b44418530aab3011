# Other sizes at every moment.

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_press F5
see 'a question' '请写原因'
screen_type '生病住院'
see 'typed' '生病住院'
screen_size 120 40
see 'wider: the question is still there' '生病住院'
see 'the key bar is on the last line' 'Enter确定'
caret 'the caret too' 20,44
screen_size 61 18
caret 'smaller' 9,14
screen_type '了'
see 'typing goes on' '生病住院了'
screen_size 50 12
see 'too small: one sentence' '窗口太小（现在 50 列 12 行）'
unseen 'and nothing else' '生病住院'
screen_type '丢'
screen_size 20 4
see 'still smaller' '窗口太小'
screen_size 80 24
see 'everything is there again' '生病住院了'
screen_press Enter
see 'and answered' '答：生病住院了'
screen_press F2
see 'a form' '备注三'
screen_size 80 17
see 'few rows' '会议记录'
screen_press PageDown PageDown
see 'the form scrolls to the caret' '备注四'
caret 'which stands above the last two rows' 12,13
screen_size 200 60
see 'many rows' '基本情况'
