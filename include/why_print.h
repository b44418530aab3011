/* An explanation as text and as JSON. */
#ifndef WHY_PRINT_H
#define WHY_PRINT_H

#include "buf.h"
#include "why.h"

/* Headings, and under each its lines: 「  · 」, deeper ones 「      – 」. */
void why_print_text(struct buf *b, const struct why *y);

/* One object: the fields of `due --format json` that it has (null where nothing is asked), id,
 * asked, demand, as_of, and sections: [{"kind":"counted","title":…,"more":0,"lines":[{"text":…,
 * "depth":0,"cause":"counts","entity":"activity","code":"A1","day":"2026-03-05","amount":1}]}].
 * Kinds: head reason waiver counted near met lacking left_out facts terms turns item elements. */
void why_print_json(struct buf *b, const struct why *y);

#endif
