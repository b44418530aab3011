# The first day: an office with nothing in it, a roster of sixty in hand. What the first screen says
# leads to what it says, and the branches come with their people.

. "$srcdir/tests/screen/program.sh"

rm -rf "$program_dir"
mkdir -p "$program_dir"
program_policy >"$program_dir/scene.ini"
dangjian init --policy "$program_dir/scene.ini" --name 测试局 --kind unit --since 2026-03-01 >/dev/null
{
    echo '测试局党员花名册,,,,,,'
    echo '序号,姓名,性别,出生年月,入党时间,转正时间,所在支部'
    n=0
    for branch in 第一党支部 第二党支部 离退休党支部; do
        for name in 王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗; do
            n=$((n + 1))
            birth=1980.01
            [ "$name" = 王 ] || birth=1980-01-01
            echo "$n,$name测$n,女,$birth,2005-07-01,2006-07-01,$branch"
        done
    done
} >"$program_dir/花名册.csv"

program_open 80 24
see 'nothing is asked of nobody: what to begin with' '刚开始用：4 建组织，i 导入花名册'
screen_type i
see 'that key says what it does' '花名册里还没有人，也还没有支部'
line 'a roster brings its branches' '表里写着的支部可以一并'
line 'and is what Enter does' '> 1 从文件导入花名册'
line 'other records, too' '2 导入别的'
line 'or an empty one' '3 要一张空白的花名册'
screen_type 2
see 'which others' '导入哪一种记录'
screen_press Escape
unseen 'not now' '导入哪一种记录'
screen_type i
see 'the roster again' '> 1 从文件导入花名册'
screen_press Enter
see 'the file' '花名册.csv'
screen_press Enter
line 'its columns' '所在支部 第一党支部 所在组织'
screen_press F2
see 'three names are no branches yet' '不合格 60 · 没有的组织 3（F4）'
screen_press F2
see 'a month is no day' '有 3 人的出生日期只有年月'
line 'they may come in without' '1 先不记他们的出生日期'
line 'not unasked' '> 2 这些行留在外面'
screen_type 1
see 'the names are asked about together' '文件里有 3 个组织还没有：第一党支部（党支部，20 行）'
line 'under what there is' '1 一并新建，上级是 测试局'
screen_type 1
see 'the deed' '一并新建 3 个组织'
line 'under a name, not a code' '第一党支部（O000001，党支部，上级 测试局）'
line 'all of them' '导入这 60 行：新增 60、更改 0'
screen_type y
see 'an office' '已导入：新增 60、更改 0、新建组织 3；按 u 撤销'
line 'which owes what branches owe, of twenty' '第一党支部 主题党日全员参与（2026年3月） 0/20'
unseen 'nothing is begun any more' '刚开始用'
tap_is 'sixty, twenty in each' \
    "$(dangjian list person --format csv | sed 1d | cut -d, -f7 | sort | uniq -c | tr -s ' ' | tr '\n' ';')" \
    ' 20 O000001; 20 O000002; 20 O000003;'
tap_is 'no day is made up' "$(dangjian list person --format jsonl | grep -c '"birth_on":null')" 3
screen_type i
see 'from now on any records are' '导入哪一种记录'
screen_press Escape
unseen 'left' '导入哪一种记录'
screen_type u
see 'all of it is one deed' '导入党员'
screen_type y
see 'taken back, it is the first day again' '刚开始用：4 建组织，i 导入花名册'

# Organisations that owe already, and nobody in them.
dangjian add org code=ZB name=测试支部 kind=branch parent=1 founded_on=2020-01-01 >/dev/null
screen_press F5
see 'the list anew' '截至日期'
screen_press Enter
line 'the status line says what is lacking' '花名册里还没有人：i 导入'
screen_type i
see 'with a branch nothing is said of branches' '花名册里还没有人。先做哪一件？'
