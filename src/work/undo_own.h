/* What the files of undo share. */
#ifndef UNDO_OWN_H
#define UNDO_OWN_H

#include <stdint.h>

#include "map.h"
#include "save.h"

struct undo_batch {
    int64_t id;
    char at[20]; /* of the deed itself, however often it was taken back and done again */
    char *what;
    int passed; /* later batches that changed no row */
};

struct undo_steps {
    struct change *c;
    int64_t batch;   /* the one taken back */
    bool policy;     /* a policy was changed: all must be sound in the end */
    struct map *ids; /* entity/id of a row that was looked at -> its id now */
};

enum op { INSERTED, UPDATED, DELETED };

/* One line of the journal: a change of a row. */
struct step {
    int64_t change;
    const struct entity *en; /* NULL: a section of a policy */
    int64_t row;
    int version;
    enum op op;
    char *key;
};

enum op undo_op(const char *word); /* insert, update, delete */

/* Whether the row is as the batch left it. *id is its id, 0 where a row that was deleted has lost
 * its id to another one. ST_REFUSED: it has moved on; e says by whom and when. */
enum status undo_look(struct undo_steps *u, const struct step *t, int64_t *id, struct err *e);

/* Turns one change (an id of the journal) round. ST_REFUSED: the row has moved on, its place is
 * taken, it is referred to, a value was erased, a check says no. */
enum status undo_step(struct undo_steps *u, int64_t change, struct err *e);

/* The same for a section of a policy. */
enum status undo_policy_step(struct undo_steps *u, const struct step *t, struct err *e);

#endif
