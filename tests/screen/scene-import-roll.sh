# A list of meetings with how many came and who did not: what each member is asked stays open unless
# the attendance is taken from it, which is asked; what is left is said.

. "$srcdir/tests/screen/program.sh"

program_new
cat >"$program_dir/活动.csv" <<'X'
支部,类型,日期,应到,实到,缺席人员
第一支部,主题党日,2026-03-05,5,4,李强（出差）
第一支部,主题党日,2026-03-06,6,6,
第一支部,党课,2026-03-07,,,
X
# import_it: to the preview.
import_it() {
    program_import activity 活动.csv
    line 'how many were to come is no field' '应到 5 不导入 这里不记：请录入出席'
    screen_press F2
    see 'the preview' '新增 3 · 更改 0 · 不变 0 · 不合格 0'
}
program_open 100 24
see 'the due list opens' '待办'
import_it
screen_press F2
see 'whether attendance is taken' '文件里有应到人数，可以按当天的名册登记出席'
line 'it is not at first' '> 2 不登记，以后补录'
screen_press Enter
see 'what is done' '导入这 3 行：新增 3'
unseen 'without attendance' '登记出席的活动'
screen_type y
see 'what is left' '已导入，还要补录出席'
line 'for which rule' '“主题党日全员参与”（演练〔2026〕1号 二·6）2'
screen_press Enter
see 'home' '按 u 撤销'
line 'it is open' '主题党日全员参与（3月） 0/5'
screen_type u
see 'taken back' '导入活动'
screen_type y
see 'it is' '支部主题党日（2026年3月）'

import_it
screen_press F2
see 'asked again' '按当天的名册登记出席'
screen_press Up Enter
see 'what is done now' '登记出席的活动 1 次'
screen_type y
see 'what is not certain' '出席说不准、没有登记的：第 3 行：应到 6 人，当天名册上有 5 人。'
line 'and stays open' '“主题党日全员参与”（演练〔2026〕1号 二·6）1'
screen_press Enter
see 'back' '按 u 撤销'
line 'four took part' '主题党日全员参与（3月） 4/5'
data 'one did not, and why' '出差' list attendance
