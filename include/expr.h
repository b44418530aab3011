/* Expressions of rules (obligations.md, section 6): compiled once, evaluated often. */
#ifndef EXPR_H
#define EXPR_H

#include <stdbool.h>
#include <stddef.h>

#include "ratio.h"

/* The facts an expression may ask for. */
enum fact {
    FACT_MEMBERS,
    FACT_FULL_MEMBERS,
    FACT_GROUPS,
    FACT_DISCIPLINE_COMMITTEE,
    FACT_BRANCHES,
    FACT_HAS_COMMITTEE,
    FACT_FULLTIME,
    FACT_PARTTIME,
    FACT_TERM_OVERDUE,
    FACT_POST,     /* arg: enum post_role */
    FACT_RECORDED, /* arg: index of a dated fact of the vocabulary (headcount, level …) */
};

struct fact_ref {
    enum fact fact;
    int arg;
};

struct expr;
struct vocabulary;

/* Compiles s. NULL on a mistake: `why` (n bytes) then says what is wrong. */
struct expr *expr_parse(const char *s, const struct vocabulary *v, char *why, size_t n);
void expr_free(struct expr *x);

/* What a fact is worth is asked of the caller. */
typedef struct ratio (*fact_fn)(void *ctx, struct fact_ref f);

bool expr_true(const struct expr *x, fact_fn fact, void *ctx); /* NULL is true */
bool expr_asks(const struct expr *x, enum fact fact);          /* whether it names that fact */

#endif
