/* Inside the terms: one term on a page. */
#ifndef TERMS_H
#define TERMS_H

#include "app.h"
#include "term_board.h"

/* The steps of the next election of one organisation; whether one may still be done is looked at
 * anew after each deed. */
void term_page_open(struct app *a, const char *org);

/* The deeds, on the list and on the page alike; each returns whether something was saved. */
bool term_new(struct app *a, const char *org);
bool term_edit(struct app *a, const struct term_line *l);
bool term_extension(struct app *a, const struct term_line *l);
/* Lets the user choose one of the empty posts (org NULL: of all) and note it as an event. */
bool term_note_vacancy(struct app *a, const struct term_board *b, const char *org);

#endif
