/* Why a duty stands as it does: the marks that count and the near misses, by the same tests as the
 * count itself. */
#include "engine.h"

enum { NEAR = 366 }; /* days around the window in which a mark is worth a word */

struct asking_why {
    struct schedule *s;
    const struct duty *d;
    verdict_sink sink;
    void *ctx;
};

static enum verdict judge(const struct schedule *s, const struct duty *d, const struct mark *m,
                          daynum last)
{
    if (m->last < d->window_start)
        return VERDICT_BEFORE;
    if (m->for_day > last)
        return VERDICT_AFTER;
    if (m->done > s->today)
        return VERDICT_FUTURE;
    return record_counts(s, d->rule, m, d->person) ? VERDICT_COUNTS : VERDICT_CONDITION;
}

static void tell(const struct asking_why *q, const struct mark *m, enum verdict v)
{
    if (m->for_day >= q->d->window_start - NEAR && m->for_day <= q->d->deadline + NEAR)
        q->sink(q->ctx, m, v);
}

static bool names(const struct world *w, int event, const struct mark *m)
{
    for (size_t i = w->index->named[event]; i < w->index->named[event + 1]; i++)
        if (w->named[i].mark.record == m->record)
            return true;
    return false;
}

static void why_slice(const struct asking_why *q, struct slice marks)
{
    const struct duty *d = q->d;
    for (size_t i = 0; i < marks.n; i++) {
        const struct mark *m = &marks.mark[i];
        if (d->event < 0 || !m->named)
            tell(q, m, judge(q->s, d, m, d->deadline));
        else if (!names(q->s->w, d->event, m))
            tell(q, m, VERDICT_OTHER_EVENT);
    }
}

/* Records that name the event count also after its deadline. */
static void why_named(const struct asking_why *q)
{
    const struct world *w = q->s->w;
    const struct duty *d = q->d;
    for (size_t i = w->index->named[d->event]; i < w->index->named[d->event + 1]; i++) {
        const struct world_named *n = &w->named[i];
        bool type = false;
        for (size_t t = 0; t < d->rule->nevidence; t++)
            type |= d->rule->evidence[t] == n->mark.type;
        if (type && (d->person >= 0 || n->org == d->org))
            q->sink(q->ctx, &n->mark, judge(q->s, d, &n->mark, DAY_STILL));
    }
}

void schedule_why(struct schedule *s, const struct duty *d, verdict_sink sink, void *ctx)
{
    struct asking_why q = { s, d, sink, ctx };
    if ((d->rule->kind != RULE_PERIODIC && d->rule->kind != RULE_EVENT) ||
        d->rule->each != EACH_NONE)
        return;
    schedule_look(s, d->org);
    if (d->event >= 0)
        why_named(&q);
    for (size_t t = 0; t < d->rule->nevidence; t++) {
        int type = d->rule->evidence[t];
        why_slice(&q, d->person >= 0 ? slice_of_type(slice_of_person(s, d->person), type)
                                     : s->by_type[type]);
    }
}
