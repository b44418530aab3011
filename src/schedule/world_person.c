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

/* Who is not held (world.slices) has no posts. */
static size_t post_first(const struct world_index *x, int person)
{
    return (size_t)person < x->npersons ? x->post_at[person] : 0;
}

static size_t post_end(const struct world_index *x, int person)
{
    return (size_t)person < x->npersons ? x->post_at[person + 1] : 0;
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
    for (size_t i = post_first(x, person); i < post_end(x, person); i++) {
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
    for (size_t i = post_first(x, person); i < post_end(x, person); i++) {
        const struct world_post *p = &w->post[x->post_of[i]];
        if ((world_post_roles(w, p) & (1U << role)) && span_holds(p->span, d))
            return true;
    }
    return false;
}

/* Whether a post is that of the secretary of an organisation that lives (基层党组织负责人). */
static bool is_head(const struct world *w, const struct world_post *p, daynum d)
{
    unsigned kinds = 1U << ORG_COMMITTEE | 1U << ORG_GENERAL_BRANCH | 1U << ORG_BRANCH;
    return p->role == POST_SECRETARY && (kinds & (1U << w->org[p->org].kind)) &&
           span_holds(p->span, d) && world_active(w, p->org, d);
}

static int64_t count_heads(const struct world *w, int person, daynum d)
{
    const struct world_index *x = w->index;
    int64_t n = 0;
    for (size_t i = post_first(x, person); i < post_end(x, person); i++)
        n += is_head(w, &w->post[x->post_of[i]], d);
    return n;
}

struct ratio world_head_fact(const struct world *w, int person, daynum d, struct fact_ref f)
{
    const struct world_index *x = w->index;
    struct ratio least = RATIO_UNKNOWN;
    for (size_t i = post_first(x, person); i < post_end(x, person); i++) {
        const struct world_post *p = &w->post[x->post_of[i]];
        struct ratio r = is_head(w, p, d) ? world_fact_value(w, p->org, d, f) : RATIO_UNKNOWN;
        if (ratio_known(r) && (!ratio_known(least) || ratio_compare(r, least) < 0))
            least = r;
    }
    return least;
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
    case FACT_HEADS:
        return ratio_int(count_heads(w, person, d));
    default:
        return RATIO_UNKNOWN;
    }
}
