/* Rows that go: those of a query, and one alone. */
#include <stdlib.h>

#include "buf.h"
#include "door.h"
#include "mem.h"
#include "save.h"
#include "words.h"

enum status change_delete_found(struct change *c, const struct row_query *q, size_t *n,
                                struct err *e)
{
    struct found {
        int64_t id;
        int version;
    } *gone = NULL;
    size_t count = 0, cap = 0;
    struct row row;
    int got;
    row_init(&row, q->en);
    struct row_iter *it = row_each(c->db, q);
    while ((got = row_next(it, &row, e)) == 1) {
        gone = mem_grow(gone, count, &cap, sizeof *gone);
        gone[count++] = (struct found){ row.id, row.version };
    }
    row_iter_free(it);
    row_clear(&row);
    enum status s = got < 0 ? e->status : ST_OK;
    for (size_t i = 0; i < count && s == ST_OK; i++)
        s = change_delete(c, q->en, gone[i].id, gone[i].version, e);
    free(gone);
    if (n != NULL)
        *n = count;
    return s;
}

enum status delete_alone(struct db *db, const struct entity *en, int64_t id, int version,
                         daynum today, const char *user, struct err *e)
{
    struct change *c;
    struct buf what = BUF_INIT;
    buf_printf(&what, _("删除%s"), _(en->label));
    enum status s = change_begin(&c, db, buf_str(&what), today, user, e);
    buf_free(&what);
    if (s == ST_OK)
        s = change_delete(c, en, id, version, e);
    return change_end(c, s, e);
}
