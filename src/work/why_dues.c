/* What an explanation says of dues: what was owed, by which rate, and what was paid of it. */
#include "due_words.h"
#include "dues_fee.h"
#include "why_own.h"
#include "words.h"

static bool accepts_dues(const struct telling *t, const struct rule *r)
{
    int dues = vocabulary_evidence(policy_set_words(t->y->world->policies), "dues");
    for (size_t i = 0; i < r->nevidence; i++)
        if (r->evidence[i] == dues)
            return true;
    return false;
}

/* What is not recorded as due is reckoned, where a base says it. */
static void tell_fee(struct telling *t, struct why_section *x, const struct duty *d, int person)
{
    const struct world *w = t->y->world;
    struct buf *b = &t->text;
    char month[DAY_TEXT];
    struct dues_bases bases;
    int policy = world_policy(w, d->org, d->period_start);
    t->failed |= dues_bases_read(&bases, office_db(t->o), w->person[person].code, t->e) != ST_OK;
    struct dues_fee fee =
        dues_fee_of(&bases, policy < 0 ? NULL : w->policy[policy], d->period_start);
    date_format(d->period_start, month);
    if (fee.due >= 0) {
        buf_printf(b, _("%.7s：应交 "), month);
        dues_money(b, fee.due);
        buf_puts(b, _(" 元，"));
        dues_fee_words(b, &fee);
        buf_puts(b, _("；没有交纳记录"));
        struct why_line *l = why_line(t, x);
        l->depth = 1;
        l->cause = "unpaid";
        l->entity = "dues_base";
    }
    dues_bases_free(&bases);
}

/* Dues that are on record and not paid in full. */
size_t why_unpaid(struct telling *t, struct why_section *x, const struct duty *d, int person)
{
    if (!accepts_dues(t, d->rule))
        return 0;
    size_t n = 0;
    struct stmt *s = db_query(office_db(t->o), QUERY_WHY_UNPAID);
    stmt_bind_text(s, 1, t->y->world->person[person].code);
    stmt_bind_day(s, 2, d->window_start);
    stmt_bind_day(s, 3, d->deadline);
    for (; why_step(t, s); n++) {
        struct why_line *l =
            why_say(t, x, "%s：应交 %s 元，实交 %s 元%s，没有交足，不计", stmt_text(s, 0),
                    stmt_text(s, 1), stmt_text(s, 2), *stmt_text(s, 3) ? "" : _("，没有交纳日期"));
        l->depth = 1;
        l->cause = "unpaid";
        l->entity = "dues";
    }
    stmt_reset(s);
    if (n == 0 && d->rule->every == EVERY_MONTH)
        tell_fee(t, x, d, person);
    return n;
}
