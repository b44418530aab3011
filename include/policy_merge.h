/* A policy changed from a day on (制度改动): each slot asks until that day what it asked, and from
 * it what the other text says. Versions end and begin; title, note, remind and basis change in
 * place.
 *
 * Words that have no days (types of events and facts, scales, rankings, the policy's own title and
 * number) become what the other text says at once; types of records, events and facts are never
 * taken out, because what was recorded and asked before uses them. */
#ifndef POLICY_MERGE_H
#define POLICY_MERGE_H

#include "buf.h"
#include "policy.h"
#include "policy_diff.h"

/* `old` is the text that a was made of, `next` that of b. The result belongs to the caller; NULL
 * where p got a problem: something that cannot change on a day (include, drop, a rule that begins
 * or ceases to replace an included one).
 *
 * A rule whose window has passed in the period of `from` ends with that period, so that its
 * deadline stays asked. notes (may be NULL) gets a line for each such rule, and for each that asks
 * nothing in the period of `from`, because neither version is there for half of it. */
struct policy_text *policy_merge(const struct policy_text *old, const struct policy *a,
                                 const struct policy_text *next, const struct policy *b,
                                 daynum from, struct buf *notes, struct problems *p);

/* Whether both have the same sections with the same keys and values, in whatever order. */
bool policy_text_same(const struct policy_text *a, const struct policy_text *b);

/* The entries after the section line i of t that belong to it. */
size_t policy_section_keys(const struct policy_text *t, size_t i);

/* Where the section with that head begins in t; t->n: it has none. */
size_t policy_section_at(const struct policy_text *t, const struct policy_entry *head);
/* Whether b has the section that begins at i of a, with the same keys and values. */
bool policy_section_same(const struct policy_text *a, size_t i, const struct policy_text *b);

#endif
