/* The yardsticks of a policy while it is put together. Private to the room. */
#ifndef YARD_H
#define YARD_H

#include "mem.h"
#include "policy.h"
#include "yardstick.h"

struct yards {
    struct yardstick **v; /* sorted by kind, name and version once yards_make() has run */
    size_t n, cap;
};

/* Those of an included policy: they replace what an earlier one brought under the same name. */
void yards_include(struct yards *l, const struct policy *inner);
/* The [scale], [eligible] and [ranking] sections of t, which replace the included ones of their
 * names. p is their policy. Each one made goes into `made` too. Mistakes go to
 * `problems`. */
void yards_make(struct yards *l, const struct policy_text *t, const struct policy *p,
                const struct vocabulary *words, struct pool *pool, struct yards *made,
                struct problems *problems);
void yards_clear(struct yards *made); /* what the pool does not own */

/* A section being read. */
struct yard_making {
    struct yardstick *y;
    const struct policy *policy;
    const struct policy_text *t;
    const struct vocabulary *words;
    struct pool *pool;
    struct problems *problems;
    int line; /* of the key being read */
    const char *key;
    daynum from, until;
};

#define YARD_BAD(m, ...) problems_add((m)->problems, (m)->t->file, (m)->line, __VA_ARGS__)

/* yard_keys.c: reads the value of m->key, an empty one is passed over; false where it is title,
 * clause, number or note, or no key at all (policy.c tells). */
bool yard_key(struct yard_making *m, const char *value);
/* For the manual: the keys in their order; false: there are no more. */
bool yard_key_at(size_t i, const char **name, const char **help);
bool yard_name_good(const char *s); /* small letters, digits, - _ . */

#endif
