/* Lines in their order: a few are taken out of a long list, or put into it, by moving what lies
 * between them once. */
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
    return order(lines, ((const struct placed *)a)->line, ((const struct placed *)b)->line);
}

static int lines_by_place(const void *a, const void *b, void *lines)
{
    return order(lines, *(struct line *const *)a, *(struct line *const *)b);
}

void lines_sort(struct lines *l)
{
    if (l->n)
        qsort_r(l->v, l->n, sizeof *l->v, by_place, l);
}

/* Where the line stands, or would stand: before the first that is not before it. */
static size_t place_of(const struct lines *l, const struct line *line)
{
    size_t lo = 0, hi = l->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (order(l, l->v[mid].line, line) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

void lines_take_out(struct lines *l, struct line **v, size_t n)
{
    size_t kept = l->n, from = 0;
    if (n == 0)
        return;
    qsort_r(v, n, sizeof *v, lines_by_place, l);
    for (size_t i = 0; i < n; i++) {
        size_t at = place_of(l, v[i]);
        while (at < l->n && l->v[at].line != v[i])
            at++;
        if (i == 0)
            kept = at;
        else if (at > from)
            memmove(l->v + kept, l->v + from, (at - from) * sizeof *l->v);
        kept += i == 0 ? 0 : at - from;
        from = at + 1;
    }
    if (l->n > from)
        memmove(l->v + kept, l->v + from, (l->n - from) * sizeof *l->v);
    l->n -= n;
}

void lines_put_in(struct lines *l, struct line **v, size_t n)
{
    if (n == 0)
        return;
    size_t *at = mem_alloc(n * sizeof *at), end = l->n;
    qsort_r(v, n, sizeof *v, lines_by_place, l);
    for (size_t i = 0; i < n; i++)
        at[i] = place_of(l, v[i]);
    while (l->cap < l->n + n)
        l->v = mem_grow(l->v, l->cap, &l->cap, sizeof *l->v);
    for (size_t i = n; i-- > 0; end = at[i]) {
        memmove(l->v + at[i] + i + 1, l->v + at[i], (end - at[i]) * sizeof *l->v);
        l->v[at[i] + i] = (struct placed){ v[i], v[i]->hash };
    }
    l->n += n;
    free(at);
}
