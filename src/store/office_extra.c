/* The marks of those whom more than one organisation wants: who moved, holds posts elsewhere, is
 * the head of something. They are no part of the stream; the world holds them. */
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "office_priv.h"

/* Marks of persons, growing. */
struct mark_list {
    struct mark *v;
    size_t n, cap;
};

/* Where the marks of a person are filed. */
static void add_place(struct office *o, int person, struct buf *b)
{
    int home = o->home[person];
    buf_printf(b, "%s[%lld,%lld]", b->len > 1 ? "," : "", (long long)(home < 0 ? 0 : o->rank[home]),
               (long long)o->person_id[person]);
}

/* The marks of those whose places are wanted, of the years from a day on, appended to the list. */
static enum status read_places(struct office *o, const struct buf *wanted, daynum from,
                               struct mark_list *l, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_MARKS_SOME);
    int got;
    int64_t v[M_COLUMNS];
    stmt_bind_static(s, 1, buf_str(wanted));
    stmt_bind_int(s, 2, walk_first(from));
    while ((got = stmt_ints(s, v, M_COLUMNS, 1, e)) > 0) {
        struct mark m = office_person_mark(o, v);
        if (m.type < 0)
            continue;
        l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
        l->v[l->n++] = m;
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

void office_need_extra(struct office *o, daynum from)
{
    struct world *w = &o->w;
    struct mark_list all = { w->extra, 0, w->capextra };
    struct buf wanted = BUF_INIT;
    if (o->extra_from <= from)
        return;
    buf_putc(&wanted, '[');
    for (size_t i = 0; i < w->nperson; i++)
        if (world_wants_extra(w, (int)i, o->home[i]))
            add_place(o, (int)i, &wanted);
    buf_putc(&wanted, ']');
    if (read_places(o, &wanted, from, &all, &o->failed) == ST_OK)
        o->extra_from = from;
    w->extra = all.v;
    w->nextra = all.n;
    w->capextra = all.cap;
    world_index_extra(w);
    buf_free(&wanted);
}

enum status office_read_extra_of(struct office *o, const int *person, size_t n, struct err *e)
{
    struct mark_list fresh = { NULL, 0, 0 };
    struct buf wanted = BUF_INIT;
    if (o->extra_from == DAY_STILL)
        return ST_OK;
    buf_putc(&wanted, '[');
    for (size_t i = 0; i < n; i++)
        add_place(o, person[i], &wanted);
    buf_putc(&wanted, ']');
    enum status st = read_places(o, &wanted, o->extra_from, &fresh, e);
    if (!st)
        world_replace_extra(&o->w, person, n, fresh.v, fresh.n);
    free(fresh.v);
    buf_free(&wanted);
    return st;
}
