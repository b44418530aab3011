/* Why a duty stands as it does: the marks that count and the near misses, by the same tests as the
 * count itself. */
#include <stdlib.h>

#include "engine.h"
#include "mem.h"

enum { NEAR_LEAST = 31, NEAR_MOST = 366 }; /* days around the window in which a mark is told of */

/* One of the population, as the walk found it. */
struct found {
    int who;
    daynum reached;
};

/* While one duty is explained. */
struct asking {
    const struct duty *d;
    const struct plan *p;
    const struct asked *a; /* NULL for event rules */
    size_t period;         /* its place in the plan */
    int near;
    struct found *found;
    size_t nfound, found_cap;
    struct witness *w;
    size_t nw, w_cap;
};

/* Where a mark is looked at: whose it would be, and what it must be. */
struct view {
    enum part part;
    struct span held;
    daynum last; /* of the window: named records count also after the deadline */
};

static void judge_days(const struct schedule *s, const struct asking *q, const struct view *v,
                       struct witness *w)
{
    const struct mark *m = &w->mark;
    daynum first = q->d->window_start;
    bool days = q->p->rule->measure == MEASURE_DAYS;
    daynum end = days ? m->last : m->for_day;
    daynum done = days && !m->made_up && m->for_day < first ? first : m->done;
    w->verdict = VERDICT_COUNTS;
    if (end < first) {
        w->verdict = VERDICT_BEFORE;
        w->days = first - end;
    } else if (m->for_day > v->last) {
        w->verdict = VERDICT_AFTER;
        w->days = m->for_day - v->last;
    } else if (done > s->today) {
        w->verdict = VERDICT_FUTURE;
        w->days = done - s->today;
    }
}

static void judge(const struct schedule *s, const struct asking *q, const struct view *v,
                  struct witness *w)
{
    const struct mark *m = &w->mark;
    judge_days(s, q, v, w);
    if (w->verdict == VERDICT_BEFORE || w->verdict == VERDICT_AFTER)
        return;
    if (!span_holds(v->held, m->held))
        w->verdict = VERDICT_NO_POST;
    else if (v->part != PART_NONE && m->part != PART_NONE && m->part != v->part)
        w->verdict = VERDICT_OTHER_PART;
    else if (!mark_fits(s, m, v->part, v->held))
        w->verdict = VERDICT_NOT_OURS;
    else if (!record_counts(s, q->p->rule, m, q->d->person))
        w->verdict = VERDICT_CONDITION;
}

static struct witness *put(struct asking *q, const struct mark *m, enum verdict verdict)
{
    q->w = mem_grow(q->w, q->nw, &q->w_cap, sizeof *q->w);
    q->w[q->nw] = (struct witness){ .mark = *m, .verdict = verdict, .org = -1 };
    return &q->w[q->nw++];
}

static void put_judged(const struct schedule *s, struct asking *q, const struct mark *m,
                       const struct view *v)
{
    judge(s, q, v, put(q, m, VERDICT_COUNTS));
    if (q->w[q->nw - 1].days > q->near && q->w[q->nw - 1].verdict != VERDICT_FUTURE)
        q->nw--;
}

/* What stands in the window and would count but for one thing. */
static void put_inside(const struct schedule *s, struct asking *q, struct slice marks,
                       enum verdict verdict, int org)
{
    struct view v = { PART_NONE, SPAN_ALL, q->d->deadline };
    for (size_t i = 0; i < marks.n; i++) {
        struct witness *w = put(q, &marks.mark[i], VERDICT_COUNTS);
        judge_days(s, q, &v, w);
        if (w->verdict == VERDICT_COUNTS)
            *w = (struct witness){ .mark = w->mark, .verdict = verdict, .org = org };
        else
            q->nw--;
    }
}

static bool accepts(const struct rule *r, int type)
{
    for (size_t i = 0; i < r->nevidence; i++)
        if (r->evidence[i] == type)
            return true;
    return false;
}

/* A record stands once: what counts before what does not, the earliest done, the most hours. */
static int by_record(const void *a, const void *b)
{
    const struct witness *x = a, *y = b;
    if (x->mark.record != y->mark.record)
        return x->mark.record < y->mark.record ? -1 : 1;
    if (x->verdict != y->verdict)
        return x->verdict < y->verdict ? -1 : 1;
    return (x->mark.done > y->mark.done) - (x->mark.done < y->mark.done);
}

static int by_day(const void *a, const void *b)
{
    const struct witness *x = a, *y = b;
    if (x->mark.held != y->mark.held)
        return x->mark.held < y->mark.held ? -1 : 1;
    return (x->mark.record > y->mark.record) - (x->mark.record < y->mark.record);
}

static void once_each(struct asking *q)
{
    size_t kept = 0;
    if (q->nw > 1)
        qsort(q->w, q->nw, sizeof *q->w, by_record);
    for (size_t i = 0; i < q->nw; i++) {
        struct witness *last = kept ? &q->w[kept - 1] : NULL;
        if (!last || last->mark.record != q->w[i].mark.record)
            q->w[kept++] = q->w[i];
        else if (last->verdict == q->w[i].verdict && last->mark.hours < q->w[i].mark.hours)
            last->mark.hours = q->w[i].mark.hours;
    }
    q->nw = kept;
    if (q->nw > 1)
        qsort(q->w, q->nw, sizeof *q->w, by_day);
}

/* Whether one of the records before the n-th counts on that day. */
static bool taken_day(const struct asking *q, size_t n, daynum d)
{
    for (size_t i = 0; i < n; i++)
        if (q->w[i].verdict == VERDICT_COUNTS && q->w[i].mark.for_day <= d &&
            d <= q->w[i].mark.last)
            return true;
    return false;
}

static int64_t fresh_days(const struct schedule *s, const struct asking *q, size_t n)
{
    const struct mark *m = &q->w[n].mark;
    daynum last = q->d->event >= 0 && m->named ? DAY_STILL : q->d->deadline;
    int64_t days = 0;
    for (daynum d = m->for_day; d <= m->last && d <= last; d++)
        days += d >= q->d->window_start && (m->made_up || m->last == m->for_day || d <= s->today) &&
                !taken_day(q, n, d);
    return days;
}

static bool presence_counts(const struct schedule *s, const struct mark *m, size_t i)
{
    const struct world_presence *p = &s->w->presence[i];
    return p->record == m->record && (p->made_up == DAY_NONE ? m->held : p->made_up) <= s->today;
}

/* Whether the i-th presence is of somebody whom one of the first n records, or this one before it,
 * counts already. */
static bool taken_person(const struct schedule *s, const struct asking *q, size_t n, size_t i)
{
    const struct world *w = s->w;
    for (size_t k = 0; k <= n; k++) {
        const struct mark *m = &q->w[k].mark;
        size_t at = world_first(w->presence, w->npresence, sizeof *w->presence, m->record);
        for (; q->w[k].verdict == VERDICT_COUNTS && at < w->npresence &&
               w->presence[at].record == m->record && at != i;
             at++)
            if (w->presence[at].person == w->presence[i].person && presence_counts(s, m, at))
                return true;
    }
    return false;
}

/* measure = persons: a person counts once whatever the records. */
static int64_t fresh_persons(const struct schedule *s, const struct asking *q, size_t n)
{
    const struct world *w = s->w;
    const struct mark *m = &q->w[n].mark;
    int64_t fresh = 0;
    size_t i = world_first(w->presence, w->npresence, sizeof *w->presence, m->record);
    for (; i < w->npresence && w->presence[i].record == m->record; i++)
        fresh += presence_counts(s, m, i) && !taken_person(s, q, n, i);
    return fresh;
}

static int64_t amount_of(const struct schedule *s, const struct asking *q, size_t n)
{
    switch (q->p->rule->measure) {
    case MEASURE_HOURS:
        return q->w[n].mark.hours;
    case MEASURE_DAYS:
        return fresh_days(s, q, n);
    case MEASURE_PERSONS:
        return fresh_persons(s, q, n);
    default:
        return 1;
    }
}

static void weigh(const struct schedule *s, struct asking *q)
{
    const struct rule *r = q->p->rule;
    once_each(q);
    for (size_t i = 0; i < q->nw; i++) {
        struct witness *w = &q->w[i];
        if (w->verdict != VERDICT_COUNTS)
            continue;
        w->amount = amount_of(s, q, i);
        if (r->measure == MEASURE_DAYS && !w->amount)
            w->verdict = VERDICT_SAME_DAY;
    }
}

static void tell(const struct schedule *s, struct asking *q, struct claim c, claim_sink sink,
                 void *ctx)
{
    weigh(s, q);
    c.w = q->w;
    c.n = q->nw;
    sink(ctx, &c);
    q->nw = 0;
}

static bool names(const struct world *w, int event, const struct mark *m)
{
    for (size_t i = w->index->named[event]; i < w->index->named[event + 1]; i++)
        if (w->named[i].mark.record == m->record)
            return true;
    return false;
}

/* Records that name the event count also after its deadline. */
static void look_named(const struct schedule *s, struct asking *q)
{
    const struct world *w = s->w;
    const struct duty *d = q->d;
    struct view v = { PART_NONE, SPAN_ALL, DAY_STILL };
    for (size_t i = w->index->named[d->event]; i < w->index->named[d->event + 1]; i++) {
        const struct world_named *n = &w->named[i];
        if (!accepts(d->rule, n->mark.type))
            continue;
        if (d->person >= 0 || n->org == d->org)
            put_judged(s, q, &n->mark, &v);
        else
            put(q, &n->mark, VERDICT_OTHER_ORG)->org = n->org;
    }
}

static void look_event(const struct schedule *s, struct asking *q)
{
    const struct duty *d = q->d;
    struct view v = { PART_NONE, SPAN_ALL, d->deadline };
    look_named(s, q);
    for (size_t t = 0; t < d->rule->nevidence; t++) {
        int type = d->rule->evidence[t];
        struct slice marks =
            d->person >= 0 ? slice_of_type(slice_of_person(s, d->person), type) : s->by_type[type];
        for (size_t i = 0; i < marks.n; i++) {
            const struct mark *m = &marks.mark[i];
            if (!m->named && !d->rule->naming)
                put_judged(s, q, m, &v);
            else if (!m->named)
                put_inside(s, q, (struct slice){ m, 1 }, VERDICT_UNNAMED, -1);
            else if (!names(s->w, d->event, m))
                put_inside(s, q, (struct slice){ m, 1 }, VERDICT_OTHER_EVENT, -1);
        }
    }
}

static void look_own(const struct schedule *s, struct asking *q)
{
    const struct rule *r = q->p->rule;
    struct view v = { PART_NONE, SPAN_ALL, q->d->deadline };
    for (size_t t = 0; t < r->nevidence; t++)
        for (size_t i = 0; i < s->by_type[r->evidence[t]].n; i++)
            put_judged(s, q, &s->by_type[r->evidence[t]].mark[i], &v);
}

/* What S held in the window that is of another type. */
static void look_other_types(const struct schedule *s, struct asking *q)
{
    for (size_t t = 0; t < s->ntypes; t++)
        if (!accepts(q->p->rule, (int)t))
            put_inside(s, q, s->by_type[t], VERDICT_OTHER_TYPE, -1);
}

/* What the organisation above, or those directly below, held without S. S is the organisation at
 * hand again afterwards. */
static void look_around(struct schedule *s, struct asking *q)
{
    const struct world_index *x = s->w->index;
    const struct rule *r = q->p->rule;
    int self = q->d->org, parent = world_parent(s->w, self, q->a->judged);
    for (size_t i = x->child_at[self]; i <= x->child_at[self + 1]; i++) {
        bool above = i == x->child_at[self + 1];
        int org = above ? parent : x->child[i].org;
        if (org < 0 || (!above && !span_holds(x->child[i].span, q->a->judged)) ||
            (!above && (r->instead & (1U << s->w->org[org].kind))))
            continue;
        schedule_look(s, org);
        for (size_t t = 0; t < r->nevidence; t++)
            put_inside(s, q, s->by_type[r->evidence[t]], VERDICT_OTHER_ORG, org);
    }
    schedule_look(s, self);
}

static void look_person(const struct schedule *s, struct asking *q, int person, struct span held)
{
    const struct rule *r = q->p->rule;
    struct view v = { r->part, held, q->d->deadline };
    struct slice all = slice_of_person(s, person);
    for (size_t t = 0; t < r->nevidence; t++) {
        struct slice marks = slice_of_type(all, r->evidence[t]);
        for (size_t i = 0; i < marks.n; i++)
            put_judged(s, q, &marks.mark[i], &v);
    }
}

static void look_office(const struct schedule *s, struct asking *q, int org)
{
    const struct world_index *x = s->w->index;
    for (size_t i = x->post[org]; i < x->post[org + 1]; i++)
        if (each_roles(q->p->rule) & world_post_roles(s->w, &s->w->post[i]))
            look_person(s, q, s->w->post[i].person, s->w->post[i].span);
}

/* The marks of an organisation below. */
static void look_org(const struct schedule *s, struct asking *q, int org)
{
    const struct world_index *x = s->w->index;
    struct view v = { PART_NONE, SPAN_ALL, q->d->deadline };
    for (size_t i = x->outer_at[org]; i < x->outer_at[org + 1]; i++)
        if (accepts(q->p->rule, x->outer[i].type))
            put_judged(s, q, &x->outer[i], &v);
}

static void find_one(struct schedule *s, const struct plan *p, size_t period, int who,
                     daynum reached)
{
    struct asking *q = s->asking;
    (void)p;
    if (period != q->period)
        return;
    q->found = mem_grow(q->found, q->nfound, &q->found_cap, sizeof *q->found);
    q->found[q->nfound++] = (struct found){ who, reached };
}

static bool is_found(const struct asking *q, int who)
{
    for (size_t i = 0; i < q->nfound; i++)
        if (q->found[i].who == who)
            return true;
    return false;
}

/* Those who have something to do with the organisation and are none of the population, and why. */
static void tell_left_out(struct schedule *s, struct asking *q, claim_sink sink, void *ctx)
{
    const struct rule *r = q->p->rule;
    if (r->instead || each_is_orgs(r))
        return;
    person_stretches(s, r, q->a->judged);
    for (size_t i = 0, n; i < s->nstretch; i += n) {
        const struct stretch *v = &s->stretch[i];
        int days;
        for (n = 1; i + n < s->nstretch && v[n].person == v->person;)
            n++;
        if (is_found(q, v->person))
            continue;
        enum left_out left = person_left_out(s, r, q->a, v, n, &days);
        bool member = r->each == EACH_POST || world_is_member(s->w, v->person, q->a->judged, false);
        if (left != LEFT_IN && days > 0 && (member || left == LEFT_WAIVED))
            tell(s, q,
                 (struct claim){
                     .who = v->person, .reached = DAY_NONE, .left = left, .left_days = days },
                 sink, ctx);
    }
}

static void why_each(struct schedule *s, struct asking *q, claim_sink sink, void *ctx)
{
    const struct rule *r = q->p->rule;
    bool orgs = r->instead || each_is_orgs(r);
    s->asking = q;
    if (r->instead)
        each_walk_instead(s, q->p, q->period, find_one);
    else
        each_walk(s, q->p, find_one);
    s->asking = NULL;
    for (size_t i = 0; i < q->nfound; i++) {
        const struct found *f = &q->found[i];
        if (r->each == EACH_ORG || r->instead)
            look_org(s, q, f->who);
        else if (orgs)
            look_office(s, q, f->who);
        else
            look_person(s, q, f->who, SPAN_ALL);
        tell(s, q, (struct claim){ .who = f->who, .orgs = orgs, .reached = f->reached }, sink, ctx);
    }
    tell_left_out(s, q, sink, ctx);
}

static const struct plan *plan_of(const struct schedule *s, const struct duty *d)
{
    for (size_t i = 0; i < s->nplan; i++) {
        daynum judged = d->deadline < s->today && d->deadline != DAY_NONE ? d->deadline : s->today;
        if (s->plan[i].rule == d->rule && plan_concerns(s, &s->plan[i], d->org, judged))
            return &s->plan[i];
    }
    return NULL;
}

static bool find_period(struct asking *q)
{
    for (size_t i = 0; i < q->p->nasked; i++)
        if (q->p->asked[i].period.first == q->d->period_start) {
            q->a = &q->p->asked[i];
            q->period = i;
            return true;
        }
    return false;
}

void schedule_why(struct schedule *s, const struct duty *d, claim_sink sink, void *ctx)
{
    struct asking q = { .d = d, .p = plan_of(s, d) };
    if (!q.p || (d->rule->kind != RULE_PERIODIC && d->rule->kind != RULE_EVENT))
        return;
    q.near = d->deadline - d->window_start + 1;
    q.near = q.near < NEAR_LEAST ? NEAR_LEAST : q.near > NEAR_MOST ? NEAR_MOST : q.near;
    schedule_look(s, d->org);
    if (d->event >= 0) {
        look_event(s, &q);
        tell(s, &q, (struct claim){ .who = -1, .reached = d->done_on }, sink, ctx);
    } else if (find_period(&q) && d->rule->each != EACH_NONE) {
        why_each(s, &q, sink, ctx);
    } else if (q.a) {
        look_own(s, &q);
        if (d->have < d->need) {
            look_other_types(s, &q);
            look_around(s, &q);
        }
        tell(s, &q, (struct claim){ .who = -1, .reached = d->done_on }, sink, ctx);
        if (d->rule->instead)
            why_each(s, &q, sink, ctx);
    }
    free(q.w);
    free(q.found);
}

/* The turns of one of the population; s->asking carries who it is. */
struct turns {
    struct asking q; /* first: s->asking points at it */
    int who;
    turn_sink sink;
    void *ctx;
};

static void tell_turn(struct schedule *s, const struct plan *p, size_t period, int who,
                      daynum reached)
{
    const struct turns *t = (const void *)s->asking;
    const struct asked *a = &p->asked[period];
    if (who == t->who && a->window.last < s->today && !waived(s, p->rule, s->org, a->window.last))
        t->sink(t->ctx, a->window, reached != DAY_NONE, reached);
}

void schedule_turns(struct schedule *s, const struct duty *d, int who, turn_sink sink, void *ctx)
{
    struct turns t = { .who = who, .sink = sink, .ctx = ctx };
    const struct plan *p = plan_of(s, d);
    if (!p || d->rule->kind != RULE_STREAK)
        return;
    schedule_look(s, d->org);
    s->asking = &t.q;
    each_walk(s, p, tell_turn);
    s->asking = NULL;
}
