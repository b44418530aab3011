/* Names of organisations as people say them (第一支部): full names may be longer than a column and
 * begin all alike. */
#ifndef SHORT_NAMES_H
#define SHORT_NAMES_H

#include "app.h"

struct short_names;

struct short_names *short_names_read(struct app *a);
void short_names_free(struct short_names *s); /* NULL is legal */
/* Borrowed; `otherwise` where the organisation has none. */
const char *short_name(const struct short_names *s, const char *code, const char *otherwise);

#endif
