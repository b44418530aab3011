/* Payments as a field keeps them, joined by ';': the day, the sum and the receipt, if any, with a
 * blank between (2026-03-01 10.00;2026-03-20 5.00 0012). By their days, one for each day. */
#ifndef PAYMENTS_H
#define PAYMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"

struct buf;

struct payment {
    daynum on;
    int64_t fen;
    const char *receipt; /* n bytes, not closed; borrowed */
    size_t n;
};

/* The first payment of *list, which becomes what follows it; false: there is none. */
bool payment_next(const char **list, struct payment *p);
bool payments_have(const char *list, const struct payment *p); /* of that day and sum */
int64_t payments_sum(const char *list);                        /* fen */

/* Appends the list with p in it, in its place; on a day that is there the sums are added. */
void payments_with(const char *list, struct payment p, struct buf *out);

#endif
