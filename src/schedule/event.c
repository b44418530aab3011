/* Event rules (obligations.md 3.2): one obligation for each recorded event. */
#include "engine.h"

static bool type_in(const int *types, size_t n, int type)
{
    for (size_t i = 0; i < n; i++)
        if (types[i] == type)
            return true;
    return false;
}

/* (a) records that name this event, also after the deadline. */
static void gather_named(struct schedule *s, const struct weighing *q, int event)
{
    const struct world *w = s->w;
    struct weighing later = *q;
    later.last = DAY_STILL;
    for (size_t i = w->index->named[event]; i < w->index->named[event + 1]; i++) {
        const struct world_named *n = &w->named[i];
        if (type_in(q->rule->evidence, q->rule->nevidence, n->mark.type) &&
            (w->event[event].person >= 0 || n->org == s->org))
            gather_add(s, &later, (struct slice){ &n->mark, 1 }, PART_NONE, SPAN_ALL);
    }
}

/* (b) records that name no event: the person was present, or S held it. */
static void gather_unnamed(struct schedule *s, const struct weighing *q, int event)
{
    int person = s->w->event[event].person;
    struct slice all = person >= 0 ? slice_of_person(s, person) : (struct slice){ NULL, 0 };
    for (size_t t = 0; t < q->rule->nevidence; t++) {
        int type = q->rule->evidence[t];
        struct slice marks = person >= 0 ? slice_of_type(all, type) : s->by_type[type];
        for (size_t i = 0; i < marks.n; i++)
            if (!marks.mark[i].named)
                gather_add(s, q, (struct slice){ &marks.mark[i], 1 }, PART_NONE, SPAN_ALL);
    }
}

bool event_counts(const struct plan *p, const struct world_event *v)
{
    return type_in(p->rule->after, p->rule->nafter, v->type) &&
           v->occurred + p->rule->within >= p->from;
}

static void event_ask(struct schedule *s, const struct plan *p, int event)
{
    const struct rule *r = p->rule;
    const struct world_event *v = &s->w->event[event];
    daynum due = v->occurred + r->within, judged = due < s->today ? due : s->today;
    if (v->occurred > s->today || due < s->tracking || !event_counts(p, v) ||
        !span_holds(r->life, due) || !plan_concerns(s, p, s->org, judged) ||
        !world_active(s->w, s->org, v->occurred) || !world_active(s->w, s->org, due) ||
        !rule_holds(s, r->when, s->org, judged))
        return;
    struct weighing q = { r, v->occurred - r->before, due, s->today, v->person };
    gather_begin(s);
    gather_named(s, &q, event);
    if (!r->naming)
        gather_unnamed(s, &q, event);
    struct duty d = duty_plain(s, r);
    d.period_start = v->occurred;
    d.window_start = q.first;
    d.period_end = d.deadline = due;
    d.need = r->count;
    d.hours = r->measure == MEASURE_HOURS;
    d.event = event;
    d.person = v->person;
    duty_add(s, d, gather_end(s, r));
}

/* The nearest organisation of a kind the rule asks, at or above the one of the event. */
static int asked_above(const struct world *w, const struct rule *r, const struct world_event *v)
{
    int org = v->person >= 0 ? world_home(w, v->person, v->occurred) : v->org;
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        if (r->subjects & (1U << w->org[org].kind))
            return org;
        org = world_parent(w, org, v->occurred);
    }
    return -1;
}

void event_schedule(struct schedule *s, const struct plan *p)
{
    const struct world *w = s->w;
    const struct world_index *x = w->index;
    for (size_t i = 0; p->rule->above && i < w->nevent; i++)
        if (type_in(p->rule->after, p->rule->nafter, w->event[i].type) &&
            asked_above(w, p->rule, &w->event[i]) == s->org)
            event_ask(s, p, (int)i);
    for (size_t i = x->event_at[s->org]; !p->rule->above && i < x->event_at[s->org + 1]; i++)
        event_ask(s, p, x->event[i].event);
}
