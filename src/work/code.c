/* Codes that are made where the user leaves them out: a prefix and a number, never one that was
 * there before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "meta.h"

static enum status last_number(struct change *c, const struct entity *en, int64_t *n, struct err *e)
{
    *n = map_get(c->counters, en->name, -1);
    if (*n >= 0)
        return ST_OK;
    struct buf name = BUF_INIT, value = BUF_INIT;
    buf_printf(&name, "next.%s", en->name);
    enum status s = meta_get(c->db, buf_str(&name), &value, e);
    *n = s == ST_OK ? strtoll(buf_str(&value), NULL, 10) : 0;
    map_set(c->counters, en->name, *n);
    buf_free(&name);
    buf_free(&value);
    return s == ST_MISSING ? ST_OK : s;
}

enum status code_make(struct change *c, struct row *row, struct err *e)
{
    int64_t n;
    enum status s = last_number(c, row->en, &n, e);
    struct row other;
    row_init(&other, row->en);
    while (s == ST_OK) {
        char code[40];
        snprintf(code, sizeof code, "%s%06lld", row->en->prefix, (long long)++n);
        row_set(row, 0, code);
        s = row_find(c->db, row->en, row_values(row), &other, e);
    }
    row_clear(&other);
    if (s != ST_MISSING)
        return s;
    map_set(c->counters, row->en->name, n);
    return ST_OK;
}

/* A code of the same form that somebody wrote counts as given out. */
enum status code_seen(struct change *c, const struct row *row, struct err *e)
{
    const char *code = row_get(row, 0);
    size_t prefix = strlen(row->en->prefix), digits;
    if (strncmp(code, row->en->prefix, prefix) != 0)
        return ST_OK;
    digits = strspn(code + prefix, "0123456789");
    if (digits < 6 || digits > 15 || code[prefix + digits] != '\0')
        return ST_OK;
    int64_t n, here = strtoll(code + prefix, NULL, 10);
    enum status s = last_number(c, row->en, &n, e);
    if (s == ST_OK && here > n)
        map_set(c->counters, row->en->name, here);
    return s;
}

enum status code_keep(struct change *c, struct err *e)
{
    enum status s = ST_OK;
    for (size_t i = 0; model_entities[i] != NULL && s == ST_OK; i++) {
        const struct entity *en = model_entities[i];
        int64_t n = map_get(c->counters, en->name, -1);
        if (n < 1)
            continue;
        char name[64], value[32];
        snprintf(name, sizeof name, "next.%s", en->name);
        snprintf(value, sizeof value, "%lld", (long long)n);
        s = meta_set(c->db, name, value, e);
    }
    return s;
}
