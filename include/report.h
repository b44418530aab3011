/* Reports: each a row of one table and a file report_X.c; it fills a book (book.h), which prints in
 * every form. A report counts nothing by itself: figures come from the functions that feed the
 * screens (figures, matrix, due list). */
#ifndef REPORT_H
#define REPORT_H

#include "book.h"
#include "due.h"
#include "office.h"

/* What is asked for. */
struct report_query {
    struct period period;
    daynum today;
    int org;                   /* that organisation and those below it; -1: all */
    int edition;               /* of the closing that keeps it; 0: it is not kept */
    const char *code;          /* --code: what the report is of; NULL: not said */
    bool guarded;              /* masked and private columns too: the reason is on record */
    const char *author;        /* for the workbook; "" */
    const char *drafts;        /* folder of the drafts of forms; NULL: not known */
    const struct watch *watch; /* NULL: nobody waits */
};

struct report {
    const char *name;  /* quarter */
    const char *title; /* one Chinese line */
    int every;      /* the period it is usually of (enum every); 0: of a day, a period is ignored */
    const char *of; /* the entity --code names: "org", "person"; NULL: it takes no code */
    bool code;      /* the code must be said */
    bool drafts;    /* it lists drafts of forms */
    const char *const *brief; /* sheets its brief copy goes without, closed by NULL; NULL: it has
                                 none */
    enum status (*make)(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e);
};

extern const struct report *const reports[];        /* closed by NULL, in the order of --list */
const struct report *report_find(const char *name); /* NULL: none */

/* The book of a report, with its title and unit; NULL and e where it failed. ST_MISSING: there is
 * nothing of that code. */
enum status report_make(const struct report *r, struct office *o, const struct report_query *q,
                        struct book **out, struct err *e);

/* Makes of a book, a kept one too, its brief copy (简表): without the sheets that go through every
 * matter of every organisation, without organisations whose figures are all nought. The notes say
 * what is left out; sums stay. Programs get no rows of their own (book.h), for what is handed up is
 * whole. sheet: one that is asked for by name, which stays; or NULL. said: what its notes (NULL: of
 * the first sheet) say of it; or NULL. */
void report_brief(const struct report *r, struct book *b, const char *sheet, struct buf *said);

/* The notes every table ends with: the period, the organisation, the as-of day. */
void report_notes(struct table *t, const struct office *o, const struct report_query *q);
/* The same of a report of a day: it has no period. */
void report_day_notes(struct table *t, const struct office *o, const struct report_query *q);
/* 1 January to 31 December of one year. */
bool report_whole_year(struct period p);
/* The code of the organisation asked for; NULL: all. */
const char *report_scope(const struct office *o, const struct report_query *q);
/* Whether an organisation is asked for. */
bool report_wants(const struct office *o, const struct report_query *q, int org, daynum d);

/* A sum of dues; where it is nought because nothing says how much is due, that. */
void report_dues_sum(struct table *t, int64_t fen, int64_t unset);
/* The note of whom the sums of dues leave out, by organisation: own[] is of all, org[0 .. n-1] are
 * the lines of the table. Nothing where there is nobody. */
void report_dues_unset(struct table *t, const struct world *w, daynum day,
                       const struct figures *own, const int *org, size_t n);

#endif
