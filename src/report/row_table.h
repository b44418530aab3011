/* What the two files of row_print share. */
#ifndef ROW_TABLE_H
#define ROW_TABLE_H

#include "row_print.h"

struct row_table;

struct row_table *row_table_new(const struct row_printer *p);
void row_table_add(struct row_printer *p, struct row_table *t, const struct row *r);
/* prints what is held back, frees */
void row_table_end(struct row_printer *p, struct row_table *t);

bool row_has_column(const struct row_printer *p, int field);
void row_cell(const struct row_printer *p, const struct row *r, int field, struct buf *out);

#endif
