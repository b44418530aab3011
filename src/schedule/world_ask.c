/* Questions about a day: where an organisation stands, whether it lives, who is a member, what a
 * fact is worth. */
#include <string.h>

#include "index.h"
#include "world.h"

static const struct world_placement *placement_on(const struct world *w, int org, daynum d)
{
    size_t first = w->index->placement[org], end = w->index->placement[org + 1];
    if (first == end)
        return NULL;
    size_t i = first;
    while (i + 1 < end && w->placement[i + 1].from <= d)
        i++;
    return &w->placement[i];
}

int world_parent(const struct world *w, int org, daynum d)
{
    const struct world_placement *p = placement_on(w, org, d);
    return p ? p->parent : -1;
}

const char *world_name(const struct world *w, int org, daynum d)
{
    const struct world_placement *p = placement_on(w, org, d);
    return p ? p->name : "";
}

int world_policy(const struct world *w, int org, daynum d)
{
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        const struct world_placement *p = placement_on(w, org, d);
        if (!p || p->policy >= 0)
            return p ? p->policy : -1;
        org = p->parent;
    }
    return -1;
}

int world_policy_ever(const struct world *w, int org)
{
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        size_t first = w->index->placement[org], n = w->index->placement[org + 1] - first;
        if (n != 1)
            return n ? WORLD_POLICIES : -1;
        if (w->placement[first].policy >= 0)
            return w->placement[first].policy;
        org = w->placement[first].parent;
    }
    return -1;
}

daynum world_tracking(const struct world *w, int org, daynum d)
{
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        if (w->org[org].tracking_from != DAY_NONE)
            return w->org[org].tracking_from;
        org = world_parent(w, org, d);
    }
    return w->tracking_from;
}

/* A group lives only while its branch lives. */
bool world_active(const struct world *w, int org, daynum d)
{
    if (!span_holds(w->org[org].life, d))
        return false;
    if (w->org[org].kind != ORG_GROUP)
        return true;
    int parent = world_parent(w, org, d);
    return parent < 0 || span_holds(w->org[parent].life, d);
}

int world_active_days(const struct world *w, int org, struct period p)
{
    struct span own = w->org[org].life;
    if (w->org[org].kind != ORG_GROUP)
        return period_overlap(p, own);
    size_t first = w->index->placement[org], end = w->index->placement[org + 1];
    int days = 0;
    for (size_t i = first; i < end; i++) {
        struct span here = { i == first ? DAY_ALWAYS : w->placement[i].from,
                             i + 1 == end ? DAY_STILL : w->placement[i + 1].from };
        int parent = w->placement[i].parent;
        here = span_cut(here, own);
        days += period_overlap(p, parent < 0 ? here : span_cut(here, w->org[parent].life));
    }
    return days;
}

bool world_below(const struct world *w, int org, int above, daynum d)
{
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        org = world_parent(w, org, d);
        if (org == above)
            return true;
    }
    return false;
}

int world_home(const struct world *w, int person, daynum d)
{
    const struct world_index *x = w->index;
    for (size_t i = x->person_at[person]; i < x->person_at[person + 1]; i++) {
        const struct world_membership *m = &w->membership[x->of_person[i]];
        if (span_holds(m->span, d))
            return m->org;
    }
    return -1;
}

bool world_belongs(const struct world *w, int person, int org, daynum d)
{
    const struct world_index *x = w->index;
    bool group = w->org[org].kind == ORG_GROUP;
    for (size_t i = x->person_at[person]; i < x->person_at[person + 1]; i++) {
        const struct world_membership *m = &w->membership[x->of_person[i]];
        if ((group ? m->group : m->org) == org && span_holds(m->span, d))
            return true;
    }
    return false;
}

bool world_is_member(const struct world *w, int person, daynum d, bool full_only)
{
    const struct world_person *p = &w->person[person];
    if (p->full != DAY_NONE && d >= p->full)
        return true;
    if (p->joined != DAY_NONE && d < p->joined)
        return false;
    if (p->joined != DAY_NONE && p->full != DAY_NONE) /* between the two: probationary */
        return !full_only;
    /* the day that would decide is not recorded */
    return p->status == PERSON_FULL || (!full_only && p->status == PERSON_PROBATIONARY);
}

unsigned world_post_roles(const struct world *w, const struct world_post *p)
{
    unsigned heads = 1U << POST_SECRETARY | 1U << POST_DEPUTY_SECRETARY, own = 1U << p->role;
    bool leads = (own & heads) && w->org[p->org].kind == ORG_LEADING_GROUP;
    return leads ? own | 1U << POST_LEADING_MEMBER : own;
}

bool world_holds_post(const struct world *w, int person, int org, unsigned roles, daynum d)
{
    for (size_t i = w->index->post[org]; i < w->index->post[org + 1]; i++) {
        const struct world_post *p = &w->post[i];
        if (p->person == person && (roles & world_post_roles(w, p)) && span_holds(p->span, d))
            return true;
    }
    return false;
}

/* In slices: what was counted before. */
static int64_t counted(const struct world *w, int org, daynum d, bool full_only)
{
    size_t first = w->index->count[org], i = w->index->count[org + 1];
    while (i > first && w->count[i - 1].from > d)
        i--;
    return i == first ? 0 : full_only ? w->count[i - 1].full : w->count[i - 1].members;
}

static int64_t count_members(const struct world *w, int org, daynum d, bool full_only)
{
    if (w->slices)
        return counted(w, org, d, full_only);
    struct members m = index_members(w, org);
    int64_t n = 0;
    int last = -1; /* the rows of one person stand together */
    for (size_t i = m.first; i < m.end; i++) {
        if (m.v[i].person == last || !span_holds(m.v[i].span, d))
            continue;
        last = m.v[i].person;
        n += world_is_member(w, last, d, full_only);
    }
    return n;
}

/* Persons that hold a post, not rows: those of one person stand together. */
static int64_t count_holders(const struct world *w, int org, daynum d, int role)
{
    int64_t n = 0;
    int last = -1;
    for (size_t i = w->index->post[org]; i < w->index->post[org + 1]; i++) {
        const struct world_post *p = &w->post[i];
        if (p->person == last || !(world_post_roles(w, p) & (1U << role)) ||
            !span_holds(p->span, d))
            continue;
        last = p->person;
        n++;
    }
    return n;
}

/* Adds up what `one` says of each organisation below at any depth. */
static int64_t sum_below(const struct world *w, int org, daynum d, int depth,
                         int64_t (*one)(const struct world *, int, daynum, int), int arg)
{
    int64_t n = 0;
    for (size_t i = w->index->child_at[org]; depth && i < w->index->child_at[org + 1]; i++) {
        const struct child *c = &w->index->child[i];
        if (span_holds(c->span, d))
            n += one(w, c->org, d, arg) + sum_below(w, c->org, d, depth - 1, one, arg);
    }
    return n;
}

/* The members of a group are counted with their branch. */
static int64_t members_of(const struct world *w, int org, daynum d, int full_only)
{
    if (w->org[org].kind == ORG_GROUP || !world_active(w, org, d))
        return 0;
    return count_members(w, org, d, full_only);
}

static int64_t officers_of(const struct world *w, int org, daynum d, int worktime)
{
    int64_t n = 0;
    for (size_t i = w->index->post[org]; i < w->index->post[org + 1]; i++) {
        const struct world_post *p = &w->post[i];
        n +=
            p->role == POST_PARTY_OFFICER && (int)p->worktime == worktime && span_holds(p->span, d);
    }
    return n;
}

static int64_t branch_itself(const struct world *w, int org, daynum d, int arg)
{
    (void)arg;
    return w->org[org].kind == ORG_BRANCH && world_active(w, org, d);
}

static int64_t children_of(const struct world *w, int org, daynum d, enum org_kind kind)
{
    int64_t n = 0;
    for (size_t i = w->index->child_at[org]; i < w->index->child_at[org + 1]; i++) {
        const struct child *c = &w->index->child[i];
        n += span_holds(c->span, d) && w->org[c->org].kind == kind && world_active(w, c->org, d);
    }
    return n;
}

static int64_t members(const struct world *w, int org, daynum d, bool full_only)
{
    int64_t n = count_members(w, org, d, full_only);
    if (w->org[org].kind != ORG_BRANCH && w->org[org].kind != ORG_GROUP)
        n += sum_below(w, org, d, TREE_DEPTH, members_of, full_only);
    return n;
}

/* The latest value at or before d. */
static struct ratio latest(const struct world *w, int org, daynum d, int fact)
{
    struct ratio r = RATIO_UNKNOWN;
    for (size_t i = w->index->fact[org]; i < w->index->fact[org + 1]; i++)
        if (w->fact[i].fact == fact && w->fact[i].from <= d)
            r = w->fact[i].value;
    return r;
}

static int64_t count_holdings(const struct world *w, int org, daynum d, int what)
{
    int64_t n = 0;
    for (size_t i = w->index->holding[org]; i < w->index->holding[org + 1]; i++)
        n += w->holding[i].what == what && span_holds(w->holding[i].span, d);
    return n;
}

/* The latest value at or before d, its own, else the nearest ancestor's. */
static struct ratio recorded(const struct world *w, int org, daynum d, int fact)
{
    for (int depth = 0; org >= 0 && depth < TREE_DEPTH; depth++) {
        struct ratio r = latest(w, org, d, fact);
        if (ratio_known(r))
            return r;
        org = world_parent(w, org, d);
    }
    /* 退休党员 left blank means none. */
    const char *name = vocabulary_fact_name(policy_set_words(w->policies), fact);
    return strcmp(name, "retired_members") ? RATIO_UNKNOWN : ratio_int(0);
}

struct ratio world_fact_value(const struct world *w, int org, daynum d, struct fact_ref f)
{
    switch (f.fact) {
    case FACT_MEMBERS:
        return ratio_int(members(w, org, d, false));
    case FACT_FULL_MEMBERS:
        return ratio_int(members(w, org, d, true));
    case FACT_GROUPS:
        return ratio_int(children_of(w, org, d, ORG_GROUP));
    case FACT_DISCIPLINE_COMMITTEE:
        return ratio_int(children_of(w, org, d, ORG_DISCIPLINE_COMMITTEE));
    case FACT_BRANCHES:
        return ratio_int(sum_below(w, org, d, TREE_DEPTH, branch_itself, 0));
    case FACT_HAS_COMMITTEE:
        return ratio_int(span_holds(w->org[org].committee, d));
    case FACT_FULLTIME:
    case FACT_PARTTIME: {
        int worktime = f.fact == FACT_FULLTIME ? WORKTIME_FULL : WORKTIME_PART;
        return ratio_int(officers_of(w, org, d, worktime) +
                         sum_below(w, org, d, TREE_DEPTH, officers_of, worktime));
    }
    case FACT_POST:
        return ratio_int(count_holders(w, org, d, f.arg));
    case FACT_RECORDED:
        return recorded(w, org, d, f.arg);
    case FACT_STAR:
        return latest(w, org, d, RATED_STAR);
    case FACT_GRADE:
        return latest(w, org, d, RATED_GRADE);
    case FACT_PAIRINGS:
        return ratio_int(count_holdings(w, org, d, HOLDING_PAIRING));
    case FACT_PROJECTS:
        return ratio_int(count_holdings(w, org, d, f.arg));
    default:
        break; /* questions for the scheduler, or not of an organisation */
    }
    return RATIO_UNKNOWN;
}

size_t world_first(const void *list, size_t n, size_t size, int64_t record)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        const int64_t *at = (const void *)((const char *)list + mid * size);
        if (*at < record)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}
