/* Figures of organisations in a period (obligations.md, section 8). */
#include "figures.h"

#include <stdlib.h>
#include <string.h>

#include "index.h"

const char *const figures_rolls[] = {
    "theme_day", "july_first",   "member_assembly",      "group_meeting",
    "lecture",   "life_meeting", "special_life_meeting", "member_review",
    NULL
};

/* Whether a waiver of all slots takes a person (-1: the organisation) out on a day. */
static bool waived_on(const struct world *w, int org, int person, daynum d)
{
    for (size_t i = w->index->waiver[org]; i < w->index->waiver[org + 1]; i++) {
        const struct world_waiver *v = &w->waiver[i];
        if (v->person == person && !*v->slot && v->first <= d && d <= v->last)
            return true;
    }
    return false;
}

/* Calls back for each member of an organisation (a group: of the group) on a day, each once. */
typedef void (*member_fn)(void *ctx, const struct world *w, int person, daynum d);
static void each_member(const struct world *w, int org, daynum d, member_fn fn, void *ctx)
{
    struct members m = index_members(w, org);
    int last = -1; /* the rows of one person stand together */
    for (size_t i = m.first; i < m.end; i++) {
        if (m.v[i].person == last || !span_holds(m.v[i].span, d))
            continue;
        last = m.v[i].person;
        if (world_is_member(w, last, d, false))
            fn(ctx, w, last, d);
    }
}

static void count_head(void *ctx, const struct world *w, int person, daynum d)
{
    struct figures *f = ctx;
    if (world_is_member(w, person, d, true))
        f->full++;
    else
        f->probationary++;
}

struct roll {
    const struct figure_record *r;
    struct figures *f;
};

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void call_one(void *ctx, const struct world *w, int person, daynum d)
{
    struct roll *x = ctx;
    if (waived_on(w, x->r->org, person, d))
        return;
    x->f->expected++;
    x->f->present += x->r->npresent && bsearch(&person, x->r->present, x->r->npresent,
                                               sizeof person, by_number) != NULL;
}

static void take_record(const struct world *w, const struct figure_record *r, struct figures *f)
{
    struct roll x = { r, f };
    f->talks += r->talk;
    if (r->roll && !waived_on(w, r->org, -1, r->held))
        each_member(w, r->org, r->held, call_one, &x);
}

void figures_make(const struct world *w, struct figure_source s, struct period p,
                  struct figures *own)
{
    struct figure_record r;
    memset(own, 0, w->norg * sizeof *own);
    for (int i = 0; i < (int)w->norg; i++)
        each_member(w, i, p.last, count_head, &own[i]);
    while (s.record(s.ctx, &r))
        if (r.held >= p.first && r.held <= p.last)
            take_record(w, &r, &own[r.org]);
}

void figures_records(const struct world *w, struct figure_source s, struct period p,
                     figures_sink sink, void *ctx)
{
    struct figure_record r;
    while (s.record(s.ctx, &r)) {
        struct figures own = { 0 };
        if (r.held < p.first || r.held > p.last)
            continue;
        take_record(w, &r, &own);
        sink(ctx, &r, &own);
    }
}

static void take_call(const struct world *w, const struct figure_record *r, int person,
                      struct figures *f)
{
    struct roll x = { r, f };
    if (r->roll && !waived_on(w, r->org, -1, r->held) &&
        world_belongs(w, person, r->org, r->held) && world_is_member(w, person, r->held, false))
        call_one(&x, w, person, r->held);
}

void figures_person(const struct world *w, struct figure_source s, struct period p, int person,
                    struct figures *out)
{
    struct figure_record r;
    struct figure_dues m;
    *out = (struct figures){ 0 };
    while (s.record(s.ctx, &r))
        if (r.held >= p.first && r.held <= p.last)
            take_call(w, &r, person, out);
    while (s.dues(s.ctx, &m))
        if (m.person == person && m.month >= p.first && m.month <= p.last) {
            out->due += m.due;
            out->paid += m.paid;
            out->owing += m.due > m.paid ? m.due - m.paid : 0;
        }
}

static void add_deeds(struct figures *to, const struct figures *from)
{
    to->expected += from->expected;
    to->present += from->present;
    to->talks += from->talks;
    to->due += from->due;
    to->paid += from->paid;
    to->owing += from->owing;
    to->unset += from->unset;
    to->unset_owed += from->unset_owed;
}

void figures_sum(const struct world *w, struct period p, const struct figures *own,
                 struct figures *sum)
{
    memcpy(sum, own, w->norg * sizeof *sum);
    for (int i = 0; i < (int)w->norg; i++) {
        bool heads = w->org[i].kind != ORG_GROUP && world_active(w, i, p.last);
        int above = world_parent(w, i, p.last);
        for (int depth = 0; above >= 0 && depth < TREE_DEPTH; depth++) {
            enum org_kind kind = w->org[above].kind;
            add_deeds(&sum[above], &own[i]);
            if (heads && kind != ORG_BRANCH && kind != ORG_GROUP) {
                sum[above].full += own[i].full;
                sum[above].probationary += own[i].probationary;
            }
            above = world_parent(w, above, p.last);
        }
    }
}

bool figures_none(const struct figures *f)
{
    return !(f->full | f->probationary | f->expected | f->talks | f->due | f->paid);
}
