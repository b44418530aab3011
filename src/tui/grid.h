/* The picture behind cells.h, for the terminal and the scripts of this room. */
#ifndef GRID_H
#define GRID_H

#include <stdint.h>

enum { CELL_CHARS = 4 };

struct cell {
    uint32_t ch[CELL_CHARS]; /* a character and the combining ones on it */
    uint8_t n;               /* how many; 0 in the right half of a wide one */
    uint8_t width;           /* 1 or 2; 0: right half */
    uint8_t look;
    uint8_t unused;
};

/* One row of cells_cols() cells. */
const struct cell *grid_row(int row);

#endif
