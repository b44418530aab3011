/* What the program remembers between two runs: values under names in sections, in one small file
 * ($XDG_STATE_HOME/dangjian/lists). Losing it loses no record, so nothing here is an error. */
#ifndef REMEMBER_H
#define REMEMBER_H

#include <stdbool.h>

struct buf;

/* Appends the value; false: there is none. */
bool remember_get(const char *path, const char *section, const char *name, struct buf *out);
/* Writes the whole file anew, atomically. value NULL: forgotten. Lines and equals signs in a name,
 * and line ends in a value, become blanks. */
void remember_put(const char *path, const char *section, const char *name, const char *value);
/* The names of a section in the order in which they were first put. */
void remember_each(const char *path, const char *section,
                   void (*each)(void *ctx, const char *name, const char *value), void *ctx);

#endif
