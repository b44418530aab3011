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
program_import person 名册.csv
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
screen_press F4
see 'from a row of which nothing is asked: the next of which something is' '没有组织“Z9”'
screen_press Escape
line 'where the cursor is now' '> 7 不合格 郑六'

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
program_import person 名册.csv
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
screen_press Escape Escape
screen_press Escape
see 'back in the due list' '截至 2026-03-20'

# What only refused rows name is not made; once they are put right in the file, it is.
cat >"$program_dir/新册.csv" <<'N'
姓名,所在支部,党小组,入党日期,转正日期
秦某,第八党支部,第一党小组,2001-07-01,2000-07-01
何某,第七党支部,,2001-07-01,2002-07-01
许某,第七党支部,第一党小组,2001-07-01,2000-07-01
吕某,第六党支部,,2001-07-01,2002-07-01
N
program_import person 新册.csv
line 'columns of the third file' '转正日期 2000-07-01 转正日期'
screen_press F2
see 'five names' '不合格 4 · 没有的组织 5（F4）'
screen_press F2
see 'asked together' '文件里有 5 个组织还没有'
screen_press Home Enter
see 'the deed has two' '一并新建 2 个组织：第七党支部'
line 'and two rows that are bad' '有 2 行不合格。其余各行：新增 2、更改 0'
line 'leaving all of it comes first' '> 1 都不导入，改好文件再来'
screen_press Enter
line 'a new branch beside a bad row' '3 新增 .*何某 .*一并新建组织“第七党支部”（上级 机关党委）'
line 'the bad row says its own fault' '2 不合格 秦某 .*转正日期 2000-07-01 应不早于入党日期'
line 'so does the other of that branch' '4 不合格 许某 .*转正日期 2000-07-01 应不早于入党日期'
nodata 'nothing is there yet' '第七党支部' list org
screen_press F2
see 'asked about nothing twice' '一并新建 2 个组织：第七党支部'
screen_press Down Enter
see 'two and two' '已导入：新增 2、更改 0、新建组织 2；按 u 撤销'
tap_is 'the branches of those who came in' \
    "$(dangjian list org --format csv | cut -d, -f2 | grep -E '第[六七八]党支部' | tr '\n' ' ')" '第七党支部 第六党支部 '
tap_is 'no group of those who did not' "$(dangjian list org --where kind=group --format csv | sed 1d)" ''
sed 's/2000-07-01/2002-07-01/' "$program_dir/新册.csv" >"$program_dir/改好.csv"
program_import person 改好.csv
line 'mended' '转正日期 2002-07-01 转正日期'
screen_press F2
see 'the others are as they were' '新增 0 · 更改 0 · 不变 2 · 不合格 2 · 没有的组织 3（F4）'
screen_press F2
see 'the third branch, and a group in each' '文件里有 3 个组织还没有'
screen_press Home Enter
see 'now all' '导入这 4 行：新增 2、更改 0、不变 2'
screen_type y
see 'are in' '已导入：新增 2、更改 0、新建组织 3；按 u 撤销'
tap_is 'each in a group of its branch' \
    "$(dangjian list org --where kind=group --format csv | grep -c 第一党小组)" 2

# A 党小组 is looked for in its branch, and offered from there.
printf '姓名,所在支部,党小组\n冯某,第七党支部,第一组\n' >"$program_dir/小组.csv"
program_import person 小组.csv
line 'a group in short' '党小组 第一组 党小组'
screen_press F2
see 'is none by that name' '不合格 1 · 没有的组织 1（F4）'
screen_press F4
see 'which one is it' '没有组织“第一组”'
line 'that of the branch' '> 1 就是 第一党小组（O'
screen_press Enter
line 'it is taken' '新增 .*冯某'
screen_press Escape
unseen 'it is left' '› 预览'
screen_press Escape
see 'back in the due list' '截至 2026-03-20'

# A member without any is taken, and it says what that means; an activist is no member.
printf '姓名,所在支部,人员类别\n陈某,,正式党员\n褚某,,积极分子\n' >"$program_dir/无.csv"
program_import person 无.csv
line 'of no branch' '所在支部 .*所在组织'
screen_press F2
line 'counted nowhere' '新增 .*陈某.*没有写所在组织：导入后不算在任何支部里'
line 'nor is it said of others' '新增 .*褚某.*以后不再改$'
