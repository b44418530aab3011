/* Drafts of the screens (draft.h): written while somebody types, offered when the same is opened
 * again and at the next start. */
#ifndef APP_DRAFT_H
#define APP_DRAFT_H

#include "app.h"
#include "draft.h"
#include "form.h"

/* What was there in d goes; the file stays. */
void app_draft_begin(struct draft *d, const char *entity, const char *key, int version);
/* Writes it where the text is another one than before; says so where that fails. */
void app_draft_keep(struct app *a, struct draft *d, const char *title, const char *text);
void app_draft_drop(struct draft *d); /* saved or thrown away: the file goes */
/* False, and said: it went on in another window meanwhile. */
bool app_draft_claim(struct app *a, struct draft *d);
/* Asks whether the one from before of the same entity and key is taken up. True: it is in *found,
 * the caller's from now on. label: what it is called, 活动. */
bool app_draft_offer(struct app *a, const struct draft *d, const char *label, struct draft *found);

/* The same of a form that is none of a row: what stands in it, and back into it. */
void app_draft_keep_form(struct app *a, struct draft *d, const char *title, const struct form *f);
bool app_draft_offer_form(struct app *a, struct draft *d, const char *label, struct form *f);

#endif
