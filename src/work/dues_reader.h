/* What the grids of several branches are filled from: who lacks which month, what is recorded. */
#ifndef DUES_READER_H
#define DUES_READER_H

#include "dues_grid.h"
#include "office.h"

enum { DUES_MONTHS = 24 }; /* the year before too: a run of months does not end in January */

/* A month that is asked of a person by an organisation and not met. */
struct dues_lack {
    int org, person, month; /* 0: January of the year before */
};

/* A month of the year as recorded. */
struct dues_kept {
    int person, month; /* 0..11 */
    int64_t due, paid; /* fen; -1: not recorded */
    daynum paid_on;    /* DAY_NONE: not recorded */
    char *earlier;     /* payments before it; NULL: none */
};

/* Somebody who was of an organisation on the first of some month of the year. */
struct dues_guest {
    int org, person;
};

struct dues_bases;
struct dues_reader {
    struct office *o;
    const struct world *w;
    int year;
    daynum today;
    int dues;               /* the evidence type; -1: none */
    struct dues_lack *lack; /* by organisation, person, month */
    size_t n, cap;
    struct dues_lack *of; /* by person, month: the same, and what others ask of these people */
    size_t nof;
    struct dues_kept *kept; /* of everybody, by person and month; NULL: one organisation is asked */
    size_t nkept, kept_cap;
    struct dues_bases *bases; /* likewise, of each person */
    int64_t *fee;             /* likewise: of each person, the latest amount that was due; -1 */
    struct dues_guest *guest; /* by organisation, person */
    size_t nguest, guest_cap;
    int *first, *next; /* members by their own organisation at the end of the year, or today */
};

bool dues_is_rule(const struct dues_reader *r, const struct rule *rule, enum rule_kind kind);
daynum dues_last_day(const struct dues_reader *r); /* the end of the year, or today */
/* The first lack of an organisation, the first guest, the first row of a person, or where it would
 * stand. */
size_t dues_lacks_of(const struct dues_reader *r, int org);
size_t dues_guests_of(const struct dues_reader *r, int org);
size_t dues_kept_of(const struct dues_reader *r, int person);
/* With whom a month (0..11) stands: who lacks it (the organisation of its first day before that of
 * its last, before others that ask), else the person's own on its first day. -1: nobody. So each
 * month stands in one grid. */
int dues_place(const struct dues_reader *r, int person, int month);
/* Whether some organisation asks a month (0..11) of the person that is not met. */
bool dues_is_asked(const struct dues_reader *r, int person, int month);
/* Whether a month (0..11) is recorded as paid in full, or as nothing due; of everybody's records.
 */
bool dues_is_met(const struct dues_reader *r, int person, int month);
/* dues_between.c: whether a month fell between two organisations, and how; paid or not. */
bool dues_between(const struct dues_reader *r, int person, int month, struct dues_move *to);

#endif
