/* The rows behind a list of an entity: all their ids, and the rows around those in sight. */
#ifndef ENTITY_ROWS_H
#define ENTITY_ROWS_H

#include "app.h"
#include "export.h"
#include "row.h"
#include "row_list.h"

/* The rows looked at last, and apart from them so many of the first and of the last ones. */
enum { ROWS_NEAR = 256, ROWS_END = 64, ROWS_HELD = ROWS_NEAR + 2 * ROWS_END };

struct entity_rows {
    struct app *app;
    struct row_ids ids;
    size_t hidden;            /* private ones, not in the list */
    struct row_walk *walk;    /* NULL: these are all */
    struct name_texts *texts; /* of organisations, for the next filter; NULL: none is referred to */
    struct row *held;         /* those at hand */
    size_t *of;               /* of each slot: `at` + 1; 0: nothing is there */
    bool ahead; /* nobody sees what is looked at now: what cannot be read is not told */
    struct row_list_ask ask; /* the last one; its texts: */
    struct buf filter;
    char *org;
};

void erows_init(struct entity_rows *r, struct app *app);
void erows_free(struct entity_rows *r);
/* Which rows they are: after a change, and with another filter or order. */
enum status erows_read(struct entity_rows *r, const struct row_list_ask *ask, struct err *e);
/* The same, but no more than fill a window: there may be others, as `walk` says. erows_more() reads
 * some of them, in a millisecond or two; false: these are all now. */
enum { ROWS_WINDOW = 128, ROWS_PIECE = 512 };
enum status erows_begin(struct entity_rows *r, const struct row_list_ask *ask, struct err *e);
bool erows_more(struct entity_rows *r, size_t n, struct err *e);
/* Makes ready for a filter, in pieces too; false: it is. */
bool erows_prepare(struct entity_rows *r, const struct entity *en);
/* The row at a place of the list; its id is 0 where it has gone meanwhile. Borrowed until another
 * one is asked for. */
bool erows_holds(const struct entity_rows *r, size_t at); /* without asking the database */
const struct row *erows_at(struct entity_rows *r, const struct entity *en, size_t at);

/* Rows written to a file: as `dangjian export` gives them, or as a workbook that names its filter.
 * One that has gone meanwhile is left out. */
enum status erows_save(struct app *a, const struct entity *en, const int64_t *ids, size_t n,
                       const char *filter, const char *path, enum export_format format,
                       struct err *e);

#endif
