/* The dues of one branch and one year (党费月历): who has paid for which month.
 *
 * Who owes a month is what the obligations say of it, so the grid and the due list never differ;
 * amounts and days are those of the dues recorded. A month stands in one grid: with who lacks it,
 * else with the organisation the person was of on its first day. */
#ifndef DUES_GRID_H
#define DUES_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "ratio.h"

enum dues_mark {
    DUES_NOT_ASKED, /* no member then, waived, or no rule asks */
    DUES_AHEAD,     /* the month is not over: 待缴 */
    DUES_OWING,     /* 欠缴 */
    DUES_PART,      /* something was paid, but not all: 不足 */
    DUES_PAID,      /* 已缴 */
    DUES_LATE,      /* paid after the month: 补缴 */
    DUES_MARKS
};

struct dues_cell {
    enum dues_mark mark;
    bool recorded;     /* a row of dues is there */
    bool over;         /* the month had ended by the day asked */
    bool between;      /* not asked and not paid: the person moved in it, see dues_move */
    int64_t due, paid; /* fen; -1: not recorded */
    daynum paid_on;    /* of all that was due, else the last payment; DAY_NONE: not recorded */
    char *earlier;     /* payments before the last one (payments.h); NULL: none */
    int64_t reckoned;  /* fen, by the base and the scale of the month (dues_fee.h); -1: unknown */
    char *basis;       /* why it is that much; "" */
    int64_t base;      /* fen, as set for that month (private); -1: none is set */
    struct ratio rate; /* percent of the base; unknown: no base, or an approved sum */
};

struct dues_row {
    char *person, *name;
    struct dues_cell month[12];
    int64_t fee;      /* fen a month by the latest amount recorded; -1: none ever was */
    int owing;        /* months of the year that are over and not paid in full */
    int64_t short_by; /* fen they lack, where their amount is known */
    int behind;       /* months in a row not paid, up to the last one that is over (连续欠缴) */
};

struct dues_grid {
    int year;
    daynum today;
    int streak; /* months in a row without dues that a rule names (党章第九条: 6); 0: none does */
    int warn;             /* from so many months on it is named */
    char *source;         /* of that rule; "" */
    struct dues_row *row; /* in the order of codes */
    size_t n, cap;
};

/* `today` decides which months are over. The office knows names. */
struct office;
enum status dues_grid_of(struct dues_grid *g, struct office *o, const char *org, int year,
                         daynum today, struct err *e);
void dues_grid_free(struct dues_grid *g);

/* Several branches of an office that is open, with names: who owes is asked once for all of them.
 * only: that organisation alone; -1: any. */
struct figures;
struct dues_reader;
enum status dues_reader_new(struct dues_reader **out, struct office *o, int year, daynum today,
                            int only, struct err *e);
enum status dues_reader_grid(const struct dues_reader *r, int org, struct dues_grid *g,
                             struct err *e);
void dues_reader_free(struct dues_reader *r); /* NULL is legal */
/* Whether a branch has anybody in its grid. */
bool dues_reader_has(const struct dues_reader *r, int org);

/* The months of a year of one person, organisation by organisation: each month stands with one of
 * them (home: the present one, which comes last). The office knows names. ST_MISSING: nobody. */
typedef void (*dues_stay_sink)(void *ctx, const char *org_name, bool home,
                               const struct dues_row *r);
enum status dues_of_person(struct office *o, const char *person, int year, daynum today,
                           dues_stay_sink sink, void *ctx, struct err *e);
/* 已缴 1、2 月；欠缴 3 月: appended. Whether any is owed. */
struct buf;
bool dues_say_months(const struct dues_row *r, struct buf *out);

/* A move in a month whose dues neither organisation asks for: of the one the person is no longer at
 * its end, of the other not for half of it. A remark, never an obligation. */
struct dues_move {
    int person, from, to;
    daynum on;
};
typedef void (*dues_move_sink)(void *ctx, const struct dues_move *m);
/* Those of a year that nobody has paid either. */
enum status dues_between_all(struct office *o, int year, daynum today, dues_move_sink sink,
                             void *ctx, struct err *e);

/* Sums of the months of a period, which lies in one year, in fen. What is due is what is recorded,
 * else what is reckoned where a month is asked; owing is what the months that are over lack. */
struct dues_sums {
    int64_t due, paid, owing;
    int64_t unset, unset_owed; /* months of which nothing says how much; those of them that are over
                                  and not paid: in none of the sums above */
    int64_t unset_people;      /* rows with such a month */
};
void dues_row_add(const struct dues_row *r, int first, int last, struct dues_sums *to);
/* The same by organisation, put into own[] of an office that knows names: figures and the month
 * grid are one. wanted: of the marked organisations alone, each asked by itself; NULL: all. */
enum status dues_figures(struct office *o, struct period p, daynum today, const bool *wanted,
                         struct figures *own, struct err *e);
/* Whether a month is asked or recorded: it is part of the sums. */
bool dues_counts(const struct dues_cell *c);

/* Whether a month that is over was not paid in full; and what it lacks, in fen (0 where its amount
 * is not known). */
bool dues_is_owed(const struct dues_cell *c);
int64_t dues_short(const struct dues_row *r, int month);

/* The fee that a payment of this month is offered with: what is recorded as due, else what is
 * reckoned, else the row's fee; -1: unknown. */
int64_t dues_offered(const struct dues_row *r, int month);

/* One payment of one month, 0..11. */
struct dues_payment {
    const char *person;
    int month;
    int64_t due; /* fen */
};
/* Records that these months of `year` were paid in full on that day, as one change. */
enum status dues_pay(struct db *db, int year, const struct dues_payment *v, size_t n,
                     daynum paid_on, daynum today, const char *user, struct err *e);

/* Records what is due (开列应缴) of everybody in the months 0..`until` that are asked, not recorded
 * yet and reckoned: nothing is paid by it. *n is how many. */
enum status dues_open_months(struct db *db, const struct dues_grid *g, int until, daynum today,
                             const char *user, size_t *n, struct err *e);

#endif
