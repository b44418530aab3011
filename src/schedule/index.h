/* The index of a world: who comes where. Private to the room. A slice of organisation i of a list
 * is [at[i], at[i + 1]) of that list, sorted as said. */
#ifndef INDEX_H
#define INDEX_H

#include "world.h"

/* A tree deeper than this has a cycle somewhere in its past; the entry refuses them. */
enum { TREE_DEPTH = 32 };

struct child {
    int parent, org;
    struct span span; /* while it stands directly below */
};

struct org_event {
    int org, event;
};

struct world_index {
    size_t *placement;  /* by org, from */
    size_t *membership; /* by org, person, from */
    size_t *post;       /* by org, person, from */
    size_t *term;       /* by org, elected */
    size_t *fact;       /* by org, fact, from */
    size_t *waiver;     /* by org */
    struct child *child;
    size_t *child_at; /* by parent, org */
    struct world_membership *grouped;
    size_t *grouped_at; /* by group, person, from */
    int *of_person;     /* indices into membership */
    size_t *person_at;  /* by person */
    size_t npersons;    /* whom it knows: of a world in slices, those who are held */
    size_t *count;      /* by org, from */
    struct org_event *event;
    size_t *event_at;             /* by org: the events that may ask something of it */
    size_t *item;                 /* by org */
    size_t *sheet;                /* by org, held */
    size_t *named;                /* by event */
    size_t *extra;                /* by person */
    bool *wanted;                 /* persons whose posts or group ask for their marks elsewhere */
    size_t *holding;              /* by org */
    int *post_of;                 /* indices into post; only where a rule has `among` */
    size_t *post_at;              /* by person */
    bool *outer_org, *outer_type; /* see world_wants_outer */
    struct mark *outer;
    size_t *outer_at; /* by org */
    bool itemless;    /* item and sheet were made of nothing */
    daynum tracking;  /* world_first_tracking() */
};

/* Who belongs to an organisation, or is in a group: rows first .. end-1 of v, by person, from. */
struct members {
    const struct world_membership *v;
    size_t first, end;
};
static inline struct members index_members(const struct world *w, int org)
{
    const struct world_index *x = w->index;
    bool group = w->org[org].kind == ORG_GROUP;
    const size_t *at = group ? x->grouped_at : x->membership;
    return (struct members){ group ? x->grouped : w->membership, at[org], at[org + 1] };
}

void index_persons(struct world *w, struct world_index *x);
void index_wanted(struct world *w, struct world_index *x); /* world_wanted.c */

#endif
