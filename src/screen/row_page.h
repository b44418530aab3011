/* A row as a part of a page. */
#ifndef ROW_PAGE_H
#define ROW_PAGE_H

#include "app.h"
#include "page.h"
#include "row.h"

/* Its filled fields, one on a line; names for references. What is private is left out, ID and
 * telephone numbers are masked. but: bits of fields that are left out as well. */
void page_add_row(struct page *p, struct app *a, const struct row *row, uint64_t but);

#endif
