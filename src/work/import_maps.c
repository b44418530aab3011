/* What was said of the columns of files, remembered for the next one. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "remember.h"

enum { KEPT = 64 }; /* of earlier imports: more would be of files nobody sends any more */

static void add(struct import_maps *m, const char *column, const char *field, bool remembered)
{
    m->v = mem_grow(m->v, m->n, &m->cap, sizeof *m->v);
    m->v[m->n++] = (struct import_map){ mem_dup(column), mem_dup(field), remembered };
}

static void recall_one(void *ctx, const char *name, const char *value)
{
    struct import_maps *m = ctx;
    if (m->n < KEPT)
        add(m, name, value, true);
}

static void section_of(const struct entity *en, struct buf *out)
{
    buf_printf(out, "import %s", en->name);
}

void import_maps_recall(struct import_maps *m, const char *path, const struct entity *en)
{
    struct buf section = BUF_INIT;
    section_of(en, &section);
    remember_each(path, buf_str(&section), recall_one, m);
    buf_free(&section);
}

void import_maps_add(struct import_maps *m, const char *column, const char *field)
{
    add(m, column, field, false);
}

void import_maps_keep(const struct import_maps *m, const char *path, const struct entity *en)
{
    struct buf section = BUF_INIT;
    section_of(en, &section);
    for (size_t i = 0; i < m->n; i++)
        if (!m->v[i].remembered)
            remember_put(path, buf_str(&section), m->v[i].column, m->v[i].field);
    buf_free(&section);
}

void import_maps_free(struct import_maps *m)
{
    for (size_t i = 0; i < m->n; i++) {
        free(m->v[i].column);
        free(m->v[i].field);
    }
    free(m->v);
    *m = (struct import_maps){ 0 };
}
