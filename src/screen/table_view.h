/* A table of a report as a list: its first columns stay, it is filtered, and what is cut of the row
 * under the cursor stands whole below. */
#ifndef TABLE_VIEW_H
#define TABLE_VIEW_H

#include "list.h"
#include "table.h"

struct table_view;

/* The table is borrowed until the view is freed. */
struct table_view *table_view_new(const struct table *t);
void table_view_free(struct table_view *v); /* NULL is legal */
struct list *table_view_list(const struct table_view *v);
/* The rows, and the notes below them as far as a third of the height goes. */
void table_view_draw(const struct table_view *v, struct rect r);

#endif
