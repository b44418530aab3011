/* `counts`: which records a rule accepts, by what they are and hold. */
#include "engine.h"

struct asking_record {
    const struct world *w;
    const struct mark *mark;
    int person;
    struct world_detail detail;
};

/* Held by the person's own organisation or group, on the day it was held; a joint record is each
 * one's own. */
static bool record_is_own(const struct asking_record *a)
{
    const struct world *w = a->w;
    size_t i = world_first(w->record, w->nrecord, sizeof *w->record, a->mark->record);
    for (; i < w->nrecord && w->record[i].record == a->mark->record; i++)
        if (w->record[i].org >= 0 && world_belongs(w, a->person, w->record[i].org, a->mark->held))
            return true;
    return false;
}

static struct ratio answer(void *ctx, struct fact_ref f)
{
    const struct asking_record *a = ctx;
    switch (f.fact) {
    case FACT_DAYS:
        return ratio_int(a->detail.days);
    case FACT_HOURS:
        return ratio_div(ratio_int(a->detail.hours), ratio_int(100));
    case FACT_HAS:
        return ratio_int(a->detail.has >> f.arg & 1);
    case FACT_OWN:
        return a->person < 0 ? RATIO_UNKNOWN : ratio_int(record_is_own(a));
    default:
        return RATIO_UNKNOWN;
    }
}

bool record_counts(const struct schedule *s, const struct rule *r, const struct mark *m, int person)
{
    const struct world *w = s->w;
    if (!r->counts)
        return true;
    struct asking_record a = { w, m, m->person >= 0 ? m->person : person, { m->record, 1, 0, 0 } };
    size_t i = world_first(w->detail, w->ndetail, sizeof *w->detail, m->record);
    if (i < w->ndetail && w->detail[i].record == m->record)
        a.detail = w->detail[i];
    return expr_true(r->counts, answer, &a);
}
