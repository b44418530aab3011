/* What single words of rules ask for: ratings, projects, pairings, the contents of records. Each is
 * read only where a rule in use says the word. */
#include <stdlib.h>

#include "mem.h"
#include "office_priv.h"

static bool asks_fact(const struct rule *r, int fact)
{
    return expr_asks(r->when, (enum fact)fact) || expr_asks(r->require, (enum fact)fact);
}

/* org, rated_on, a number or the word of a grade. */
static enum status read_ratings(struct office *o, int fact, enum query q, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got, number;
    while ((got = stmt_step(s, e)) > 0) {
        const char *text = stmt_text(s, 2);
        struct ratio value = RATIO_UNKNOWN;
        if (vocabulary_grade(policy_set_words(o->policies), text, &number))
            value = ratio_int(number);
        else
            ratio_parse(text, &value);
        world_add(&o->w, fact) =
            (struct world_fact){ office_org_of(o, s, 0), fact, stmt_day(s, 1), value };
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

/* org, the type of a project or NULL, first day, first day after. */
static enum status read_holdings(struct office *o, enum query q, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        int what = HOLDING_PAIRING;
        if (!stmt_is_null(s, 1))
            what = vocabulary_evidence(policy_set_words(o->policies), stmt_text(s, 1));
        if (what < 0 && !stmt_is_null(s, 1))
            continue; /* of a kind no rule can name */
        world_add(&o->w, holding) =
            (struct world_holding){ office_org_of(o, s, 0), what,
                                    span_make(stmt_day(s, 2), stmt_day(s, 3)) };
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_read_words(struct office *o, struct err *e)
{
    enum status st = ST_OK;
    if (office_asks(o, asks_fact, FACT_STAR))
        st = read_ratings(o, RATED_STAR, QUERY_OFFICE_STARS, e);
    if (!st && office_asks(o, asks_fact, FACT_GRADE))
        st = read_ratings(o, RATED_GRADE, QUERY_OFFICE_GRADES, e);
    if (!st && office_asks(o, asks_fact, FACT_PAIRINGS))
        st = read_holdings(o, QUERY_OFFICE_PAIRINGS, e);
    if (!st && office_asks(o, asks_fact, FACT_PROJECTS))
        st = read_holdings(o, QUERY_OFFICE_PROJECTS, e);
    return st;
}

/* ---- what records hold ---- */

static const char *type_name(const struct office *o, int type)
{
    return vocabulary_evidence_name(policy_set_words(o->policies), type);
}

static bool accepts(const struct rule *r, int type)
{
    for (size_t i = 0; i < r->nevidence; i++)
        if (r->evidence[i] == type)
            return true;
    return false;
}

static bool asks_details(const struct rule *r, int type)
{
    return r->counts && accepts(r, type);
}

static void see_host(void *ctx, struct fact_ref f)
{
    *(bool *)ctx |= f.fact == FACT_HAS && f.arg == word_record_field("host");
}

static bool asks_host(const struct rule *r, int what)
{
    bool host = false;
    (void)what;
    expr_facts(r->counts, see_host, &host);
    return host;
}

static bool asks_owners(const struct rule *r, int type)
{
    return accepts(r, type) && expr_asks(r->counts, FACT_OWN);
}

static bool asks_presences(const struct rule *r, int type)
{
    return r->measure == MEASURE_PERSONS && accepts(r, type);
}

static bool asks_partners(const struct rule *r, int type)
{
    return r->part == PART_PARTNER && accepts(r, type);
}

static enum status read_details(struct office *o, int type, struct err *e)
{
    enum { RECORD, DAYS, HOURS, HAS, COLUMNS };
    struct stmt *s = db_query(o->db, QUERY_OFFICE_DETAILS);
    int64_t v[COLUMNS];
    int got;
    stmt_bind_text(s, 1, type_name(o, type));
    stmt_bind_int(s, 2, office_asks(o, asks_host, 0));
    while ((got = stmt_ints(s, v, COLUMNS, 1, e)) > 0)
        world_add(&o->w, detail) =
            (struct world_detail){ v[RECORD], (int)v[DAYS], (int32_t)v[HOURS], (uint32_t)v[HAS] };
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

static enum status read_owners(struct office *o, int type, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_OWNERS);
    stmt_bind_text(s, 1, type_name(o, type));
    return office_read_records(o, s, false, e);
}

static enum status read_partners(struct office *o, int type, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_PARTNER_ORGS);
    stmt_bind_text(s, 1, type_name(o, type));
    enum status st = office_read_records(o, s, false, e);
    if (st)
        return st;
    s = db_query(o->db, QUERY_OFFICE_PARTNER_HOSTS);
    stmt_bind_text(s, 1, type_name(o, type));
    return office_read_records(o, s, true, e);
}

static enum status read_presences(struct office *o, int type, struct err *e)
{
    enum { RECORD, PERSON, MADE_UP, COLUMNS };
    struct stmt *s = db_query(o->db, QUERY_OFFICE_PRESENCES);
    int64_t v[COLUMNS];
    int got;
    stmt_bind_text(s, 1, type_name(o, type));
    while ((got = stmt_ints(s, v, COLUMNS, 1, e)) > 0)
        world_add(&o->w, presence) =
            (struct world_presence){ v[RECORD],
                                     o->slices ? (int)v[PERSON] : office_person_by_id(o, v[PERSON]),
                                     v[MADE_UP] ? (daynum)v[MADE_UP] : DAY_NONE };
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_read_details(struct office *o, struct err *e)
{
    static const struct {
        bool (*asks)(const struct rule *r, int type);
        enum status (*read)(struct office *o, int type, struct err *e);
    } lists[] = {
        { asks_details, read_details },
        { asks_owners, read_owners },
        { asks_partners, read_partners },
        { asks_presences, read_presences },
    };
    int types = (int)vocabulary_evidence_count(policy_set_words(o->policies));
    enum status st = ST_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (int type = 0; type < types && !st; type++)
            if (office_asks(o, lists[i].asks, type))
                st = lists[i].read(o, type, e);
    return st;
}
