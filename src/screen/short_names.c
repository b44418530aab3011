/* Short names of organisations, by their codes. */
#include "short_names.h"

#include <stdlib.h>

#include "fields.h"
#include "map.h"
#include "mem.h"
#include "row.h"

struct short_names {
    struct map *at; /* a code's place in `names` */
    struct picks names;
};

struct short_names *short_names_read(struct app *a)
{
    struct row_query q = { .en = &entity_org, .sort = -1 };
    struct short_names *s = mem_alloc(sizeof *s);
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    s->at = map_new();
    row_init(&row, &entity_org);
    while (app_next(it, &row))
        if (*row_get(&row, F_ORG_SHORT_NAME) != '\0') {
            map_add(s->at, row_get(&row, F_ORG_CODE), (int64_t)s->names.n);
            picks_add(&s->names, row_get(&row, F_ORG_CODE), row_get(&row, F_ORG_SHORT_NAME));
        }
    row_iter_free(it);
    row_clear(&row);
    return s;
}

void short_names_free(struct short_names *s)
{
    if (s == NULL)
        return;
    map_free(s->at);
    picks_free(&s->names);
    free(s);
}

const char *short_name(const struct short_names *s, const char *code, const char *otherwise)
{
    int64_t at = map_get(s->at, code, -1);
    return at >= 0 ? s->names.v[at].label : otherwise;
}
