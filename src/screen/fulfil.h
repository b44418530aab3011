/* The parts of F2 on the due list. Private to the room. */
#ifndef FULFIL_H
#define FULFIL_H

#include "app.h"

/* Whether another entity than an activity gives that type of evidence: a ledger, a debrief … */
bool fulfil_is_row(const char *type);
/* Opens the form of a new row that gives it. These release h. Whether something was saved. */
bool fulfil_row(struct app *a, struct held *h, const char *type);
/* Opens the record that carries the deadline: an item of the ledger to be closed, a meeting that
 * somebody makes up. */
bool fulfil_item(struct app *a, struct held *h);

#endif
