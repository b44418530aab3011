/* Drafts: what stands in a form that was not saved, kept over a crash or a closed line.
 *
 * One file (0600) for each form in a folder ($XDG_STATE_HOME/dangjian/drafts/, with its slash at
 * the end), written whole or not at all. A draft belongs to a database, an entity and a row; key ""
 * is a new row, of which there may be several. */
#ifndef DRAFT_H
#define DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "err.h"

struct draft {
    char *path;              /* NULL until it was written */
    char *entity;            /* activity */
    char *key;               /* of the row; "" for a new one */
    int version;             /* of the row when the form was opened */
    char *title;             /* what people call it */
    char *at;                /* when it was written: YYYY-MM-DD HH:MM:SS */
    struct timespec changed; /* its file: tells those of one second apart */
    char *text;              /* as form_dump gives it */
};

struct drafts {
    struct draft *v; /* latest first */
    size_t n, cap;
};

/* Writes d, under a new name where it has none yet. `database` is the random id of the database. */
enum status draft_write(struct draft *d, const char *folder, const char *database, struct err *e);
/* Makes a draft of a list one's own, which no list of another window has from then on; false: it
 * went on in another window meanwhile. */
bool draft_claim(struct draft *d, const char *folder, const char *database);
void draft_drop(struct draft *d);  /* deletes the file, if there is one; d can be written again */
void draft_clear(struct draft *d); /* frees; the file stays */
void draft_set(struct draft *d, const char *title, const char *text); /* copied */

/* Those of that database whose program runs no more. A file that cannot be read is passed over. */
void drafts_list(struct drafts *list, const char *folder, const char *database);
void drafts_free(struct drafts *list);
/* Hands one over: it is no longer in the list. */
struct draft drafts_take(struct drafts *list, size_t i);

#endif
