/* Item rules (obligations.md 3.6): deadlines that records carry. */
#include "engine.h"

#include <string.h>

/* One record as the rule sees it. */
struct item_view {
    int org, person;
    daynum begun, due, done;
    const char *code;
};

static void item_ask(struct schedule *s, const struct plan *p, const struct item_view *v)
{
    const struct rule *r = p->rule;
    if (v->due == DAY_NONE || v->begun == DAY_NONE)
        return;
    daynum judged = v->due < s->today ? v->due : s->today;
    if (v->begun > s->today || v->due < s->tracking || !span_holds(r->life, v->due) ||
        !plan_concerns(s, p, s->org, judged) || !world_active(s->w, s->org, v->due) ||
        !rule_holds(s, r->when, s->org, judged))
        return;
    bool done = v->done != DAY_NONE && v->done <= s->today;
    struct duty d = duty_plain(s, r);
    d.period_start = d.window_start = v->begun;
    d.period_end = d.deadline = v->due;
    d.person = v->person;
    d.item = v->code;
    duty_add(s, d, (struct tally){ done, done ? v->done : DAY_NONE });
}

static bool item_fits(const struct rule *r, const struct world_item *i)
{
    if (i->source != r->item || (r->item == ITEM_LEDGER && strcmp(i->kind, r->item_kind) != 0))
        return false;
    bool type = r->item != ITEM_MAKEUP;
    for (int k = 0; k < i->ntypes; k++)
        for (size_t t = 0; t < r->nevidence; t++)
            type |= i->types[k] == r->evidence[t];
    return type;
}

/* Without the day of becoming full the status decides (section 6): a full member has no probation
 * left. */
static bool on_probation(const struct world_person *p)
{
    return p->joined != DAY_NONE && (p->full != DAY_NONE || p->status == PERSON_PROBATIONARY);
}

/* A probation ends a year after it began, unless it was prolonged; it is the own organisation's. */
static void probations(struct schedule *s, const struct plan *p)
{
    const struct world_index *x = s->w->index;
    for (size_t i = x->membership[s->org]; i < x->membership[s->org + 1]; i++) {
        const struct world_membership *m = &s->w->membership[i];
        const struct world_person *who = &s->w->person[m->person];
        if (!on_probation(who))
            continue;
        daynum due = who->until != DAY_NONE ? who->until : date_add_years(who->joined, 1);
        if (!span_holds(m->span, due < s->today ? due : s->today))
            continue;
        struct item_view v = { s->org, m->person, who->joined, due, who->full, who->code };
        item_ask(s, p, &v);
    }
}

void item_schedule(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    const struct world *w = s->w;
    if (r->item == ITEM_PROBATION) {
        probations(s, p);
        return;
    }
    for (size_t k = w->index->item[s->org]; k < w->index->item[s->org + 1]; k++) {
        const struct world_item *i = &w->item[k];
        if (!item_fits(r, i))
            continue;
        struct item_view v = { s->org, i->person, i->begun, i->due, i->done, i->code };
        if (v.due == DAY_NONE && r->within >= 0)
            v.due = i->begun + r->within;
        item_ask(s, p, &v);
    }
}
