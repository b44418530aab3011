/* What is no obligation but stands in reports (obligations.md, section 8): heads, attendance,
 * talks, dues. Pure: no database, no clock. Nothing else counts by itself. */
#ifndef FIGURES_H
#define FIGURES_H

#include "world.h"

/* Of one organisation in a period. */
struct figures {
    int64_t full, probationary; /* members on the last day */
    int64_t expected;           /* members not waived on held_on, summed over its roll calls */
    int64_t present;            /* of them: were there, or made it up */
    int64_t talks;              /* 谈心谈话 held */
    int64_t due, paid, owing;   /* fen, of the months of the period: dues_figures (dues_grid.h) */
    int64_t unset, unset_owed;  /* months that are in none of these: dues_sums there */
    int64_t unset_people;       /* who has such months; nobody's sum: some are in two branches */
};

/* A record held in the period. */
struct figure_record {
    int org;
    daynum held;
    bool talk;
    bool roll;          /* a meeting of all members (figures_rolls) that has an attendance list */
    const int *present; /* persons there or made up, ascending, each once */
    size_t npresent;
    const char *types; /* words with their forms, ';' between */
};

/* One month of one person, as recorded. */
struct figure_dues {
    int person;
    daynum month;      /* its first day */
    int64_t due, paid; /* fen; blank is 0 */
};

/* Where they come from, in any order; false at the end. The memory is borrowed until the next
 * call. */
struct figure_source {
    void *ctx;
    bool (*record)(void *ctx, struct figure_record *out);
    bool (*dues)(void *ctx, struct figure_dues *out);
};

/* The types of meetings to which every member is called; closed by NULL. A committee's meeting or a
 * talk of two says nothing about attendance. */
extern const char *const figures_rolls[];

/* Fills own[0 .. norg-1], each organisation by itself; dues are nought. */
void figures_make(const struct world *w, struct figure_source s, struct period p,
                  struct figures *own);
/* Calls back for each record of the period: `own` is what it adds to the figures of its
 * organisation. */
typedef void (*figures_sink)(void *ctx, const struct figure_record *r, const struct figures *own);
void figures_records(const struct world *w, struct figure_source s, struct period p,
                     figures_sink sink, void *ctx);
/* Of one person alone, over all organisations it belonged to: expected, present, due, paid, owing;
 * talks are nobody's figure. */
void figures_person(const struct world *w, struct figure_source s, struct period p, int person,
                    struct figures *out);
/* And with all below it on the last day. Heads as the fact `members` has them: members of a group
 * are counted with their branch, and an organisation that does not live on that day has none. */
void figures_sum(const struct world *w, struct period p, const struct figures *own,
                 struct figures *sum);
bool figures_none(const struct figures *f); /* all nought */

#endif
