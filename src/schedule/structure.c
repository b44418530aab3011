/* Structure rules (obligations.md 3.4): what must be so today; no period, no deadline. */
#include <string.h>

#include "engine.h"

/* The lines are made and forgotten again. */
int64_t structure_missed(struct schedule *s, int slot)
{
    const char *name = vocabulary_slot_name(policy_set_words(s->w->policies), slot);
    size_t nduty = s->nduty, nlacking = s->nlacking, nelement = s->nelement;
    struct taken taken = s->taken;
    int64_t n = 0;
    for (size_t i = 0; i < s->nplan; i++) {
        const struct rule *r = s->plan[i].rule;
        if (r->kind != RULE_STRUCTURE && r->kind != RULE_RECORD && !strcmp(r->slot, name) &&
            (r->subjects & (1U << s->w->org[s->org].kind)))
            plan_schedule(s, &s->plan[i]);
    }
    for (size_t i = nduty; i < s->nduty; i++)
        n += s->duty[i].status == DUTY_OVERDUE &&
             s->duty[i].deadline >= s->today - STRUCTURE_MISSED_DAYS;
    s->nduty = nduty;
    s->nlacking = nlacking;
    s->nelement = nelement;
    s->taken = taken;
    return n;
}

static int64_t count_marks(struct slice marks, struct period year, daynum today)
{
    int64_t n = 0;
    for (size_t i = 0; i < marks.n; i++) {
        const struct mark *m = &marks.mark[i];
        n += year.first <= m->for_day && m->for_day <= year.last && m->done <= today;
    }
    return n;
}

static int64_t marks_below(const struct schedule *s, int type, struct period year, int above,
                           int depth)
{
    const struct world_index *x = s->w->index;
    int64_t n = 0;
    for (size_t i = x->child_at[above]; depth && i < x->child_at[above + 1]; i++) {
        int org = x->child[i].org;
        if (!span_holds(x->child[i].span, s->today))
            continue;
        struct slice all = { x->outer + x->outer_at[org], x->outer_at[org + 1] - x->outer_at[org] };
        n += count_marks(slice_of_type(all, type), year, s->today) +
             marks_below(s, type, year, org, depth - 1);
    }
    return n;
}

int64_t structure_marks(const struct schedule *s, int type)
{
    struct period year = period_of(EVERY_YEAR, s->today);
    return count_marks(s->by_type[type], year, s->today) +
           marks_below(s, type, year, s->org, TREE_DEPTH);
}

/* Whether a post row has lasted so many years, or will within `remind`. */
static bool too_long(const struct schedule *s, const struct rule *r, struct span post)
{
    return post.from != DAY_ALWAYS && date_add_years(post.from, r->tenure) - s->today <= r->remind;
}

/* Holders today, and those who have held a post too long; how many there are. */
static int64_t count_tenure(struct schedule *s, const struct rule *r, int64_t *lacking)
{
    int64_t n = 0;
    person_stretches(s, r, s->today);
    for (size_t i = 0; i < s->nstretch;) {
        int person = s->stretch[i].person;
        bool holds = false, lacks = false;
        for (; i < s->nstretch && s->stretch[i].person == person; i++)
            if (span_holds(s->stretch[i].span, s->today)) {
                holds = true;
                lacks |= too_long(s, r, s->stretch[i].span);
            }
        if (!holds || person_waived(s, r, person, s->today) ||
            !person_among(s, r, person, s->today))
            continue;
        n++;
        *lacking += lacks;
        if (lacks)
            duty_lacks(s, person);
    }
    return n;
}

void structure_schedule(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    if (!world_active(s->w, s->org, s->today) || !span_holds(r->life, s->today) ||
        !plan_concerns(s, p, s->org, s->today) || !rule_holds(s, r->when, s->org, s->today))
        return;
    int64_t lacking = 0, need = r->tenure ? count_tenure(s, r, &lacking) : 1;
    if (!need)
        return; /* an empty population asks nothing */
    if (!r->tenure)
        lacking = !rule_holds(s, r->require, s->org, s->today);
    struct duty d = duty_plain(s, r);
    d.need = need;
    d.have = need - lacking;
    d.status = !lacking ? DUTY_DONE : waived(s, r, s->org, s->today) ? DUTY_WAIVED : DUTY_UNMET;
    duty_keep(s, &d);
}
