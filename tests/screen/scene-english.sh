# The screens in English: the due list, why, the key bar and help have no Chinese at 80x24.

. "$srcdir/tests/screen/program.sh"

program_new
program_run 80 24 "exec \"\$PROGRAM\" --lang en"
see 'the due list opens' 'Owed now'
see 'its key bar is English' 'F10Leave'
see 'its heads too' 'Deadline'
screen_press F1
see 'F1 lists the keys' 'What it does'
