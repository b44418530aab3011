# For scenes of the program itself: a small database made by commands, and the screens on it.
# shellcheck shell=sh

program=$(cd "$(dirname "${DANGJIAN:-./dangjian}")" && pwd)/$(basename "${DANGJIAN:-dangjian}")
program_dir=$screen_home/program
program_db=$program_dir/t.db
program_day=2026-03-20
mkdir -p "$program_dir"

# dangjian ARGUMENT...: a command on the database of the scene, on the pinned day.
dangjian() {
    DANGJIAN_TODAY=$program_day DANGJIAN_USER=${program_user:-录入员} DANGJIAN_DB=$program_db HOME=$program_dir \
        XDG_STATE_HOME=$program_dir/state XDG_DATA_HOME=$program_dir/data \
        XDG_CONFIG_HOME=$program_dir/config LC_ALL=C.UTF-8 "$program" "$@"
}

# A policy of the scenes' own: what they expect does not move with the shipped ones.
program_policy() {
    cat <<'END'
[policy]
id     = scene
title  = 演练用的意见
number = 演练〔2026〕1号

[rule theme-day]
title    = 支部主题党日
clause   = 二·6
subject  = branch
every    = month
evidence = theme_day

[rule coverage]
title    = 主题党日全员参与
clause   = 二·6
subject  = branch
every    = month
each     = member
evidence = theme_day

[rule assembly]
title    = 支部党员大会
clause   = 二·2
subject  = branch
every    = month
evidence = member_assembly

[rule lecture]
title    = 党课
clause   = 二·2
subject  = branch
every    = quarter
evidence = lecture

[rule dues]
title    = 按月足额交纳党费
clause   = 二·7
subject  = branch
every    = month
each     = member
evidence = dues

[rule report]
title    = 机关党委会议
clause   = 一·2
subject  = committee
every    = quarter
evidence = committee_meeting

[rule discipline-committee]
title   = 设机关纪委
clause  = 二·1
subject = committee
require = discipline_committee >= 1
END
}

# program_new: an office with one branch of five.
program_new() {
    rm -rf "$program_dir"
    mkdir -p "$program_dir/state/dangjian/drafts"
    program_policy >"$program_dir/scene.ini"
    {
        dangjian init --policy "$program_dir/scene.ini" --name 测试局 --kind unit --since 2026-03-01
        dangjian add org code=JW name=测试局机关党委 short_name=机关党委 kind=committee parent=1
        dangjian add org code=ZB1 name=测试局第一党支部 short_name=第一支部 kind=branch parent=JW \
            founded_on=2020-01-01
        number=0
        for name in 王芳 李强 张伟 刘洋 陈静; do
            number=$((number + 1))
            dangjian add person code=P$number name=$name org=ZB1 status=full \
                joined_on=2010-07-01 full_on=2011-07-01 since_on=2020-01-01
        done
        dangjian add post person=P1 org=ZB1 role=secretary from_on=2024-05-01
        dangjian add term org=ZB1 elected_on=2024-05-01
    } >/dev/null
}

# program_open COLS ROWS [ARGUMENTS]: the screens on it; what follows their end stays in sight.
program_open() {
    program_run "$1" "$2" "exec \"\$PROGRAM\" ${3-}"
}

# program_run COLS ROWS COMMAND: a shell line with $PROGRAM; "end N" is its exit code.
program_run() {
    screen_close
    screen_count=$((screen_count + 1))
    screen new-session -d -x "$1" -y "$2" -e PROGRAM="$program" -e LC_ALL=C.UTF-8 -e NO_COLOR= \
        -e DANGJIAN_TODAY="$program_day" -e DANGJIAN_USER=录入员 -e DANGJIAN_DB="$program_db" \
        -e HOME="$program_dir" -e XDG_STATE_HOME="$program_dir/state" \
        -e XDG_DATA_HOME="$program_dir/data" -e XDG_CONFIG_HOME="$program_dir/config" \
        "cd '$program_dir'; sh -c '$3'; end=\$?; echo; echo end \$end; exec cat"
}

# program_import ENTITY FILE: from the due list, that file of the folder is chosen for an import.
program_import() {
    screen_type i
    see "import of $2: which records" '导入哪一种记录'
    screen_type "$1"
    screen_press Enter
    see 'which file' "$2"
    screen_type "${2%.*}"
    screen_press Enter
}

# program_form COLS ROWS ENTITY [KEY]: one form on it; "saved" or "left" is what became of it.
formdemo=$(dirname "$program")/tests/screen/formdemo
program_form() {
    program_run "$1" "$2" "FORMDEMO_DRAFTS=$program_dir/state/dangjian/drafts/ exec \"$formdemo\" t.db $3 ${4:+\"$4\"}"
}

# The screen with its lines joined where a value is looked for in any of them; blanks squeezed.
screen_line() {
    screen_text 2>/dev/null | tr -s ' ' | grep -qE -- "$1"
}

# line NAME PATTERN: a line of the screen matches, blanks squeezed.
line() {
    screen_check "$1" screen_line "$2"
}

data_says() {
    data_want=$1
    shift
    dangjian "$@" 2>/dev/null | grep -qF -- "$data_want"
}

data_lacks() {
    ! data_says "$@"
}

# data NAME TEXT COMMAND...: what a command prints holds the text; nodata: it does not.
data() {
    data_name=$1
    shift
    screen_check "$data_name" data_says "$@"
}

nodata() {
    data_name=$1
    shift
    screen_check "$data_name" data_lacks "$@"
}

# kill_when_kept TEXT: as the power fails, once a draft holds it.
kill_when_kept() {
    screen_check "half of it is in a draft" grep -qrF -- "$1" "$program_dir/state/dangjian/drafts"
    kill -9 "$(sed -n 's/^process //p' "$program_dir"/state/dangjian/drafts/*)"
    see 'killed in it' 'end 137'
}
