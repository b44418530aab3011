# A roster whose branches are not there, or go by other names: one question for all of them, one for
# each that is near another; one deed, taken back as one.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add org code=ZB2 name=测试局第二党支部 kind=branch parent=JW >/dev/null
cat >"$program_dir/名册.csv" <<'X'
姓名,所在支部,党小组
赵一,第三党支部,第一党小组
钱二,第四党支部,第一党小组
孙三,第四支部,
周四,第二支部,
吴五,第二支部,
郑六,Z9,
X
program_open 100 24
see 'the due list opens' '待办'
screen_type i
see 'which records' '导入哪一种记录'
screen_type person
screen_press Enter
see 'which file' '名册.csv'
screen_type 名册
screen_press Enter
line 'its columns' '所在支部 第三党支部 所在组织'
screen_press F2
see 'nothing goes in, and five names are known to be none' '不合格 6 · 没有的组织 7（F4）'
line 'why, and the key' '没有组织“第三党支部”，请先录入（或按 F4 指明）。'
line 'what is near is offered' '没有组织“第二支部”，是不是 “测试局第二党支部”'

# One name, for all its rows.
screen_press Home Down Down Down F4
see 'the question of one' '没有组织“第二支部”'
see 'with its rows' '文件里有 2 行写着它'
line 'the one it may mean first' '就是 测试局第二党支部（ZB2）'
screen_press Enter
see 'both rows are good' '新增 2 · 更改 0 · 不变 0 · 不合格 4 · 没有的组织 6（F4）'
line 'under the name that is there' '5 新增 P000001 周四 ZB2'

# The others together.
screen_press F2
see 'all of them' '文件里有 5 个组织还没有'
line 'by name' '第三党支部（党支部，1 行）'
line 'groups by their branch' '第一党小组（第四党支部的党小组，1 行）'
line 'under which they would come' '一并新建，上级是 机关党委'
line 'the cursor stands on making nothing' '> 4 先不建，这些行留在外面'
screen_press Escape
see 'nothing was said' '没有的组织 6'
screen_press F2
see 'asked again' '文件里有 5 个组织还没有'
screen_press Home Enter
see 'a second spelling of one of them is asked about' '没有组织“第四支部”'
line 'as what it may be' '就是 第四党支部'
screen_press Enter
see 'the deed names what is made' '一并新建 4 个组织'
see 'a code is never made' '有 1 行不合格。其余各行：新增 5、更改 0'
screen_press Down Enter
see 'done' '已导入：新增 5、更改 0、新建组织 4；按 u 撤销'
data 'a branch' '第四党支部' list org
data 'a member' '孙三' list person
tap_is 'each group in its branch' "$(dangjian list org --where kind=group --format csv | grep -c 第一党小组)" 2
tap_is 'two spellings, one branch' "$(dangjian list person --format csv | grep -E '钱二|孙三' | cut -d, -f7 | sort -u | wc -l | tr -d ' ')" 1
screen_type u
see 'undo names it' '导入党员'
screen_type y
nodata 'no member is left' '孙三' list person
nodata 'and no branch' '第四党支部' list org

# Left outside, they stay so.
screen_type i
see 'once more' '导入哪一种记录'
screen_type person
screen_press Enter
see 'the file' '名册.csv'
screen_type 名册
screen_press Enter
line 'the columns' '所在支部 第三党支部 所在组织'
screen_press F2
see 'again nothing' '没有的组织 7'
screen_press F2
see 'the near one first' '没有组织“第二支部”'
screen_press End Enter
see 'then the others' '个组织还没有'
screen_press Enter
see 'nothing to put in' '没有什么要导入'
screen_press Enter
screen_press Home F4
see 'one of them all the same' '没有组织“第三党支部”'
screen_press Home Enter
see 'which one is picked' '第三党支部'
screen_type 第二
screen_press Enter
line 'it is taken' '新增 赵一 ZB2|不合格 赵一'
