/* Places of organisations in the order of their codes. */
#include "marks_rank.h"

#include <stdlib.h>

#include "mem.h"

enum {
    STEP = 65536, /* between two organisations, when all are ranked anew */
    /* Who comes alone takes the first of so many parts of the room: codes count up, and the next
     * one mostly comes behind it. */
    PARTS = 16,
};

struct place {
    int64_t id, rank; /* rank 0: none yet */
};

static enum status set(struct db *db, struct place p, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_RANK_SET);
    stmt_bind_int(s, 1, p.id);
    stmt_bind_int(s, 2, p.rank);
    return stmt_run(s, e);
}

enum status marks_rank_one(struct db *db, int64_t id, bool *room, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_RANK_ROOM);
    stmt_bind_int(s, 1, id);
    int got = stmt_step(s, e);
    int64_t below = got > 0 ? stmt_int(s, 0) : 0, above = got > 0 ? stmt_int(s, 1) : 0;
    bool ranked = got > 0 && stmt_int(s, 2);
    stmt_reset(s);
    *room = ranked || above == 0 || above - below > 1;
    if (got < 0)
        return e->status;
    if (ranked || !*room)
        return ST_OK;
    int64_t gap = above - below, step = above == 0 ? STEP : gap < PARTS ? 1 : gap / PARTS;
    return set(db, (struct place){ id, below + step }, e);
}

/* Those without a place, v[from .. n-1], between below and above (0: nobody). What lies between two
 * of them now, at most `least`. */
static int64_t spread(struct place *v, size_t from, size_t n, int64_t below, int64_t above,
                      int64_t least)
{
    int64_t step = above == 0 ? STEP : (above - below) / ((int64_t)(n - from) + 1);
    for (size_t i = from; i < n; i++)
        v[i].rank = below + step * ((int64_t)(i - from) + 1);
    return n > from && step < least ? step : least;
}

enum status marks_rank_new(struct db *db, bool *room, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_RANKS);
    struct place *fresh = NULL;
    size_t n = 0, cap = 0, from = 0, ranked = 0;
    int64_t below = 0, least = STEP;
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        struct place p = { stmt_int(s, 0), stmt_int(s, 1) };
        if (p.rank != 0) {
            least = spread(fresh, from, n, below, p.rank, least);
            below = p.rank;
            from = n;
            ranked++;
        } else {
            fresh = mem_grow(fresh, n, &cap, sizeof *fresh);
            fresh[n++] = p;
        }
    }
    spread(fresh, from, n, below, 0, least);
    /* an office that comes whole, after its first organisation, gets room for those to come */
    *room = least > 0 && (least >= PARTS || n < ranked);
    enum status st = got < 0 ? ST_FAILED : ST_OK;
    for (size_t i = 0; i < n && *room && st == ST_OK; i++)
        st = set(db, fresh[i], e);
    free(fresh);
    return st;
}

enum status marks_rank_all(struct db *db, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_RANK_ALL);
    stmt_bind_int(s, 1, STEP);
    return stmt_run(s, e);
}
