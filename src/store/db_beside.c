/* What hangs on a connection besides what SQLite keeps there. */
#include <stdlib.h>

#include "map.h"
#include "mem.h"
#include "store.h"

void beside_begin(struct beside *b)
{
    *b = (struct beside){ .by_text = map_new() };
}

void beside_end(struct beside *b)
{
    for (size_t i = 0; i < b->nkept; i++)
        stmt_free(b->kept[i].stmt);
    free(b->kept);
    map_free(b->by_text);
    free(b->own);
}

struct stmt *beside_keep(struct db *db, struct stmt *s, const void *owner, int n)
{
    struct beside *b = db_beside(db);
    b->kept = mem_grow(b->kept, b->nkept, &b->kept_cap, sizeof *b->kept);
    b->kept[b->nkept++] = (struct kept_stmt){ s, owner, n };
    return s;
}

struct stmt *db_prepare(struct db *db, const char *sql)
{
    struct map *by_text = db_beside(db)->by_text;
    struct stmt *s = (struct stmt *)(intptr_t)map_get(by_text, sql, 0);
    if (s == NULL) {
        s = beside_keep(db, db_prepare_to_keep(db, sql), NULL, 0);
        map_add(by_text, sql, (intptr_t)s);
    }
    stmt_reset(s);
    return s;
}

/* A few dozen statements at most, the hottest last: looked through from the end. */
struct stmt *db_kept(struct db *db, const void *owner, int n)
{
    const struct beside *b = db_beside(db);
    for (size_t i = b->nkept; i-- > 0;) {
        const struct kept_stmt *k = &b->kept[i];
        if (k->owner == owner && k->n == n) {
            stmt_reset(k->stmt);
            return k->stmt;
        }
    }
    return NULL;
}

struct stmt *db_keep_as(struct db *db, const void *owner, int n, const char *sql)
{
    return beside_keep(db, db_prepare_to_keep(db, sql), owner, n);
}

void db_note_own(struct db *db, int64_t batch)
{
    struct beside *b = db_beside(db);
    b->own = mem_grow(b->own, b->nown, &b->own_cap, sizeof *b->own);
    b->own[b->nown++] = batch;
}

/* They come in the order of their numbers; who asks, asks of the last ones. */
bool db_is_own(struct db *db, int64_t batch)
{
    const struct beside *b = db_beside(db);
    size_t i = b->nown;
    while (i > 0 && b->own[i - 1] > batch)
        i--;
    return i > 0 && b->own[i - 1] == batch;
}

void db_hang(struct db *db, const void *what)
{
    db_beside(db)->hung = what;
}

const void *db_hung(struct db *db)
{
    return db_beside(db)->hung;
}
