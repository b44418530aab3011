/* Picking from a list that narrows while one types. */
#ifndef PICK_H
#define PICK_H

#include <stdbool.h>

#include "buf.h"

struct pick {
    char *value; /* what is kept: a code, a word */
    char *label; /* what is shown */
};

struct picks {
    struct pick *v;
    size_t n, cap;
};

void picks_add(struct picks *p, const char *value, const char *label); /* both copied */
void picks_free(struct picks *p);

/* Adds what matches the filter ("" for everything, best first; some hundred at most). */
typedef void pick_fill(void *ctx, const char *filter, struct picks *out);

/* False: Esc. value and label (may be NULL) are replaced; the cursor begins on the value of before
 * where there is no filter. */
bool pick_one(const char *title, pick_fill *fill, void *ctx, const char *filter, struct buf *value,
              struct buf *label);
/* Several, ticked with Space: *values is "a;b;c" before and after, in the order of picking; *labels
 * "甲、乙". Where the filter is typed, Enter takes the line under the cursor too. The labels of
 * values the list does not show at first are what `labels` says before. */
bool pick_many(const char *title, pick_fill *fill, void *ctx, const char *filter,
               struct buf *values, struct buf *labels);

#endif
