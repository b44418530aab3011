/* A ruled sheet: rows of cells to type in, one after the other, for votes and for months that are
 * entered at once. */
#ifndef RULED_H
#define RULED_H

#include "buf.h"
#include "err.h"
#include "pick.h"

struct ruled;

struct ruled_column {
    const char *title;
    int width;   /* cells; 0: shares what is left of the line */
    bool fixed;  /* cannot be typed in */
    bool number; /* set to the right */
};

/* Everything may be NULL. */
struct ruled_ops {
    /* When a cell was changed, emptied too, and is left: refuse what was typed, or write another
     * spelling to norm. Other cells of the row may be set. */
    enum status (*settle)(void *ctx, struct ruled *r, int row, int col, const char *typed,
                          struct buf *norm, struct err *e);
    /* F4; nothing found: there is no list for this cell. */
    void (*look_up)(void *ctx, int col, const char *filter, struct picks *out);
    /* What does not seem right about a row: said below, and nothing is held up by it. */
    void (*warn)(void *ctx, const struct ruled *r, int row, struct buf *out);
    /* What was typed shall not be lost: told when a cell is left, at every pause, and when the
     * program ends. See ruled_typed. */
    void (*keep)(void *ctx, const struct ruled *r);
    const char *hint; /* said below where there is nothing else to say */
};

/* Columns and ops are borrowed. grows: rows may be added at the end and taken out. */
struct ruled *ruled_new(const char *title, const struct ruled_column *columns, int n, bool grows,
                        const struct ruled_ops *ops, void *ctx);
void ruled_free(struct ruled *r);
int ruled_add(struct ruled *r); /* an empty row; its number */
void ruled_set(struct ruled *r, int row, int col, const char *text);
/* What was set was typed before, in a draft: Esc asks about it. */
void ruled_restored(struct ruled *r);
/* And in the cell where the caret was that stood, not yet settled. */
void ruled_type(struct ruled *r, int row, int col, const char *text);
const char *ruled_get(const struct ruled *r, int row, int col); /* borrowed until it changes */
/* The same of the cell with the caret before it is left: what stands there, settled or not. */
const char *ruled_typed(const struct ruled *r, int row, int col);
int ruled_rows(const struct ruled *r);
/* True: F2, everything settled. Esc asks where something was typed. */
bool ruled_run(struct ruled *r);

#endif
