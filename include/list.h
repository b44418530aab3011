/* A list over callbacks: only the rows in sight are asked for, so 100,000 of them scroll like 20.
 */
#ifndef LIST_H
#define LIST_H

#include <stdint.h>

#include "buf.h"
#include "key.h"
#include "tui.h"

struct list;

struct list_column {
    const char *title; /* a '\n' in any of them makes the head a line higher */
    int width;         /* cells; 0: shares what is left of the line (at least 10) */
    bool right;        /* numbers: set to the right */
    bool middle;       /* names: where one does not fit its middle gives way, not its end */
};

/* ctx is what list_new was given. Rows are 0 .. count - 1. Everything but count and cell may be
 * NULL. */
struct list_ops {
    size_t (*count)(void *ctx);
    void (*cell)(void *ctx, size_t row, int column, struct buf *out);
    enum look (*look)(void *ctx, size_t row, int column);
    int64_t (*id)(void *ctx,
                  size_t row); /* names the row over filters and refreshes; needed for tags */
    bool (*find)(void *ctx, int64_t id,
                 size_t *row);                   /* where that id is; NULL: all rows are asked */
    void (*filter)(void *ctx, const char *text); /* from now on only rows that match; "": all */
    bool (*across)(void *ctx, size_t row);       /* a heading: its first cell takes the line */
    bool (*unfinished)(void *ctx);               /* more rows come after `count`; see list_grown */
    const char *empty;                           /* said when there are no rows */
};

extern const struct action
    list_keys[]; /* what the list understands by itself, for screen_ops.keys */

extern const struct action list_tag_keys[]; /* of a list with tags */

extern const struct action list_moves[]; /* the same of a list without filter and tags */

/* An id made of a name, for rows that have no number. */
int64_t list_id_of(const char *name);

struct list *list_new(const struct list_ops *ops, void *ctx);
void list_free(struct list *l);

/* Borrowed for the life of the list. The first `frozen` columns stay when scrolling sideways. */
void list_columns(struct list *l, const struct list_column *columns, int n, int frozen);
/* left and right move a cursor from column to column */
void list_cell_cursor(struct list *l, bool on);
/* Said in the place of ops->empty; borrowed; NULL: that again. */
void list_empty(struct list *l, const char *text);
void list_unread(struct list *l,
                 bool on); /* not all rows could be read: none is said to be missing */
void list_fixed_rows(struct list *l, size_t n); /* the first n rows (totals) stay when scrolling */
void list_tagging(struct list *l, bool on);     /* Space tags rows (on where ops->id is given) */

void list_refresh(
    struct list *l); /* the rows may be others: the cursor stays on the same id where it can */
void list_grown(struct list *l); /* rows have come after the others; or those were all */
/* the row under the cursor; false: there is none */
bool list_row(const struct list *l, size_t *row);
int list_column(const struct list *l); /* the column under the cell cursor */
void list_go_column(struct list *l, int column);
void list_go(struct list *l, size_t row);
bool list_go_id(struct list *l, int64_t id);

bool list_tagged(const struct list *l, int64_t id);
const int64_t *list_tags(const struct list *l, size_t *n); /* ids in ascending order, borrowed */
void list_tag(struct list *l, int64_t id, bool on);
void list_untag(struct list *l); /* none is tagged any more */

const char *list_filter(const struct list *l);          /* "" for none */
void list_set_filter(struct list *l, const char *text); /* a saved one */
bool list_filtering(const struct list *l); /* the filter line is open: letters belong to it */

void list_draw(struct list *l, struct rect r);
/* The rows drawn last: the first of them, and how many there was room for. */
void list_window(const struct list *l, size_t *top, size_t *rows);
/* Arrows, pages, Home End g G, Space, F7 / and the first hanzi; all letters while the filter line
 * is open. */
unsigned list_key(struct list *l, const struct key *k);
void list_status(const struct list *l, struct buf *b); /* "3/128  已选 2"; 3/128+ */

/* What the last drawing had to cut of the row under the cursor stands whole behind the rest of the
 * status line, */
void list_say_cut(const struct list *l, struct buf *b);
/* or wrapped in that many lines below the rows, where it is long (0: none; a low window has none).
 */
void list_cut_lines(struct list *l, int lines);

#endif
