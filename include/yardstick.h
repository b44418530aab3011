/* The sections of a policy that ask nothing but measure (obligations.md, section 8): scales (等次、
 * 档次), who is eligible for something (资格), rankings (排名). They name and explain; a person
 * decides. */
#ifndef YARDSTICK_H
#define YARDSTICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "expr.h"
#include "ratio.h"

enum yardstick_kind { YARD_ELIGIBLE, YARD_RANKING, YARD_SCALE, YARD_KINDS };

struct scale_grade {
    const char *word, *label; /* excellent, 优秀 */
};

/* `upto` itself still belongs to the bracket. */
struct scale_bracket {
    struct ratio upto; /* yuan; unknown: no upper end */
    struct ratio rate; /* percent */
};

struct yardstick {
    enum yardstick_kind kind;
    const char *policy; /* id of the file it is written in */
    const char *name;   /* advanced-org */
    const char *title;  /* its name where none is written */
    const char *source; /* 宁党发〔2018〕6号 四·3 */
    const char *note;   /* may be "" */
    int line;

    /* a scale: grades, the best first, or brackets, the lowest first, or one sum for everybody */
    int version;
    struct span life;
    struct scale_grade *grade;
    size_t ngrade;
    struct scale_bracket *bracket;
    size_t nbracket;
    struct ratio fixed; /* yuan; unknown: none */

    /* eligible */
    bool of_person;       /* subject = person */
    unsigned subjects;    /* bits of enum org_kind */
    struct expr *require; /* SCOPE_ORG_TODAY, or SCOPE_CANDIDATE of a person */
    const char *require_text;

    /* ranking; 0: there is no such set */
    bool of_star;   /* of = star: each star a cohort; else of assessments */
    bool of_points; /* of = points: the points of persons, branch by branch; no sets */
    int share;      /* dated fact: percent for which the points count; -1: none */
    int top, bottom, interview, repeat;
    /* grades that those in the bottom set do not get: leading groups; secretaries and full-time
     * officers. NULL: none */
    const char *bar_group, *bar_person;
    const char *cohorts; /* 群众评议, 三星级: these alone; NULL: what no other ranking names */
};

struct policy;

/* The yardsticks of a policy by kind and name; the version of a scale that is in force on d. NULL:
 * none. */
const struct yardstick *yardstick_find(const struct policy *p, enum yardstick_kind kind,
                                       const char *name, daynum d);
/* Whether a ranking of a policy is for the assessments of that cohort. */
bool ranking_takes(const struct policy *p, const struct yardstick *ranking, const char *cohort);
/* How good a grade of a scale is: the best the largest, the worst 1; 0: no such word. */
int scale_rank(const struct yardstick *scale, const char *word);
const char *scale_label(const struct yardstick *scale, const char *word); /* the word where none */
/* Percent for an amount in fen; false where the scale has no bracket for it. */
bool scale_rate(const struct yardstick *scale, int64_t fen, struct ratio *rate);
/* What the scale asks of an amount in fen, or its fixed sum (`fen` is not looked at then): the rate
 * of the bracket on all of it, to the fen, half a fen up. No document says how to round. -1: the
 * scale asks no money, or `fen` is below 0. */
int64_t scale_due(const struct yardstick *scale, int64_t fen);

#endif
