/* Closing a quarter (结账) and opening it again: its figures are kept (account.h), what happened in
 * it is not touched any more (closed.c in src/work). */
#ifndef CLOSE_H
#define CLOSE_H

#include "account.h"
#include "date.h"
#include "db.h"

/* What else is kept with a closing, inside its transaction (report_closed.h). */
struct close_keep {
    int64_t closing;
    int edition, org;
    struct period period;
    daynum today;
    const char *user;
};
typedef enum status close_keeper(struct office *o, const struct close_keep *k, struct err *e);

struct close_ask {
    const char *org;    /* code: that one and those below it; NULL: all that stand under nobody */
    const char *period; /* as typed: 2026Q1 */
    daynum today;
    const char *user;
    close_keeper *keeper; /* NULL: the figures alone */
    bool hand_in;         /* also records the quarterly report of each branch that owes it */
};

/* What closing would do: for the question, and for those who typed the command. */
struct close_view {
    struct period period;
    char code[8]; /* 2026Q1 */
    char **root;  /* codes of the organisations that are closed */
    size_t nroot;
    size_t norg, nduty;         /* what is kept */
    size_t count[DUTY_CLASSES]; /* by duty_class */
    struct buf overdue;         /* a line for each: organisation, matter */
    size_t nreport;             /* organisations that owe the report of the quarter */
    struct buf report;          /* their names, joined with 、 */
    int edition;                /* of the first of them: 1; 2 and on: 更正 */
};
/* ST_USAGE: no quarter; ST_MISSING: no such organisation; ST_REFUSED: not over yet, or closed. */
enum status close_look(struct db *db, const struct close_ask *ask, struct close_view *out,
                       struct err *e);
void close_view_free(struct close_view *v);

/* Does it: one transaction, one batch, one undo. keys: a line for each closing (1/2026Q1/1); said:
 * what was done, for people. Both are appended to. */
enum status close_period(struct db *db, const struct close_ask *ask, struct buf *keys,
                         struct buf *said, struct err *e);
/* Opens what stands closed of exactly this organisation (NULL: all that stand under nobody); also a
 * month or a year that was closed by hand. */
enum status close_reopen(struct db *db, const struct close_ask *ask, const char *reason,
                         struct buf *keys, struct buf *said, struct err *e);

/* Handing in the report of a quarter (季报上报), closed or not: the quarterly report of each branch
 * that owes it is recorded as done today. then() makes what is handed in, inside the transaction,
 * so that it counts these records; where it fails nothing is recorded. said: for how many, and
 * whether the figures still change. ST_REFUSED: the quarter has not begun. */
enum status close_hand_in(struct db *db, const struct close_ask *ask,
                          enum status (*then)(void *ctx, struct db *db, struct err *e), void *ctx,
                          struct buf *said, struct err *e);

/* A closing of an organisation and a period as the database has it. */
struct closing {
    int64_t id; /* 0: there is none */
    int edition;
    char closed_on[DAY_TEXT], reopened_on[DAY_TEXT]; /* "": it stands */
    char *closed_by, *reason;
};
/* edition 0: the one that stands, else id 0. Free with closing_clear. */
enum status closing_find(struct db *db, const char *org, const char *period, int edition,
                         struct closing *out, struct err *e);
/* The closing of the same period that holds for an organisation, its own or one above: whose, and
 * when it was; NULL: none. Free both. */
enum status closing_covering(struct db *db, const char *org, const char *code, struct period p,
                             char **whose, char **on, struct err *e);
void closing_clear(struct closing *c);

/* The organisation that nobody stands above where there is one alone, appended: what a report
 * without --org is of. */
enum status closing_root(struct db *db, daynum today, struct buf *code, struct err *e);

/* What became different since: kept against what is. */
enum status close_changes(struct office *o, const char *org, const struct account *kept,
                          daynum today, struct account_changes *out, struct err *e);

#endif
