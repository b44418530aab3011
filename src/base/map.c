/* A hash table with open addressing, at most half full; keys live in a pool. */
#include "map.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct slot {
    const char *key; /* NULL: free */
    uint64_t hash;
    int64_t value;
};

struct map {
    struct slot *slots;
    size_t cap, n; /* cap is a power of two */
    struct pool *keys;
};

enum { FIRST_CAP = 64 };

/* FNV-1a: short keys, none of them hostile. */
static uint64_t hash_of(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *s != '\0'; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h ^ (h >> 32);
}

struct map *map_new(void)
{
    struct map *m = mem_alloc(sizeof *m);
    m->cap = FIRST_CAP;
    m->slots = mem_alloc(m->cap * sizeof *m->slots);
    m->keys = pool_new();
    return m;
}

void map_free(struct map *m)
{
    if (m == NULL)
        return;
    pool_free(m->keys);
    free(m->slots);
    free(m);
}

static struct slot *find(const struct map *m, const char *key, uint64_t hash)
{
    size_t i = (size_t)hash & (m->cap - 1);
    while (m->slots[i].key != NULL &&
           (m->slots[i].hash != hash || strcmp(m->slots[i].key, key) != 0))
        i = (i + 1) & (m->cap - 1);
    return &m->slots[i];
}

static void widen(struct map *m)
{
    struct slot *old = m->slots;
    size_t n = m->cap;
    m->cap *= 2;
    m->slots = mem_alloc(m->cap * sizeof *m->slots);
    for (size_t i = 0; i < n; i++) {
        if (old[i].key != NULL)
            *find(m, old[i].key, old[i].hash) = old[i];
    }
    free(old);
}

static bool put(struct map *m, const char *key, int64_t value, bool over)
{
    uint64_t hash = hash_of(key);
    struct slot *s = find(m, key, hash);
    if (s->key != NULL) {
        if (over)
            s->value = value;
        return false;
    }
    *s = (struct slot){ .key = pool_dup(m->keys, key), .hash = hash, .value = value };
    if (++m->n * 2 > m->cap)
        widen(m);
    return true;
}

int64_t map_get(const struct map *m, const char *key, int64_t none)
{
    const struct slot *s = find(m, key, hash_of(key));
    return s->key == NULL ? none : s->value;
}

bool map_add(struct map *m, const char *key, int64_t value)
{
    return put(m, key, value, false);
}

void map_set(struct map *m, const char *key, int64_t value)
{
    put(m, key, value, true);
}

