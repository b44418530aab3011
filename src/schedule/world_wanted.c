/* Whose marks the rules in use ask for where the stream of their own organisation does not bring
 * them. */
#include <stdlib.h>

#include "index.h"
#include "mem.h"

/* Kinds of organisations, one bit each: for these the rules reach below. */
struct reaches {
    unsigned members, posts; /* each with reach = below */
    unsigned roles;          /* of those posts: bits of post roles */
    unsigned orgs;           /* each = org:KIND, marks.TYPE */
};

/* Every organisation that ever stood below `org`. */
static void spread(const struct world_index *x, int org, bool *below)
{
    for (size_t i = x->child_at[org]; i < x->child_at[org + 1]; i++) {
        int child = x->child[i].org;
        if (below[child])
            continue;
        below[child] = true;
        spread(x, child, below);
    }
}

/* NULL where there are no such kinds. */
static bool *below_kinds(const struct world *w, unsigned kinds)
{
    if (!kinds)
        return NULL;
    bool *below = mem_alloc(w->norg + 1);
    for (size_t i = 0; i < w->norg; i++)
        if (kinds & (1U << w->org[i].kind))
            spread(w->index, (int)i, below);
    return below;
}

static void want_type(void *ctx, struct fact_ref f)
{
    bool *types = ctx;
    if (f.fact == FACT_MARKS)
        types[f.arg] = true;
}

static struct reaches find_reaches(const struct world *w, bool *types)
{
    struct reaches to = { 0, 0, 0, 0 };
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            const struct rule *r = w->policy[i]->rules[k];
            bool posts = r->each == EACH_POST || r->each == EACH_OFFICE;
            if (r->below && r->every)
                *(posts ? &to.posts : &to.members) |= r->subjects;
            if (r->below && r->every && posts)
                to.roles |= r->each_set;
            bool orgs = r->each == EACH_ORG || r->instead;
            if (orgs || expr_asks(r->when, FACT_MARKS) || expr_asks(r->require, FACT_MARKS))
                to.orgs |= r->subjects;
            for (size_t t = 0; orgs && t < r->nevidence; t++)
                types[r->evidence[t]] = true;
            expr_facts(r->when, want_type, types);
            expr_facts(r->require, want_type, types);
        }
    return to;
}

/* Persons who belong, or hold posts, below an organisation that reaches there. */
static void want_below(struct world *w, struct world_index *x)
{
    x->outer_type = mem_alloc(vocabulary_evidence_count(policy_set_words(w->policies)) + 1);
    struct reaches to = find_reaches(w, x->outer_type);
    bool *members = below_kinds(w, to.members), *posts = below_kinds(w, to.posts);
    x->outer_org = below_kinds(w, to.orgs);
    for (size_t i = 0; members && i < w->nmembership; i++) {
        const struct world_membership *m = &w->membership[i];
        if (members[m->org] || (m->group >= 0 && members[m->group]))
            x->wanted[m->person] = true;
    }
    for (size_t i = 0; posts && i < w->npost; i++)
        if (posts[w->post[i].org] && (to.roles & world_post_roles(w, &w->post[i])))
            x->wanted[w->post[i].person] = true;
    free(members);
    free(posts);
}

void index_wanted(struct world *w, struct world_index *x)
{
    bool heads = false, groups = false, above = false;
    unsigned roles = 0;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            const struct rule *r = w->policy[i]->rules[k];
            if (r->every && (r->each == EACH_POST || r->each == EACH_OFFICE))
                roles |= r->each_set;
            heads |= r->each == EACH_HEAD;
            above |= r->above;
            groups |= r->each != EACH_NONE && (r->subjects & (1U << ORG_GROUP));
        }
    x->wanted = mem_alloc(w->nperson + 1);
    for (size_t i = 0; i < w->npost; i++) {
        const struct world_post *p = &w->post[i];
        if (heads && p->role == POST_SECRETARY)
            x->wanted[p->person] = true;
        else if ((roles & world_post_roles(w, p)) && !x->wanted[p->person])
            x->wanted[p->person] = world_home(w, p->person, DAY_STILL - 1) != p->org;
    }
    for (size_t i = 0; above && i < w->nevent; i++)
        if (w->event[i].person >= 0)
            x->wanted[w->event[i].person] = true;
    for (size_t i = 0; groups && i < w->nmembership; i++)
        if (w->membership[i].group >= 0)
            x->wanted[w->membership[i].person] = true;
    want_below(w, x);
}

bool world_wants_extra(const struct world *w, int person, int home)
{
    const struct world_index *x = w->index;
    if (x->wanted[person])
        return true;
    for (size_t i = x->person_at[person]; i < x->person_at[person + 1]; i++)
        if (w->membership[x->of_person[i]].org != home)
            return true;
    return false;
}

bool world_wants_outer(const struct world *w, int org, int type)
{
    const struct world_index *x = w->index;
    return x->outer_org && (org < 0 || x->outer_org[org]) && (type < 0 || x->outer_type[type]);
}
