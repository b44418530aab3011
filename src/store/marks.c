/* The marks follow the records: what a changed row gave is taken out before the write, what it
 * gives is put in after. */
#include "marks.h"

#include <string.h>

enum { RANK_STEP = 1024 }; /* room between two organisations for those founded later */

static enum status run1(struct db *db, enum query q, int64_t a, struct err *e)
{
    struct stmt *s = db_query(db, q);
    stmt_bind_int(s, 1, a);
    return stmt_run(s, e);
}

static enum status run_all(struct db *db, const enum query *q, size_t n, int64_t a, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        enum status st = run1(db, q[i], a, e);
        if (st)
            return st;
    }
    return ST_OK;
}

#define RUN_ALL(db, id, e, ...) \
    run_all(db, (const enum query[]){ __VA_ARGS__ }, \
            sizeof((const enum query[]){ __VA_ARGS__ }) / sizeof(enum query), id, e)

static enum status activity_before(struct db *db, int64_t id, struct err *e)
{
    return RUN_ALL(db, id, e, QUERY_MARKS_ORG_CLEAR, QUERY_MARKS_ACTIVITY_PERSONS_CLEAR,
                   QUERY_MARKS_HOST_CLEAR);
}

static enum status activity_after(struct db *db, int64_t id, struct err *e)
{
    return RUN_ALL(db, id, e, QUERY_MARKS_TYPES_OF, QUERY_MARKS_ORG_FILL,
                   QUERY_MARKS_ACTIVITY_PERSONS_FILL, QUERY_MARKS_HOST_FILL);
}

static enum status attendance_before(struct db *db, int64_t id, struct err *e)
{
    return RUN_ALL(db, id, e, QUERY_MARKS_PENDING_HOST, QUERY_MARKS_ATTENDANCE_CLEAR);
}

/* The field host of the activity may yield to a part host, or stand for it again. */
static enum status attendance_after(struct db *db, int64_t id, struct err *e)
{
    enum status st = id ? run1(db, QUERY_MARKS_PENDING_HOST, id, e) : ST_OK;
    int64_t activity = 0;
    if (st)
        return st;
    struct stmt *s = db_query(db, QUERY_MARKS_PENDING);
    int got = stmt_step(s, e);
    if (got > 0)
        activity = stmt_int(s, 0);
    stmt_reset(s);
    if (got < 0)
        return e->status;
    if (got > 0)
        st = RUN_ALL(db, activity, e, QUERY_MARKS_HOST_YIELD, QUERY_MARKS_HOST_FILL);
    if (!st && got > 0)
        st = stmt_run(db_query(db, QUERY_MARKS_PENDING_CLEAR), e);
    return st || !id ? st : run1(db, QUERY_MARKS_ATTENDANCE_FILL, id, e);
}

/* A person's marks are filed under the last organisation; who moves takes them along. */
static enum status person_after(struct db *db, int64_t id, struct err *e)
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

/* A new organisation takes a rank between its neighbours; where there is no room all are ranked
 * anew. */
static enum status org_after(struct db *db, int64_t id, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_RANK_ROOM);
    stmt_bind_int(s, 1, id);
    int got = stmt_step(s, e);
    int64_t below = got > 0 ? stmt_int(s, 0) : 0, above = got > 0 ? stmt_int(s, 1) : 0;
    bool ranked = got > 0 && stmt_int(s, 2);
    stmt_reset(s);
    if (got < 0)
        return e->status;
    if (ranked)
        return ST_OK;
    int64_t rank = above ? (below + above) / 2 : below + RANK_STEP;
    if (rank == below)
        return marks_rebuild(db, e);
    s = db_query(db, QUERY_MARKS_RANK_SET);
    stmt_bind_int(s, 1, id);
    stmt_bind_int(s, 2, rank);
    return stmt_run(s, e);
}

static const struct {
    const char *entity;
    enum status (*before)(struct db *, int64_t, struct err *);
    enum status (*after)(struct db *, int64_t, struct err *);
} hooks[] = {
    { "activity", activity_before, activity_after },
    { "attendance", attendance_before, attendance_after },
    { "person", NULL, person_after },
    { "org", NULL, org_after },
};

/* Entities whose rows give marks of their own, one by one. */
static const struct {
    const char *entity;
    enum query clear, fill;
} plain[] = {
    { "dues", QUERY_MARKS_DUES_CLEAR, QUERY_MARKS_DUES_FILL },
    { "review", QUERY_MARKS_REVIEW_CLEAR, QUERY_MARKS_REVIEW_FILL },
};

/* Entities whose rows give marks of an organisation, a person or both; the number is the kind in
 * the views and in mark.record (0004-catalogue.sql). */
static const struct {
    const char *entity;
    int kind;
} rows[] = {
    { "star", 3 },    { "assessment", 4 }, { "debrief", 5 },    { "transfer", 6 },
    { "project", 7 }, { "ledger", 8 },     { "remittance", 9 }, { "dues_base", 10 },
    { "term", 11 },
};

static enum status run_rows(struct db *db, const enum query *q, size_t n, int kind, int64_t id,
                            struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < n && !st; i++) {
        struct stmt *s = db_query(db, q[i]);
        stmt_bind_int(s, 1, kind);
        stmt_bind_int(s, 2, id);
        st = stmt_run(s, e);
    }
    return st;
}

static enum status row_before(struct db *db, int kind, int64_t id, struct err *e)
{
    static const enum query q[] = { QUERY_MARKS_ROW_ORG_CLEAR, QUERY_MARKS_ROW_PERSON_CLEAR };
    return run_rows(db, q, sizeof q / sizeof *q, kind, id, e);
}

static enum status row_after(struct db *db, int kind, int64_t id, struct err *e)
{
    static const enum query q[] = { QUERY_MARKS_TYPES_OF_ROW, QUERY_MARKS_ROW_ORG_FILL,
                                    QUERY_MARKS_ROW_PERSON_FILL };
    return run_rows(db, q, sizeof q / sizeof *q, kind, id, e);
}

enum status marks_before(struct db *db, const struct entity *en, int64_t id, struct err *e)
{
    if (!id || db_bulk(db))
        return ST_OK;
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
        if (hooks[i].before && !strcmp(hooks[i].entity, en->name))
            return hooks[i].before(db, id, e);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!strcmp(plain[i].entity, en->name))
            return run1(db, plain[i].clear, id, e);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].entity, en->name))
            return row_before(db, rows[i].kind, id, e);
    return ST_OK;
}

enum status marks_after(struct db *db, const struct entity *en, int64_t id, struct err *e)
{
    bool attendance = !strcmp(en->name, "attendance");
    if (db_bulk(db) || (!id && !attendance))
        return ST_OK;
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
        if (!strcmp(hooks[i].entity, en->name))
            return hooks[i].after(db, id, e);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!strcmp(plain[i].entity, en->name))
            return run1(db, plain[i].fill, id, e);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].entity, en->name))
            return row_after(db, rows[i].kind, id, e);
    return ST_OK;
}

void marks_bulk_begin(struct db *db)
{
    db_set_bulk(db, true);
}

enum status marks_bulk_end(struct db *db, struct err *e)
{
    db_set_bulk(db, false);
    return marks_rebuild(db, e);
}

enum status marks_rebuild(struct db *db, struct err *e)
{
    static const enum query steps[] = {
        QUERY_MARKS_RANK_ALL,      QUERY_MARKS_HOME_ALL,   QUERY_MARKS_TYPES_ALL,
        QUERY_MARKS_PENDING_CLEAR, QUERY_MARKS_ORG_EMPTY,  QUERY_MARKS_PERSON_EMPTY,
        QUERY_MARKS_ORG_ALL,       QUERY_MARKS_PERSON_ALL,
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        enum status st = stmt_run(db_query(db, steps[i]), e);
        if (st)
            return st;
    }
    return ST_OK;
}

enum status marks_verify(struct db *db, int64_t *wrong, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_MARKS_WRONG);
    int got = stmt_step(s, e);
    *wrong = got > 0 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}
