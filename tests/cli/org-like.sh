#!/bin/sh
# A name that no organisation has: which it may mean is said wherever one is typed.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

fresh >/dev/null
dj add org code=JW name=县直机关党委 short_name=机关党委 kind=机关党委 parent=1 >/dev/null
dj add org code=B2 name=第二党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B3 name=机关第二党支部 kind=党支部 parent=JW >/dev/null
dj add org code=B4 name=第三党支部 kind=党支部 parent=JW >/dev/null
dj add org code=G21 name=第一党小组 kind=党小组 parent=B2 >/dev/null
dj add org code=G22 name=第二党小组 kind=党小组 parent=B2 >/dev/null
dj add org code=G31 name=第一党小组 kind=党小组 parent=B3 >/dev/null

may='没有组织“第二支部”，是不是 “第二党支部”（B2）、“机关第二党支部”（B3）？请改正（已有的见 dangjian list org）。'
answers 'the scope of a command' 3 "$may" dj --org 第二支部 list person
answers 'of the due list' 3 "$may" dj --org 第二支部 due
prints 'the due list takes a name, as the others do' "$(dj --org B3 due --format csv)" dj --org 机关第二党支部 due --format csv
answers 'of check' 3 "$may" dj --org 第二支部 check
answers 'a filter' 3 "$may" dj list person --where org=第二支部
answers 'one that is shown' 3 "$may" dj show org 第二支部
answers 'one that is changed' 3 "$may" dj set org 第二支部 note=甲
answers 'a part of a key' 3 "$may" dj show term 第二支部/2024-05-01
answers 'a field of a new row' 4 "所在组织：$may" dj add person name=钱某 org=第二支部
answers 'a field that is changed' 4 "上级组织：$may" dj set org B4 parent=第二支部
answers 'one of several' 4 "联合组织：$may" dj add activity org=B4 types=lecture held_on=2026-05-12 joint='B3;第二支部'
printf '姓名,所在支部\n钱某,第九党支部\n' >"$work/new.csv"
answers 'under which others are made' 3 "$may" dj import person "$work/new.csv" --make-orgs 第二支部
plain='没有组织“B77”，请先录入（已有的见 dangjian list org）。'
answers 'a code is none' 3 "$plain" dj --org B77 list person
answers 'nothing is like it' 3 '没有组织“第四支部”，请先录入（已有的见 dangjian list org）。' dj --org 第四支部 list person
dj set org B2 dissolved_on=2026-01-01
answers 'one that is no more is understood, and so offered' 3 "$may" dj --org 第二支部 list person
dj set org B2 dissolved_on=

# A 党小组: those of the branch alone.
answers 'a group of the branch' 4 \
    '党小组：“第二党支部”没有党小组“第一组”，是不是 “第一党小组”（G21）？请改正（已有的见 dangjian list org）。' \
    dj add person name=钱某 org=B2 group=第一组
answers 'not of another one' 4 '“机关第二党支部”没有党小组“第二组”，请先录入' dj add person name=钱某 org=B3 group=第二组
answers 'a branch without any' 4 '“第三党支部”没有党小组“第一组”，请先录入' dj add person name=钱某 org=B4 group=第一组

# In a file: the name stands with its branch.
cat >"$work/groups.csv" <<'N'
姓名,所在支部,党小组
钱某,第二党支部,第一组
孙某,第二党支部,2组
吴某,机关第二党支部,第一组
郑某,机关第二党支部,第三组
N
refuses 'import says it of each' \
    '没有组织“第一组”，是不是 “第一党小组”（G21）？请改正（或 dangjian import --meant '"'第二党支部/第一组=G21'"'）。' \
    '0 created, 0 updated, 0 unchanged, 4 refused' person "$work/groups.csv"
tap_is 'all of them are told with their branch' "$(grep ^还没有的组织 "$work/err")" \
    '还没有的组织 4 个：第一组（第二党支部的党小组，1 行，是不是 “第一党小组”（G21）？）、2组（第二党支部的党小组，1 行，是不是 “第二党小组”（G22）？）、第一组（机关第二党支部的党小组，1 行，是不是 “第一党小组”（G31）？）、第三组（机关第二党支部的党小组，1 行）'
refuses 'what is near is not made unasked' '没有组织“第一组”' '0 created, 0 updated, 0 unchanged, 3 refused' \
    person "$work/groups.csv" --make-orgs JW
imports 'each is the one of its branch' '4 created, 0 updated, 0 unchanged, 0 refused' person "$work/groups.csv" \
    --make-orgs JW --meant 第二党支部/第一组=第一党小组 --meant 第二党支部/2组=G22 --meant 机关第二党支部/第一组=第一党小组
tap_is 'by its name there' "$(dj list person --format csv | sed 1d | cut -d, -f2,8 | tr -d '\r' | tr '\n' ' ')" \
    '钱某,G21 孙某,G22 吴某,G31 郑某,O000001 '
dj undo >/dev/null 2>&1
imports 'or another one, which is made' '4 created, 0 updated, 0 unchanged, 0 refused' person "$work/groups.csv" \
    --make-orgs JW --meant 第二党支部/第一组=new --meant 第二党支部/2组=G22 --meant 机关第二党支部/第一组=G31
tap_is 'beside the first' "$(dj list org --where parent=B2 --format csv | sed 1d | cut -d, -f2 | tr '\n' ' ')" \
    '第一党小组 第二党小组 第一组 '

# A name with a stroke of its own.
dj add org code=B5 name=办公室/人事处党支部 kind=党支部 parent=JW >/dev/null
printf '姓名,所在支部\n冯某,办公室/人事党支部\n' >"$work/stroke.csv"
imports 'is meant whole' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/stroke.csv" \
    --meant 办公室/人事党支部=B5
tap_end
