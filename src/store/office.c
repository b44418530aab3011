/* Reading an office: one pass over each table; codes become numbers by two maps. */
#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "office_priv.h"
#include "policy_store.h"

/* A text column of the row at hand, kept for as long as the office. */
const char *office_kept(struct office *o, struct stmt *s, int column)
{
    return pool_dupn(o->pool, stmt_text(s, column), (size_t)stmt_bytes(s, column));
}

static struct span span_at(struct stmt *s, int column)
{
    return span_make(stmt_day(s, column), stmt_day(s, column + 1));
}

static void read_org(struct office *o, struct stmt *s)
{
    struct world *w = &o->w;
    daynum from = stmt_day(s, 4), to = stmt_day(s, 5);
    const char *code = office_kept(o, s, 0);
    o->rank = mem_grow(o->rank, w->norg, &o->rank_cap, sizeof *o->rank);
    o->rank[w->norg] = stmt_int(s, 8) > 0 ? stmt_int(s, 8) : 0; /* none below: marks of nobody */
    o->own_books = mem_grow(o->own_books, w->norg, &o->books_cap, sizeof *o->own_books);
    o->own_books[w->norg] = stmt_int(s, 9) != 0;
    o->any_own_books |= o->own_books[w->norg];
    int kind = word_org_kind(stmt_text(s, 1)); /* of a damaged database: none that a rule asks */
    world_add(w, org) = (struct world_org){
        .code = code,
        .kind = kind < 0 ? ORG_KINDS : (enum org_kind)kind,
        .appointed = stmt_int(s, 6) != 0,
        .life = span_at(s, 2),
        .committee = from == DAY_NONE ? (struct span){ 0, 0 } : span_make(from, to),
        .tracking_from = stmt_day(s, 7),
        .dues_day = (int)stmt_int(s, 10),
    };
}

static int policy_number(struct office *o, const char *id)
{
    struct world *w = &o->w;
    const struct policy *p = policy_set_get(o->policies, id);
    if (!p)
        return -1;
    for (size_t i = 0; i < w->npolicy; i++)
        if (w->policy[i] == p)
            return (int)i;
    w->policy = mem_grow(w->policy, w->npolicy, &o->policy_cap, sizeof *w->policy);
    w->policy[w->npolicy] = p;
    return (int)w->npolicy++;
}

static void read_placement(struct office *o, struct stmt *s)
{
    daynum from = stmt_day(s, 1);
    world_add(&o->w, placement) = (struct world_placement){
        .org = office_org_of(o, s, 0),
        .from = from == DAY_NONE ? DAY_ALWAYS : from,
        .parent = office_org_at(o, s, 2),
        .policy = stmt_is_null(s, 3) ? -1 : policy_number(o, stmt_text(s, 3)),
        .name = office_kept(o, s, 4),
    };
}

void office_read_person(struct office *o, struct stmt *s)
{
    struct world *w = &o->w;
    const char *code = office_kept(o, s, 0), *status = stmt_text(s, 3);
    int64_t id = stmt_int(s, 4);
    if (id < 0 || id > MOST_ID) {
        office_lost(o, code);
        return;
    }
    o->person_id = mem_grow(o->person_id, w->nperson, &o->person_cap, sizeof *o->person_id);
    o->person_id[w->nperson] = id;
    if (!o->slices && (size_t)id >= o->nby_id) {
        size_t n = ((size_t)id + 1) * 2;
        o->by_id = mem_resize(o->by_id, n * sizeof *o->by_id);
        memset(o->by_id + o->nby_id, -1, (n - o->nby_id) * sizeof *o->by_id);
        o->nby_id = n;
    }
    if (!o->slices)
        o->by_id[id] = (int)w->nperson;
    world_add(w, person) = (struct world_person){
        .code = code,
        .name = code,
        .joined = stmt_day(s, 1),
        .full = stmt_day(s, 2),
        .until = stmt_day(s, 5),
        .status = !strcmp(status, "full")           ? PERSON_FULL
                  : !strcmp(status, "probationary") ? PERSON_PROBATIONARY
                                                    : PERSON_NO_MEMBER,
    };
}

static void read_name(struct office *o, struct stmt *s)
{
    int person = office_person_by_id(o, stmt_int(s, 0));
    if (person >= 0)
        o->w.person[person].name = office_kept(o, s, 1);
}

int office_person_word(struct stmt *s, int column)
{
    int word = stmt_is_null(s, column) ? -1 : word_of_person(stmt_text(s, column));
    return word < 0 && !stmt_is_null(s, column) ? WORD_OTHER : word;
}

static void read_person_words(struct office *o, struct stmt *s)
{
    int person = office_person_by_id(o, stmt_int(s, 0));
    if (person < 0)
        return;
    o->w.person[person].word = office_person_word(s, 1);
    o->w.person[person].category = office_person_word(s, 2);
}

static int by_code(const void *a, const void *b, void *ctx)
{
    const struct world_person *list = ctx;
    return strcmp(list[*(const int *)a].code, list[*(const int *)b].code);
}

/* Persons are numbered in the order of their codes; mostly they were written in that order. */
static void order_persons(struct office *o)
{
    struct world *w = &o->w;
    size_t n = w->nperson, sorted = 1;
    while (sorted < n && strcmp(w->person[sorted - 1].code, w->person[sorted].code) < 0)
        sorted++;
    if (sorted >= n)
        return;
    int *order = mem_alloc(n * sizeof *order);
    struct world_person *person = mem_alloc(n * sizeof *person);
    int64_t *id = mem_alloc(n * sizeof *id);
    for (size_t i = 0; i < n; i++)
        order[i] = (int)i;
    qsort_r(order, n, sizeof *order, by_code, w->person);
    for (size_t i = 0; i < n; i++) {
        person[i] = w->person[order[i]];
        id[i] = o->person_id[order[i]];
        o->by_id[id[i]] = (int)i;
    }
    memcpy(w->person, person, n * sizeof *person);
    memcpy(o->person_id, id, n * sizeof *id);
    free(order);
    free(person);
    free(id);
}

void office_read_membership(struct office *o, struct stmt *s)
{
    world_add(&o->w, membership) = (struct world_membership){
        .person = office_person_of(o, s, 0),
        .org = office_org_of(o, s, 1),
        .group = office_org_at(o, s, 2),
        .span = span_at(s, 3),
    };
}

/* Whose stream brings the marks of a person: the organisation of the last membership, as the
 * person's own row shows it. */
static void find_homes(struct office *o)
{
    const struct world *w = &o->w;
    daynum *since = mem_alloc((w->nperson + 1) * sizeof *since);
    o->home = mem_alloc((w->nperson + 1) * sizeof *o->home);
    for (size_t i = 0; i < w->nperson; i++)
        o->home[i] = -1;
    for (size_t i = 0; i < w->nmembership; i++) {
        const struct world_membership *m = &w->membership[i];
        if (o->home[m->person] < 0 || m->span.from > since[m->person]) {
            o->home[m->person] = m->org;
            since[m->person] = m->span.from;
        }
    }
    free(since);
}

static void read_post(struct office *o, struct stmt *s)
{
    int role = word_post_role(stmt_text(s, 2));
    if (role >= 0)
        world_add(&o->w, post) = (struct world_post){
            .person = office_person_of(o, s, 0),
            .org = office_org_of(o, s, 1),
            .role = (enum post_role)role,
            .span = span_at(s, 3),
            .worktime = stmt_is_null(s, 5) ? WORKTIME_UNKNOWN
                        : stmt_int(s, 5)   ? WORKTIME_FULL
                                           : WORKTIME_PART,
        };
}

static void read_term(struct office *o, struct stmt *s)
{
    world_add(&o->w, term) = (struct world_term){
        .org = office_org_of(o, s, 0),
        .elected = stmt_day(s, 1),
        .extended = stmt_day(s, 2),
        .years = (int)stmt_int(s, 3),
    };
}

static void read_fact(struct office *o, struct stmt *s)
{
    int fact = vocabulary_fact(policy_set_words(o->policies), stmt_text(s, 1)), word;
    daynum from = stmt_day(s, 2);
    const char *text = stmt_text(s, 3);
    struct ratio value = RATIO_UNKNOWN;
    if (fact < 0)
        return; /* no policy asks for it */
    if (!ratio_parse(text, &value) && vocabulary_word(text, &word))
        value = ratio_int(word);
    world_add(&o->w, fact) = (struct world_fact){
        .org = office_org_of(o, s, 0),
        .fact = fact,
        .from = from == DAY_NONE ? DAY_ALWAYS : from,
        .value = value,
    };
}

static void read_event(struct office *o, struct stmt *s)
{
    struct world *w = &o->w;
    const char *code = office_kept(o, s, 0);
    int type = vocabulary_event(policy_set_words(o->policies), stmt_text(s, 1));
    if (type < 0)
        return;
    map_add(o->event_number, code, (int64_t)w->nevent);
    world_add(w, event) = (struct world_event){
        .code = code,
        .type = type,
        .org = office_org_at(o, s, 2),
        .person = office_person_at(o, s, 3),
        .below = stmt_int(s, 4) != 0,
        .occurred = stmt_day(s, 5),
    };
}

static void read_waiver(struct office *o, struct stmt *s)
{
    struct span days = span_at(s, 3);
    world_add(&o->w, waiver) = (struct world_waiver){
        .org = office_org_of(o, s, 0),
        .slot = office_kept(o, s, 1),
        .person = office_person_at(o, s, 2),
        .first = days.from,
        .last = days.to,
    };
}

static enum status read_all(struct office *o, enum query q,
                            void (*one)(struct office *, struct stmt *), struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    while ((got = stmt_step(s, e)) > 0)
        one(o, s);
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

bool office_asks(const struct office *o, bool (*so)(const struct rule *r, int what), int what)
{
    for (size_t i = 0; i < o->w.npolicy; i++)
        for (size_t k = 0; k < o->w.policy[i]->nrules; k++)
            if (so(o->w.policy[i]->rules[k], what))
                return true;
    return false;
}

static enum status read_setting(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_SETTING);
    stmt_bind_text(s, 1, "tracking_from");
    int got = stmt_step(s, e);
    o->w.tracking_from = got > 0 ? stmt_day(s, 0) : DAY_NONE;
    stmt_reset(s);
    if (got < 0)
        return e->status;
    if (o->w.tracking_from == DAY_NONE)
        o->w.tracking_from = DAY_MIN;
    return ST_OK;
}

/* Everybody, in the order of codes, and where they were. */
static enum status read_everybody(struct office *o, enum office_people people, struct err *e)
{
    enum status st = read_all(o, QUERY_OFFICE_PERSONS, office_read_person, e);
    order_persons(o);
    if (!st)
        st = read_all(o, QUERY_OFFICE_MEMBERSHIPS, office_read_membership, e);
    if (!st && people == PEOPLE_NAMED)
        st = read_all(o, QUERY_OFFICE_PERSON_NAMES, read_name, e);
    if (!st && world_asks_among(&o->w))
        st = read_all(o, QUERY_OFFICE_PERSON_WORDS, read_person_words, e);
    return st;
}

/* How it is opened. */
struct opening {
    enum office_people people;
    bool eligible, slices;
    daynum today;
};

/* In this order: each part refers to those before it. */
static enum status read_world(struct office *o, struct opening how, struct err *e)
{
    static const struct {
        enum query q;
        void (*one)(struct office *, struct stmt *);
    } tables[] = {
        { QUERY_OFFICE_POSTS, read_post },     { QUERY_OFFICE_TERMS, read_term },
        { QUERY_OFFICE_FACTS, read_fact },     { QUERY_OFFICE_EVENTS, read_event },
        { QUERY_OFFICE_WAIVERS, read_waiver },
    };
    enum status st = read_all(o, QUERY_OFFICE_ORGS, read_org, e);
    if (!st)
        st = read_all(o, QUERY_OFFICE_PLACEMENTS, read_placement, e);
    if (!st && how.slices)
        st = office_slices_begin(o, how.today, e);
    if (!st && !o->slices)
        st = read_everybody(o, how.people, e);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && !st; i++)
        st = read_all(o, tables[i].q, tables[i].one, e);
    if (!st)
        st = office_read_words(o, e);
    if (st)
        return st;
    if (!o->slices)
        find_homes(o);
    world_finish(&o->w);
    st = office_read_details(o, e);
    return st ? st : office_read_marks(o, e);
}

static enum status open_with(struct office **out, struct db *db, struct opening how, struct err *e)
{
    bool within = db_in_transaction(db); /* of the door, which sees what it has written */
    enum status st = within ? ST_OK : db_begin_read(db, e);
    if (st)
        return st;
    struct office *o = mem_alloc(sizeof *o);
    o->db = db;
    o->within = within;
    o->pool = pool_new();
    o->event_number = map_new();
    st = policy_store_load(db, &o->policies, e);
    o->w.policies = o->policies;
    if (!st && how.eligible)
        policy_set_ask_eligible(o->policies);
    if (!st)
        st = read_setting(o, e);
    if (!st)
        st = office_last_batch(o, &o->batch, e);
    if (!st)
        st = read_world(o, how, e);
    if (st) {
        office_close(o);
        return st;
    }
    *out = o;
    return ST_OK;
}

enum status office_open(struct office **out, struct db *db, enum office_people people,
                        struct err *e)
{
    return open_with(out, db, (struct opening){ .people = people }, e);
}

enum status office_open_eligible(struct office **out, struct db *db, struct err *e)
{
    return open_with(out, db, (struct opening){ .people = PEOPLE_NAMED, .eligible = true }, e);
}

enum status office_open_slices(struct office **out, struct db *db, daynum today, struct err *e)
{
    return open_with(out, db, (struct opening){ .slices = true, .today = today }, e);
}

void office_share(struct office *o)
{
    o->others++;
}

bool office_is_shared(const struct office *o)
{
    return o->others > 0;
}

void office_close(struct office *o)
{
    if (!o || o->others-- > 0)
        return;
    office_close_marks(o);
    if (!o->within && !o->resting)
        db_rollback(o->db);
    world_free(&o->w);
    policy_set_free(o->policies);
    map_free(o->event_number);
    free(o->rank);
    free(o->own_books);
    free(o->person_id);
    free(o->home);
    free(o->by_id);
    office_slices_free(o);
    pool_free(o->looked_pool);
    pool_free(o->pool);
    free(o);
}

const struct world *office_world(const struct office *o)
{
    return &o->w;
}

bool office_any_own_books(const struct office *o)
{
    return o->any_own_books;
}

bool office_own_books(const struct office *o, int org)
{
    return o->own_books[org];
}

struct db *office_db(const struct office *o)
{
    return o->db;
}
