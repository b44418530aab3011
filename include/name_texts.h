/* The names of an entity in memory, as lists look for them (name_key): a word of a filter is looked
 * for among 20,000 organisations in a millisecond. They are read in pieces, between keys; once
 * something was written, here or by others, they are of no use until they are read anew. */
#ifndef NAME_TEXTS_H
#define NAME_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "db.h"

struct name_texts;

struct name_texts *name_texts_new(struct db *db, const char *entity); /* both borrowed */
void name_texts_free(struct name_texts *t);                           /* NULL is legal */

/* Reads some hundreds, in a millisecond or two; false: these are all, or they are too many. */
bool name_texts_more(struct name_texts *t);
/* Whether they are all there, of that entity, and nothing was written since. */
bool name_texts_ready(const struct name_texts *t, const char *entity);
/* The code of the next one that holds the word; *at (0 to begin) moves past it. NULL: no other.
 * Borrowed until name_texts_more(). */
const char *name_texts_next(const struct name_texts *t, const char *word, size_t *at);

#endif
