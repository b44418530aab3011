/* A world: everything the scheduler may know, in memory, as plain data.
 *
 * Whoever fills it (the store, a test) appends to the arrays and calls
 * world_finish() once; from then on it is read only. Organisations and persons
 * are numbered in the order of their codes by code point; -1 stands for none.
 * Strings are borrowed from whoever filled the world. The marks of records are
 * not in here but for the few that several organisations want: they come from a
 * mark source, organisation by organisation.
 *
 * A world in slices holds of the people only those whom somebody names (posts, events, waivers …),
 * and, of all others, those of one organisation at a time: world_people_begin(). The numbers of
 * persons then follow no order (world_person_order), and those who are not held mean somebody else
 * with the next organisation. What is asked about people below comes out of `count`. */
#ifndef WORLD_H
#define WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "policy.h"

/* One mark of a record: what it is worth, and when (obligations.md, section 5). */
struct mark {
    int64_t record; /* which record: two marks of one record count once */
    int person;     /* -1: a mark of the organisation */
    int type;       /* evidence type of the vocabulary */
    enum part part; /* PART_NONE for marks of organisations, dues, reviews */
    bool named;     /* the record names events */
    daynum for_day; /* what it counts for */
    daynum held;    /* when it was held */
    daynum done;    /* held, or made up */
    bool made_up;
    daynum last; /* last civil day of a record of several days; for_day where it counts for one day
                    only */
    int32_t hours; /* hundredths; 0 where blank */
};

struct world_org {
    const char *code;
    enum org_kind kind;
    bool appointed; /* has no term */
    struct span life;
    struct span committee; /* empty without committee_from */
    daynum tracking_from;  /* DAY_NONE: its parent's */
    int dues_day;          /* of the month; 0: none fixed */
};

/* Parent, policy and name from a day on. The first one of an organisation holds before its day
 * too. */
struct world_placement {
    int org;
    daynum from; /* DAY_ALWAYS: ever since */
    int parent;
    int policy; /* index into world.policy; -1: the parent's */
    const char *name;
};

struct world_person {
    const char *code;
    const char *name;
    daynum joined, full, until; /* until: of a longer probation; DAY_NONE: not recorded */
    enum {
        PERSON_FULL,
        PERSON_PROBATIONARY,
        PERSON_NO_MEMBER
    } status;           /* decides where the days do not */
    int word, category; /* the status as recorded, and the category (word_of_person); -1: blank.
                           Filled where a rule has `among` */
};

struct world_membership {
    int person, org, group; /* group -1: none */
    struct span span;
};

/* How many members an organisation has from a day on. */
struct world_count {
    int org;
    daynum from;
    int members, full;
};

struct world_post {
    int person, org;
    enum post_role role;
    struct span span;
    enum { WORKTIME_UNKNOWN, WORKTIME_PART, WORKTIME_FULL } worktime;
};

struct world_term {
    int org;
    daynum elected;
    daynum extended; /* DAY_NONE where there is no extension with an approval number */
    int years;       /* 0: the rule's */
};

struct world_fact {
    int org;
    int fact; /* of the vocabulary; RATED_STAR, RATED_GRADE */
    daynum from;
    struct ratio value;
};

/* Ratings are told like facts, but nobody has them from above. */
enum { RATED_STAR = -1, RATED_GRADE = -2 };

/* What an organisation has for some time: a project, a pairing. */
struct world_holding {
    int org;
    int what; /* evidence type project(KIND); HOLDING_PAIRING */
    struct span span;
};
enum { HOLDING_PAIRING = -1 };

struct world_event {
    const char *code;
    int type;
    int org, person; /* one of the two; the other -1 */
    bool below;      /* every organisation below it too */
    daynum occurred;
};

struct world_waiver {
    int org;
    const char *slot;   /* "" : all */
    int person;         /* -1: the organisation */
    daynum first, last; /* both included; DAY_ALWAYS, DAY_STILL */
};

/* A record that names an event: its mark, once for each organisation it counts for. */
struct world_named {
    int event;
    int org;
    struct mark mark;
};

/* What `role = partner` and `own` in `counts` have to know of a record: an organisation whose own
 * it is, or a person who hosted it. */
struct world_record {
    int64_t record;
    int org;      /* -1 in a line about a host */
    int host;     /* -1 in a line about an organisation */
    daynum since; /* from this day on it is known: the day the host made it up; DAY_ALWAYS */
};

/* What `counts` may ask of an activity; read for the types such a rule accepts. A record of
 * anything else has one day, no hours and no fields. */
struct world_detail {
    int64_t record;
    int days;      /* civil days, also where it counts for one day only */
    int32_t hours; /* its own, hundredths; 0 where blank */
    uint32_t has;  /* bit 1 << index of record_fields: filled */
};

/* Who was present in a record, for `measure = persons`: one for each part. */
struct world_presence {
    int64_t record;
    int person;
    daynum made_up; /* DAY_NONE: was there */
};

/* A mark of an organisation that one above it asks for (each = org:KIND, marks.TYPE). */
struct world_outer {
    int org;
    struct mark mark;
};

/* A deadline that a record carries (obligations.md 3.6). */
struct world_item {
    enum item source;
    const char *kind; /* ITEM_LEDGER: problem, resolution …; else "" */
    int org;          /* whose it is */
    int person;       /* -1: none */
    const int *types; /* ITEM_MAKEUP: evidence types of the record */
    int ntypes;
    daynum begun, due, done; /* due DAY_NONE: so many days after begun as the rule says */
    const char *code;        /* as the line names it */
};

/* Something a record holds (obligations.md, section 7). */
struct world_element {
    const char *name;
    daynum since; /* the day it was made up; DAY_ALWAYS */
};

/* A record of some type that requires elements. */
struct world_sheet {
    int org;
    int type;
    daynum held;
    const char *code;
    const struct world_element *present; /* closed by a NULL name */
};

#define WORLD_LIST(type, name) \
    struct type *name; \
    size_t n##name, cap##name

struct world {
    const struct policy_set *policies;
    const struct policy **policy; /* the policies organisations are under */
    size_t npolicy;
    daynum tracking_from; /* the setting */

    WORLD_LIST(world_org, org);
    WORLD_LIST(world_person, person);
    WORLD_LIST(world_placement, placement);
    WORLD_LIST(world_membership, membership);
    WORLD_LIST(world_count, count); /* in slices alone */
    WORLD_LIST(world_post, post);
    WORLD_LIST(world_term, term);
    WORLD_LIST(world_fact, fact);
    WORLD_LIST(world_event, event);
    WORLD_LIST(world_waiver, waiver);
    WORLD_LIST(world_holding, holding);
    WORLD_LIST(world_item, item);
    WORLD_LIST(world_sheet, sheet);
    WORLD_LIST(world_named, named);   /* world_index_marks sorts them by event */
    WORLD_LIST(world_record, record); /* … by record */
    WORLD_LIST(world_detail, detail);
    WORLD_LIST(world_presence, presence);
    WORLD_LIST(world_outer, outer); /* … by organisation, type, for_day */
    WORLD_LIST(mark, extra); /* marks of persons that more than one organisation wants; … by person,
                                type, for_day */

    bool slices;
    size_t nheld,
        nheld_membership; /* in slices: persons and memberships that stay, the first ones */

    struct world_index *index; /* made by world_finish */
};

/* Appends one element: world_add(w, org) = (struct world_org){ … } */
#define world_add(w, list) \
    (*((w)->list = mem_grow((w)->list, (w)->n##list, &(w)->cap##list, sizeof *(w)->list), \
       &(w)->list[(w)->n##list++]))

void world_finish(struct world *w);
daynum world_first_tracking(const struct world *w); /* before it nobody keeps books */
/* After something was added to named, record, detail, presence or outer: sorts and indexes them. */
void world_index_records(struct world *w);
/* Likewise extra. */
void world_index_extra(struct world *w);
/* After item or sheet were filled anew. */
void world_index_items(struct world *w);
/* In slices, before the first one: those who were added since world_finish() are held too. */
void world_hold_people(struct world *w);
/* The people of one organisation in the place of those before: whoever fills the world adds those
 * who are not held, and all memberships there, by person, from. */
void world_people_begin(struct world *w);
void world_people_end(struct world *w, int org);
/* Whether any rule tells people apart by what is written of them (`among`). */
bool world_asks_among(const struct world *w);
/* The order of codes, of persons who are there. */
int world_person_order(const struct world *w, int a, int b);

void world_free(struct world *w); /* the arrays and the index; not the strings, not w itself */

/* Whether person p's marks are wanted where the stream of its own organisation does not bring them
 * (moved, posts elsewhere, heads). home: the organisation whose stream holds them. To be asked
 * after world_finish. */
bool world_wants_extra(const struct world *w, int person, int home);
/* Whether an organisation's marks of a type are wanted in `outer`; -1: of any organisation, of any
 * type. */
bool world_wants_outer(const struct world *w, int org, int type);

/* Whose obligations may be others once records were changed that these persons (in ascending order)
 * took part in, or that the organisations already marked in touched[0 .. norg-1] held: marks them
 * too. The tree, people and posts must be those the records were read with. */
void world_touch(const struct world *w, const int *person, size_t n, bool *touched);

/* Where these people (people[0 .. nperson-1]) were of, group included, or held a post on some day
 * of `within`: marked in at[0 .. norg-1]. */
void world_places(const struct world *w, const bool *people, struct span within, bool *at);
/* Whatever ever stood below (down) or above the marked ones, on any day: marked too. */
void world_spread(const struct world *w, bool down, bool *at);
/* Puts marks, which it sorts, in the place of those that `extra` holds of these persons (in
 * ascending order). */
void world_replace_extra(struct world *w, const int *person, size_t n, struct mark *marks,
                         size_t nmarks);

/* Questions about a day; all answer for d whatever today is. */
int world_parent(const struct world *w, int org, daynum d); /* -1: none */
int world_policy(const struct world *w, int org, daynum d); /* index; -1: none anywhere above */
/* The same for all days; WORLD_POLICIES: it may be another on another day. */
enum { WORLD_POLICIES = -2 };
int world_policy_ever(const struct world *w, int org);
const char *world_name(const struct world *w, int org, daynum d);
bool world_active(const struct world *w, int org, daynum d);
int world_active_days(const struct world *w, int org, struct period p);
bool world_below(const struct world *w, int org, int above, daynum d); /* strictly below */
daynum world_tracking(const struct world *w, int org, daynum d);
int world_home(const struct world *w, int person, daynum d); /* a person's own organisation; -1 */
bool world_is_member(const struct world *w, int person, daynum d, bool full_only);
bool world_holds_post(const struct world *w, int person, int org, unsigned roles, daynum d);
/* What a post makes somebody, a bit for each enum post_role: who leads a leading group
 * (党组书记、副书记) is one of its members (党组成员). */
unsigned world_post_roles(const struct world *w, const struct world_post *p);
/* Whether it is the person's own organisation, or group. */
bool world_belongs(const struct world *w, int person, int org, daynum d);

/* What a fact of an organisation is worth on a day (obligations.md, section 6), but those that are
 * the scheduler's own: term_overdue, missed, marks. */
struct ratio world_fact_value(const struct world *w, int org, daynum d, struct fact_ref f);
/* What a fact of a person is worth on a day (`among`). */
struct ratio world_person_fact(const struct world *w, int person, daynum d, struct fact_ref f);
/* head.FACT: of the committees, general branches and branches whose secretary somebody is that day,
 * the least of what is known; unknown where nothing is. */
struct ratio world_head_fact(const struct world *w, int person, daynum d, struct fact_ref f);

/* The first place in a list sorted by record, of elements that begin with it, that is not before
 * `record`. */
size_t world_first(const void *list, size_t n, size_t size, int64_t record);

#endif
