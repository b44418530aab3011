/* Which organisations a name may mean that none has (第二支部 for 第二党支部): the sort, the number
 * and the rest of a name are compared apart, so that 第三党支部 is never offered for it. */
#ifndef ORG_LIKE_H
#define ORG_LIKE_H

#include <stddef.h>

#include "date.h"
#include "db.h"
#include "err.h"

/* The kind an organisation of that name is (党支部: branch); NULL: the name does not say it. */
const char *org_kind_of(const char *name);

/* How near two names are. */
enum likeness {
    LIKE_NOTHING,
    LIKE_PART, /* one may be short for the other */
    LIKE_MUCH, /* but for words that are left out, or one character */
    LIKE_SAME, /* but for 党, 第 and the spelling of numbers */
};

struct org_like {
    const char *code, *name; /* borrowed; code "": not known (org_likes_add) */
    enum likeness how;
};

/* The organisations there are on that day, read once. */
struct org_likes;
enum status org_likes_new(struct org_likes **out, struct db *db, daynum today, struct err *e);
void org_likes_free(struct org_likes *l); /* NULL is legal */
/* One more, of which others may be misspellings. */
void org_likes_add(struct org_likes *l, const char *code, const char *name, const char *kind);
void org_likes_drop_last(struct org_likes *l); /* the last one that was added */
/* The nearest first, at most n; how many. What is written without hanzi is a code: none. */
size_t org_likes_find(const struct org_likes *l, const char *name, struct org_like *out, size_t n);
/* Under which one more branch would stand: where most branches do, else the only committee, else
 * the only one that is under nothing. NULL: nothing says it. Borrowed. */
const char *org_likes_parent(const struct org_likes *l);

#endif
