/* Lists as fields keep them: words joined by ';' (lecture;plan(year)). The word of a type may have
 * a form in brackets. An empty text is an empty list. */
#ifndef LISTED_H
#define LISTED_H

#include <stdbool.h>
#include <stddef.h>

/* A word where it stands: n bytes, not closed. */
struct listed {
    const char *text;
    size_t n;
    size_t bare; /* bytes before its form: plan of plan(year) */
};

/* The first word of *list, which becomes what follows it; false: there is none. */
bool listed_next(const char **list, struct listed *word);
/* The same as a text of its own; NULL: there is none. The caller frees it. */
char *listed_take(const char **list);

bool listed_has(const char *list, const char *word);
bool listed_holds(const char *list, const char *word, size_t n); /* of n bytes */
bool listed_has_type(const char *list, const char *type);        /* with whatever form */

#endif
