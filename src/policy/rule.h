/* One [rule …] section -> struct rule. Private to the room. */
#ifndef RULE_H
#define RULE_H

#include "mem.h"
#include "policy.h"

/* Makes a rule of the entries first .. first+n-1 of t (the section line and its keys). Mistakes go
 * to p; the rule is given all the same, with what could be understood. */
struct rule *rule_make(const struct policy_text *t, size_t first, size_t n,
                       const struct vocabulary *v, struct pool *pool, struct problems *p);
/* The rule that an [evidence TYPE] section with `required` is (NULL: without): a record of the type
 * lacks an element. */
struct rule *rule_of_record(const struct policy_text *t, size_t first, size_t n,
                            const struct vocabulary *v, struct pool *pool, struct problems *p);
void rule_clear(struct rule *r); /* what the pool does not own */

/* What a key may stand with: bits of rule kinds. */
enum {
    IN_PERIODIC = 1 << RULE_PERIODIC,
    IN_EVENT = 1 << RULE_EVENT,
    IN_TERM = 1 << RULE_TERM,
    IN_STRUCTURE = 1 << RULE_STRUCTURE,
    IN_STREAK = 1 << RULE_STREAK,
    IN_ITEM = 1 << RULE_ITEM,
    IN_EACH = IN_PERIODIC | IN_STREAK,
    IN_ALL = IN_EACH | IN_EVENT | IN_TERM | IN_STRUCTURE | IN_ITEM,
};

/* A section being read. */
struct making {
    struct rule *r;
    const struct policy_text *t;
    const struct vocabulary *v;
    struct pool *pool;
    struct problems *p;
    size_t first, n;
    int line;        /* of the key being read */
    const char *key; /* being read */

    /* what is only judged when all keys are known */
    const char *count;
    int count_line;
    daynum from, until;
    bool remind;
};

#define BAD(m, ...) problems_add((m)->p, (m)->t->file, (m)->line, __VA_ARGS__)

/* A key: where it may stand, and what reads its value. */
struct rule_key {
    const char *name;
    unsigned kinds;
    bool empty; /* its value may be empty */
    void (*read)(struct making *m, const char *value);
    const char *help; /* what it says, for the manual */
};
const struct rule_key *rule_key(const char *name); /* NULL: no such key */
const struct rule_key *rule_key_at(size_t i);      /* NULL: there are no more */

bool number_read(const char *s, int most, int *out); /* digits alone */

#endif
