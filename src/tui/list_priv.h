/* Inside the list. */
#ifndef LIST_PRIV_H
#define LIST_PRIV_H

#include "buf.h"
#include "edit.h"
#include "list.h"

struct list {
    const struct list_ops *ops;
    void *ctx;
    const char *empty; /* NULL: ops->empty */
    const struct list_column *column;
    int columns, frozen;
    bool cells, tagging, unread;

    size_t count;
    size_t row, top;
    size_t fixed;   /* rows always in sight above the others */
    int64_t sought; /* what the cursor was on, where it may still come; 0: nothing is sought */
    int64_t id;     /* of the row under the cursor, where ops->id is given */
    int col;        /* under the cell cursor */
    int left;       /* the first column in sight after the frozen ones */
    int page;       /* rows in sight at the last drawing */
    bool more;      /* columns go on to the right */
    int cut_lines;  /* for what is cut; */
    struct buf cut; /* what the last drawing had to cut of the row under the cursor */

    struct edit *filter;
    bool filtering;

    int64_t *tag;
    size_t tags, tag_cap;
};

#endif
