/* Questions about a person on a day: what `among` may ask. */
#include "index.h"

/* The word of the status on a day; -1: not recorded, or not yet anything. */
static int status_on(const struct world_person *p, daynum d)
{
    if (p->full != DAY_NONE && d >= p->full)
        return word_of_person("full");
    if (p->joined != DAY_NONE && d < p->joined)
        return -1;
    if (p->joined != DAY_NONE && p->full != DAY_NONE)
        return word_of_person("probationary");
    return p->word;
}

static struct ratio word_value(int word)
{
    return word < 0 ? RATIO_UNKNOWN : ratio_int(word);
}

/* Whether one of the posts held that day, anywhere, is full-time; where none says, it is not
 * recorded. */
static struct ratio full_time(const struct world *w, int person, daynum d)
{
    const struct world_index *x = w->index;
    struct ratio found = RATIO_UNKNOWN;
    for (size_t i = x->post_at[person]; i < x->post_at[person + 1]; i++) {
        const struct world_post *p = &w->post[x->post_of[i]];
        if (!span_holds(p->span, d) || p->worktime == WORKTIME_UNKNOWN)
            continue;
        if (p->worktime == WORKTIME_FULL)
            return ratio_int(1);
        found = ratio_int(0);
    }
    return found;
}

static bool holds_anywhere(const struct world *w, int person, daynum d, int role)
{
    const struct world_index *x = w->index;
    for (size_t i = x->post_at[person]; i < x->post_at[person + 1]; i++) {
        const struct world_post *p = &w->post[x->post_of[i]];
        if ((int)p->role == role && span_holds(p->span, d))
            return true;
    }
    return false;
}

struct ratio world_person_fact(const struct world *w, int person, daynum d, struct fact_ref f)
{
    switch (f.fact) {
    case FACT_CATEGORY:
        return word_value(w->person[person].category);
    case FACT_STATUS:
        return word_value(status_on(&w->person[person], d));
    case FACT_FULL_TIME:
        return full_time(w, person, d);
    case FACT_POST:
        return ratio_int(holds_anywhere(w, person, d, f.arg));
    default:
        return RATIO_UNKNOWN;
    }
}
