/* The marks of an office: the few that several organisations want are read into the world; the rest
 * streams. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "map.h"
#include "mem.h"
#include "office_priv.h"

enum { RECORD_KINDS = 16 };
enum { MOST_TYPE = 1 << 20 }; /* of evidence_type.id; there are some hundred */
enum { AHEAD_FROM = 256 };    /* organisations: with fewer, a thread costs more than it gives */

int64_t office_record_id(int64_t record)
{
    return record / RECORD_KINDS;
}

const char *office_record_entity(int64_t record)
{
    static const char *const entities[RECORD_KINDS] = { "activity",   "dues",       "review",
                                                        "star",       "assessment", "debrief",
                                                        "transfer",   "project",    "ledger",
                                                        "remittance", "dues_base",  "term" };
    return entities[record % RECORD_KINDS];
}

static int type_number(const struct office *o, int64_t id)
{
    return id >= 0 && (size_t)id < o->ntype ? o->type[id] : -1;
}

/* What others wrote into the marks may be any number: it wraps. */
static daynum later(daynum d, int64_t days)
{
    return (daynum)((uint32_t)d + (uint32_t)days);
}

/* What most records leave at nothing, in one number: named 1 bit, made_up 15, span 12, hours 20,
 * lag. */
static void unpack(struct mark *m, int64_t rest)
{
    daynum made_up = (daynum)(rest >> 1 & 0x7fff);
    m->named = rest & 1;
    m->held = m->done = later(m->done, rest >> 48);
    if (made_up) {
        m->made_up = true;
        m->done = later(m->done, made_up - 1);
    }
    m->last = later(m->last, rest >> 16 & 0xfff);
    m->hours = (int32_t)(rest >> 28 & 0xfffff);
}

static struct mark mark_make(int64_t record, int person, int type, daynum for_day, enum part part,
                             int64_t rest)
{
    struct mark m = {
        .record = record,
        .person = person,
        .type = type,
        .part = part,
        .for_day = for_day,
        .held = for_day,
        .done = for_day,
        .last = for_day,
    };
    if (rest)
        unpack(&m, rest);
    return m;
}

int office_by_id(const struct office *o, int64_t id)
{
    if (o->slices)
        return office_slice_person(o, id);
    return (size_t)id < o->nby_id ? o->by_id[id] : -1;
}

int64_t office_rank_by_id(const struct office *o, int64_t id)
{
    int person = o->slices ? -1 : office_by_id(o, id);
    if (!o->slices && person < 0)
        return -1; /* what nobody asks for */
    int home = o->slices ? office_slice_home(o, id) : o->home[person];
    return home < 0 ? 0 : o->rank[home];
}

struct mark office_person_mark(const struct office *o, const int64_t *v)
{
    return mark_make(v[M_RECORD] >> 3, office_by_id(o, v[M_WHO]), type_number(o, v[M_TYPE]),
                     (daynum)v[M_FOR_DAY], (enum part)(v[M_RECORD] & 7), v[M_REST]);
}

/* Into its place at once: this runs for every mark there is. */
static void put_mark(struct marks_stream *t, const int64_t *v, int type)
{
    if (t->n == t->cap)
        t->mark = mem_grow(t->mark, t->n, &t->cap, sizeof *t->mark);
    struct mark *m = &t->mark[t->n++];
    m->record = t->persons ? v[M_RECORD] >> 3 : v[M_RECORD];
    m->person = t->persons ? t->person : -1;
    m->type = type;
    m->part = t->persons ? (enum part)(v[M_RECORD] & 7) : PART_NONE;
    m->named = m->made_up = false;
    m->for_day = m->held = m->done = m->last = (daynum)v[M_FOR_DAY];
    m->hours = 0;
    if (v[M_REST])
        unpack(m, v[M_REST]);
}

/* The rank of the organisation a row belongs to: marks of persons are filed under their last one,
 * and come person by person. */
static int64_t rank_of(const struct office *o, struct marks_stream *t, int64_t who)
{
    if (!t->persons)
        return who & SHELF_RANK;
    if (who != t->id) {
        t->id = who;
        t->rank = office_rank_by_id(o, who);
        t->person = o->slices ? -1 : office_by_id(o, who);
    }
    return t->rank;
}

/* Reads the marks of the organisation of that rank; those of types no rule knows are passed
 * over. */
static void stream_read(struct office *o, struct marks_stream *t, int64_t rank)
{
    t->n = 0;
    for (; row_stream_more(o, &t->rows); t->rows.at++) {
        const int64_t *v = row_stream_at(&t->rows);
        int64_t at = rank_of(o, t, v[M_WHO]);
        if (at > rank)
            return;
        int type = type_number(o, v[M_TYPE]);
        if (at != rank || type < 0)
            continue;
        if (t->persons && t->person < 0)
            t->person = office_by_id(o, t->id);
        put_mark(t, v, type);
    }
}

static void stream_begin(struct office *o, struct marks_stream *t)
{
    struct row_source from = { .columns = M_COLUMNS };
    from.walk = walk_open(o, t->persons, &o->failed);
    row_stream_begin(&t->rows, t->persons ? AHEAD_PERSONS : AHEAD_OWN, from);
    t->id = -1;
}

static int by_type(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    if (x->for_day != y->for_day)
        return x->for_day < y->for_day ? -1 : 1;
    if (x->record != y->record)
        return x->record < y->record ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

/* The marks of those whose own are filed elsewhere, behind the others. */
static void away_read(struct office *o, int64_t rank)
{
    struct marks_stream *to = &o->persons;
    struct row_stream *t = &o->away;
    size_t first = to->n;
    to->id = -1; /* the row of `to` at hand is somebody else's */
    for (; row_stream_more(o, t); t->at++) {
        const int64_t *v = row_stream_at(t) + 1;
        if (v[-1] > rank)
            break;
        int type = type_number(o, v[M_TYPE]);
        if (v[-1] < rank || type < 0)
            continue;
        to->person = office_by_id(o, v[M_WHO]);
        put_mark(to, v, type);
    }
    if (to->n > first + 1) /* the years of each follow each other, and not its types */
        qsort(to->mark + first, to->n - first, sizeof *to->mark, by_type);
}

/* Whether a row comes before the one above it: another year begins. */
static bool turns_back(const struct marks_stream *t, const int64_t *last, const int64_t *v)
{
    int i = t->persons ? M_WHO : M_TYPE;
    while (i < M_RECORD && v[i] == last[i])
        i++;
    return v[i] < last[i];
}

/* The marks of one organisation by themselves: they come year after year. */
static void read_one(struct office *o, struct marks_stream *t, enum query q, int64_t rank)
{
    struct row_source from = { .s = db_query(o->db, q), .columns = M_COLUMNS };
    int64_t last[M_COLUMNS] = { INT64_MIN };
    bool years = false;
    stmt_bind_int(from.s, 1, rank);
    stmt_bind_int(from.s, 2, walk_first(t->persons ? o->first_persons : o->first_own));
    row_stream_begin(&t->rows, AHEAD_NONE, from);
    t->n = 0;
    t->id = last[M_TYPE] = -1;
    for (; row_stream_more(o, &t->rows); t->rows.at++) {
        const int64_t *v = row_stream_at(&t->rows);
        int type = type_number(o, v[M_TYPE]);
        years = years || turns_back(t, last, v);
        memcpy(last, v, sizeof last);
        if (rank_of(o, t, v[M_WHO]) == rank && type >= 0)
            put_mark(t, v, type);
    }
    row_stream_end(&t->rows);
    if (years)
        qsort(t->mark, t->n, sizeof *t->mark, by_type);
}

enum status office_failed(const struct office *o, struct err *e)
{
    if (o->failed.status)
        *e = o->failed;
    return o->failed.status;
}

enum status office_read_types(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_TYPES);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        size_t id = (size_t)stmt_int(s, 0);
        if (id > MOST_TYPE) {
            office_lost(o, stmt_text(s, 1));
            continue;
        }
        if (id >= o->ntype) {
            size_t n = (id + 1) * 2;
            o->type = mem_resize(o->type, n * sizeof *o->type);
            memset(o->type + o->ntype, -1, (n - o->ntype) * sizeof *o->type);
            o->ntype = n;
        }
        o->type[id] = vocabulary_evidence(policy_set_words(o->policies), stmt_text(s, 1));
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_read_named(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_NAMED);
    const struct vocabulary *v = policy_set_words(o->policies);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        int event = (int)map_get(o->event_number, stmt_text(s, 0), -1);
        struct mark m = mark_make(stmt_int(s, 4), -1, vocabulary_evidence(v, stmt_text(s, 2)),
                                  (daynum)stmt_int(s, 3), PART_NONE, stmt_int(s, 5));
        if (event >= 0 && m.type >= 0)
            world_add(&o->w, named) = (struct world_named){ event, office_org_of(o, s, 1), m };
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_read_records(struct office *o, struct stmt *s, bool hosts, struct err *e)
{
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        world_add(&o->w, record) =
            (struct world_record){ stmt_int(s, 0), hosts ? -1 : office_org_of(o, s, 1),
                                   hosts ? office_person_of(o, s, 1) : -1,
                                   stmt_is_null(s, 2) ? DAY_ALWAYS : stmt_day(s, 2) };
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_read_outer(struct office *o, const bool *only, struct err *e)
{
    struct buf wanted = BUF_INIT;
    int got = 0;
    int64_t v[M_COLUMNS];
    if (!world_wants_outer(&o->w, -1, -1))
        return ST_OK;
    buf_putc(&wanted, '[');
    for (size_t i = 0; i < o->w.norg; i++)
        if (world_wants_outer(&o->w, (int)i, -1) && (only == NULL || only[i]))
            buf_printf(&wanted, "%s[%lld,%zu]", wanted.len > 1 ? "," : "", (long long)o->rank[i],
                       i);
    buf_putc(&wanted, ']');
    struct stmt *s = db_query(o->db, QUERY_OFFICE_MARKS_OUTER);
    for (size_t id = 0; id < o->ntype && got >= 0; id++) {
        if (o->type[id] < 0 || !world_wants_outer(&o->w, -1, o->type[id]))
            continue;
        stmt_bind_static(s, 1, buf_str(&wanted));
        stmt_bind_int(s, 2, (int64_t)id);
        while ((got = stmt_ints(s, v, M_COLUMNS, 1, e)) > 0)
            world_add(&o->w, outer) =
                (struct world_outer){ (int)v[M_WHO],
                                      mark_make(v[M_RECORD], -1, o->type[id], (daynum)v[M_FOR_DAY],
                                                PART_NONE, v[M_REST]) };
        stmt_reset(s);
    }
    buf_free(&wanted);
    return got < 0 ? e->status : ST_OK;
}

enum status office_read_marks(struct office *o, struct err *e)
{
    enum status st = office_read_types(o, e);
    if (!st)
        st = office_read_named(o, e);
    if (!st)
        st = office_read_outer(o, NULL, e);
    world_index_records(&o->w);
    o->extra_from = DAY_STILL;
    return st;
}

static void streams_begin(struct office *o)
{
    o->begun = true;
    if (o->slices)
        office_slices_open(o);
    office_need_extra(o, o->once ? o->first_persons : DAY_ALWAYS);
    stream_begin(o, &o->own);
    stream_begin(o, &o->persons);
    if (o->w.norg >= AHEAD_FROM && !db_watched(o->db) && sysconf(_SC_NPROCESSORS_ONLN) > 1)
        o->ahead = ahead_start(o);
}

static void read_marks(void *ctx, int org, const struct mark **own, size_t *nown,
                       const struct mark **persons, size_t *npersons)
{
    struct office *o = ctx;
    if (o->streaming) {
        if (!o->begun)
            streams_begin(o);
        if (o->slices)
            office_slice(o, org);
        stream_read(o, &o->own, o->rank[org]);
        stream_read(o, &o->persons, o->rank[org]);
        if (o->slices)
            away_read(o, o->rank[org]);
    } else {
        office_need_extra(o, o->once ? o->first_persons : DAY_ALWAYS);
        read_one(o, &o->own, QUERY_OFFICE_MARKS_ORG_OF, o->rank[org]);
        read_one(o, &o->persons, QUERY_OFFICE_MARKS_PERSON_OF, o->rank[org]);
    }
    *own = o->own.mark;
    *nown = o->own.n;
    *persons = o->persons.mark;
    *npersons = o->persons.n;
}

/* The numbers that rows have for types, as a JSON list. */
static void list_types(const struct office *o, const int *types, size_t ntypes, struct buf *b)
{
    buf_putc(b, '[');
    for (size_t t = 0; t < ntypes; t++)
        for (size_t id = 0; id < o->ntype; id++)
            if (o->type[id] == types[t])
                buf_printf(b, "%s%zu", b->len > 1 ? "," : "", id);
    buf_putc(b, ']');
}

/* Years that the stream leaves out, which waits meanwhile. Rows come person by person, of each type
 * by type. */
static void read_back(void *ctx, int org, const int *types, size_t ntypes,
                      const struct mark **marks, size_t *nmarks)
{
    struct office *o = ctx;
    struct marks_stream *to = &o->back;
    struct row_stream *t = &to->rows;
    struct buf wanted = BUF_INIT;
    ahead_pause(o->ahead);
    struct row_source from = { .s = db_query(o->db, QUERY_OFFICE_MARKS_BACK),
                               .columns = M_COLUMNS };
    list_types(o, types, ntypes, &wanted);
    stmt_bind_int(from.s, 1, o->rank[org]);
    stmt_bind_static(from.s, 2, buf_str(&wanted));
    row_stream_begin(t, AHEAD_NONE, from);
    to->n = 0;
    for (; row_stream_more(o, t); t->at++) {
        const int64_t *v = row_stream_at(t);
        to->person = office_by_id(o, v[M_WHO]);
        put_mark(to, v, type_number(o, v[M_TYPE]));
    }
    row_stream_end(t);
    ahead_go_on(o->ahead);
    buf_free(&wanted);
    *marks = to->mark;
    *nmarks = to->n;
}

void office_end_marks(struct office *o)
{
    ahead_stop(o->ahead);
    o->ahead = NULL;
    row_stream_end(&o->own.rows);
    row_stream_end(&o->persons.rows);
    row_stream_end(&o->places);
    row_stream_end(&o->away);
    if (o->slices && o->begun)
        world_people_begin(&o->w); /* the last ones go: their codes are gone with the next */
}

static void end_marks(void *ctx)
{
    office_end_marks(ctx);
}

struct mark_source office_marks(struct office *o, bool all)
{
    office_end_marks(o);
    o->streaming = all;
    o->persons.persons = o->back.persons = true;
    o->begun = false;
    o->first_own = o->first_persons = DAY_ALWAYS;
    o->once = false;
    return (struct mark_source){ o, read_marks, read_back, end_marks };
}

/* Where records of several days last until the first day that is wanted, the day they begin on. */
static daynum first_wanted(struct office *o, struct wanted w)
{
    if (!w.days || w.first < DAY_MIN || DAY_MAX < w.first)
        return w.first;
    struct stmt *s = db_query(o->db, QUERY_OFFICE_LASTING);
    stmt_bind_day(s, 1, w.first);
    bool any = stmt_step(s, &o->failed) > 0 && !stmt_is_null(s, 0);
    daynum first = any ? stmt_day(s, 0) : w.first;
    stmt_reset(s);
    return first == DAY_NONE ? DAY_ALWAYS : first; /* others wrote what is no day */
}

daynum office_marks_from(struct office *o, struct wanted_marks m, bool once)
{
    o->first_own = first_wanted(o, m.own);
    o->first_persons = first_wanted(o, m.persons);
    o->once = once;
    if (o->first_persons < DAY_MIN || DAY_MAX < o->first_persons)
        return o->first_persons;
    return period_of(EVERY_YEAR, o->first_persons).first; /* marks are filed by year */
}

void office_close_marks(struct office *o)
{
    office_end_marks(o);
    row_stream_free(&o->own.rows);
    row_stream_free(&o->persons.rows);
    row_stream_free(&o->back.rows);
    free(o->own.mark);
    free(o->persons.mark);
    free(o->back.mark);
    free(o->type);
}
