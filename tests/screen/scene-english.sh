# The screens in English: the due list, why, the key bar and help have no Chinese at 80x24.

. "$srcdir/tests/screen/program.sh"

program_new
program_run 80 24 "exec \"\$PROGRAM\" --lang en"
see 'the due list opens' 'Owed now'
see 'its key bar is English' 'F10Leave'
see 'its heads too' 'Deadline'
screen_press F1
see 'F1 lists the keys' 'What it does'
screen_press Escape
unseen 'F1: left' 'What it does'
see 'no status is cut' 'Unmet '
unseen 'nor the title of how far it has come' 'Prog…'
screen_press 4
see 'the tree' 'Secretary'
unseen 'its titles are whole' 'Memb…'
screen_press Escape
see 'back' 'Deadline'
screen_press 9
see 'evaluation' 'Assessment'
unseen 'and what kind a line is' 'Rev…'
screen_press Escape
see 'back again' 'Deadline'

# What a column has and does not want goes to those that lack least.
screen_press k
line 'words stand apart from a name' '\(JW\) [^ ]'
screen_press Escape
screen_press F10
see 'the end' 'end 0'
program_policy() {
    printf '[policy]\nid = scene\nnumber = 演练〔2026〕1号\n\n[rule term]\ntitle = 支部换届\nclause = 二·9\n'
    printf 'subject = branch\nterm = 3\n'
}
program_new
program_run 80 24 "exec \"\$PROGRAM\" --lang en --on 2026-12-20"
see 'the due list once more' 'Owed now'
screen_press 7
line 'terms: titles and status are whole' 'Elected on +Yrs Ends on +Days Status +Next step'
line 'a line of them' '2024-05-01 +3 2027-05-01 +132 Due soon '
screen_press Escape
see 'back once more' 'Deadline'
dangjian add ledger code=L1 kind=main_duty org=ZB1 title=A owner=B opened_on=2026-02-01 deadline=2026-12-19 >/dev/null
dangjian add ledger code=L2 kind=problem org=ZB1 title=C owner=D opened_on=2026-02-01 deadline=2026-12-21 >/dev/null
screen_press 8
see 'the ledger' 'L'
line 'no state is cut' '^> Overdue +2026-12-19'
line 'nor the longer words' 'Due soon 2026-12-21'
see 'and what kind it is is told by its first word' 'Problems'
screen_press Escape F10
see 'the end once more' 'end 0'

# Names that were chosen stay names when the list of them is opened again.
dangjian add activity code=A1 org=ZB1 types='theme_day;lecture' held_on=2026-03-10 theme=T >/dev/null
program_run 80 24 "exec \"\$PROGRAM\" --lang en --on 2026-03-20"
see 'the due list again' 'Deadline'
screen_press 3
see 'the meeting' '2026-03-10'
screen_press F4
see 'its form' 'Held on'
screen_press Up
line 'its two types' 'heme day, .*ecture'
screen_press F4
see 'both are ticked' 'selected 2'
screen_press F2
unseen 'taken again' 'selected 2'
tap_run 'they are called as before' screen_line 'heme day, .*ecture *\]'
tap_run 'and neither by its word' screen_lacks ', lecture'
screen_press F10 F10 F10
see 'the last end' 'end 0'
