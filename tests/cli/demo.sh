#!/bin/sh
# dangjian demo: the same every time, as large as asked for, and every rule of nx6 at work in it.

. "${srcdir:=.}/tests/cli/lib.sh"

entities='org placement fact person membership post term event activity attendance dues review
    waiver debrief ledger'

# made ARGUMENTS...: the demonstration, its words kept out of sight.
made() {
    dj demo "$@" 2>"$work/err"
}

# rows FILE: all there is in it, in its order, private columns included.
rows() {
    for entity in $entities; do
        dj --db "$1" export "$entity" --format csv --private 比较
    done
}

# rules FILE: "RULE STATUS", once each; what a record must hold is told of only where it lacks something.
rules() {
    dj --db "$1" due --all --format jsonl | grep -v '"kind":"record"' |
        sed 's/.*"rule":"\([^"]*\)".*"status":"\([^"]*\)".*/\1 \2/' | sort -u
}

# never_done FILE: rules that ask something and are never done in time.
never_done() {
    rules "$1" | "$AWK" '{ asks[$1] = 1 } $2 == "done" { done[$1] = 1 }
        END { for (rule in asks) if (!(rule in done)) print rule }' | sort
}

# usual OVERDUE UNMET: as many as an office has.
usual() {
    [ "$1" -ge 8 ] && [ "$1" -le 30 ] && [ "$2" -ge 1 ] && [ "$2" -le 9 ]
}

# left BEGINNING: the files of the work folder that begin so.
left() {
    for file in "$work/$1"*; do
        [ ! -e "$file" ] || basename "$file"
    done
}

count() {
    wc -l | tr -d ' '
}

# Without -o: a place of its own.
place=$XDG_DATA_HOME/dangjian/demo.db
prints 'demo says where it is' "$place" dj demo
tap_is 'and leaves nothing beside it' "$(ls "$XDG_DATA_HOME/dangjian")" demo.db
first=$(rows "$place" | cksum)
prints 'again: the earlier one is replaced' "$place" dj demo
tap_is 'the same rows in the same order' "$(rows "$place" | cksum)" "$first"

# Files of one's own.
made --seed 2 -o "$work/two.db" >/dev/null
first=$(rows "$place" | cksum)
tap_run 'another seed, other rows' [ "$(rows "$work/two.db" | cksum)" != "$first" ]
before=$(cksum <"$work/two.db")
answers 'an existing file is refused' 4 '已经存在' dj demo -o "$work/two.db"
tap_is 'and left alone' "$(cksum <"$work/two.db")" "$before"
answers 'a folder that is not there' 3 '不存在' dj demo -o "$work/none/a.db"
answers 'too few organisations' 2 '--orgs' dj demo --orgs 3 -o "$work/b.db"
answers 'no number' 2 '--seed' dj demo --seed x -o "$work/b.db"
answers 'no years' 2 '--years' dj demo --years 0 -o "$work/b.db"
answers 'a day too early for the people' 2 '--on' dj --on 1950-01-01 demo -o "$work/b.db"
tap_is 'what failed left nothing' "$(left b.)" ''

(
    trap '' XFSZ
    ulimit -f 4000 # blocks of 512 bytes: the disk is full half way
    dj demo -o "$work/full.db" >/dev/null 2>"$work/err"
)
tap_is 'a full disk: failed' $? 1
tap_is 'nothing is left of it' "$(left full)" ''
: >"$work/stale.db.new" # as an interrupted run would
made -o "$work/stale.db" >/dev/null
tap_is 'what an earlier run left is cleared away' "$(left stale)" stale.db

# The rules.
tap_is 'every rule that asks has something done' "$(never_done "$place")" ''
for rule in assembly-monthly assembly-quarterly branch-committee branch-committee-7 branch-plan \
    committee-meeting congress coverage discipline-committee discipline-duty discipline-member \
    dues group-meeting half-review head-talk inspection joint-branch july-first \
    leader-lecture lecture life-meeting member-review quarter-inspection quarter-report relay \
    review-disposition secretary-lecture special-life-meeting staff-ratio study-decision \
    talk-award talk-complaint talk-conflict talk-difficulty talk-job-change talk-retirement \
    term-branch term-committee theme-day theme-plan-quarter theme-plan-year theory-list vacancy \
    violation-handling violation-report year-end-hearing year-start-study report-up \
    report-up-work-committee written-debrief double-life committee-debrief review-material makeup \
    leader-field member-field new-secretary-training problem-ledger resolution-follow-up \
    rectification secretary-review irregular-branch; do
    rules "$place" | grep -q "^nx6\.$rule done" || echo "nx6.$rule"
done >"$work/absent"
for rule in branch-size committee-lecture hours-member; do
    rules "$place" | grep -q "^base\.$rule done" || echo "base.$rule"
done >>"$work/absent"
tap_empty 'each rule of nx6 for these kinds asks' "$(cat "$work/absent")"
tap_is 'every status is there' "$(dj --db "$place" due --all --format jsonl |
    sed 's/.*"status":"\([^"]*\)".*/\1/' | sort -u | tr '\n' ' ')" \
    'done due late open overdue unmet waived '

# A morning as it may be: on any day a dozen or two overdue, a few not in order.
for day in 2026-11-21 2026-03-31 2027-02-28; do
    rm -f "$work/morning.db"
    dj --on $day demo -o "$work/morning.db" >/dev/null 2>&1
    overdue=$(dj --db "$work/morning.db" --on $day due --format jsonl | grep -c '"overdue"')
    unmet=$(dj --db "$work/morning.db" --on $day due --format jsonl | grep -c '"unmet"')
    tap_run "$day: $overdue overdue, $unmet unmet" usual "$overdue" "$unmet"
done

# Larger and smaller ones.
for n in 10 23 90 260; do
    rm -f "$work/size.db"
    made --orgs $n -o "$work/size.db" >/dev/null
    tap_is "--orgs $n" "$(dj --db "$work/size.db" export org --format jsonl | count)" $n
done
# So many are read ahead by a thread, those of one organisation and below it one by one.
dj --db "$work/size.db" --on $day due --all --format jsonl >"$work/all.jsonl"
dj --db "$work/size.db" --on $day --org GW due --all --format jsonl >"$work/one.jsonl"
tap_run 'marks read in one stream and looked up one by one give the same list' \
    cmp "$work/all.jsonl" "$work/one.jsonl"
tap_run 'of some length' test "$(count <"$work/all.jsonl")" -gt 10000
tap_is 'with several units too every rule has something done' "$(never_done "$work/size.db")" ''
tap_is 'and those of a working committee and of a county ask' \
    "$(rules "$work/size.db" | grep -e '^nx6\.secretary-training done' \
        -e '^nx6\.term-committee-county done' | count)" 2
rm -f "$work/size.db"
made --years 0.5 -o "$work/size.db" >/dev/null
tap_is '--years 0.5 begins on the first of the month half a year ago' \
    "$(dj --db "$work/size.db" export activity --format jsonl |
        sed 's/.*"held_on":"\([0-9]*-[0-9]*\).*/\1/' | sort -u | head -n 1)" 2026-05

tap_end
