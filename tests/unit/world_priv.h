/* What the parts of the world maker share. */
#ifndef WORLD_PRIV_H
#define WORLD_PRIV_H

#include "mem.h"
#include "schedule.h"

enum { WORDS = 16 };

struct row {
    const char *word[WORDS]; /* words and key=value as they stand */
    int n;
};

struct record {
    const char *code;
    int org;
    struct mark mark;
    const char *types, *joint, *events, *host;
    struct world_detail detail;
};

/* A mark with the organisation under which it is filed. */
struct filed {
    int org;
    struct mark mark;
};

struct made {
    struct world w;
    struct policy_set *set;
    struct pool *pool;
    struct row *row;
    size_t nrow, row_cap;
    const char **org, **person; /* codes, sorted */
    size_t norg, org_cap, nperson, person_cap;
    struct record *record;
    size_t nrecord, record_cap;
    struct filed *own, *persons;
    size_t nown, own_cap, npersons, persons_cap;
    struct mark *lent[3];
    struct wanted_marks wanted; /* made_lend_late() gives those alone */
};

_Noreturn void made_bad(const char *what, const char *about);

/* Words of a row; a missing one ends the program. key: NULL where it is not there. */
const char *row_arg(const struct row *r, int i);
const char *row_named(const struct row *r, const char *name);
daynum row_day(const struct row *r, const char *name); /* DAY_NONE */
daynum made_day(const char *s);

int made_org(const struct made *m, const char *code); /* NULL: -1 */
int made_person(const struct made *m, const char *code);

/* Calls fn for each part of a|b|c. */
void made_each_part(struct made *m, const char *list,
                    void (*fn)(struct made *, const char *, void *), void *ctx);

/* Fills m->w from the rows; m->set and m->w.policy are there. */
void made_read(struct made *m, const char *rows);

/* Rows that give marks. */
void made_add_record(struct made *m, const struct row *r);
void made_add_at(struct made *m, const struct row *r);
void made_add_dues(struct made *m, const struct row *r);
void made_add_review(struct made *m, const struct row *r);
void made_give_marks(struct made *m); /* once all rows are read, before the world is finished */
void made_file_marks(struct made *m); /* after it was */
void made_lend_marks(void *ctx, int org, const struct mark **own, size_t *nown,
                     const struct mark **persons, size_t *npersons);
void made_lend_late(void *ctx, int org, const struct mark **own, size_t *nown,
                    const struct mark **persons, size_t *npersons);
void made_lend_back(void *ctx, int org, const int *types, size_t ntypes, const struct mark **marks,
                    size_t *nmarks);

#endif
