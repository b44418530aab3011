# Importing on the screen: the file, the sheet, the columns, the preview, the deed and its undo; and
# long ones stopped by Esc, which leave nothing behind.

. "$srcdir/tests/screen/program.sh"

# Without python the same rows as text: no sheet is asked for then.
import_book() {
    "${PYTHON:-python3}" "$srcdir/tests/cli/sheets.py" "$program_dir/名册.xlsx"
}

everything() {
    for entity in org person membership activity post term; do
        dangjian list "$entity" --format jsonl
    done
    dangjian log --format jsonl
}

program_new
import_book <<'S'
{"sheets": [("支部名册", [
    ["测试局第一党支部名册"],
    ["编号", "姓名", "所在支部", "联系方式一栏", "呼机"],
    ["P1", "王芳", "第一支部", None, "1"],
    ["P2", "李强强", "第一支部", None, "2"],
    [None, "赵明", "第一支部", None, "3"],
    [None, "钱伟", "第九支部", None, "4"],
    ["P5", "陈静", "机关党委", None, "5"]]),
  ("去年", [["编号", "姓名"], ["P1", "王芳芳"]]),
  ("说明", [["请逐行填写"]])]}
S
everything >"$screen_home/before"

program_open 100 24
see 'the due list opens' '待办'
program_import person 名册.xlsx
see 'two sheets fit, the third does not' '去年'
unseen 'which is not offered' '说明'
screen_press Enter
line 'the columns with samples' '编号 P1 编号'
line 'the cursor is on the first that nobody knows' '> 联系方式一栏 ？ 不认识'
line 'known by its header' '所在支部 第一支部 所在组织'
line 'nobody knows it' '呼机 1 ？ 不认识：按 Enter 指明'
screen_press F2
see 'it has to be said' '还不能预览'
screen_press Enter
screen_press End F8
line 'passed over' '呼机 1 不导入'
line 'the cursor goes on to the next' '> 联系方式一栏'
screen_press Enter
see 'one that is meant' '“联系方式一栏”这一列是'
screen_type phone
see 'by its name' '> 电话'
screen_press Enter
line 'it is that field now' '联系方式一栏 电话'
screen_press F2
see 'a first preview' '不合格 1'
screen_press Escape
line 'left for the columns' '联系方式一栏 电话'
screen_press Escape
see 'and for now' '现在欠的'
program_import person 名册.xlsx
see 'its sheets' '去年'
screen_press Enter
line 'what was said stands' '联系方式一栏 电话 按上次'
line 'what is left out too' '呼机 1 不导入 按上次'
screen_press F2
see 'the counts, by hand: 赵明; 李强强, 陈静; 王芳; 钱伟' '新增 1 · 更改 2 · 不变 1 · 不合格 1'
see 'against the roster: 赵明; 张伟 and 刘洋' '只在文件里 1，只在名册里 2'
line 'what changes' '4 更改 P2 李强强 ZB1 姓名：李强 → 李强强'
line 'why not' '6 不合格 钱伟 第九支部 所在支部（C 列）：'
screen_press Down Enter
see 'a row on a page' '第 4 行：更改'
line 'before and after' '姓名：李强 → 李强强'
screen_press Escape
screen_press F3
see 'the difference' '张伟（ZB1）、刘洋（ZB1）'
screen_press Escape
screen_press F6
see 'by state' '不合格 1'
screen_press Down Down Down Down Down Enter
line 'one of them' '1/1 只看不合格'
screen_press F9
see 'the refused rows' '写入哪个文件'
screen_press Enter
see 'are written' '已导出到'
refused_again() {
    dangjian import person "$program_dir/党员-不合格的行.xlsx" --map 联系方式一栏=phone --map 呼机= \
        --dry-run --valid-only 2>&1 | grep -F '第九支部' && test -s "$program_dir/党员-不合格的行.xlsx"
}
tap_run 'that row alone, to be imported when it is mended' refused_again
screen_press F2
see 'a branch that is not there is asked about once' '文件里有 1 个组织还没有：第九支部'
screen_press Enter
see 'what is done is asked plainly' '有 1 行不合格。其余各行：新增 1、更改 2、不变 1。'
screen_press Enter
see 'nothing at first' '还没有写入'
screen_press F2
see 'asked again' '有 1 行不合格'
screen_press Down Enter
see 'done' '已导入：新增 1、更改 2；按 u 撤销'
data 'the name' '李强强' show person P2
data 'the new one' '赵明' list person
nodata 'not the refused one' '钱伟' list person
screen_type u
see 'undo names it' '导入党员'
screen_type y
data 'one deed' '李强' show person P2
nodata 'taken back' '赵明' list person

program_import person 名册.xlsx
see 'the sheets' '去年'
screen_press Enter
line 'what was said of a column is known' '呼机 1 不导入 按上次'
screen_press F2
see 'the preview' '不合格 1'
screen_press F2
see 'the branch that is not there' '文件里有 1 个组织还没有：第九支部'
screen_press Enter
see 'asked' '有 1 行不合格'
dangjian set person P2 phone=0951-1234567 >/dev/null
screen_press Down Enter
see 'somebody has changed the record' '第 4 行与预览时不同'
screen_press Enter
see 'tried anew, with what would be taken away now' '清空 1 处'
nodata 'nothing was put in' '赵明' list person
screen_press Escape
see 'the columns' '按上次'
screen_press Escape
see 'and home' '截至'

# Sixty thousand rows, stopped as soon as the bar is there: enough of them for whoever looks for it.
"${AWK:-awk}" 'BEGIN {
    print "编号,姓名,所在支部"
    for (i = 0; i < 60000; i++)
        printf "N%05d,新人%05d,ZB1\n", i, i
}' >"$program_dir/many.csv"
everything >"$screen_home/before"
ls -A "$program_dir" >"$screen_home/files"
same_everything() {
    everything >"$screen_home/after"
    ls -A "$program_dir" >"$screen_home/files-after"
    cmp "$screen_home/before" "$screen_home/after" && cmp "$screen_home/files" "$screen_home/files-after"
}
program_import person many.csv
see 'its columns' 'N00000'
screen_press F2
see 'the bar of the preview' 'Esc 停止'
screen_press Escape
see 'stopped' '已停止：数据没有变动。'
tap_run 'the database and the folder are as they were' same_everything
screen_press F2
screen_limit=180
see 'the preview, to its end' '新增 60000'
screen_press F2
see 'asked' '导入这 60000 行'
screen_type y
see 'the bar of the import' '正在导入'
screen_press Escape
see 'stopped again' '已停止：数据没有变动。'
tap_run 'again nothing is left' same_everything
see 'the preview stands' '新增 60000'
screen_press Escape
screen_press Escape
screen_press F10
see 'the end' 'end 0'

# The same from a list; an empty template.
program_open 80 24
see 'the due list' '待办'
screen_press F4
see 'all lists' '录入与台账'
screen_type /person
screen_press Enter Enter
see 'the list' '王芳'
screen_type t
see 'a template' '党员模板.xlsx'
screen_press Enter
see 'is written' '已导出到'
tap_run 'it is there' test -s "$program_dir/党员模板.xlsx"
screen_type i
see 'the same way in' '导入党员：'
screen_press Escape
see 'back in the list' '王芳'

# A record of the preview is told in words, as everywhere.
printf '姓名,性别,所在组织\n孙小，女,第一支部\n' | sed 's/，/,/' >"$program_dir/新人.csv"
screen_type i
see 'again the file' '导入党员：'
screen_type 新人
screen_press Enter
see 'its columns' '性别'
screen_press F2
line 'a woman, not a word of the data' '孙小 女'

# What was said in a talk is not shown by a file that says something else.
dangjian add activity code=T1 org=ZB1 types=talk held_on=2026-03-10 content=旧的密谈 >/dev/null
dangjian add activity code=T2 org=ZB1 types=theme_day held_on=2026-03-10 content=旧的议程 >/dev/null
printf '编号,内容\nT1,新的密谈\nT2,新的议程\n' >"$program_dir/谈话.csv"
program_open 100 24
see 'the due list once more' '待办'
program_import activity 谈话.csv
see 'its column' '新的密谈'
screen_press F2
line 'what a meeting had is shown' '旧的议程 → 新的议程'
line 'what was said is not' 'T1 .*〔受保护〕'
unseen 'neither in the list' '旧的密谈'
screen_press Home Enter
see 'a page of it' '第 2 行：更改'
see 'says that it is withheld' '〔受保护〕'
unseen 'and no more' '旧的密谈'

# Who had cause for a private event is not shown by a file either, be it new, changed or refused.
dangjian add event code=E1 type=conflict person=P3 occurred_on=2026-03-12 note=旧因 >/dev/null
printf '编号,类型,党员,发生日期,备注\nE1,conflict,P3,2026-03-12,新因\nE2,complaint,P4,2026-03-13,\nE3,retirement,P5,2026-03-13,\nE4,矛盾,P2,2026-03-13,\n' \
    >"$program_dir/事项.csv"
program_open 100 24
see 'the due list for events' '待办'
program_import event 事项.csv
see 'its columns of events' '发生日期'
screen_press F2
line 'an open one with whose it is' ' E3 退休 P5'
line 'a private one that changes: its key' ' 更改 E1 .*〔受保护〕'
line 'a new one' ' 新增 E2 *$'
line 'one that is refused' ' 不合格 E4 '
unseen 'not whose the changed one is' 'P3'
unseen 'nor what for' 'conflict'
unseen 'nor the new one' 'P4'
unseen 'nor the one refused' 'P2'
screen_press Home Down Enter
see 'a page of the new one' '第 3 行：新增'
unseen 'nor on its page' 'P4'
unseen 'by name' '刘洋'

# The file is mended beside the preview.
screen_press Escape
see 'one is refused' '新增 2 · 更改 1 · 不变 0 · 不合格 1'
sed 's/矛盾/retirement/' "$program_dir/事项.csv" >"$program_dir/mended"
cp "$program_dir/mended" "$program_dir/事项.csv"
screen_press F5
see 'F5 reads it again' '新增 3 · 更改 1 · 不变 0 · 不合格 0'
sed 's/备注/备注,经办/; s/$/,/' "$program_dir/mended" >"$program_dir/事项.csv"
screen_press F5
see 'another column has to be looked at' '文件的列与刚才不一样了'
rm "$program_dir/mended"
