/* Which rows a list shows, and in which order: their ids, so that only those in sight are read.
 *
 * 100,000 ids are 800 kB; moving about, counting and finding one again cost nothing after that. The
 * order of names, of keys and of indexed columns comes from an index; any other is sorted once. */
#ifndef ROW_LIST_H
#define ROW_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "err.h"
#include "model.h"
#include "row.h"

struct buf;
struct name_texts;

/* How names stand, in a column of names or of references to what has one. */
enum name_order { NAMES_STROKES, NAMES_STROKES_SHORT, NAMES_PINYIN, NAMES_CODE };

struct row_list_ask {
    const struct entity *en;
    const char *org;    /* code: rows of that organisation and those below it; NULL: all */
    const char *filter; /* as typed, see row_filter_parse; NULL: none */
    int sort;           /* a field; -1: the key */
    enum name_order names;
    bool descending;
    /* names of organisations to look among, where they are ready; NULL: the database is asked */
    const struct name_texts *texts;
    const struct row_ids *among; /* these alone; NULL: any. Only where row_list_narrows() */
};

struct row_ids {
    int64_t *v;
    size_t n, cap;
};

/* Rows that are private as a whole (model.h) are left out, and counted where nothing is looked for.
 * What is private in its row is neither looked in nor orders anything. */
enum status row_list(struct db *db, const struct row_list_ask *ask, struct row_ids *out,
                     size_t *hidden, struct err *e);
/* The same in pieces, so that a screenful is there before the last row is found. What the ask
 * borrows stays where it is until the end; nothing is written meanwhile. */
struct row_walk;
struct row_walk *row_walk_begin(struct db *db, const struct row_list_ask *ask);
/* So many rows more, or some more than that; 1: there may be others, 0: these were the last ones,
 * -1: failed. */
int row_walk_more(struct row_walk *w, size_t n, struct row_ids *out, size_t *hidden, struct err *e);
void row_walk_end(struct row_walk *w); /* may be NULL */

/* Whether what the ask lets through is among what it let through when its filter was `typed`: a
 * letter more of the last word, in the order of names. */
bool row_list_narrows(const struct row_list_ask *ask, const char *typed);
void row_ids_free(struct row_ids *ids);
bool row_ids_find(const struct row_ids *ids, int64_t id, size_t *at);

void row_list_sql(const struct row_list_ask *ask, struct buf *out); /* the statement, for tests */

/* The words of a filter, all of which must be met. A word is looked for in the whole row, or in one
 * field: 状态:预备, org:一支部; a field may be given by a part of its label. */
struct row_word {
    int field;  /* -1: the whole row */
    char *text; /* full-width signs and capitals folded; "" for 空: the field is empty */
};

struct row_filter {
    struct row_word *v;
    size_t n, cap;
};

void row_filter_parse(const struct entity *en, const char *typed, struct row_filter *out);
void row_filter_free(struct row_filter *f);

#endif
