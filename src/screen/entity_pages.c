/* The rows of a list come a page at a time, and while no key is there those which the next one is
 * likely to ask for: a key then has nothing to wait for but its picture. */
#include "entity_list.h"
#include "term.h"

enum { PAGE = 40 };

/* With the names they refer to, the file being locked once for all. */
static void bring(struct elist *l, size_t at, size_t n)
{
    struct buf unseen = BUF_INIT;
    struct err e = { 0 };
    size_t all = l->rows.ids.n, end = at < all && n < all - at ? at + n : all;
    while (at < end && erows_holds(&l->rows, at))
        at++;
    if (at >= end)
        return;
    bool begun = !db_in_transaction(l->app->db) && db_begin_read(l->app->db, &e) == ST_OK;
    for (; at < end && !erows_holds(&l->rows, at); at++) {
        const struct row *row = erows_at(&l->rows, l->en, at);
        for (int k = 0; k < l->look.n && row->id != 0; k++)
            if (l->look.column[k] < l->en->nfields)
                elist_cell(l, row, l->look.column[k], &unseen);
        buf_clear(&unseen);
    }
    if (begun)
        db_rollback(l->app->db);
    buf_free(&unseen);
}

void elist_bring(struct elist *l, size_t at)
{
    bring(l, at, PAGE);
}

void elist_bring_ahead(struct elist *l)
{
    size_t top, n, all = l->rows.ids.n;
    list_window(l->list, &top, &n);
    const size_t next[] = { top + n, top > n ? top - n : 0, all > n ? all - n : 0, 0 };
    l->rows.ahead = true;
    for (size_t i = 0; i < sizeof next / sizeof *next && !term_pending(); i++)
        bring(l, next[i], n);
    l->rows.ahead = false;
}
