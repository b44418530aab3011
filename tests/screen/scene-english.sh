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
