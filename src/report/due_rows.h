/* The due list as a table for people: the same lines as text and as a sheet. */
#ifndef DUE_ROWS_H
#define DUE_ROWS_H

#include "due.h"
#include "rows.h"

enum due_column {
    DUE_STATUS,
    DUE_DEADLINE,
    DUE_DAYS,
    DUE_CODE,
    DUE_ORG,
    DUE_MATTER,
    DUE_PROGRESS,
    DUE_NEED,
    DUE_HAVE,
    DUE_DONE_ON,
    DUE_LACKING,
    DUE_SOURCE,
    DUE_COLUMNS
};

struct due_rows {
    const struct world *w;
    const struct due_list *list;
    const char *unit; /* where lines are narrow, else NULL: it goes from the start of the names of
                         organisations, and the id of a policy stands for its document's number */
    size_t at;                 /* the next line */
    const struct watch *watch; /* NULL: nobody waits */

    struct rows rows;
    enum due_column id[DUE_COLUMNS];
    struct column column[DUE_COLUMNS];
    struct column_look look[DUE_COLUMNS];
    struct buf cell[DUE_COLUMNS];
};

void due_rows_begin(struct due_rows *r, const struct world *w, const struct due_list *l,
                    const enum due_column *columns, int n);
void due_rows_end(struct due_rows *r);

/* 共 3 项 · 逾期 1 · 待办 2；待办的只列期限在 31 天内的: a line, with all that was filtered. */
void due_summary(struct buf *out, const struct due_filter *f, const struct due_list *l);
/* How many of the overdue are not in the list: a line; nothing where there are none. */
void due_say_old(struct buf *out, size_t old);

/* Who is lacking, by name, or what: 张三、李四. */
void due_lacking(struct buf *out, const struct world *w, const struct duty *d, daynum today);

#endif
