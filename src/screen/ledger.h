/* Inside the ledger: one item on a page. */
#ifndef LEDGER_H
#define LEDGER_H

#include "app.h"
#include "ledger_board.h"

void ledger_page_open(struct app *a, const char *code);

/* The deeds, on the list and on the page alike; each returns whether something was saved. */
bool ledger_new(struct app *a, const char *org); /* org may be NULL */
bool ledger_edit(struct app *a, int64_t id);
bool ledger_ask_close(struct app *a, const struct ledger_line *l);
/* 逾期, 免除 … as it looks */
enum look ledger_look(enum ledger_state s);

#endif
