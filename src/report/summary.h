/* What the reports of a quarter and of a year are made of: read once, shown in several tables. Each
 * part comes from the function that feeds the screen of that name. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "due.h"
#include "handed_sum.h"
#include "ledger_board.h"
#include "map.h"
#include "matrix.h"
#include "report.h"
#include "review_tally.h"
#include "term_board.h"

/* Records of one type held by one organisation. A record of several types stands with each. */
struct summary_meeting {
    int org;
    char *type; /* a word, without its form */
    int64_t held;
    int64_t expected, present; /* of those with an attendance list */
};

/* Items of the ledger of one kind and organisation. */
struct summary_ledger {
    int org;
    const char *kind;       /* a word */
    int64_t opened, closed; /* in the period */
    int64_t left, overdue;  /* not closed as of the day */
};

struct summary {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    int *org; /* the lines, in the order of codes */
    size_t n;
    struct figures *own;      /* of each organisation of the world */
    struct figures sum;       /* of the lines */
    struct matrix_cell *of;   /* likewise: all obligations of the period */
    struct handed_sum handed; /* of those with books of their own */
    struct matrix matrix;
    struct summary_meeting *meeting; /* by organisation, then in the order of the dictionary */
    size_t nmeetings, meetings_cap;
    struct ledger_board board;
    struct summary_ledger *ledger; /* by organisation, then by kind */
    size_t nledgers, ledgers_cap;
    struct term_board terms;
    struct review_tally reviews; /* held in the period; in a report of a year: of that year */
    struct due_list lacking;     /* overdue of the period; not met as of the day */
};

enum status summary_read(struct summary *s, struct office *o, const struct report_query *q,
                         struct err *e);
void summary_free(struct summary *s);
enum status summary_read_reviews(struct summary *s, struct err *e); /* of it, after `handed` */

/* What programs take: a line for each organisation with its figures, then one for each matter, type
 * of meeting, kind of ledger and grade of review, told apart by `line`. No record and no person is
 * in it. */
void summary_data(const struct summary *s, struct book *b);

/* The tables for people: matters summed over all, what is lacking, the lines of organisations,
 * their matters, meetings, ledger, terms, reviews, compliance with its chart, 说明 and 依据. name:
 * 党建工作季度报表. */
enum status summary_sheets(const struct summary *s, struct book *b, const char *name,
                           struct err *e);
extern const char *const summary_detail[]; /* those of every matter of every organisation */
void summary_front(const struct summary *s, struct book *b, const char *title); /* 概况 */
void summary_reviews(const struct summary *s, struct book *b);                  /* likewise */
enum status summary_stages(const struct summary *s, struct book *b,
                           struct err *e); /* one of them */

/* A line for each branch of a tally: columns and cells. */
struct table *review_sheet(struct book *b, const struct review_tally *v);

/* Whether nothing is known of an organisation, for it has not handed up. */
bool summary_missing(const struct summary *s, int org);
const char *summary_type(const struct summary *s, const char *type); /* 党员大会 */
const char *summary_kind(const char *kind);                          /* of a ledger: 问题 */

#endif
