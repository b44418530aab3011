/* The batches of the journal, for a list. */
#include "batches.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

void batches_free(struct batches *b)
{
    for (size_t i = 0; i < b->n; i++) {
        free(b->v[i].at);
        free(b->v[i].user);
        free(b->v[i].what);
    }
    free(b->v);
    *b = (struct batches){ 0 };
}

static enum status read_some(struct batches *b, struct db *db, int n, const char *filter,
                             struct err *e)
{
    struct stmt *s = db_query(db, QUERY_LOG_BATCHES);
    int got;
    batches_free(b);
    stmt_bind_int(s, 1, n);
    stmt_bind_text(s, 2, filter);
    while ((got = stmt_step(s, e)) == 1) {
        b->v = mem_grow(b->v, b->n, &b->cap, sizeof *b->v);
        b->v[b->n++] = (struct batch_line){ .id = stmt_int(s, 0),
                                            .at = mem_dup(stmt_text(s, 1)),
                                            .user = mem_dup(stmt_text(s, 2)),
                                            .what = mem_dup(stmt_text(s, 3)),
                                            .undone = stmt_int(s, 4) != 0,
                                            .rows = stmt_int(s, 5) };
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

enum status batches_read(struct batches *b, struct db *db, const char *filter, struct err *e)
{
    return read_some(b, db, BATCHES_MOST, filter, e);
}

enum status batches_newest(struct batches *b, struct db *db, int n, struct err *e)
{
    return read_some(b, db, n, "", e);
}

int64_t batches_last(struct db *db)
{
    struct stmt *s = db_query(db, QUERY_BATCH_LAST);
    int64_t id = stmt_step(s, NULL) == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return id;
}

bool batches_last_of(struct db *db, const char *entity, const char *key, struct buf *who)
{
    struct stmt *s = db_query(db, QUERY_LOG_CHANGES);
    stmt_bind_text(s, 1, entity);
    stmt_bind_text(s, 2, key);
    stmt_bind_text(s, 3, "");
    stmt_bind_int(s, 4, 1);
    stmt_bind_int(s, 5, 0);
    bool there = stmt_step(s, NULL) > 0;
    if (there)
        buf_printf(who, _("%s（%.16s）"), stmt_text(s, 3), stmt_text(s, 2));
    stmt_reset(s);
    return there;
}
