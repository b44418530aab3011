/* The frame of dialogs: where it lies, its text. */
#ifndef DIALOG_H
#define DIALOG_H

#include "tui.h"

/* Draws a frame in the middle of r that is wide enough for `cells` and has `rows` rows of room
 * below the wrapped text; returns that room. text may be NULL. */
struct rect dialog_draw(struct rect r, const char *title, const char *text, int cells, int rows);

#endif
