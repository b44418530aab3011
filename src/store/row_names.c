/* A name goes to the slot of its code and drives out what stood there: people stand in a list by
 * branch, meetings by day, and the same few hundred names come again and again. */
#include "row_names.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "row.h"

enum { SLOTS = 4096 };

struct slot {
    const char *entity; /* of the dictionary; NULL: free */
    struct buf code, name;
};

struct row_names {
    struct db *db;
    struct slot slot[SLOTS];
};

struct row_names *row_names_new(struct db *db)
{
    struct row_names *n = mem_alloc(sizeof *n);
    n->db = db;
    return n;
}

void row_names_free(struct row_names *n)
{
    for (int i = 0; n != NULL && i < SLOTS; i++) {
        buf_free(&n->slot[i].code);
        buf_free(&n->slot[i].name);
    }
    free(n);
}

void row_names_forget(struct row_names *n)
{
    for (int i = 0; i < SLOTS; i++)
        n->slot[i].entity = NULL;
}

/* FNV-1a, its upper half folded in. */
static size_t slot_of(const char *code)
{
    uint32_t h = 2166136261U;
    for (; *code != '\0'; code++)
        h = (h ^ (unsigned char)*code) * 16777619U;
    return (h ^ h >> 16) % SLOTS;
}

void row_names_show(struct row_names *n, const char *entity, const char *code, struct buf *out)
{
    struct slot *s = &n->slot[slot_of(code)];
    if (s->entity != entity || strcmp(buf_str(&s->code), code) != 0) {
        s->entity = entity;
        buf_clear(&s->code);
        buf_puts(&s->code, code);
        buf_clear(&s->name);
        row_name(n->db, entity, code, &s->name, NULL);
    }
    buf_add(out, buf_str(&s->name), s->name.len);
}
