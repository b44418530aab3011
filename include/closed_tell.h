/* Whoever hears, before a change is committed, that it alters figures a closing kept (close.h): a
 * change of an organisation, a person, a post, a term, a waiver or a rule. What is kept stays as it
 * is; the closed report lists the change below it. */
#ifndef CLOSED_TELL_H
#define CLOSED_TELL_H

#include <stdbool.h>

#include "db.h"

struct closed_teller {
    /* text: lines for people. false: the change is not to be made (ST_REFUSED with the text). It is
     * called inside the transaction: nobody is to be waited for. */
    bool (*tell)(void *ctx, const char *text);
    void *ctx;
};

/* Of all changes through that connection; t must live as long as it. Without one nobody is told,
 * and nothing is looked for. */
void closed_tells(struct db *db, const struct closed_teller *t);

#endif
