/* Months of dues that nobody asks for: who moves in the second half of a month is of the one
 * branch no longer at its end, and of the other not for half of it (obligations.md, sections 1 and
 * 4). The documents at hand do not say which of the two takes them, so it is told, not decided. */
#include "due.h"
#include "dues_reader.h"

/* Whether some rule asks the organisation for the month that ends on that day. What such a rule
 * asks of some only (among) may leave this person out: nothing is said then. */
static bool asks(const struct dues_reader *r, int org, daynum end, bool *of_some)
{
    int at = world_policy(r->w, org, end);
    const struct policy *p = at >= 0 ? r->w->policy[at] : NULL;
    bool yes = false;
    for (size_t i = 0; p != NULL && i < p->nrules; i++) {
        const struct rule *rule = p->rules[i];
        if (!dues_is_rule(r, rule, RULE_PERIODIC) || !span_holds(rule->life, end) ||
            !(rule->subjects & 1U << r->w->org[org].kind))
            continue;
        yes = true;
        *of_some |= rule->among != NULL;
    }
    return yes && world_tracking(r->w, org, end) <= end;
}

/* Excused there, of dues or of more. */
static bool excused(const struct dues_reader *r, int org, int person, daynum end)
{
    for (size_t i = 0; i < r->w->nwaiver; i++) {
        const struct world_waiver *x = &r->w->waiver[i];
        if (x->org == org && (x->person < 0 || x->person == person) && x->first <= end &&
            end <= x->last)
            return true;
    }
    return false;
}

bool dues_between(const struct dues_reader *r, int person, int month, struct dues_move *to)
{
    const struct world *w = r->w;
    daynum first = date_make(r->year, month + 1, 1), last = date_month_end(first);
    daynum end = r->today < last ? r->today : last, d = end;
    bool of_some = false;
    if (first > r->today || world_home(w, person, first) < 0 ||
        !world_is_member(w, person, first, false) || !world_is_member(w, person, end, false))
        return false;
    *to = (struct dues_move){ .person = person, .to = world_home(w, person, end) };
    while (d >= first && world_home(w, person, d) == to->to)
        d--;
    to->on = d + 1;
    to->from = d >= first ? world_home(w, person, d) : -1;
    if (to->to < 0 || to->from < 0 || dues_is_asked(r, person, month) ||
        due_elsewhere(r->o, to->from, end) || due_elsewhere(r->o, to->to, end))
        return false;
    bool left = asks(r, to->from, last, &of_some), came = asks(r, to->to, last, &of_some);
    return (left || came) && !of_some && !excused(r, to->from, person, last) &&
           !excused(r, to->to, person, last);
}

enum status dues_between_all(struct office *o, int year, daynum today, dues_move_sink sink,
                             void *ctx, struct err *e)
{
    struct dues_reader *r;
    struct dues_move at;
    enum status s = dues_reader_new(&r, o, year, today, -1, e);
    for (size_t i = 0; s == ST_OK && i < r->w->nmembership; i++) {
        const struct world_membership *m = &r->w->membership[i];
        struct ymd day = date_split(m->span.from);
        if (m->span.from != DAY_ALWAYS && m->span.from <= today && day.year == year &&
            dues_between(r, m->person, day.month - 1, &at) && at.on == m->span.from &&
            !dues_is_met(r, m->person, day.month - 1))
            sink(ctx, &at);
    }
    dues_reader_free(r);
    return s;
}
