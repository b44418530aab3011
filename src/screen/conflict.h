/* Somebody else saved the row while its form was open: field by field mine, theirs, and what it was
 * before; one is chosen. */
#ifndef CONFLICT_H
#define CONFLICT_H

#include "app.h"
#include "row.h"

struct conflict_line {
    int key; /* the caller's */
    char *label, *base, *theirs, *mine;
    bool both; /* mine was changed too */
    bool take; /* theirs */
};

struct conflict {
    struct conflict_line *v;
    size_t n, cap;
};

/* A field they changed to something else than mine. Theirs is taken where mine was not touched,
 * until it is chosen otherwise. All copied. */
void conflict_add(struct conflict *c, int key, const char *label, const char *base,
                  const char *theirs, const char *mine, bool touched);
/* Lets the user choose. row: what they saved. False: Esc, back to the form. */
bool conflict_run(struct app *a, const struct row *row, struct conflict *c);
void conflict_free(struct conflict *c);

#endif
