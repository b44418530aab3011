/* Words for days and periods: looked up in tables. */
#ifndef TIMEWORDS_H
#define TIMEWORDS_H

#include <stddef.h>

struct time_word {
    const char *word;
    int base, n; /* so many days, or periods, from there */
};

/* What was typed as it is looked up: half-width, without blanks around it, letters small, one blank
 * for several or for a hyphen between letters (Month-End). To be freed; "" where nothing is left.
 */
char *time_fold(const char *typed);
/* The same with numbers in digits (date_numerals); takes the place of what time_fold gave. */
char *time_digits(char *folded);
/* NULL: none of the n. */
const struct time_word *time_find(const struct time_word *v, size_t n, const char *folded);

#endif
