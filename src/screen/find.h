/* Looking things up: what a field of a form offers for the letters typed so far. */
#ifndef FIND_H
#define FIND_H

#include "app.h"

/* Rows of an entity with a code, by code and by what people call them; at most some hundred. Those
 * of `org` (code; NULL: none in particular) stand first, then those of the app's scope. */
void find_rows(struct app *a, const char *entity, const char *org, const char *filter,
               struct picks *out);
/* Organisations of that kind (branch) alone. */
void find_orgs(struct app *a, const char *kind, const char *filter, struct picks *out);
/* Those who are here today. */
void find_persons(struct app *a, const char *org, const char *filter, struct picks *out);

void find_words(const struct picks *words, const char *filter, struct picks *out);
void find_choices(const struct field *f, const char *filter, struct picks *out);
/* The last two years by month; or quarters, halves and years. */
void find_periods(struct app *a, bool months, const char *filter, struct picks *out);

/* "a;b" as people call them: appended. */
void find_names(struct app *a, const char *entity, const char *codes, struct buf *out);

#endif
