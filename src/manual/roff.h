/* Inside the manual: pages for the macros of man(7), appended to out. */
#ifndef ROFF_H
#define ROFF_H

#include "manual.h"

void roff_begin(struct buf *out, const char *name, int chapter, const char *version);
void roff_name(struct buf *out, const char *name, const char *text); /* the chapter of the name */
void roff_head(struct buf *out, const char *macro, const char *s); /* .SH or .SS */
void roff_line(struct buf *out, const char *s);
void roff_term(struct buf *out, const char *term, const char *text); /* with a hanging term */

#endif
