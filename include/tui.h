/* What the parts of the terminal room share.
 *
 * The room knows nothing of branches, members and rules: screens hand it text, callbacks and
 * tables. Everything is counted in cells (columns of the terminal) and rows, from 0 at the upper
 * left; text is UTF-8. */
#ifndef TUI_H
#define TUI_H

#include <stdbool.h>
#include <stddef.h>

/* Below this size one sentence asks for a larger window. */
enum { TUI_MIN_ROWS = 17, TUI_MIN_COLS = 60 };

struct rect {
    int row, col, rows, cols;
};

/* How text looks, by what it means; the theme decides. A meaning is always written in words too. */
enum look {
    LOOK_TEXT,
    LOOK_TITLE,  /* the top line */
    LOOK_HEAD,   /* heads of columns, headings of pages */
    LOOK_STATUS, /* the last line but one */
    LOOK_BAR,    /* names in the key bar */
    LOOK_KEY,    /* keys in the key bar */
    LOOK_LABEL,  /* the label of a field */
    LOOK_INPUT,  /* where one can type */
    LOOK_HINT,
    LOOK_DIM,
    LOOK_ERROR,
    LOOK_TAG,     /* a tagged row */
    LOOK_BOX,     /* the frame of a dialog */
    LOOK_OVERDUE, /* 逾期 */
    LOOK_SOON,    /* 临期 */
    LOOK_DUE,     /* 待办 */
    LOOK_DONE,    /* 完成 */
    LOOK_WAIVED,  /* 免除 */
    LOOK_COUNT,
    LOOK_ON = 0x40, /* added to one of the above: the row or cell under the cursor */
};

/* What a key handler answers: a mask of these. */
enum {
    TUI_IGNORED = 0,
    TUI_HANDLED = 1,
    TUI_REDRAW = 2, /* send the whole screen again */
    TUI_LEAVE = 4,  /* close this screen */
};

/* One thing that can be done in a place. The tables, closed by id 0, are all there is: keys, key
 * bar, help page, command palette and manual are made from them. Ids of screens are positive. */
struct action {
    int id;
    const char *keys; /* names as key_parse() knows them, separated by blanks: "F2 Enter"; the first
                         is on the bar */
    const char *name; /* 新建活动 */
    const char *bar;  /* at most two hanzi for the key bar; NULL: not shown there */
    const char *help; /* one sentence for the help page; NULL: the name says it all */
};

/* A list of actions is written once, as a macro of rows X(id, keys, name, bar, help): ACTION_IDS
 * makes its ids, 1 and up, and ACTION_TABLE its table. Each table is named in places.c, where the
 * manual finds it. */
#define ACTION_ID(id, keys, name, bar, help)  id,
#define ACTION_ROW(id, keys, name, bar, help) { id, keys, name, bar, help },
#define ACTION_IDS(LIST)                      enum { LIST##_NONE, LIST(ACTION_ID) }
#define ACTION_TABLE(name, LIST)              const struct action name[] = { LIST(ACTION_ROW){ 0 } }
/* The same with a row behind them that several places share: { id, "F9", … }. */
#define ACTION_TABLE_WITH(name, LIST, ROW) \
    const struct action name[] = { LIST(ACTION_ROW) ROW, { 0 } }

/* The actions of one place, as the manual tells them. */
struct action_place {
    const char *name; /* 待办 */
    const struct action *actions;
};

#endif
