/* How far back a list looks that begins on a day: which periods and events it leaves out, and of
 * which days it needs the marks. */
#include <string.h>

#include "engine.h"

/* The first of the periods that must be there whatever the marks say: streaks find out by the last
 * ones whether they need those before. */
static size_t first_needed(const struct schedule *s, const struct plan *p)
{
    return streak_looks_back(s, p) ? streak_least(s, p) : 0;
}

static void want(struct wanted *w, daynum first, const struct rule *r)
{
    w->first = first < w->first ? first : w->first;
    w->days |= r->measure == MEASURE_DAYS;
}

/* Who meets a rule with `each` does so by marks of persons, but where those are organisations: what
 * they did the world holds. */
static void plan_wants(const struct schedule *s, const struct plan *p, struct wanted_marks *m)
{
    const struct rule *r = p->rule;
    bool own = r->each == EACH_NONE || r->each == EACH_ORG;
    size_t least = first_needed(s, p);
    if (least < p->nasked)
        want(own ? &m->own : &m->persons, p->asked[least].window.first, r);
    for (size_t i = 0; r->kind == RULE_EVENT && i < s->w->nevent; i++) {
        const struct world_event *v = &s->w->event[i];
        if (event_counts(p, v))
            want(v->person < 0 ? &m->own : &m->persons, v->occurred - r->before, r);
    }
    if (expr_asks(r->when, FACT_MARKS) || expr_asks(r->require, FACT_MARKS))
        want(&m->own, period_of(EVERY_YEAR, s->today).first, r);
}

struct wanted_marks schedule_wanted(const struct schedule *s)
{
    struct wanted_marks m = { { DAY_STILL, false }, { DAY_STILL, false } };
    for (size_t i = 0; i < s->nplan; i++)
        plan_wants(s, &s->plan[i], &m);
    return m;
}

void schedule_marks_from(struct schedule *s, daynum first)
{
    for (size_t i = 0; i < s->nplan; i++) {
        struct plan *p = &s->plan[i];
        p->edge = 0;
        while (streak_looks_back(s, p) && p->edge < p->nasked &&
               p->asked[p->edge].window.first < first)
            p->edge++;
    }
}

/* Whether a condition counts what was missed of the slot (missed.SLOT). */
struct missed {
    const struct vocabulary *words;
    const char *slot;
    bool asked;
};

static void find_missed(void *ctx, struct fact_ref f)
{
    struct missed *m = ctx;
    m->asked |= f.fact == FACT_MISSED && !strcmp(vocabulary_slot_name(m->words, f.arg), m->slot);
}

static bool missed_counts(const struct schedule *s, const struct rule *r)
{
    struct missed m = { policy_set_words(s->w->policies), r->slot, false };
    for (size_t i = 0; i < s->nplan && !m.asked; i++) {
        expr_facts(s->plan[i].rule->when, find_missed, &m);
        expr_facts(s->plan[i].rule->require, find_missed, &m);
    }
    return m.asked;
}

/* What missed.SLOT counts stays; of a streak the last period counts, and those before it. */
void schedule_begin(struct schedule *s, daynum first)
{
    daynum counted = s->today - STRUCTURE_MISSED_DAYS;
    for (size_t i = 0; i < s->nplan; i++) {
        struct plan *p = &s->plan[i];
        size_t early = 0;
        p->from = first > counted && missed_counts(s, p->rule) ? counted : first;
        if (p->rule->kind != RULE_PERIODIC)
            continue;
        while (early < p->nasked && p->asked[early].window.last < p->from)
            early++;
        p->nasked -= early;
        if (p->nasked)
            memmove(p->asked, p->asked + early, p->nasked * sizeof *p->asked);
    }
}
