/* The picture behind cells.h, for the terminal and the scripts of this room. */
#ifndef GRID_H
#define GRID_H

#include <stdint.h>

/* Eight bytes: the picture is cleared, drawn, compared and kept at each key. */
struct cell {
    uint32_t ch;   /* 0 in the right half of a wide one */
    uint8_t marks; /* how many combining characters are on it, see grid_marks() */
    uint8_t width; /* 1 or 2; 0: right half */
    uint8_t look;
    uint8_t unused;
};

/* One row of cells_cols() cells. */
const struct cell *grid_row(int row);
enum { CELL_MARKS = 3 };
const uint32_t *grid_marks(int row, int col);

#endif
