/* Structure rules (obligations.md 3.4): what must be so today; no period, no deadline. */
#include "engine.h"

void structure_schedule(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    if (!world_active(s->w, s->org, s->today) || !span_holds(r->life, s->today) ||
        !plan_concerns(s, p, s->org, s->today) || !rule_holds(s, r->when, s->org, s->today))
        return;
    bool met = rule_holds(s, r->require, s->org, s->today);
    struct duty d = {
        .rule = r,
        .org = s->org,
        .status = met                              ? DUTY_DONE
                  : waived(s, r, s->org, s->today) ? DUTY_WAIVED
                                                   : DUTY_UNMET,
        .period_start = DAY_NONE,
        .period_end = DAY_NONE,
        .window_start = DAY_NONE,
        .deadline = DAY_NONE,
        .done_on = DAY_NONE,
        .need = 1,
        .have = met,
        .event = -1,
        .person = -1,
    };
    duty_keep(s, &d);
}
