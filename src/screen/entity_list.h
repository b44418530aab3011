/* Lists of every entity of the dictionary (录入与台账): one piece, driven by it. */
#ifndef ENTITY_LIST_H
#define ENTITY_LIST_H

#include "entity_rows.h"
#include "list.h"
#include "save.h"

enum { ELIST_EXTRA = 4, ELIST_COLUMNS = MODEL_MAX_FIELDS + ELIST_EXTRA };

/* A column that is no field. */
struct extra_column {
    const char *name, *title;
    int width;
    bool right;
    void (*cell)(struct app *a, const struct row *row, struct buf *out);
};

/* What a list does its own way; everything may be NULL. The deeds return whether something was
 * saved. */
struct list_kind {
    const struct entity *en;
    bool (*make)(struct app *a);
    bool (*edit)(struct app *a, const char *code);
    bool (*copy)(struct app *a, const char *code);
    bool (*year)(struct app *a); /* several months at once */
    enum status (*remove)(struct change *c, struct app *a, const struct row *row,
                          struct err *e); /* what goes before the row itself */
    const char *with;                     /* what goes with a deleted row: 和它的出席记录 */
    const struct extra_column *extra;
    int nextra;
    const char *columns; /* at first, instead of those of the dictionary */
    const char *empty;
};

/* How a list stands: remembered between two runs. A column is a field, or nfields + an extra one.
 */
struct list_look {
    int column[ELIST_COLUMNS], n, frozen;
    int sort; /* a field; -1: the key */
    enum name_order names;
    bool descending;
};

struct elist {
    struct app *app;
    const struct entity *en;
    struct list_kind kind;
    struct entity_rows rows;
    struct list_look look;
    struct list_column shown[ELIST_COLUMNS];
    struct list *list;
    bool typing; /* the filter: it need not be complete yet */
};

/* Reads the page that begins with a row; and, while no key is there, those around what is drawn and
 * the ends of the list. What is at hand already is not read again. */
void elist_bring(struct elist *l, size_t at);
void elist_bring_ahead(struct elist *l);

/* Opens the list; in_new: and the form for a new record over it. */
void entity_list_open(struct app *a, const struct entity *en, bool in_new);
void activity_list_open(struct app *a);
/* All the lists, by groups. */
void catalogue_open(struct app *a);

/* For the files of the list. */
/* kind is copied */
void elist_open_kind(struct app *a, const struct list_kind *kind, bool in_new);
void elist_refresh(struct elist *l);          /* reads anew; the cursor stays */
const struct row *elist_row(struct elist *l); /* under the cursor; NULL: none */
const char *elist_title(const struct elist *l, int column);
void elist_cell(struct elist *l, const struct row *row, int column, struct buf *out);
void elist_summary(struct elist *l, const struct row *row, struct buf *out); /* names a row */

/* How it stands (list_look.c). */
void look_read(struct elist *l);
void look_show(struct elist *l);                       /* columns of the list from the look */
void look_choose(struct elist *l);                     /* F6 */
void look_say(const struct elist *l, struct buf *out); /* "  按姓名（笔画）" */
void look_keep_filter(const struct elist *l);
void look_saved_filters(struct elist *l);

/* What is done to the tagged rows, else to the one under the cursor (list_deeds.c). */
void deed_delete(struct elist *l);
void deed_set(struct elist *l);
void deed_export(struct elist *l);

#endif
