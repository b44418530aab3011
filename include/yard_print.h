/* Scales, eligibility and rankings as people read them. */
#ifndef YARD_PRINT_H
#define YARD_PRINT_H

#include "buf.h"
#include "yardstick.h"

/* What it measures by: 按考核得分，后 3 名; the brackets or grades; what is required. */
void yard_measure(struct buf *b, const struct yardstick *y);
/* One line for each: what it is, what it measures by, where that is written. */
void yard_print(struct buf *b, const struct yardstick *y);
/* 3000 元及以下 0.5%，5000 元及以下 1%，更高 2% */
void yard_print_scale(struct buf *b, const struct yardstick *scale);

#endif
