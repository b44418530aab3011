# The columns of a file on the screen: what is not recorded here, two of one header, F8 from one
# unknown column to the next; and cells that are empty.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian set person P1 phone=0951-1234567 title=科长 >/dev/null
dangjian set person P2 title=科员 >/dev/null
cat >"$program_dir/名册.csv" <<'X'
编号,姓名,学历,党内职务,星座,【电话】,备注,血型,备注,职务
P1,王芳,本科,书记,白羊,,甲,A,乙,
P2,李强,本科,,金牛,,甲,B,乙,主任
X
program_open 100 24
see 'the due list opens' '待办'
program_import person 名册.csv
line 'on the first that nobody knows' '> 星座 白羊 ？ 不认识'
line 'what is not recorded here' '学历 本科 不导入 这里不记'
line 'where it is entered' '党内职务 书记 不导入 这里不记：请录入任职'
line 'a unit in any brackets' '【电话】 电话'
see 'three are asked about' '3 列待定'
screen_press F8
line 'on to the next' '> 血型 A ？ 不认识'
line 'that one is passed over' ' 星座 白羊 不导入'
screen_press F8
line 'and on' '> 备注 乙 ？ 不认识'
screen_press F8
see 'all are known' 'F2 预览'
line 'the first of two stays what it is' '备注 甲 备注'
line 'the second is passed over' '> 备注 乙 不导入'
screen_press F2
see 'empty cells that would take something away' '更改 2 · 不变 0 · 不合格 0 · 清空 2 处'
screen_press F2
see 'are asked about' '文件里空着的格会清空已有的内容 2 处：职务 1、电话 1。'
line 'what is recorded stays at first' '> 1 空着的格不改动：保留已有的内容'
screen_press Escape
see 'nothing was said' '清空 2 处'
screen_press F2
see 'again' '文件里空着的格'
screen_press Enter
see 'asked what is done' '导入这 2 行：新增 0、更改 2'
screen_type y
see 'done' '已导入：新增 0、更改 2；按 u 撤销'
nodata 'what was recorded stands' '"phone":null' show person P1 --format json
data 'what was said is there' '"title":"主任"' show person P2 --format json
data 'a title that was not said' '"title":"科长"' show person P1 --format json
data 'the first column' '"note":"甲"' show person P1 --format json

# The next file: said of the second alone.
program_import person 名册.csv
line 'the second as last time' '备注 乙 不导入 按上次'
line 'the first as it is called' '备注 甲 备注 *$'
screen_press F2
see 'they would empty' '清空 2 处'
screen_press F2
see 'asked' '文件里空着的格'
screen_press Down Enter
see 'they may' '导入这 2 行：新增 0、更改 1、不变 1'
screen_type y
see 'done again' '已导入：新增 0、更改 1'
nodata 'it is empty' '科长' show person P1 --format json
