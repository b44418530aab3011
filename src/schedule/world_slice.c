/* A world in slices: the people of one organisation after another. */
#include <stdlib.h>
#include <string.h>

#include "index.h"

void world_hold_people(struct world *w)
{
    struct world_index *x = w->index;
    w->nheld = w->nperson;
    w->nheld_membership = w->nmembership;
    if (x->npersons == w->nperson)
        return;
    free(x->of_person);
    free(x->person_at);
    free(x->post_of);
    free(x->post_at);
    free(x->wanted);
    free(x->outer_org);
    free(x->outer_type);
    index_persons(w, x);
    index_wanted(w, x);
    world_index_extra(w);
}

void world_people_begin(struct world *w)
{
    w->nperson = w->nheld;
    w->nmembership = w->nheld_membership;
}

/* Nobody asks for the people of another one. */
void world_people_end(struct world *w, int org)
{
    w->index->membership[org] = w->nheld_membership;
    w->index->membership[org + 1] = w->nmembership;
}

int world_person_order(const struct world *w, int a, int b)
{
    int held = (int)w->nheld;
    if (w->slices && a != b && (a < held || b < held))
        return strcmp(w->person[a].code, w->person[b].code);
    return (a > b) - (a < b);
}
