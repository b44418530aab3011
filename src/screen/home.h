/* Inside the due list: its state, and what is shown of it. */
#ifndef HOME_H
#define HOME_H

#include "lines.h"
#include "list.h"
#include "stack.h"

/* A line by what names it over refreshes. */
struct near {
    int64_t hash;
    int org; /* -1: the counted line */
};

struct home {
    struct app *app;
    struct view view;
    struct lines lines;
    struct line **shown; /* those that match the filter; NULL: all of them */
    size_t n;
    struct near *near; /* while the list is read: lines from the cursor on */
    size_t nnear;
    bool reading;  /* the first list is on its way */
    char *failed;  /* why the last reading failed; NULL: the list is up to date */
    bool unmanned; /* nobody is in the roster */
    bool stale;    /* a screen that may change records was opened above */
    size_t gone;   /* lines that the readings since the last deed no longer found */
    struct list *list;
    struct list_column column[LINE_COLUMNS]; /* widths follow the window */
};

struct line *home_line(const struct home *h); /* under the cursor; NULL: none */
/* Brings the list up to date; the cursor stays, or goes to the next line that is still there. */
bool home_read(struct home *h);

/* Entries that were not finished are offered one after another. */
void home_offer_drafts(struct home *h);
void home_choose_view(struct home *h); /* F6 */
void home_show_old(struct home *h);
void home_say_view(struct home *h, struct buf *b);

void home_columns(struct home *h); /* at first; their widths follow the window when it is drawn */
void home_draw(void *self, struct rect r);
void home_status(void *self, struct buf *b);

#endif
