/* What `import` says of a file besides its counts. */
#ifndef IMPORT_SAY_H
#define IMPORT_SAY_H

#include "import.h"

/* Of its columns: what an earlier import said of them, which are passed over. */
void import_say_columns(const struct import *im);
/* Of its lines, after a run; good: nothing was refused that stops it. */
void import_say_run(const struct import *im, bool good);

#endif
