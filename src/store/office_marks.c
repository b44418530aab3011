/* The marks of an office: the few that several organisations want are read into the world; the rest
 * streams. */
#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "office_priv.h"

enum { RECORD_KINDS = 16 };

int64_t office_record_id(int64_t record)
{
    return record / RECORD_KINDS;
}

const char *office_record_entity(int64_t record)
{
    static const char *const entities[] = { "activity", "dues", "review" };
    return entities[record % RECORD_KINDS];
}

static int type_number(const struct office *o, int64_t id)
{
    return id >= 0 && (size_t)id < o->ntype ? o->type[id] : -1;
}

static struct mark own_mark(const struct office *o, struct stmt *s)
{
    struct mark m = {
        .record = stmt_int(s, 3),
        .person = -1,
        .type = type_number(o, stmt_int(s, 1)),
        .part = PART_NONE,
        .for_day = (daynum)stmt_int(s, 2),
        .hours = (int32_t)stmt_int(s, 6),
        .named = stmt_int(s, 7) != 0,
    };
    m.held = m.done = m.for_day + (daynum)stmt_int(s, 4);
    m.last = m.for_day + (daynum)stmt_int(s, 5);
    return m;
}

static struct mark person_mark(const struct office *o, struct stmt *s)
{
    int64_t id = stmt_int(s, 1);
    struct mark m = {
        .record = stmt_int(s, 4),
        .person = (size_t)id < o->nby_id ? o->by_id[id] : -1,
        .type = type_number(o, stmt_int(s, 2)),
        .for_day = (daynum)stmt_int(s, 3),
        .part = (enum part)stmt_int(s, 5),
        .hours = (int32_t)stmt_int(s, 9),
        .named = stmt_int(s, 10) != 0,
    };
    m.held = m.for_day + (daynum)stmt_int(s, 6);
    daynum made_up = (daynum)stmt_int(s, 7);
    m.made_up = made_up > 0;
    m.done = m.made_up ? m.held + made_up - 1 : m.held;
    m.last = m.for_day + (daynum)stmt_int(s, 8);
    return m;
}

/* Reads the marks of the organisation of that rank; those of types no rule knows are passed
 * over. */
static void stream_read(struct office *o, struct marks_stream *t, int64_t rank,
                        struct mark (*make)(const struct office *, struct stmt *))
{
    t->n = 0;
    for (;;) {
        if (!t->row) {
            int got = t->s ? stmt_step(t->s, &o->failed) : 0;
            if (got <= 0) {
                if (t->s)
                    stmt_reset(t->s);
                t->s = NULL;
                return;
            }
        }
        int64_t at = stmt_int(t->s, 0);
        t->row = at > rank;
        if (t->row)
            return;
        if (at < rank)
            continue;
        struct mark m = make(o, t->s);
        if (m.type >= 0) {
            t->mark = mem_grow(t->mark, t->n, &t->cap, sizeof *t->mark);
            t->mark[t->n++] = m;
        }
    }
}

static void stream_one(struct office *o, struct marks_stream *t, enum query q, int64_t rank,
                       struct mark (*make)(const struct office *, struct stmt *))
{
    t->s = db_query(o->db, q);
    t->row = false;
    stmt_bind_int(t->s, 1, rank);
    stream_read(o, t, rank, make);
}

static void read_marks(void *ctx, int org, const struct mark **own, size_t *nown,
                       const struct mark **persons, size_t *npersons)
{
    struct office *o = ctx;
    if (o->streaming) {
        stream_read(o, &o->own, o->rank[org], own_mark);
        stream_read(o, &o->persons, o->rank[org], person_mark);
    } else {
        stream_one(o, &o->own, QUERY_OFFICE_MARKS_ORG_OF, o->rank[org], own_mark);
        stream_one(o, &o->persons, QUERY_OFFICE_MARKS_PERSON_OF, o->rank[org], person_mark);
    }
    *own = o->own.mark;
    *nown = o->own.n;
    *persons = o->persons.mark;
    *npersons = o->persons.n;
}

struct mark_source office_marks(struct office *o, bool all)
{
    o->streaming = all;
    if (all) {
        o->own.s = db_query(o->db, QUERY_OFFICE_MARKS_ORG);
        o->persons.s = db_query(o->db, QUERY_OFFICE_MARKS_PERSON);
        o->own.row = o->persons.row = false;
    }
    return (struct mark_source){ o, read_marks };
}

enum status office_failed(const struct office *o, struct err *e)
{
    if (o->failed.status)
        *e = o->failed;
    return o->failed.status;
}

static enum status read_types(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_TYPES);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        size_t id = (size_t)stmt_int(s, 0);
        if (id >= o->ntype) {
            size_t n = (id + 1) * 2;
            o->type = mem_resize(o->type, n * sizeof *o->type);
            memset(o->type + o->ntype, -1, (n - o->ntype) * sizeof *o->type);
            o->ntype = n;
        }
        o->type[id] = vocabulary_evidence(policy_set_words(o->policies), stmt_text(s, 1));
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static enum status read_named(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_NAMED);
    const struct vocabulary *v = policy_set_words(o->policies);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        int event = (int)map_get(o->event_number, stmt_text(s, 0), -1);
        struct mark m = {
            .record = stmt_int(s, 4),
            .person = -1,
            .type = vocabulary_evidence(v, stmt_text(s, 2)),
            .part = PART_NONE,
            .named = true,
            .for_day = (daynum)stmt_int(s, 3),
            .hours = (int32_t)stmt_int(s, 7),
        };
        m.held = m.done = m.for_day + (daynum)stmt_int(s, 5);
        m.last = m.for_day + (daynum)stmt_int(s, 6);
        if (event >= 0 && m.type >= 0)
            world_add(&o->w, named) =
                (struct world_named){ event, office_org(o, stmt_text(s, 1)), m };
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static bool asks_partner(const struct world *w)
{
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++)
            if (w->policy[i]->rules[k]->part == PART_PARTNER)
                return true;
    return false;
}

static enum status read_records(struct office *o, enum query q, bool hosts, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        const char *code = stmt_text(s, 1);
        world_add(&o->w, record) =
            (struct world_record){ stmt_int(s, 0), hosts ? -1 : office_org(o, code),
                                   hosts ? office_person(o, code) : -1,
                                   stmt_is_null(s, 2) ? DAY_ALWAYS : date_parse(stmt_text(s, 2)) };
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* Marks of those whom more than one organisation wants (moved, posts elsewhere, heads). */
static enum status read_extra(struct office *o, struct err *e)
{
    for (size_t i = 0; i < o->w.nperson; i++) {
        if (!world_wants_extra(&o->w, (int)i, o->home[i]))
            continue;
        struct stmt *s = db_query(o->db, QUERY_OFFICE_MARKS_ONE);
        int got;
        stmt_bind_int(s, 1, o->home[i] < 0 ? 0 : o->rank[o->home[i]]);
        stmt_bind_int(s, 2, o->person_id[i]);
        while ((got = stmt_step(s, e)) > 0) {
            struct mark m = person_mark(o, s);
            if (m.type >= 0)
                world_add(&o->w, extra) = m;
        }
        stmt_reset(s);
        if (got < 0)
            return e->status;
    }
    return ST_OK;
}

enum status office_read_marks(struct office *o, struct err *e)
{
    enum status st = read_types(o, e);
    if (!st)
        st = read_named(o, e);
    if (!st && asks_partner(&o->w)) {
        st = read_records(o, QUERY_OFFICE_PARTNER_ORGS, false, e);
        if (!st)
            st = read_records(o, QUERY_OFFICE_PARTNER_HOSTS, true, e);
    }
    if (!st)
        st = read_extra(o, e);
    world_index_marks(&o->w);
    return st;
}

void office_close_marks(struct office *o)
{
    if (o->own.s)
        stmt_reset(o->own.s);
    if (o->persons.s)
        stmt_reset(o->persons.s);
    free(o->own.mark);
    free(o->persons.mark);
    free(o->type);
}
