/* What the files of `why` share. */
#ifndef WHY_OWN_H
#define WHY_OWN_H

#include "why.h"

/* While one explanation is made. */
struct telling {
    struct why *y;
    struct office *o;
    struct schedule *s;
    struct err *e;
    struct buf text; /* scratch */
    bool failed;     /* e says what */
};

/* A section at the end, and a line at its end: the text is what t->text holds, which is emptied. */
struct why_section *why_section(struct telling *t, enum why_kind k);
struct why_line *why_line(struct telling *t, struct why_section *x);
struct why_line *why_say(struct telling *t, struct why_section *x, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void why_title(struct telling *t, struct why_section *x, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
const char *why_keep(struct telling *t, const char *s);
/* The next row of a statement; a failure is kept. */
bool why_step(struct telling *t, struct stmt *s);

/* why_records.c: what counted and what did not, for each claim. */
void why_records(struct telling *t, const struct duty *d);
/* why_dues.c: dues of one who lacks, on record or reckoned; how many records were told. Nothing of
 * rules that ask no dues. */
size_t why_unpaid(struct telling *t, struct why_section *x, const struct duty *d, int person);
/* why_parts.c: what the other kinds rest on. */
void why_waiver(struct telling *t, const struct duty *d);
void why_facts(struct telling *t, const struct expr *x, int org, daynum day);
void why_tenure(struct telling *t, const struct duty *d);
void why_terms(struct telling *t, const struct duty *d);
void why_turns(struct telling *t, const struct duty *d);
void why_item(struct telling *t, const struct duty *d);
void why_elements(struct telling *t, const struct duty *d);
/* Who allowed it: 经某某批准（文号）：原因. person "": the organisation. */
bool why_waiver_words(struct telling *t, struct buf *b, const struct rule *r, int org,
                      const char *person, daynum day);

/* The head: rule, organisation, source, demand. d NULL: not asked. */
void why_head(struct telling *t, const struct rule *r, int org, const struct duty *d);

/* why_unasked.c: why nothing is asked of an organisation for a period (of rules without one: from
 * its beginning to the deadline). id is copied. */
enum status why_unasked(struct why *y, struct office *o, const char *id, int org,
                        const struct rule *r, struct period p, daynum today, struct err *e);

#endif
