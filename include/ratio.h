/* Exact numbers for rules: 7 >= 0.035 * 200 is true. A value that is not recorded, or a division by
 * zero, is unknown, and so is everything made of it. */
#ifndef RATIO_H
#define RATIO_H

#include <stdbool.h>
#include <stdint.h>

struct ratio {
    int64_t num, den; /* in lowest terms, den > 0; den == 0: unknown */
};

#define RATIO_UNKNOWN ((struct ratio){ 0, 0 })

struct ratio ratio_int(int64_t n);
bool ratio_parse(const char *s, struct ratio *r); /* 12, 0.035; no sign; at most 9 decimals */
bool ratio_known(struct ratio r);
struct ratio ratio_add(struct ratio a, struct ratio b);
struct ratio ratio_sub(struct ratio a, struct ratio b);
struct ratio ratio_mul(struct ratio a, struct ratio b);
struct ratio ratio_div(struct ratio a, struct ratio b);
int ratio_compare(struct ratio a, struct ratio b); /* both known: < 0, 0, > 0 */

enum { RATIO_TEXT = 48 };
/* As a decimal with at most so many places (0..9), rounded, without trailing zeros; "" where
 * unknown. */
void ratio_format(struct ratio r, int places, char out[RATIO_TEXT]);
/* A part of a whole as people read it: always with one decimal, so that a column lines up: 91.7%,
 * 100.0%. "" where unknown. */
void ratio_percent(struct ratio r, char out[RATIO_TEXT]);

#endif
