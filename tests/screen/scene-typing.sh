# Chinese in every kind of field, and what is saved of it.

screen_open 80 24 '"$TUIDEMO"'
see 'the list is there' '1/100000'
see 'the day, with its weekday' '2026-03-05 周四 李四'
screen_press F2
see 'a form opens' '第 1 栏，共 14 栏'
caret 'the caret is in the first field' 3,13
screen_type '主题党日𠮷'
see 'typed Chinese' '主题党日𠮷'
caret 'the caret follows, two cells a character' 3,23
screen_press Left Left
caret 'and goes back by whole characters' 3,19
screen_press BSpace
see 'deleting takes a whole character' '主题日𠮷'
screen_type '党'
screen_press Tab
screen_type '昨天'
screen_press Tab
see 'a day in words becomes a day' '[2026-03-04  ] 周三'
screen_type '党课'
see 'typing finds the choice' '[党课'
screen_press Tab
screen_type ' '
see 'a list to tick' '[ ] 支委会'
screen_type ' '
screen_press Down
screen_type ' '
see 'ticked' '[x] 党小组会'
caret 'the caret is on the filter line' 4,23
screen_press Enter Tab
screen_type '欧阳伟'
screen_press Tab
screen_type '是'
screen_press Tab
screen_type '４２'
screen_press Tab
screen_type '１２.5'
screen_press Tab
see 'money with its decimals' '12.50'
screen_type '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四'
caret 'text goes on in the next row' 13,17
screen_press Enter
screen_type '第二段'
caret 'and in a new line' 14,19
screen_press Tab
screen_type '第一会议室三楼东'
see 'a short field scrolls by whole glyphs' '<议室三楼东 ]'
caret 'with the caret inside' 16,23
screen_press F2
see 'saved' '已保存'
value 'a line' 'title=主题党日𠮷'
value 'a day' 'held_on=2026-03-04'
value 'a choice' 'type=lecture'
value 'several' 'types=branch_meeting;group'
value 'a reference' 'chair=p11'
value 'yes' 'public=yes'
value 'a number' 'present=42'
value 'money' 'cost=12.50'
value 'text' '第二段'
value 'a scrolled line' 'place=第一会议室三楼东'
