/* What a member owes a month (应缴党费): reckoned from the base that was set (党费核定) by the
 * scale that is in force that month (中组发〔2008〕3号), or the sum that was approved. What is
 * recorded as due in a month always goes before it.
 *
 * The first of the month judges all of it: the policy of the branch, its scale, the base. A base
 * set during a month counts from the next one, but the first one of a person from its own month.
 * Without a base of their own (dues_base) the one of the person's row stands for it; without a
 * category the member is taken for one at work (在职). */
#ifndef DUES_FEE_H
#define DUES_FEE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "date.h"
#include "db.h"
#include "err.h"
#include "yardstick.h"

struct policy;

struct dues_basis {
    daynum from;    /* DAY_ALWAYS: ever since */
    char *category; /* a word of the dictionary */
    int64_t base;   /* fen a month; -1: not set */
    int64_t fixed;  /* fen a month; -1: none was approved */
    char *approved_by;
};

/* Of one person, by their days. */
struct dues_bases {
    struct dues_basis *v;
    size_t n, cap;
};

enum status dues_bases_read(struct dues_bases *b, struct db *db, const char *person, struct err *e);
/* The same of everybody in one reading: into what `of` gives for a code (zeroed before the first),
 * NULL: nobody's. */
enum status dues_bases_of_all(struct db *db,
                              struct dues_bases *(*of)(void *ctx, const char *person), void *ctx,
                              struct err *e);
void dues_bases_free(struct dues_bases *b);

struct dues_fee {
    int64_t due;                    /* fen; -1: nothing says it */
    const struct dues_basis *basis; /* borrowed from the bases; NULL: none */
    const struct yardstick *scale;  /* borrowed from the policy; NULL: an approved sum */
};

/* Of the month that begins on `first`. policy NULL: an approved sum alone. */
struct dues_fee dues_fee_of(const struct dues_bases *b, const struct policy *policy, daynum first);

/* Why it is that much, for people: 按 1% 计（在职党员按月交纳党费，中组发〔2008〕3号），2026-01-01
 * 核定. The base itself is private and not in it. */
void dues_fee_words(struct buf *b, const struct dues_fee *fee);

/* What an organisation and those below it collected in a period, by the days of payment, back
 * payments included; fen. The tree is that of the last day. */
enum status dues_collected(struct db *db, const char *org, struct period p, int64_t *fen,
                           struct err *e);

void dues_money(struct buf *b, int64_t fen); /* 12.50 */

#endif
