# A paste is text: no Enter, no F-key.

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
screen_press F2
see 'the form' '第 1 栏'
screen_paste '第一行\n第二行\tq\033[31m'
see 'a newline in a line is a blank' '第一行 第二行 q[31m'
see 'and no Enter' '第 1 栏'
screen_press Down Down Down Down Down Down Down Down
see 'the text field' '写议题、发言要点和决议'
screen_paste '甲\n乙\n丙'
see 'a newline in a text is one' '丙'
caret 'three rows' 14,15
screen_press Escape
see 'a question' '放弃修改'
screen_paste '2\n'
see 'a paste answers no question' '放弃修改'
screen_press Escape
screen_press F2
see 'still in the form' '必填'
