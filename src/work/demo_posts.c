/* The demonstration's posts: who leads what. */
#include <string.h>

#include "demo_own.h"
#include "mem.h"

/* In a small unit the same person is picked for a post twice. The posts of an organisation are near
 * the end. */
static bool held(const struct demo *d, int org, const char *role, int person)
{
    for (size_t i = d->npost; i > 0 && i + 64 > d->npost; i--) {
        const struct demo_post *p = &d->post[i - 1];
        if (p->org == org && p->person == person && !strcmp(p->role, role))
            return true;
    }
    return false;
}

static void demo_add_post(struct demo *d, int org, const char *role, int person, daynum from,
                          daynum to)
{
    if (person < 0 || held(d, org, role, person))
        return;
    d->post = mem_grow(d->post, d->npost, &d->cap_post, sizeof *d->post);
    d->post[d->npost++] = (struct demo_post){
        .person = person, .org = org, .role = role, .from = from, .to = to, .rank = ""
    };
}

static void seat(struct demo *d, int org, const char *role, int person)
{
    demo_add_post(d, org, role, person, d->org[org].seated, DAY_NONE);
}

/* Somebody at that place in the k-th branch of the unit, or in one that has such a place. */
static int pick(const struct demo *d, int unit, int k, int place)
{
    int branches = 0;
    while (demo_branch(d, unit, branches) >= 0)
        branches++;
    for (int i = 0; i < branches; i++) {
        int org = demo_branch(d, unit, (k + i) % branches);
        int person = demo_person_at(d, org, place + k / branches);
        if (person >= 0 && !d->org[org].fresh)
            return person;
    }
    return -1;
}

static void seat_branch(struct demo *d, int org)
{
    const struct demo_org *o = &d->org[org];
    daynum changed = demo_first_ago(d, 5) + 9;
    if (o->serial % 13 == 1 && !o->fresh) { /* another secretary since five months ago */
        demo_add_post(d, org, "secretary", demo_person_at(d, org, 0), o->seated, changed);
        demo_add_post(d, org, "secretary", demo_person_at(d, org, 5), changed, DAY_NONE);
    } else {
        seat(d, org, "secretary", demo_person_at(d, org, 0));
    }
    if (o->size >= 20 || (o->committee == DAY_NONE && o->size >= 6))
        seat(d, org, "deputy_secretary", demo_person_at(d, org, 1));
    if (o->committee != DAY_NONE) {
        seat(d, org, "organisation_member", demo_person_at(d, org, 2));
        seat(d, org, "publicity_member", demo_person_at(d, org, 3));
    }
    if (o->committee != DAY_NONE || o->serial != 16) /* one has nobody for discipline */
        seat(d, org, "discipline_member", demo_person_at(d, org, o->committee != DAY_NONE ? 4 : 2));
    for (int g = 0; g < o->groups; g++) {
        int place = 5;
        while (place % o->groups != g)
            place++;
        seat(d, o->first_group + g, "group_leader", demo_person_at(d, org, place));
    }
}

/* Whoever was in it until it was dissolved. */
static void seat_closed(struct demo *d, int org)
{
    static const char *const roles[] = { "secretary", "organisation_member", "discipline_member" };
    const struct demo_org *o = &d->org[org];
    for (int i = 0; i < 3 && i < o->stays; i++)
        demo_add_post(d, org, roles[i], d->stay[d->stay_at[o->first_stay + i]].person, o->seated,
                      o->dissolved);
}

/* Of members of its branches. */
static void seat_general(struct demo *d, int org)
{
    static const struct {
        const char *role;
        int child, place;
    } seats[] = { { "secretary", 0, 5 },
                  { "organisation_member", 1, 5 },
                  { "publicity_member", 0, 6 },
                  { "discipline_member", 2, 5 } };
    int children[3] = { -1, -1, -1 }, n = 0, unit = d->org[org].unit;
    for (int k = 0, b; n < 3 && (b = demo_branch(d, unit, k)) >= 0; k++) {
        if (d->org[b].parent == org)
            children[n++] = b;
    }
    for (size_t i = 0; i < sizeof seats / sizeof *seats && n > 0; i++) {
        int person = -1;
        for (int c = 0; person < 0 && c < n; c++) /* not every branch has that many members */
            person = demo_person_at(d, children[(seats[i].child + c) % n], seats[i].place);
        seat(d, org, seats[i].role, person);
    }
}

/* Two in a hundred of those at work and of the retired members, as the policy asks; a few units
 * have one too few. */
static int officers_wanted(const struct demo *d, int unit)
{
    int people = 0, wanted;
    for (int k = 0, b; (b = demo_branch(d, unit, k)) >= 0; k++)
        people += d->org[b].size;
    wanted = (people + 65 + 49) / 50;
    return unit % 5 == 4 ? wanted - 1 : wanted;
}

static void seat_unit(struct demo *d, int unit)
{
    static const int leaders[] = { 0, 1, 2, 4, 5, 8 }; /* branches */
    int group = demo_of_unit(d, unit, "leading_group");
    int committee = demo_of_unit(d, unit, "committee");
    int discipline = demo_of_unit(d, unit, "discipline_committee");
    for (int i = 0; i < 6; i++) {
        const char *role = i == 0 ? "secretary" : i == 1 ? "deputy_secretary" : "leading_member";
        int person = pick(d, unit, leaders[i], 7);
        seat(d, group, role, person);
        if (person >= 0)
            d->person[person].title = i == 0 ? "局长" : "副局长";
    }
    seat(d, committee, "secretary", pick(d, unit, leaders[1], 7));
    seat(d, committee, "deputy_secretary", pick(d, unit, 0, 6));
    seat(d, committee, "organisation_member", pick(d, unit, 2, 6));
    seat(d, committee, "publicity_member", pick(d, unit, 4, 6));
    seat(d, committee, "discipline_member", pick(d, unit, 5, 6));
    seat(d, committee, "member", pick(d, unit, 8, 6));
    seat(d, discipline, "secretary", pick(d, unit, 5, 6));
    seat(d, discipline, "member", pick(d, unit, 8, 6));
    seat(d, discipline, "member", pick(d, unit, 9, 6));
    int wanted = officers_wanted(d, unit), seated = 0;
    for (int i = 0; seated < wanted + 3 && i < 8 * wanted; i++) {
        size_t before = d->npost;
        seat(d, committee, "party_officer", pick(d, unit, i, 5));
        if (d->npost > before)
            d->post[before].full_time = seated++ < wanted;
    }
}

void demo_plan_posts(struct demo *d)
{
    for (size_t i = 0; i < d->norg; i++) {
        if (demo_is(&d->org[i], "unit"))
            seat_unit(d, d->org[i].unit);
        else if (demo_is(&d->org[i], "general_branch"))
            seat_general(d, (int)i);
        else if (demo_is(&d->org[i], "branch") && d->org[i].closed)
            seat_closed(d, (int)i);
        else if (demo_is(&d->org[i], "branch"))
            seat_branch(d, (int)i);
    }
    demo_index(d);
}
