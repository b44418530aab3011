/* Why a line of the due list stands as it does, in words: for the command and for F3. */
#ifndef WHY_H
#define WHY_H

#include "buf.h"
#include "due.h"

/* Appends the explanation of d as lines of text: the rule and its source, the window, what counted,
 * what did not and why, who is lacking. Reads the records it names from the office's database. */
enum status why_explain(struct buf *out, struct office *o, const struct duty *d, daynum today,
                        struct err *e);

#endif
