/* Inside the due list: its state, and what is shown of it. */
#ifndef HOME_H
#define HOME_H

#include "lines.h"
#include "list.h"
#include "stack.h"

struct home {
    struct app *app;
    struct view view;
    struct lines lines;
    struct placed *shown; /* those that match the filter */
    size_t n;
    bool reading; /* the first list is on its way */
    bool stale;   /* a screen that may change records was opened above */
    struct list *list;
    struct list_column column[LINE_COLUMNS]; /* widths follow the window */
};

struct line *home_line(const struct home *h); /* under the cursor; NULL: none */
/* Brings the list up to date; the cursor stays, or goes to the next line that is still there. */
bool home_read(struct home *h);

/* Entries that were not finished are offered one after another. */
void home_offer_drafts(struct home *h);
void home_choose_view(struct home *h); /* F6 */
void home_say_view(struct home *h, struct buf *b);

#endif
