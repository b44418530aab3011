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
    FACT_TERM_LATE, /* overdue, or elected late in that year */
    FACT_STAR,
    FACT_GRADE, /* also of a person: a candidate */
    FACT_PAIRINGS,
    FACT_POST,     /* arg: enum post_role; of a person: held anywhere */
    FACT_RECORDED, /* arg: index of a dated fact of the vocabulary (headcount, level …) */
    FACT_PROJECTS, /* arg: evidence type project(KIND) */
    FACT_MISSED,   /* arg: slot of the vocabulary */
    FACT_MARKS,    /* arg: evidence type */
    /* of a record (counts) */
    FACT_DAYS,
    FACT_HOURS,
    FACT_OWN,
    FACT_HAS, /* arg: index of record_fields */
    /* of a person (among) */
    FACT_CATEGORY,
    FACT_STATUS,
    FACT_FULL_TIME,
    FACT_HEADS, /* of how many organisations (机关党委、总支、支部) one is the secretary */
};

/* Of what an expression speaks. */
enum scope {
    SCOPE_ORG,       /* an organisation on a day (when, require) */
    SCOPE_ORG_TODAY, /* the same as of today: missed.SLOT and marks.TYPE too */
    SCOPE_RECORD,    /* counts */
    SCOPE_PERSON,    /* among */
    SCOPE_CANDIDATE, /* a person today ([eligible]); org.FACT is of the own organisation, head.FACT
                        of those whose secretary one is: the least of what is known of them */
};

struct fact_ref {
    enum fact fact;
    int arg;
    bool of_org;  /* SCOPE_CANDIDATE: org.FACT */
    bool of_head; /* SCOPE_CANDIDATE: head.FACT, of what one is the secretary of */
};

struct expr;
struct vocabulary;

/* Compiles s. NULL on a mistake: `why` (n bytes) then says what is wrong. */
struct expr *expr_parse(const char *s, const struct vocabulary *v, enum scope scope, char *why,
                        size_t n);
void expr_free(struct expr *x);

/* What a fact is worth is asked of the caller. */
typedef struct ratio (*fact_fn)(void *ctx, struct fact_ref f);

bool expr_true(const struct expr *x, fact_fn fact, void *ctx); /* NULL is true */
bool expr_asks(const struct expr *x, enum fact fact);          /* whether it names that fact */
/* Calls back for each fact it names. */
void expr_facts(const struct expr *x, void (*fn)(void *ctx, struct fact_ref f), void *ctx);
/* members, post.secretary, headcount: as an expression writes it. */
void expr_fact_name(char *out, size_t n, struct fact_ref f, const struct vocabulary *v);

/* A comparison or a bare value that makes an expression what it is. */
struct expr_text {
    const char *s; /* not closed by a zero byte */
    size_t n;
};
struct expr_part {
    const struct expr *x;             /* expr_facts(x, …) names what it asks */
    bool compares;                    /* else `left` and `a` alone are filled */
    bool constant;                    /* the right side is a number or a word */
    bool negated;                     /* stands under an odd number of `not` */
    bool holds;                       /* by itself, without the `not` */
    struct expr_text left, op, right; /* as written; op with its blanks */
    struct ratio a, b;                /* what the sides are worth */
};
typedef void (*part_sink)(void *ctx, const struct expr_part *p);
/* Where x is false: the parts that make it false; where it is true: those that carry it. text is
 * what x was compiled from. */
void expr_parts(const struct expr *x, const char *text, fact_fn fact, void *ctx, part_sink sink,
                void *sink_ctx);

#endif
