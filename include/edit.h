/* The line editor: a text, a caret between its glyphs, undo. Pure: no terminal.
 *
 * A glyph is a character with the combining ones on it; the caret never stands inside one and
 * deleting takes it whole. The text is always valid UTF-8 without control characters (a one-line
 * editor turns '\n' and tabs into blanks, a many-line one keeps '\n'). */
#ifndef EDIT_H
#define EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "key.h"

struct edit;

/* lines: '\n' is kept; max: glyphs, 0 for no limit */
struct edit *edit_new(bool lines, size_t max);
void edit_free(struct edit *e);

/* caret to the end; there is nothing to undo after */
void edit_set(struct edit *e, const char *text);
const char *edit_text(const struct edit *e); /* borrowed until the next change */
size_t edit_glyphs(const struct edit *e);
size_t edit_caret(const struct edit *e); /* glyphs before the caret */
bool edit_overwrites(const struct edit *e);

enum edit_verb {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_HOME, /* of the line */
    EDIT_END,
    EDIT_TOP, /* of the text */
    EDIT_BOTTOM,
    EDIT_UP, /* by rows of the last layout */
    EDIT_DOWN,
    EDIT_BACKSPACE,
    EDIT_DELETE,
    EDIT_KILL_END, /* what is cut can be yanked, in any editor */
    EDIT_KILL_HOME,
    EDIT_KILL_WORD,
    EDIT_KILL_ALL,
    EDIT_CLEAR, /* all goes, and cannot be yanked */
    EDIT_YANK,
    EDIT_UNDO,
    EDIT_REDO,
    EDIT_OVERWRITE, /* insert <-> overwrite */
};

/* Whether anything happened (EDIT_UP in the first row: false, so that a form can go to the field
 * above). */
bool edit_do(struct edit *e, enum edit_verb verb);
/* Inserts n bytes at the caret, or overwrites as many glyphs. False: not all of it fitted below
 * max. */
bool edit_insert(struct edit *e, const char *s, size_t n);
/* Understands what people press in a line of text; Enter, Tab, Esc and F-keys are the caller's.
 * *full (may be NULL) is set when the limit was reached. */
bool edit_key(struct edit *e, const struct key *k, bool *full);

/* One line in `width` cells, scrolled by whole glyphs so that the caret is in sight. */
struct edit_view {
    const char *text;   /* borrowed */
    size_t n;           /* bytes that fit */
    int caret;          /* cell, 0 .. width - 1 */
    bool before, after; /* there is more on that side */
};
struct edit_view edit_view(struct edit *e, int width);

/* Many lines, wrapped by the rules of text_wrap at `width` cells; one cell more is needed for the
 * caret at the end of a full row. Valid until the text changes. */
int edit_layout(struct edit *e, int width);                     /* rows, at least 1 */
const char *edit_row(const struct edit *e, int row, size_t *n); /* borrowed */
void edit_caret_cell(const struct edit *e, int *row, int *col);

#endif
