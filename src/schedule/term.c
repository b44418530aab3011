/* Term rules (obligations.md 3.3): one obligation for each term record, met by the next. */
#include "engine.h"

/* extended_to where it was approved, else so many years from the election. */
static daynum term_end(const struct world_term *t, const struct rule *r)
{
    if (t->extended != DAY_NONE)
        return t->extended;
    return date_add_years(t->elected, t->years ? t->years : r->term_years);
}

/* A term as it stands on a day. */
struct term_view {
    const struct world_term *term;
    const struct world_term *next; /* elected by that day; NULL */
    daynum end;
};

/* Whether the rule asks about the term on `today`. */
static bool term_asked(struct schedule *s, const struct plan *p, int org, daynum today,
                       const struct term_view *v)
{
    const struct rule *r = p->rule;
    daynum judged = v->end < today ? v->end : today;
    return span_holds(r->life, v->end) &&
           (world_active(s->w, org, v->end) || world_active(s->w, org, today)) &&
           (!v->next || v->end >= world_tracking(s->w, org, today)) &&
           plan_concerns(s, p, org, judged) && rule_holds(s, r->when, org, judged);
}

static struct term_view term_at(const struct world *w, size_t i, size_t end, daynum today,
                                const struct rule *r)
{
    const struct world_term *t = &w->term[i];
    bool next = i + 1 < end && t[1].elected <= today;
    return (struct term_view){ t, next ? t + 1 : NULL, term_end(t, r) };
}

/* No term on record: unmet, without a deadline. */
static void term_missing(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    if (!world_active(s->w, s->org, s->today) || !span_holds(r->life, s->today) ||
        !plan_concerns(s, p, s->org, s->today) || !rule_holds(s, r->when, s->org, s->today))
        return;
    struct duty d = duty_plain(s, r);
    d.status = waived(s, r, s->org, s->today) ? DUTY_WAIVED : DUTY_UNMET;
    duty_keep(s, &d);
}

void term_schedule(struct schedule *s, const struct plan *p)
{
    const struct world *w = s->w;
    size_t first = w->index->term[s->org], end = w->index->term[s->org + 1], i;
    if (w->org[s->org].appointed)
        return;
    for (i = first; i < end && w->term[i].elected <= s->today; i++) {
        struct term_view v = term_at(w, i, end, s->today, p->rule);
        if (!term_asked(s, p, s->org, s->today, &v))
            continue;
        struct duty d = duty_plain(s, p->rule);
        d.period_start = d.window_start = v.term->elected;
        d.period_end = d.deadline = v.end;
        duty_add(s, d, (struct tally){ v.next != NULL, v.next ? v.next->elected : DAY_NONE });
    }
    if (i == first)
        term_missing(s, p);
}

/* Whether the end of some term had passed by `day` without the next election, or, from `since` on
 * (DAY_NONE: that does not matter), the election was held after it. */
static bool term_passed(struct schedule *s, int org, daynum day, daynum since)
{
    const struct world *w = s->w;
    size_t first = w->index->term[org], end = w->index->term[org + 1];
    if (w->org[org].appointed)
        return false;
    for (size_t k = 0; k < s->nplan; k++) {
        if (s->plan[k].rule->kind != RULE_TERM || s->plan[k].rule->advice)
            continue; /* what is only advised is never overdue */
        for (size_t i = first; i < end && w->term[i].elected <= day; i++) {
            struct term_view v = term_at(w, i, end, day, s->plan[k].rule);
            if (v.next && (since == DAY_NONE || v.next->elected < since))
                continue;
            if (v.end < (v.next ? v.next->elected : day) &&
                term_asked(s, &s->plan[k], org, day, &v) && !waived(s, s->plan[k].rule, org, v.end))
                return true;
        }
    }
    return false;
}

bool term_is_overdue(struct schedule *s, int org, daynum day)
{
    return term_passed(s, org, day, DAY_NONE);
}

bool term_was_late(struct schedule *s, int org, daynum day)
{
    return term_passed(s, org, day, date_make(date_split(day).year, 1, 1));
}
