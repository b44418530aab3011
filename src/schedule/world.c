/* Filling and indexing a world. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "index.h"
#include "mem.h"

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int by_placement(const void *a, const void *b)
{
    const struct world_placement *x = a, *y = b;
    return x->org != y->org ? ORDER(x->org, y->org) : ORDER(x->from, y->from);
}

static int by_membership(const void *a, const void *b)
{
    const struct world_membership *x = a, *y = b;
    if (x->org != y->org)
        return ORDER(x->org, y->org);
    return x->person != y->person ? ORDER(x->person, y->person) : ORDER(x->span.from, y->span.from);
}

static int by_grouped(const void *a, const void *b)
{
    const struct world_membership *x = a, *y = b;
    if (x->group != y->group)
        return ORDER(x->group, y->group);
    return x->person != y->person ? ORDER(x->person, y->person) : ORDER(x->span.from, y->span.from);
}

static int by_post(const void *a, const void *b)
{
    const struct world_post *x = a, *y = b;
    if (x->org != y->org)
        return ORDER(x->org, y->org);
    return x->person != y->person ? ORDER(x->person, y->person) : ORDER(x->span.from, y->span.from);
}

static int by_term(const void *a, const void *b)
{
    const struct world_term *x = a, *y = b;
    return x->org != y->org ? ORDER(x->org, y->org) : ORDER(x->elected, y->elected);
}

static int by_fact(const void *a, const void *b)
{
    const struct world_fact *x = a, *y = b;
    if (x->org != y->org)
        return ORDER(x->org, y->org);
    return x->fact != y->fact ? ORDER(x->fact, y->fact) : ORDER(x->from, y->from);
}

static int by_waiver(const void *a, const void *b)
{
    const struct world_waiver *x = a, *y = b;
    return ORDER(x->org, y->org);
}

static int by_item(const void *a, const void *b)
{
    const struct world_item *x = a, *y = b;
    return x->org != y->org ? ORDER(x->org, y->org) : strcmp(x->code, y->code);
}

static int by_sheet(const void *a, const void *b)
{
    const struct world_sheet *x = a, *y = b;
    if (x->org != y->org)
        return ORDER(x->org, y->org);
    return x->held != y->held ? ORDER(x->held, y->held) : strcmp(x->code, y->code);
}

static int by_holding(const void *a, const void *b)
{
    const struct world_holding *x = a, *y = b;
    return ORDER(x->org, y->org);
}

static int by_child(const void *a, const void *b)
{
    const struct child *x = a, *y = b;
    if (x->parent != y->parent)
        return ORDER(x->parent, y->parent);
    return x->org != y->org ? ORDER(x->org, y->org) : ORDER(x->span.from, y->span.from);
}

static int by_org_event(const void *a, const void *b)
{
    const struct org_event *x = a, *y = b;
    return x->org != y->org ? ORDER(x->org, y->org) : ORDER(x->event, y->event);
}

static int by_named(const void *a, const void *b)
{
    const struct world_named *x = a, *y = b;
    return ORDER(x->event, y->event);
}

/* Lists whose elements begin with the record. */
static int by_record(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return ORDER(*x, *y);
}

static int by_outer(const void *a, const void *b)
{
    const struct world_outer *x = a, *y = b;
    if (x->org != y->org)
        return ORDER(x->org, y->org);
    if (x->mark.type != y->mark.type)
        return ORDER(x->mark.type, y->mark.type);
    if (x->mark.for_day != y->mark.for_day)
        return ORDER(x->mark.for_day, y->mark.for_day);
    return ORDER(x->mark.record, y->mark.record);
}

static int by_extra(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->person != y->person)
        return ORDER(x->person, y->person);
    if (x->type != y->type)
        return ORDER(x->type, y->type);
    return x->for_day != y->for_day ? ORDER(x->for_day, y->for_day) : ORDER(x->record, y->record);
}

/* Sorts where it is not sorted already: the store reads in order. */
static void sort(void *v, size_t n, size_t size, int (*order)(const void *, const void *))
{
    const char *at = v;
    for (size_t i = 1; i < n; i++, at += size)
        if (order(at, at + size) > 0) {
            qsort(v, n, size, order);
            return;
        }
}

/* A long list whose owners are mixed: each element is put beside the others of its owner first. */
static void sort_owned(void *v, size_t n, size_t size, size_t key, size_t owners,
                       int (*order)(const void *, const void *))
{
    const char *from = v;
    size_t i = 1;
    while (i < n && order(from + (i - 1) * size, from + i * size) <= 0)
        i++;
    if (i >= n)
        return;
    size_t *at = mem_alloc((owners + 2) * sizeof *at);
    char *to = mem_alloc(n * size);
    int owner;
    for (i = 0; i < n; i++) {
        memcpy(&owner, from + i * size + key, sizeof owner);
        at[owner + 1]++;
    }
    for (size_t k = 0, sum = 0; k < owners + 2; k++) {
        size_t here = at[k];
        at[k] = sum;
        sum += here;
    }
    for (i = 0; i < n; i++) {
        memcpy(&owner, from + i * size + key, sizeof owner);
        memcpy(to + at[owner + 1]++ * size, from + i * size, size);
    }
    for (size_t k = 0, first = 0; k < owners + 2; first = at[k++])
        if (at[k] > first)
            sort(to + first * size, at[k] - first, size, order);
    memcpy(v, to, n * size);
    free(to);
    free(at);
}

/* The offsets of a sorted list: the number at `key` within each element says whose it is. Elements
 * of nobody (-1) come first and are in no slice. */
static size_t *slices(const void *v, size_t n, size_t size, size_t key, size_t owners)
{
    size_t *at = mem_alloc((owners + 1) * sizeof *at), i = 0;
    if (n == 0)
        return at; /* of nobody: nothing is written, and no memory taken */
    for (size_t k = 0; k <= owners; k++) {
        for (int owner; i < n; i++) {
            memcpy(&owner, (const char *)v + i * size + key, sizeof owner);
            if (owner >= (int)k)
                break;
        }
        at[k] = i;
    }
    return at;
}

#define SLICES(v, n, type, member, owners) \
    slices(v, n, sizeof(struct type), offsetof(struct type, member), owners)

static void index_children(struct world *w, struct world_index *x)
{
    size_t n = 0;
    x->child = mem_alloc((w->nplacement + 1) * sizeof *x->child);
    for (size_t i = 0; i < w->nplacement; i++) {
        const struct world_placement *p = &w->placement[i];
        bool first = i == 0 || p[-1].org != p->org;
        bool last = i + 1 == w->nplacement || p[1].org != p->org;
        if (p->parent >= 0)
            x->child[n++] = (struct child){
                p->parent, p->org, { first ? DAY_ALWAYS : p->from, last ? DAY_STILL : p[1].from }
            };
    }
    sort(x->child, n, sizeof *x->child, by_child);
    x->child_at = SLICES(x->child, n, child, parent, w->norg);
}

static void index_groups(struct world *w, struct world_index *x)
{
    size_t n = 0;
    x->grouped = mem_alloc((w->nmembership + 1) * sizeof *x->grouped);
    for (size_t i = 0; i < w->nmembership; i++)
        if (w->membership[i].group >= 0)
            x->grouped[n++] = w->membership[i];
    sort_owned(x->grouped, n, sizeof *x->grouped, offsetof(struct world_membership, group), w->norg,
               by_grouped);
    x->grouped_at = SLICES(x->grouped, n, world_membership, group, w->norg);
}

/* Puts the numbers 0 .. n-1 of a list's elements in the order of their owners (the number at `key`
 * within each): those of owner i are (*list)[at[i]] up to at[i + 1]. */
static size_t *index_by_owner(const void *v, size_t n, size_t size, size_t key, size_t owners,
                              int **list)
{
    size_t *at = mem_alloc((owners + 2) * sizeof *at);
    int owner;
    *list = mem_alloc((n + 1) * sizeof **list);
    for (size_t i = 0; i < n; i++) {
        memcpy(&owner, (const char *)v + key + i * size, sizeof owner);
        at[owner + 2]++;
    }
    for (size_t i = 2; i < owners + 2; i++)
        at[i] += at[i - 1];
    for (size_t i = 0; i < n; i++) {
        memcpy(&owner, (const char *)v + key + i * size, sizeof owner);
        (*list)[at[owner + 1]++] = (int)i;
    }
    return at;
}

static int by_count(const void *a, const void *b)
{
    const struct world_count *x = a, *y = b;
    return x->org != y->org ? ORDER(x->org, y->org) : ORDER(x->from, y->from);
}

bool world_asks_among(const struct world *w)
{
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++)
            if (w->policy[i]->rules[k]->among)
                return true;
    return false;
}

void index_persons(struct world *w, struct world_index *x)
{
    x->npersons = w->nperson;
    x->person_at =
        index_by_owner(w->membership, w->nmembership, sizeof *w->membership,
                       offsetof(struct world_membership, person), w->nperson, &x->of_person);
    if (world_asks_among(w))
        x->post_at = index_by_owner(w->post, w->npost, sizeof *w->post,
                                    offsetof(struct world_post, person), w->nperson, &x->post_of);
}

/* An event asks something of its own organisation, of a person's on that day, or of all below. */
static void index_events(struct world *w, struct world_index *x)
{
    size_t n = 0, cap = 0;
    for (size_t i = 0; i < w->nevent; i++) {
        const struct world_event *v = &w->event[i];
        int own = v->person >= 0 ? world_home(w, v->person, v->occurred) : v->org;
        bool below = v->below && v->person < 0; /* a person's event has nobody below */
        for (int o = below ? 0 : own; o >= 0 && o < (int)w->norg; o++) {
            if (o == own || (below && world_below(w, o, own, v->occurred))) {
                x->event = mem_grow(x->event, n, &cap, sizeof *x->event);
                x->event[n++] = (struct org_event){ o, (int)i };
            }
            if (!below)
                break;
        }
    }
    sort(x->event, n, sizeof *x->event, by_org_event);
    x->event_at = SLICES(x->event, n, org_event, org, w->norg);
}

static daynum first_tracking(const struct world *w)
{
    daynum first = w->tracking_from;
    for (size_t i = 0; i < w->norg; i++)
        if (w->org[i].tracking_from != DAY_NONE && w->org[i].tracking_from < first)
            first = w->org[i].tracking_from;
    return first;
}

daynum world_first_tracking(const struct world *w)
{
    return w->index ? w->index->tracking : first_tracking(w);
}

void world_finish(struct world *w)
{
    struct world_index *x = w->index = mem_alloc(sizeof *x);
    size_t norg = w->norg;
    x->tracking = first_tracking(w);
    sort(w->placement, w->nplacement, sizeof *w->placement, by_placement);
    sort_owned(w->membership, w->nmembership, sizeof *w->membership,
               offsetof(struct world_membership, org), norg, by_membership);
    sort(w->post, w->npost, sizeof *w->post, by_post);
    sort(w->term, w->nterm, sizeof *w->term, by_term);
    sort(w->fact, w->nfact, sizeof *w->fact, by_fact);
    sort(w->waiver, w->nwaiver, sizeof *w->waiver, by_waiver);
    sort(w->holding, w->nholding, sizeof *w->holding, by_holding);
    x->holding = SLICES(w->holding, w->nholding, world_holding, org, norg);
    x->placement = SLICES(w->placement, w->nplacement, world_placement, org, norg);
    x->membership = SLICES(w->membership, w->nmembership, world_membership, org, norg);
    x->post = SLICES(w->post, w->npost, world_post, org, norg);
    x->term = SLICES(w->term, w->nterm, world_term, org, norg);
    x->fact = SLICES(w->fact, w->nfact, world_fact, org, norg);
    x->waiver = SLICES(w->waiver, w->nwaiver, world_waiver, org, norg);
    sort(w->count, w->ncount, sizeof *w->count, by_count);
    x->count = SLICES(w->count, w->ncount, world_count, org, norg);
    index_children(w, x);
    index_groups(w, x);
    index_persons(w, x);
    index_events(w, x);
    index_wanted(w, x);
    world_index_items(w);
    world_index_records(w);
    world_index_extra(w);
}

void world_index_items(struct world *w)
{
    struct world_index *x = w->index;
    bool none = !w->nitem && !w->nsheet;
    if (none && x->itemless)
        return; /* as after most entries */
    x->itemless = none;
    free(x->item);
    free(x->sheet);
    sort(w->item, w->nitem, sizeof *w->item, by_item);
    sort(w->sheet, w->nsheet, sizeof *w->sheet, by_sheet);
    x->item = SLICES(w->item, w->nitem, world_item, org, w->norg);
    x->sheet = SLICES(w->sheet, w->nsheet, world_sheet, org, w->norg);
}

/* The marks alone, one behind the other: they are read in slices. */
static void index_outer(struct world *w, struct world_index *x)
{
    free(x->outer);
    free(x->outer_at);
    sort(w->outer, w->nouter, sizeof *w->outer, by_outer);
    x->outer_at = SLICES(w->outer, w->nouter, world_outer, org, w->norg);
    x->outer = mem_alloc((w->nouter + 1) * sizeof *x->outer);
    for (size_t i = 0; i < w->nouter; i++)
        x->outer[i] = w->outer[i].mark;
}

void world_index_records(struct world *w)
{
    struct world_index *x = w->index;
    free(x->named);
    sort(w->named, w->nnamed, sizeof *w->named, by_named);
    sort(w->record, w->nrecord, sizeof *w->record, by_record);
    sort(w->detail, w->ndetail, sizeof *w->detail, by_record);
    sort(w->presence, w->npresence, sizeof *w->presence, by_record);
    index_outer(w, x);
    x->named = SLICES(w->named, w->nnamed, world_named, event, w->nevent);
}

void world_index_extra(struct world *w)
{
    free(w->index->extra);
    sort(w->extra, w->nextra, sizeof *w->extra, by_extra);
    w->index->extra = SLICES(w->extra, w->nextra, mark, person, w->nperson);
}

/* What lies between those persons is moved as it is; their places in the list move along. Unsigned:
 * what is fewer wraps, and wraps back. */
void world_replace_extra(struct world *w, const int *person, size_t n, struct mark *marks,
                         size_t nmarks)
{
    size_t *at = w->index->extra, kept = 0, from = 0, taken = 0, moved = 0;
    sort(marks, nmarks, sizeof *marks, by_extra);
    struct mark *all = mem_alloc((w->nextra + nmarks + 1) * sizeof *all);
    for (size_t k = 0; k < n; k++) {
        size_t old = at[person[k]], end = at[person[k] + 1];
        if (old > from)
            memcpy(all + kept, w->extra + from, (old - from) * sizeof *all);
        kept += old - from;
        at[person[k]] = old + moved;
        for (; taken < nmarks && marks[taken].person == person[k]; taken++)
            all[kept++] = marks[taken];
        from = end;
        moved = kept - end;
        size_t next = k + 1 < n ? (size_t)person[k + 1] : w->nperson + 1;
        for (size_t i = (size_t)person[k] + 1; moved && i < next; i++)
            at[i] += moved;
    }
    if (w->nextra > from)
        memcpy(all + kept, w->extra + from, (w->nextra - from) * sizeof *all);
    free(w->extra);
    w->extra = all;
    w->nextra = kept + w->nextra - from;
    w->capextra = w->nextra + 1;
}

void world_free(struct world *w)
{
    struct world_index *x = w->index;
    if (x) {
        void *parts[] = { x->placement, x->membership, x->post,      x->term,       x->fact,
                          x->waiver,    x->child,      x->child_at,  x->grouped,    x->grouped_at,
                          x->of_person, x->person_at,  x->event,     x->event_at,   x->named,
                          x->extra,     x->wanted,     x->item,      x->sheet,      x->holding,
                          x->post_of,   x->post_at,    x->outer_org, x->outer_type, x->outer,
                          x->outer_at,  x->count };
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            free(parts[i]);
        free(x);
    }
    void *lists[] = { w->org,    w->person,   w->placement, w->membership, w->post,
                      w->term,   w->fact,     w->event,     w->waiver,     w->named,
                      w->record, w->extra,    w->item,      w->sheet,      w->holding,
                      w->detail, w->presence, w->outer,     w->count };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]);
    free(w->policy);
    *w = (struct world){ 0 };
}
