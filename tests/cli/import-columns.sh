#!/bin/sh
# Columns as offices have them: units in any brackets, what is not recorded here, two of one header;
# and cells that are empty.
. "${srcdir:=.}/tests/cli/lib.sh"
. "$srcdir/tests/cli/import-lib.sh"

fresh >/dev/null
dj add org code=B1 name=甲支部 kind=党支部 parent=1 >/dev/null

# says NAME LINE: a line of what the last import said.
says() {
    tap_is "$1" "$(grep -F -- "$2" "$work/err" | head -n 1)" "$2"
}

cat >"$work/heads.csv" <<'X'
【姓名】,〔必填〕所在支部,党费基数〔元〕,联系电话［手机］,出生日期【年月日】,转正日期（年/月/日）*
王芳,B1,5000,13800001234,1980-01-02,2002-07-01
X
imports 'brackets of any sort' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/heads.csv"
tap_is 'each where it belongs' "$(dj export person --private 核对 | grep -c '王芳,.*1980-01-02.*13800001234.*5000')" 1

cat >"$work/usual.csv" <<'X'
姓名,民族,学历,身份证号,党内职务,联系电话,所在支部,籍贯（省市）
李强,回族,本科,,支部书记,13800001234,B1,某省
X
imports 'columns that every office has' '1 created, 0 updated, 0 unchanged, 0 refused' person "$work/usual.csv"
says 'those that are not recorded here are told in a line' \
    '没有导入的列（这里不记这些）：“学历”、“党内职务”（请录入任职）、“籍贯（省市）”'
imports 'one may be taken all the same' '0 created, 1 updated, 0 unchanged, 0 refused' person \
    "$work/usual.csv" --map 学历=note
says 'the others are told' '没有导入的列（这里不记这些）：“党内职务”（请录入任职）、“籍贯（省市）”'
tap_is 'it is there' "$(dj list person --format jsonl | grep -c '"note":"本科"')" 1
printf '姓名,星座,学历\n甲,白羊,本科\n' >"$work/stars.csv"
answers 'what nobody knows is asked about' 2 '党员没有“星座”这一列' dj import person "$work/stars.csv"
printf '支部,类型,日期,应到,实到,缺席人员\nB1,党课,2026-03-01,2,1,李强\n' >"$work/act.csv"
imports 'a list of meetings' '1 created, 0 updated, 0 unchanged, 0 refused' activity "$work/act.csv"
says 'who was there is entered apart' \
    '没有导入的列（这里不记这些）：“应到”（请录入出席）、“实到”（请录入出席）、“缺席人员”（请录入出席）'

# Two of one header.
printf '姓名,所在支部,备注,备注\n王芳,B1,一,二\n' >"$work/two.csv"
answers 'two columns of one header' 2 "有两列都是“备注”，请删去一列，或用 --map '备注#2=' 略过。" \
    dj import person "$work/two.csv"
answers 'a third is not there' 2 '--map 里的“备注#3”不是文件中的列名' dj import person "$work/two.csv" \
    --map '备注#3='
imports 'the second is passed over' '0 created, 1 updated, 0 unchanged, 0 refused' person "$work/two.csv" \
    --map '备注#2='
tap_is 'the first one counts' "$(dj list person --format jsonl | grep -c '"note":"一"')" 1
printf '姓名,所在支部,备注,备注\n王芳,B1,三,四\n' >"$work/two.csv"
imports 'as it was said' '0 created, 1 updated, 0 unchanged, 0 refused' person "$work/two.csv"
says 'which is told' '按上次的 --map，“备注#2”略过。'
imports 'the other way round' '0 created, 1 updated, 0 unchanged, 0 refused' person "$work/two.csv" \
    --map '备注#1=' --map '备注#2=note'
tap_is 'the second one counts' "$(dj list person --format jsonl | grep -c '"note":"四"')" 1
printf '姓名,所在支部,星座,星座\n王芳,B1,白羊,\n' >"$work/two.csv"
imports 'one word for all of a header' '0 created, 0 updated, 1 unchanged, 0 refused' person "$work/two.csv" \
    --map 星座=

# Empty cells.
cat >"$work/half.csv" <<'X'
姓名,所在支部,联系电话,职务
王芳,B1,,科长
李强,B1,,
X
dj set person P000001 title=科员 >/dev/null
dj set person P000002 title=主任 >/dev/null
imports 'what they would take away is told' '0 created, 2 updated, 0 unchanged, 0 refused' person "$work/half.csv" \
    --dry-run
says 'by field' '空着的格清空已有的内容 3 处：职务 1、电话 2（不清空：--blank keep；那时要清空的格写“（空）”）'
answers 'another word' 2 'clear 或 keep' dj import person "$work/half.csv" --blank maybe
imports 'they may say nothing' '0 created, 1 updated, 1 unchanged, 0 refused' person "$work/half.csv" --blank keep
tap_is 'what was recorded stands' \
    "$(field person P000001 title) $(field person P000001 phone) $(field person P000002 title)" \
    '"科长" "138****1234" "主任"'
sed 's/李强,B1,,/李强,B1,（空）,/' "$work/half.csv" >"$work/said.csv"
imports 'but for what is said to be empty' '0 created, 1 updated, 1 unchanged, 0 refused' person "$work/said.csv" \
    --blank keep
tap_is 'that is' "$(field person P000002 phone) $(field person P000002 title)" 'null "主任"'
tap_is 'and is no loss to be told' "$(grep -c 清空已有 "$work/err")" 0
imports 'else they empty' '0 created, 2 updated, 0 unchanged, 0 refused' person "$work/half.csv"
tap_is 'as the contract says' "$(field person P000001 phone) $(field person P000002 title)" 'null null'
imports 'a new record has nothing to lose' '1 created, 0 updated, 0 unchanged, 0 refused' person - --blank keep <<'X'
姓名,所在支部,联系电话
张伟,B1,
X
tap_is 'nothing told' "$(grep -c 清空已有 "$work/err")" 0
tap_end
