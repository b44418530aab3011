/* Evaluation on the screen (考评): what the policies measure by, and what comes out of it. */
#ifndef EVALUATION_H
#define EVALUATION_H

#include "app.h"

/* What can be asked. */
enum measure_kind {
    MEASURE_RANKING,
    MEASURE_POINTS, /* a ranking of members' points */
    MEASURE_ELIGIBLE,
    MEASURE_SCALE,
    MEASURE_REVIEWS
};
struct yard {
    enum measure_kind kind;
    char *policy, *name, *title, *source, *note, *by; /* by: what it measures by, in a line */
};
struct yards {
    struct yard *v;
    size_t n, cap;
};
const char *measure_label(enum measure_kind k); /* 排名 */
/* Those of the policies some organisation of the scope is under, and the reviews. */
enum status yards_read(struct yards *y, struct app *a, struct err *e);
void yards_free(struct yards *y);

/* What came out, copied. */
enum { ANSWER_COLUMNS = 7 };
struct answer {
    char *cell[ANSWER_COLUMNS]; /* NULL: empty */
    char *page;                 /* paragraphs, a line each; the first is the heading */
    bool warn;                  /* the last column warns */
};
struct answers {
    struct answer *v;
    size_t n, cap;
    char *summary; /* how many; what the program does not decide */
};
/* Rankings and reviews are asked of a year, eligibility of a day. */
enum status answers_make(struct answers *out, struct app *a, const struct yard *y, int year,
                         daynum day, struct err *e);
void answers_free(struct answers *x);

/* The list of answers; for a scale a page. */
void answers_open(struct app *a, const struct yard *y);

#endif
