/* Rules as a table: what each demands, where that stands, what counts for it. */
#ifndef RULES_TABLE_H
#define RULES_TABLE_H

#include "table.h"
#include "world.h"

/* By id, the versions one after another, each once. */
struct table *rules_table(const struct world *w, const struct rule *const *r, size_t n);
/* One version of a rule, whichever policy it is written in; NULL: there is none. */
const struct rule *rules_find(const struct world *w, const char *id, int version);

#endif
