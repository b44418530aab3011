/* The lines of a file and the rows they were about. */
#include "once.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "map.h"
#include "mem.h"
#include "sorted.h"

/* n rows from `id` on, made by as many lines from `line` on. */
struct run {
    int64_t id, n;
    int line;
};

struct once {
    struct run *run; /* in the order of id */
    size_t n, cap;
    struct map *found; /* id of a row that was there before -> its line */
};

struct once *once_new(void)
{
    struct once *o = mem_alloc(sizeof *o);
    o->found = map_new();
    return o;
}

void once_free(struct once *o)
{
    if (o == NULL)
        return;
    map_free(o->found);
    free(o->run);
    free(o);
}

static void id_text(int64_t id, char out[24])
{
    snprintf(out, 24, "%" PRId64, id);
}

static int not_after(const void *id, const void *run)
{
    return ((const struct run *)run)->id <= *(const int64_t *)id;
}

/* The last run that begins at or before id; NULL: none. */
static const struct run *run_at(const struct once *o, int64_t id)
{
    size_t below = sorted_place(&id, o->run, o->n, sizeof *o->run, not_after);
    return below > 0 ? &o->run[below - 1] : NULL;
}

int once_line(const struct once *o, int64_t id)
{
    char text[24];
    const struct run *r = run_at(o, id);
    if (r != NULL && id < r->id + r->n)
        return r->line + (int)(id - r->id);
    id_text(id, text);
    return (int)map_get(o->found, text, 0);
}

static void note_made(struct once *o, int64_t id, int line)
{
    struct run *last = o->n > 0 ? &o->run[o->n - 1] : NULL;
    if (last != NULL && id == last->id + last->n && line == last->line + (int)last->n) {
        last->n++;
        return;
    }
    o->run = mem_grow(o->run, o->n, &o->cap, sizeof *o->run);
    o->run[o->n++] = (struct run){ id, 1, line };
}

void once_note(struct once *o, int64_t id, int line, bool made)
{
    char text[24];
    if (made) {
        note_made(o, id, line);
    } else if (once_line(o, id) == 0) {
        id_text(id, text);
        map_add(o->found, text, line);
    }
}
