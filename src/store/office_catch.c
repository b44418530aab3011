/* An office that is kept: what was saved since it was read, told by the journal. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "office_priv.h"

/* Rows, and organisations (each is a run of the scheduler by itself): beyond that reading
 * everything is no slower. */
enum { MOST_CHANGES = 4000, MOST_TOUCHED = 64 };

/* What a change of a row means. An entity that is not here alters what the whole world is made
 * of. */
static const struct {
    const char *entity;
    enum { NO_MATTER, RECORD } matter;
} matters[] = {
    { "activity", RECORD },        { "attendance", RECORD }, { "dues", RECORD },
    { "review", RECORD },          { "dues_base", RECORD },  { "remittance", RECORD },
    { "debrief", RECORD },         { "ledger", RECORD },     { "transfer", RECORD },
    { "ledger_log", NO_MATTER },   { "plan", NO_MATTER },    { "operator", NO_MATTER },
    { "criterion", NO_MATTER },    { "score", NO_MATTER },   { "namesake", NO_MATTER },
    { "org_namesake", NO_MATTER },
};

enum status office_last_batch(struct office *o, int64_t *batch, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_BATCH);
    int got = stmt_step(s, e);
    *batch = got > 0 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static enum caught meaning(const char *entity)
{
    for (size_t i = 0; i < sizeof matters / sizeof *matters; i++)
        if (!strcmp(matters[i].entity, entity))
            return matters[i].matter == RECORD ? CAUGHT_SOME : CAUGHT_NOTHING;
    return CAUGHT_ALL;
}

static enum status read_changed(struct office *o, int64_t now, enum caught *what, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_CHANGED);
    int64_t changes = 0;
    int got;
    *what = now < o->batch ? CAUGHT_ALL : CAUGHT_NOTHING; /* another file in the same place */
    stmt_bind_int(s, 1, o->batch);
    stmt_bind_int(s, 2, MOST_CHANGES + 1);
    while ((got = stmt_step(s, e)) > 0) {
        enum caught this = meaning(stmt_text(s, 0));
        changes += stmt_int(s, 1);
        *what = this > *what ? this : *what;
    }
    stmt_reset(s);
    if (changes > MOST_CHANGES)
        *what = CAUGHT_ALL;
    return got < 0 ? e->status : ST_OK;
}

struct numbers {
    int *v;
    size_t n, cap;
};

/* Codes as numbers; one that the world does not know makes *what CAUGHT_ALL. */
static enum status read_numbers(struct office *o, enum query q,
                                int (*number)(const struct office *, const char *),
                                struct numbers *out, enum caught *what, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    stmt_bind_int(s, 1, o->batch);
    while ((got = stmt_step(s, e)) > 0) {
        if (*stmt_text(s, 0) == '\0')
            continue;
        int found = number(o, stmt_text(s, 0));
        if (found < 0)
            *what = CAUGHT_ALL;
        out->v = mem_grow(out->v, out->n, &out->cap, sizeof *out->v);
        out->v[out->n++] = found;
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static int ascending(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Those of the persons whose marks are kept in `extra`. */
static size_t keep_wanted(const struct office *o, int *v, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (world_wants_extra(&o->w, v[i], o->home[v[i]]))
            v[kept++] = v[i];
    return kept;
}

static void drop_outer(struct world *w, const bool *touched)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->nouter; i++)
        if (!touched[w->outer[i].org])
            w->outer[kept++] = w->outer[i];
    w->nouter = kept;
}

/* What the world holds of records. */
static enum status read_records(struct office *o, struct numbers *persons, const bool *touched,
                                struct err *e)
{
    struct world *w = &o->w;
    enum status st = office_read_types(o, e);
    bool any = w->nevent || w->nrecord || w->ndetail || w->npresence || w->nouter;
    w->nnamed = w->nrecord = w->ndetail = w->npresence = 0;
    drop_outer(w, touched);
    if (!st && w->nevent)
        st = office_read_named(o, e);
    if (!st)
        st = office_read_details(o, e);
    if (!st)
        st = office_read_outer(o, touched, e);
    if (any || w->nrecord || w->ndetail || w->npresence || w->nouter)
        world_index_records(w);
    size_t n = keep_wanted(o, persons->v, persons->n);
    if (!st && n)
        st = office_read_extra_of(o, persons->v, n, e);
    return st;
}

static size_t count(const bool *set, size_t n)
{
    size_t c = 0;
    for (size_t i = 0; i < n; i++)
        c += set[i];
    return c;
}

static enum status catch_some(struct office *o, enum caught *what, bool *touched, struct err *e)
{
    struct numbers orgs = { NULL, 0, 0 }, persons = { NULL, 0, 0 };
    enum status st = read_numbers(o, QUERY_OFFICE_TOUCHED_ORGS, office_org, &orgs, what, e);
    if (!st)
        st = read_numbers(o, QUERY_OFFICE_TOUCHED_PERSONS, office_person, &persons, what, e);
    if (!st && *what == CAUGHT_SOME) {
        for (size_t i = 0; i < orgs.n; i++)
            touched[orgs.v[i]] = true;
        if (persons.n)
            qsort(persons.v, persons.n, sizeof *persons.v, ascending);
        world_touch(&o->w, persons.v, persons.n, touched);
        if (count(touched, o->w.norg) > MOST_TOUCHED)
            *what = CAUGHT_ALL;
        else
            st = read_records(o, &persons, touched, e);
    }
    free(orgs.v);
    free(persons.v);
    return st;
}

enum status office_catch_up(struct office *o, enum caught *what, bool *touched, struct err *e)
{
    struct err lost = { 0 };
    int64_t now;
    o->within = db_in_transaction(o->db);
    o->resting = false;
    enum status st = o->within ? ST_OK : db_begin_read(o->db, e);
    if (!st)
        st = office_last_batch(o, &now, e);
    if (!st)
        st = read_changed(o, now, what, e);
    if (!st && *what != CAUGHT_NOTHING)
        office_look_away(o);
    if (!st && *what == CAUGHT_SOME && catch_some(o, what, touched, &lost) != ST_OK)
        *what = CAUGHT_ALL; /* what stands in the way says whoever reads it anew */
    if (!st)
        o->batch = now;
    return st;
}

enum status office_wake(struct office *o, enum caught *what, struct err *e)
{
    int64_t now = 0;
    *what = CAUGHT_ALL;
    if (db_in_transaction(o->db))
        return ST_OK;
    enum status st = db_begin_read(o->db, e);
    if (st)
        return st;
    o->within = o->resting = false;
    st = office_last_batch(o, &now, e);
    if (!st)
        st = read_changed(o, now, what, e);
    if (!st && *what == CAUGHT_NOTHING)
        o->batch = now;
    else
        office_rest(o);
    return st;
}

void office_rest(struct office *o)
{
    office_end_marks(o);
    if (!o->within && !o->resting)
        db_rollback(o->db);
    o->resting = true;
}
