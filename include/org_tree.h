/* The organisations as a tree (组织), each with what a secretary wants to see beside it: members,
 * its secretary, when its term ends, and what of its structure does not meet the policy. */
#ifndef ORG_TREE_H
#define ORG_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "db.h"
#include "err.h"

struct org_line {
    char *code, *name;
    const char *kind;  /* a word: branch */
    int depth;         /* 0: at the top */
    int below;         /* organisations under it that are active */
    int members;       /* as the fact `members` counts them: above branches those below too */
    char *secretary;   /* names, 、 between; "" for none */
    daynum term_due;   /* DAY_NONE: no term asked of it */
    bool term_missing; /* a term is asked and none was ever recorded */
    bool term_overdue;
    size_t unmet; /* lines 不达标 of its due list */
    bool active;  /* on the day asked */
};

struct org_tree {
    struct org_line *v; /* every organisation, those below right after the one above */
    size_t n;
};

/* The office knows names. */
struct office;
enum status org_tree_of(struct org_tree *t, struct office *o, daynum day, struct err *e);
void org_tree_free(struct org_tree *t);

#endif
