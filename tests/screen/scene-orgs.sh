# The tree of organisations, a page of one, a new one below it.

. "$srcdir/tests/screen/program.sh"

program_new
dangjian add org code=Z1 name=第一党小组 kind=group parent=ZB1 founded_on=2024-01-01 >/dev/null
dangjian add org code=ZB0 name=测试局原党支部 kind=branch parent=JW dissolved_on=2026-01-01 >/dev/null
program_open 80 24
see 'the due list opens' '现在欠的'
screen_type 4
line 'the office' '> 测试局 单位 5'
line 'a committee below it, without a discipline committee' '测试局机关党委 机关党委 5 .*1 项'
line 'a branch with its secretary and the end of its term' \
    '测试局第一党支部 党支部 5 王芳'
see 'a group below the branch' '      第一党小组'
unseen 'what is dissolved is left out' '测试局原党支部'
screen_press F6
line 'or listed' '测试局原党支部（已撤销）'
screen_press F6
screen_press Down F3
see 'a page of one' '设置和任期'
see 'what does not hold, with its clause' '不达标  设机关纪委（演练〔2026〕1号 二·1）'
screen_press Escape
screen_press Down n
see 'a new one' '上级'
screen_press Escape
see 'back in the tree' '第一党小组'
screen_type '/'
screen_type 'wangf'
line 'found by its secretary, by pinyin' '> 测试局第一党支部'
screen_press Enter F9
see 'the export asks for a file' '组织-2026-03-20.xlsx'
screen_press C-u
screen_type 'orgs.csv'
screen_press Enter
see 'and writes it' '/orgs.csv'
screen_check 'what the filter shows' grep -q '^测试局第一党支部,党支部,5,王芳,,0,ZB1' \
    "$program_dir/orgs.csv"
screen_check 'and nothing else' test "$(wc -l <"$program_dir/orgs.csv")" -eq 2
screen_press F3
see 'who holds its posts' '书记：王芳（2024-05-01 起）'
see 'its terms' '2024-05-01 选举产生'
screen_press F4
see 'changed from its page' '修改组织'
screen_press C-u
screen_type '改名支部'
screen_press F2
see 'saved' '已保存'
line 'the page has it' '名称：改名支部'
screen_type u
see 'u on the page asks, and names the deed' '撤销“'
screen_type y
line 'the page is as it was' '名称：测试局第一党支部'
data 'the database too' '"name":"测试局第一党支部"' show org ZB1 --format json
screen_press C-r
line 'Ctrl-R does it again' '名称：改名支部'
screen_type u
screen_type y
line 'and back' '名称：测试局第一党支部'
screen_press Escape
line 'the tree was read anew' '> 测试局第一党支部'
screen_press F5 C-u
screen_type '2025-12-31'
screen_press Enter
see 'the tree of another day' '截至 2025-12-31'
screen_press Escape
line 'what was there then' '测试局原党支部 党支部'
screen_type i
see 'a file is imported from the tree as from any list' '导入组织'
screen_press Escape
unseen 'and the tree is there again' '导入组织'
screen_press M-i
see 'with Alt too, which an input method lets through' '导入组织'
screen_press Escape
unseen 'once more' '导入组织'
screen_type t
see 'an empty workbook to fill in, which is a workbook' '结尾是 .xlsx（表格）'
see 'under its name' '组织模板.xlsx'
screen_press Escape
