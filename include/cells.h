/* The screen as cells. Screens draw into a picture kept here; term_show() sends what has changed,
 * row by row, so a wide character is never cut on the terminal: where something is drawn over half
 * of one the other half becomes blank. Control characters, escape sequences and invalid bytes are
 * shown as a replacement sign. Outside the picture nothing is drawn and nothing breaks. */
#ifndef CELLS_H
#define CELLS_H

#include "buf.h"
#include "tui.h"

int cells_rows(void);
int cells_cols(void);
void cells_size(int rows, int cols); /* a new, blank picture */
void cells_clear(void);              /* blank, caret hidden */
void cells_lines(bool ascii);        /* frames of - | + instead of line characters */

/* Fills exactly `width` cells: whole glyphs, then blanks. Returns the cells the text took. */
int cells_put(int row, int col, int width, const char *s, int look);
int cells_putn(int row, int col, int width, const char *s, size_t n, int look);
/* The same, and a text that does not fit ends in "…". */
int cells_text(int row, int col, int width, const char *s, int look);
int cells_text_right(int row, int col, int width, const char *s, int look);

void cells_rule(int row, int col, int width, int look);     /* a horizontal line */
void cells_box(struct rect r, const char *title, int look); /* a frame; the inside is blanked */

void cells_caret(int row, int col); /* where the hardware cursor stands */
void cells_caret_hide(void);
bool cells_caret_at(int *row, int *col); /* false: hidden */

void cells_dump(struct buf *b); /* the picture as UTF-8 lines, blanks at their ends cut */

#endif
