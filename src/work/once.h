/* Which line of a file was the first about a row. Rows that a file makes get their numbers in the
 * order of its lines: they are kept as runs, however many they are. */
#ifndef ONCE_H
#define ONCE_H

#include <stdbool.h>
#include <stdint.h>

struct once;

struct once *once_new(void);
void once_free(struct once *o); /* NULL is legal */

int once_line(const struct once *o, int64_t id); /* 0: none yet */
/* The first line about a row counts; made: the row is a new one, with a number above all before. */
void once_note(struct once *o, int64_t id, int line, bool made);

#endif
