/* What a filter asks of rows, put together from the dictionary. Private to the room. */
#ifndef ROW_ASK_H
#define ROW_ASK_H

#include "buf.h"
#include "row_list.h"

enum { BINDS = 400, MASKED_LEAST = 8, MEANT = 16, MEANT_MOST = 2000 };

/* What has a name that holds a word. */
struct meant {
    const char *entity, *word;
    const char *codes; /* a JSON list; NULL: too many to carry */
    bool none;
};

struct ask {
    struct db *db; /* NULL: the statement alone is wanted */
    const struct row_list_ask *of;
    struct meant meant[MEANT];
    int nmeant;
    struct buf sql;
    struct bind {
        const char *text; /* NULL: the number */
        int64_t number;
    } bind[BINDS];
    int n;
    char *held[BINDS]; /* texts made here */
    int nheld;
};

/* A parameter of the statement: a text, borrowed until it is done, or NULL and a number. */
void ask_param(struct ask *a, const char *text, int64_t number);
/* Keeps a text as long as the ask. */
const char *ask_hold(struct ask *a, struct buf *b);
/* Conditions: a word in one field, in any field of the row t, in the names n of rows. */
void ask_in_field(struct ask *a, const struct field *f, const char *w);
void ask_in_row(struct ask *a, const char *w);
void ask_in_names(struct ask *a, const char *w);
bool ask_is_letters(const char *w); /* initials or a reading */

#endif
