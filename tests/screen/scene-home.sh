# The due list: what is owed, why, filters, as-of day, export, help.

. "$srcdir/tests/screen/program.sh"

program_new
program_open 80 24
see 'the due list opens' '支部主题党日（2026年3月）'
see 'with its counts' '逾期 0 · 不达标 1 · 临期 2'
see 'the office and the operator' '测试局 › 待办'
see 'who types' '录入员'
line 'a line: status, deadline, days, organisation, matter, progress' \
    '待办 2026-03-31 11 第一支部 主题党日全员参与（2026年3月） 0/5'

screen_press F1
see 'help' '待办 › 帮助'
screen_press Down
see 'a text that is cut stands whole below' '  规则、依据、起止，哪些记录计入，哪些没有计入'
screen_press Escape
unseen 'no help' '待办 › 帮助'

screen_type '党费'
see 'a hanzi filters the list' '筛选：党费'
line 'one line is left' '> 待办 2026-03-31 11 第一支部 按月足额交纳党费（2026年3月） 0/5'
screen_press Enter F3
see 'why: the rule' '按月足额交纳党费（scene.dues）'
see 'the clause' '演练〔2026〕1号 二·7'
see 'the window' '起止：2026-03-01 至 2026-03-31'
see 'who is lacking' '· 王芳（P1）'
screen_press Escape
line 'back on the list, with the filter below it' '^筛选：党费 Esc 看全部，F7 改'
screen_press F4
see 'another page' '录入与台账'
unseen 'has none' 'Esc 看全部'
screen_press Escape
line 'still on, and said' '^筛选：党费 Esc 看全部，F7 改'
screen_press u
see 'a question' '撤销“新增届次”'
screen_press Escape
see 'under a message too' '没有撤销'
line 'it stays in sight' '^筛选：党费 Esc 看全部，F7 改'
screen_press Escape
unseen 'Esc takes it off' 'Esc 看全部'
see 'no filter, and the cursor where it was' '5/7'
screen_type '/'
screen_type '第一 dangfei'
see 'two words both have to fit, one of them by pinyin' '1/1'
screen_press Escape
see 'all of them again' '/7'
screen_type '/'
screen_type '事项：党费 状态:待办'
see 'a word for its column' '1/1'
screen_press Escape
unseen 'no filter' '筛选：'
screen_type '/'
screen_type '组织:党'
see 'is looked for in that column' '1/2'
screen_type '费'
see 'and not in the others' '没有符合筛选的行'
screen_press Escape
see 'no filter again, and the cursor where it was last' '1/7'

screen_press F5
see 'the as-of day is asked for' '截至哪一天'
see 'and what Enter does' '日期不改，按 Enter 就是刷新'
screen_size 100 30
see 'a resize in the question keeps it' '截至哪一天'
screen_type '月底'
screen_press Enter
see 'what is typed takes the place of what is offered' '截至 2026-03-31'
screen_press F5 BSpace
screen_type '0'
screen_press Enter
see 'what is deleted or moved in goes on with it' '截至 2026-03-30'
screen_press F5 C-u
screen_type '2/30'
screen_press Enter
see 'a day that is none is told' '2 月没有 30 日'
see 'with the question' '截至哪一天'
see 'and what was typed' '[2/30'
screen_press C-u
screen_type '3/31'
screen_press Enter
unseen 'it is put right there' '截至哪一天'
see 'and taken' '截至 2026-03-31'
screen_press F5 C-u Enter
see 'empty is today' '截至 2026-03-20'
screen_size 50 10
see 'too small a window is told' '窗口太小'
screen_size 80 24
see 'and all is there again' '支部主题党日（2026年3月）'

screen_press F6
see 'what is shown can be chosen' '看哪些'
screen_type 4
see 'by kind' '由事项引起的'
screen_type 5
see 'structure alone' '1/1'
screen_press Escape
see 'Esc shows everything owed again' '1/7'
screen_press F6
screen_type 5
see 'by organisation' '看哪个组织'
screen_type '第一'
see 'which is looked up' '1/1'
screen_press Enter
see 'its lines alone' '范围：第一支部'
unseen 'no others' '机关党委会议'

screen_press F9
see 'the export asks for a file' '待办-2026-03-20.xlsx'
screen_press Enter
see 'and writes a workbook' '已导出到'
screen_check 'which is one' grep -q '^PK' "$program_dir/待办-2026-03-20.xlsx"
screen_press F9
see 'the name is offered again' '[待办-2026-03-20.xlsx'
screen_type 'week.ics'
screen_press Enter
screen_check 'or a calendar' grep -q '^END:VCALENDAR' "$program_dir/week.ics"
screen_press F9 C-u
screen_type 'week.doc'
screen_press Enter
see 'nothing else' '文件名要以 .xlsx、.csv 或 .ics 结尾'
see 'and what was typed is there to be put right' '[week.doc'
screen_press BSpace BSpace BSpace
screen_type 'csv'
screen_press Enter
see 'and writes it' '/week.csv'
dangjian --org ZB1 due --format csv | LC_ALL=C sort >"$screen_home/wanted.csv"
LC_ALL=C sort "$program_dir/week.csv" >"$screen_home/got.csv"
screen_check 'the same lines as the command gives' cmp -s "$screen_home/wanted.csv" \
    "$screen_home/got.csv"
screen_press F9 Enter
see 'an existing one is not replaced unasked' '用新的替换它'
screen_press Escape
see 'it stays' '没有动'

screen_press F1
see 'help lists the keys of this page' '录入、完成这一项'
screen_type '/活动'
see 'it can be searched' '筛选：活动'
screen_press Enter
see 'Enter runs the line' '哪个组织的活动'
screen_press Escape
screen_press F10
see 'F10 leaves' 'end 0'
