/* The marks follow the records: what a changed row gave is taken out before the write, what it
 * gives is put in after; that of new rows may wait until all of them are there. */
#include "marks.h"

#include <string.h>

#include "marks_rank.h"

enum {
    /* Rows changed in one change from which on it may cost less to make all marks anew: what one of
     * them gave and gives is looked for from the root of the tables. It must be this part of all
     * records. */
    MANY = 5000,
    PART = 4,
};

struct ids {
    int64_t first, last;
};

struct steps {
    enum query q[3];
    int n;
};

/* Entities whose rows give marks, or places, or say where they are filed; in the order in which
 * those of new rows are made. */
struct marked {
    const char *entity;
    int kind; /* in the views and in mark.record (0004-catalogue.sql); 0: a view of its own */
    struct steps clear, fill;
    /* Instead of filling: after one row that was there (0: it was deleted), after new ones. */
    enum status (*after)(struct db *, const struct marked *, int64_t id, struct err *);
    enum status (*made)(struct db *, struct marks_late *, const struct marked *, struct ids,
                        struct err *);
};

static enum status run(struct db *db, enum query q, const struct marked *m, struct ids at,
                       struct err *e)
{
    struct stmt *s = db_query(db, q);
    stmt_bind_int(s, 1, at.first);
    stmt_bind_int(s, 2, at.last);
    if (m->kind != 0)
        stmt_bind_int(s, 3, m->kind);
    return stmt_run(s, e);
}

static enum status run_steps(struct db *db, const struct steps *steps, const struct marked *m,
                             struct ids at, struct err *e)
{
    enum status st = ST_OK;
    for (int i = 0; i < steps->n && st == ST_OK; i++)
        st = run(db, steps->q[i], m, at, e);
    return st;
}

static struct ids one(int64_t id)
{
    return (struct ids){ id, id };
}

static enum status activity_after(struct db *db, const struct marked *m, int64_t id, struct err *e)
{
    enum status st = id != 0 ? run_steps(db, &m->fill, m, one(id), e) : ST_OK;
    return st == ST_OK && id != 0 ? run(db, QUERY_MARKS_ACTIVITY_PERSONS_FILL, m, one(id), e) : st;
}

/* The field host of these activities yields to a part host, or stands for it again. */
static enum status settle_hosts(struct db *db, const struct marked *m, struct err *e)
{
    static const struct steps steps = {
        { QUERY_MARKS_HOST_YIELD, QUERY_MARKS_HOST_FILL, QUERY_MARKS_PENDING_DONE }, 3
    };
    enum status st = ST_OK;
    while (st == ST_OK) {
        struct stmt *s = db_query(db, QUERY_MARKS_PENDING);
        int got = stmt_step(s, e);
        int64_t activity = got > 0 ? stmt_int(s, 0) : 0;
        stmt_reset(s);
        if (got <= 0)
            return got < 0 ? ST_FAILED : ST_OK;
        st = run_steps(db, &steps, m, one(activity), e);
    }
    return st;
}

static enum status attendance_made(struct db *db, struct marks_late *late, const struct marked *m,
                                   struct ids at, struct err *e)
{
    (void)late;
    enum status st = run(db, QUERY_MARKS_PENDING_HOST, m, at, e);
    if (st == ST_OK)
        st = settle_hosts(db, m, e);
    return st == ST_OK ? run(db, QUERY_MARKS_ATTENDANCE_FILL, m, at, e) : st;
}

static enum status attendance_after(struct db *db, const struct marked *m, int64_t id,
                                    struct err *e)
{
    return id != 0 ? attendance_made(db, NULL, m, one(id), e) : settle_hosts(db, m, e);
}

/* A person's marks are filed under the last organisation; who moves takes them along. */
static enum status home_follow(struct db *db, int64_t id, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_HOME_OF);
    stmt_bind_int(s, 1, id);
    int got = stmt_step(s, e);
    int64_t old = got > 0 ? stmt_int(s, 0) : 0, now = got > 0 ? stmt_int(s, 1) : 0;
    stmt_reset(s);
    if (got < 0)
        return e->status;
    if (old == now)
        return ST_OK;
    if (old >= 0) {
        s = db_query(db, QUERY_MARKS_HOME_MOVE);
        stmt_bind_int(s, 1, id);
        stmt_bind_int(s, 2, old);
        stmt_bind_int(s, 3, now);
        enum status st = stmt_run(s, e);
        if (st)
            return st;
    }
    s = db_query(db, QUERY_MARKS_HOME_SET);
    stmt_bind_int(s, 1, id);
    stmt_bind_int(s, 2, now);
    return stmt_run(s, e);
}

static enum status person_after(struct db *db, const struct marked *m, int64_t id, struct err *e)
{
    static const struct steps places = {
        { QUERY_MARKS_PLACE_PERSON_CLEAR, QUERY_MARKS_PLACE_PERSON_FILL }, 2
    };
    enum status st = home_follow(db, id, e);
    return st == ST_OK ? run_steps(db, &places, m, one(id), e) : st;
}

static enum status person_made(struct db *db, struct marks_late *late, const struct marked *m,
                               struct ids at, struct err *e)
{
    (void)late;
    return run(db, QUERY_MARKS_HOME_NEW, m, at, e);
}

static enum status org_after(struct db *db, const struct marked *m, int64_t id, struct err *e)
{
    bool room = true;
    (void)m;
    enum status st = id != 0 ? marks_rank_one(db, id, &room, e) : ST_OK;
    return st == ST_OK && !room ? marks_rebuild(db, e) : st;
}

static enum status org_made(struct db *db, struct marks_late *late, const struct marked *m,
                            struct ids at, struct err *e)
{
    bool room = true;
    (void)m;
    enum status st =
        at.first == at.last ? marks_rank_one(db, at.first, &room, e) : marks_rank_new(db, &room, e);
    late->anew |= !room;
    return st;
}

#define ROW_STEPS \
    { { QUERY_MARKS_ROW_ORG_CLEAR, QUERY_MARKS_ROW_PERSON_CLEAR }, 2 }, \
    { \
        { QUERY_MARKS_TYPES_OF_ROW, QUERY_MARKS_ROW_ORG_FILL, QUERY_MARKS_ROW_PERSON_FILL }, 3 \
    }

static const struct marked marked[MARKS_ENTITIES] = {
    { .entity = "org", .after = org_after, .made = org_made },
    { .entity = "person", .after = person_after, .made = person_made },
    { .entity = "membership",
      .clear = { { QUERY_MARKS_PLACE_CLEAR }, 1 },
      .fill = { { QUERY_MARKS_PLACE_FILL }, 1 } },
    { .entity = "activity",
      .clear = { { QUERY_MARKS_ORG_CLEAR, QUERY_MARKS_ACTIVITY_PERSONS_CLEAR,
                   QUERY_MARKS_HOST_CLEAR },
                 3 },
      .fill = { { QUERY_MARKS_TYPES_OF, QUERY_MARKS_ORG_FILL, QUERY_MARKS_HOST_FILL }, 3 },
      .after = activity_after },
    { .entity = "attendance",
      .clear = { { QUERY_MARKS_PENDING_HOST, QUERY_MARKS_ATTENDANCE_CLEAR }, 2 },
      .after = attendance_after,
      .made = attendance_made },
    { "dues", 0, { { QUERY_MARKS_DUES_CLEAR }, 1 }, { { QUERY_MARKS_DUES_FILL }, 1 }, NULL, NULL },
    { "review",
      0,
      { { QUERY_MARKS_REVIEW_CLEAR }, 1 },
      { { QUERY_MARKS_REVIEW_FILL }, 1 },
      NULL,
      NULL },
    { "star", 3, ROW_STEPS, NULL, NULL },
    { "assessment", 4, ROW_STEPS, NULL, NULL },
    { "debrief", 5, ROW_STEPS, NULL, NULL },
    { "transfer", 6, ROW_STEPS, NULL, NULL },
    { "project", 7, ROW_STEPS, NULL, NULL },
    { "ledger", 8, ROW_STEPS, NULL, NULL },
    { "remittance", 9, ROW_STEPS, NULL, NULL },
    { "dues_base", 10, ROW_STEPS, NULL, NULL },
    { "term", 11, ROW_STEPS, NULL, NULL },
};

static const struct marked *find(const struct entity *en)
{
    for (int i = 0; i < MARKS_ENTITIES; i++)
        if (!strcmp(marked[i].entity, en->name))
            return &marked[i];
    return NULL;
}

/* One row more is changed that was there before. */
static enum status count_changed(struct db *db, struct marks_late *late, struct err *e)
{
    if (!late->wait || ++late->changed % MANY != 0)
        return ST_OK;
    struct stmt *s = db_query(db, QUERY_MARKS_RECORDS);
    int got = stmt_step(s, e);
    late->anew = got > 0 && late->changed >= stmt_int(s, 0) / PART;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status marks_before(struct db *db, struct marks_late *late, const struct entity *en,
                         int64_t id, struct err *e)
{
    const struct marked *m = find(en);
    if (m == NULL)
        return ST_OK;
    enum status st = count_changed(db, late, e);
    if (st != ST_OK || late->anew)
        return st;
    st = marks_settle(db, late, e);
    return st == ST_OK && id != 0 ? run_steps(db, &m->clear, m, one(id), e) : st;
}

enum status marks_after(struct db *db, const struct marks_late *late, const struct entity *en,
                        int64_t id, struct err *e)
{
    const struct marked *m = find(en);
    if (m == NULL || late->anew)
        return ST_OK;
    if (m->after != NULL)
        return m->after(db, m, id, e);
    return id != 0 ? run_steps(db, &m->fill, m, one(id), e) : ST_OK;
}

static enum status make(struct db *db, struct marks_late *late, const struct marked *m,
                        struct ids at, struct err *e)
{
    return m->made != NULL ? m->made(db, late, m, at, e) : run_steps(db, &m->fill, m, at, e);
}

enum status marks_new(struct db *db, struct marks_late *late, const struct entity *en, int64_t id,
                      struct err *e)
{
    const struct marked *m = find(en);
    if (m == NULL || late->anew)
        return ST_OK;
    if (!late->wait)
        return make(db, late, m, one(id), e);
    if (late->first[m - marked] == 0)
        late->first[m - marked] = id;
    late->last[m - marked] = id;
    return ST_OK;
}

enum status marks_settle(struct db *db, struct marks_late *late, struct err *e)
{
    enum status st = ST_OK;
    for (int i = 0; i < MARKS_ENTITIES && st == ST_OK && !late->anew; i++) {
        if (late->first[i] != 0)
            st = make(db, late, &marked[i], (struct ids){ late->first[i], late->last[i] }, e);
        late->first[i] = 0;
    }
    if (late->anew && st == ST_OK)
        st = marks_rebuild(db, e);
    if (late->anew)
        *late = (struct marks_late){ .wait = late->wait, .changed = late->changed };
    return st;
}

enum status marks_rebuild(struct db *db, struct err *e)
{
    static const enum query steps[] = {
        QUERY_MARKS_HOME_ALL,   QUERY_MARKS_TYPES_ALL,    QUERY_MARKS_PENDING_CLEAR,
        QUERY_MARKS_ORG_EMPTY,  QUERY_MARKS_PERSON_EMPTY, QUERY_MARKS_ORG_ALL,
        QUERY_MARKS_PERSON_ALL, QUERY_MARKS_PLACE_EMPTY,  QUERY_MARKS_PLACE_ALL,
    };
    enum status st = marks_rank_all(db, e);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && st == ST_OK; i++)
        st = stmt_run(db_query(db, steps[i]), e);
    return st;
}

enum status marks_verify(struct db *db, int64_t *wrong, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_WRONG);
    int got = stmt_step(s, e);
    *wrong = got > 0 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}
