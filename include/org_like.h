/* Which organisations a name may mean that none has (第二支部 for 第二党支部): the sort, the number
 * and the rest of a name are compared apart, so that 第三党支部 is never offered for it. */
#ifndef ORG_LIKE_H
#define ORG_LIKE_H

#include <stddef.h>

#include "date.h"
#include "db.h"
#include "err.h"

struct buf;

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
    char *code, *name; /* code "": not known (org_likes_add) */
    enum likeness how;
};
enum { ORG_LIKES = 3 /* that are offered */ };

/* The organisations there are on that day (DAY_NONE: all), read once. */
struct org_likes;
enum status org_likes_new(struct org_likes **out, struct db *db, daynum today, struct err *e);
void org_likes_free(struct org_likes *l); /* NULL is legal */
/* One more, of which others may be misspellings; parent: the code of its superior. */
void org_likes_add(struct org_likes *l, const char *code, const char *name, const char *kind,
                   const char *parent);
void org_likes_drop_last(struct org_likes *l); /* the last one that was added */
/* The nearest first, at most n; how many. What is written without hanzi is a code: none. branch:
 * the code of the one whose 党小组 is meant; NULL: it may be any organisation. */
size_t org_likes_find(const struct org_likes *l, const char *name, const char *branch,
                      struct org_like *out, size_t n);
void org_like_free(struct org_like *found, size_t n); /* what was found */
/* “第二党支部”（B2）、“机关第二党支部”（B3）: appended. */
void org_like_say(const struct org_like *found, size_t n, struct buf *out);
/* Refuses a name that nothing has, with those it may mean: ST_MISSING. branch: as above. */
enum status org_like_refuse(struct db *db, const char *typed, const char *branch, struct err *e);
/* Under which one more branch would stand: where most branches do, else the only committee, else
 * the only one that is under nothing. NULL: nothing says it. Borrowed. */
const char *org_likes_parent(const struct org_likes *l);

#endif
