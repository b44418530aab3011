/* Names in memory: code, zero, search text, zero, one after the other. */
#include "name_texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

enum { PIECE = 512, MOST = 16 << 20 }; /* rows; bytes, of 100,000 names or more */

struct name_texts {
    struct db *db;
    const char *entity;
    struct buf text;
    int64_t last;            /* row read last */
    int64_t written, others; /* of the database when the first one was read */
    bool whole, begun;
};

struct name_texts *name_texts_new(struct db *db, const char *entity)
{
    struct name_texts *t = mem_alloc(sizeof *t);
    t->db = db;
    t->entity = entity;
    return t;
}

void name_texts_free(struct name_texts *t)
{
    if (t == NULL)
        return;
    buf_free(&t->text);
    free(t);
}

static bool stale(const struct name_texts *t)
{
    return t->written != db_written(t->db) || t->others != db_others(t->db);
}

static void begin(struct name_texts *t)
{
    buf_clear(&t->text);
    t->written = db_written(t->db);
    t->others = db_others(t->db);
    t->last = 0;
    t->whole = false;
    t->begun = true;
}

bool name_texts_more(struct name_texts *t)
{
    struct err e = { 0 };
    int n = 0;
    if (!t->begun || stale(t))
        begin(t);
    if (t->whole || t->text.len > MOST)
        return false;
    struct stmt *s = db_query(t->db, QUERY_NAME_TEXTS);
    stmt_bind_static(s, 1, t->entity);
    stmt_bind_int(s, 2, t->last);
    stmt_bind_int(s, 3, PIECE);
    while (stmt_step(s, &e) == 1) {
        t->last = stmt_int(s, 0);
        buf_add(&t->text, stmt_text(s, 1), strlen(stmt_text(s, 1)) + 1);
        buf_add(&t->text, stmt_text(s, 2), strlen(stmt_text(s, 2)) + 1);
        n++;
    }
    stmt_reset(s);
    t->whole = e.status == ST_OK && n < PIECE;
    return e.status == ST_OK && n == PIECE;
}

bool name_texts_ready(const struct name_texts *t, const char *entity)
{
    return t != NULL && t->whole && !strcmp(t->entity, entity) && !stale(t);
}

const char *name_texts_next(const struct name_texts *t, const char *word, size_t *at)
{
    size_t len = strlen(word);
    while (*at < t->text.len) {
        const char *code = t->text.data + *at, *search = code + strlen(code) + 1;
        size_t n = strlen(search);
        *at = (size_t)(search + n + 1 - t->text.data);
        if (text_holds(search, n, word, len))
            return code;
    }
    return NULL;
}
