/* Inside the line editor: its text and the table of its glyphs. */
#ifndef EDIT_PRIV_H
#define EDIT_PRIV_H

#include "buf.h"
#include "edit.h"

struct glyph {
    size_t byte; /* where it starts */
    int cell;    /* cells before it */
};

struct change { /* at `at` the bytes `was` became `now` */
    size_t at;
    char *was, *now;
    size_t was_n, now_n;
    size_t caret; /* byte, before the change */
};

struct edit {
    bool lines, overwrite;
    size_t max;
    struct buf text;
    struct glyph *glyph; /* n + 1: the last one is the end */
    size_t n, cap;
    size_t caret; /* glyph */
    size_t first; /* glyph at the left edge of the view */

    struct change *log;
    size_t log_n, log_at, log_cap; /* log_at: done ones; those after can be redone */
    bool joining;                  /* the next typed character belongs to the last change */

    size_t *row; /* first glyph of each row of the layout, and the end */
    size_t rows, row_cap;
    int width;
    int goal; /* the cell that up and down keep to; -1: none */
};

/* the first glyph at or behind that byte */
size_t edit_glyph_at(const struct edit *e, size_t byte);

bool edit_move_row(struct edit *e, int step);

#endif
