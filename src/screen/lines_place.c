/* Lines in their order, in blocks: one that is taken out of a long list, or put into it, moves
 * those of its block alone. Blocks are split when they are full and go when they are empty; they
 * are not joined: as many lines as made them have to go before there are many short ones. */
#include <stdlib.h>
#include <string.h>

#include "lines_own.h"
#include "mem.h"

/* Organisations are numbered in the order of their codes; the counted line comes last. */
static int order(const struct lines *l, const struct line *x, const struct line *y)
{
    const struct duty *a = &x->duty, *b = &y->duty;
    if (a->org < 0 || b->org < 0)
        return (a->org < 0) - (b->org < 0);
    if (l->view.by_org && a->org != b->org)
        return a->org < b->org ? -1 : 1;
    if (l->view.by_org && a->deadline != b->deadline)
        return a->deadline < b->deadline ? -1 : 1;
    int c = due_by_urgency(a, b);
    return c ? c : ((uintptr_t)x > (uintptr_t)y) - ((uintptr_t)x < (uintptr_t)y);
}

static int by_place(const void *a, const void *b, void *lines)
{
    return order(lines, *(struct line *const *)a, *(struct line *const *)b);
}

/* --- blocks --- */

/* So many lines are moved for one that comes or goes, and so many blocks are numbered anew: at a
 * few million lines about as many bytes of both. */
enum { BLOCK_MOST = 512 };

static size_t most_of(const struct lines *l)
{
    return l->block_most ? l->block_most : BLOCK_MOST;
}

/* A block of room, before the one that is at `at`. */
static struct line_block *add_block(struct lines *l, size_t at)
{
    struct line_block *b = mem_alloc(sizeof *b + most_of(l) * sizeof(struct line *));
    l->block = mem_grow(l->block, l->nblock, &l->block_cap, sizeof(struct line_block *));
    memmove(l->block + at + 1, l->block + at, (l->nblock - at) * sizeof(struct line_block *));
    l->block[at] = b;
    l->nblock++;
    return b;
}

static void drop_block(struct lines *l, size_t at)
{
    free(l->block[at]);
    l->nblock--;
    memmove(l->block + at, l->block + at + 1, (l->nblock - at) * sizeof(struct line_block *));
}

void lines_drop_blocks(struct lines *l)
{
    while (l->nblock > 0)
        free(l->block[--l->nblock]);
    free(l->block);
    l->block = NULL;
    l->block_cap = l->n = 0;
}

/* The numbers of lines before each block, from that one on; and of all. */
static void number(struct lines *l, size_t from)
{
    for (size_t i = from < l->nblock ? from : l->nblock; i < l->nblock; i++)
        l->block[i]->before = i == 0 ? 0 : l->block[i - 1]->before + l->block[i - 1]->n;
    l->n = l->nblock ? l->block[l->nblock - 1]->before + l->block[l->nblock - 1]->n : 0;
}

/* The half behind becomes a block of its own. */
static void split(struct lines *l, size_t at)
{
    struct line_block *b = l->block[at], *behind = add_block(l, at + 1);
    size_t kept = b->n / 2;
    behind->n = b->n - kept;
    memcpy(behind->v, b->v + kept, behind->n * sizeof(struct line *));
    b->n = kept;
}

struct line *lines_at(const struct lines *l, size_t place)
{
    size_t lo = 0, hi = l->nblock;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (l->block[mid]->before <= place)
            lo = mid;
        else
            hi = mid;
    }
    return l->block[lo]->v[place - l->block[lo]->before];
}

/* --- places --- */

/* The block in which the line stands, or would stand: the first that does not end before it. */
static size_t block_of(const struct lines *l, const struct line *line)
{
    size_t lo = 0, hi = l->nblock;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        const struct line_block *b = l->block[mid];
        if (order(l, b->v[b->n - 1], line) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The place in a block: before the first that is not before it. */
static size_t place_in(const struct lines *l, const struct line_block *b, const struct line *line)
{
    size_t lo = 0, hi = b->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (order(l, b->v[mid], line) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

bool lines_place(const struct lines *l, int org, int64_t hash, size_t *place)
{
    const struct line *line = org < 0 ? l->old : l->first[org];
    while (line != NULL && line->hash != hash)
        line = line->next;
    if (line == NULL)
        return false;
    const struct line_block *b = l->block[block_of(l, line)];
    *place = b->before + place_in(l, b, line);
    return true;
}

void lines_take_out(struct lines *l, struct line **v, size_t n)
{
    size_t first = l->nblock;
    if (n == 0)
        return;
    qsort_r(v, n, sizeof *v, by_place, l);
    for (size_t i = 0; i < n; i++) {
        size_t at = block_of(l, v[i]);
        struct line_block *b = l->block[at];
        size_t k = place_in(l, b, v[i]);
        first = at < first ? at : first;
        b->n--;
        memmove(b->v + k, b->v + k + 1, (b->n - k) * sizeof *v);
        if (b->n == 0)
            drop_block(l, at);
    }
    number(l, first);
}

/* The lines of a new list, in order: blocks with room for some more. */
static void fill(struct lines *l, struct line **v, size_t n)
{
    size_t each = most_of(l) - most_of(l) / 4;
    for (size_t i = 0; i < n; i += each) {
        struct line_block *b = add_block(l, l->nblock);
        b->n = n - i < each ? n - i : each;
        memcpy(b->v, v + i, b->n * sizeof *v);
    }
    number(l, 0);
}

void lines_put_in(struct lines *l, struct line **v, size_t n)
{
    size_t first = l->nblock;
    if (n == 0)
        return;
    qsort_r(v, n, sizeof *v, by_place, l);
    if (l->nblock == 0) {
        fill(l, v, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        size_t at = block_of(l, v[i]);
        at -= at == l->nblock; /* behind all of them */
        first = at < first ? at : first;
        if (l->block[at]->n == most_of(l)) {
            split(l, at);
            at += order(l, l->block[at]->v[l->block[at]->n - 1], v[i]) < 0;
        }
        struct line_block *b = l->block[at];
        size_t k = place_in(l, b, v[i]);
        memmove(b->v + k + 1, b->v + k, (b->n - k) * sizeof *v);
        b->v[k] = v[i];
        b->n++;
    }
    number(l, first);
}
